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
  readonly total: number;
  /** How many notes on the document at hand were found, and which, where that was asked. */
  readonly here: { readonly count: number; readonly notes: readonly string[] | null };
  /** What is known of the documents of these hits. */
  readonly documents: Readonly<Record<string, Pick<DocumentTexts, 'title' | 'date' | 'address'>>>;
}

interface Asked {
  readonly query: Query;
  /** The document at hand; null: none. */
  readonly document: string | null;
  readonly most: number;
  /** Whether the notes on that document are wanted by their ids, all of them. */
  readonly ids: boolean;
}

export function find(texts: Texts, asked: Asked): Answer {
  return answerOf(texts, sift(texts, asked.query), asked);
}

export function answerOf(texts: Texts, { words, notes, clauses }: Sifted, { document, most, ids }: Omit<Asked, 'query'>): Answer {
  const groups = new Map<string, { notes: NoteText[]; clauses: ClauseText[]; newest: string }>();
  const group = (of: string) => {
    let found = groups.get(of);
    if (found === undefined) groups.set(of, (found = { notes: [], clauses: [], newest: '' }));
    return found;
  };
  for (const note of notes) {
    const here = group(note.document);
    here.notes.push(note);
    if (note.edited > here.newest) here.newest = note.edited;
  }
  const known = new Set<string>();
  for (const [clause, of] of clauses) {
    const place = `${of.document} ${clause.path}`;
    if (known.has(place)) continue;
    known.add(place);
    group(of.document).clauses.push(clause);
  }
  const order = [...groups].sort(([a, one], [b, other]) => Number(b === document) - Number(a === document) || (one.newest < other.newest ? 1 : one.newest > other.newest ? -1 : 0));
  const shown: (NoteText | ClauseText)[] = [];
  let total = 0;
  for (const [, { notes: own, clauses: theirs }] of order) {
    total += own.length + theirs.length;
    if (shown.length < most) shown.push(...firstOf(own, most - shown.length, newerNote));
    if (shown.length < most) shown.push(...firstOf(theirs, most - shown.length, (a, b) => a.at < b.at));
  }
  const here = document === null ? [] : (groups.get(document)?.notes ?? []);
  const named = new Set(shown.map((each) => each.document));
  return {
    hits: shown.map((each) => hitOf(each, words)),
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
