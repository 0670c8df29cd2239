/**
 * What letters mean where their font cannot say it: programs that print Arabic with joined and stacked glyphs write the
 * letters beside them as `ActualText` of a marked content (ISO 32000-1, 14.9.4). pdf.js drops it, so it is looked up in the
 * page's own content stream.
 */
import { Inflate } from 'fflate';
import { joined } from '../chunks.ts';

/** Marked contents of one content stream in the order in which they begin: their tag, and the text where one is given. */
export interface MarkedContents {
  readonly tags: readonly string[];
  readonly texts: readonly (string | null)[];
}

/** Bytes of one stream and of all that are unpacked; what is larger holds pictures or harm. */
const MOST = 8 * 2 ** 20;
const MOST_IN_ALL = 96 * 2 ** 20;
/** Dictionaries of content streams are short. */
const DICTIONARY = 600;

/** The content streams of a file that give texts, in the file's order; none of a file that is encrypted. */
export function actualTexts(file: Uint8Array): MarkedContents[] {
  const found: MarkedContents[] = [];
  let left = MOST_IN_ALL;
  for (const [start, end, dictionary] of streams(file)) {
    if (/\/(?:Image|XRef|ObjStm|FontFile|Length1|Metadata|DecodeParms)\b/u.test(dictionary)) continue;
    const packed = file.subarray(start, end);
    const bytes = /\/FlateDecode\b/u.test(dictionary) ? unpacked(packed, Math.min(MOST, left)) : /\/Filter\b/u.test(dictionary) ? null : packed;
    if (!bytes) continue;
    left -= bytes.length;
    if (left <= 0) break;
    const words = latin(bytes);
    if (words.includes('/ActualText')) found.push(markedIn(words));
  }
  return found;
}

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

function* streams(file: Uint8Array): Generator<readonly [start: number, end: number, dictionary: string]> {
  for (let at = indexOf(file, 'stream', 0); at >= 0; ) {
    let start = at + 6;
    if (file[start] === 0x0d) start++;
    if (file[start] === 0x0a) start++;
    const end = indexOf(file, 'endstream', start);
    if (end < 0) return;
    const before = latin(file.subarray(Math.max(0, at - DICTIONARY), at));
    yield [start, end, before.slice(before.lastIndexOf(' obj') + 1)];
    at = indexOf(file, 'stream', end + 9);
  }
}

function indexOf(bytes: Uint8Array, words: string, from: number): number {
  const first = words.charCodeAt(0);
  outer: for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    for (let i = 1; i < words.length; i++) if (bytes[at + i] !== words.charCodeAt(i)) continue outer;
    return at;
  }
  return -1;
}

function unpacked(packed: Uint8Array, most: number): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Two bytes of zlib's own before the data proper.
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size > most) throw new RangeError('over the limit');
    chunks.push(chunk);
  });
  try {
    for (let at = 2; at < packed.length; at += 65_536) inflate.push(packed.subarray(at, at + 65_536), false);
    return joined(chunks, size);
  } catch {
    return null;
  }
}

/** Tokens that matter: names, texts and numbers in brackets, dictionaries, and the operators that begin a marked content. */
const MARKED = /\/([^\s/<>[\]()]+)\s*(?:<<((?:[^<>]|<[^<>]*>|<<[^<>]*>>){0,4000}?)>>|\/[^\s/<>[\]()]+)\s*BDC\b/gu;
const TEXT = /\/ActualText\s*(?:<([\da-fA-F\s]*)>|\(((?:[^\\()]|\\[\s\S]){0,2000})\))/u;

function markedIn(content: string): MarkedContents {
  const tags: string[] = [];
  const texts: (string | null)[] = [];
  for (const [, tag = '', properties] of content.matchAll(MARKED)) {
    tags.push(tag);
    const text = properties === undefined ? null : TEXT.exec(properties);
    texts.push(text ? decoded(text[1] === undefined ? unescaped(text[2] ?? '') : fromHex(text[1])) : null);
  }
  return { tags, texts };
}

const fromHex = (hex: string): string => (hex.replace(/\s+/gu, '').match(/../gu) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return text.replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/gu, (_, octal: string | undefined, letter: string | undefined) => (octal === undefined ? (named[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(octal, 8) & 0xff)));
}

/** A text string (7.9.2.2): UTF-16 with its mark, UTF-8 with its mark, else PDFDocEncoding, which is Latin-1 where it matters. */
function decoded(bytes: string): string {
  if (bytes.startsWith('\u00fe\u00ff')) {
    const units: string[] = [];
    for (let at = 2; at + 1 < bytes.length; at += 2) units.push(String.fromCharCode(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)));
    return units.join('');
  }
  if (bytes.startsWith('\u00ef\u00bb\u00bf')) return new TextDecoder().decode(Uint8Array.from(bytes.slice(3), (letter) => letter.charCodeAt(0)));
  return bytes;
}
