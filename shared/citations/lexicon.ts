/**
 * The words that announce a citation, in all six languages at once, as one trie: a document may change its language
 * from block to block, and a walk along a trie costs the same for six languages as for one.
 */
import { citationWords as ar } from '../languages/ar.ts';
import { citationWords as en } from '../languages/en.ts';
import { citationWords as es } from '../languages/es.ts';
import { citationWords as fr } from '../languages/fr.ts';
import { citationWords as ru } from '../languages/ru.ts';
import type { BodyWord, CitationWords } from '../languages/shape.ts';
import { citationWords as zh } from '../languages/zh.ts';
import { fold } from '../text/fold.ts';
import { PLAIN, plain } from './plain.ts';

export const LANGUAGE_TABLES: readonly CitationWords[] = [ar, zh, en, fr, ru, es];

export type Act = 'res' | 'dec' | 'rec' | 'opinion' | 'statement';

/** What a word can announce; one word may announce several things. */
export interface Entry {
  act?: Act;
  /** The kind word says "its" itself: قرارها. */
  own?: true;
  body?: BodyWord;
  name?: string;
  summitName?: string;
  summit?: true;
  treaty?: 'cs' | 'cv';
  /** The treaty is named without the Union. */
  bare?: true;
  goal?: 'full' | 'bare' | 'target';
  actionLine?: true;
  /** A pinpoint's kind word. */
  locator?: Pinpoint;
}

export type Pinpoint = 'para' | 'art' | 'no' | 'annex' | 'ch';

/** A word of the lexicon where it stands in the folded text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly entry: Entry;
}

interface Node {
  next: Map<number, Node> | null;
  entry: Entry | null;
}

/** "резолюци{я|и}" as both of its forms. */
export function expand(word: string): string[] {
  const open = word.indexOf('{');
  if (open < 0) return [word];
  const close = word.indexOf('}', open);
  const rest = expand(word.slice(close + 1));
  return word
    .slice(open + 1, close)
    .split('|')
    .flatMap((part) => rest.map((tail) => word.slice(0, open) + part + tail));
}

/** All forms of words as the text has them once folded and plain; Arabic words with the article also as لل…. */
export function forms(words: readonly string[]): string[] {
  return words.flatMap(expand).flatMap((word) => {
    const folded = plain(fold(word).text);
    return folded.startsWith('ال') ? [folded, `ل${folded.slice(1)}`] : [folded];
  });
}

const ROOT: Node = build();

function build(): Node {
  const root: Node = { next: new Map(), entry: null };
  const add = (words: readonly string[], what: Entry): void => {
    for (const word of forms(words)) {
      let node = root;
      for (let i = 0; i < word.length; i++) {
        const unit = word.charCodeAt(i);
        node.next ??= new Map();
        let next = node.next.get(unit);
        if (next === undefined) {
          next = { next: null, entry: null };
          node.next.set(unit, next);
        }
        node = next;
      }
      // The first language that claims a word keeps it: "document" must not change its meaning by a later table.
      node.entry = { ...what, ...node.entry };
    }
  };
  for (const table of LANGUAGE_TABLES) {
    for (const [body, words] of Object.entries(table.bodies)) add(words, { body: body as BodyWord });
    for (const [id, words] of Object.entries(table.names)) add(words, { name: id });
    for (const [id, words] of Object.entries(table.summitNames)) add(words, { summitName: id });
    add(table.summit, { summit: true });
    add(table.resolution, { act: 'res' });
    add(table.decision, { act: 'dec' });
    add(table.recommendation, { act: 'rec' });
    add(table.opinion, { act: 'opinion' });
    add(table.statement, { act: 'statement' });
    if (table.language === 'ar') add(table.own, { own: true });
    add(table.constitution, { treaty: 'cs' });
    add(table.convention, { treaty: 'cv' });
    add(table.constitutionBare, { treaty: 'cs', bare: true });
    add(table.conventionBare, { treaty: 'cv', bare: true });
    add(table.goal, { goal: 'full' });
    add(table.goalBare, { goal: 'bare' });
    add(table.target, { goal: 'target' });
    add(table.actionLine, { actionLine: true });
    add(table.paragraph, { locator: 'para' });
    add(table.article, { locator: 'art' });
    add(table.provision, { locator: 'no' });
    add(table.annex, { locator: 'annex' });
    add(table.chapter, { locator: 'ch' });
  }
  return root;
}

const SPACE = 0x20;
const DIGIT = 1;
const LETTER = 2;
const ARABIC = 3;
const HAN = 4;

/** What a unit of a folded text is to a walk: 0 nothing, a digit, a letter, an Arabic letter, a Chinese sign. */
const KIND: Uint8Array = kinds();

/** The trie's first step as a table, since it is taken at every word. */
const FIRST: (Node | undefined)[] = Array.from({ length: 0x10000 }, (_, unit) => ROOT.next?.get(PLAIN[unit] as number));

/** Each unit of the lexicon by a small number of its own, 0 for a unit that no word has. */
const CLASS = new Uint16Array(0x10000);

/** The beginnings of two units that lead somewhere, by the two classes: nearly every word of a document ends here. */
const { pairs: PAIRS, classes: CLASSES } = beginnings();

function beginnings(): { pairs: Uint8Array; classes: number } {
  let classes = 1;
  for (let unit = 0; unit < 0x10000; unit++) if (ROOT.next?.has(unit)) CLASS[unit] = classes++;
  for (const node of ROOT.next?.values() ?? []) for (const unit of node.next?.keys() ?? []) CLASS[unit] ||= classes++;
  const pairs = new Uint8Array(classes * classes);
  for (const [unit, node] of ROOT.next ?? []) {
    const row = (CLASS[unit] as number) * classes;
    if (node.entry !== null) pairs.fill(1, row, row + classes);
    for (const next of node.next?.keys() ?? []) pairs[row + (CLASS[next] as number)] = 1;
  }
  for (let unit = 0; unit < 0x10000; unit++) CLASS[unit] ||= CLASS[PLAIN[unit] as number] as number;
  return { pairs, classes };
}

/** Letters that Arabic joins to the front of a word, and the article's two. */
const PREFIXES = new Set([...'وفبكلا'].map((letter) => letter.charCodeAt(0)));

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const as = PLAIN[unit] as number;
    if (unit >= 0x3001) table[unit] = HAN;
    else if (as >= 0x30 && as <= 0x39) table[unit] = DIGIT;
    else if ((as >= 0x620 && as <= 0x64a) || (as >= 0x66e && as <= 0x6d3)) table[unit] = ARABIC;
    else if (isLetter(as) || as === 0xa7 || as === 0x2116) table[unit] = LETTER;
  }
  return table;
}

/** Letters and what else continues a word, in the units of a plain text. */
function isLetter(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0xc0 && unit <= 0x24f) || (unit >= 0x370 && unit <= 0x52f) ||
    (unit >= 0x620 && unit <= 0x64a) || (unit >= 0x66e && unit <= 0x6d3)
  );
}

/** Every word of the lexicon in a folded text, in order, longest first, never overlapping. One walk. */
export function lex(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  // A word has begun and was looked up: its other letters begin nothing.
  let inside = false;
  for (let i = 0; i < length; i++) {
    const kind = KIND[text.charCodeAt(i)] as number;
    if (kind === 0) {
      inside = false;
      continue;
    }
    if (inside && kind !== HAN) continue;
    // A digit may open a name ("2030 Agenda"), and then no further digit of its number does.
    inside = kind !== HAN;
    let start = i;
    let end = walk(text, start);
    if (end === 0 && kind === ARABIC) {
      for (let skip = 0; skip < 3 && end === 0 && PREFIXES.has(PLAIN[text.charCodeAt(start)] as number); skip++) end = walk(text, ++start);
    }
    if (end > 0) {
      tokens.push({ start, end, entry: found as Entry });
      i = end - 1;
      inside = false;
    }
  }
  return tokens;
}

let found: Entry | null = null;

/** The end of the longest entry that starts at `start`, or 0; the entry itself is left in `found`. */
function walk(text: string, start: number): number {
  const first = text.charCodeAt(start);
  let i = start + 1;
  if (i < text.length && PAIRS[(CLASS[first] as number) * CLASSES + (CLASS[text.charCodeAt(i)] as number)] === 0) return 0;
  let node: Node | undefined = FIRST[first];
  let end = 0;
  while (node !== undefined) {
    if (node.entry !== null && !continues(text, i)) {
      end = i;
      found = node.entry;
    }
    if (i >= text.length || node.next === null) break;
    const unit = PLAIN[text.charCodeAt(i)] as number;
    // Two spaces (a no-break space beside a space) are as good as one.
    if (unit === SPACE && text.charCodeAt(i - 1) === SPACE) {
      i++;
      continue;
    }
    node = node.next.get(unit);
    i++;
  }
  return end;
}

/** Whether the word goes on at `i`: then an entry that ends there is only the beginning of another word. */
function continues(text: string, i: number): boolean {
  if (i >= text.length) return false;
  return isLetter(PLAIN[text.charCodeAt(i)] as number) && isLetter(PLAIN[text.charCodeAt(i - 1)] as number);
}
