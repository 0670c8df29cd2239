/** From a citation's pinpoint ("12", "20-25", "annex-1", "art-13") to the words that it means in a kept document. */
import type { Clause } from '../../shared/clauses/types.ts';
import type { LibraryClause } from '../store/database.ts';

export interface Passage {
  /** The clauses cited with what belongs to them, in reading order; without a pinpoint, how the document's own clauses begin. */
  readonly cited: readonly LibraryClause[];
  readonly before: readonly LibraryClause[];
  readonly after: readonly LibraryClause[];
  /** False where there is a pinpoint that this text has no clause for. */
  readonly found: boolean;
  /** More is cited than is shown. */
  readonly cut: boolean;
}

/** Clauses on either side. */
const CONTEXT = 2;
/** What a popover shows at most: clauses, and UTF-16 units of them. */
const CLAUSES_MOST = 14;
const WORDS_MOST = 8_000;
/** Clauses shown where nothing points into the document. */
const OPENING = 3;
/** Longest range of paragraphs that is followed. */
const RANGE_MOST = 60;

/** Paragraphs that are cited by number are operative ones before all others. */
const ORDER: readonly Clause['kind'][] = ['operative', 'section', 'annex', 'preamble', 'footnote'];
const READ: ReadonlySet<Clause['kind']> = new Set(['section', 'body', 'preamble', 'operative', 'annex']);

/** @param locator as citations carry it; null shows how the document begins to speak */
export function passageOf(clauses: readonly LibraryClause[], locator: string | null): Passage {
  const wanted = locator === null || locator === '' ? [] : heads(locator, clauses);
  const found = wanted.length > 0;
  const chosen = found ? withParts(wanted, clauses) : opening(clauses);
  const cited: LibraryClause[] = [];
  let length = 0;
  for (const clause of chosen) {
    if (cited.length >= CLAUSES_MOST || (cited.length > 0 && length + clause.words.length > WORDS_MOST)) break;
    cited.push(clause.words.length > WORDS_MOST ? cutTo(clause, WORDS_MOST) : clause);
    length += clause.words.length;
  }
  const readable = clauses.filter(({ kind }) => READ.has(kind));
  const first = readable.findIndex(({ path }) => path === cited[0]?.path);
  const last = readable.findIndex(({ path }) => path === cited.at(-1)?.path);
  return {
    cited,
    before: first < 0 ? [] : readable.slice(Math.max(0, first - CONTEXT), first).map((clause) => cutTo(clause, 2_000)),
    after: last < 0 ? [] : readable.slice(last + 1, last + 1 + CONTEXT).map((clause) => cutTo(clause, 2_000)),
    found: found || locator === null || locator === '',
    cut: cited.length < chosen.length || cited.some((clause, index) => clause !== chosen[index]),
  };
}

/** The first words of a clause, never cut inside a pair of surrogates; citations beyond them are left out. */
function cutTo(clause: LibraryClause, most: number): LibraryClause {
  if (clause.words.length <= most) return clause;
  const words = `${clause.words.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '')}…`;
  return { ...clause, words, cites: clause.cites.filter(({ end }) => end < most) };
}

/** The clauses that a pinpoint names themselves, without what belongs to them. */
function heads(locator: string, clauses: readonly LibraryClause[]): LibraryClause[] {
  const parts = locator.split(',').slice(0, 20);
  if (locator.startsWith('annex')) return parts.flatMap((part) => annex(part, clauses) ?? []);
  const named = /^(art|ch)-/.exec(locator)?.[1];
  if (named !== undefined) return parts.flatMap((part) => titled(named as 'art' | 'ch', part.slice(named.length + 1), clauses) ?? []);
  const numbers = parts.flatMap(range);
  for (const kind of ORDER) {
    const found = numbers.flatMap((number) => clauses.find((clause) => clause.kind === kind && isNumbered(clause, number)) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}

function annex(part: string, clauses: readonly LibraryClause[]): LibraryClause | undefined {
  const annexes = clauses.filter(({ kind, parent }) => kind === 'annex' && parent === null);
  const number = /^annex-(\d+)$/.exec(part)?.[1];
  // "annex 2" of a document with one annex is another document's; "the annex" is the first.
  return annexes.find(({ path }) => path === `A${number ?? 1}`) ?? annexes[Number(number ?? 1) - 1];
}

const TITLES: Readonly<Record<'art' | 'ch', string>> = {
  art: 'article|art\\.?|artículo|articulo|статья|المادة|المـادة',
  ch: 'chapter|chapitre|capítulo|capitulo|глава|الفصل',
};

/** "Article 13", "المادة 13", "第13条", "第十三条" as a clause's first words. */
function titled(kind: 'art' | 'ch', number: string, clauses: readonly LibraryClause[]): LibraryClause | undefined {
  if (!/^\d{1,4}[A-Z]?$/.test(number)) return undefined;
  const western = new RegExp(`^\\W{0,3}(?:${TITLES[kind]})\\s{0,3}${number}(?![\\d.])`, 'iu');
  const sign = kind === 'art' ? '条' : '章';
  const chinese = new RegExp(`^第\\s?(?:${number}|${inChinese(Number.parseInt(number, 10))})\\s?${sign}`, 'u');
  return clauses.find(({ words }) => {
    const begins = digitsFolded(words.slice(0, 40));
    return western.test(begins) || chinese.test(begins);
  });
}

function inChinese(value: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  if (value >= 100) return String(value);
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[value % 10] ?? ''}`;
}

/** "20-25" as its numbers; "184A" and "9.2" stay as they are. */
function range(part: string): string[] {
  const ends = /^(\d{1,4})-(\d{1,4})$/.exec(part);
  if (ends === null) return [part];
  const [from, to] = [Number(ends[1]), Number(ends[2])];
  return Array.from({ length: Math.max(0, Math.min(to - from, RANGE_MOST) + 1) }, (_, index) => String(from + index));
}

function isNumbered({ label, path, kind }: LibraryClause, number: string): boolean {
  if (label !== null) return digitsFolded(label).replace(/[^\dA-Z.]/gu, '').replace(/^\.+|\.+$/gu, '') === number;
  // A numbered paragraph whose number stands in no label has it in its path.
  return kind === 'operative' && path === `O${number}`;
}

function digitsFolded(text: string): string {
  return text.normalize('NFKC').replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
}

/** Clauses with all that stands under them, in reading order, each once. */
function withParts(wanted: readonly LibraryClause[], clauses: readonly LibraryClause[]): LibraryClause[] {
  const paths = new Set(wanted.map(({ path }) => path));
  // Reading order has a clause before its parts.
  for (const { path, parent } of clauses) if (parent !== null && paths.has(parent)) paths.add(path);
  return clauses.filter(({ path, kind }) => paths.has(path) && (kind !== 'footnote' || wanted.some((each) => each.path === path)));
}

function opening(clauses: readonly LibraryClause[]): LibraryClause[] {
  for (const kind of ORDER) {
    const top = clauses.filter((clause) => clause.kind === kind && clause.parent === null && clause.words.trim() !== '');
    if (top.length > 0) return withParts(top.slice(0, OPENING), clauses);
  }
  return clauses.slice(0, OPENING);
}
