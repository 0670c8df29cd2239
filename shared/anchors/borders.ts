import { isLetter, lettersOf } from './letters.ts';

const NEAR = 48;
const MARKS = /\p{M}/u;
const SPACE_OR_FORMAT = /[\s\p{M}\p{Cf}\u0640\u0000-\u001f]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Where the grapheme around an offset begins and ends; both are the offset where it is a border already. */
export function graphemeAround(text: string, offset: number): readonly [start: number, end: number] {
  if (offset <= 0 || offset >= text.length || plain(text, offset)) return [offset, offset];
  // A line break is always a border, and no grapheme worth keeping is longer than the stretch looked at.
  const from = Math.max(0, text.lastIndexOf('\n', offset - 1), offset - NEAR);
  for (const { index, segment } of graphemes.segment(text.slice(from, offset + NEAR))) {
    const start = from + index;
    const end = start + segment.length;
    if (start === offset) return [offset, offset];
    if (start < offset && end > offset) return [start, end];
    if (start > offset) break;
  }
  return [offset, offset];
}

/** Quick test of the common case: two units of the scripts in which each one unit is a grapheme, no mark near. */
function plain(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return simple(before) && simple(after);
}

function simple(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x300) || (unit >= 0x400 && unit < 0x483) || (unit >= 0x621 && unit < 0x64b) || (unit >= 0x4e00 && unit < 0xa000);
}

/** Moves a border off the inside of a grapheme: starts go back, ends go on. */
export function snap(text: string, start: number, end: number): readonly [start: number, end: number] {
  return [graphemeAround(text, start)[0], start === end ? graphemeAround(text, start)[0] : graphemeAround(text, end)[1]];
}

const HAN = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;

/** Whether a word ends, or another begins, between the units at `offset - 1` and `offset`. Between Han signs always. */
export function wordBorder(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  let before = offset - 1;
  while (before > 0 && SPACE_OR_FORMAT.test(text.charAt(before)) && !/\s/.test(text.charAt(before))) before -= 1;
  let after = offset;
  while (after < text.length - 1 && SPACE_OR_FORMAT.test(text.charAt(after)) && !/\s/.test(text.charAt(after))) after += 1;
  if (!isLetter(text, before) || !isLetter(text, after)) return true;
  return HAN.test(text.charAt(before)) || HAN.test(text.charAt(after));
}

/** Cuts a context at the outermost word border, so that it begins (or ends) with a whole word where it has two. */
export function cutContext(context: string, side: 'prefix' | 'suffix', whole: boolean): string {
  if (whole) return context;
  if (side === 'prefix') {
    for (let offset = 0; offset < context.length - 4; offset += 1) {
      if ((offset > 0 || !MARKS.test(context.charAt(0))) && wordStart(context, offset)) return context.slice(offset);
    }
    return context.slice(graphemeAround(context, 1)[1] === 1 ? 0 : graphemeAround(context, 1)[1]);
  }
  for (let offset = context.length; offset > 4; offset -= 1) {
    if (wordStart(context, offset)) return context.slice(0, offset);
  }
  return context.slice(0, graphemeAround(context, context.length - 1)[0] || context.length);
}

function wordStart(context: string, offset: number): boolean {
  if (offset === 0 || offset === context.length) return false;
  return wordBorder(context, offset);
}

/**
 * The UTF-16 range of letters found, with the signs around them that the quote had as well: "(Rev. Busan, 2014)" keeps
 * its brackets. Spaces, marks and direction signs may differ; a border never falls inside a grapheme.
 */
export function withSigns(text: string, start: number, end: number, exact: string): readonly [start: number, end: number] {
  const { at, length } = lettersOf(exact);
  const firstLetter = at[0] ?? exact.length;
  const lastLetter = (at[length - 1] ?? exact.length - 1) + 1;
  const lead = exact.slice(0, firstLetter);
  const trail = exact.slice(lastLetter);
  const before = lead.length + REACH;
  const from = text.endsWith(lead, start) ? start - lead.length
    : start - follow(tokens(text.slice(Math.max(0, start - before), start)).toReversed(), tokens(lead).toReversed());
  let to = text.startsWith(trail, end) ? end + trail.length : end + follow(tokens(text.slice(end, end + trail.length + REACH)), tokens(trail));
  while (to < text.length && MARKS.test(text.charAt(to))) to += 1;
  return [from, to];
}

/** UTF-16 units of signs around a quote that are looked at beyond as many as it had. */
const REACH = 64;

/** Characters, a footnote marker in one. */
function tokens(signs: string): string[] {
  return signs.match(/\^\(\p{N}{0,4}\)|[^]/gu) ?? [];
}

function alike(one: string, two: string): boolean {
  return one === two || (one.startsWith('^(') && two.startsWith('^('));
}

/** How many units of the text's signs the quote's signs follow, as far as they agree. */
function follow(given: readonly string[], wanted: readonly string[]): number {
  let reached = 0;
  let length = 0;
  let here = 0;
  let there = 0;
  while (there < wanted.length && here < given.length) {
    const theirs = given[here] ?? '';
    const ours = wanted[there] ?? '';
    if (alike(theirs, ours)) {
      length += theirs.length;
      here += 1;
      there += 1;
      reached = length;
    } else if (SPACE_OR_FORMAT.test(ours)) there += 1;
    else if (SPACE_OR_FORMAT.test(theirs)) {
      length += theirs.length;
      here += 1;
    } else break;
  }
  return reached;
}
