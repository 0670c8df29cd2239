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

export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const stop = end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
    const raw = text.slice(start, stop);
    const words = raw.trim();
    lines.push({ start, end: stop, text: words, width: words.length > 400 ? words.length : widthOf(words), newPage: raw.includes('\f') });
    start = end + 1;
  }
  return lines;
}

function widthOf(words: string): number {
  let width = words.length;
  for (let i = 0; i < words.length; i++) if (words.charCodeAt(i) >= 0x2e80) width++;
  return width;
}

/** A sentence, an item or a heading with a stop may end here. */
export function endsSentence(words: string): boolean {
  return /[.,;:،؛。，；：!?؟)\]][\]"'»”’)]*(?: ?(?:\^ ?\(?|\(|\[)?\d{1,3}[)\]]?)?\*{0,3}$/.test(words.slice(-16));
}

/**
 * Are these the lines of printed pages? Then many lines are about equally wide, go on with the next one in
 * mid-sentence, and none is much wider.
 */
export function isWrapped(lines: readonly TextLine[]): boolean {
  const widths = widthsOf(lines);
  if (widths.count < 12 || widths.atLeast(0.97) > 190) return false;
  const full = widths.atLeast(0.9);
  if (full < 44) return false;
  let wide = 0;
  let broken = 0;
  let tabbed = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as TextLine;
    // Tabs come from a word processor's paragraphs, never from a printed page.
    if (line.text.includes('\t')) tabbed++;
    if (line.width < full * 0.8) continue;
    wide++;
    const next = lines[i + 1] as TextLine;
    if (next.width > 0 && !endsSentence(line.text) && !/^(?:\(?[\d\p{L}]{1,2} ?\)|\d{1,3}[. \t]|[-–•])/u.test(next.text)) broken++;
  }
  return wide >= 8 && wide >= widths.count * 0.3 && broken >= wide * 0.4 && tabbed < widths.count * 0.1;
}

/** The width of a full line: nine lines in ten are no wider. */
export function fullWidth(lines: readonly TextLine[]): number {
  return widthsOf(lines).atLeast(0.9);
}

/** Wider lines are counted as one: nobody prints them. */
const WIDEST = 1023;

/** How wide the lines are that hold anything; counted, not sorted, for there may be half a million. */
function widthsOf(lines: readonly TextLine[]): { readonly count: number; atLeast(share: number): number } {
  const counts = new Uint32Array(WIDEST + 1);
  let count = 0;
  for (const { width } of lines) {
    if (width === 0) continue;
    const bucket = Math.min(width, WIDEST);
    counts[bucket] = (counts[bucket] as number) + 1;
    count++;
  }
  return {
    count,
    atLeast(share) {
      let rest = Math.floor(count * share);
      for (let width = 1; width <= WIDEST; width++) {
        rest -= counts[width] as number;
        if (rest < 0) return width;
      }
      return 0;
    },
  };
}
