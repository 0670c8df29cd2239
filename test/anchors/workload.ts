/**
 * The anchors' measured work, as pure functions: the same in Node and in a browser page.
 * Texts come in as arguments; randomness comes from a seed, so that every run does the same.
 */
import { describe } from '../../shared/anchors/describe.ts';
import type { Edition } from '../../shared/anchors/edition.ts';
import { lettersOf } from '../../shared/anchors/letters.ts';
import type { Anchor, Located } from '../../shared/anchors/types.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';

export type Random = () => number;

/** mulberry32: small, fast, good enough for samples. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One clause a line, numbered through: what anchoring needs of a reading where the clauses themselves are not measured. */
export function lineReading(text: string, language: Language): { document: DocumentText; reading: Reading } {
  const clauses: Clause[] = [];
  const blocks: { start: number; end: number; ranges: readonly (readonly [number, number])[]; role: 'paragraph' }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '') {
      const ranges = [[start, end]] as const;
      blocks.push({ start, end, ranges, role: 'paragraph' });
      clauses.push({
        path: `S${clauses.length + 1}`, kind: 'section', start, end, ranges, act: null, actRange: null, addressee: null, label: null, parent: null,
      });
    }
    start = end + 1;
  }
  const identity = { id: null, language, title: null, date: null, type: null };
  return { document: { text, blocks }, reading: { document: identity, clauses, citations: [] } };
}

/** A long page: the texts one after the other, again and again, up to a length (cut at a line). */
export function longPage(texts: readonly string[], length: number): string {
  let out = '';
  for (let round = 0; out.length < length; round += 1) out += `${texts[round % texts.length] ?? ''}\n`;
  return out.slice(0, out.indexOf('\n', length - 1) >>> 0);
}

export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** Selections of 30 to 200 characters, each with at least 12 letters, never beginning or ending inside a surrogate pair. */
export function selections(text: string, count: number, next: Random): Selection[] {
  const out: Selection[] = [];
  while (out.length < count) {
    const start = Math.floor(next() * (text.length - 220));
    const end = start + 30 + Math.floor(next() * 171);
    if (lettersOf(text.slice(start, end)).length >= 12) out.push({ start, end });
  }
  return out;
}

export function anchorsOf(edition: Edition, chosen: readonly Selection[]): Anchor[] {
  return chosen.map(({ start, end }) => describe(edition, start, end));
}

/** An edited text, and where each offset of the old one went. */
export interface Edited {
  readonly text: string;
  readonly at: (offset: number) => number;
}

export function inserted(text: string, words: string): Edited {
  return { text: words + text, at: (offset) => offset + words.length };
}

/** Alters a share of the characters (not line breaks): eight of ten replaced, one left out, one added. */
export function altered(text: string, share: number, next: Random): Edited {
  const letters = [...new Set(text)].filter((letter) => /\p{L}/u.test(letter));
  const map = new Int32Array(text.length + 1);
  const out: string[] = [];
  let length = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    map[offset] = length;
    const letter = text.charAt(offset);
    const any = letters[Math.floor(next() * letters.length)] ?? letter;
    const kind = letter === '\n' || next() >= share ? 1 : next();
    const put = kind === 1 ? letter : kind < 0.8 ? any : kind < 0.9 ? '' : letter + any;
    out.push(put);
    length += put.length;
  }
  map[text.length] = length;
  return { text: out.join(''), at: (offset) => map[offset] ?? length };
}

export function both(first: Edited, then: (text: string) => Edited): Edited {
  const second = then(first.text);
  return { text: second.text, at: (offset) => second.at(first.at(offset)) };
}

export interface Score {
  readonly right: number;
  readonly wrong: number;
  /** Reported as ambiguous, as a clause, or lost. */
  readonly unplaced: number;
}

/** Shares of notes placed within `tolerance` characters of where they belong, placed elsewhere, and not placed. */
export function scored(located: readonly Located[], anchors: readonly Anchor[], edited: Edited, tolerance: number): Score {
  let right = 0;
  let wrong = 0;
  located.forEach((each, index) => {
    const position = anchors[index]?.position;
    if (!position || (each.outcome !== 'exact' && each.outcome !== 'changed')) return;
    const off = Math.max(Math.abs(each.start - edited.at(position.start)), Math.abs(each.end - edited.at(position.end)));
    if (off <= tolerance) right += 1;
    else wrong += 1;
  });
  const all = located.length;
  return { right: right / all, wrong: wrong / all, unplaced: (all - right - wrong) / all };
}

/** Invented words put in front of a page: about `length` characters in the script of the page. */
export function inventedParagraph(length: number): string {
  const words = 'يوضح هذا التمهيد المخترع كيف تنتقل القوافل بين الواحات البعيدة وتحمل معها حكايات الصيادين والبحارة القدامى ورسائل الأصدقاء'.split(' ');
  let out = '';
  for (let index = 0; out.length < length - 12; index += 1) out += `${words[(index * 7 + (index >> 3)) % words.length] ?? ''} `;
  return `${out.padEnd(length - 1, '.')}\n`;
}
