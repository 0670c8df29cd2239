import { textOf } from './paragraphs.ts';
import type { Line, Unit } from './types.ts';

/** A footnote's mark at the head of its first line: a number (raised or in brackets), an asterisk. */
const HEAD = /^(?:\((\d{1,3}|[٠-٩]{1,3}|\*{1,3}|[a-z])\)|(\d{1,3}|[٠-٩]{1,3}|\*{1,3}|[a-z])(?=\s|$))/u;

/**
 * Where the footnotes of a page begin: the first line from below of a run of small lines at the page's foot that has a
 * mark at its head. Returns the index into `lines` (of one page, without header and footer), or `lines.length`.
 */
export function footnotesFrom(lines: readonly Line[], bodySize: number, pageHeight: number): number {
  let from = lines.length;
  let start = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line || line.size > bodySize * 0.93 || line.y < pageHeight * 0.3) break;
    from = at;
    if (markOf(line) !== null) start = from;
  }
  return start;
}

/** The mark that the line begins with; a bare number or letter must be raised to be one. */
export function markOf(line: Line): string | null {
  const found = HEAD.exec(textOf(line));
  if (!found) return null;
  const bare = found[2];
  if (bare === undefined) return found[1] ?? null;
  return bare.startsWith('*') || line.units[0]?.raised === true ? bare : null;
}

/** Splits the foot of a page into notes; lines without a mark belong to the note before. */
export function splitNotes(lines: readonly Line[]): Line[][] {
  const notes: Line[][] = [];
  for (const line of lines) {
    const current = notes[notes.length - 1];
    if (!current || markOf(line) !== null) notes.push([line]);
    else current.push(line);
  }
  return notes;
}

/** `1 See …` with a raised number becomes `(1) See …`, as plain text has it. */
export function bracketHead(line: Line): void {
  const mark = markOf(line);
  const first = line.units[0];
  if (mark === null || !first || first.text === '(') return;
  const last = line.units[mark.length - 1] ?? first;
  const rest = line.units.slice(mark.length);
  const space = rest[0]?.text === ' ' ? [] : [synthetic(' ', last)];
  line.units = [synthetic('(', first), ...line.units.slice(0, mark.length), synthetic(')', last), ...space, ...rest];
}

/**
 * Raised marks in the running text become `^(15)` where the page (or the one after) has a note of that mark; other raised
 * letters (powers, ordinals) stay as they are.
 */
export function markReferences(line: Line, known: ReadonlySet<string>): void {
  if (!line.units.some(({ raised }) => raised)) return;
  const out: Unit[] = [];
  for (let at = 0; at < line.units.length; ) {
    const unit = line.units[at];
    if (!unit) break;
    if (unit.raised !== true) {
      out.push(unit);
      at++;
      continue;
    }
    let end = at;
    while (line.units[end]?.raised === true) end++;
    const run = line.units.slice(at, end);
    out.push(...marked(run, known, out.length > 0));
    at = end;
  }
  line.units = out;
}

function marked(run: readonly Unit[], known: ReadonlySet<string>, afterWords: boolean): readonly Unit[] {
  const text = run.map((unit) => unit.text).join('');
  const parts = text.split(/\s*[,،]\s*/u).map((part) => part.replace(/^\((.*)\)$/u, '$1'));
  if (!afterWords || !parts.every((part) => known.has(part))) return run;
  const out: Unit[] = [];
  let at = 0;
  for (const part of parts) {
    while (at < run.length && !part.startsWith(run[at]?.text ?? ' ')) at++;
    const letters = run.slice(at, at + part.length);
    const [first, last] = [letters[0], letters[letters.length - 1]];
    if (!first || !last) return run;
    out.push(synthetic('^', first), synthetic('(', first), ...letters, synthetic(')', last));
    at += part.length;
  }
  return out;
}

const synthetic = (text: string, beside: Unit): Unit => ({ text, x0: beside.x0, x1: beside.x1, size: beside.size, font: beside.font });

/** A line of nothing but strokes. */
export const isRule = (line: Line): boolean => /^[_\s–—―─-]{3,}$/u.test(textOf(line));
