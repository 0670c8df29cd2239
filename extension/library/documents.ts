/**
 * The documents that were read on this computer: on a page, in the reader, or fetched on request. Their clauses are
 * kept, so that what other documents cite can be shown without a network. Private to the computer, sent nowhere.
 */
import type { Language } from '../../shared/languages/types.ts';
import { withoutVersion } from '../../shared/instruments/ids.ts';
import { database as ours, type Database, type LibraryClause, type LibraryRow } from '../store/database.ts';
import { bytesOf, citesOf, clausesOf, isDocument } from './contents.ts';
import type { Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';

export type { LibraryCite, LibraryClause, LibraryRow } from '../store/database.ts';

/** A document with its words. */
export interface KeptDocument extends Omit<LibraryRow, 'clauses'> {
  readonly clauses: readonly LibraryClause[];
}

export interface ReadDocument {
  /** Under which id it is kept. */
  readonly id: string;
  readonly document: DocumentText;
  readonly reading: Reading;
  /** Where the browser says that it stands; null for a file. */
  readonly address: string | null;
  /** True where the address says that it is this document. */
  readonly official: boolean;
}

/** Bytes of words that are kept in all, and documents; the ones not wanted for longest go first. */
export const LIBRARY_LIMITS = { bytes: 60 * 2 ** 20, documents: 2_000 } as const;

/** A document is wanted again: written down at most this often, in milliseconds. */
const USED_STEP = 60 * 60_000;

const keyOf = (id: string, language: Language | null): string => `${id} ${language ?? ''}`;

/**
 * Keeps a document that was read, in place of the same one kept before; resolves whether it is kept.
 * Never rejects: a full or broken disk must not keep anybody from reading. What only calls itself a document does not
 * take the place of what stood at its official address.
 */
export async function keepDocument(read: ReadDocument, database: Database = ours, limits: { readonly bytes: number; readonly documents: number } = LIBRARY_LIMITS): Promise<boolean> {
  if (!isDocument(read.reading)) return false;
  const { language, title, date } = read.reading.document;
  const clauses = clausesOf(read.document, read.reading);
  const bytes = bytesOf(clauses);
  if (bytes > limits.bytes / 4) return false;
  const key = keyOf(read.id, language);
  const now = Date.now();
  const row: LibraryRow = {
    key, id: read.id, instrument: withoutVersion(read.id), language, address: read.address, title, date, official: read.official,
    at: now, used: now, cites: citesOf(read.reading, clauses), clauses: clauses.length, bytes,
  };
  const put = () => database.transaction('rw', database.library, database.libraryTexts, async () => {
    const before = await database.library.get(key);
    if (before?.official === true && !read.official) return false;
    await database.library.put(row);
    await database.libraryTexts.put({ key, clauses });
    return true;
  });
  try {
    const kept = await put();
    if (kept) await keepWithin(database, limits, key);
    return kept;
  } catch {
    try {
      // The disk is full: half of what is kept makes room for what is read now, once.
      await keepWithin(database, { bytes: (await sizeKept(database)).bytes / 2, documents: limits.documents }, key);
      return await put();
    } catch {
      return false;
    }
  }
}

/** Lets the documents go that were not wanted for longest, until the rest is within the limits. */
async function keepWithin(database: Database, limits: { readonly bytes: number; readonly documents: number }, keep: string): Promise<void> {
  await database.transaction('rw', database.library, database.libraryTexts, async () => {
    const rows = await database.library.orderBy('used').toArray();
    let bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
    let documents = rows.length;
    const gone: string[] = [];
    for (const row of rows) {
      if (bytes <= limits.bytes && documents <= limits.documents) break;
      if (row.key === keep) continue;
      gone.push(row.key);
      bytes -= row.bytes;
      documents -= 1;
    }
    if (gone.length === 0) return;
    await database.library.bulkDelete(gone);
    await database.libraryTexts.bulkDelete(gone);
  });
}

/**
 * A document of exactly this id, in the first of these languages that is kept, else in any; null where none is kept,
 * or the disk does not answer. It counts as wanted.
 */
export async function keptDocument(id: string, languages: readonly Language[], database: Database = ours): Promise<KeptDocument | null> {
  try {
    const rows = await database.library.where('id').equals(id).toArray();
    const row = inLanguages(rows, languages);
    return row === null ? null : await withWords(row, database);
  } catch {
    return null;
  }
}

/** Every version of an instrument that is kept, without words; the id may carry a version or none. */
export async function keptVersions(id: string, database: Database = ours): Promise<readonly LibraryRow[]> {
  try {
    return await database.library.where('instrument').equals(withoutVersion(id)).toArray();
  } catch {
    return [];
  }
}

/** The words of a row; null where they have gone meanwhile. The document counts as wanted. */
export async function withWords(row: LibraryRow, database: Database = ours): Promise<KeptDocument | null> {
  const text = await database.libraryTexts.get(row.key);
  if (text === undefined) return null;
  const now = Date.now();
  // A disk that takes no writes still gives what is on it.
  if (now - row.used > USED_STEP) await database.library.update(row.key, { used: now }).catch(() => 0);
  return { ...row, clauses: text.clauses };
}

/** The row in the first of the languages that has one, else the one taken in last; null for none. */
export function inLanguages(rows: readonly LibraryRow[], languages: readonly Language[]): LibraryRow | null {
  for (const language of languages) {
    const found = rows.find((row) => row.language === language);
    if (found !== undefined) return found;
  }
  return rows.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

/** All that is kept, without words, the last read first. */
export async function keptDocuments(database: Database = ours): Promise<readonly LibraryRow[]> {
  try {
    return (await database.library.orderBy('used').toArray()).toReversed();
  } catch {
    return [];
  }
}

export async function sizeKept(database: Database = ours): Promise<{ readonly documents: number; readonly bytes: number }> {
  const rows = await keptDocuments(database);
  return { documents: rows.length, bytes: rows.reduce((sum, row) => sum + row.bytes, 0) };
}

/** @returns what puts them back, as long as whoever asked is there; what was read again meanwhile stays as it is */
export async function deleteDocuments(database: Database = ours): Promise<() => Promise<void>> {
  const tables = [database.library, database.libraryTexts];
  const gone = await database.transaction('rw', tables, async () => {
    const [rows, texts] = await Promise.all([database.library.toArray(), database.libraryTexts.toArray()]);
    await Promise.all([database.library.clear(), database.libraryTexts.clear()]);
    return { rows, texts };
  });
  return () => database.transaction('rw', tables, async () => {
    const anew = new Set(await database.library.toCollection().primaryKeys());
    await database.library.bulkPut(gone.rows.filter(({ key }) => !anew.has(key)));
    await database.libraryTexts.bulkPut(gone.texts.filter(({ key }) => !anew.has(key)));
  });
}
