import type { Language } from '../languages/types.ts';
import type { Prepared, PreparedBlock } from '../text/prepared.ts';
import type { Label } from './label.ts';
import { readLabel } from './labels.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { isWordUnit, matchAt, openingForm, openingWords, type Word } from './phrases.ts';

/** What can be said of a block by itself, before its place in the document is known. */
export interface Line {
  readonly block: PreparedBlock;
  readonly start: number;
  readonly end: number;
  readonly lexicon: Lexicon;
  readonly label: Label | null;
  /** The label is followed by a tab: a list item beyond doubt. */
  readonly tabbed: boolean;
  /** Ends with a sign that a sentence or an item can end with. */
  readonly ended: boolean;
  readonly rule: boolean;
  readonly body: string | null;
  readonly annex: { readonly value: number | null } | null;
  readonly footnote: string | null;
  /** "SECTION 1", "PART II": a part's heading, read as a label. */
  readonly part: Label | null;
  /** In a paper of proposals: the mark over a proposed text ("MOD RCC/40A12/1"), or the reasons under it. */
  readonly proposal: 'mark' | 'reasons' | null;
}

const ENDED = /[.,;:،؛。，；：!?؟)\]]["'»”]?(?: ?\^ ?\(\d{1,3}\)| ?\^\d{1,3}|[¹²³⁰⁴-⁹]{1,3}| \d{1,3})?$/;
const RULE = /^[\s_*=.~#-]*[_*=~#-][\s_*=.~#-]*$/;

/** The blocks that hold anything, each with what its own words say. */
export function readLines(prepared: Prepared): Line[] {
  const lines: Line[] = [];
  const { text } = prepared.folded;
  const notes = notesOf(text);
  let marks: ReadonlyMap<number, number> | null = null;
  for (const block of prepared.blocks) {
    if (block.end <= block.start) continue;
    lines.push(readLine(prepared, block, text, notes));
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.label?.readings[0]?.style === '(n)') lines[i] = lostNote(line, lines[i - 1], lines[i + 1]);
    else if (line.label?.readings[0]?.style === 'n') lines[i] = noteUnderRule(line, lines[i - 1], () => (marks ??= gluedMarks(text)));
  }
  notesAtEnd(text, lines);
  return lines;
}

/** The lines (1), (2) … that end a text which has "its resolution 57/12(1)": footnotes without their dress. */
function notesAtEnd(text: string, lines: Line[]): void {
  let first = lines.length;
  while (first > 0 && lines[first - 1]?.label?.readings[0]?.style === '(n)') first--;
  if (first === lines.length || lines[first]?.label?.readings[0]?.value !== 1) return;
  const marks = new Set(Array.from(text.matchAll(/[\p{L}\d.,;،؛»"]\((\d{1,2})\)/gu), (found) => Number(found[1])));
  const values = lines.slice(first).map((line) => line.label?.readings[0]?.value ?? 0);
  if (values.some((value, i) => value !== i + 1 || !marks.has(value))) return;
  for (const [i, value] of values.entries()) lines[first + i] = { ...(lines[first + i] as Line), footnote: String(value), label: null };
}

/** A "(6)" between the footnotes 5 and 7 is a footnote, though its mark in the text was lost. */
function lostNote(line: Line, before: Line | undefined, after: Line | undefined): Line {
  const reading = line.label?.readings[0];
  if (reading?.style !== '(n)') return line;
  const between = before?.footnote === String(reading.value - 1) || after?.footnote === String(reading.value + 1);
  return between ? { ...line, footnote: String(reading.value), label: null } : line;
}

/** "1\tThese include …" under a rule, where the text has "developing countries1": the marker lost its dress. */
function noteUnderRule(line: Line, before: Line | undefined, marks: () => ReadonlyMap<number, number>): Line {
  const number = line.label?.readings[0]?.value ?? 0;
  const under = before?.footnote === String(number - 1) || (before?.rule === true && before.end - before.start >= 5);
  if (!under || !line.ended || (marks().get(number) ?? line.start) >= line.start) return line;
  return { ...line, footnote: String(number), label: null };
}

/** The small numbers that stand glued to a word, by where they first do. */
function gluedMarks(text: string): ReadonlyMap<number, number> {
  const marks = new Map<number, number>();
  for (const { index, 1: number } of text.matchAll(/[\p{Ll}\u0621-\u064a][)"]?(\d{1,2})(?![\d.\p{L}])/gu)) if (!marks.has(Number(number))) marks.set(Number(number), index);
  return marks;
}

/** The footnote numbers that the text refers to as `^(15)`. */
function notesOf(text: string): ReadonlySet<string> {
  const notes = new Set<string>();
  for (const [, number] of text.matchAll(/\^ ?\(?(\d{1,3}|[*†‡])\)?/g)) if (number) notes.add(number);
  return notes;
}

function readLine(prepared: Prepared, block: PreparedBlock, text: string, notes: ReadonlySet<string>): Line {
  const { start, end } = block;
  const language: Language = prepared.languageOf(block.index) ?? 'en';
  const lexicon = lexiconOf(language);
  // One letter by itself says nothing: half a million such lines are not taken apart.
  if (end - start === 1 && block.block.role !== 'footnote' && isWordUnit(text.charCodeAt(start))) {
    return { block, start, end, lexicon, label: null, tabbed: false, ended: false, rule: false, body: null, annex: null, footnote: null, part: null, proposal: null };
  }
  const short = end - start < 400;
  const rule = short && end - start < 120 && !isWordUnit(text.charCodeAt(start)) && RULE.test(text.slice(start, end));
  const footnote = rule ? null : footnoteOf(text, block, notes);
  const read = rule || footnote !== null ? null : readLabel(text, start, end, lexicon);
  const label = read !== null && read.weak && isDay(text, read, end) ? null : read;
  const words = !rule && lexicon.headWords.has(openingForm(text, start, end) ?? '') ? openingWords(text, start, end, 24) : NONE;
  return {
    block,
    start,
    end,
    lexicon,
    label,
    tabbed: label !== null && isTabbed(prepared, label),
    ended: !isLetter(text.charCodeAt(end - 1)) && ENDED.test(text.slice(Math.max(start, end - 16), end)),
    rule,
    body: footnote === null ? bodyOf(words, text, end, lexicon) : null,
    annex: short && footnote === null ? annexOf(words, text, start, end, lexicon) : null,
    footnote,
    part: short && footnote === null && !label ? partOf(words, text, start, end, lexicon) : null,
    proposal: label === null && footnote === null ? proposalOf(words, text, start, end, lexicon) : null,
  };
}

const NONE: readonly Word[] = [];

/** "7 June 2023" under the last paragraph is the day of the meeting, though a 7 were next. */
function isDay(text: string, label: Label, end: number): boolean {
  return end - label.start < 44 && /^ ?(?:de )?\p{L}[\p{L} ./]{2,30}[ ,]\d{4}(?: ?г(?:ода|\.)?)?$/u.test(text.slice(label.end, end));
}

const MARK = /^\(?(?:MOD|ADD|SUP|NOC)\)?\*?(?:\s+[A-Z\d][A-Z\d/()#.+&-]{0,40}(?: ?\([^()]{1,30}\))?)?$/;

/** Is this folded line the mark over a proposed text: "MOD RCC/40A12/1", "ADD", "NOC"? */
export function isProposalMark(line: string): boolean {
  return line.length < 70 && MARK.test(line);
}

/** "MOD RCC/40A12/1", "SUP", "NOC"; "Reasons: …". The marks are the same in all languages. */
function proposalOf(words: readonly Word[], text: string, start: number, end: number, lexicon: Lexicon): Line['proposal'] {
  const unit = text.charCodeAt(start);
  if (end - start < 70 && (unit === 0x28 || unit === 0x41 || unit === 0x4d || unit === 0x4e || unit === 0x53) && isProposalMark(text.slice(start, end))) return 'mark';
  const found = matchAt(lexicon.reasons, words, 0);
  return found !== null && /^ ?[:：]/.test(text.slice((words[found.next - 1] as Word).end, end)) ? 'reasons' : null;
}

/** A line that ends with a letter has not ended; after a digit a footnote's number may have been meant. */
function isLetter(unit: number): boolean {
  return isWordUnit(unit) && !(unit >= 0x30 && unit <= 0x39);
}

/** The source still has the tab that folding made a space. */
function isTabbed(prepared: Prepared, label: Label): boolean {
  const { at, source } = prepared.folded;
  const from = at[label.end] ?? 0;
  const to = at[label.textStart] ?? from;
  return source.slice(from, to).includes('\t');
}

/** Enacting words: a body's name, then nothing but a place and a year in brackets, then a comma. */
export function bodyOf(words: readonly Word[], text: string, end: number, lexicon: Lexicon): string | null {
  const found = bodyNamed(words, lexicon);
  if (!found) return null;
  const last = words[found.next - 1] as Word;
  const rest = text.slice(last.end, end);
  if (/^[\s,،，]*$/.test(rest)) return found.value;
  // Chinese has no spaces: what follows the name makes it a sentence about the body.
  if (/^[\u4e00-\u9fff]/.test(rest)) return null;
  return rest.length < 140 && /[,،，]$/.test(rest) ? found.value : null;
}

/** The body that the words begin with, as it stands in enacting words; `next` is the index of the word after its name. */
export function bodyNamed(words: readonly Word[], lexicon: Lexicon): { value: string; next: number } | null {
  return matchAt(lexicon.bodies, words, 0) ?? withoutOrdinal(words, lexicon);
}

/** "The fifth World Telecommunication Policy Forum", "第五届世界电信政策论坛": only the Forum's name has its number inside. */
function withoutOrdinal(words: readonly Word[], lexicon: Lexicon): { value: string; next: number } | null {
  const [first] = words;
  if (first === undefined) return null;
  const chinese = first.form === '第' ? (matchAt(lexicon.bodies, words, 3) ?? matchAt(lexicon.bodies, words, 4)) : null;
  const found = chinese ?? matchAt(lexicon.bodies, words.toSpliced(1, 1), 0);
  if (found?.value !== 'wtpf') return null;
  return chinese ?? { value: found.value, next: found.next + 1 };
}

/** "Annex", "ANNEX 1 TO RESOLUTION 5", "المرفق الأول", "附件一": the heading of an annex, not a sentence about one. */
function annexOf(words: readonly Word[], text: string, start: number, end: number, lexicon: Lexicon): { value: number | null } | null {
  const zhOrder = lexicon.language === 'zh';
  const found = matchAt(lexicon.annex, words, 0);
  if (!found || end - start > 160) return null;
  const last = words[found.next - 1] as Word;
  const rest = text.slice(last.end, end);
  // "Annexes: 2" at the foot of a paper counts them.
  if (/^\s?[:：]\s?\d{1,2} ?[件份个]?$/.test(rest)) return null;
  const number = /^[ :.-]*(?:(?:no\.?|n°|№) ?)?(\d{1,2}|[ivxlc]{1,5}|[a-h]|[一二三四五六七八九十]{1,3})?(?![\p{L}\d])/iu.exec(rest);
  const tail = rest.slice(number?.[0].length ?? 0).trim();
  // A sentence that begins with the word ends with a stop; a heading does not.
  if (/[.;,،؛。；，]$/.test(text.slice(start, end)) && tail !== '') return null;
  if (!zhOrder && /^\p{Ll}/u.test(tail) && !/^(?:to|of|à|au|de|al|к|do) /u.test(tail)) return null;
  return { value: annexNumber(number?.[1] ?? '', words[found.next]?.form ?? '', lexicon) };
}

/** A part's word and its number, alone or before a title; a sentence about a section is none. */
function partOf(words: readonly Word[], text: string, start: number, end: number, lexicon: Lexicon): Label | null {
  // Neither a part's word nor 第 opens it: most lines end here.
  if (words.length === 0) return null;
  if (end - start > 140 || /[.;,،؛。；，]$/.test(text.slice(start, end))) return null;
  const found = matchAt(lexicon.part, words, 0);
  const last = found ? words[found.next - 1] : undefined;
  const rest = last ? text.slice(last.end, end) : '';
  const numbered = found
    ? /^ (\d{1,2}|[IVXLC]{1,6}|[A-H])( ?(?:bis|ter))?(?= *(?:$|[-:.(]))/.exec(rest)
    : /^第([一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|节|章|篇)/.exec(text.slice(start, end));
  const number = numbered?.[1];
  if (number === undefined) return null;
  const value = annexNumber(number, '', lexicon);
  if (value === null) return null;
  const labelEnd = (last?.end ?? start) + (numbered?.[0].length ?? 0);
  return { readings: [{ style: 'part', value, letter: false }], start, end: labelEnd, textStart: labelEnd, weak: false, suffix: found ? (numbered?.[2] ?? '').trim() : '' };
}

const ARABIC_ORDINALS = ['الاول', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع', 'العاشر'];

function annexNumber(number: string, next: string, lexicon: Lexicon): number | null {
  if (/^\d+$/.test(number)) return Number(number);
  const label = number === '' ? null : readLabel(`${number}. x`, 0, number.length + 3, lexicon) ?? readLabel(`(${number}) x`, 0, number.length + 4, lexicon);
  const value = label?.readings.find((reading) => reading.style === 'I' || reading.style === 'han' || reading.style === '(han)' || reading.style === '(i)')?.value ?? label?.readings[0]?.value;
  if (value !== undefined && value > 0) return value;
  const ordinal = ARABIC_ORDINALS.indexOf(next);
  return ordinal >= 0 ? ordinal + 1 : null;
}

const NOTE = /^\^? ?(?:\((\d{1,3}|\*{1,3})\)|(\*{1,3}|[†‡])|\[(?:footnoteref|footnote)?:? ?(\d{1,3})\]:?|(\d{1,3}) )(?=.)/i;

/** The marker of a footnote, when the block is one by its source or by a marker that the text refers to. */
function footnoteOf(text: string, block: PreparedBlock, notes: ReadonlySet<string>): string | null {
  const told = block.block.role === 'footnote';
  const unit = text.charCodeAt(block.start);
  if (!told && unit !== 0x28 && unit !== 0x5e && unit !== 0x2a) return null;
  const found = NOTE.exec(text.slice(block.start, Math.min(block.end, block.start + 24)));
  const marker = found?.[1] ?? found?.[2] ?? found?.[3] ?? (told || unit === 0x5e ? found?.[4] : undefined);
  if (told) return marker ?? '';
  if (marker === undefined) return null;
  // Two asterisks glued to a word are bold type, not a note's mark.
  if (marker.startsWith('*')) return /^\*+ /.test(text.slice(block.start, block.start + 5)) || marker === '*' ? marker : null;
  if (unit === 0x5e) return marker;
  return notes.has(marker) ? marker : null;
}
