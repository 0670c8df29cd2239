/** The notes of a scene, put in order once, so that a frame asks only for those in view. */
import type { Box } from './geometry.ts';
import { linesOf } from './geometry.ts';
import type { Block } from '../../shared/text/types.ts';
import { firstWhere } from '../../shared/first-where.ts';
import type { PlacedMark } from '../messages.ts';
import type { NoteMark } from './marks.ts';
import type { PageReading } from './page-reading.ts';
import type { Look } from './tone.ts';

/** Boxes in our layer's coordinates, which scrolling does not change, by what they are of. */
export type Measured = Map<string, readonly Box[]>;
/** The boxes known by `key`, or `measure`d in the viewport. */
export type Boxes = (key: string, measure: () => readonly Box[]) => readonly Box[];

export interface PlacedIndex {
  /** Notes in a clause, drawn on words or not. */
  at(path: string): readonly PlacedMark[];
  /** Notes on words that touch `[start, end]`, by their starts. */
  touching(start: number, end: number): readonly Drawn[];
}

interface Drawn {
  readonly mark: PlacedMark['mark'];
  readonly changed: boolean;
  readonly start: number;
  readonly ranges: readonly (readonly [number, number])[];
  /** The furthest end of this note and all before it. */
  readonly reached: number;
}

const NONE: readonly PlacedMark[] = [];

export function indexPlaced(placed: readonly PlacedMark[]): PlacedIndex {
  const byPath = new Map<string, PlacedMark[]>();
  const words: PlacedMark[] = [];
  for (const each of placed) {
    const { located } = each;
    if ('path' in located && located.path !== null) {
      const here = byPath.get(located.path);
      if (here) here.push(each);
      else byPath.set(located.path, [each]);
    }
    if (located.outcome === 'exact' || located.outcome === 'changed') words.push(each);
  }
  let reached = 0;
  const drawn = words.flatMap(({ mark, located }) => (
    located.outcome === 'exact' || located.outcome === 'changed' ? [{ mark, changed: located.outcome === 'changed', start: located.start, end: located.end, ranges: located.ranges }] : []
  )).sort((one, two) => one.start - two.start).map(({ end, ...each }) => {
    reached = Math.max(reached, end);
    return { ...each, reached };
  });
  return {
    at: (path) => byPath.get(path) ?? NONE,
    touching: (start, end) => drawn.slice(
      firstWhere(drawn.length, (index) => drawn[index]!.reached >= start),
      firstWhere(drawn.length, (index) => drawn[index]!.start > end),
    ),
  };
}

/** The lines of the notes' words in these blocks. */
export function notesOf(page: PageReading, placed: PlacedIndex, blocks: readonly number[], lookAt: (offset: number) => Look, boxes: Boxes): NoteMark[] {
  const near = blocks.map((index) => page.text.document.blocks[index]!);
  const first = near[0];
  const last = near[near.length - 1];
  if (!first || !last) return [];
  return placed.touching(first.start, last.end).flatMap(({ mark, changed, ranges }) => ranges.flatMap(([start, end]) => (
    linesIn(page, near, start, end, lookAt, boxes).map(({ at, ...line }) => ({ key: `${mark.note} ${at}`, whose: mark.whose, changed, ...line }))
  )));
}

/**
 * The lines of where the reader was led. It may be a note's place, so it is nothing for the highlights, which the page
 * can list.
 */
export function placeOf(page: PageReading, { start, end }: { readonly start: number; readonly end: number }, blocks: readonly number[], lookAt: (offset: number) => Look, boxes: Boxes): NoteMark[] {
  const near = blocks.map((index) => page.text.document.blocks[index]!);
  return linesIn(page, near, start, end, lookAt, boxes).map(({ at, ...line }) => ({ key: `place ${at}`, whose: 'place', changed: false, ...line }));
}

/** @returns each line with where it is among the words, so that it can be told from others */
function linesIn(page: PageReading, near: readonly Block[], start: number, end: number, lookAt: (offset: number) => Look, boxes: Boxes): { at: string; box: Box; look: Look }[] {
  return blocksIn(near, start, end).flatMap((block) => {
    const from = Math.max(start, block.start);
    const to = Math.min(end, block.end);
    const look = lookAt(from);
    return boxes(`words ${from} ${to}`, () => linesOf(page.text, from, to)).map((box, line) => ({ at: `${from} ${line}`, box, look }));
  });
}

/** Of blocks in reading order, those that `[start, end)` touches. */
function blocksIn<B extends { readonly start: number; readonly end: number }>(blocks: readonly B[], start: number, end: number): B[] {
  const touched: B[] = [];
  for (let index = firstWhere(blocks.length, (at) => blocks[at]!.end > start); index < blocks.length && blocks[index]!.start < end; index++) touched.push(blocks[index]!);
  return touched;
}
