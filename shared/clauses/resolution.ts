import { type Act, type House, readAct } from './acts.ts';
import { countsAnnexes, isHeading, isLoneLetter, isRow, sectionNumber } from './between.ts';
import type { Collector } from './collector.ts';
import { goesOn } from './continuation.ts';
import { type Group, headsItems, isOnlyItem, nameOf, type Side, sideOf, startsParagraphs } from './group.ts';
import type { Label } from './label.ts';
import type { Line } from './lines.ts';
import { Outline } from './outline.ts';
import { looksLikeTail, type Scout } from './scout.ts';
import type { ClauseKind } from './types.ts';

/** What became of a line: it is a clause of the resolution, or it stands outside of it. */
export type Outcome = 'taken' | 'front' | 'closing';

/** Reads what follows enacting words: the preamble and the operative part, UN or ITU. One resolution after the other. */
export class Resolution {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #out: Collector;
  readonly #scout: Scout;
  readonly #reversed: boolean;
  #house: House = 'un';
  #prefix = '';
  #side: Side = 'preamble';
  #preambles = 0;
  #operatives = 0;
  #headings = 0;
  /** The number of the section that is open; each section of a budget resolution has a preamble and paragraphs of its own. */
  #section = 0;
  #group: Group | null = null;
  /** The numbered operative paragraphs of a UN resolution. */
  #paragraphs: Outline | null = null;
  /** A decision has one paragraph and what belongs to it: no verb opens another. */
  #decided = false;

  constructor(text: string, lines: readonly Line[], out: Collector, scout: Scout, reversed: boolean) {
    this.#text = text;
    this.#lines = lines;
    this.#out = out;
    this.#scout = scout;
    this.#reversed = reversed;
  }

  get house(): House {
    return this.#house;
  }

  /** The numbering that is open here. */
  get open(): Outline | null {
    return this.#paragraphs ?? this.#group?.outline ?? null;
  }

  /** A new resolution begins; `prefix` is "A1/" inside an annex, else empty. */
  begin(prefix: string, house: House | null = null): void {
    this.#prefix = prefix;
    this.#house = house ?? this.#house;
    this.#group = null;
    this.#paragraphs = null;
    this.#preambles = 0;
    this.#operatives = 0;
    this.#side = 'preamble';
    this.#decided = false;
    this.#section = 0;
  }

  /** A decision: one paragraph that names the body in mid-sentence, and the points (a), (b) … under it. */
  decide(line: Line): void {
    this.begin('');
    this.#side = 'operative';
    this.#operatives = 1;
    this.#decided = true;
    this.#group = { path: 'O1', kind: 'operative', heading: true, outline: new Outline('O1', '.'), items: 1 };
    this.#out.add('operative', 'O1', line);
  }

  /** A resolution without enacting words: its first preambular act, alone or with the commas of a UN preamble. */
  mayBegin(line: Line, i: number): boolean {
    if (line.label) return false;
    const act = this.#act(line, null);
    if (!act?.preambular) return false;
    const next = this.#lines[i + 1];
    const alone = !line.ended && line.end - line.start < 160 && next?.label?.readings.some((reading) => reading.value === 1) === true;
    if (alone) this.#house = 'itu';
    return alone || (/[,،，]$/.test(this.#text.slice(line.start, line.end)) && this.#scout.actAhead(i, this.#house));
  }

  /** After what looked like the end the numbered paragraphs may still go on. */
  resumes(label: Label): boolean {
    return this.#paragraphs?.continuesTop(label) ?? false;
  }

  read(line: Line, i: number, label: Label | null): Outcome {
    if (this.#house === 'un' && !this.#decided && sectionNumber(this.#text, line) === this.#section + 1) return this.#nextSection(line, i);
    if (label) return this.#labelled(line, i, label);
    if (this.#house === 'un' && !this.#decided && isLoneLetter(this.#text, line)) return this.#heading(line);
    const act = this.#act(line, null);
    // Between numbered paragraphs a line that begins with an act's word is only a continuation.
    if (act && this.#paragraphs === null && !this.#decided && !isOnlyItem(this.#text, line, act, this.#group, this.#side, this.#house)) return this.#startGroup(line, act, i);
    return this.#unlabelled(line, i);
  }

  #kind(kind: ClauseKind): ClauseKind {
    return this.#prefix === '' ? kind : 'annex';
  }

  #act(line: Line, label: Label | null): Act | null {
    return readAct(this.#text, label?.textStart ?? line.start, line.end, line.lexicon, this.#house);
  }

  #labelled(line: Line, i: number, label: Label): Outcome {
    if (/^[PO]P$/.test(label.readings[0]?.style ?? '')) return this.#negotiated(line, i, label);
    if (this.#house === 'un' && !this.#decided && isHeading(line, label)) return this.#heading(line);
    if (this.#paragraphs && isRow(this.#text, line, label)) return this.#more(line, this.#paragraphs, this.#paragraphs.section);
    const next = this.#scout.nextLabel(i);
    const act = this.#act(line, label);
    if (this.#paragraphs || startsParagraphs(label, act, this.#group, this.#house)) {
      this.#paragraphs ??= new Outline(`${this.#prefix}O`, '', true);
      this.#side = 'operative';
      const { path, parent } = this.#paragraphs.enter(label, this.#reversed, next);
      const named = parent === null && act ? { act, actName: nameOf(act, 'operative', this.#text, line, label, this.#house) } : {};
      this.#out.add(this.#kind('operative'), path, line, { label, parent, ...named });
      return 'taken';
    }
    const group = this.#group ?? this.#emptyGroup();
    const { path, parent } = group.outline.enter(label, this.#reversed, next);
    group.items++;
    this.#out.add(this.#kind(group.kind), path, line, { label, parent });
    return 'taken';
  }

  /** "PP2bis Recalling", "OP3 Decides": a draft's own numbers say which part a paragraph is of. */
  #negotiated(line: Line, i: number, label: Label): Outcome {
    const [reading] = label.readings;
    const act = this.#act(line, label);
    if (reading?.style === 'OP') {
      this.#paragraphs ??= new Outline(`${this.#prefix}O`, '', true);
      this.#side = 'operative';
      const { path } = this.#paragraphs.enter(label, this.#reversed, this.#scout.nextLabel(i));
      this.#out.add(this.#kind('operative'), path, line, { label, act, actName: act && nameOf(act, 'operative', this.#text, line, label, this.#house) });
      return 'taken';
    }
    this.#side = 'preamble';
    this.#preambles = reading?.value ?? this.#preambles + 1;
    const path = `${this.#prefix}P${this.#preambles}${label.suffix}`;
    this.#group = { path, kind: 'preamble', heading: this.#text.charAt(line.end - 1) === ':', outline: new Outline(path, '.'), items: 0 };
    this.#out.add(this.#kind('preamble'), path, line, { label, act });
    return 'taken';
  }

  #emptyGroup(): Group {
    const kind = this.#side;
    const path = this.#nextPath(kind);
    const group: Group = { path, kind, heading: true, outline: new Outline(path, '.'), items: 0 };
    this.#group = group;
    return group;
  }

  #nextPath(kind: Side): string {
    if (kind === 'preamble') return `${this.#prefix}P${++this.#preambles}`;
    return `${this.#prefix}O${++this.#operatives}`;
  }

  #startGroup(line: Line, act: Act, i: number): Outcome {
    // While a UN resolution's numbered paragraphs are still to come this is its preamble, whatever the verb's form.
    const kind = this.#house === 'un' && this.#side === 'preamble' && this.#scout.numbersAhead(i) ? 'preamble' : sideOf(this.#text, line, act, this.#side, this.#house);
    this.#side = kind;
    const path = this.#nextPath(kind);
    const heading = headsItems(this.#text, line, act, this.#lines[i + 1], this.#house);
    this.#group = { path, kind, heading, outline: new Outline(path, '.'), items: 0 };
    this.#out.add(this.#kind(kind), path, line, { act, actName: nameOf(act, kind, this.#text, line, null, this.#house) });
    return 'taken';
  }

  #unlabelled(line: Line, i: number): Outcome {
    const group = this.#group;
    if (this.#goesOn(line, i)) return this.#extend(line);
    if (!this.#paragraphs && group?.heading && group.items === 0 && !(this.#scout.isTail(i) && looksLikeTail(this.#text, line))) {
      const next = this.#scout.nextLabel(i);
      const itemsFollow = this.#lines[i + 1]?.label === next && next?.readings.some((reading) => reading.value === 1);
      group.items++;
      const path = itemsFollow ? group.outline.more(group.path) : `${group.path}.1`;
      this.#out.add(this.#kind(group.kind), path, line, { parent: group.path });
      return 'taken';
    }
    if (this.#side === 'preamble' && this.#house === 'un') return this.#unknownPreamble(line, i);
    if (this.#scout.bodyWithin(i, 8) && this.#prefix === '' && !looksLikeTail(this.#text, line)) return 'front';
    if (countsAnnexes(this.#text, line)) return 'closing';
    const open = this.#paragraphs;
    const tail = open ? !this.#scout.laterFits(i, open) : this.#scout.isTail(i);
    if (tail && (looksLikeTail(this.#text, line) || (open !== null && this.#text.charAt(line.end - 1) !== ';'))) return 'closing';
    if (open && !line.ended && line.end - line.start < 200) return this.#heading(line);
    const owner = open ? open.section : (group?.path ?? `${this.#prefix}P`);
    const outline = open ?? group?.outline;
    if (!outline) return 'front';
    return this.#more(line, outline, owner);
  }

  #more(line: Line, outline: Outline, owner: string): Outcome {
    this.#out.add(this.#kind(this.#side), outline.more(owner), line, { parent: owner });
    return 'taken';
  }

  /** Do the numbered paragraphs of a UN resolution go on after line `i`? Then "Part I. Administration" is a row of theirs. */
  goesOnAfter(i: number): boolean {
    return this.#house === 'un' && this.#paragraphs !== null && this.#scout.laterFits(i, this.#paragraphs);
  }

  /** In a UN preamble every paragraph is a clause, whatever verb it begins with; a line without a stop is a heading. */
  #unknownPreamble(line: Line, i: number): Outcome {
    if (!line.ended && line.end - line.start < 200) return this.#scout.isTail(i) ? 'closing' : this.#heading(line);
    const path = this.#nextPath('preamble');
    this.#group = { path, kind: 'preamble', heading: this.#text.charAt(line.end - 1) === ':', outline: new Outline(path, '.'), items: 0 };
    this.#out.add(this.#kind('preamble'), path, line);
    return 'taken';
  }

  /** "II" over paragraphs that go on counting is a heading; where they begin anew, or none follow, a preamble may follow it. */
  #nextSection(line: Line, i: number): Outcome {
    this.#section++;
    const next = this.#scout.nextLabel(i);
    if (this.#section > 1 && (next === null || next.readings.some(({ style, value }) => /^n[.-]?$/.test(style) && value === 1))) {
      this.#paragraphs = null;
      this.#group = null;
      this.#side = 'preamble';
    }
    return this.#heading(line);
  }

  #heading(line: Line): Outcome {
    this.#headings++;
    this.#out.add(this.#kind('section'), `${this.#prefix}S${this.#headings}`, line);
    return 'taken';
  }

  #extend(line: Line): Outcome {
    this.#out.extend(line);
    return 'taken';
  }

  #goesOn(line: Line, i: number): boolean {
    const group = this.#group;
    const { last } = this.#out;
    if (group?.heading && group.items === 0 && last !== null && last.act !== null && last.line.end - last.line.start < 200) return false;
    return goesOn(this.#text, this.#lines, line, i, last, this.#house === 'un');
  }
}
