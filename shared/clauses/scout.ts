import { type House, readAct } from './acts.ts';
import type { Label } from './label.ts';
import type { Line } from './lines.ts';
import type { Outline } from './outline.ts';
import { matchAt, openingForm, openingWords } from './phrases.ts';

/** Looks ahead for the reader. Every question is answered from tables made once, or within a few lines. */
export class Scout {
  readonly #text: string;
  readonly #lines: readonly Line[];
  /** Index of the next line with a label, with enacting words; lines.length where there is none. */
  readonly #nextLabelled: Int32Array;
  readonly #nextBody: Int32Array;
  /** Index of the last line that is a clause by its label or its act. */
  readonly #lastStructured: number;
  readonly #hasNumbers: boolean;
  readonly #nextPart: Int32Array;
  /** The lines that have a number for their label, by the number; the last line that has this text. */
  readonly #numbered = new Map<number, number[]>();
  readonly #lastHeading = new Map<string, number>();

  constructor(text: string, lines: readonly Line[]) {
    this.#text = text;
    this.#lines = lines;
    const { length } = lines;
    this.#nextLabelled = new Int32Array(length + 1).fill(length);
    this.#nextBody = new Int32Array(length + 1).fill(length);
    this.#nextPart = new Int32Array(length + 1).fill(length);
    for (let i = length - 1; i >= 0; i--) {
      const line = lines[i] as Line;
      this.#nextLabelled[i] = line.label && line.footnote === null ? i : (this.#nextLabelled[i + 1] as number);
      if ((line.label || line.part || line.annex) && line.end - line.start <= 160) {
        const heading = headingOf(text, line);
        if (!this.#lastHeading.has(heading)) this.#lastHeading.set(heading, i);
      }
      for (const reading of line.label?.readings ?? []) {
        if (/^(?:n[.-]?|n\)|\(n\)|han)$/.test(reading.style) && !reading.parts) push(this.#numbered, reading.value, i);
      }
      this.#nextPart[i] = line.body !== null || line.annex !== null ? i : (this.#nextPart[i + 1] as number);
      this.#nextBody[i] = line.body !== null ? i : (this.#nextBody[i + 1] as number);
    }
    this.#lastStructured = this.#findLastStructured();
    this.#hasNumbers = lines.some((line, i) => line.label !== null && this.startsSections(i));
  }

  /** The label after line `i`, whatever list it is of. */
  nextLabel(i: number): Label | null {
    return this.#lines[this.#nextLabelled[i + 1] ?? this.#lines.length]?.label ?? null;
  }

  bodyAhead(i: number): boolean {
    return (this.#nextBody[i] ?? this.#lines.length) < this.#lines.length;
  }

  bodyWithin(i: number, lines: number): boolean {
    const body = this.#nextBody[i] ?? this.#lines.length;
    return body < this.#lines.length && body - i <= lines && (this.#nextLabelled[i] ?? 0) > body;
  }

  /** Does the next line that is no footnote begin with an act? */
  actAhead(i: number, house: House): boolean {
    for (let k = i + 1; k < Math.min(this.#lines.length, i + 12); k++) {
      const line = this.#lines[k] as Line;
      if (line.footnote !== null || line.rule) continue;
      return readAct(this.#text, line.label?.textStart ?? line.start, line.end, line.lexicon, house) !== null;
    }
    return false;
  }

  /** Nothing from line `i` on has a label or an act. */
  isTail(i: number): boolean {
    return i > this.#lastStructured;
  }

  /** Nothing but rule lines, addresses and footnotes from line `i` on. */
  isEnd(i: number): boolean {
    if (this.#lines.length - i > 12) return false;
    for (let k = i; k < this.#lines.length; k++) {
      const line = this.#lines[k] as Line;
      if (!line.rule && line.footnote === null && !looksLikeTail(this.#text, line)) return false;
    }
    return true;
  }

  /** Does one of the next lines go on with the open numbering? Then what stands here is inside the list. */
  nextContinues(i: number, outline: Outline | null): boolean {
    if (!outline || outline.depth === 0) return false;
    const next = this.#nextLabelled[i + 1] ?? this.#lines.length;
    const label = this.#lines[next]?.label;
    return next - i <= 3 && label != null && outline.continuesTop(label);
  }

  /** Is a paragraph 1 still to come before another body speaks, or an annex begins? */
  numbersAhead(i: number): boolean {
    const end = this.#nextPart[i + 1] ?? this.#lines.length;
    for (let k = this.#nextLabelled[i + 1] as number, steps = 0; k < end && steps < 60; k = this.#nextLabelled[k + 1] as number, steps++) {
      const line = this.#lines[k] as Line;
      if (line.label?.readings.some((reading) => reading.value === 1 && /^(?:n[.-]?|n\)|\(n\))$/.test(reading.style))) return true;
    }
    return false;
  }

  /** Does any later line before another body or an annex go on with the numbering's outermost list? */
  laterFits(i: number, outline: Outline): boolean {
    const from = i + 1;
    const end = this.#nextPart[from] ?? this.#lines.length;
    return (this.#numbered.get(outline.awaited) ?? []).some((k) => k >= from && k < end);
  }

  /** Is the same heading repeated further down? Then this one stands in a table of contents. */
  isRepeated(i: number): boolean {
    const line = this.#lines[i];
    return line !== undefined && (this.#lastHeading.get(headingOf(this.#text, line)) ?? i) > i;
  }

  /** "2 Evolution ..... 3", and further down "2 Evolution": a line of a table of contents. */
  isContents(i: number): boolean {
    const line = this.#lines[i];
    return line !== undefined && !line.ended && /[\s.…]\d{1,3}$/.test(this.#text.slice(Math.max(line.start, line.end - 6), line.end)) && this.isRepeated(i);
  }

  /** A heading of an annex in the head of a paper: free-standing, not one of a list of annexes or of contents. */
  isLoneAnnex(i: number): boolean {
    const line = this.#lines[i];
    const words = line ? this.#text.slice(line.start, line.end) : '';
    return i >= 3 && !this.isRepeated(i) && this.#lines[i + 1]?.annex === null && this.#lines[i - 1]?.annex === null && !/[:：]/.test(words) && !/\s\S+\s(?:.*\s)?\d{1,3}$/.test(words);
  }

  /** Is line `i` the first of a numbering that goes on: 1 with a later 2 or 1.1, I with a later II, أولاً with a later ثانياً? */
  startsSections(i: number): boolean {
    const label = this.#lines[i]?.label;
    const first = label?.readings[0];
    if (!first || !((first.value === 1 && /^(?:n[.-]?|I|A|han)$/.test(first.style)) || first.parts?.every((part) => part === 1))) return false;
    if (this.isRepeated(i)) return false;
    let steps = 0;
    for (let k = this.#nextLabelled[i + 1] as number; k < this.#lines.length && steps < 400; k = this.#nextLabelled[k + 1] as number) {
      if (k > (this.#nextBody[i] as number)) break;
      steps++;
      for (const reading of this.#lines[k]?.label?.readings ?? []) {
        if (reading.style === first.style && reading.value === 2) return true;
        if (first.style.startsWith('n') && reading.parts?.includes(1)) return true;
        if (first.parts && reading.parts && reading.parts.length === first.parts.length) return true;
        // "I. Introduction" and then "1. The present report".
        if (k - i <= 4 && !first.style.startsWith('n') && /^n[.-]?$/.test(reading.style) && reading.value === 1) return true;
      }
    }
    return false;
  }

  /** A heading without a number opens a section only where a paper has no numbers and no enacting words at all. */
  isPlainHeading(i: number): boolean {
    const line = this.#lines[i];
    if (!line || this.#hasNumbers || this.bodyAhead(0) || line.end - line.start > 120 || line.ended) return false;
    const first = openingForm(this.#text, line.start, line.end);
    if (first === null || !line.lexicon.sections.has(first)) return false;
    const words = openingWords(this.#text, line.start, line.end, 8);
    if (matchAt(line.lexicon.front, words, 0)) return false;
    const known = matchAt(line.lexicon.sections, words, 0);
    return known !== null && (known.next === words.length || line.block.block.role === 'heading');
  }

  /** "At its 50th meeting the Assembly …:" and then (a): a decision, which has no enacting words of its own. */
  isDecision(i: number): boolean {
    const line = this.#lines[i];
    if (!line || line.label || line.body !== null) return false;
    // A decision of one paragraph stands under its number: "78/533. Programme of work".
    if (line.end - line.start > 40 && this.#isUnderNumber(i) && this.#speaks(line)) return true;
    if (line.end - line.start < (this.#isHan(line) ? 24 : 60) || !/[:：]$/.test(this.#text.slice(line.end - 1, line.end))) return false;
    const next = this.#lines[i + 1]?.label;
    if (!next?.readings.some((reading) => reading.value === 1 && /^(?:\(a\)|a\)|\(A\)|a-)$/.test(reading.style))) return false;
    return this.#isUnderDecision(i) ? this.#speaks(line) : !this.bodyAhead(0) && !this.#hasNumbers;
  }

  /** A line "2024/302. Report of the panel" over a decision: in a collection one decision comes after the other. */
  isDecisionTitle(i: number): boolean {
    return this.#isNumberedTitle(i) && (this.isDecision(i + 1) || this.isDecision(i + 2));
  }

  #isNumberedTitle(i: number): boolean {
    const line = this.#lines[i];
    return line !== undefined && /^\d{1,4}\/\d{1,4}(?: ?[A-Z])?[ .-]/.test(this.#text.slice(line.start, Math.min(line.end, line.start + 14)));
  }

  /** The line above has a decision's number; the letter of its part ("A") may stand between. */
  #isUnderNumber(i: number): boolean {
    const above = this.#lines[i - 1];
    return this.#isNumberedTitle(i - 1) || (above !== undefined && above.end - above.start <= 3 && this.#isNumberedTitle(i - 2));
  }

  #isHan(line: Line): boolean {
    return line.lexicon.language === 'zh';
  }

  /** "Decision 2024/302" stands two or three lines above, its title in between; numbers may then follow in the decision itself. */
  #isUnderDecision(i: number): boolean {
    return this.#lines.slice(Math.max(0, i - 3), i).some((line) => line.end - line.start < 60 && /\d{1,4}\/\d{1,4}/.test(this.#text.slice(line.start, line.end)) && this.#isDecisionWord(line));
  }

  #isDecisionWord(line: Line): boolean {
    const words = openingWords(this.#text, line.start, line.end, 20);
    return words.some((_, k) => matchAt(line.lexicon.types, words, k)?.value === 'decision');
  }

  /** Is a body named in the first words: "At its 49th plenary meeting, on …, the General Assembly decided"? */
  #speaks(line: Line): boolean {
    const words = openingWords(this.#text, line.start, line.end, 40);
    return words.some((_, k) => matchAt(line.lexicon.speakers, words, k) !== null);
  }

  #findLastStructured(): number {
    for (let i = this.#lines.length - 1; i >= 0; i--) {
      const line = this.#lines[i] as Line;
      if (line.footnote !== null || line.rule) continue;
      if (line.annex && !line.label) return i;
      if (line.label && (!line.label.weak || line.tabbed)) return i;
      if (readAct(this.#text, line.start, line.end, line.lexicon, 'itu') !== null) return i;
    }
    return -1;
  }
}

/** Keeps the nearest few of a number's lines: a number that thousands of lines have (a hostile file) costs no more. */
function push(lines: Map<number, number[]>, value: number, i: number): void {
  const known = lines.get(value);
  if (known === undefined) lines.set(value, [i]);
  else if (known.length < 400) known.push(i);
}

/** A heading's words without the dots and the page number that a table of contents puts after them. */
function headingOf(text: string, line: Line): string {
  return text.slice(line.start, line.end).replace(/[\s.…]*\d{0,4}$/, '').replace(/\s+/g, ' ').toLowerCase();
}

/** Does a line look like what closes a document: a rule, an address, a meeting, a date, something short without a stop? */
export function looksLikeTail(text: string, line: Line): boolean {
  if (line.rule) return true;
  const length = line.end - line.start;
  if (length > 160) return false;
  const words = openingWords(text, line.start, line.end, 14);
  if (words.some((_, k) => matchAt(line.lexicon.closing, words, k) !== null)) return true;
  const whole = text.slice(line.start, line.end);
  if (/^(?:https?:|www\.|\[[^\]]*\]$|\([^()]{4,60}\)(?: ?-? ?\([^()]{4,60}\))*$|[•\s-]*https?:|\d{2}-\d{5})/.test(whole)) return true;
  if (length < 80 && !line.ended && SIGNED.test(whole)) return true;
  return length < 60 && !line.ended && /^[\d\s./-]*\d{4}$|^\d{1,2} \p{L}/u.test(whole);
}

/** Who signs, and how he is reached: "Ms A. Ripple", "Chair", "Tel.: +41 22 730 5111". */
const SIGNED = /^(?:(?:Chair(?:man|person|woman)?|Rapporteur|Secretary(?:-General)?|Director|Président(?:e)?|Secrétaire général(?:e)?|Directeur|Presidente|Presidenta|Secretari[oa] General|Председатель|Генеральный секретарь|Директор|الرئيس|الرئيسة|الأمين العام|المدير|主席|秘书长|主任)$|(?:Mr|Ms|Mrs|Dr|M\.|Mme|Sra?\.|Г-н|Г-жа|السيد|السيدة) ?\.?\s?\p{L}|(?:Tel|Tél|Тел|الهاتف|电话|E-?mail|Эл\. почта|البريد الإلكتروني|电子邮件) ?\.? ?[:：])/u;

/** Does a line begin as a letter's last one does: "Yours faithfully,"? */
export function takesLeave(text: string, line: Line): boolean {
  if (line.label || line.end - line.start > 200) return false;
  return line.lexicon.farewell.has(openingForm(text, line.start, line.end) ?? '') && matchAt(line.lexicon.farewell, openingWords(text, line.start, line.end, 6), 0) !== null;
}

/** Arabic ITU papers write 2.1 for section 1, paragraph 2: which order do the dotted numbers of this document keep? */
export function prevailingOrder(lines: readonly Line[]): 'straight' | 'reversed' {
  let straight = 0;
  let reversed = 0;
  let before: readonly number[] | null = null;
  let section = 0;
  let arabic = 0;
  for (const line of lines) {
    const reading = line.label?.readings[0];
    if (!reading) continue;
    if (!reading.parts) {
      if (/^n[.-]?$/.test(reading.style)) section = reading.value;
      continue;
    }
    if (line.lexicon.language === 'ar') arabic++;
    const [first = 0] = reading.parts;
    const last = reading.parts.at(-1) ?? 0;
    if (first === section && last !== section) straight++;
    if (last === section && first !== section) reversed++;
    if (before && before.length === reading.parts.length) {
      if (first === before[0] && last === (before.at(-1) ?? 0) + 1) straight++;
      if (last === before.at(-1) && first === (before[0] ?? 0) + 1) reversed++;
    }
    before = reading.parts;
  }
  if (arabic === 0) return 'straight';
  return reversed >= straight ? 'reversed' : 'straight';
}
