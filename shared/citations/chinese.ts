/** Chinese puts the number first: 第75/240号和第76/19号决议. The mentions of such numbers, in the form of all other languages'. */
import { type Item, type Mention, tokensBetween } from './mentions.ts';
import { numberAt, plausibleYear } from './numbers.ts';
import type { Scan } from './scan.ts';
import type { Token } from './lexicon.ts';
import { versionAt } from './versions.ts';

const ORDINAL = '第';
const NUMBER_END = '号';
const JOINER = / ?(?:号)? ?[、,，和及与或以]+ ?(?:第)? ?/y;
/** How far the kind word may stand after the number's end: 第75/240号和2021年12月6日第76/19号决议. */
const REACH = 90;

/** How many numbers may wait for their kind word. */
const WAITING = 8;

interface Open {
  readonly from: number;
  readonly items: Item[];
  readonly end: number;
}

export function chineseMentions(scan: Scan): Mention[] {
  const { text } = scan;
  const found: Mention[] = [];
  let waiting: Open[] = [];
  let position = text.indexOf(ORDINAL);
  while (position >= 0) {
    const { open, next } = openAt(scan, position);
    if (open === null) {
      position = text.indexOf(ORDINAL, next);
      continue;
    }
    waiting = waiting.slice(-WAITING).filter(({ end }) => position - end <= REACH && !/[。；\n]/.test(text.slice(end, position)));
    const kind = kindAt(scan, open.end);
    if (kind === null) waiting.push(open);
    else {
      for (const { from, items } of [...waiting, open]) {
        const last = items.at(-1) as Item;
        const version = items === open.items && last.form.kind === 'plain' ? versionAt(text, kind.end) : null;
        const whole = items === open.items ? [...items.slice(0, -1), { ...last, version, end: version?.end ?? kind.end }] : items;
        found.push(mention(scan, from, kind, whole));
      }
      waiting = [];
    }
    position = text.indexOf(ORDINAL, open.end);
  }
  return found;
}

function mention(scan: Scan, from: number, kind: Token, items: readonly Item[]): Mention {
  return {
    act: kind.entry.act ?? 'res',
    token: { start: from, end: from, entry: kind.entry },
    index: -1,
    own: /[其该]$/.test(scan.text.slice(Math.max(0, from - 1), from)),
    capital: true,
    items,
  };
}

/** The list of numbers that opens at a 第 and is closed by 号; `next` is where to look on where it is none. */
function openAt(scan: Scan, position: number): { open: Open | null; next: number } {
  const { text } = scan;
  const limit = Math.min(scan.blockEnd(position), position + 300);
  const items: Item[] = [];
  let at = position + 1;
  while (text[at] === ' ') at++;
  for (;;) {
    const numbered = numberAt(text, at);
    if (numbered === null || numbered.end > limit) break;
    items.push({ form: numbered.form, start: items.length === 0 ? position : at, end: numbered.end, number: at, version: null, direct: true, year: yearBefore(text, position) });
    at = numbered.end;
    JOINER.lastIndex = at;
    const joiner = JOINER.exec(text);
    if (joiner === null) break;
    at += joiner[0].length;
  }
  const next = Math.max(at, position + 1);
  // A date may follow "and": 第75/240号和2021年…; what is not closed by 号 was no number of the list.
  for (let last = items.at(-1); last !== undefined; items.pop(), last = items.at(-1)) {
    at = last.end;
    while (text[at] === ' ') at++;
    if (text[at] === NUMBER_END) return { open: { from: position, items, end: at + 1 }, next };
  }
  return { open: null, next };
}

/** What ends the phrase that a date belongs to. */
const STOPS = new Set([...'第。；;\n'].map((sign) => sign.charCodeAt(0)));

function yearBefore(text: string, position: number): number | null {
  let from = position;
  while (from > 0 && position - from < 48 && !STOPS.has(text.charCodeAt(from - 1))) from--;
  const years = text.slice(from, position).match(/(?:19|20)\d{2}(?= ?年)/g);
  const year = Number(years?.at(-1));
  return plausibleYear(year) ? year : null;
}

function kindAt(scan: Scan, end: number): Token | null {
  const near = tokensBetween(scan, end, Math.min(end + 8, scan.text.length));
  const kind = near.find(({ entry }) => entry.act !== undefined);
  if (kind === undefined || /[^ 的修订经]/.test(scan.text.slice(end, kind.start))) return null;
  return kind;
}
