import { leavesRoom, textOf } from './paragraphs.ts';
import type { Line, Unit } from './types.ts';

/** A footnote's mark at the head of its first line: a number (raised or in brackets), an asterisk. */
const HEAD = /^(?:\((\d{1,3}|[٠-٩]{1,3}|\*{1,3}|[a-z])\)|(\d{1,3}|[٠-٩]{1,3}|\*{1,3}|[a-z])(?=\s|$))/u;

/** A page's lines without its notes, and the notes. */
export interface PartedPage {
  readonly running: readonly Line[];
  readonly notes: readonly (readonly Line[])[];
  /** Lines at its foot that go on with the last note of the page before. */
  readonly rest: readonly Line[];
  readonly marks: ReadonlySet<string>;
  /** Marks raised in its running text. */
  readonly raised: ReadonlySet<string>;
}

/**
 * Takes the notes out from the foot of each column.
 * In: a page's lines, without header and footer; the page before, whose last marks may have their notes here.
 */
export function withoutNotes(lines: readonly Line[], bodySize: number, pageHeight: number, before: PartedPage | undefined): PartedPage {
  const own = raisedIn(lines);
  const raised = new Set([...own, ...[...(before?.raised ?? [])].filter((mark) => !before?.marks.has(mark))]);
  const running: Line[] = [];
  const notes: Line[][] = [];
  const rest: Line[] = [];
  for (const column of columnsOf(lines)) {
    const from = footnotesFrom(column, bodySize, pageHeight, raised);
    const goingOn = notes.length === 0 && rest.length === 0 && before && breaksOff(before) ? restFrom(column, from, bodySize, pageHeight) : from;
    rest.push(...column.slice(goingOn, from));
    const above = column.slice(0, goingOn);
    const rule = above[above.length - 1];
    // The rule over the notes is drawn with underscores by some.
    running.push(...(goingOn < column.length && rule && isRule(rule) ? above.slice(0, -1) : above));
    notes.push(...splitNotes(column.slice(from), raised));
  }
  const marks = new Set(notes.flatMap((note) => (note[0] ? markOf(note[0], raised) ?? [] : [])));
  for (const [first] of notes) if (first) bracketHead(first, raised);
  return { running, notes, rest, marks, raised: own };
}

/** Whether the last note of a page ends in the midst of a sentence. */
function breaksOff({ notes }: PartedPage): boolean {
  const last = notes[notes.length - 1]?.at(-1);
  return last !== undefined && !/[.!?。؟]["'”’»)\]]*$/u.test(textOf(last));
}

/** The first of the small lines that stand over the notes of a column without a mark; `from` where there are none. */
function restFrom(lines: readonly Line[], from: number, bodySize: number, pageHeight: number): number {
  let first = from;
  for (let at = from - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line || line.size > bodySize * 0.93 || line.y < pageHeight * 0.3) break;
    first = at;
  }
  return first;
}

/** Lines that follow each other in one column. */
function columnsOf(lines: readonly Line[]): Line[][] {
  const columns: Line[][] = [];
  for (const line of lines) {
    const column = columns[columns.length - 1];
    if (column?.[0]?.column === line.column) column.push(line);
    else columns.push([line]);
  }
  return columns;
}

/** Marks raised in the running text: what notes may begin with. */
function raisedIn(lines: readonly Line[]): Set<string> {
  const found = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const { units } = line;
    for (let at = beginsInMidst(lines[index - 1], line) ? 0 : 1; at < units.length; at++) {
      if (units[at]?.raised !== true) continue;
      const start = at;
      while (units[at + 1]?.raised === true) at++;
      for (const part of partsOf(units.slice(start, at + 1))) found.add(part);
    }
  }
  return found;
}

/** Whether a line goes on with a full one right above it: what is raised at its head then belongs to the words there. */
function beginsInMidst(before: Line | undefined, line: Line): boolean {
  if (before?.column !== line.column || before.page !== line.page || line.units[0]?.raised !== true) return false;
  return line.y > before.y && line.y - before.y < line.size * 2 && !leavesRoom(before, line);
}

/**
 * Where the footnotes of a column begin: the first line from below of a run of small lines at its foot that has a mark at
 * its head; or of lines of any size whose marks count up and are raised in the text above.
 * In: the lines of one column of a page, without header and footer. Out: an index into them, or their number.
 */
function footnotesFrom(lines: readonly Line[], bodySize: number, pageHeight: number, raised: ReadonlySet<string>): number {
  let start = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line || line.size > bodySize * 0.93 || line.y < pageHeight * 0.3) break;
    if (markOf(line, raised) !== null) start = at;
  }
  return start < lines.length ? start : largeNotesFrom(lines, pageHeight);
}

/** Notes that are set as large as the text: each begins with a raised number that the text above them has. */
function largeNotesFrom(lines: readonly Line[], pageHeight: number): number {
  let start = lines.length;
  let next = Infinity;
  for (let at = lines.length - 1; at > 0; at--) {
    const line = lines[at];
    if (!line || line.y < pageHeight * 0.5) break;
    const mark = line.units[0]?.raised === true ? Number(markOf(line, NONE) ?? Number.NaN) : Number.NaN;
    if (!(mark < next) || !raisedIn(lines.slice(0, at)).has(String(mark))) continue;
    [start, next] = [at, mark];
  }
  return start;
}

const NONE: ReadonlySet<string> = new Set();

/** The mark that the line begins with; a bare number or letter must be raised to be one, or be raised in the text (`raised`). */
function markOf(line: Line, raised: ReadonlySet<string>): string | null {
  const found = HEAD.exec(textOf(line));
  if (!found) return null;
  const bare = found[2];
  if (bare === undefined) return found[1] ?? null;
  return bare.startsWith('*') || line.units[0]?.raised === true || raised.has(bare) ? bare : null;
}

/** Splits the foot of a page into notes; lines without a mark belong to the note before. */
function splitNotes(lines: readonly Line[], raised: ReadonlySet<string>): Line[][] {
  const notes: Line[][] = [];
  for (const line of lines) {
    const current = notes[notes.length - 1];
    if (!current || markOf(line, raised) !== null) notes.push([line]);
    else current.push(line);
  }
  return notes;
}

/** `1 See …` with a raised number becomes `(1) See …`, as plain text has it. */
function bracketHead(line: Line, raised: ReadonlySet<string>): void {
  const mark = markOf(line, raised);
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
export function markReferences(line: Line, before: Line | undefined, known: ReadonlySet<string>): void {
  if (!line.units.some(({ raised }) => raised)) return;
  const inMidst = beginsInMidst(before, line);
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
    out.push(...marked(run, known, inMidst || out.length > 0));
    at = end;
  }
  line.units = out;
}

function marked(run: readonly Unit[], known: ReadonlySet<string>, afterWords: boolean): readonly Unit[] {
  const parts = partsOf(run);
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

/** Raised letters may call several notes. */
const partsOf = (run: readonly Unit[]): string[] => run.map((unit) => unit.text).join('').split(/\s*[,،]\s*/u).map((part) => part.trim().replace(/^\((.*)\)$/u, '$1'));

const synthetic = (text: string, beside: Unit): Unit => ({ text, x0: beside.x0, x1: beside.x1, size: beside.size, font: beside.font });

/** A line of nothing but strokes. */
const isRule = (line: Line): boolean => /^[_\s–—―─-]{3,}$/u.test(textOf(line));
