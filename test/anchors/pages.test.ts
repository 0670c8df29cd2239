import { describe as group, expect, test } from 'vitest';
import { edition } from '../../shared/anchors/edition.ts';
import { locate } from '../../shared/anchors/locate.ts';
import { describePage } from '../../shared/anchors/pages.ts';
import { fromSelectors, toSelectors } from '../../shared/anchors/selectors.ts';
import type { Anchor, Located, Paged } from '../../shared/anchors/types.ts';
import { sameAnchor } from '../../shared/notes/sameness.ts';
import { steppedArea, turnArea } from '../../extension/reader/page-area.ts';
import { lineReading } from './workload.ts';

const SCAN: Paged = { file: 'file:00ff', pages: 12 };
const AREA = { left: 71.6, top: 90.2, width: 200, height: 40.4 };
const whole = describePage(SCAN, 3);
const area = describePage(SCAN, 3, AREA);

const seen = (anchor: Anchor, paged: Paged | null): Located => {
  const { document, reading } = lineReading('', 'en');
  return locate(edition(document, reading, paged), anchor);
};

group('notes on pages of a scan', () => {
  test('a page is described by its number, the number of pages and the file; an area in whole points', () => {
    expect(whole).toEqual({ target: 'document', from: null, to: null, quote: null, position: null, language: null, edition: 'file:00ff', page: { number: 3, of: 12 } });
    expect(area.page).toEqual({ number: 3, of: 12, area: { left: 72, top: 90, width: 200, height: 40 } });
  });

  test.each<readonly [string, Anchor, Paged | null, Located]>([
    ['the same file', whole, SCAN, { outcome: 'document', on: { page: 3, same: true } }],
    ['another file with as many pages: said', area, { file: 'file:beef', pages: 12 }, { outcome: 'document', on: { page: 3, same: false, area: { left: 72, top: 90, width: 200, height: 40 } } }],
    ['another count of pages moves them', whole, { file: 'file:beef', pages: 13 }, { outcome: 'lost', reason: 'absent' }],
    ['fewer pages', whole, { file: 'file:beef', pages: 2 }, { outcome: 'lost', reason: 'absent' }],
    ['a web page or a Word file', whole, null, { outcome: 'lost', reason: 'absent' }],
    ['another tool’s, which names no file', { ...whole, edition: null, page: { number: 3, of: null } }, SCAN, { outcome: 'document', on: { page: 3, same: false } }],
    ['a page that no file has', { ...whole, page: { number: 40, of: null } }, SCAN, { outcome: 'lost', reason: 'absent' }],
  ])('located in %s', (_, anchor, paged, found) => expect(seen(anchor, paged)).toEqual(found));

  test('as a fragment of PDF, and back', () => {
    expect(toSelectors(area, null).selector).toEqual([{ type: 'FragmentSelector', value: 'page=3&viewrect=72,90,200,40', conformsTo: 'http://tools.ietf.org/rfc/rfc3778' }]);
    for (const anchor of [whole, area]) expect(fromSelectors(JSON.parse(JSON.stringify(toSelectors(anchor, null))), null)).toEqual(anchor);
  });

  test.each([
    ['page=7', { number: 7, of: null }],
    ['#page=7&zoom=100', { number: 7, of: null }],
    ['page=2&viewrect=10.4,20,30,40.5', { number: 2, of: null, area: { left: 10, top: 20, width: 30, height: 41 } }],
    ['page=2&viewrect=10,20', { number: 2, of: null }],
    ['page=2&viewrect=-1,20,30,40', { number: 2, of: null }],
    ['page=2&viewrect=1e9,20,30,40', { number: 2, of: null }],
    ['page=0', null],
    ['page=1000000', null],
    ['page=three', null],
    ['nameddest=page=3', null],
  ])('another tool’s fragment %s', (value, page) => {
    const anchor = fromSelectors({ selector: { type: 'FragmentSelector', value, conformsTo: 'http://tools.ietf.org/rfc/rfc3778' } }, null);
    expect(anchor?.page ?? null).toEqual(page);
    expect(anchor?.target).toBe(page ? 'document' : undefined);
  });

  test('two pages, and two areas, are two places', () => {
    expect(sameAnchor(whole, describePage(SCAN, 4))).toBe(false);
    expect(sameAnchor(whole, area)).toBe(false);
    expect(sameAnchor(area, describePage(SCAN, 3, AREA))).toBe(true);
  });

  test('an area turns with its page, and back', () => {
    const box = { left: 10, top: 20, width: 100, height: 40 };
    expect(turnArea(box, 600, 800, 90)).toEqual({ left: 740, top: 10, width: 40, height: 100 });
    for (const turned of [0, 90, 180, 270]) {
      const [w, h] = turned % 180 === 0 ? [600, 800] : [800, 600];
      expect(turnArea(turnArea(box, 600, 800, turned), w, h, 360 - turned)).toEqual(box);
    }
  });

  test('arrows move an area and change its size, never over the edges of the page', () => {
    const box = { left: 100, top: 100, width: 300, height: 200 };
    expect(steppedArea(box, [600, 800], 'ArrowRight', false)).toEqual({ ...box, left: 112 });
    expect(steppedArea(box, [600, 800], 'ArrowUp', true)).toEqual({ ...box, height: 184 });
    expect(steppedArea(box, [600, 800], 'n', false)).toBeNull();
    let [moved, grown] = [box, box];
    for (let press = 0; press < 90; press++) {
      moved = steppedArea(moved, [600, 800], press % 2 === 0 ? 'ArrowDown' : 'ArrowRight', false)!;
      grown = steppedArea(grown, [600, 800], press % 2 === 0 ? 'ArrowDown' : 'ArrowRight', true)!;
    }
    expect(moved).toEqual({ ...box, left: 300, top: 600 });
    expect(grown).toEqual({ ...box, width: 500, height: 700 });
  });
});
