import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Started } from '../../server/demo/closing.ts';
import { firstDocument, shelfDocuments } from '../../server/demo/documents.ts';
import { DELEGATION, runTour } from '../../server/demo/tour.ts';
import type { TourFindings } from '../../server/demo/tour.ts';
import { ROOT } from '../support/extension.ts';

/** The whole way of the README, as `npm start -- --tour` goes it: real extension, real backend, two people. */
describe('the tour', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-tour-'));
  const pictures = join(folder, 'pictures');
  let found: TourFindings;
  beforeAll(async () => {
    const started = new Started();
    try {
      found = await runTour({ dataDir: join(folder, 'backend'), port: 0, pictures, say: () => {}, started, gallery: false });
    } finally {
      await started.end();
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('reads the document under the host name of its own site', () => {
    expect(new URL(found.address).hostname).toBe('www.itu.int');
    const corpus = existsSync(join(ROOT, '..', 'shared', 'corpus', 'seeds'));
    expect(found.document).toBe(corpus ? 'itu:council/res/1334@2023' : 'itu:doc/C24/987');
    expect(found.address).toBe(firstDocument(shelfDocuments()).address);
  });

  test('finds and paints clauses and citations', () => {
    expect(found.clauses).toBeGreaterThan(30);
    expect(found.citations).toBeGreaterThanOrEqual(9);
    const citations = Object.entries(found.painted).filter(([name]) => name.startsWith('citation'));
    expect(citations.reduce((sum, [, ranges]) => sum + ranges, 0)).toBeGreaterThan(3);
    expect(found.painted['act-preamble']).toBeGreaterThan(0);
  });

  test('adds one element to the page', () => expect(found.elementsAdded).toBe(1));

  test('tells what a citation is when it is pointed at', () => {
    expect(found.popover.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThanOrEqual(3);
  });

  test('selects whole words by dragging from right to left', () => expect(found.selected.split(' ').length).toBeGreaterThanOrEqual(3));

  test('offers the note to the delegation at work', () => expect(found.audience).toContain(DELEGATION));

  test('shows the note to the second delegate, in the panel and on the page', () => {
    expect(found.savedToSeenMs).toBeGreaterThan(0);
    expect(found.savedToSeenMs).toBeLessThan(10_000);
    expect(found.marksOnSecondPage).toBeGreaterThanOrEqual(1);
  });

  test('leaves a picture of every step', () => {
    expect(found.pictures.map((name) => name.slice(0, 3))).toEqual(found.pictures.map((_, index) => `${String(index + 1).padStart(2, '0')}-`));
    expect(found.pictures.length).toBeGreaterThanOrEqual(12);
    for (const name of found.pictures) expect(readFileSync(join(pictures, name)).subarray(1, 4).toString()).toBe('PNG');
  });
});
