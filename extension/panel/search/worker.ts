/** Searches off the page's own thread. Reads everything once, then only what was written. */
import { Dexie } from 'dexie';
import { hearChanges } from '../../store/changes.ts';
import { database, type LibraryRow, type NoteRow } from '../../store/database.ts';
import { isUnread, type Seeable, type SeenAs, seenOf } from '../../store/seen.ts';
import { folded } from './folded.ts';
import type { FromWorker, Here, ToWorker } from './protocol.ts';
import type { Query } from './query.ts';
import { type Asked, hitsOf, orderedOf } from './answers.ts';
import { narrows, sift, type Sifted } from './sifting.ts';
import { type ClauseText, type DocumentTexts, foldedParts, type NoteText, noteText, type Texts } from './texts.ts';

/** Rows a portion: a question that comes meanwhile waits for one portion to be folded, some ten milliseconds. */
const PORTION = 120;
/** UTF-16 units of documents' words that are kept at hand, about 60 MB with their folded form; the ones read last come first. */
const LETTERS_MOST = 12_000_000;
/** Milliseconds after an answer in which the next key may come, before the hits below the screen are made ready. */
const FOLLOW = 80;
/** Milliseconds for which changes are gathered. */
const GATHER = 60;
const HERE = 'here';

let account = '';
let you = '';
const notes = new Map<string, NoteText>();
const rows = new Map<string, Seeable>();
const documents = new Map<string, DocumentTexts>();
let seen = new Map<string, SeenAs>();
let names = new Map<string, string>();
let ended = new AbortController();

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's own port has no origin
const say = (message: FromWorker): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'begin': {
      ended.abort();
      ended = new AbortController();
      account = data.account;
      you = data.you;
      read(ended.signal).catch(() => say({ type: 'broken' }));
      break;
    }
    case 'here': takeHere(data.here); break;
    case 'find': answer(data); break;
  }
});

let following: ReturnType<typeof setTimeout> | undefined;

function answer({ turn, query, soon, ...asked }: Extract<ToWorker, { type: 'find' }>): void {
  clearTimeout(following);
  const texts = textsNow();
  const { first, ...rest } = orderedOf(texts, sifted(texts, query), asked);
  say({ type: 'found', turn, answer: { ...rest, hits: hitsOf(first.slice(0, soon), query.words) } });
  if (first.length > soon) following = setTimeout(() => say({ type: 'more', turn, hits: hitsOf(first.slice(soon), query.words) }), FOLLOW);
}

function textsNow(): Texts {
  return { notes, documents: inOrder(), unread };
}

/** What the last questions have found, each among what the one before has: a key more looks only through that. */
let earlier: Sifted[] = [];
/** Questions that are kept: a word taken back is known as well. */
const EARLIER_MOST = 40;

function sifted(texts: Texts, query: Query): Sifted {
  while (earlier.length > 0 && !narrows(query, earlier.at(-1)!)) earlier.pop();
  const found = sift(texts, query, earlier.at(-1) ?? null);
  earlier.push(found);
  if (earlier.length > EARLIER_MOST) earlier.shift();
  return found;
}

/** Something is another now: what was found before says nothing any more. */
function forget(): void {
  earlier = [];
}

async function read(signal: AbortSignal): Promise<void> {
  forget();
  notes.clear();
  rows.clear();
  for (const key of documents.keys()) if (key !== HERE) documents.delete(key);
  const written = new Set<string>();
  let whole = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const later = (): void => {
    if (!whole) return;
    timer ??= setTimeout(() => {
      timer = null;
      const ids = [...written];
      written.clear();
      void readNotes(ids).then(() => say({ type: 'changed' }), () => undefined);
    }, GATHER);
  };
  hearChanges('notes', (keys) => {
    if (keys === null) return void restart();
    for (const [whose, id] of keys) if (whose === account && id !== undefined) written.add(id);
    later();
  }, signal);
  hearChanges('seen', (keys) => void readSeen(keys === null ? null : keys.flatMap(([whose, id]) => (whose === account && id !== undefined ? [id] : []))).then(() => whole && say({ type: 'changed' }), () => undefined), signal);
  let renamed = false;
  hearChanges('delegations', () => void readNames().then((others) => (renamed ||= others) && whole && restart(), () => undefined), signal);
  hearChanges('libraryTexts', () => void readLibrary(signal).then(() => whole && say({ type: 'changed' }), () => undefined), signal);
  const restart = (): void => {
    if (signal.aborted) return;
    ended.abort();
    ended = new AbortController();
    read(ended.signal).catch(() => say({ type: 'broken' }));
  };

  await Promise.all([readSeen(), readNames()]);
  const all = await database.notes.where('[account+id]').between([account, Dexie.minKey], [account, Dexie.maxKey]).count();
  for (let after: unknown = Dexie.minKey; !signal.aborted;) {
    const portion = await database.notes.where('[account+id]').between([account, after], [account, Dexie.maxKey], false).limit(PORTION).toArray();
    if (signal.aborted) return;
    for (const row of portion) take(row);
    say({ type: 'read', done: notes.size, all });
    if (portion.length < PORTION) break;
    after = portion.at(-1)!.id;
  }
  await readLibrary(signal);
  if (signal.aborted) return;
  whole = true;
  // Notes that were read before somebody was called otherwise.
  if (renamed) return restart();
  warm();
  say({ type: 'read', done: notes.size, all: null });
  if (written.size > 0) later();
}

/** Goes through everything as the first question will, which then takes no longer than the others: its code is compiled. */
function warm(): void {
  const texts = textsNow();
  const asked: Asked = { document: [...notes.values()][0]?.document ?? null, most: 40, ids: false };
  for (const word of ['e', 'ا', 'и', '1']) hitsOf(orderedOf(texts, sift(texts, { words: [word], filters: [] }), asked).first, [word]);
}

function take(row: NoteRow): void {
  forget();
  if (row.deleted === 1 || row.account !== account) {
    notes.delete(row.id);
    rows.delete(row.id);
    return;
  }
  notes.set(row.id, noteText(row, account, nameOf));
  const { author, edited } = row.note;
  rows.set(row.id, { id: row.id, account, deleted: 0, note: { author, edited }, server: row.server === null ? null : { revision: row.server.revision } });
}

async function readNotes(ids: readonly string[]): Promise<void> {
  const found = await database.notes.bulkGet(ids.map((id) => [account, id] as [string, NoteRow['id']]));
  found.forEach((row, index) => {
    if (row !== undefined) take(row);
    else {
      notes.delete(ids[index]!);
      rows.delete(ids[index]!);
      forget();
    }
  });
}

/** @param ids the notes that were seen or taken back; null: nobody knows which */
async function readSeen(ids: readonly string[] | null = null): Promise<void> {
  const whose = account;
  if (ids === null) {
    const all = new Map(await seenOf(whose));
    if (whose === account) seen = all;
  } else {
    const now = await database.seen.bulkGet(ids.map((id) => [whose, id] as [string, NoteRow['id']]));
    if (whose === account) now.forEach((row, index) => {
      if (row === undefined) seen.delete(ids[index]!);
      else seen.set(row.note, { revision: row.revision, edited: row.edited });
    });
  }
  forget();
}

/** @returns whether somebody is called otherwise than before */
async function readNames(): Promise<boolean> {
  const whose = account;
  const mine = await database.delegations.where('account').equals(whose).toArray();
  if (whose !== account) return false;
  const before = names;
  names = new Map(mine.flatMap((each) => each.roster.map((person) => [`${each.id} ${person.person}`, person.name] as const)));
  return names.size !== before.size || [...names].some(([key, name]) => before.get(key) !== name);
}

function nameOf(row: NoteRow): string {
  const { author } = row.note;
  return author === null || author === account ? you : (names.get(`${row.stream} ${author}`) ?? '');
}

function unread(note: NoteText): boolean {
  const row = rows.get(note.id);
  return row !== undefined && isUnread(row, seen);
}

async function readLibrary(signal: AbortSignal): Promise<void> {
  const kept = (await database.library.orderBy('used').toArray()).toReversed();
  const still = new Set(kept.map((row) => row.key));
  forget();
  for (const key of documents.keys()) if (key !== HERE && !still.has(key)) documents.delete(key);
  let letters = 0;
  for (const row of kept) {
    letters += row.bytes / 2;
    if (letters > LETTERS_MOST) documents.delete(row.key);
    else if (takenAt.get(row.key) !== row.at || !documents.has(row.key)) await takeDocument(row);
    if (signal.aborted) return;
  }
}

const takenAt = new Map<string, number>();

async function takeDocument(row: LibraryRow): Promise<void> {
  const text = await database.libraryTexts.get(row.key);
  if (text === undefined) return;
  takenAt.set(row.key, row.at);
  forget();
  documents.set(row.key, {
    document: row.id, title: row.title, date: row.date, address: row.address,
    clauses: text.clauses.map(({ path, act, addressee, parent, words, cites }, at): ClauseText => ({
      kind: 'clause', document: row.id, path, at, text: words, folded: foldedParts(words, path), act, addressee, parent,
      cites: folded(cites.map(({ id, start, end }) => `${id} ${words.slice(start, end)}`).join('\n')),
    })),
  });
}

function takeHere(here: Here | null): void {
  forget();
  documents.delete(HERE);
  if (here === null) return;
  documents.set(HERE, {
    document: here.document, title: here.title, date: here.date, address: here.address,
    clauses: here.outline.map(({ path, act, addressee, parent, words }, at) => ({
      kind: 'clause', document: here.document, path, at, text: words, folded: foldedParts(words, path), act, addressee, parent, cites: '',
    })),
  });
}

/** What the library has of a document is more than what the tab's outline has of it. */
function inOrder(): ReadonlyMap<string, DocumentTexts> {
  const here = documents.get(HERE);
  if (here === undefined) return documents;
  const kept = [...documents].some(([key, each]) => key !== HERE && each.document === here.document);
  return kept ? new Map([...documents].filter(([key]) => key !== HERE)) : documents;
}
