/** Everything that one may see, as folded texts with what is known of each, and how a query is answered from them. Pure. */
import type { Position } from '../../../shared/notes/types.ts';
import { mentions, mentionsOf } from '../../../shared/notes/mentions.ts';
import type { NoteRow } from '../../store/database.ts';
import { folded } from './folded.ts';
import { firstOf } from './first.ts';
import { type Piece, snippet } from './found.ts';
import type { Filter, Query } from './query.ts';

export interface NoteText {
  readonly kind: 'note';
  readonly id: string;
  readonly document: string;
  readonly path: string | null;
  /** What its author wrote, without the signs of Markdown, and the words that it stands on. */
  readonly text: string;
  readonly quote: string;
  readonly folded: string;
  readonly tags: readonly string[];
  readonly author: string | null;
  /** On this screen, folded. */
  readonly name: string;
  readonly position: Position | null;
  readonly what: 'note' | 'highlight' | 'reply' | 'agreed';
  /** ISO 8601. */
  readonly edited: string;
  readonly resolved: boolean;
  readonly mine: boolean;
  readonly mention: boolean;
}

export interface ClauseText {
  readonly kind: 'clause';
  readonly document: string;
  readonly path: string;
  /** In reading order. */
  readonly at: number;
  readonly text: string;
  readonly folded: string;
  readonly act: string | null;
  readonly addressee: string | null;
  readonly parent: string | null;
  /** Ids of the instruments cited in it with the words that cite them, folded. */
  readonly cites: string;
}

/** A document whose clauses are known. */
export interface DocumentTexts {
  readonly document: string;
  readonly title: string | null;
  /** ISO 8601; null where it has none. */
  readonly date: string | null;
  /** Where it was read; null for a file. */
  readonly address: string | null;
  readonly clauses: readonly ClauseText[];
}

export interface Texts {
  readonly notes: ReadonlyMap<string, NoteText>;
  /** By the library's key, the one read last first. */
  readonly documents: ReadonlyMap<string, DocumentTexts>;
  readonly unread: (note: NoteText) => boolean;
}

export interface Hit {
  readonly kind: 'note' | 'clause';
  readonly document: string;
  readonly path: string | null;
  readonly pieces: readonly Piece[];
  /** Of notes. */
  readonly note: Pick<NoteText, 'id' | 'author' | 'position' | 'what' | 'edited' | 'resolved'> | null;
}

export interface Answer {
  /** Hits of one document follow each other; the document at hand comes first. */
  readonly hits: readonly Hit[];
  readonly total: number;
  /** How many notes on the document at hand were found, and which, where that was asked. */
  readonly here: { readonly count: number; readonly notes: readonly string[] | null };
  /** What is known of the documents of these hits. */
  readonly documents: Readonly<Record<string, Pick<DocumentTexts, 'title' | 'date' | 'address'>>>;
}

/** @param nameOf the author's name as this screen shows it */
export function noteText(row: NoteRow, account: string, nameOf: (row: NoteRow) => string): NoteText {
  const { note } = row;
  const text = [plainOf(note.body), note.wording ?? ''].filter((part) => part !== '').join('\n');
  const quote = note.anchor.quote?.exact ?? '';
  const path = note.anchor.from?.path ?? null;
  const tags = note.tags.map(folded);
  const name = folded(nameOf(row));
  return {
    kind: 'note', id: row.id, document: row.document, path, text, quote,
    folded: `${folded(text)}\n${folded(quote)}\n${tags.join(' ')}\n${name}\n${folded(path ?? '')}\n${folded(row.document)}`,
    tags, author: note.author, name, position: note.position, what: note.kind, edited: note.edited, resolved: note.resolved === true,
    mine: note.author === null || note.author === account, mention: mentions(note.body, account),
  };
}

/** A note's words as they are read: mentions and links by their names, without the signs around them. */
export function plainOf(body: string): string {
  let text = '';
  let at = 0;
  for (const { name, start, end } of mentionsOf(body)) {
    text += `${body.slice(at, start)}@${name}`;
    at = end;
  }
  text += body.slice(at);
  return text.replaceAll(/!?\[([^\]\n]{0,400})\]\([^)\s]{0,2000}\)/gu, '$1').replaceAll(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}|^\s{0,3}(?:#{1,6}|>|[-+*])\s/gmu, '');
}

interface Asked {
  readonly query: Query;
  /** The document at hand; null: none. */
  readonly document: string | null;
  readonly most: number;
  /** Whether the notes on that document are wanted by their ids, all of them. */
  readonly ids: boolean;
}

export function find(texts: Texts, { query, document, most, ids }: Asked): Answer {
  const filters = query.filters.filter((each) => each.known);
  if (query.words.length === 0 && filters.length === 0) return { hits: [], total: 0, here: { count: 0, notes: ids ? [] : null }, documents: {} };
  const stands = (where: string): boolean => query.words.every((word) => where.includes(word));
  const byPlace = clausesByPlace(texts, filters);
  const groups = new Map<string, { notes: NoteText[]; clauses: ClauseText[]; newest: string }>();
  const group = (of: string) => {
    let found = groups.get(of);
    if (found === undefined) groups.set(of, (found = { notes: [], clauses: [], newest: '' }));
    return found;
  };
  for (const note of texts.notes.values()) {
    if (!stands(note.folded) || !filters.every((filter) => notePasses(note, filter, texts, byPlace))) continue;
    const here = group(note.document);
    here.notes.push(note);
    if (note.edited > here.newest) here.newest = note.edited;
  }
  if (filters.every(({ operator, value }) => ofClauses(operator, value))) {
    const known = new Set<string>();
    for (const of of texts.documents.values()) {
      for (const clause of of.clauses) {
        const place = `${of.document} ${clause.path}`;
        if (known.has(place) || !stands(clause.folded) || !filters.every((filter) => clausePasses(clause, filter, of, byPlace))) continue;
        known.add(place);
        group(of.document).clauses.push(clause);
      }
    }
  }
  const order = [...groups].sort(([a, one], [b, other]) => Number(b === document) - Number(a === document) || (one.newest < other.newest ? 1 : one.newest > other.newest ? -1 : 0));
  const shown: (NoteText | ClauseText)[] = [];
  let total = 0;
  for (const [, { notes, clauses }] of order) {
    total += notes.length + clauses.length;
    if (shown.length < most) shown.push(...firstOf(notes, most - shown.length, newerNote));
    if (shown.length < most) shown.push(...firstOf(clauses, most - shown.length, (a, b) => a.at < b.at));
  }
  const here = document === null ? [] : (groups.get(document)?.notes ?? []);
  const named = new Set(shown.map((each) => each.document));
  return {
    hits: shown.map((each) => hitOf(each, query.words)),
    total,
    here: { count: here.length, notes: ids ? here.map((note) => note.id) : null },
    documents: Object.fromEntries([...texts.documents.values()].filter((each) => named.has(each.document)).map(({ document: id, title, date, address }) => [id, { title, date, address }])),
  };
}

/** What is agreed first, then what was written last. */
function newerNote(a: NoteText, b: NoteText): boolean {
  return (a.what === 'agreed') === (b.what === 'agreed') ? a.edited > b.edited : a.what === 'agreed';
}

function hitOf(each: NoteText | ClauseText, words: readonly string[]): Hit {
  if (each.kind === 'clause') return { kind: 'clause', document: each.document, path: each.path, pieces: snippet(each.text, words), note: null };
  const { id, author, position, what, edited, resolved } = each;
  const own = snippet(each.text, words);
  const quoted = each.quote !== '' && (each.text === '' || (words.length > 0 && !own.some((piece) => piece.match)));
  return { kind: 'note', document: each.document, path: each.path, pieces: quoted ? snippet(each.quote, words) : own, note: { id, author, position, what, edited, resolved } };
}

type Places = ReadonlyMap<string, ClauseText>;

/** The clauses by document and path; only where a filter asks of a note what its clause is. */
function clausesByPlace(texts: Texts, filters: readonly Filter[]): Places {
  const places = new Map<string, ClauseText>();
  if (!filters.some(({ operator }) => operator === 'act' || operator === 'to' || operator === 'cites')) return places;
  for (const { document, clauses } of texts.documents.values()) for (const clause of clauses) places.set(`${document} ${clause.path}`, clause);
  return places;
}

function notePasses(note: NoteText, { operator, value }: Filter, texts: Texts, places: Places): boolean {
  const clause = (): ClauseText | undefined => (note.path === null ? undefined : places.get(`${note.document} ${note.path}`));
  switch (operator) {
    case 'tag': return note.tags.some((tag) => tag.startsWith(value));
    case 'from': return note.name.includes(value);
    case 'in': return folded(note.document).includes(value) || [...texts.documents.values()].some((each) => each.document === note.document && folded(each.title ?? '').includes(value));
    case 'position': return note.position === value;
    case 'since': return note.edited >= value;
    case 'before': return note.edited < value;
    case 'is': return noteIs(note, value, texts);
    case 'act': return actIs(clause(), value);
    case 'to': return addresseeIs(clause(), value, places);
    case 'cites': return clause()?.cites.includes(value) ?? false;
  }
}

function noteIs(note: NoteText, state: string, texts: Texts): boolean {
  switch (state) {
    case 'unread': return texts.unread(note);
    case 'open': return !note.resolved && note.what !== 'reply';
    case 'resolved': return note.resolved;
    case 'mine': return note.mine;
    case 'mention': return note.mention;
    case 'agreed': return note.what === 'agreed';
    case 'note': return true;
    default: return false;
  }
}

/** Whether a filter says anything of clauses: no clause has a tag, an author or a position. */
function ofClauses(operator: Filter['operator'], value: string): boolean {
  return operator === 'in' || operator === 'act' || operator === 'to' || operator === 'cites' || operator === 'since' || operator === 'before' || (operator === 'is' && value === 'clause');
}

function clausePasses(clause: ClauseText, { operator, value }: Filter, of: DocumentTexts, places: Places): boolean {
  switch (operator) {
    case 'in': return folded(`${of.document} ${of.title ?? ''}`).includes(value);
    case 'act': return actIs(clause, value);
    case 'to': return addresseeIs(clause, value, places);
    case 'cites': return clause.cites.includes(value);
    case 'since': return of.date !== null && of.date >= value;
    case 'before': return of.date !== null && of.date < value;
    default: return operator === 'is' && value === 'clause';
  }
}

/** By the act's English name, or by the words with which the clause begins in its own language. */
function actIs(clause: ClauseText | undefined, value: string): boolean {
  return clause?.act != null && (clause.act.includes(value) || clause.folded.slice(0, 120).includes(value));
}

/** By the addressee's short name, or by the words of the clause (or of the one it belongs to) where he is named. */
function addresseeIs(clause: ClauseText | undefined, value: string, places: Places): boolean {
  if (clause?.addressee == null) return false;
  const above = clause.parent === null ? undefined : places.get(`${clause.document} ${clause.parent}`);
  return clause.addressee.includes(value) || clause.folded.slice(0, 240).includes(value) || (above?.folded.slice(0, 240).includes(value) ?? false);
}
