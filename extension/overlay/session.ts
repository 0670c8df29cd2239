/** The overlay on a page with something to show: settings, painting and what the person does, put together. */
import { createCards } from './cards.ts';
import { meant } from './float.ts';
import { around, linesOf } from './geometry.ts';
import { createHost, type Host } from './host.ts';
import { followReading, type InView } from './in-view.ts';
import { listen, type Input } from './input.ts';
import type { PageReading } from './page-reading.ts';
import { createPainter, type Painter } from './painter.ts';
import { createPlacesElsewhere } from './places-elsewhere.ts';
import type { Stage } from './stage.ts';
import type { CreateSession, Session, Spoken } from './stages.ts';
import { ask, orphaned } from './wire.ts';
import { speechOf, type Speech } from './speech.ts';
import marksCss from './marks.css?inline';
import boxesCss from './boxes.css?inline';
import tokens from '../look/tokens.css?inline';

/** Milliseconds that a place is shown after the reader was led to it. */
const FLASH = 1400;

/** What is there only while a page has something to show. */
interface Shown {
  readonly host: Host;
  readonly painter: Painter;
  readonly input: Input;
  readonly inView: InView;
  readonly stop: AbortController;
}

export const createSession: CreateSession = (first, ours, until) => {
  // Whichever of the two scripts finds out that the extension is gone: both end.
  const signal = AbortSignal.any([until, orphaned]);
  let settings: Spoken = first;
  let speech: Speech = speechOf(settings.language, settings.words);
  let page: PageReading | null = null;
  let shown: Shown | null = null;
  let current: { readonly start: number; readonly end: number } | null = null;
  let flash: { readonly start: number; readonly end: number } | null = null;
  let flashing: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    if (!shown || !page) return;
    shown.painter.show({
      page, bands: settings.bands, citations: settings.citations, placed: places.placed(),
      standing: cards.standing, current, flash, letters: speech.letters,
    });
  };
  const cards = createCards(() => speech.language, show, signal);
  const places = createPlacesElsewhere(show, signal);

  const appear = (): Shown => {
    const stop = new AbortController();
    const here = AbortSignal.any([stop.signal, signal]);
    const host = createHost(document, `${tokens}\n${marksCss}\n${boxesCss}`, here);
    ours.add(host.element);
    const painter = createPainter(host, here, () => {
      shown?.input.moved();
      if (settings.citations) cards.expect(painter.near());
    });
    const stage: Stage = {
      host, signal: here, cards,
      page: () => page!,
      speech: () => speech,
      placed: places.placed,
      setCurrent: (words) => {
        current = words;
        show();
      },
      reveal,
      describeWords: places.describeWords,
      describeClause: places.describeClause,
      compose: (anchor, kind, position) => void ask('overlay/compose', { anchor, kind, ...(position ? { position } : {}) }),
      openNote: (note) => void ask('overlay/open-note', { note }),
      hideHere: () => void ask('overlay/enabled', { enabled: false }),
      meant: (event, float) => meant(event, float, host),
    };
    return { host, painter, input: listen(stage, { citations: () => settings.citations, bandOf: painter.bandOf }), inView: followReading(() => page, here), stop };
  };
  const vanish = () => {
    if (!shown) return;
    shown.stop.abort();
    ours.delete(shown.host.element);
    shown = null;
  };

  const reveal = (start: number, end: number, light: boolean) => {
    if (!page) return;
    const element = page.text.pointOf(start)?.node.parentElement ?? page.text.elements[page.blockAt(start)];
    const seen = () => page && around(linesOf(page.text, start, Math.min(end, start + 400)));
    const box = seen();
    if (element && box && (box.top < 60 || box.bottom > innerHeight - 40)) {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      // A paragraph higher than the window: its middle is not where the words are.
      const now = seen();
      if (now && (now.top < 40 || now.top > innerHeight - 60)) scrollBy({ top: now.top - innerHeight / 3, behavior: 'instant' });
    }
    if (!light) return;
    flash = { start, end };
    show();
    clearTimeout(flashing);
    flashing = setTimeout(() => {
      flash = null;
      show();
    }, FLASH);
  };

  signal.addEventListener('abort', () => clearTimeout(flashing));

  return {
    configure: (next) => {
      if (JSON.stringify(next) === JSON.stringify(settings)) return;
      settings = next;
      speech = speechOf(settings.language, settings.words);
      shown?.input.reset();
      show();
    },
    read: (next, worth, same) => {
      page = next;
      if (!worth) vanish();
      else shown ??= appear();
      if (!same) {
        shown?.input.reset();
        current = null;
        flash = null;
        places.read(next);
      }
      shown?.inView.look();
      show();
    },
    mark: places.mark,
    go: (to) => {
      const place = page && placeOf(page, to);
      if (!place) return;
      reveal(place[0], place[1], true);
      shown?.input.ledTo(place[0]);
    },
  };

  function placeOf(on: PageReading, to: Parameters<Session['go']>[0]): readonly [number, number] | null {
    if ('path' in to) {
      const clause = on.clauseOf(to.path);
      return clause ? (clause.ranges[0] ?? [clause.start, clause.end]) : null;
    }
    if ('note' in to) {
      const located = places.placed().find(({ mark }) => mark.note === to.note)?.located;
      return located && 'start' in located ? [located.start, located.end] : null;
    }
    const { length } = on.text.document.text;
    return Number.isInteger(to.start) && Number.isInteger(to.end) && to.start >= 0 && to.end <= length && to.start < to.end ? [to.start, to.end] : null;
  }
};
