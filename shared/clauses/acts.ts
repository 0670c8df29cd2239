import type { Lexicon } from './lexicon.ts';
import { matchAt, openingForm, openingWords, type PhraseTable, type Word } from './phrases.ts';

/** Whose wordings come first: the same verb can be another act at ITU (يقرر: resolves) than at the UN (decides). */
export type House = 'un' | 'itu';

export interface Act {
  /** The canonical phrase, with "further" where the text says so. */
  readonly act: string;
  /** Both where the wording does not tell (Chinese). */
  readonly preambular: boolean;
  readonly operative: boolean;
  readonly addressee: string | null;
  /** Folded offsets of the act's own words, "also" and "further" next to them included. */
  readonly start: number;
  readonly end: number;
  /** Folded offset where the addressee, or a "further" after it, ends: a group heading has nothing behind it. */
  readonly through: number;
}

const OPENING = 40;
/** "NOTE 1 - Rafts are no boats" is a note in French and Spanish as well, where the word is a verb too. */
const NOTE = /^NOT[EA]S?(?: \d{1,2})? ?[-:.]/;
const NOBODY = [0, 0] as const;

/**
 * The act that a text begins with, if any. `subject`: from which of its words to which the body is named that acts, in
 * Arabic behind the verb ("يعيد مجلس الأمن تأكيد").
 */
export function readAct(text: string, start: number, end: number, lexicon: Lexicon, house: House, subject: readonly [number, number] = NOBODY): Act | null {
  const first = openingForm(text, start, end);
  if (first === null || !(lexicon.actWords.has(first) || lexicon.further.has(first) || first === BEFORE_OBJECT)) return null;
  if (NOTE.test(text.slice(start, start + 14))) return null;
  const opening = actWordsOf(text, start, end);
  const all = subject === NOBODY ? opening : opening.toSpliced(subject[0], subject[1] - subject[0]);
  const { words, removed } = withoutFurther(all, lexicon);
  if (!lexicon.actWords.has(words[0]?.form ?? '')) return null;
  const other: House = house === 'un' ? 'itu' : 'un';
  const own = matchAct(words, lexicon, house);
  const others = matchAct(words, lexicon, other);
  const found = own === null || (others !== null && others.next > own.next) ? others : own;
  if (!found) return null;
  const last = words[found.next - 1] as Word;
  const following = words[found.next];
  const named = readAddressee(words, found.next, lexicon, house);
  const afterName = named ? words[named.next] : undefined;
  const besides = removed.filter((word) => word.start >= last.end && (following === undefined || word.start < following.start) && between(text, last.end, word.start) < 3);
  const further = besides.length > 0 || removed.some((word) => word.start < last.end || (named !== null && afterName === undefined && word.start > last.end));
  return {
    act: further ? `${found.value} further` : found.value,
    preambular: found.preambular,
    operative: found.operative,
    addressee: named?.value ?? null,
    start: (all[0] as Word).start,
    end: besides.at(-1)?.end ?? last.end,
    through: Math.max(last.end, named ? (words[named.next - 1] as Word).end : 0, ...(following === undefined || named ? removed.map((word) => word.end) : [])),
  };
}

/** Chinese puts what a body is concerned about before the verb: 对干旱深表关切, 又对…表示赞赏. */
const BEFORE_OBJECT = '对';
const OBJECT = /([又还也])?对[^，。；：,;:\n]{1,80}?(?=深表|深感|深为|表示|感到)/y;

/** A text's first words; where the object comes first, those from its verb on. */
function actWordsOf(text: string, start: number, end: number): Word[] {
  const unit = text.charAt(start);
  if (unit === BEFORE_OBJECT || text.charAt(start + 1) === BEFORE_OBJECT) {
    OBJECT.lastIndex = start;
    const found = OBJECT.exec(text);
    const verb = start + (found?.[0].length ?? 0);
    if (found && verb < end) return [...(found[1] === undefined ? [] : openingWords(text, start, start + 1, 1)), ...openingWords(text, verb, end, OPENING)];
  }
  return openingWords(text, start, end, OPENING);
}

/** How many letters stand between two words: "further" must be next to the verb, not later in the sentence. */
function between(text: string, from: number, to: number): number {
  return text.slice(from, to).replace(/[^\p{L}]/gu, '').length;
}

function matchAct(words: readonly Word[], lexicon: Lexicon, house: House): { value: string; next: number; preambular: boolean; operative: boolean } | null {
  const tables = lexicon[house];
  const preambular = matchAt(tables.preambular, words, 0);
  const operative = matchAt(tables.operative, words, 0);
  if (!preambular && !operative) return null;
  const both = preambular !== null && operative !== null;
  const best = !operative || (preambular && preambular.next >= operative.next) ? preambular : operative;
  if (!best) return null;
  return {
    value: best.value,
    next: best.next,
    preambular: best === preambular || (both && preambular.next === best.next),
    operative: best === operative || (both && operative.next === best.next),
  };
}

/** The canonical name that the same words have on the other side: "recalling" for "recalls" in Chinese. */
export function actAs(side: 'preambular' | 'operative', text: string, start: number, end: number, lexicon: Lexicon, house: House): string | null {
  const { words } = withoutFurther(actWordsOf(text, start, end), lexicon);
  const other: House = house === 'un' ? 'itu' : 'un';
  return (matchAt(lexicon[house][side], words, 0) ?? matchAt(lexicon[other][side], words, 0))?.value ?? null;
}

/** Takes "also" and "further" out of an opening, so that "Se déclare également préoccupée" is one wording. */
function withoutFurther(all: readonly Word[], lexicon: Lexicon): { words: Word[]; removed: Word[] } {
  const words: Word[] = [];
  const removed: Word[] = [];
  for (let i = 0; i < all.length; ) {
    const word = all[i] as Word;
    const further = lexicon.further.has(word.form) ? matchAt(lexicon.further, all, i) : null;
    // 也门 is Yemen.
    if (further && !(word.form === '也' && all[i + 1]?.form === '门')) {
      removed.push({ ...word, end: (all[further.next - 1] as Word).end });
      i = further.next;
    } else {
      words.push(word);
      i++;
    }
  }
  return { words, removed };
}

/** Who is addressed from word `at` on: several joined by "and" or commas give `sg+director-bdt`. */
function readAddressee(words: readonly Word[], at: number, lexicon: Lexicon, house: House): { value: string; next: number } | null {
  const names: string[] = [];
  let i = skip(words, at, lexicon, 5);
  let next = i;
  for (;;) {
    const found = matchCase(lexicon.addressees, words, i);
    // Associates are a kind of ITU membership; the UN's "asociados para el desarrollo" are partners.
    if (!found || (house === 'un' && found.value === 'associates')) break;
    // 秘书长的报告: the report of the one who is named.
    if (words[found.next]?.form === '的') break;
    if (!names.includes(found.value)) names.push(found.value);
    next = found.next;
    let after = skip(words, next, lexicon, 2);
    const joiner = matchAt(lexicon.joiner, words, after);
    if (joiner) after = skip(words, joiner.next, lexicon, 3);
    const other = matchCase(lexicon.addressees, words, after);
    if (other === null || worksWith(words, next, other.next, lexicon)) {
      next = after;
      break;
    }
    i = after;
  }
  return names.length > 0 ? { value: names.join('+'), next } : null;
}

/** 秘书长与各局主任协调: he acts together with them, and is addressed alone. What he does with them stands behind their names. */
function worksWith(words: readonly Word[], from: number, to: number, lexicon: Lexicon): boolean {
  if (words[from]?.form !== '与' && words[from]?.form !== '同') return false;
  const [first, second] = words.slice(to, to + 2);
  if (first !== undefined && TOGETHER.has(first.form + (second?.form ?? ''))) return true;
  // 与电信发展局主任和无线电通信局主任协作.
  const joiner = matchAt(lexicon.joiner, words, to);
  const further = joiner === null ? null : matchCase(lexicon.addressees, words, skip(words, joiner.next, lexicon, 3));
  return further !== null && worksWith(words, from, further.next, lexicon);
}

const TOGETHER: ReadonlySet<string> = new Set(['协调', '协作', '协商', '合作', '磋商', '密切', '一道', '一起', '共同']);

function skip(words: readonly Word[], at: number, lexicon: Lexicon, limit: number): number {
  let i = at;
  for (let count = 0; count < limit; count++) {
    if (matchCase(lexicon.addressees, words, i)) return i;
    const filler = matchCase(lexicon.filler, words, i);
    if (!filler) return i;
    i = filler.next;
  }
  return i;
}

/** Arabic writes a preposition onto its noun: بالدول الأعضاء and للدول الأعضاء are الدول الأعضاء. */
function matchCase(table: PhraseTable, words: readonly Word[], at: number): { value: string; next: number } | null {
  const found = matchAt(table, words, at);
  const word = words[at];
  if (found || word === undefined || !/^[\u0628\u0644]/.test(word.form)) return found;
  const form = word.form.startsWith('لل') ? `ال${word.form.slice(2)}` : word.form.slice(1);
  // Only the phrase's own words are looked at: the longest addressee has fewer than two dozen.
  return form.length < 3 ? null : shifted(matchAt(table, [{ ...word, form }, ...words.slice(at + 1, at + 24)], 0), at);
}

function shifted(found: { value: string; next: number } | null, by: number): { value: string; next: number } | null {
  return found && { value: found.value, next: found.next + by };
}
