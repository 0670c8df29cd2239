import type { Unit } from './types.ts';

/**
 * From the order on the page back to the order of reading: the Unicode bidirectional algorithm (UAX #9) the other way
 * round. The way back is not unique; where two logical orders look the same, the one that documents have is taken
 * (a number after a Latin word belongs to it: "WSIS 2030").
 */
type Class = 'L' | 'R' | 'EN' | 'AN' | 'ES' | 'CS' | 'bracket' | 'other';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const BRACKETS = '()[]{}«»‹›';
const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«', '‹': '›', '›': '‹' };

/** By letter: a document has few different ones and asks for each very often. */
const KNOWN = new Map<string, Class>();

function classOf(text: string): Class {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const found = classFound(text);
  if (KNOWN.size < 20_000) KNOWN.set(text, found);
  return found;
}

function classFound(text: string): Class {
  const code = text.codePointAt(0) ?? 0;
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x6f0 && code <= 0x6f9) || code === 0xb2 || code === 0xb3 || code === 0xb9) return 'EN';
  if ((code >= 0x660 && code <= 0x669) || code === 0x66b || code === 0x66c) return 'AN';
  if (code === 0x2b || code === 0x2d) return 'ES';
  if (code === 0x2c || code === 0x2e || code === 0x2f || code === 0x3a || code === 0x60c || code === 0xa0) return 'CS';
  if (BRACKETS.includes(text)) return 'bracket';
  if (code === 0x61b || code === 0x61f || RIGHT_TO_LEFT.test(text)) return 'R';
  if (/\p{L}/u.test(text)) return 'L';
  return 'other';
}

export const isRightToLeft = (text: string): boolean => classOf(text) === 'R';

/** How many letters run either way. */
export function countDirections(units: readonly { readonly text: string }[]): { left: number; right: number } {
  let [left, right] = [0, 0];
  for (const { text } of units) {
    const kind = classOf(text);
    if (kind === 'L') left++;
    else if (kind === 'R') right++;
  }
  return { left, right };
}

/** Arabic and Hebrew pages are full of Latin symbols: half as many letters of their own are enough. */
export const runsRightToLeft = ({ left, right }: { readonly left: number; readonly right: number }): boolean => right > left / 2;

/**
 * `units` from left to right as on the page; the result in reading order, right-to-left stretches marked.
 * @param goesOn whether the line goes on with a sentence of right-to-left letters: numbers then follow a letter (W2)
 */
export function readingOrder(units: readonly Unit[], rtl: boolean, goesOn: boolean): Unit[] {
  const classes = units.map((unit) => classOf(unit.text));
  return rtl ? rightToLeft(units, classes, goesOn) : leftToRight(units, classes);
}

function rightToLeft(units: readonly Unit[], classes: readonly Class[], goesOn: boolean): Unit[] {
  const out: Unit[] = [];
  let at = units.length - 1;
  let afterLetter = goesOn;
  while (at >= 0) {
    const kind = classes[at];
    if (!isIsland(kind) && !brokenCompound(units, classes, at) && !brokenAddress(units, classes, at) && !closesIsland(units, classes, at)) {
      push(out, units[at], true);
      if (kind === 'R') afterLetter = true;
      at--;
      continue;
    }
    // The stretch up to the next right-to-left letter, without the neutral signs at its far end.
    let first = at;
    while (first > 0 && classes[first - 1] !== 'R') first--;
    let core = first;
    while (!isIsland(classes[core])) core++;
    for (const [from, to] of islands(units, classes, core, at, afterLetter).toReversed()) {
      for (let i = at; i > to; i--) push(out, units[i], true);
      for (let i = from; i <= to; i++) push(out, units[i], false);
      at = from - 1;
    }
    for (; at >= core; at--) push(out, units[at], true);
    afterLetter = classes[first - 1] === 'R' ? afterLetter : false;
  }
  return out;
}

const isIsland = (kind: Class | undefined): boolean => kind === 'L' || kind === 'EN' || kind === 'AN';

/** A bracket that closes what was opened behind a Latin word ("X.914 (03/2016)"): it stays with it. */
function closesIsland(units: readonly Unit[], classes: readonly Class[], at: number): boolean {
  const close = units[at]?.text ?? '';
  if (close !== ')' && close !== ']') return false;
  let open = at - 1;
  while (open >= 0 && classes[open] !== 'R' && classes[open] !== 'bracket') open--;
  if (units[open]?.text !== MIRRORED[close] || at - open < 2) return false;
  for (let before = open - 1; before >= 0 && classes[before] !== 'R' && classes[before] !== 'bracket'; before--) if (classes[before] === 'L') return true;
  return false;
}

/** A compound broken at its hyphen at the line's end ("ITU-" with "T" on the next line): the hyphen stays with it. */
function brokenCompound(units: readonly Unit[], classes: readonly Class[], at: number): boolean {
  return units[at]?.text === '-' && classes[at - 1] === 'L' && (units[at + 1]?.text ?? ' ') === ' ' && !classes.slice(0, at).includes('R');
}

/** A web address broken behind a slash: the slash stays with it. */
function brokenAddress(units: readonly Unit[], classes: readonly Class[], at: number): boolean {
  if (units[at]?.text !== '/' || classes[at - 1] !== 'L' || (units[at + 1]?.text ?? ' ') !== ' ') return false;
  let start = at;
  while (start > 0 && classes[start - 1] !== 'R' && units[start - 1]?.text !== ' ') start--;
  return /:\/\/|^www\./u.test(units.slice(start, at).map(({ text }) => text).join(''));
}

/** Left-to-right islands of a stretch without right-to-left letters, from left to right, as first and last index. */
function islands(units: readonly Unit[], classes: readonly Class[], first: number, last: number, afterLetter: boolean): [number, number][] {
  const found: { from: number; to: number; latin: boolean; arabic: boolean }[] = [];
  for (let at = first; at <= last; at++) {
    const kind = classes[at];
    if (!isIsland(kind)) continue;
    const previous = found[found.length - 1];
    const next = { from: at, to: at, latin: kind === 'L', arabic: kind === 'AN' };
    if (previous && joins(units, classes, previous, next, last, afterLetter)) {
      previous.to = at;
      previous.latin ||= next.latin;
      previous.arabic ||= next.arabic;
    } else found.push(next);
  }
  for (const island of found) closeBracket(units, island, last);
  const rightmost = found[found.length - 1];
  if (rightmost && rightmost.to + 1 === last && (brokenCompound(units, classes, last) || brokenAddress(units, classes, last))) rightmost.to++;
  return found.map(({ from, to }) => [from, to]);
}

function joins(units: readonly Unit[], classes: readonly Class[], left: { to: number; from: number; latin: boolean; arabic: boolean }, right: { from: number; latin: boolean; arabic: boolean }, last: number, afterLetter: boolean): boolean {
  if (right.from === left.to + 1) return true;
  const between = classes.slice(left.to + 1, right.from);
  const rightLatin = right.latin || reachesLatin(classes, right.from, last);
  // A bracket belongs to the island only behind a Latin word, and never round Arabic-Indic digits (UAX #9, N0).
  if (between.includes('bracket')) return left.latin && !(right.arabic && !rightLatin);
  // A point behind a space and before the number is the end of a label further right: "X.914 .21" reads 21. X.914.
  if (left.latin && /^\s+[.,:;]$/u.test(units.slice(left.to + 1, right.from).map(({ text }) => text).join(''))) return false;
  if (left.latin || rightLatin) return true;
  if (between.length !== 1) return false;
  // Between two numbers: a common separator always, a sign only where the number is a European one (W4).
  if (between[0] === 'CS') return !/\s/u.test(units[left.to + 1]?.text ?? '');
  return between[0] === 'ES' && !left.arabic && !right.arabic && !afterLetter;
}

/** Whether the word that begins with this digit holds a Latin letter ("3G", "2030-A"), or one follows without a bracket between. */
function reachesLatin(classes: readonly Class[], from: number, last: number): boolean {
  for (let at = from; at <= last; at++) {
    if (classes[at] === 'L') return true;
    if (classes[at] === 'bracket') return false;
  }
  return false;
}

/** An island that opened a bracket takes in the one that closes it. */
function closeBracket(units: readonly Unit[], island: { from: number; to: number }, last: number): void {
  let open = 0;
  for (let at = island.from; at <= island.to; at++) if (BRACKETS.includes(units[at]?.text ?? ' ')) open++;
  const next = units[island.to + 1]?.text;
  if (open % 2 === 1 && island.to < last + 1 && next !== undefined && BRACKETS.includes(next)) island.to++;
}

function leftToRight(units: readonly Unit[], classes: readonly Class[]): Unit[] {
  const out: Unit[] = [];
  let at = 0;
  while (at < units.length) {
    if (classes[at] !== 'R') {
      push(out, units[at], false);
      at++;
      continue;
    }
    let last = at;
    for (let next = at + 1; next < units.length && classes[next] !== 'L'; next++) if (classes[next] === 'R') last = next;
    out.push(...rightToLeft(units.slice(at, last + 1), classes.slice(at, last + 1), false));
    at = last + 1;
  }
  return out;
}

function push(out: Unit[], unit: Unit | undefined, rtl: boolean): void {
  if (unit) out.push(rtl ? { ...unit, rtl: true } : unit);
}

/**
 * Some programs write the bracket that one sees, some the one that is meant. Read in order, brackets that are meant open
 * before they close; `lines` vote for each font, and those of a font that writes what one sees are turned round.
 */
export function mendBrackets(lines: readonly { readonly units: readonly Unit[] }[]): void {
  const votes = new Map<number, number>();
  for (const { units } of lines) {
    let previous: Unit | null = null;
    for (const unit of units) {
      if (unit.rtl !== true || !(unit.text in MIRRORED)) continue;
      if (previous && previous.text === MIRRORED[unit.text]) {
        const meant = '([{«‹'.includes(previous.text);
        for (const { font } of [previous, unit]) votes.set(font, (votes.get(font) ?? 0) + (meant ? 1 : -1));
        previous = null;
      } else previous = unit;
    }
  }
  const total = [...votes.values()].reduce((sum, vote) => sum + vote, 0);
  for (const { units } of lines) {
    for (const unit of units) {
      const mirrored = unit.rtl === true ? MIRRORED[unit.text] : undefined;
      if (mirrored !== undefined && (votes.get(unit.font) ?? total) < 0) unit.text = mirrored;
    }
    turnIslands(units);
  }
}

/**
 * A pair that closes before it opens and has nothing right-to-left inside is a left-to-right island whose Latin word stood on
 * the line before ("X.914" | "(03/2016)").
 */
function turnIslands(units: readonly Unit[]): void {
  let depth = 0;
  let closing: Unit | null = null;
  for (const unit of units) {
    if (isRightToLeft(unit.text)) closing = null;
    if (unit.rtl !== true || !(unit.text in MIRRORED)) continue;
    if ('([{«‹'.includes(unit.text)) {
      const before: Unit | null = closing;
      if (before && before.text === MIRRORED[unit.text]) {
        [before.text, unit.text] = [unit.text, before.text];
        closing = null;
      } else depth++;
    } else if (depth > 0) depth--;
    else closing = unit;
  }
}
