/** The measured cases of the anchors, for a browser page and for Node alike. */
import search from 'approx-string-match';
import { type Edition, edition } from '../../shared/anchors/edition.ts';
import { lettersOf } from '../../shared/anchors/letters.ts';
import { locate, locateAll } from '../../shared/anchors/locate.ts';
import type { Anchor, Located } from '../../shared/anchors/types.ts';
import {
  altered, anchorsOf, both, type Edited, inserted, inventedParagraph, lineReading, longPage, random, scored, type Score, selections,
} from './workload.ts';

/** 96 pages of Arabic. */
const PAGE = 300_000;
const INSERTED = 2_400;
const ALTERED = 0.05;
/** Quotes that the yardstick searches; its time is scaled to all. */
const YARDSTICKS = 8;

export type CaseName = 'unchanged' | 'inserted' | 'altered';

export interface Measured extends Score {
  /** Milliseconds of each run: the edition prepared and all notes located. */
  readonly times: readonly number[];
  /** Milliseconds of the yardstick beside each run, scaled to all notes. */
  readonly yardsticks: readonly number[];
  /** The longest stretch without a yield in each run. */
  readonly longest: readonly number[];
}

export interface Cases {
  measure(name: CaseName, notes: number, turns: number, warmUps: number): Promise<Measured>;
  /** One run without its yardstick, for those who read the processor's clock before and after it. */
  run(name: CaseName, notes: number): Promise<void>;
  /** Share of quotes from other documents, not standing on the page, that were placed on it; and how many there were. */
  foreign(texts: readonly string[], quotes: number): { placed: number; of: number };
  /** Prepares what a page keeps for 1,000 notes and holds it, for a look at the memory. */
  hold(): Promise<void>;
}

interface Scheduled {
  readonly scheduler?: { yield?: () => Promise<void> };
}

function pause(): Promise<void> {
  return (globalThis as Scheduled).scheduler?.yield?.() ?? new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

export function casesOf(seeds: readonly string[]): Cases {
  const page = longPage(seeds, PAGE);
  const original = preparer(page)();
  const all = anchorsOf(original, selections(page, 10_000, random(7)));
  const moved = inserted(page, inventedParagraph(INSERTED));
  const pages: Readonly<Record<CaseName, Edited>> = {
    unchanged: { text: page, at: (offset) => offset },
    inserted: moved,
    altered: both(moved, (text) => altered(text, ALTERED, random(3))),
  };
  let held: unknown = null;
  return {
    async measure(name, notes, turns, warmUps) {
      const edited = pages[name];
      const anchors = all.slice(0, notes);
      const make = preparer(edited.text);
      const times: number[] = [];
      const yardsticks: number[] = [];
      const longest: number[] = [];
      let located: Located[] = [];
      for (let turn = -warmUps; turn < turns; turn += 1) {
        await pause();
        const began = performance.now();
        let last = began;
        let slowest = 0;
        const look = (): void => {
          slowest = Math.max(slowest, performance.now() - last);
        };
        const made = make();
        look();
        await pause();
        last = performance.now();
        located = await locateAll(made, anchors, {
          async yield() {
            look();
            await pause();
            last = performance.now();
          },
        });
        look();
        if (turn >= 0) {
          times.push(performance.now() - began);
          longest.push(slowest);
          yardsticks.push(yardstick(edited.text, anchors));
        }
      }
      return { ...scored(located, anchors, edited, name === 'altered' ? 5 : 0), times, yardsticks, longest };
    },
    async run(name, notes) {
      await locateAll(preparer(pages[name].text)(), all.slice(0, notes), { yield: pause });
    },
    foreign(texts, quotes) {
      const here = original;
      const standing = words(here);
      const next = random(23);
      let placed = 0;
      let of = 0;
      for (const text of texts) {
        for (const anchor of anchorsOf(preparer(text)(), selections(text, quotes, next))) {
          if (standing.includes(String.fromCharCode(...lettersOf(anchor.quote?.exact ?? '').codes))) continue;
          of += 1;
          if (locate(here, anchor).outcome !== 'lost') placed += 1;
        }
      }
      return { placed, of };
    },
    async hold() {
      const made = preparer(page)();
      made.seeds();
      made.sketches();
      held = [made, await locateAll(made, all.slice(0, 1000)), held];
    },
  };
}

function preparer(text: string): () => Edition {
  const { document, reading } = lineReading(text, 'ar');
  return () => edition(document, reading);
}

function words({ letters }: Edition): string {
  return new TextDecoder('utf-16le').decode(letters.codes);
}

/** A plain search of the whole text for each quote, with at most half of it in errors, as Hypothesis allows. */
function yardstick(text: string, anchors: readonly Anchor[]): number {
  const step = Math.max(1, Math.floor(anchors.length / YARDSTICKS));
  let searched = 0;
  const began = performance.now();
  for (let index = 0; index < anchors.length; index += step) {
    const exact = anchors[index]?.quote?.exact ?? '';
    search(text, exact, Math.min(256, exact.length / 2));
    searched += 1;
  }
  return ((performance.now() - began) / searched) * anchors.length;
}
