import { modal } from './rows.ts';
import type { BlockRole } from '../../../shared/text/types.ts';
import { opensClause } from '../../../shared/clauses/opening.ts';
import type { Line, Unit } from './types.ts';

export interface Paragraph {
  readonly lines: readonly Line[];
  readonly role: BlockRole;
}

/** What lines of running text of the document measure. */
export interface Measures {
  /** Letter size of most of the text. */
  readonly size: number;
  /** Distance of baselines inside paragraphs, by rounded letter size. */
  readonly pitch: ReadonlyMap<number, number>;
  /** How far the first lines of its paragraphs are set in, where they are; else null. */
  readonly setIn: number | null;
}

/** Ends of sentences and of clauses in the six languages. */
const CLOSED = /[.;:!?。；：！？؛؟.…]["'”’»)\]]*(?:\^\([^)]*\))?$/u;
const COMMA = /[,،，、]["'”’»)\]]*(?:\^\([^)]*\))?$/u;
/** Ideographs and the signs that stand among them. */
const IDEOGRAPHS = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/u;
/** A list label or a clause number at the head of a line. */
const LABEL = /^(?:\(?(?:\d{1,3}|[٠-٩]{1,3})(?:bis|ter|quater)?\s?[.)-]|(?:\d{1,2}\.){1,5}\d{0,3}\s|\(?[a-zа-я]{1,2}\s?\)|\(?[ivxIVX]{1,5}\s?[.)]|\(?[\u0621-\u064a]{1,2}[\u0640\u200d]?\s?\)|\(?[\u0621-\u064a]\s?[-–]\s|[IVX]{1,5}\s?[.)-]?\s{1,}\p{Lu}|[•●○▪–—-]\s|[（(]?[一二三四五六七八九十]{1,3}[、）).]|第[一二三四五六七八九十\d]+[条章节])/u;

export function measure(lines: readonly Line[]): Measures {
  const size = modal(lines.flatMap((line) => line.units.map(() => rounded(line.size))));
  const steps = new Map<number, number[]>();
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (!next || !sameColumn(line, next)) continue;
    const step = next.y - line.y;
    // Only full lines tell the pitch: after a short one a paragraph ends.
    if (step <= 0 || step > line.size * 3 || Math.abs(next.size - line.size) > 0.6 || room(line) > (line.columnEnd - line.columnStart) * 0.12) continue;
    const known = steps.get(rounded(line.size)) ?? [];
    known.push(Math.round(step * 2) / 2);
    steps.set(rounded(line.size), known);
  }
  return { size, pitch: new Map([...steps].map(([each, known]) => [each, pitchOf(known)])), setIn: setInOf(lines) };
}

/** Fewer first lines than this tell no custom. */
const MIN_FIRST = 4;

/** Lines set in by one measure of which nearly all are followed by one that is not: the first lines of paragraphs. */
function setInOf(lines: readonly Line[]): number | null {
  const found = new Map<number, { first: number; block: number }>();
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    const indent = indentOf(line);
    if (!next || !sameColumn(line, next) || indent < line.size * 1.2 || indent > line.size * 7 || isCentred(line)) continue;
    const known = found.get(Math.round(indent)) ?? { first: 0, block: 0 };
    found.set(Math.round(indent), known);
    if (indentOf(next) < line.size * 0.3) known.first++;
    else if (Math.abs(indentOf(next) - indent) < 1 && room(line) < line.size * 4) known.block++;
  }
  const [best] = [...found].toSorted((a, b) => b[1].first - a[1].first);
  return best && best[1].first >= MIN_FIRST && best[1].first > best[1].block * 3 ? best[0] : null;
}

/** Whether a line is set in as the first lines of the document's paragraphs are. */
const isSetIn = (line: Line, { setIn }: Measures): boolean => setIn !== null && Math.abs(indentOf(line) - setIn) < line.size * 0.3;

/** Where whole paragraphs fill their last lines the gaps between them are as many: of steps met often the smallest counts. */
function pitchOf(steps: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return Math.min(...[...counts].flatMap(([step, count]) => (count >= most * 0.4 ? [step] : [])));
}

const rounded = (size: number): number => Math.round(size * 2) / 2;

export const textOf = (line: Line): string => line.units.map(({ text }) => text).join('');

const sameColumn = (a: Line, b: Line): boolean => a.page === b.page && a.column === b.column && b.y > a.y;

/** Free space at the end of a line. */
function room(line: Line): number {
  return line.rtl ? line.x0 - line.columnStart : line.columnEnd - line.x1;
}
/** Free space at the start of a line. */
export function indentOf(line: Line): number {
  return line.rtl ? line.columnEnd - line.x1 : line.x0 - line.columnStart;
}

/** How many lines either side tell where a column of text begins and ends. */
const NEIGHBOURS = 8;

/** Each line's column edges, from the lines around it of its own size: letterheads and wide tables elsewhere do not count. */
export function withEdges(lines: readonly Line[]): Line[] {
  return lines.map((line, at) => {
    if (line.cell) return line;
    let [start, end] = [line.x0, line.x1];
    for (let other = Math.max(0, at - NEIGHBOURS); other <= Math.min(lines.length - 1, at + NEIGHBOURS); other++) {
      const beside = lines[other];
      if (!beside || beside.column !== line.column || Math.abs(beside.size - line.size) > line.size * 0.09) continue;
      start = Math.min(start, beside.x0);
      end = Math.max(end, beside.x1);
    }
    return { ...line, columnStart: start, columnEnd: end };
  });
}

/** Lines of a page into paragraphs; those that go on in its next column are whole. Page breaks are not crossed here. */
export function paragraphsOf(lines: readonly Line[], measures: Measures): Paragraph[] {
  const out: Line[][] = [];
  for (const line of lines) {
    const current = out[out.length - 1];
    const last = current?.[current.length - 1];
    if (current && last && sameColumn(last, line) && continues(current, last, line, measures)) current.push(line);
    else out.push([line]);
  }
  const paragraphs: Paragraph[] = [];
  for (const group of out) {
    const next: Paragraph = { lines: group, role: roleOf(group, measures) };
    const before = paragraphs[paragraphs.length - 1];
    const nextColumn = (group[0]?.y ?? 0) < (before?.lines[before.lines.length - 1]?.y ?? 0);
    if (before && nextColumn && goesOn(before, next, measures)) paragraphs[paragraphs.length - 1] = { ...before, lines: [...before.lines, ...group] };
    else paragraphs.push(next);
  }
  return paragraphs;
}

function continues(paragraph: readonly Line[], last: Line, line: Line, measures: Measures): boolean {
  const size = Math.max(last.size, line.size);
  if (Math.abs(last.size - line.size) > size * 0.09) return false;
  const step = line.y - last.y;
  const known = measures.pitch.get(rounded(last.size)) ?? last.size * 1.35;
  const before = paragraph.length > 1 ? last.y - (paragraph[paragraph.length - 2]?.y ?? last.y) : known;
  if (step > Math.max(known, before) * 1.17 + 0.6) return false;
  const text = textOf(line);
  const lastText = textOf(last);
  const heading = last.bold && line.bold;
  if (last.bold !== line.bold && (CLOSED.test(lastText) || leavesRoom(last, line))) return false;
  const centred = isCentred(last) && isCentred(line);
  if (heading || centred) return !LABEL.test(text);
  // On the grid of ideographs lines of as many letters end at one place, whatever they say.
  const grid = CLOSED.test(lastText) && IDEOGRAPHS.test(lastText);
  if (leavesRoom(last, line) && (grid || (!sameEnd(paragraph[paragraph.length - 2], last) && !sameEnd(last, line)))) return false;
  const indent = indentOf(line);
  if (isSetIn(line, measures) && (CLOSED.test(lastText) || COMMA.test(lastText) || LABEL.test(text) || leavesRoom(last, line))) return false;
  const body = paragraph.length > 1 ? indentOf(paragraph[1] ?? line) : null;
  const moved = body !== null ? indent - body : indent - indentOf(last);
  if (LABEL.test(text) && (CLOSED.test(lastText) || COMMA.test(lastText) || Math.abs(moved) > size * 0.8)) return false;
  // Once the body of a paragraph has its edge, a line further out belongs to the next.
  if (body !== null && moved < -size * 0.8) return false;
  // A first line set in after a finished sentence begins a paragraph.
  if (moved > size * 0.8 && body !== null) return !(CLOSED.test(lastText) || COMMA.test(lastText));
  if (moved > size * 0.8 && CLOSED.test(lastText) && room(last) > size * 0.6) return false;
  return true;
}

/** Whether the first word of the next line would have fitted behind the last one: then the author ended the line. */
export function leavesRoom(last: Line, line: Line): boolean {
  const word = firstWords(line.units);
  if (word.length === 0) return false;
  const ideographs = IDEOGRAPHS.test(word[0]?.text ?? '');
  const measured = ideographs ? word.slice(0, 3) : word;
  const width = Math.max(...measured.map(({ x1 }) => x1)) - Math.min(...measured.map(({ x0 }) => x0));
  return room(last) > width + last.size * (ideographs ? 0.6 : 0.55);
}

/** Words that no line parts from the one behind them: figures ("25 September"), opening quotation marks, "№", one-letter prepositions, a note's mark. */
const TIED = /^(?:\^\(.*|\d[\d.,/]*|[«“„(]|№|n[°º]|\p{L})$/iu;

/** The first word with what is bound to it. */
function firstWords(units: readonly Unit[]): readonly Unit[] {
  let end = units.findIndex(({ text }) => text === ' ');
  if (end < 0) return units;
  if (!TIED.test(units.slice(0, end).map(({ text }) => text).join(''))) return units.slice(0, end);
  const next = (from: number): number => {
    const found = units.findIndex(({ text }, at) => at > from && text === ' ');
    return found < 0 ? units.length : found;
  };
  end = next(end);
  const year = units.slice(end + 1, next(end)).map(({ text }) => text).join('');
  return units.slice(0, /^(?:19|20)\d\d$/u.test(year) ? next(end) : end);
}

/** Two justified lines of a narrower passage end at the very same place. */
function sameEnd(a: Line | undefined, b: Line): boolean {
  return a !== undefined && Math.abs((a.rtl ? a.x0 : a.x1) - (b.rtl ? b.x0 : b.x1)) < 1 && a.rtl === b.rtl;
}

function isCentred(line: Line): boolean {
  const [start, end] = [line.x0 - line.columnStart, line.columnEnd - line.x1];
  return start > line.size * 2 && Math.abs(start - end) < Math.max(line.size * 1.5, (start + end) * 0.12);
}

function roleOf(lines: readonly Line[], measures: Measures): BlockRole {
  const first = lines[0];
  if (first?.cell) return 'cell';
  if (!first || lines.length > 4) return 'paragraph';
  const text = lines.map(textOf).join(' ');
  const stands = lines.every(({ bold }) => bold) || first.size > measures.size * 1.12;
  return stands && text.length < 300 && !/[.;。；؛]$/u.test(text) ? 'heading' : 'paragraph';
}

/** Whether the first paragraph of a page or column goes on with the sentence that the one before left open. */
export function goesOn(before: Paragraph, after: Paragraph, measures: Measures): boolean {
  const last = before.lines[before.lines.length - 1];
  const first = after.lines[0];
  if (!last || !first || before.role === 'heading' || after.role === 'heading' || before.role === 'cell' || after.role === 'cell') return false;
  if (Math.abs(last.size - first.size) > measures.size * 0.09 || last.rtl !== first.rtl) return false;
  const [end, start] = [textOf(last), textOf(first)];
  if (LABEL.test(start) || leavesRoom(last, first)) return false;
  if (measures.setIn !== null && (CLOSED.test(end) || COMMA.test(end))) {
    if (isSetIn(first, measures)) return false;
    if (indentOf(first) < first.size * 0.3) return true;
  }
  // Preambular paragraphs end in a comma or a semicolon: the verb tells that the next one begins. Numbered ones tell it by their numbers.
  const labelled = before.lines[0] !== undefined && LABEL.test(textOf(before.lines[0]));
  if (!labelled && (CLOSED.test(end) || COMMA.test(end)) && opensClause(start) !== 'no') return false;
  if (CLOSED.test(end)) return /^\p{Ll}/u.test(start) && !/[.!?。]["'”’»)\]]*$/u.test(end);
  const body = before.lines.length > 1 ? indentOf(before.lines[1] ?? last) : null;
  const setIn = body !== null && indentOf(first) - body > first.size * 0.8;
  // Where paragraphs begin set in, a line that is not goes on.
  const opening = before.lines[0];
  if (body !== null && opening && indentOf(opening) - body > first.size * 0.8) return !setIn;
  if (COMMA.test(end)) return !setIn && !/^(?:\p{Lu}|و?إذ\s)/u.test(start);
  return !setIn || /^\p{Ll}/u.test(start);
}
