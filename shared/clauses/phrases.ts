import { fold } from '../text/fold.ts';

/** A word of a block's opening: its form for comparing, and where it stands in the folded text. */
export interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The first words of `text` between `start` and `end`, at most `limit`. Every Han sign is a word of its own; an
 * elided word keeps its apostrophe ("l'", "d'"). Signs in between (quotes, asterisks, brackets, commas) are left out,
 * but `stop` signs end the words: nothing after a full stop or a colon belongs to an opening.
 */
export function openingWords(text: string, start: number, end: number, limit: number): Word[] {
  const words: Word[] = [];
  let i = start;
  while (i < end && words.length < limit) {
    const unit = text.charCodeAt(i);
    if (isHan(unit)) {
      words.push({ form: text.charAt(i), start: i, end: i + 1 });
      i++;
    } else if (isWordUnit(unit)) {
      const from = i;
      while (i < end && isWordUnit(text.charCodeAt(i))) i++;
      const joins = text.charCodeAt(i);
      if (joins === APOSTROPHE) i++;
      else {
        // Hyphens and ampersands inside a word belong to it: ITU-D, Secretary-General, WSIS&SDG.
        while ((text.charCodeAt(i) === HYPHEN || text.charCodeAt(i) === AMPERSAND) && isWordUnit(text.charCodeAt(i + 1))) {
          i++;
          while (i < end && isWordUnit(text.charCodeAt(i))) i++;
        }
      }
      words.push({ form: wordForm(text.slice(from, i)), start: from, end: i });
    } else if (unit === COLON || (unit === FULL_STOP && text.charCodeAt(i + 1) === SPACE) || unit === IDEOGRAPHIC_STOP) {
      break;
    } else i++;
  }
  return words;
}

/** The form of the first word alone, for the many lines of which nothing else is asked; null where there is none. */
export function openingForm(text: string, start: number, end: number): string | null {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isHan(unit)) return text.charAt(i);
    if (isWordUnit(unit)) {
      const next = text.charCodeAt(i + 1);
      // Most often the word is one letter in a hostile text, and its form is known without taking it apart.
      if (i + 1 >= end || !(isWordUnit(next) || next === APOSTROPHE || next === HYPHEN || next === AMPERSAND)) return wordForm(text.charAt(i));
      return openingWords(text, i, end, 1)[0]?.form ?? null;
    }
    if (unit === COLON || (unit === FULL_STOP && text.charCodeAt(i + 1) === SPACE) || unit === IDEOGRAPHIC_STOP) return null;
  }
  return null;
}

const APOSTROPHE = 0x27;
const AMPERSAND = 0x26;
const HYPHEN = 0x2d;
const COLON = 0x3a;
const FULL_STOP = 0x2e;
const SPACE = 0x20;
const IDEOGRAPHIC_STOP = 0x3002;

export function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit < 0xa000;
}

/** A letter or digit of the scripts of the six languages. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
  if (unit < 0x250) return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7;
  return (unit >= 0x370 && unit < 0x530) || (unit >= 0x620 && unit < 0x64b) || (unit >= 0x66e && unit < 0x6d4);
}

/**
 * A word as it is compared: lower case; in Arabic without the conjunction و, with one alef, one yeh and one teh
 * marbuta, the verb's person (ي for ت) and the pronoun (ه for ها) levelled.
 */
export function wordForm(word: string): string {
  const unit = word.charCodeAt(0);
  if (unit < 0x620 || unit > 0x6d3) return word.toLowerCase();
  const known = FORMS.get(word);
  if (known !== undefined) return known;
  const form = arabicForm(word);
  if (FORMS.size < 5000) FORMS.set(word, form);
  return form;
}

/** Documents say the same words again and again. */
const FORMS = new Map<string, string>();

function arabicForm(word: string): string {
  let form = word.replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه');
  if (form.length >= 3 && form.startsWith('و')) form = form.slice(1);
  if (form.length >= 3 && form.startsWith('ي')) form = `ت${form.slice(1)}`;
  if (form.length >= 5 && form.endsWith('ها')) form = form.slice(0, -1);
  return form;
}

interface Phrase {
  readonly words: readonly string[];
  readonly value: string;
}

/** Wordings found by their first word, longest first. */
export type PhraseTable = ReadonlyMap<string, readonly Phrase[]>;

/** Compiles "one wording|another" lists, by the value that they stand for; `same` holds wordings that are their own value. */
export function phraseTable(lists: Readonly<Record<string, string>>): PhraseTable {
  const table = new Map<string, Phrase[]>();
  for (const [value, list] of Object.entries(lists)) {
    for (const wording of list.split('|')) {
      const folded = fold(wording).text;
      const words = openingWords(folded, 0, folded.length, 40).map((word) => word.form);
      const first = words[0];
      if (first === undefined) continue;
      const phrases = table.get(first) ?? [];
      phrases.push({ words, value: value === 'same' ? wording : value });
      table.set(first, phrases);
    }
  }
  for (const phrases of table.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return table;
}

/** The longest phrase that the words from `at` on begin with; `next` is the index of the word after it. */
export function matchAt(table: PhraseTable, words: readonly Word[], at: number): { value: string; next: number } | null {
  const first = words[at];
  if (first === undefined) return null;
  const phrases = table.get(first.form);
  if (phrases === undefined) return null;
  for (const phrase of phrases) {
    const { length } = phrase.words;
    if (at + length > words.length) continue;
    let k = 1;
    while (k < length && words[at + k]?.form === phrase.words[k]) k++;
    if (k === length) return { value: phrase.value, next: at + length };
  }
  return null;
}
