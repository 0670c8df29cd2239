/** Where notes stand in the words that this computer has of a document. Pure. */
import { edition, type Edition } from '../../shared/anchors/edition.ts';
import { locate } from '../../shared/anchors/locate.ts';
import type { Clause } from '../../shared/clauses/types.ts';
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
  if (ready === undefined) prepared.set(document, (ready = { edition: editionOf(document), places: new Map() }));
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

/** The clauses one under another, as the library keeps them. Citations are not needed: one language is compared with itself. */
function editionOf({ clauses: known, language, title }: KnownDocument): Edition {
  const paths = new Set(known.map(({ path }) => path));
  const clauses: Clause[] = [];
  let text = '';
  for (const { path, kind, act, addressee, words } of known) {
    const start = text.length;
    text += words;
    const above = path.slice(0, Math.max(0, path.lastIndexOf('.')));
    clauses.push({ path, kind: kind ?? 'section', start, end: text.length, ranges: [[start, text.length]], act, actRange: null, addressee, label: null, parent: paths.has(above) ? above : null });
    text += '\n';
  }
  const blocks = clauses.map(({ start, end, ranges }) => ({ start, end, ranges, role: 'paragraph' as const }));
  return edition({ text, blocks }, { document: { id: null, language, title, date: null, type: null }, clauses, citations: [] });
}
