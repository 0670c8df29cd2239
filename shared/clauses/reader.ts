import { type Act, actAs, type House, readAct } from './acts.ts';
import type { Collector } from './collector.ts';
import type { Label } from './labels.ts';
import type { Line } from './lines.ts';
import { Outline } from './outline.ts';
import { looksLikeTail, prevailingOrder, Scout } from './scout.ts';
import type { ClauseKind } from './types.ts';

type Phase = 'front' | 'sections' | 'preamble' | 'operative' | 'annex' | 'closing';

interface Group {
  readonly path: string;
  readonly kind: 'preamble' | 'operative';
  /** The act stands alone and items follow (ITU), or the paragraph is complete (UN). */
  readonly heading: boolean;
  readonly outline: Outline;
  items: number;
}

const UN_BODIES = new Set(['ga', 'sc', 'ecosoc', 'hrc']);

/** Reads a document's lines in order, knowing at each where in the document it is. */
export class Reader {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #out: Collector;
  readonly #scout: Scout;
  readonly #reversed: boolean;
  #phase: Phase = 'front';
  #house: House = 'un';
  #prefix = '';
  #fronts = 0;
  #closings = 0;
  #footnotes = 0;
  #annexes = 0;
  #headings = 0;
  #preambles = 0;
  #operatives = 0;
  #sections: Outline | null = null;
  #annex: Outline | null = null;
  #group: Group | null = null;
  /** The numbered operative paragraphs of a UN resolution. */
  #paragraphs: Outline | null = null;

  constructor(text: string, lines: readonly Line[], out: Collector) {
    this.#text = text;
    this.#lines = lines;
    this.#out = out;
    this.#scout = new Scout(text, lines);
    this.#reversed = prevailingOrder(lines) === 'reversed';
  }

  read(): void {
    for (let i = 0; i < this.#lines.length; i++) this.#readLine(this.#lines[i] as Line, i);
  }

  #readLine(line: Line, i: number): void {
    if (line.footnote !== null || (this.#phase === 'closing' && this.#isLateNote(line))) return this.#addFootnote(line);
    if (line.rule) return this.#addRule(line, i);
    if (line.part && this.#opensPart(i)) return this.#startPart(line, line.part);
    if (line.annex && this.#opensAnnex(line, i)) return this.#startAnnex(line);
    if (line.body !== null && this.#opensBody(line, i)) return this.#startBody(line, line.body);
    switch (this.#phase) {
      case 'front': return this.#front(line, i);
      case 'sections': return this.#section(line, i);
      case 'annex': return this.#annexPart(line, i);
      case 'closing': return this.#closing(line, i);
      case 'preamble':
      case 'operative': return this.#resolution(line, i);
    }
  }

  #addFootnote(line: Line): void {
    this.#footnotes++;
    const marker = line.footnote ?? String(line.label?.readings[0]?.value ?? '');
    this.#out.add('footnote', `F${marker === '' ? this.#footnotes : marker}`, line, { parent: null });
  }

  /** After the last clause a "(2)" is a footnote even if its mark in the text is lost. */
  #isLateNote(line: Line): boolean {
    return line.label?.readings[0]?.style === '(n)';
  }

  /** A rule line belongs to what is above it at the head and at the end; between clauses it only parts footnotes. */
  #addRule(line: Line, i: number): void {
    if (this.#phase === 'front') this.#addFront(line);
    else if (this.#phase === 'closing' || this.#scout.isTail(i)) this.#addClosing(line);
  }

  #addFront(line: Line): void {
    this.#fronts++;
    this.#out.add('front', `T${this.#fronts}`, line);
  }

  #addClosing(line: Line): void {
    this.#phase = 'closing';
    this.#closings++;
    this.#out.add('closing', `Z${this.#closings}`, line);
  }

  #kind(kind: ClauseKind): ClauseKind {
    return this.#prefix === '' ? kind : 'annex';
  }

  #opensAnnex(line: Line, i: number): boolean {
    if (this.#phase === 'front') return false;
    if (this.#phase === 'closing' || this.#phase === 'annex') return true;
    // Inside a list a short "Annex 2" is a table cell or an item unless it stands free.
    return !line.label && (line.annex?.value ?? 1) <= this.#annexes + 3 && !this.#scout.nextContinues(i, this.#open());
  }

  #startAnnex(line: Line): void {
    const wanted = line.annex?.value ?? this.#annexes + 1;
    this.#annexes = wanted > this.#annexes ? wanted : this.#annexes + 1;
    const path = `A${this.#annexes}`;
    this.#prefix = '';
    this.#phase = 'annex';
    this.#annex = new Outline(path, '.');
    this.#forgetResolution();
    this.#out.add('annex', path, line);
  }

  /** "SECTION 1", "PART II": a headed part of a paper, or of the rules that a resolution lays down. */
  #opensPart(i: number): boolean {
    return this.#phase !== 'front' || (!this.#scout.bodyAhead(i) && !this.#scout.isRepeated(i));
  }

  #startPart(line: Line, part: Label): void {
    const outline = this.#phase === 'annex' ? (this.#annex as Outline) : (this.#sections ??= new Outline('S', ''));
    if (this.#phase !== 'annex') this.#phase = 'sections';
    const { path, parent } = outline.enter(part, false, null);
    this.#out.add(this.#phase === 'annex' ? 'annex' : 'section', path, line, { label: part, parent });
  }

  #opensBody(line: Line, i: number): boolean {
    if (line.label && !line.label.weak) return false;
    return /[,،，:]$/.test(this.#text.slice(line.start, line.end)) || this.#scout.actAhead(i, this.#house);
  }

  #startBody(line: Line, body: string): void {
    this.#house = UN_BODIES.has(body) ? 'un' : 'itu';
    if (this.#phase === 'annex' && this.#prefix === '') this.#prefix = `A${this.#annexes}/`;
    this.#forgetResolution();
    this.#phase = 'preamble';
    this.#out.add(this.#kind('body'), `${this.#prefix}B`, line, { parent: this.#prefix === '' ? null : `A${this.#annexes}` });
  }

  #forgetResolution(): void {
    this.#group = null;
    this.#paragraphs = null;
    this.#preambles = 0;
    this.#operatives = 0;
  }

  /** The numbering that is open here. */
  #open(): Outline | null {
    if (this.#phase === 'sections') return this.#sections;
    if (this.#phase === 'annex') return this.#annex;
    return this.#paragraphs ?? this.#group?.outline ?? null;
  }

  /** The line's label when it is one here: a bare number must be a list's next or first. */
  #label(line: Line, outline: Outline | null): Label | null {
    const { label } = line;
    if (!label) return null;
    if (!label.weak || line.tabbed || line.block.block.role === 'item') return label;
    const style = label.readings[0]?.style ?? '';
    if (style === 'I' || style === 'A') return line.block.block.role === 'heading' || (outline?.continuesTop(label) ?? false) ? label : null;
    if (outline) return outline.fits(label) ? label : null;
    return label.readings[0]?.value === 1 ? label : null;
  }

  #act(line: Line, label: Label | null): Act | null {
    return readAct(this.#text, label?.textStart ?? line.start, line.end, line.lexicon, this.#house);
  }

  #front(line: Line, i: number): void {
    const label = this.#label(line, null);
    if (label && this.#scout.startsSections(i)) {
      this.#phase = 'sections';
      this.#sections = new Outline('S', '');
      return this.#section(line, i);
    }
    if (!this.#scout.bodyAhead(i) && this.#startsResolution(line, i)) {
      this.#phase = 'preamble';
      return this.#resolution(line, i);
    }
    if (!label && this.#scout.isPlainHeading(i)) {
      this.#phase = 'sections';
      this.#sections = new Outline('S', '');
      return this.#plainHeading(line);
    }
    if (this.#scout.isDecision(i)) {
      this.#phase = 'operative';
      this.#operatives = 1;
      this.#group = { path: 'O1', kind: 'operative', heading: true, outline: new Outline('O1', '.'), items: 0 };
      return this.#out.add('operative', 'O1', line);
    }
    this.#addFront(line);
  }

  /** A resolution without enacting words: its first preambular act, alone or with the commas of a UN preamble. */
  #startsResolution(line: Line, i: number): boolean {
    if (line.label) return false;
    const act = this.#act(line, null);
    if (!act?.preambular) return false;
    const next = this.#lines[i + 1];
    const alone = !line.ended && line.end - line.start < 160 && next?.label?.readings.some((reading) => reading.value === 1) === true;
    if (alone) this.#house = 'itu';
    return alone || (/[,،，]$/.test(this.#text.slice(line.start, line.end)) && this.#scout.actAhead(i, this.#house));
  }

  #section(line: Line, i: number): void {
    const sections = this.#sections as Outline;
    const label = this.#label(line, sections);
    if (!label && this.#startsResolution(line, i)) {
      this.#phase = 'preamble';
      return this.#resolution(line, i);
    }
    if (label) {
      const { path, parent } = sections.enter(label, this.#reversed, this.#scout.nextLabel(i));
      return this.#out.add('section', path, line, { label, parent });
    }
    if (this.#goesOn(line, i)) return this.#out.extend(line);
    if (this.#scout.isPlainHeading(i)) return this.#plainHeading(line);
    if (this.#scout.isEnd(i) && looksLikeTail(this.#text, line)) return this.#addClosing(line);
    const owner = sections.section;
    this.#out.add('section', sections.more(owner), line, { parent: owner === 'S' ? null : owner });
  }

  #plainHeading(line: Line): void {
    this.#headings++;
    const sections = this.#sections as Outline;
    const { path, parent } = sections.enter({ readings: [{ style: 'heading', value: this.#headings, letter: false }], start: line.start, end: line.start, textStart: line.start, weak: false, suffix: '' }, false, null);
    this.#out.add('section', path, line, { parent });
  }

  #annexPart(line: Line, i: number): void {
    const annex = this.#annex as Outline;
    const label = this.#label(line, annex);
    if (!label && this.#startsResolution(line, i)) {
      this.#prefix = `A${this.#annexes}/`;
      this.#phase = 'preamble';
      this.#forgetResolution();
      return this.#resolution(line, i);
    }
    if (label) {
      const { path, parent } = annex.enter(label, this.#reversed, this.#scout.nextLabel(i));
      return this.#out.add('annex', path, line, { label, parent });
    }
    if (this.#goesOn(line, i)) return this.#out.extend(line);
    if (this.#scout.isEnd(i) && looksLikeTail(this.#text, line)) return this.#addClosing(line);
    const owner = annex.section;
    this.#out.add('annex', annex.more(owner), line, { parent: owner });
  }

  #closing(line: Line, i: number): void {
    if (line.label && this.#paragraphs?.continuesTop(line.label)) {
      this.#phase = 'operative';
      return this.#resolution(line, i);
    }
    // A second resolution in the same file has its own head.
    if (this.#scout.bodyWithin(i, 8) && !looksLikeTail(this.#text, line)) return this.#addFront(line);
    this.#addClosing(line);
  }

  #resolution(line: Line, i: number): void {
    const label = this.#label(line, this.#open());
    if (label) return this.#labelled(line, i, label);
    const act = this.#act(line, null);
    // Between numbered paragraphs a line that begins with an act's word is only a continuation.
    if (act && this.#paragraphs === null && !this.#isOnlyItem(line, act)) return this.#startGroup(line, act, i);
    this.#unlabelled(line, i);
  }

  /** Under an ITU heading the one paragraph that follows may begin with a verb of its own ("审议该报告"). */
  #isOnlyItem(line: Line, act: Act): boolean {
    const group = this.#group;
    return this.#house === 'itu' && group !== null && group.heading && group.items === 0 && line.ended && line.end - act.through > 2 && group.kind === (this.#phase === 'operative' ? 'operative' : 'preamble') && act.operative !== (group.kind === 'operative');
  }

  #labelled(line: Line, i: number, label: Label): void {
    const next = this.#scout.nextLabel(i);
    const act = this.#act(line, label);
    if (this.#paragraphs || this.#startsParagraphs(label, act)) {
      this.#paragraphs ??= new Outline(`${this.#prefix}O`, '', true);
      this.#phase = 'operative';
      const { path, parent } = this.#paragraphs.enter(label, this.#reversed, next);
      const named = parent === null && act ? { act, actName: this.#named('operative', line, label, act) } : {};
      return this.#out.add(this.#kind('operative'), path, line, { label, parent, ...named });
    }
    const group = this.#group ?? this.#emptyGroup();
    const { path, parent } = group.outline.enter(label, this.#reversed, next);
    group.items++;
    this.#out.add(this.#kind(group.kind), path, line, { label, parent });
  }

  /** The first numbered paragraph of a UN resolution: "1." after the preamble, at ITU only with an act of its own. */
  #startsParagraphs(label: Label, act: Act | null): boolean {
    const first = label.readings[0];
    if (!first || first.letter || first.parts || !/^(?:n|n\.|n-|n\)|\(n\)|han)$/.test(first.style) || first.value !== 1) return false;
    const group = this.#group;
    const numbered = /^n[.-]?$/.test(first.style);
    if (group?.heading && group.items === 0 && !(this.#house === 'un' && group.kind === 'preamble' && numbered)) return false;
    if (this.#house === 'itu') return act?.operative === true && (group === null || group.kind === 'preamble') && !(group?.heading ?? false);
    if (group?.kind === 'operative') return false;
    return act?.operative === true || group === null || !group.outline.fits(label) || /^n[.-]?$/.test(first.style);
  }

  #emptyGroup(): Group {
    const kind = this.#phase === 'operative' ? 'operative' : 'preamble';
    const path = this.#nextPath(kind);
    const group: Group = { path, kind, heading: true, outline: new Outline(path, '.'), items: 0 };
    this.#group = group;
    return group;
  }

  #nextPath(kind: 'preamble' | 'operative'): string {
    if (kind === 'preamble') return `${this.#prefix}P${++this.#preambles}`;
    return `${this.#prefix}O${++this.#operatives}`;
  }

  #startGroup(line: Line, act: Act, i: number): void {
    const kind = this.#side(line, act, i);
    this.#phase = kind;
    const path = this.#nextPath(kind);
    const next = this.#lines[i + 1];
    const itemsFollow = next?.label != null && next.label.readings.some((reading) => reading.value <= 1);
    const short = line.end - line.start < (this.#house === 'itu' ? 300 : 90);
    const colon = this.#text.charAt(line.end - 1) === ':';
    const bare = line.end - act.through <= 2;
    const heading = colon || (bare && this.#house === 'itu') || (short && (!line.ended || (itemsFollow && this.#house === 'itu')));
    this.#group = { path, kind, heading, outline: new Outline(path, '.'), items: 0 };
    this.#out.add(this.#kind(kind), path, line, { act, actName: this.#named(kind, line, null, act) });
  }

  #side(line: Line, act: Act, i: number): 'preamble' | 'operative' {
    // While a UN resolution's numbered paragraphs are still to come this is its preamble, whatever the verb's form.
    if (this.#house === 'un' && this.#phase === 'preamble' && this.#scout.numbersAhead(i)) return 'preamble';
    if (act.preambular !== act.operative) return act.preambular ? 'preamble' : 'operative';
    if (this.#phase === 'operative') return 'operative';
    // Chinese has one form for both: the preamble's paragraphs end with commas, the first operative one with a stop.
    const ending = /([.。;；])(?: ?\^ ?\(?\d{1,3}\)?)*$/.test(this.#text.slice(Math.max(line.start, line.end - 12), line.end));
    return this.#house === 'un' && ending ? 'operative' : 'preamble';
  }

  #named(side: 'preamble' | 'operative', line: Line, label: Label | null, act: Act): string {
    if (act.preambular === act.operative && side === 'operative') {
      const name = actAs(side, this.#text, label?.textStart ?? line.start, line.end, line.lexicon, this.#house);
      if (name !== null) return act.act.endsWith(' further') ? `${name} further` : name;
    }
    return act.act;
  }

  #unlabelled(line: Line, i: number): void {
    const group = this.#group;
    if (this.#goesOn(line, i)) return this.#out.extend(line);
    if (!this.#paragraphs && group?.heading && group.items === 0 && !looksLikeTail(this.#text, line)) {
      const next = this.#scout.nextLabel(i);
      const itemsFollow = this.#lines[i + 1]?.label === next && next?.readings.some((reading) => reading.value === 1);
      group.items++;
      const path = itemsFollow ? group.outline.more(group.path) : `${group.path}.1`;
      return this.#out.add(this.#kind(group.kind), path, line, { parent: group.path });
    }
    if (this.#phase === 'preamble' && this.#house === 'un') return this.#unknownPreamble(line, i);
    if (this.#scout.bodyWithin(i, 8) && this.#prefix === '' && !looksLikeTail(this.#text, line)) {
      return this.#sections ? this.#out.add('section', this.#sections.more(), line) : this.#addFront(line);
    }
    const open = this.#paragraphs;
    const tail = open ? !this.#scout.laterFits(i, open) : this.#scout.isTail(i);
    if (tail && (looksLikeTail(this.#text, line) || (open !== null && this.#text.charAt(line.end - 1) !== ';'))) return this.#addClosing(line);
    if (open && !line.ended && line.end - line.start < 200) return this.#heading(line);
    const owner = open ? open.section : (group?.path ?? `${this.#prefix}P`);
    const outline = open ?? group?.outline;
    if (!outline) return this.#addFront(line);
    this.#out.add(this.#kind(this.#phase === 'operative' ? 'operative' : 'preamble'), outline.more(owner), line, { parent: owner });
  }

  /** In a UN preamble every paragraph is a clause, whatever verb it begins with; a line without a stop is a heading. */
  #unknownPreamble(line: Line, i: number): void {
    if (!line.ended && line.end - line.start < 200) {
      if (this.#scout.isTail(i)) return this.#addClosing(line);
      return this.#heading(line);
    }
    const path = this.#nextPath('preamble');
    this.#group = { path, kind: 'preamble', heading: this.#text.charAt(line.end - 1) === ':', outline: new Outline(path, '.'), items: 0 };
    this.#out.add(this.#kind('preamble'), path, line);
  }

  #heading(line: Line): void {
    this.#headings++;
    this.#out.add(this.#kind('section'), `${this.#prefix}S${this.#headings}`, line);
  }

  /** Does the line go on with a paragraph that a page break or a footnote cut in two? */
  #goesOn(line: Line, i: number): boolean {
    const last = this.#out.last;
    if (!last || last.line.ended || last.kind === 'front' || last.kind === 'body' || last.kind === 'closing') return false;
    const before = last.line.end - last.line.start;
    const apart = this.#lines[i - 1] !== last.line || last.line.block.block.page !== line.block.block.page;
    const lower = /^["'(«]?\p{Ll}/u.test(this.#text.slice(line.start, line.start + 3));
    const role = line.block.block.role;
    if (role === 'heading' || role === 'cell' || last.line.block.block.role === 'heading' || last.line.block.block.role === 'cell') return false;
    if (this.#group?.heading && this.#group.items === 0 && last.act !== null && before < 200) return false;
    if (this.#house === 'un' && (last.kind === 'preamble' || last.kind === 'operative')) return before >= 60;
    return before >= 60 && (apart || (lower && before >= 100));
  }
}
