/** Where notes stand in the words that this computer has of a document. Pure. */
import type { Edition } from '../../shared/anchors/edition.ts';
import { editionOfClauses, standsIn } from '../../shared/anchors/kept.ts';
import type { PlacesOf } from '../panel/positions/standing.ts';
import type { NoteRow } from '../store/database.ts';
import type { KnownDocument } from './clauses.ts';

/** A document's words are prepared once, and each note is looked for once as long as neither changes. */
const prepared = new WeakMap<KnownDocument, { readonly edition: Edition; readonly stands: Map<string, string | null | undefined> }>();

/**
 * By note, for a document that no tab shows: a clause that has got another number since keeps its positions, and what was
 * said of one that is gone is not said of the one that took its number. Where the words are not known whole, paths decide.
 */
export function placesIn(document: KnownDocument, rows: readonly NoteRow[]): PlacesOf {
  const { clauses, language } = document;
  if (clauses.length === 0 || clauses.some(({ known }) => known !== 'whole')) return {};
  let ready = prepared.get(document);
  if (ready === undefined) prepared.set(document, (ready = { edition: editionOfClauses(clauses, language), stands: new Map() }));
  const { edition, stands } = ready;
  return Object.fromEntries(rows.flatMap(({ id, note: { anchor, edited } }) => {
    const key = `${id} ${edited}`;
    if (!stands.has(key)) stands.set(key, standsIn(edition, anchor));
    const path = stands.get(key);
    return path === undefined ? [] : [[id, { outcome: path === null ? 'lost' : 'clause', path }] as const];
  }));
}
