/** What has a label and stands between the numbered paragraphs of a UN resolution without being one of them. */
import type { Label } from './label.ts';
import { hanValue, romanValue } from './letters.ts';
import type { Line } from './lines.ts';
import { matchAt, openingWords, wordForm } from './phrases.ts';

/** "A. Operations", "II. Training" between the paragraphs of a UN resolution. */
export function isHeading(line: Line, label: Label): boolean {
  return /^(?:I|A|han)$/.test(label.readings[0]?.style ?? '') && !line.ended && line.end - line.start < 160;
}

/** A row of a budget's table: "1. Overall direction 122 403 300". A paragraph ends with a stop. */
export function isRow(text: string, line: Line, label: Label): boolean {
  return /^n[.-]?$/.test(label.readings[0]?.style ?? '') && !line.ended && line.end - line.start < 300 && /\s\(?\d{1,3}(?: \d{3})+\)?$/.test(text.slice(Math.max(line.start, line.end - 20), line.end));
}

/** The number of a section that a line holds alone ("II", ثانيا, 二), or with its heading ("II. Training"); 0 for any other line. */
export function sectionNumber(text: string, line: Line): number {
  const reading = line.label?.readings.find(({ style }) => style === 'I' || style === 'han');
  if (reading !== undefined && line.label !== null) return isHeading(line, line.label) ? reading.value : 0;
  if (line.end - line.start > 8) return 0;
  const word = text.slice(line.start, line.end).replace(/[.、]$/, '');
  return /^[IVXLC]+$/.test(word) ? romanValue(word) : (line.lexicon.ordinals.get(wordForm(word)) ?? hanValue(word));
}

/** "A." alone over the heading of a part of a resolution. */
export function isLoneLetter(text: string, line: Line): boolean {
  return line.label === null && line.end - line.start <= 2 && /^[A-ZА-Я]\.?$/.test(text.slice(line.start, line.end));
}

/** "Annexes: 2" at the foot of a paper counts them; no annex begins there. */
export function countsAnnexes(text: string, { start, end, lexicon }: Line): boolean {
  if (end - start > 40) return false;
  const words = openingWords(text, start, end, 3);
  return matchAt(lexicon.annex, words, 0) !== null && /[:：] ?\d{1,2} ?[件份个]?$/.test(text.slice(start, end));
}

/** "А. Цифровое развитие" is a heading where it is short and has no stop; with one it may be a name: "А. Петров …". */
export function isCyrillicHeading(text: string, line: Line, label: Label): boolean {
  return text.charCodeAt(label.start) >= 0x410 && !line.ended && line.end - line.start < 160;
}
