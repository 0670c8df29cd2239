/** Notes on pages of a file, for what has no words: described by number, found again in the same file or one of as many pages. */
import type { Anchor, Area, Located, Paged, PagePlace } from './types.ts';

/** Pages that a file may have, and points that an area may be away from the corner (PDF 2.0, annex C: 200 inches, and user units). */
export const MOST_PAGES = 100_000;
export const MOST_POINTS = 1_000_000;

/** Describes a page (from 1) of a file, or an area of it in points; fractions are rounded. */
export function describePage({ file, pages }: Paged, number: number, area: Area | null = null): Anchor {
  const page: PagePlace = { number, of: pages, ...(area === null ? {} : { area: rounded(area) }) };
  return { target: 'document', from: null, to: null, quote: null, position: null, language: null, edition: file, page };
}

/**
 * Where a note on a page sits: on that page of the same file; on the page of that number of another file with as many pages
 * (another scan, or with words since), which is said; else nowhere, since another count of pages moves them all.
 */
export function locatePage({ number, of, area }: PagePlace, edition: string | null, paged: Paged | null): Located {
  if (paged === null || number > paged.pages) return { outcome: 'lost', reason: 'absent' };
  const same = edition === paged.file;
  if (!same && of !== null && of !== paged.pages) return { outcome: 'lost', reason: 'absent' };
  return { outcome: 'document', on: { page: number, same, ...(area === undefined ? {} : { area }) } };
}

/** Whether something is such a place: its fields and no other. */
export function isPagePlace(value: unknown): value is PagePlace {
  if (!holds(value, ['number', 'of'], 'area')) return false;
  const { number, of, area } = value;
  if (!isWhole(number, MOST_PAGES) || number < 1 || (of !== null && (!isWhole(of, MOST_PAGES) || of < number))) return false;
  if (!('area' in value)) return true;
  return holds(area, ['left', 'top', 'width', 'height']) && Object.values(area).every((points) => isWhole(points, MOST_POINTS));
}

export function samePage(a: PagePlace | undefined, b: PagePlace | undefined): boolean {
  return a?.number === b?.number && a?.of === b?.of && fields(a?.area) === fields(b?.area);
}

/** `page=3`, or `page=3&viewrect=72,90,200,40` for an area: the fragments of PDF (RFC 8118, section 3, and RFC 3778 before it). */
export function pageFragment({ number, area }: PagePlace): string {
  return `page=${number}${area === undefined ? '' : `&viewrect=${fields(area)}`}`;
}

/** A page from such a fragment of anybody's; null where it names none. */
export function pageOfFragment(value: string): PagePlace | null {
  const parts = value.slice(0, 500).replace(/^#/u, '').split('&').map((part) => part.split('='));
  const said = (name: string): string => parts.find(([key]) => key?.toLowerCase() === name)?.[1] ?? '';
  if (!/^\d{1,6}$/u.test(said('page'))) return null;
  const [left = -1, top = -1, width = -1, height = -1, ...rest] = said('viewrect').split(',').map((points) => (/^\d{1,7}(?:\.\d{1,6})?$/u.test(points) ? Number(points) : -1));
  const bare = { number: Number(said('page')), of: null };
  const place = { ...bare, area: rounded({ left, top, width, height }) };
  if (rest.length === 0 && isPagePlace(place)) return place;
  return isPagePlace(bare) ? bare : null;
}

function fields(area: Area | undefined): string {
  return area === undefined ? '' : `${area.left},${area.top},${area.width},${area.height}`;
}

function rounded({ left, top, width, height }: Area): Area {
  return { left: Math.round(left), top: Math.round(top), width: Math.round(width), height: Math.round(height) };
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
}

function holds(value: unknown, needed: readonly string[], allowed?: string): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return needed.every((name) => name in value) && Object.keys(value).every((name) => needed.includes(name) || name === allowed);
}
