import type { Label, LabelReading } from './labels.ts';
import { letterName } from './letters.ts';

interface Level {
  readonly style: string;
  value: number;
  path: string;
  readonly numbered: boolean;
}

/**
 * The numbering of one stretch of a document: a stack of lists inside each other, each known by its labels' dress.
 * A label's path follows from what continues the sequence.
 */
export class Outline {
  readonly #root: string;
  readonly #separator: string;
  #levels: Level[] = [];
  readonly #extra = new Map<string, number>();

  /** Paths begin with `root`; `separator` stands between it and the first ordinal (none after "S"). */
  constructor(root: string, separator: '' | '.') {
    this.#root = root;
    this.#separator = separator;
  }

  get depth(): number {
    return this.#levels.length;
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
  fits(label: Label): boolean {
    return label.readings.some((reading) => this.#continues(reading) >= 0 || reading.value === 1 || this.#follows(reading));
  }

  /** Does the label go on with the list at the outermost level? */
  continuesTop(label: Label): boolean {
    const top = this.#levels[0];
    return top !== undefined && label.readings.some((reading) => reading.style === top.style && reading.value === top.value + 1);
  }

  /** Path and parent of the next labelled block. `next` is the label after it, which tells i) the letter from i) the number. */
  enter(label: Label, reversed: boolean, next: Label | null): { path: string; parent: string | null } {
    const dotted = label.readings.find((reading) => reading.parts !== undefined);
    if (dotted?.parts) return this.#enterDotted(dotted, reversed, label.suffix);
    const reading = this.#choose(label, next);
    if (reading.style.startsWith('bullet')) return this.#enterBullet(reading);
    const open = this.#levelFor(reading);
    const depth = open >= 0 ? open : this.#levels.length;
    return this.#set(depth, reading.style, reading.value, reading.letter ? letterName(reading.value) : `${reading.value}${label.suffix}`, !reading.letter && !/^[('i]/.test(reading.style));
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
      const score = this.#score(reading, next);
      if (score > bestScore) {
        best = reading;
        bestScore = score;
      }
    }
    return best;
  }

  #score(reading: LabelReading, next: Label | null): number {
    const goesOn = next?.readings.some((other) => other.style === reading.style && other.letter === reading.letter && other.value === reading.value + 1) ? 2 : 0;
    const at = this.#continues(reading);
    if (at >= 0) return 100 + at + goesOn * 30;
    if (reading.value === 1 && !this.#levels.some((level) => level.style === reading.style)) return 90 + goesOn * 30;
    if (this.#follows(reading)) return 20;
    return goesOn;
  }

  /** Index of the innermost level whose next ordinal this is; -1 when there is none. */
  #continues(reading: LabelReading): number {
    return this.#levels.findLastIndex((level) => level.style === reading.style && level.value + 1 === reading.value);
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
    const parts = reversed ? (reading.parts ?? []).toReversed() : [...(reading.parts ?? [])];
    // "1.0" or "2.0" after a heading number is the heading itself.
    if (parts.length > 1 && parts.at(-1) === 0) parts.pop();
    const outer = this.#levels.findIndex((level) => level.style === 'n');
    // Sections may stand below parts ("PART I", "A."): the number goes on inside the part when the part is a lettered one.
    let depth = outer >= 0 ? outer : this.#levels.findLastIndex((level) => level.style === 'I' || level.style === 'A' || level.style === 'part') + 1;
    let entered: { path: string; parent: string | null } = { path: this.#root, parent: null };
    for (const [i, part] of parts.entries()) {
      const style = i === 0 ? 'n' : `n.n${i}`;
      const last = i === parts.length - 1;
      const level = this.#levels[depth];
      if (last || level === undefined || level.style !== style || level.value !== part) {
        entered = this.#set(depth, style, part, `${part}${last ? suffix : ''}`, true);
      }
      depth++;
    }
    return entered;
  }

  #set(depth: number, style: string, value: number, name: string, numbered: boolean): { path: string; parent: string | null } {
    this.#levels.length = Math.min(this.#levels.length, depth);
    const above = this.#levels.at(-1);
    const path = above ? `${above.path}.${name}` : `${this.#root}${this.#separator}${name}`;
    this.#levels.push({ style, value, path, numbered });
    return { path, parent: above?.path ?? (this.#separator === '' ? null : this.#root) };
  }
}
