/**
 * The clauses beside a clause, by what all language editions of them share: acts, citations and how long they are. A path
 * alone does not tell that a clause was taken out of the other edition, or put into it; the row does, or says that it
 * cannot tell. Aligned as Gale and Church (1993) align sentences: translations of one clause are of like length.
 */
import type { Clause } from '../clauses/types.ts';
import type { Language } from '../languages/types.ts';
import type { Edition } from './edition.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Clauses that one mark of at most 200 bytes tells of, and a whole row of three. */
const IN_MARK = 62;
const PARTS = 3;
const MOST = PARTS * IN_MARK;
/** `row1:` … `row3:`; `row:` and `row+:` were rows that knew no lengths, they are passed over. */
const MARK = 'row';
/** Three signs a clause: how deep it lies and its act; its first citation or number; how long it is. */
const SIGNS = 3;
const DEPTHS = 3;
const ACTS = 21;
const NOTHING = '_';
/** Letters of a clause against those of its English edition (medians of UN resolutions), and steps of length to a doubling. */
const LENGTHS: Readonly<Record<Language, number>> = { ar: 0.8, zh: 0.27, en: 1, fr: 1.14, ru: 1.16, es: 1.13 };
const STEPS = 4;

interface Row {
  /** Indices into `Edition.clauses`, in reading order. */
  readonly clauses: readonly number[];
  readonly signs: string;
}

const rows = new WeakMap<Edition, Map<string, Row>>();
const tables = new WeakMap<Edition, Map<string, Table>>();

function kindOf(path: string): string {
  return path.replace(/[\d.+].*$/su, '');
}

function depthOf(path: string): number {
  return Math.min(DEPTHS - 1, path.split(/[.+]/u).length - 1);
}

/** All clauses of a kind (P, O, S …) as one row. */
function rowOf(edition: Edition, kind: string): Row {
  const known = rows.get(edition) ?? new Map<string, Row>();
  rows.set(edition, known);
  const found = known.get(kind);
  if (found) return found;
  const clauses = edition.clauses.flatMap(({ path }, index) => (kindOf(path) === kind ? [index] : []));
  clauses.sort((one, two) => (edition.clauses[one]?.start ?? 0) - (edition.clauses[two]?.start ?? 0));
  const marks = edition.marks();
  const signs = clauses.map((index) => signsOf(edition.clauses[index] as Clause, marks[index]?.[0], lengthOf(edition, index)));
  const row = { clauses, signs: signs.join('') };
  known.set(kind, row);
  return row;
}

function signsOf({ path, act }: Clause, mark: string | undefined, letters: number): string {
  const acted = act === null ? 0 : 1 + (hash(act) % (ACTS - 1));
  const length = Math.min(63, Math.max(0, Math.round(STEPS * Math.log2(Math.max(1, letters)))));
  return DIGITS.charAt(depthOf(path) * ACTS + acted) + (mark === undefined ? NOTHING : DIGITS.charAt(hash(mark) % 63)) + DIGITS.charAt(length);
}

/** Letters that the English edition of a clause would have. */
function lengthOf(edition: Edition, clause: number): number {
  const [from, to] = edition.lettersOfClause(clause);
  return (to - from) / (edition.language ? LENGTHS[edition.language] : 1);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return (value ^ (value >>> 15)) >>> 0;
}

/** The row of a clause as marks of it: `row1:`, its place in it, `<` and `>` where more goes before or after, the signs; `row2:` and `row3:` the rest. */
export function rowMarks(edition: Edition, clause: number): readonly string[] {
  const path = edition.clauses[clause]?.path;
  if (path === undefined) return [];
  const { clauses, signs } = rowOf(edition, kindOf(path));
  const at = clauses.indexOf(clause);
  if (clauses.length < 2 || at < 0) return [];
  const from = Math.max(0, Math.min(at - MOST / 2, clauses.length - MOST));
  const to = Math.min(clauses.length, from + MOST);
  const told = signs.slice(from * SIGNS, to * SIGNS);
  const head = `${at - from}${from > 0 ? '<' : ''}${to < clauses.length ? '>' : ''}:`;
  const size = IN_MARK * SIGNS;
  return Array.from({ length: Math.ceil(told.length / size) }, (_, part) => `${MARK}${part + 1}:${part === 0 ? head : ''}${told.slice(part * size, (part + 1) * size)}`);
}

export function isRow(mark: string): boolean {
  return /^row[1-3+]?:/u.test(mark);
}

/** `clause`: this index of `Edition.clauses`; `parent`: it is gone, what it stood under is there; `unsure`; null: the note has no row. */
export type InRow = { readonly clause: number } | { readonly parent: number } | 'gone' | 'unsure' | null;

/** Where the clause of a row stands in an edition of any language. */
export function placeInRow(edition: Edition, path: string, marks: readonly string[]): InRow {
  const part = (number: number): string => marks.find((mark) => mark.startsWith(`${MARK}${number}:`))?.slice(MARK.length + 2) ?? '';
  const told = /^(\d{1,3})(<?)(>?):([\w-]+)$/u.exec(part(1));
  if (!told) return null;
  const [, place = '', before, after, firstSigns = ''] = told;
  const signs = firstSigns + part(2) + part(3);
  if (signs.length % SIGNS !== 0 || signs.length > MOST * SIGNS) return null;
  const row = rowOf(edition, kindOf(path));
  const table = tableOf(edition, kindOf(path), signs, row.signs, before === '<', after === '>');
  const at = Number(place);
  if (at * SIGNS >= signs.length) return null;
  const numbered = row.clauses.indexOf(edition.clauseByPath(path));
  const own = settled(table, at, table.old === table.now ? numbered : -1);
  if (typeof own === 'number') return { clause: row.clauses[own] as number };
  const depth = depthIn(signs, at);
  if (depth === 0) return own;
  // What it stood under: the nearest one before it that lies less deep.
  let above = at - 1;
  while (above >= 0 && depthIn(signs, above) >= depth) above -= 1;
  const parent = above < 0 ? 'unsure' : settled(table, above);
  return typeof parent === 'number' ? { parent: row.clauses[parent] as number } : own;
}

function depthIn(signs: string, at: number): number {
  return Math.floor(DIGITS.indexOf(signs.charAt(at * SIGNS)) / ACTS);
}

/** Best scores of aligning two rows up to each pair of places, and from it on. */
interface Table {
  readonly old: number;
  readonly now: number;
  readonly score: (one: number, two: number) => number;
  readonly before: Float64Array;
  readonly behind: Float64Array;
}

const SKIPPED = -1.4;
/** The best place must be better than any other by this. */
const SURELY = 0.9;

function tableOf(edition: Edition, kind: string, one: string, two: string, openBefore: boolean, openAfter: boolean): Table {
  const known = tables.get(edition) ?? new Map<string, Table>();
  tables.set(edition, known);
  const key = `${kind} ${openBefore} ${openAfter} ${one}`;
  const found = known.get(key);
  if (found) return found;
  const old = one.length / SIGNS;
  const now = two.length / SIGNS;
  const wide = now + 1;
  const score = (left: number, right: number): number => alike(one, left * SIGNS, two, right * SIGNS);
  const before = new Float64Array((old + 1) * wide);
  const behind = new Float64Array((old + 1) * wide);
  for (let left = 0; left <= old; left += 1) {
    for (let right = 0; right <= now; right += 1) {
      if (left === 0 && right === 0) continue;
      const taken = left > 0 && right > 0 ? (before[(left - 1) * wide + right - 1] as number) + score(left - 1, right - 1) : -Infinity;
      const less = left > 0 ? (before[(left - 1) * wide + right] as number) + SKIPPED : -Infinity;
      // Where the row begins in the middle, what goes before it costs nothing.
      const more = right > 0 ? (before[left * wide + right - 1] as number) + (left === 0 && openBefore ? 0 : SKIPPED) : -Infinity;
      before[left * wide + right] = Math.max(taken, less, more);
    }
  }
  for (let left = old; left >= 0; left -= 1) {
    for (let right = now; right >= 0; right -= 1) {
      if (left === old && right === now) continue;
      const taken = left < old && right < now ? (behind[(left + 1) * wide + right + 1] as number) + score(left, right) : -Infinity;
      const less = left < old ? (behind[(left + 1) * wide + right] as number) + SKIPPED : -Infinity;
      const more = right < now ? (behind[left * wide + right + 1] as number) + (left === old && openAfter ? 0 : SKIPPED) : -Infinity;
      behind[left * wide + right] = Math.max(taken, less, more);
    }
  }
  const table = { old, now, score, before, behind };
  if (known.size > 256) known.clear();
  known.set(key, table);
  return table;
}

/** What two clauses of different languages have in common. Acts and citations are found in both or, by mistake, in one. */
function alike(one: string, left: number, two: string, right: number): number {
  const [first, second] = [DIGITS.indexOf(one.charAt(left)), DIGITS.indexOf(two.charAt(right))];
  const [ownAct, otherAct] = [first % ACTS, second % ACTS];
  const depth = Math.floor(first / ACTS) === Math.floor(second / ACTS) ? 0.3 : -1.5;
  const act = ownAct === otherAct ? (ownAct === 0 ? 0.2 : 1.2) : ownAct === 0 || otherAct === 0 ? -0.4 : -0.9;
  const [mine, theirs] = [one.charAt(left + 1), two.charAt(right + 1)];
  const mark = mine === theirs ? (mine === NOTHING ? 0.4 : 2) : mine === NOTHING || theirs === NOTHING ? -0.8 : -1.2;
  return depth + act + mark + alikeInLength(DIGITS.indexOf(one.charAt(left + 2)), DIGITS.indexOf(two.charAt(right + 2)));
}

/** By how much the lengths speak for two clauses being one: the logarithm of how much likelier they then are. */
function alikeInLength(one: number, two: number): number {
  const doublings = (one - two) / STEPS;
  // A short clause is longer or shorter by a word.
  const spread = 0.05 + 3 / 2 ** (Math.min(one, two) / STEPS);
  return Math.max(-1.5, 0.5 * Math.log(1 / spread) - (doublings * doublings) / (2 * spread));
}

/**
 * The place that the best alignment gives, if no other place and no gap is nearly as good.
 * @param numbered the place that its number says as well, which needs no more proof; −1 for none
 */
function settled({ now, score, before, behind }: Table, at: number, numbered = -1): number | 'gone' | 'unsure' {
  const wide = now + 1;
  let best = -Infinity;
  let second = -Infinity;
  let place = -1;
  const offer = (value: number, where: number): void => {
    if (value > best) {
      if (where !== place) second = best;
      best = value;
      place = where;
    } else if (where !== place && value > second) second = value;
  };
  for (let right = 0; right <= now; right += 1) {
    // Left out at this border.
    offer((before[at * wide + right] as number) + SKIPPED + (behind[(at + 1) * wide + right] as number), -1);
    if (right < now) offer((before[at * wide + right] as number) + score(at, right) + (behind[(at + 1) * wide + right + 1] as number), right);
  }
  if (best - second < SURELY && (place < 0 || place !== numbered)) return 'unsure';
  return place < 0 ? 'gone' : place;
}
