/** From a reading to the library: under which id a document is kept, and whether its address vouches for it. */
import { browser } from 'wxt/browser';
import { card } from '../../shared/instruments/card.ts';
import { identify } from '../../shared/instruments/identify.ts';
import { compare } from '../../shared/instruments/ids.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import { readableOf } from './readable.ts';
import { keepDocument } from './documents.ts';

/** Keeps what the reader or a page showed. @param address where the browser says that it stands; null for a file */
export async function keepInLibrary(document: DocumentText, reading: Reading, address: string | null): Promise<boolean> {
  // What is read in a private window leaves no trace.
  if (browser.extension?.inIncognitoContext === true) return false;
  const id = idOf(reading, address);
  return id === null ? false : keepDocument({ id, document, reading, address, official: vouched(id, address) || (await isItsOwn(id, address, reading.document.language)) });
}

/** Whether this is the very address at which the catalogue looks for the document. */
async function isItsOwn(id: string, address: string | null, language: Language | null): Promise<boolean> {
  if (address === null || language === null || id.startsWith('web:')) return false;
  const [known, file] = await Promise.all([card(id, language), readableOf(id, language)]);
  return address === known.address?.url || address === file?.address;
}

/** The document's own id; else its address, without what points into it. */
export function idOf({ document: { id } }: Reading, address: string | null): string | null {
  if (id !== null) return id.slice(0, 1_000);
  return address === null ? null : `web:${address.split('#')[0] ?? ''}`.slice(0, 1_000);
}

/** Whether the address itself says that this document stands there. A page may write any symbol on its head. */
export function vouched(id: string, address: string | null): boolean {
  if (address === null) return false;
  if (id.startsWith('web:')) return true;
  const told = identify(address);
  return told !== null && compare(told.id, id) !== 'other';
}
