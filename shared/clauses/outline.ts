import type { Label, LabelReading } from './label.ts';
import { letterName } from './letters.ts';

interface Level {
  readonly style: string;
  readonly value: number;
  readonly name: string;
  readonly path: string;
  readonly numbered: boolean;
}

/**
 * The numbering of one stretch of a document: a stack of lists inside each other, each known by its labels' dress.
 * A label's path follows from what continues the sequence.
 */
export class Outline {
  readonly #root: string;
  readonly #separator: string;
  readonly #flat: boolean;
  #levels: Level[] = [];
  /** The number of the last numbered paragraph: in a report they run on through all of its sections. */
  #paragraph = 0;
  readonly #extra = new Map<string, number>();

  /**
   * Paths begin with `root`; `separator` stands between it and the first ordinal (none after "S"). A `flat` numbering
   * runs 1, 2, 3 … through the whole text, so that 1.1 in it is no place of its own.
   */
  constructor(root: string, separator: '' | '.', flat = false) {
    this.#flat = flat;
    this.#root = root;
    this.#separator = separator;
  }

  get depth(): number {
    return this.#levels.length;
  }

  /** The ordinal that would go on with the outermost list; 1 before it has begun. */
  get awaited(): number {
    return (this.#levels[0]?.value ?? 0) + 1;
  }

  /** Path of the innermost item; the root when there is none. */
  get path(): string {
    return this.#levels.at(-1)?.path ?? this.#root;
  }

  /** Path of the innermost numbered section, not of a lettered or bulleted item. */
  get section(): string {
    return this.#levels.findLast((level) => level.numbered)?.path ?? this.#root;
  }

  /** Would this label go on with a list that is open, or begin a new one? A weak label must. */
  fits(label: Label, reversed = false): boolean {
    const dotted = label.readings.find((reading) => reading.parts !== undefined)?.parts;
    if (dotted !== undefined) return this.#goesOn(reversed ? dotted.toReversed() : dotted);
    const first = label.readings[0];
    if (first?.value === 1 || label.readings.some((reading) => this.#continues(reading) >= 0 || this.#follows(reading))) return true;
    // "i. roads" is the first of the Romans though i is the ninth letter; "2bis" stands after 2.
    if (first?.style === 'a.') return label.readings.some(({ style, value }) => style === 'i.' && value === 1);
    return label.suffix !== '' && this.#levels.some((level) => level.style === first?.style && level.value === first.value);
  }

  /** Is 1.2.3 the next place, or one soon after it, at the depth where it leaves what is open? Below that everything begins. */
  #goesOn(parts: readonly number[]): boolean {
    const from = Math.max(0, this.#levels.findIndex((level) => isPlain(level.style) || level.style === 'part'));
    const open = this.#levels.slice(from).filter((level) => level.style !== 'n.n').map((level) => level.value);
    const leaves = parts.findIndex((part, depth) => part !== open[depth]);
    if (leaves < 0) return false;
    const before = open[leaves] ?? 0;
    return (parts[leaves] ?? 0) > before && (parts[leaves] ?? 0) <= before + 3 && parts.slice(leaves + 1).every((part) => part <= 1);
  }

  /** Does the label go on with the list at the outermost level? */
  continuesTop(label: Label): boolean {
    const top = this.#levels[0];
    return top !== undefined && label.readings.some((reading) => sameDress(reading.style, top.style) && reading.value === top.value + 1);
  }

  /**
   * Path and parent of the next labelled block. `next` is the label after it, which tells i) the letter from i) the
   * number; `title` says that the block is as short as a heading and has no stop.
   */
  enter(label: Label, reversed: boolean, next: Label | null, title = false): { path: string; parent: string | null } {
    const dotted = label.readings.find((reading) => reading.parts !== undefined);
    if (dotted?.parts) return this.#enterDotted(dotted, reversed, label.suffix);
    const heading = title ? this.#headingOver(label, next) : -1;
    if (heading >= 0) return this.#set(heading, 'heading n', label.readings[0]?.value ?? 1, String(label.readings[0]?.value ?? 1), true);
    const reading = this.#choose(label, next);
    if (reading.style.startsWith('bullet')) return this.#enterBullet(reading);
    if (isPlain(reading.style)) this.#paragraph = reading.value;
    const open = this.#levelFor(reading);
    const depth = open >= 0 ? open : this.#depthFor(reading.style, title);
    return this.#set(depth, reading.style, reading.value, `${reading.letter ? letterName(reading.value) : reading.value}${label.suffix}`, (!reading.letter || reading.style === 'A') && !/^[('i]/.test(reading.style));
  }

  /**
   * "1. Fixed access" over the paragraph 6 of a report, whose paragraphs run on under I, A and 1 alike: the depth that
   * the heading has, or -1 where this is a paragraph like the others.
   */
  #headingOver(label: Label, next: Label | null): number {
    const first = label.readings[0];
    if (this.#paragraph === 0 || !first || first.parts || !isPlain(first.style)) return -1;
    if (!next?.readings.some((reading) => isPlain(reading.style) && reading.value === this.#paragraph + 1)) return -1;
    const open = this.#levels.findIndex((level) => level.style === 'heading n');
    if (first.value !== (this.#levels[open]?.value ?? 0) + 1) return -1;
    if (open >= 0) return open;
    const paragraphs = this.#levels.findIndex((level) => isPlain(level.style));
    const depth = paragraphs >= 0 ? paragraphs : this.#levels.length;
    return depth > 0 && this.#levels.slice(0, depth).every((level) => /^[IA]$/.test(level.style)) ? depth : -1;
  }

  /**
   * A new list stands inside the innermost item; but "A." is a heading over the paragraphs 1, 2, 3, never inside one,
   * and so is "I." where an introduction without a number has begun them.
   */
  #depthFor(style: string, title: boolean): number {
    const paragraphs = this.#levels.findIndex((level) => isPlain(level.style));
    if (style === 'I' && title && paragraphs === 0) return 0;
    if (style !== 'A' && style !== 'heading') return this.#levels.length;
    return paragraphs > 0 ? paragraphs : this.#levels.length;
  }

  /** Path of an unlabelled block that belongs to the innermost section, or to `owner`. */
  more(owner = this.section): string {
    const count = (this.#extra.get(owner) ?? 0) + 1;
    this.#extra.set(owner, count);
    return `${owner}+${count}`;
  }

  #choose(label: Label, next: Label | null): LabelReading {
    const { readings } = label;
    const first = readings[0] as LabelReading;
    if (readings.length === 1) return first;
    let best = first;
    let bestScore = -1;
    for (const reading of readings) {
      const score = this.#score(reading, first, next);
      if (score > bestScore) {
        best = reading;
        bestScore = score;
      }
    }
    return best;
  }

  #score(reading: LabelReading, first: LabelReading, next: Label | null): number {
    const goesOn = next?.readings.some((other) => other.style === reading.style && other.letter === reading.letter && other.value === reading.value + 1) ? 2 : 0;
    const at = this.#continues(reading);
    if (at >= 0) return 100 + at + goesOn * 30;
    if (reading.value === 1 && reading === first && !this.#levels.some((level) => level.style === reading.style)) return 90 + goesOn * 30;
    if (this.#follows(reading)) return 20;
    return goesOn;
  }

  /** Index of the innermost level whose next ordinal this is; -1 when there is none. */
  #continues(reading: LabelReading): number {
    const exact = this.#levels.findLastIndex((level) => level.style === reading.style && level.value + 1 === reading.value);
    if (exact >= 0 || reading.value === 1) return exact;
    // A slip of the pen: "12" in a list that runs "11.", "13.".
    return this.#levels.findLastIndex((level) => sameDress(level.style, reading.style) && level.value + 1 === reading.value);
  }

  #follows(reading: LabelReading): boolean {
    return this.#levels.some((level) => level.style === reading.style && reading.value > level.value && reading.value <= level.value + 3);
  }

  #levelFor(reading: LabelReading): number {
    const continued = this.#continues(reading);
    if (continued >= 0) return continued;
    return this.#levels.findLastIndex((level) => level.style === reading.style);
  }

  #enterBullet(reading: LabelReading): { path: string; parent: string | null } {
    const open = this.#levels.findLastIndex((level) => level.style === reading.style);
    const depth = open >= 0 ? open : this.#levels.length;
    const value = open >= 0 ? (this.#levels[open] as Level).value + 1 : 1;
    return this.#set(depth, reading.style, value, String(value), false);
  }

  /** A dotted number names its whole place: 1.2.3 is absolute below the root, whatever was open. */
  #enterDotted(reading: LabelReading, reversed: boolean, suffix: string): { path: string; parent: string | null } {
    const given = (reading.names ?? []).map((name, i) => ({ name, value: reading.parts?.[i] ?? 0 }));
    const parts = reversed ? given.toReversed() : given;
    // "1.0" after a heading number is the heading itself.
    if (parts.length === 2 && parts[1]?.value === 0) parts.pop();
    const top = this.#levels[0];
    // Inside a numbered paragraph another numbering (the targets 1.1, 1.2 …) is a list of that paragraph.
    if (this.#flat && top && top.value !== parts[0]?.value) {
      const open = this.#levels.findIndex((level) => level.style === 'n.n');
      return this.#set(open >= 0 ? open : this.#levels.length, 'n.n', reading.value, parts.map((part) => part.name).join('.'), false);
    }
    const plain = this.#levels.findIndex((level) => isPlain(level.style) || (level.style === 'part' && level.name === parts[0]?.name));
    let depth = plain >= 0 ? plain : this.#levels.findLastIndex((level) => /^(?:I|A|part|heading)$/.test(level.style)) + 1;
    let entered: { path: string; parent: string | null } = { path: this.#root, parent: null };
    for (const [i, part] of parts.entries()) {
      const last = i === parts.length - 1;
      const level = this.#levels[depth];
      const kept = level && level.name === part.name && (i === 0 ? isPlain(level.style) || level.style === 'part' : level.style === `n.n${i}`);
      if (last || !kept) entered = this.#set(depth, i === 0 ? (level && isPlain(level.style) ? level.style : 'n') : `n.n${i}`, part.value, `${part.name}${last ? suffix : ''}`, true);
      depth++;
    }
    return entered;
  }

  #set(depth: number, style: string, value: number, name: string, numbered: boolean): { path: string; parent: string | null } {
    this.#levels.length = Math.min(this.#levels.length, depth);
    const above = this.#levels.at(-1);
    const path = above ? `${above.path}.${name}` : `${this.#root}${this.#separator}${name}`;
    this.#levels.push({ style, value, name, path, numbered });
    return { path, parent: above?.path ?? (this.#separator === '' ? null : this.#root) };
  }
}

/** Bare numbers, with a stop or a dash after them or nothing. */
function isPlain(style: string): boolean {
  return style === 'n' || style === 'n.' || style === 'n-';
}

function sameDress(one: string, other: string): boolean {
  return one === other || (isPlain(one) && isPlain(other));
}
