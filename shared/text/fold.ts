import type { Range } from './types.ts';
import { EXPAND, EXPANSIONS, JOIN, MARK, TABLE } from './table.ts';

/**
 * A text in the one form that every rule reads: digits are 0-9, every space is U+0020, every hyphen "-", quotes are
 * straight, full-width and presentation forms are the plain letters; direction marks, kashida and harakat are gone.
 * Case, alef forms, superscript digits and the ideographic comma stay.
 */
export interface Folded {
  readonly text: string;
  /** For each unit of `text` the UTF-16 offset in the source it came from, and at `at[text.length]` where the source ends. */
  readonly at: Int32Array;
  readonly source: string;
}

/** Folds a whole text in one pass. */
export function fold(source: string): Folded {
  const folder = new Folder(source);
  folder.take(0, source.length);
  return folder.finish(source.length);
}

/** The source's range of a folded range `[start, end)`, with the kashida and harakat that belong to its last letter. */
export function toSource(folded: Folded, start: number, end: number): Range {
  const { at, source } = folded;
  const from = at[start] ?? source.length;
  if (end <= start) return [from, from];
  let to = (at[end - 1] ?? source.length - 1) + 1;
  while (to < source.length && isMark(source.charCodeAt(to))) to++;
  return [from, to];
}

/** The first folded offset that comes from `offset` or later; for texts folded in source order. */
export function toFolded(folded: Folded, offset: number): number {
  const { at } = folded;
  let low = 0;
  let high = folded.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isMark(unit: number): boolean {
  const order = TABLE[unit];
  return order === MARK || order === JOIN;
}

/** Folds stretches of one source one after the other; used for a whole text and for its blocks in reading order. */
export class Folder {
  readonly #source: string;
  #units: Uint16Array;
  #at: Int32Array;
  #length = 0;

  constructor(source: string) {
    this.#source = source;
    this.#units = new Uint16Array(source.length + 1024);
    this.#at = new Int32Array(source.length + 1024);
  }

  get length(): number {
    return this.#length;
  }

  /** The last folded unit, or 0 at the beginning. */
  get last(): number {
    return this.#length > 0 ? (this.#units[this.#length - 1] as number) : 0;
  }

  take(start: number, end: number): void {
    this.#reserve(end - start);
    const source = this.#source;
    let units = this.#units;
    let at = this.#at;
    let length = this.#length;
    for (let i = start; i < end; i++) {
      const unit = source.charCodeAt(i);
      const folded = TABLE[unit] as number;
      if (folded > EXPAND) {
        units[length] = folded;
        at[length++] = i;
      } else if (folded === JOIN) {
        if (length > 0) units[length - 1] = joined(units[length - 1] as number, unit);
      } else if (folded === EXPAND) {
        const expansion = EXPANSIONS.get(unit) as string;
        this.#length = length;
        this.#reserve(expansion.length + end - i);
        units = this.#units;
        at = this.#at;
        for (let k = 0; k < expansion.length; k++) {
          units[length] = expansion.charCodeAt(k);
          at[length++] = i;
        }
      }
    }
    this.#length = length;
  }

  /** Puts a unit of our own (a space or a newline between blocks) that stands for source offset `offset`. */
  put(unit: number, offset: number): void {
    this.#reserve(1);
    this.#units[this.#length] = unit;
    this.#at[this.#length++] = offset;
  }

  /** Folded text from `start` on with newlines made into spaces: a block is one line. */
  flatten(start: number): void {
    const units = this.#units;
    for (let i = start; i < this.#length; i++) if (units[i] === 0x0a) units[i] = 0x20;
  }

  finish(end: number): Folded {
    this.#reserve(1);
    this.#at[this.#length] = end;
    return {
      text: textOf(this.#units, this.#length),
      at: this.#at.subarray(0, this.#length + 1),
      source: this.#source,
    };
  }

  #reserve(more: number): void {
    const needed = this.#length + more + 1;
    if (needed <= this.#units.length) return;
    const room = Math.max(needed, this.#units.length * 2);
    const units = new Uint16Array(room);
    units.set(this.#units);
    const at = new Int32Array(room);
    at.set(this.#at);
    this.#units = units;
    this.#at = at;
  }
}

const COMPOSED = new Map<number, number>();

function joined(base: number, mark: number): number {
  const key = base * 0x10000 + mark;
  let result = COMPOSED.get(key);
  if (result === undefined) {
    const composed = String.fromCharCode(base, mark).normalize('NFC');
    result = composed.length === 1 ? composed.charCodeAt(0) : base;
    if (COMPOSED.size < 4096) COMPOSED.set(key, result);
  }
  return result;
}

function textOf(units: Uint16Array, length: number): string {
  let text = '';
  // Engines limit the number of arguments of one call; 8,192 is safe in all of them.
  for (let i = 0; i < length; i += 8192) {
    text += String.fromCharCode.apply(null, units.subarray(i, Math.min(i + 8192, length)) as unknown as number[]);
  }
  return text;
}
