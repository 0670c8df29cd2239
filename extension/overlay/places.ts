/** Where the notes of a page are: located once for an edition of it. For pages of the extension; see `places-elsewhere.ts`. */
import { describe, describeClause } from '../../shared/anchors/describe.ts';
import { edition, type Edition } from '../../shared/anchors/edition.ts';
import { locate, locateAll } from '../../shared/anchors/locate.ts';
import type { Anchor, Located, Paged } from '../../shared/anchors/types.ts';
import type { AnchoredMark, PlacedMark } from '../messages.ts';
import { outcomeOf } from './outcomes.ts';
import { pause } from './pacing.ts';
import type { PageReading } from './page-reading.ts';
import { ask } from './wire.ts';

export interface Places {
  placed(): readonly PlacedMark[];
  /**
   * A new edition of the page: everything is located again. `paged`: of a file with pages. `part`: only its beginning; then
   * nothing is located, and what is described waits for the whole.
   */
  read(page: PageReading, paged?: Paged | null, part?: boolean): void;
  /** The notes that the page has now; those that were here before keep their places. Where others find them: they have changed. */
  mark(marks?: readonly AnchoredMark[]): void;
  /** The anchor of words; null when the page is gone. Some places are asked elsewhere for it. */
  describeWords(start: number, end: number): Anchor | null | Promise<Anchor | null>;
  describeClause(path: string): Anchor | null | Promise<Anchor | null>;
}

export function createPlaces(changed: () => void, signal: AbortSignal): Places {
  let page: PageReading | null = null;
  let pages: Paged | null = null;
  let partial = false;
  let whole = Promise.withResolvers<void>();
  let prepared: Edition | null = null;
  let marks: readonly AnchoredMark[] = [];
  let known = new Map<string, { readonly anchor: string; readonly located: Located }>();
  let placed: readonly PlacedMark[] = [];
  let round: AbortController | null = null;

  const editionNow = (): Edition => {
    if (!page) throw new Error('No page has been read.');
    prepared ??= edition(page.text.document, page.reading, pages);
    return prepared;
  };

  const show = () => {
    placed = marks.flatMap((mark) => {
      const found = known.get(mark.note);
      return found ? [{ mark, located: found.located }] : [];
    });
    changed();
  };

  const locateMarks = async () => {
    round?.abort();
    const mine = new AbortController();
    round = mine;
    const wanted = marks.filter((mark) => known.get(mark.note)?.anchor !== JSON.stringify(mark.anchor));
    show();
    if (!page || partial || wanted.length === 0) return;
    let last = performance.now();
    const breathe = async () => {
      if (performance.now() - last < 6) return;
      show();
      await pause();
      last = performance.now();
    };
    try {
      const found = await locateAll(editionNow(), wanted.map((mark) => mark.anchor), {
        signal: AbortSignal.any([mine.signal, signal]),
        yield: breathe,
        found: (index, located) => known.set(wanted[index]!.note, { anchor: JSON.stringify(wanted[index]!.anchor), located }),
      });
      show();
      await ask('overlay/located', {
        outcomes: found.map((located, index) => outcomeOf(wanted[index]!.note, located)),
      });
    } catch (error) {
      if (!mine.signal.aborted && !signal.aborted) throw error;
    }
  };

  /** An anchor made on the beginning of a document, made again on the whole once that is there. */
  const anew = (anchor: Anchor | null): ReturnType<Places['describeWords']> => {
    if (!partial || anchor === null) return anchor;
    return whole.promise.then(() => {
      const found = locate(editionNow(), anchor);
      if (found.outcome !== 'exact' && found.outcome !== 'changed') return null;
      return (anchor.target === 'clause' && found.path !== null ? describeClause(editionNow(), found.path) : null) ?? describe(editionNow(), found.start, found.end);
    });
  };

  return {
    placed: () => placed,
    read: (next, paged = null, part = false) => {
      page = next;
      pages = paged;
      partial = part;
      if (!part) {
        whole.resolve();
        whole = Promise.withResolvers();
      }
      prepared = null;
      known = new Map();
      void locateMarks();
    },
    mark: (next = []) => {
      marks = next;
      void locateMarks();
    },
    describeWords: (start, end) => anew(describe(editionNow(), start, end)),
    describeClause: (path) => anew(describeClause(editionNow(), path)),
  };
}
