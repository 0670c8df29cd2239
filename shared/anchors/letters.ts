/**
 * The letters-only form that anchors compare: letters, digits and a few meaningful signs, nothing else.
 * Out go spaces, hyphens, punctuation, kashida, harakat, direction marks, control codes and footnote markers `^(15)`,
 * because a PDF, a Word file and a web page of one document differ in exactly these.
 * Kept apart are alef forms, ё and е, é and e: those are other words.
 * Folded are case, compatibility forms (NFKC), Arabic-Indic digits, and Persian look-alikes that PDF fonts put for Arabic letters.
 */

/** Letters with, for each, the UTF-16 offset of the code unit it came from. */
export interface Letters {
  readonly codes: Uint16Array;
  readonly at: Uint32Array;
  readonly length: number;
}

const UNKNOWN = 0;
const OUT = 1;
const SEVERAL = 2;
/** A mark that may join the letter before it (e + U+0301, ا + U+0654). */
const JOINING = 3;

/** What a UTF-16 code unit becomes; filled as units are met, since a document has a few hundred different ones. */
const table = new Uint16Array(65536);
const several = new Map<number, readonly number[]>();

const LOOKALIKES: Readonly<Record<string, string>> = {
  'ک': 'ك', 'ی': 'ي', 'ھ': 'ه', 'ہ': 'ه', 'ە': 'ه', '٪': '%',
};
const SIGNS = new Set('%‰+=&$€£¥§#@');
const KASHIDA = 0x0640;
const WORD = /[\p{L}\p{N}]/u;

/** One code point to its letters, none for what is left out. */
function foldCharacter(character: string): string {
  let folded = '';
  for (const each of character.normalize('NFKC').toLowerCase()) {
    const code = each.codePointAt(0) ?? 0;
    if (code === KASHIDA || (code >= 0x02b0 && code <= 0x02ff)) continue;
    const alike = LOOKALIKES[each] ?? each;
    if (code >= 0x0660 && code <= 0x0669) folded += String.fromCharCode(code - 0x0660 + 48);
    else if (code >= 0x06f0 && code <= 0x06f9) folded += String.fromCharCode(code - 0x06f0 + 48);
    else if (SIGNS.has(alike) || WORD.test(alike)) folded += alike;
  }
  return folded;
}

function learn(unit: number): number {
  const composes = (unit >= 0x0300 && unit <= 0x036f) || (unit >= 0x0653 && unit <= 0x0655);
  let entry = OUT;
  if (composes) entry = JOINING;
  else {
    const folded = foldCharacter(String.fromCharCode(unit));
    if (folded.length === 1) entry = folded.charCodeAt(0);
    else if (folded.length > 1) {
      entry = SEVERAL;
      several.set(unit, Array.from({ length: folded.length }, (_, index) => folded.charCodeAt(index)));
    }
  }
  table[unit] = entry;
  return entry;
}

/** Whether a code unit of a text belongs to a word (both halves of an astral letter do). */
export function isLetter(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (Number.isNaN(unit)) return false;
  if (unit >= 0xd800 && unit <= 0xdfff) {
    const start = unit >= 0xdc00 ? offset - 1 : offset;
    return start >= 0 && foldCharacter(String.fromCodePoint(text.codePointAt(start) ?? 0)) !== '';
  }
  const entry = table[unit] || learn(unit);
  return entry > JOINING || entry === SEVERAL;
}

const MARKER = /\^\(\p{N}{0,4}(?:\)|$)/uy;

/** Length of a footnote marker `^(15)` at an offset, else 0; one that the text's end cuts short is one too. */
function markerLength(text: string, offset: number): number {
  if (text.charCodeAt(offset + 1) !== 40) return 0;
  MARKER.lastIndex = offset;
  return MARKER.exec(text)?.[0].length ?? 0;
}

/** Grows as needed: a folding is written here and copied out once at its true length. */
export class LetterWriter {
  private codes: Uint16Array;
  private at: Uint32Array;
  length = 0;

  constructor(capacity: number) {
    this.codes = new Uint16Array(capacity + 8);
    this.at = new Uint32Array(capacity + 8);
  }

  private push(code: number, from: number): void {
    if (this.length === this.codes.length) {
      const codes = new Uint16Array(this.length * 2);
      const at = new Uint32Array(this.length * 2);
      codes.set(this.codes);
      at.set(this.at);
      this.codes = codes;
      this.at = at;
    }
    this.codes[this.length] = code;
    this.at[this.length] = from;
    this.length += 1;
  }

  /** Adds the letters of `text` between two UTF-16 offsets. */
  add(text: string, start: number, end: number): void {
    const first = this.length;
    for (let offset = start; offset < end; offset += 1) {
      const unit = text.charCodeAt(offset);
      const entry = table[unit] || (unit >= 0xd800 && unit <= 0xdfff ? UNKNOWN : learn(unit));
      if (entry > JOINING) this.push(entry, offset);
      else if (entry === OUT) {
        if (unit === 94) offset += Math.max(0, Math.min(markerLength(text, offset), end - offset) - 1);
      } else if (entry === SEVERAL) {
        for (const code of several.get(unit) ?? []) this.push(code, offset);
      } else if (entry === JOINING) {
        if (this.length > first) this.join(text, unit);
      } else offset += this.addAstral(text, offset);
    }
  }

  /** e + U+0301 is é: the last letter becomes the composed one where Unicode has one. */
  private join(text: string, mark: number): void {
    const last = this.codes[this.length - 1] ?? 0;
    const composed = (String.fromCharCode(last) + String.fromCharCode(mark)).normalize('NFC');
    if (composed.length === 1) this.codes[this.length - 1] = composed.charCodeAt(0);
  }

  private addAstral(text: string, offset: number): number {
    // A half at the very end has no other half; optimised code of V8 13.6 reads on into the string that a slice was cut from.
    if (offset + 1 >= text.length) return 0;
    const point = text.codePointAt(offset) ?? 0;
    if (point < 0x10000) return 0;
    const folded = foldCharacter(String.fromCodePoint(point));
    for (let index = 0; index < folded.length; index += 1) {
      this.push(folded.charCodeAt(index), folded.length > 1 ? offset + Math.min(index, 1) : offset);
    }
    return 1;
  }

  done(): Letters {
    return { codes: this.codes.slice(0, this.length), at: this.at.slice(0, this.length), length: this.length };
  }
}

/** The letters of a string; `at` are offsets into it. */
export function lettersOf(text: string): Letters {
  const writer = new LetterWriter(text.length);
  writer.add(text, 0, text.length);
  return writer.done();
}

/** A hash of letters with their number, short and stable: equal hashes mean equal words. */
export function hashLetters({ codes, length }: Letters): string {
  let one = 0x811c9dc5;
  let two = 0x9e3779b9;
  for (let index = 0; index < length; index += 1) {
    const code = codes[index] ?? 0;
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) + 0x165667b1;
  }
  return `${length.toString(36)}-${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
}
