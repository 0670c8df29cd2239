/** A line of a plain text: its offsets without the line end, and its words without the spaces around them. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Width in columns: a Chinese sign takes two. */
  readonly width: number;
  /** A form feed stands before it. */
  readonly newPage: boolean;
}

/**
 * Calls `visit` for each line of a text with its offsets without the line end, and with those of its words: `from` is
 * `to` where the line holds nothing.
 */
export function eachLine(text: string, visit: (start: number, end: number, from: number, to: number) => void): void {
  for (let start = 0; start <= text.length; ) {
    let next = text.indexOf('\n', start);
    if (next < 0) next = text.length;
    const end = next > start && text.charCodeAt(next - 1) === 0x0d ? next - 1 : next;
    let from = start;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    visit(start, end, from, to);
    start = next + 1;
  }
}

export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  eachLine(text, (start, end, from, to) => {
    lines.push({ start, end, text: text.slice(from, to), width: widthOf(text, from, to), newPage: text.slice(start, end).includes('\f') });
  });
  return lines;
}

/** The spaces that `trim` takes away. */
function isSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0xa0) return false;
  return unit === 0xa0 || unit === 0xfeff || unit === 0x3000 || unit === 0x1680 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f;
}

function widthOf(text: string, from: number, to: number): number {
  let width = to - from;
  if (width > 400) return width;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) >= 0x2e80) width++;
  return width;
}

/** A sentence, an item or a heading with a stop may end here. */
export function endsSentence(words: string): boolean {
  return /[.,;:،؛。，；：!?؟)\]][\]"'»”’)]*(?: ?(?:\^ ?\(?|\(|\[)?\d{1,3}[)\]]?)?\*{0,3}$/.test(words.slice(-16));
}

/** "1.2\tStrings are thin", "a)\tin the north", "–\tin summer". */
const LABELLED = /^(?:\[bookmark: [^\]]{0,40}\])?(?:[([’‘'"]?[\d\p{L}.]{1,8}[ \u00a0]?[)\].、’‘'"]?-?|[-–—•○●▪·◦*])\t[^\t]*$/u;

/**
 * Do empty lines part the paragraphs, as where a program has broken their lines? Then nearly every line before an empty
 * one has come to its end, and nearly every other one is full and, as a rule, in mid-sentence.
 */
export function isParted(lines: readonly TextLine[]): boolean {
  const full = fullWidth(lines, true);
  let parted = 0;
  let ended = 0;
  let inside = 0;
  let wide = 0;
  let broken = 0;
  // Paragraphs that end with no empty line after them.
  let tight = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (line.text === '' || next === undefined) continue;
    if (next.text === '') {
      parted++;
      if (line.width < full * 0.8 || endsSentence(line.text)) ended++;
    } else {
      inside++;
      if (line.width >= full * 0.72) wide++;
      if (line.width >= full * 0.72 && isBroken(line, next)) broken++;
      if (line.width < full * 0.8 && endsSentence(line.text)) tight++;
    }
  }
  return parted >= 4 && parted >= tight / 2 && ended >= parted * 0.9 && inside >= 2 && wide >= inside * 0.7 && broken >= inside * 0.5;
}

/** A sentence goes on in the next line. */
function isBroken(line: TextLine, next: TextLine): boolean {
  return next.width > 0 && !endsSentence(line.text) && !/^(?:\(?[\d\p{L}]{1,2} ?\)|\d{1,3}[. \t]|[-–•])/u.test(next.text);
}

/**
 * Are these the lines of printed pages? Then many lines are about equally wide, go on with the next one in
 * mid-sentence, and none is much wider.
 */
export function isWrapped(lines: readonly TextLine[]): boolean {
  const widths = widthsOf(lines);
  if (!areThoseOfPages(widths)) return false;
  if (isParted(lines)) return true;
  const full = widths.atLeast(0.9);
  let wide = 0;
  let broken = 0;
  let tabbed = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as TextLine;
    // Tabs come from a word processor's paragraphs or tables, never from a printed page; but for the one after a label.
    if (line.text.includes('\t') && !LABELLED.test(line.text)) tabbed++;
    if (line.width < full * 0.8) continue;
    wide++;
    if (isBroken(line, lines[i + 1] as TextLine)) broken++;
  }
  return full >= LEAST && wide >= 8 && wide >= widths.count * 0.3 && broken >= wide * 0.4 && tabbed < widths.count * 0.1;
}

/** May these be printed lines by their widths alone? Most texts are none, and their lines need not be looked at one by one. */
export function mayBeWrapped(text: string): boolean {
  const widths = new Widths();
  eachLine(text, (_, __, from, to) => widths.add(widthOf(text, from, to)));
  return areThoseOfPages(widths);
}

function areThoseOfPages(widths: Widths): boolean {
  const most = widths.atLeast(0.97);
  return widths.count >= 12 && most <= 190 && most >= LEAST;
}

/** Columns; what is narrower is a list or a column of a table. */
const LEAST = 44;
/** A program breaks every line at the same width, a printer's are about equally wide. */
const NEARLY_ALL = 0.98;

/** The width of a full line: nine lines in ten are no wider. `parted`: see `isParted`. */
export function fullWidth(lines: readonly TextLine[], parted: boolean): number {
  return widthsOf(lines).atLeast(parted ? NEARLY_ALL : 0.9);
}

/** Wider lines are counted as one: nobody prints them. */
const WIDEST = 1023;

/** How wide the lines are that hold anything; counted, not sorted, for there may be half a million. */
class Widths {
  readonly #counts = new Uint32Array(WIDEST + 1);
  count = 0;

  add(width: number): void {
    if (width === 0) return;
    const bucket = Math.min(width, WIDEST);
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1;
    this.count++;
  }

  /** The width that this share of the lines does not reach. */
  atLeast(share: number): number {
    let rest = Math.floor(this.count * share);
    for (let width = 1; width <= WIDEST; width++) {
      rest -= this.#counts[width] as number;
      if (rest < 0) return width;
    }
    return 0;
  }
}

function widthsOf(lines: readonly TextLine[]): Widths {
  const widths = new Widths();
  for (const { width } of lines) widths.add(width);
  return widths;
}
