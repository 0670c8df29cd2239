/** The notes of a document, clause by clause: the order in which every written form shows them. */
import type { ExchangedClause, ExchangedDocument, ExchangedNote } from './types.ts';

export interface Thread {
  readonly first: ExchangedNote;
  /** Oldest first; replies to replies stand among them. */
  readonly replies: readonly ExchangedNote[];
}

/** What there is to say of one clause. */
export interface AboutClause {
  /** null: the document as a whole. */
  readonly path: string | null;
  /** null: the document's text is not at hand, or has no such clause in this edition. */
  readonly clause: ExchangedClause | null;
  /** The delegation's position; the newest where there were several. */
  readonly agreed: ExchangedNote | null;
  /** What members hold, without words proposed. */
  readonly opinions: readonly Thread[];
  /** What members propose to write there. */
  readonly amendments: readonly Thread[];
  readonly notes: readonly Thread[];
  readonly highlights: readonly ExchangedNote[];
}

/** Clauses in the document's order with their notes; first the document as a whole, last the notes whose clause is not in this edition. */
export function arrange(document: ExchangedDocument, which: 'all' | 'noted'): readonly AboutClause[] {
  const replies = repliesByThread(document.notes);
  const first = document.notes.filter((note) => !replies.answers.has(note.source));
  const byPath = Map.groupBy(first.filter((note) => !isGone(note)), (note) => note.stands ?? writtenAt(note));
  // By the path that their clause had: another may have it now, of which they say nothing.
  const gone = Map.groupBy(first.filter(isGone), (note) => writtenAt(note) ?? '');
  const about = (path: string | null, clause: ExchangedClause | null, notes = byPath.get(path) ?? []): AboutClause => ({ path, clause, ...sorted(notes, replies.of) });
  const out: AboutClause[] = byPath.has(null) ? [about(null, null)] : [];
  const known = new Set<string>();
  for (const clause of document.clauses) {
    known.add(clause.path);
    if (which === 'all' || byPath.has(clause.path)) out.push(about(clause.path, clause));
  }
  const elsewhere = [...byPath.keys()].filter((path): path is string => path !== null && !known.has(path));
  return [...out, ...elsewhere.sort(byPlace).map((path) => about(path, null)), ...[...gone.keys()].sort(byPlace).map((path) => about(path, null, gone.get(path)))];
}

function writtenAt({ anchor }: ExchangedNote): string | null {
  return anchor?.target === 'document' ? null : (anchor?.from?.path ?? null);
}

function isGone(note: ExchangedNote): boolean {
  return note.stands === null && writtenAt(note) !== null;
}

function sorted(notes: readonly ExchangedNote[], replies: ReadonlyMap<string, readonly ExchangedNote[]>): Omit<AboutClause, 'path' | 'clause'> {
  const thread = (first: ExchangedNote): Thread => ({ first, replies: replies.get(first.source) ?? [] });
  const inTime = [...notes].sort((a, b) => a.created.localeCompare(b.created));
  const open = inTime.filter((note) => note.kind === 'note');
  return {
    agreed: inTime.filter((note) => note.kind === 'agreed').sort((a, b) => a.edited.localeCompare(b.edited)).at(-1) ?? null,
    amendments: open.filter((note) => note.wording !== null).map(thread),
    opinions: open.filter((note) => note.wording === null && note.position !== null).map(thread),
    // A reply whose note is not among these (private, deleted) still stands.
    notes: [...open.filter((note) => note.wording === null && note.position === null), ...inTime.filter((note) => note.kind === 'reply')].map(thread),
    highlights: inTime.filter((note) => note.kind === 'highlight'),
  };
}

/** Replies by the first note of their thread, whatever reply they answer. */
function repliesByThread(notes: readonly ExchangedNote[]): { readonly of: ReadonlyMap<string, readonly ExchangedNote[]>; readonly answers: ReadonlySet<string> } {
  const bySource = new Map(notes.map((note) => [note.source, note]));
  const threads = notes.map((note) => ({ note, first: firstOf(note, bySource) })).filter(({ note, first }) => first !== note);
  const inTime = threads.toSorted((a, b) => a.note.created.localeCompare(b.note.created));
  const of = new Map([...Map.groupBy(inTime, ({ first }) => first.source)].map(([first, all]) => [first, all.map(({ note }) => note)]));
  return { of, answers: new Set(threads.map(({ note }) => note.source)) };
}

/** Follows the answers up; a ring of answers (a broken file) ends where it began. */
function firstOf(note: ExchangedNote, bySource: ReadonlyMap<string, ExchangedNote>): ExchangedNote {
  let first = note;
  const met = new Set<string>([note.source]);
  while (first.parent !== null) {
    const parent = bySource.get(first.parent);
    if (parent === undefined) break;
    if (met.has(parent.source)) return note;
    met.add(parent.source);
    first = parent;
  }
  return first;
}

/** Paths whose text is not at hand: preamble before operative part, numbers by their value. */
function byPlace(one: string, other: string): number {
  const order = 'TBPOSAFZ';
  return order.indexOf(one.charAt(0)) - order.indexOf(other.charAt(0)) || one.localeCompare(other, 'en', { numeric: true });
}
