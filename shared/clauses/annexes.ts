import { romanValue } from './letters.ts';
import { Outline } from './outline.ts';

/** The annexes of a document: which of them is open, and the numbering of its parts. */
export class Annexes {
  #count = 0;
  /** The number or letter that the annex itself bears: 1 for "Annex A", "Appendix I". */
  #value = 0;
  #outline: Outline | null = null;

  /** Of the annex that was begun last; null before the first. */
  get outline(): Outline | null {
    return this.#outline;
  }

  get path(): string {
    return `A${this.#count}`;
  }

  /** An annex begins. @param value the number that it bears; null: none. @returns its path */
  begin(value: number | null): string {
    const wanted = value ?? this.#count + 1;
    this.#count = wanted > this.#count ? wanted : this.#count + 1;
    this.#value = value ?? this.#count;
    this.#outline = new Outline(this.path, '.');
    return this.path;
  }

  /** A number far beyond the annexes so far is a mention's. */
  mayFollow(value: number): boolean {
    return value <= this.#count + 3;
  }

  /** "A.1" stands in Annex A, "I.1" in Appendix I, "A2.1" in Annex 2. */
  bears(label: string): boolean {
    const prefix = /^[A-Z]+\d*/.exec(label)?.[0] ?? '';
    const value = this.#value;
    return prefix === `A${value}` || romanValue(prefix) === value || (prefix.length === 1 && prefix.charCodeAt(0) - 64 === value);
  }
}
