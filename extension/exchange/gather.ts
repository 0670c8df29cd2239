/** What an export is made of, from the local database: notes, the names of their authors, the text of their documents. */
import type { TabDocument } from '../messages.ts';
import type { Note } from '../../shared/notes/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import { nameOf } from '../../shared/instruments/names.ts';
import { editionOfClauses, standsIn } from '../../shared/anchors/kept.ts';
import type { Collection, ExchangedClause, ExchangedDocument, ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { utc } from '../../shared/notes/exchange/types.ts';
import { keptDocument, type KeptDocument } from '../library/documents.ts';
import { type Account, database, type DelegationRow, LOCAL, type NoteRow, PRIVATE, type StreamKey } from '../store/database.ts';
import { newId } from '../store/ids.ts';
import { wholeInOutline } from '../tab-keys.ts';

export interface Wanted {
  readonly account: Account;
  /** The person's own name, for his notes; null without an account. */
  readonly me: string | null;
  readonly delegation: DelegationRow | null;
  readonly documents: readonly string[];
  readonly includePrivate: boolean;
  readonly includeHighlights: boolean;
  readonly language: Language;
  /** The document beside which the export was asked for: its clauses, should the library not have it. */
  readonly open: { readonly id: string; readonly document: TabDocument } | null;
}

export interface NotesOfDocument {
  readonly document: string;
  readonly delegation: number;
  readonly private: number;
}

/** The documents with notes that are the person's or the delegation's at work, most noted first. */
export async function documentsWithNotes(account: Account, stream: StreamKey): Promise<readonly NotesOfDocument[]> {
  const counts = new Map<string, { delegation: number; private: number }>();
  for (const key of new Set([stream, PRIVATE])) {
    await database.notes.where('[account+stream]').equals([account, key]).each((row) => {
      if (row.deleted === 1) return;
      const count = counts.get(row.document) ?? { delegation: 0, private: 0 };
      if (key === PRIVATE) count.private += 1;
      else count.delegation += 1;
      counts.set(row.document, count);
    });
  }
  return [...counts].map(([document, count]) => ({ document, ...count })).sort((a, b) => b.delegation + b.private - a.delegation - a.private || a.document.localeCompare(b.document));
}

/** What a document is called where people read it. */
export function documentName(id: string, language: Language): string {
  if (id.startsWith('web:')) return id.slice(4);
  if (id.startsWith('file:')) return id.slice(0, 13);
  return nameOf(id, language);
}

export async function gather(wanted: Wanted, signal?: AbortSignal): Promise<Collection> {
  const documents: ExchangedDocument[] = [];
  const names = new Map<string, string>(wanted.delegation?.roster.map(({ person, name }) => [person, name]) ?? []);
  for (const id of wanted.documents) {
    signal?.throwIfAborted();
    const rows = await database.notes.where('[account+document]').equals([wanted.account, id]).toArray();
    const notes = rows.filter((row) => belongs(row, wanted)).map((row) => exchanged(row.note, wanted, names));
    documents.push(await documentOf(id, notes, wanted));
  }
  return { id: newId(), made: new Date().toISOString(), delegation: wanted.delegation?.name ?? null, documents };
}

function belongs(row: NoteRow, { delegation, includePrivate, includeHighlights }: Wanted): boolean {
  if (row.deleted === 1 || (row.note.kind === 'highlight' && !includeHighlights)) return false;
  return row.stream === PRIVATE ? includePrivate : row.stream === delegation?.id;
}

function exchanged(note: Note, { account, me }: Wanted, names: ReadonlyMap<string, string>): ExchangedNote {
  const own = note.author === null || note.author === account;
  const name = own ? me : (names.get(note.author ?? '') ?? null);
  return {
    source: note.id,
    parent: note.parent,
    document: note.document,
    anchor: note.anchor,
    kind: note.kind,
    body: note.body,
    tags: note.tags,
    position: note.position,
    wording: note.wording,
    resolved: note.resolved,
    author: { id: note.author ?? (account === LOCAL ? null : account), name: name === '' ? null : name },
    created: utc(note.created),
    edited: utc(note.edited),
    private: note.delegation === null,
  };
}

async function documentOf(id: string, notes: readonly ExchangedNote[], { language, open }: Wanted): Promise<ExchangedDocument> {
  const here = open?.id === id ? open.document : null;
  // In the language that the notes were written on, so that the words that they quote are there.
  const kept = await keptDocument(id, [...(here?.document.language ? [here.document.language] : []), ...languagesOf(notes), language]);
  const title = here?.document.title ?? kept?.title ?? null;
  const clauses = kept === null ? (here?.outline.map((entry) => beginning(entry, here.document.language)) ?? []) : clausesOf(kept);
  const tongue = kept?.language ?? here?.document.language ?? null;
  return {
    id,
    name: documentName(id, language),
    title,
    language: tongue,
    date: kept?.date ?? here?.document.date ?? null,
    address: kept?.address ?? here?.address ?? null,
    clauses,
    notes: standing(notes, clauses, tongue),
  };
}

/**
 * The notes with the clauses where they stand in the document as it is exported, where its words are known whole: a clause
 * may have got another number since.
 */
function standing(notes: readonly ExchangedNote[], clauses: readonly ExchangedClause[], language: Language | null): readonly ExchangedNote[] {
  if (clauses.length === 0 || clauses.some(({ whole }) => !whole)) return notes;
  const words = editionOfClauses(clauses, language);
  return notes.map((note) => {
    const stands = note.anchor === null ? undefined : standsIn(words, note.anchor);
    return stands === undefined ? note : { ...note, stands };
  });
}

/** Languages of the notes' editions, the most frequent first. */
function languagesOf(notes: readonly ExchangedNote[]): readonly Language[] {
  const counts = new Map<Language, number>();
  for (const { anchor } of notes) if (anchor?.language) counts.set(anchor.language, (counts.get(anchor.language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([each]) => each);
}

function clausesOf(kept: KeptDocument): readonly ExchangedClause[] {
  return kept.clauses.map(({ cites: _cites, ...clause }) => ({ ...clause, whole: true, language: kept.language }));
}

function beginning({ words, path, kind, act, addressee, label, parent }: TabDocument['outline'][number], language: Language | null): ExchangedClause {
  return { path, kind, act, addressee, label, parent, words, whole: wholeInOutline(words), language };
}
