/** The reader's own addresses for documents and places in them. */
import { browser } from 'wxt/browser';

/** Paths of clauses and pinpoints: `P2`, `O1.3`, `A2/O4`, `12`, `20-25`, `annex-1`. */
const PLACE = /^(?:[A-Z]{1,2}\d[\w./:-]*|\d{1,4}(?:\.\d{1,3})*(?:-\d{1,4})?|annex(?:-\d+)?)$/u;

/** A link to a place in a document for anybody: the document's own address, which our reader opens at the place. */
export function linkToPlace(address: string, place: string | null): string {
  return `${address.split('#')[0] ?? ''}${place === null ? '' : `#${encodeURIComponent(place)}`}`;
}

/** The place that a link names for the reader; null where it names none, or something else (`#page=2`). */
export function placeOfLink(address: string): string | null {
  try {
    const place = decodeURIComponent(new URL(address).hash.slice(1));
    return PLACE.test(place) ? place : null;
  } catch {
    return null;
  }
}

/** The reader's address for a document. @param place a clause's path (`O1.3`) or a pinpoint (`12`, `20-25`) */
export function readerAddress(address: string, place: string | null = null): string {
  return `${browser.runtime.getURL('/reader.html')}?address=${encodeURIComponent(address)}${place === null || place === '' ? '' : `#${encodeURIComponent(place)}`}`;
}
