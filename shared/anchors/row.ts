/**
 * The clauses beside a clause, by what all language editions of them share: acts, citations and how long they are. A path
 * alone does not tell that a clause was taken out of the other edition, or put into it; the row does, or says that it
 * cannot tell.
 */
import type { Clause } from '../clauses/types.ts';
import type { Language } from '../languages/types.ts';
import type { Edition } from './edition.ts';
import { pairing, type Seen } from './pairing.ts';

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
const paired = new WeakMap<Edition, Map<string, Float64Array>>();

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

/** `clause`: this index of `Edition.clauses`; `parent`: it is gone, what it stood under is there; `unsure`; null: the note has no row. */
export type InRow = { readonly clause: number } | { readonly parent: number } | 'gone' | 'unsure' | null;

/** Where the clause of a row stands in an edition of any language. */
export function placeInRow(edition: Edition, path: string, marks: readonly string[]): InRow {
  const part = (number: number): string => marks.find((mark) => mark.startsWith(`${MARK}${number}:`))?.slice(MARK.length + 2) ?? '';
  const told = /^(\d{1,3})(<?)(>?):([\w-]+)$/u.exec(part(1));
  if (!told) return null;
  const [, place = '', before, after, firstSigns = ''] = told;
  const signs = firstSigns + part(2) + part(3);
  const at = Number(place);
  if (!/^[\w-]*$/u.test(signs) || signs.length % SIGNS !== 0 || signs.length > MOST * SIGNS || at * SIGNS >= signs.length) return null;
  const row = rowOf(edition, kindOf(path));
  const pairs = pairsOf(edition, kindOf(path), signs, row.signs, before === '<', after === '>');
  const own = settled(pairs, row.clauses.length, at);
  if (typeof own === 'number') return { clause: row.clauses[own] as number };
  const depth = depthIn(signs, at);
  if (depth === 0) return own;
  // What it stood under: the nearest one before it that lies less deep.
  let above = at - 1;
  while (above >= 0 && depthIn(signs, above) >= depth) above -= 1;
  const parent = above < 0 ? 'unsure' : settled(pairs, row.clauses.length, above);
  return typeof parent === 'number' ? { parent: row.clauses[parent] as number } : own;
}

function depthIn(signs: string, at: number): number {
  return seenAt(signs, at).depth;
}

function seenAt(signs: string, at: number): Seen {
  const first = DIGITS.indexOf(signs.charAt(at * SIGNS));
  const mark = signs.charAt(at * SIGNS + 1);
  return { depth: Math.floor(first / ACTS), act: first % ACTS, mark: mark === NOTHING ? null : mark, doublings: DIGITS.indexOf(signs.charAt(at * SIGNS + 2)) / STEPS };
}

function allSeen(signs: string): Seen[] {
  return Array.from({ length: signs.length / SIGNS }, (_, at) => seenAt(signs, at));
}

function pairsOf(edition: Edition, kind: string, one: string, two: string, openBefore: boolean, openAfter: boolean): Float64Array {
  const known = paired.get(edition) ?? new Map<string, Float64Array>();
  paired.set(edition, known);
  const key = `${kind} ${openBefore} ${openAfter} ${one}`;
  const found = known.get(key);
  if (found) return found;
  const pairs = pairing(allSeen(one), allSeen(two), openBefore, openAfter);
  if (known.size > 256) known.clear();
  known.set(key, pairs);
  return pairs;
}

/** A place is believed from this probability. */
const SURELY = 0.95;

/** The place that the pairing gives a clause, if hardly any other. */
function settled(pairs: Float64Array, many: number, at: number): number | 'gone' | 'unsure' {
  const shares = pairs.subarray(at * many, (at + 1) * many);
  let place = 0;
  let sum = 0;
  shares.forEach((share, right) => {
    sum += share;
    if (share > (shares[place] ?? 0)) place = right;
  });
  if ((shares[place] ?? 0) >= SURELY) return place;
  return 1 - sum >= SURELY ? 'gone' : 'unsure';
}
