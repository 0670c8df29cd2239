/** How a query is answered: the first hits with their words, and how many there are. Pure. */
import { firstOf } from './first.ts';
import { type Piece, snippet } from './found.ts';
import type { Query } from './query.ts';
import { sift, type Sifted } from './sifting.ts';
import type { ClauseText, DocumentTexts, NoteText, Texts } from './texts.ts';

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
  /** How many hits there will be, once those that are not needed at once have followed. */
  readonly shown: number;
  readonly total: number;
  /** How many notes on the document at hand were found, and which, where that was asked. */
  readonly here: { readonly count: number; readonly notes: readonly string[] | null };
  /** What is known of the documents of these hits. */
  readonly documents: Readonly<Record<string, Pick<DocumentTexts, 'title' | 'date' | 'address'>>>;
}

/** An answer whose hits have no pieces yet: to cut them takes longer than to find what they are cut from. */
export interface Ordered extends Omit<Answer, 'hits'> {
  readonly first: readonly (NoteText | ClauseText)[];
}

export interface Asked {
  /** The document at hand; null: none. */
  readonly document: string | null;
  readonly most: number;
  /** Whether the notes on that document are wanted by their ids, all of them. */
  readonly ids: boolean;
}

export function find(texts: Texts, query: Query, asked: Asked): Answer {
  const { first, ...rest } = orderedOf(texts, sift(texts, query), asked);
  return { ...rest, hits: hitsOf(first, query.words) };
}

interface Group {
  readonly notes: NoteText[];
  readonly clauses: ClauseText[];
  newest: string;
}

/** What was found, the first of it in order. */
export function orderedOf(texts: Texts, { notes, clauses }: Sifted, { document, most, ids }: Asked): Ordered {
  const groups = new Map<string, Group>();
  const groupOf = (of: string): Group => {
    let found = groups.get(of);
    if (found === undefined) groups.set(of, (found = { notes: [], clauses: [], newest: '' }));
    return found;
  };
  for (const note of notes) {
    const group = groupOf(note.document);
    group.notes.push(note);
    if (note.edited > group.newest) group.newest = note.edited;
  }
  const known = new Set<string>();
  for (const [clause, of] of clauses) {
    const place = `${of.document} ${clause.path}`;
    if (known.has(place)) continue;
    known.add(place);
    groupOf(of.document).clauses.push(clause);
  }
  const order = [...groups].sort(([a, one], [b, other]) => Number(b === document) - Number(a === document) || (one.newest < other.newest ? 1 : one.newest > other.newest ? -1 : 0));
  const first: (NoteText | ClauseText)[] = [];
  let total = 0;
  for (const [, { notes: own, clauses: theirs }] of order) {
    total += own.length + theirs.length;
    if (first.length < most) first.push(...firstOf(own, most - first.length, newerNote));
    if (first.length < most) first.push(...firstOf(theirs, most - first.length, (a, b) => a.at < b.at));
  }
  const here = document === null ? [] : (groups.get(document)?.notes ?? []);
  const named = new Set(first.map((each) => each.document));
  return {
    first,
    shown: first.length,
    total,
    here: { count: here.length, notes: ids ? here.map((note) => note.id) : null },
    documents: Object.fromEntries([...texts.documents.values()].filter((each) => named.has(each.document)).map(({ document: id, title, date, address }) => [id, { title, date, address }])),
  };
}

export function hitsOf(found: readonly (NoteText | ClauseText)[], words: readonly string[]): Hit[] {
  return found.map((each) => hitOf(each, words));
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
