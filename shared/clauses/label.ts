/** What a label is: every way to read it, and where its text begins. */
/**
 * One way to read a label. `style` is its dress ("n", "(a)", "'n'", "bullet" …): labels of one list share it.
 * A dotted number has all its parts in `parts`, the last of them also as `value`.
 */
export interface LabelReading {
  readonly style: string;
  readonly value: number;
  readonly letter: boolean;
  readonly parts?: readonly number[];
  /** The parts as they are written in a path: "1bis". */
  readonly names?: readonly string[];
}

export interface Label {
  /** The likeliest first. Several for "i)", for glued labels of flattened tracked changes ("45", "د ﻁ)"), for а, с, е. */
  readonly readings: readonly LabelReading[];
  /** Folded offsets of the label itself and of the text after it. */
  readonly start: number;
  readonly end: number;
  readonly textStart: number;
  /** A bare number and one space may as well begin a sentence: only the sequence decides. */
  readonly weak: boolean;
  /** "bis", "ter" after the number. */
  readonly suffix: string;
}

/** Ordinal words (أولاً) and letters' names (ألف) of a language, folded. */
export interface NumberWords {
  readonly ordinals: ReadonlyMap<string, number>;
  readonly letterNames: ReadonlyMap<string, number>;
}

/** @returns what a sticky pattern finds at `at`, and where it ends */
export function after(pattern: RegExp, text: string, at: number): { match: RegExpExecArray; end: number } | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { match, end: at + match[0].length } : null;
}

export function label(readings: readonly LabelReading[], start: number, found: { match: RegExpExecArray; end: number }, weak: boolean): Label {
  let end = found.end;
  while (end > start && found.match[0].charAt(end - start - 1) === ' ') end--;
  return { readings, start, end, textStart: found.end, weak, suffix: '' };
}

/** "bis" in six languages. */
const SUFFIXES: Readonly<Record<string, string>> = { бис: 'bis', тер: 'ter', 之二: 'bis', 之三: 'ter', 之四: 'quater', مكرر: 'bis', مكررا: 'bis', 'مكررا ثانيا': 'ter', 'مكررا ثالثا': 'quater' };

export function suffixOf(written: string): string {
  const suffix = written.trim();
  return SUFFIXES[suffix] ?? suffix;
}
