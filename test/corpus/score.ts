/** Scores an analysis against the annotated corpus: the same counts as `../shared/tools/score.py`, for use inside tests and benches. */

interface GoldClause {
  readonly path: string;
  readonly kind: string;
  readonly lines: readonly number[];
  readonly act?: string | null;
  readonly alt?: readonly string[];
}

interface GoldCitation {
  readonly line: number;
  readonly quote: string;
  readonly id: string;
  readonly occurrence?: number;
  readonly locator?: string | null;
  readonly optional?: boolean;
}

export interface Gold {
  readonly id?: string;
  readonly language?: string;
  readonly links?: boolean;
  readonly clauses_scored?: boolean;
  readonly ids_in_any_language?: readonly string[];
  readonly optional_lines?: readonly number[];
  readonly clauses: readonly GoldClause[];
  readonly citations: readonly GoldCitation[];
}

export interface Analysis {
  readonly document: { readonly id: string | null };
  readonly clauses: readonly { readonly path: string; readonly kind: string; readonly start: number; readonly act?: string | null }[];
  readonly citations: readonly { readonly start: number; readonly end: number; readonly id: string; readonly locator?: string | null }[];
}

export interface Counts {
  readonly found: number;
  readonly wrong: readonly string[];
  readonly missing: readonly string[];
}

export interface Score {
  readonly citations: Counts;
  readonly clauses: Counts;
  readonly acts: { readonly right: number; readonly of: number };
  readonly locators: { readonly right: number; readonly of: number };
  readonly self: boolean;
}

export function score(gold: Gold, source: string, analysis: Analysis): Score {
  const lines = source.split('\n');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) as number) + line.length + 1);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return { ...citationsOf(gold, lines, starts, analysis), ...clausesOf(gold, source, lineOf, analysis), self: analysis.document.id?.toLowerCase() === gold.id?.toLowerCase() };
}

/** F1 of counts, as the harmonic mean of precision and recall. */
export function f1(counts: readonly Counts[]): number {
  const found = counts.reduce((sum, count) => sum + count.found, 0);
  const wrong = counts.reduce((sum, count) => sum + count.wrong.length, 0);
  const missing = counts.reduce((sum, count) => sum + count.missing.length, 0);
  return found === 0 ? (wrong + missing === 0 ? 1 : 0) : (2 * found) / (2 * found + wrong + missing);
}

export function recall(counts: readonly Counts[]): number {
  const found = counts.reduce((sum, count) => sum + count.found, 0);
  const missing = counts.reduce((sum, count) => sum + count.missing.length, 0);
  return found + missing === 0 ? 1 : found / (found + missing);
}

/** A joint symbol answers to each of its parts; a part letter may be missing in the UN's links. */
function same(want: string, got: string): boolean {
  if (want === got) return true;
  if (want.startsWith('un:') && got.startsWith('un:') && got.slice(3).split(/-(?=[aes]\/)/).includes(want.slice(3))) return true;
  return want.endsWith(')') && got.length === want.length + 1 && got.startsWith(want) && /[a-z]$/.test(got);
}

function citationsOf(gold: Gold, lines: readonly string[], starts: readonly number[], analysis: Analysis): Pick<Score, 'citations' | 'locators'> {
  const wanted = gold.citations.map((citation) => {
    const line = lines[citation.line - 1] ?? '';
    let at = -1;
    for (let i = 0; i < (citation.occurrence ?? 1); i++) at = line.indexOf(citation.quote, at + 1);
    const start = (starts[citation.line - 1] ?? 0) + at;
    return { ...citation, id: citation.id.toLowerCase(), start, end: start + citation.quote.length, hit: false };
  });
  let found = 0;
  const locators = { right: 0, of: 0 };
  const wrong: string[] = [];
  for (const citation of analysis.citations) {
    const id = (citation.id.split('#')[0] ?? '').toLowerCase();
    const near = wanted.filter((want) => !want.hit && want.start < citation.end && citation.start < want.end);
    const hit = near.find((want) => same(want.id, id));
    if (!hit) {
      if (!near.some((want) => want.optional)) wrong.push(`${citation.start}: ${citation.id}`);
      continue;
    }
    for (const want of gold.links ? near : [hit]) {
      if (want.hit || !same(want.id, id)) continue;
      want.hit = true;
      if (!want.optional) found++;
    }
    if (hit.locator !== null && hit.locator !== undefined) {
      locators.of++;
      if (citation.locator === hit.locator) locators.right++;
    }
  }
  const missing = wanted.filter((want) => !want.hit && !want.optional).map((want) => `line ${want.line}: ${want.quote} ${want.id}`);
  return { citations: { found, wrong, missing }, locators };
}

function clausesOf(gold: Gold, source: string, lineOf: (offset: number) => number, analysis: Analysis): Pick<Score, 'clauses' | 'acts'> {
  const optional = new Set(gold.optional_lines);
  const byLine = new Map(gold.clauses.map((clause) => [clause.lines[0] ?? 0, clause]));
  const hit = new Set<number>();
  const wrong: string[] = [];
  const acts = { right: 0, of: 0 };
  for (const clause of gold.clauses.length > 0 ? analysis.clauses : []) {
    let start = clause.start;
    while (start < source.length && /\s/.test(source.charAt(start))) start++;
    const line = lineOf(start);
    if (optional.has(line) || (gold.links && !gold.clauses_scored)) continue;
    const want = byLine.get(line);
    if (want && !hit.has(line) && (clause.path === want.path || want.alt?.includes(clause.path))) {
      hit.add(line);
      if (want.act) {
        acts.of++;
        if (clause.act === want.act) acts.right++;
      }
    } else wrong.push(`line ${line}: ${clause.path}, wanted ${want?.path ?? 'none'}`);
  }
  const missing = [...byLine].filter(([line]) => !hit.has(line) && !optional.has(line)).map(([line, clause]) => `line ${line}: ${clause.path}`);
  return { clauses: { found: hit.size, wrong, missing }, acts };
}
