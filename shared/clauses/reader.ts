import type { House } from './acts.ts';
import { Annexes } from './annexes.ts';
import { countsAnnexes, isCyrillicHeading } from './between.ts';
import type { Collector } from './collector.ts';
import { goesOn } from './continuation.ts';
import type { Label } from './label.ts';
import type { Line } from './lines.ts';
import { Outline } from './outline.ts';
import { Resolution } from './resolution.ts';
import { looksLikeTail, prevailingOrder, Scout, takesLeave } from './scout.ts';
import { actSaid, opensStatement } from './statement.ts';
import type { ClauseKind } from './types.ts';

type Phase = 'front' | 'sections' | 'resolution' | 'statement' | 'annex' | 'closing';

const UN_BODIES = new Set(['ga', 'sc', 'ecosoc', 'hrc']);

/** Reads a document's lines in order, knowing at each where in the document it is. */
export class Reader {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #out: Collector;
  readonly #scout: Scout;
  readonly #reversed: boolean;
  readonly #resolution: Resolution;
  #phase: Phase = 'front';
  #said = 0;
  readonly #annexes = new Annexes();
  #sections: Outline | null = null;
  /** A resolution inside an annex has been begun: its clauses are the annex's. */
  #inAnnex = false;
  /** A proposal's mark stood outside of the annexes: an annex then belongs to the text that is proposed. */
  #marked = false;

  constructor(text: string, lines: readonly Line[], out: Collector) {
    this.#text = text;
    this.#lines = lines;
    this.#out = out;
    this.#scout = new Scout(text, lines);
    this.#reversed = prevailingOrder(lines) === 'reversed';
    this.#resolution = new Resolution(text, lines, out, this.#scout, this.#reversed);
  }

  read(): void {
    for (let i = 0; i < this.#lines.length; i++) this.#readLine(this.#lines[i] as Line, i);
  }

  #readLine(line: Line, i: number): void {
    if (line.footnote !== null || (this.#phase === 'closing' && this.#isLateNote(line))) return this.#out.addFootnote(line);
    if (line.rule) return this.#addRule(line, i);
    if ((this.#phase === 'resolution' || this.#phase === 'closing') && this.#scout.isDecisionTitle(i)) this.#phase = 'front';
    if (line.proposal !== null && this.#phase !== 'front') return this.#proposal(line, line.proposal);
    if (line.part && this.#opensPart(i)) return this.#startPart(line, line.part);
    if (line.annex && this.#opensAnnex(line, i)) return this.#startAnnex(line);
    if (line.body !== null && this.#opensBody(line, i)) return this.#startBody(line, line.body);
    switch (this.#phase) {
      case 'front': return this.#front(line, i);
      case 'sections': return this.#section(line, i);
      case 'annex': return this.#annexPart(line, i);
      case 'closing': return this.#closing(line, i);
      case 'resolution': return this.#clause(line, i);
      case 'statement': return this.#saying(line, i);
    }
  }

  /** After the last clause a "(2)" is a footnote even if its mark in the text is lost. */
  #isLateNote(line: Line): boolean {
    return line.label?.readings[0]?.style === '(n)';
  }

  /** A rule line belongs to what is above it at the head and at the end; between clauses it only parts footnotes. */
  #addRule(line: Line, i: number): void {
    if (this.#phase === 'front') this.#out.addFront(line);
    else if (this.#phase === 'closing' || this.#scout.isTail(i)) this.#addClosing(line);
  }

  #addClosing(line: Line): void {
    this.#phase = 'closing';
    this.#out.addClosing(line);
  }

  /** An unlabelled line of the sections or of an annex. */
  #addMore(kind: 'section' | 'annex', outline: Outline, line: Line): void {
    const owner = outline.section;
    this.#out.add(kind, outline.more(owner), line, { parent: owner === 'S' ? null : owner });
  }

  /**
   * A paper of proposals holds several texts: each begins with its mark ("MOD RCC/40A12/1") and ends with its reasons.
   * What stands between two of them belongs to the paper, not to the text above.
   */
  #proposal(line: Line, part: 'mark' | 'reasons'): void {
    const annex = this.#annexes.outline;
    if (annex !== null && (this.#phase === 'annex' || this.#inAnnex) && !this.#marked) {
      this.#phase = 'annex';
      this.#inAnnex = false;
      return this.#addMore('annex', annex, line);
    }
    if (part === 'mark') this.#marked = true;
    this.#inAnnex = false;
    if (this.#sections) {
      this.#phase = 'sections';
      return this.#addMore('section', this.#sections, line);
    }
    if (part === 'reasons') return this.#addClosing(line);
    this.#phase = 'front';
    this.#out.addFront(line);
  }

  #opensAnnex(line: Line, i: number): boolean {
    if (this.#phase === 'front') return this.#scout.isLoneAnnex(i);
    if (this.#phase === 'closing' || this.#phase === 'annex') return true;
    // Inside a list a short "Annex 2" is a table cell or an item unless it stands free.
    return !line.label && this.#annexes.mayFollow(line.annex?.value ?? 1) && !this.#scout.nextContinues(i, this.#open());
  }

  #startAnnex(line: Line): void {
    this.#phase = 'annex';
    this.#inAnnex = false;
    this.#resolution.begin('');
    this.#out.add('annex', this.#annexes.begin(line.annex?.value ?? null), line);
  }

  /** "SECTION 1", "PART II": a headed part of a paper, or of the rules that a resolution lays down. */
  #opensPart(i: number): boolean {
    if (this.#phase === 'resolution' && this.#resolution.goesOnAfter(i)) return false;
    return this.#phase !== 'front' || (!this.#scout.bodyAhead(i) && !this.#scout.isRepeated(i));
  }

  #startPart(line: Line, part: Label): void {
    const inAnnex = this.#phase === 'annex';
    const outline = inAnnex ? (this.#annexes.outline as Outline) : (this.#sections ??= new Outline('S', ''));
    if (!inAnnex) this.#phase = 'sections';
    const { path, parent } = outline.enter(part, false, null);
    this.#out.add(inAnnex ? 'annex' : 'section', path, line, { label: part, parent });
  }

  #opensBody(line: Line, i: number): boolean {
    if (line.label && !line.label.weak) return false;
    return /[,،，:]$/.test(this.#text.slice(line.start, line.end)) || this.#scout.actAhead(i, this.#resolution.house);
  }

  #startBody(line: Line, body: string): void {
    const house: House = UN_BODIES.has(body) ? 'un' : 'itu';
    if (this.#phase === 'annex') this.#inAnnex = true;
    this.#phase = 'resolution';
    this.#resolution.begin(this.#prefix, house);
    const kind: ClauseKind = this.#inAnnex ? 'annex' : 'body';
    this.#out.add(kind, `${this.#prefix}B`, line, { parent: this.#inAnnex ? this.#annexes.path : null });
  }

  get #prefix(): string {
    return this.#inAnnex ? `${this.#annexes.path}/` : '';
  }

  /** The numbering that is open here. */
  #open(): Outline | null {
    if (this.#phase === 'sections') return this.#sections;
    if (this.#phase === 'annex') return this.#annexes.outline;
    return this.#resolution.open;
  }

  /** The line's label when it is one here: a bare number must be a list's next or first. */
  #label(line: Line, outline: Outline | null): Label | null {
    const { label } = line;
    if (!label) return null;
    const style = label.readings[0]?.style ?? '';
    // "PP 22 decided" begins a sentence of ITU's.
    if (/^[PO]P$/.test(style)) return this.#phase === 'resolution' && this.#resolution.house === 'un' ? label : null;
    if (style === 'annex') return outline === this.#annexes.outline && this.#annexes.bears(this.#text.slice(label.start, label.end)) ? label : null;
    if (!label.weak || line.tabbed || line.block.block.role === 'item') return label;
    if (style === 'I' || style === 'A') return line.block.block.role === 'heading' || (outline?.continuesTop(label) ?? false) || isCyrillicHeading(this.#text, line, label) ? label : null;
    if (outline) return outline.fits(label, this.#reversed) ? label : null;
    return label.readings[0]?.value === 1 ? label : null;
  }

  #front(line: Line, i: number): void {
    const label = this.#label(line, null);
    if (label && this.#scout.startsSections(i)) {
      this.#sections = new Outline('S', '');
      this.#phase = 'sections';
      return this.#section(line, i);
    }
    if (!this.#scout.bodyAhead(i) && this.#resolution.mayBegin(line, i)) return this.#startClauses(line, i);
    if (!label && this.#scout.isPlainHeading(i)) {
      this.#sections = new Outline('S', '');
      this.#phase = 'sections';
      return this.#plainHeading(line, this.#sections);
    }
    if (this.#scout.isDecision(i)) {
      this.#phase = 'resolution';
      return this.#resolution.decide(line);
    }
    if (opensStatement(this.#text, line, this.#lines[i + 1])) {
      this.#phase = 'statement';
      return this.#out.add('body', 'B', line);
    }
    if (line.proposal === 'mark') this.#marked = true;
    this.#out.addFront(line);
  }

  /** A paragraph of a president's statement. */
  #saying(line: Line, i: number): void {
    if (this.#goesOn(line, i)) return this.#out.extend(line);
    const said = actSaid(this.#text, line);
    if (said === null && looksLikeTail(this.#text, line) && this.#scout.isEnd(i)) return this.#addClosing(line);
    this.#said++;
    this.#out.add('operative', `O${this.#said}`, line, said ?? {});
  }

  /** Clauses without enacting words of their own. */
  #startClauses(line: Line, i: number): void {
    if (this.#phase === 'annex') this.#inAnnex = true;
    this.#phase = 'resolution';
    this.#resolution.begin(this.#prefix);
    this.#clause(line, i);
  }

  #section(line: Line, i: number): void {
    const sections = this.#sections as Outline;
    const label = this.#label(line, sections);
    if (!label && this.#resolution.mayBegin(line, i)) return this.#startClauses(line, i);
    if (label) return this.#numbered('section', sections, line, label, i);
    if (this.#goesOn(line, i)) return this.#out.extend(line);
    if (this.#scout.isPlainHeading(i)) return this.#plainHeading(line, sections);
    if ((this.#scout.isEnd(i) && looksLikeTail(this.#text, line)) || takesLeave(this.#text, line) || countsAnnexes(this.#text, line)) return this.#addClosing(line);
    this.#addMore('section', sections, line);
  }

  #numbered(kind: 'section' | 'annex', outline: Outline, line: Line, label: Label, i: number): void {
    const { path, parent } = outline.enter(label, this.#reversed, this.#scout.nextLabel(i), !line.ended && line.end - line.start < 120);
    this.#out.add(kind, path, line, { label, parent });
  }

  #plainHeading(line: Line, sections: Outline): void {
    const { path, parent } = sections.enter({ readings: [{ style: 'heading', value: sections.awaited, letter: false }], start: line.start, end: line.start, textStart: line.start, weak: false, suffix: '' }, false, null);
    this.#out.add('section', path, line, { parent });
  }

  #annexPart(line: Line, i: number): void {
    const annex = this.#annexes.outline as Outline;
    const label = this.#label(line, annex);
    if (!label && this.#resolution.mayBegin(line, i)) return this.#startClauses(line, i);
    if (label && this.#scout.isContents(i)) return this.#addMore('annex', annex, line);
    if (label) return this.#numbered('annex', annex, line, label, i);
    if (this.#goesOn(line, i)) return this.#out.extend(line);
    if (this.#scout.isEnd(i) && looksLikeTail(this.#text, line)) return this.#addClosing(line);
    this.#addMore('annex', annex, line);
  }

  #goesOn(line: Line, i: number): boolean {
    return goesOn(this.#text, this.#lines, line, i, this.#out.last, false);
  }

  #closing(line: Line, i: number): void {
    if (line.label && this.#resolution.resumes(line.label)) {
      this.#phase = 'resolution';
      return this.#clause(line, i);
    }
    if (line.label && this.#sections?.continuesTop(line.label) && !line.label.weak) {
      this.#phase = 'sections';
      return this.#section(line, i);
    }
    // A second resolution in the same file has its own head.
    if (this.#scout.bodyWithin(i, 8) && !looksLikeTail(this.#text, line)) return this.#out.addFront(line);
    this.#addClosing(line);
  }

  #clause(line: Line, i: number): void {
    switch (this.#resolution.read(line, i, this.#label(line, this.#resolution.open))) {
      case 'taken': return;
      case 'closing': return this.#addClosing(line);
      case 'front': return this.#sections ? this.#out.add('section', this.#sections.more(), line) : this.#out.addFront(line);
    }
  }
}
