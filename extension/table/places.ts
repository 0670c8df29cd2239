/** Where notes stand in the words that this computer has of a document. Pure. */
import type { Edition } from '../../shared/anchors/edition.ts';
import { editionOfClauses } from '../../shared/anchors/kept.ts';
import { locate } from '../../shared/anchors/locate.ts';
import type { NoteRow } from '../store/database.ts';
import type { LocatedOf } from '../tab-keys.ts';
import type { KnownDocument } from './clauses.ts';

type Place = LocatedOf[string];

/** A document's words are prepared once, and each note is looked for once as long as neither changes. */
const prepared = new WeakMap<KnownDocument, { readonly edition: Edition; readonly places: Map<string, Place> }>();

/**
 * By note, for a document that no tab shows: a clause that has got another number since keeps its positions, and what was
 * said of one that is gone is not said of the one that took its number. Notes on another language's edition go by their
 * paths, which are the same; so do all where the words are not known whole.
 */
export function placesIn(document: KnownDocument, rows: readonly NoteRow[]): LocatedOf {
  const { clauses, language } = document;
  if (clauses.length === 0 || clauses.some(({ known }) => known !== 'whole')) return {};
  let ready = prepared.get(document);
  if (ready === undefined) prepared.set(document, (ready = { edition: editionOfClauses(clauses, language), places: new Map() }));
  const found: Record<string, Place> = {};
  for (const { id, note: { anchor, edited } } of rows) {
    if (anchor.target === 'document' || anchor.language === null || anchor.language !== language) continue;
    const key = `${id} ${edited}`;
    let place = ready.places.get(key);
    if (place === undefined) ready.places.set(key, (place = placeOf(ready.edition, anchor)));
    found[id] = place;
  }
  return found;
}

function placeOf(of: Edition, anchor: NoteRow['note']['anchor']): Place {
  const place = locate(of, anchor);
  switch (place.outcome) {
    case 'lost':
      return { outcome: 'lost', now: null, path: null, reason: place.reason };
    case 'document':
      return { outcome: 'document', now: null, path: null, reason: null };
    case 'clause':
      return { outcome: 'clause', now: null, path: place.path, reason: null, ...(place.above === true ? { above: true as const } : {}) };
    default:
      return { outcome: place.outcome, now: null, path: place.path, reason: null };
  }
}
