/**
 * The pages that overlays have had read, each with what anchoring needs. Kept in memory only, for the few tabs that a
 * person goes between: a worker that was put to sleep has forgotten them, and the overlay then has its page read again.
 */
import { describe, describeClause } from '../../shared/anchors/describe.ts';
import { edition, type Edition } from '../../shared/anchors/edition.ts';
import { locateAll } from '../../shared/anchors/locate.ts';
import type { Anchor, Located } from '../../shared/anchors/types.ts';
import type { Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import type { OverlayRequests } from '../messages.ts';
import { pause } from '../overlay/pacing.ts';
import { anchor, fields } from './checks.ts';

/** Tabs whose pages are kept: about 10 MB each for the largest documents. */
const MOST = 6;
const ANCHORS_MOST = 50_000;
/** Milliseconds of locating before other messages have their turn. */
const SLICE = 8;

interface Kept {
  readonly document: DocumentText;
  readonly reading: Reading;
  edition: Edition | null;
}

const kept = new Map<number, Kept>();

export function keepEdition(tab: number, document: DocumentText, reading: Reading): void {
  kept.delete(tab);
  kept.set(tab, { document, reading, edition: null });
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
}

/** The anchor of words or of a clause of a tab's page; null when the page is not known here or has no such place. */
export function describeOn(tab: number, ask: unknown): Anchor | null {
  const page = editionOf(tab);
  const place = fields(ask);
  if (!page || !place) return null;
  const { path, start, end } = place;
  if (typeof path === 'string') return describeClause(page, path);
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return null;
  return describe(page, start as number, end as number);
}

/** Where anchors are on a tab's page, in their order; null when the page is not known here. */
export async function locateOn(tab: number, ask: unknown): Promise<readonly Located[] | null> {
  const page = editionOf(tab);
  const anchors = anchorsOf(ask);
  if (!page || !anchors) return null;
  // Other tabs and the panel ask meanwhile. Not oftener than needed: a timer of a worker waits four milliseconds.
  let last = performance.now();
  return locateAll(page, anchors, {
    yield: async () => {
      if (performance.now() - last < SLICE) return;
      await pause();
      last = performance.now();
    },
  });
}

function anchorsOf(ask: unknown): OverlayRequests['overlay/locate']['ask']['anchors'] | null {
  const given = fields(ask)?.['anchors'];
  if (!Array.isArray(given) || given.length > ANCHORS_MOST) return null;
  const checked = given.map(anchor);
  return checked.every((each) => each !== null) ? checked : null;
}

function editionOf(tab: number): Edition | null {
  const page = kept.get(tab);
  if (!page) return null;
  page.edition ??= edition(page.document, page.reading);
  return page.edition;
}
