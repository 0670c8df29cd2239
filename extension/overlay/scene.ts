/** What is shown over a document, on a page of a site or in the reader: its marks and boxes, and what is lit in it. */
import type { ToOverlay } from '../messages.ts';
import { createCards } from './cards.ts';
import { followReading } from './in-view.ts';
import { listen, type Input } from './input.ts';
import type { PageReading } from './page-reading.ts';
import { createPainter } from './painter.ts';
import type { Places } from './places.ts';
import type { Speech } from './speech.ts';
import { boxMaker } from './stages.ts';
import { createVoice } from './voice.ts';
import { ask } from './wire.ts';
import marksCss from './marks.css?inline';

/** Milliseconds that a place is shown after the reader was led to it. */
const FLASH = 1400;

/** UTF-16 offsets, half open. */
interface Words {
  readonly start: number;
  readonly end: number;
}

export interface SceneHolder {
  readonly places: Places;
  page(): PageReading | null;
  /** Shows this page from now on: another one, or the same with its letters elsewhere. The caller calls `show`. */
  turn(page: PageReading): void;
  /** Brings our element into the document, if it is not there, and gives it. */
  appear(): HTMLElement;
  /** Takes it away, and all that is in it. */
  vanish(): void;
  /** Whatever was open or chosen on the page before is closed. */
  reset(): void;
  show(): void;
  /** Lights words for a moment. */
  light(start: number, end: number): void;
  /** Where a clause, a note or a stretch of the page is; null where there is none. */
  placeOf(to: Extract<ToOverlay, { type: 'go' }>['to']): readonly [start: number, end: number] | null;
  /** The person was led to words; the keyboard goes on from there. */
  ledTo(start: number): void;
  /** The page was read or laid out anew. */
  look(): void;
}

export interface Holding {
  settings(): { readonly bands: boolean; readonly citations: boolean; readonly letters?: boolean };
  speech(): Speech;
  places(changed: () => void, signal: AbortSignal): Places;
  /** Scrolls words of the page into view. */
  reveal(start: number, end: number, light: boolean): void;
}

export function holdScene(holding: Holding, signal: AbortSignal): SceneHolder {
  let page: PageReading | null = null;
  let shown: { readonly element: HTMLElement; readonly input: Input; show(): void; look(): void; stop(): void } | null = null;
  let current: Words | null = null;
  let flash: Words | null = null;
  let flashing: ReturnType<typeof setTimeout> | undefined;

  const show = () => shown?.show();
  const cards = createCards(() => holding.speech().language, show, signal);
  const places = holding.places(show, signal);
  signal.addEventListener('abort', () => clearTimeout(flashing));

  const bring = (): NonNullable<typeof shown> => {
    const stop = new AbortController();
    const here = AbortSignal.any([stop.signal, signal]);
    const host = boxMaker().createHost(document, marksCss, here);
    const painter = createPainter(host, here, () => {
      shown?.input.moved();
      if (holding.settings().citations) cards.expect(painter.near());
    });
    const voice = createVoice(host);
    const input = listen({
      host, signal: here, cards,
      say: (words) => voice(words, holding.speech()),
      letters: () => holding.settings().letters !== false,
      page: () => page!,
      speech: () => holding.speech(),
      placed: places.placed,
      setCurrent: (words) => {
        current = words;
        show();
      },
      reveal: (start, end, light) => holding.reveal(start, end, light),
      describeWords: places.describeWords,
      describeClause: places.describeClause,
      compose: (anchor, kind, position) => void ask('overlay/compose', { anchor, kind, ...(position ? { position } : {}) }),
      openNote: (note) => void ask('overlay/open-note', { note }),
      hideHere: () => void ask('overlay/enabled', { enabled: false }),
      meant: (event, float) => boxMaker().meant(event, float, host),
    }, { citations: () => holding.settings().citations, bandOf: painter.bandOf });
    const inView = followReading(() => page, here);
    return {
      element: host.element, input,
      show: () => {
        if (!page) return;
        const { bands, citations } = holding.settings();
        painter.show({ page, bands, citations, placed: places.placed(), standing: cards.standing, current, flash, letters: holding.speech().letters });
      },
      look: () => inView.look(),
      stop: () => stop.abort(),
    };
  };

  return {
    places, show,
    page: () => page,
    turn: (next) => {
      page = next;
    },
    appear: () => (shown ??= bring()).element,
    vanish: () => {
      shown?.stop();
      shown = null;
    },
    reset: () => {
      shown?.input.reset();
      current = null;
      flash = null;
    },
    light: (start, end) => {
      flash = { start, end };
      show();
      clearTimeout(flashing);
      flashing = setTimeout(() => {
        flash = null;
        show();
      }, FLASH);
    },
    placeOf: (to) => {
      if (!page) return null;
      if ('path' in to) {
        const clause = page.clauseOf(to.path);
        return clause ? (clause.ranges[0] ?? [clause.start, clause.end]) : null;
      }
      if ('note' in to) {
        const located = places.placed().find(({ mark }) => mark.note === to.note)?.located;
        return located && 'start' in located ? [located.start, located.end] : null;
      }
      const { length } = page.text.document.text;
      return Number.isInteger(to.start) && Number.isInteger(to.end) && to.start >= 0 && to.end <= length && to.start < to.end ? [to.start, to.end] : null;
    },
    ledTo: (start) => shown?.input.ledTo(start),
    look: () => shown?.look(),
  };
}
