/** What changed between two versions of an instrument, clause by clause. */
import { diff, type DiffPart } from '../../shared/anchors/diff.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { LibraryClause } from '../store/database.ts';

export interface ClauseChange {
  /** In the newer version; of a clause that went, in the older. */
  readonly path: string;
  readonly kind: 'new' | 'gone' | 'changed';
  readonly parts: readonly DiffPart[];
}

export interface Changes {
  readonly list: readonly ClauseChange[];
  /** The clause of the newer version that a clause of the older one became; null where it went. */
  becameOf(path: string): LibraryClause | null;
}

const READ: ReadonlySet<Clause['kind']> = new Set(['section', 'body', 'preamble', 'operative', 'annex']);
/** Share of words in common from which two clauses of one path, or of different ones, are one. */
const ALIKE_IN_PLACE = 0.3;
const ALIKE = 0.55;
/** Of two that are about as like, the one at the same path. */
const IN_PLACE = 0.15;
/** Beyond this many clauses without a partner on either side, only those of one path are compared. */
const PAIRS_MOST = 300;
/** UTF-16 units of a clause that are compared. */
const WORDS_MOST = 12_000;

/** Both in one language; otherwise everything has changed. */
export function changesBetween(was: readonly LibraryClause[], now: readonly LibraryClause[]): Changes {
  const old = was.filter(({ kind }) => READ.has(kind));
  const fresh = now.filter(({ kind }) => READ.has(kind));
  const partner = match(old, fresh);
  const before = new Map<LibraryClause, LibraryClause>([...partner].map(([one, other]) => [other, one]));
  const list: ClauseChange[] = [];
  let next = 0;
  const putGone = (until: number) => {
    for (; next < until; next++) {
      const clause = old[next]!;
      if (!partner.has(clause)) list.push({ path: clause.path, kind: 'gone', parts: [{ kind: 'gone', text: clip(clause.words) }] });
    }
  };
  for (const clause of fresh) {
    const origin = before.get(clause);
    if (origin === undefined) {
      list.push({ path: clause.path, kind: 'new', parts: [{ kind: 'new', text: clip(clause.words) }] });
      continue;
    }
    // What went stands where it stood: before the next clause that stayed.
    const at = old.indexOf(origin);
    if (at >= next) putGone(at);
    if (at === next) next++;
    const parts = diff(clip(unnumbered(origin)), clip(unnumbered(clause)));
    if (parts.some(({ kind, text }) => kind !== 'same' && /[\p{L}\p{N}]/u.test(text))) list.push({ path: clause.path, kind: 'changed', parts });
  }
  putGone(old.length);
  return {
    list,
    becameOf: (path) => {
      const clause = old.find((each) => each.path === path);
      return clause === undefined ? null : (partner.get(clause) ?? null);
    },
  };
}

/** First the same words wherever they stand, then the likest, at the same path rather than elsewhere. */
function match(old: readonly LibraryClause[], fresh: readonly LibraryClause[]): Map<LibraryClause, LibraryClause> {
  const partner = new Map<LibraryClause, LibraryClause>();
  const taken = new Set<LibraryClause>();
  const pair = (one: LibraryClause, other: LibraryClause) => {
    partner.set(one, other);
    taken.add(other);
  };
  const folded = new Map([...old, ...fresh].map((clause) => [clause, fold(unnumbered(clause))]));
  const byWords = new Map<string, LibraryClause[]>();
  for (const clause of fresh) byWords.set(folded.get(clause)!, [...(byWords.get(folded.get(clause)!) ?? []), clause]);
  for (const clause of old) {
    const same = byWords.get(folded.get(clause)!)?.filter((each) => !taken.has(each)) ?? [];
    const found = same.find(({ path }) => path === clause.path) ?? same[0];
    if (found !== undefined) pair(clause, found);
  }
  const sets = new Map<LibraryClause, Set<string>>();
  const setOf = (clause: LibraryClause) => {
    const known = sets.get(clause) ?? pieces(folded.get(clause)!);
    sets.set(clause, known);
    return known;
  };
  const left = old.filter((clause) => !partner.has(clause));
  const free = fresh.filter((clause) => !taken.has(clause));
  const few = left.length <= PAIRS_MOST && free.length <= PAIRS_MOST;
  const pairs = left.flatMap((one) => (few ? free : free.filter(({ path }) => path === one.path)).map((other) => {
    const share = alike(setOf(one), setOf(other));
    const inPlace = one.path === other.path;
    return { one, other, enough: share >= (inPlace ? ALIKE_IN_PLACE : ALIKE), score: share + (inPlace ? IN_PLACE : 0) };
  })).filter(({ enough }) => enough);
  for (const { one, other } of pairs.toSorted((x, y) => y.score - x.score)) if (!partner.has(one) && !taken.has(other)) pair(one, other);
  return partner;
}

/** The words without the item's own number, which changes whenever another is put before it. */
export function unnumbered({ words, label }: LibraryClause): string {
  return label !== null && words.startsWith(label) ? words.slice(label.length).trimStart() : words;
}

function fold(words: string): string {
  return words.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Words; of Chinese, its characters. */
function pieces(folded: string): Set<string> {
  return new Set(folded.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? []);
}

/** Sørensen–Dice. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let common = 0;
  for (const piece of one) if (other.has(piece)) common += 1;
  return (2 * common) / (one.size + other.size);
}

function clip(words: string): string {
  return words.length <= WORDS_MOST ? words : `${words.slice(0, WORDS_MOST).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
