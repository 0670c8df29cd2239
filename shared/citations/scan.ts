/** What every finder works on: a document's folded text with its tokens, and who speaks in it. */
import type { Clause, DocumentIdentity } from '../clauses/types.ts';
import { firstWhere } from '../first-where.ts';
import { parse, type ItuBody } from '../instruments/ids.ts';
import type { BodyWord } from '../languages/shape.ts';
import type { Prepared, PreparedBlock } from '../text/prepared.ts';
import { lex, type Token } from './lexicon.ts';

/** A body whose acts have ids. */
export type Body = ItuBody | 'ga' | 'ecosoc' | 'sc' | 'hrc' | 'chr';

export const UN_BODIES: ReadonlySet<string> = new Set(['ga', 'ecosoc', 'sc', 'hrc', 'chr']);

export type Family = 'web' | 'act' | 'symbol' | 'recommendation' | 'document' | 'treaty' | 'name' | 'line' | 'goal' | 'standard';

/** A citation in folded offsets. */
export interface Finding {
  readonly family: Family;
  start: number;
  end: number;
  id: string;
  locator: string | null;
  was: string | null;
}

export interface Scan {
  readonly text: string;
  readonly blocks: readonly PreparedBlock[];
  readonly tokens: readonly Token[];
  /** The body whose document it is, from its enacting words or its id; null where neither tells. */
  readonly home: Body | null;
  /** Whether the document is one of ITU's (so that a bare "Resolution 140" is too). */
  readonly itu: boolean;
  readonly un: boolean;
  /** The conference whose paper it is ("WTDC-22"), so that "Document 24-E" is one of its papers; else null. */
  readonly conference: string | null;
  /** Whether the digits at a folded offset are Arabic-Indic in the source. */
  indic(offset: number): boolean;
  /** The end of the block that holds a folded offset. */
  blockEnd(offset: number): number;
  blockStart(offset: number): number;
}

export function scan(prepared: Prepared, clauses: readonly Clause[], identity: DocumentIdentity): Scan {
  const { folded, blocks } = prepared;
  const { text, at, source } = folded;
  const tokens = lex(text);
  const home = homeOf(prepared, clauses, identity, tokens);
  const itu = home === null ? speaksItu(tokens) : !UN_BODIES.has(home);
  return {
    text,
    blocks,
    tokens,
    home,
    itu: itu || identity.id?.startsWith('itu:') === true,
    conference: /^itu:doc\/((?:PP|WTDC|WTSA|WRC|RA|WTPF|WCIT)-\d\d)\//.exec(identity.id ?? '')?.[1] ?? null,
    un: home === null ? identity.id?.startsWith('un:') === true : UN_BODIES.has(home),
    indic(offset) {
      const unit = source.charCodeAt(at[offset] ?? 0);
      return (unit >= 0x660 && unit <= 0x669) || (unit >= 0x6f0 && unit <= 0x6f9);
    },
    blockEnd: (offset) => blockAt(blocks, offset)?.end ?? text.length,
    blockStart: (offset) => blockAt(blocks, offset)?.start ?? 0,
  };
}

/** The block that holds a folded offset (or ends before it): the blocks lie one after the other. */
function blockAt(blocks: readonly PreparedBlock[], offset: number): PreparedBlock | undefined {
  return blocks[Math.max(0, firstWhere(blocks.length, (at) => (blocks[at] as PreparedBlock).start > offset) - 1)];
}

const HOMES: readonly (readonly [RegExp, Body])[] = [
  [/^un:A\/HRC\//, 'hrc'],
  [/^un:S\//, 'sc'],
  [/^un:E\//, 'ecosoc'],
  [/^un:A\//, 'ga'],
  [/^itu:doc\/(?:C\d|CWG|WG|EG)/, 'council'],
  [/^itu:doc\/PP/, 'pp'],
  [/^itu:doc\/(?:WTDC|TDAG)/, 'wtdc'],
  [/^itu:doc\/(?:WTSA|TSAG)/, 'wtsa'],
  [/^itu:doc\/(?:RA|RAG)/, 'ra'],
  [/^itu:doc\/(?:WRC|CMR)/, 'wrc'],
  [/^itu:doc\/WTPF/, 'wtpf'],
];

function homeOf(prepared: Prepared, clauses: readonly Clause[], identity: DocumentIdentity, tokens: readonly Token[]): Body | null {
  const id = identity.id ?? '';
  const instrument = id === '' ? null : parse(id);
  if (instrument?.family === 'itu-act') return instrument.body;
  const enacting = clauses.find((clause) => clause.kind === 'body');
  if (enacting !== undefined) {
    const { at } = prepared.folded;
    const token = tokens.find(({ start, entry }) => {
      const offset = at[start] ?? 0;
      return offset >= enacting.start && offset < enacting.end && entry.body !== undefined && bodyOf(entry.body) !== null;
    });
    const body = token === undefined ? null : bodyOf(token.entry.body as BodyWord);
    if (body !== null) return body;
  }
  return HOMES.find(([pattern]) => pattern.test(id))?.[1] ?? null;
}

/** The body of a body word that names one by itself. */
export function bodyOf(word: BodyWord): Body | null {
  switch (word) {
    case 'itu-council':
      return 'council';
    case 'other':
    case 'itu':
    case 'un':
    case 'the-council':
    case 'the-assembly':
    case 'the-conference':
      return null;
    default:
      return word;
  }
}

const ITU_WORDS: ReadonlySet<string> = new Set(['pp', 'itu-council', 'wtdc', 'wtsa', 'ra', 'wrc', 'wcit', 'wtpf', 'itu']);

/** A text without a head is ITU's where it names ITU and its bodies more often than the UN's. */
function speaksItu(tokens: readonly Token[]): boolean {
  let itu = 0;
  let un = 0;
  for (const { entry } of tokens) {
    if (entry.body === undefined) continue;
    if (ITU_WORDS.has(entry.body)) itu++;
    else if (UN_BODIES.has(entry.body)) un++;
  }
  return itu > un;
}
