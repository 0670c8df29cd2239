/** The overlay on one page: settings, reading, painting and what the person does, put together. */
import type { Language } from '../../shared/languages/types.ts';
import type { OverlaySettings, ToOverlay } from '../messages.ts';
import { createCards } from './cards.ts';
import { meant } from './float.ts';
import { around, linesOf } from './geometry.ts';
import { createHost, type Host } from './host.ts';
import { listen, type Input } from './input.ts';
import { tabDocument, type PageReading } from './page-reading.ts';
import { createPainter, type Painter } from './painter.ts';
import { createPlacesElsewhere } from './places-elsewhere.ts';
import { keepReading } from './reader.ts';
import type { Stage } from './stage.ts';
import { ask, askUntil, hear } from './wire.ts';
import { speechOf, type Speech } from './speech.ts';
import marksCss from './marks.css?inline';
import boxesCss from './boxes.css?inline';
import tokens from '../look/tokens.css?inline';

/** Settings with the words that a content script does not carry itself. */
type Spoken = OverlaySettings & { readonly language: Language; readonly words: NonNullable<OverlaySettings['words']> };

/** Milliseconds that a place is shown after the reader was led to it. */
const FLASH = 1400;

/** Runs until `signal` aborts: the extension was updated or removed. */
export async function startOverlay(signal: AbortSignal): Promise<void> {
  let on: { readonly session: Session; readonly stop: AbortController } | null = null;
  const apply = (settings: OverlaySettings) => {
    if (!settings.enabled || !spoken(settings)) {
      on?.stop.abort();
      on = null;
    } else if (on) on.session.configure(settings);
    else {
      const stop = new AbortController();
      on = { session: createSession(settings, AbortSignal.any([stop.signal, signal])), stop };
    }
  };
  hear((message) => {
    if (message.type === 'settings') apply(message.settings);
    else on?.session.hear(message);
  }, signal);
  const settings = await askUntil('overlay/settings', null, () => on !== null || signal.aborted);
  if (settings && !on) apply(settings);
}

function spoken(settings: OverlaySettings): settings is Spoken {
  return settings.words !== undefined;
}

interface Session {
  configure(settings: Spoken): void;
  hear(message: Exclude<ToOverlay, { type: 'settings' }>): void;
}

/** What is there only while a page has something to show. */
interface Shown {
  readonly host: Host;
  readonly painter: Painter;
  readonly input: Input;
  readonly stop: AbortController;
}

function createSession(first: Spoken, signal: AbortSignal): Session {
  let settings = first;
  let speech: Speech = speechOf(settings.language, settings.words.overlay, settings.words.positions);
  let page: PageReading | null = null;
  let shown: Shown | null = null;
  let current: { readonly start: number; readonly end: number } | null = null;
  let flash: { readonly start: number; readonly end: number } | null = null;
  let flashing: ReturnType<typeof setTimeout> | undefined;
  let told = false;
  const ours = new Set<Node>();

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
    const until = AbortSignal.any([stop.signal, signal]);
    const host = createHost(document, `${tokens}\n${marksCss}\n${boxesCss}`, until);
    ours.add(host.element);
    const painter = createPainter(host, until, () => {
      shown?.input.moved();
      if (settings.citations) cards.expect(painter.near());
    });
    const stage: Stage = {
      host, signal: until, cards,
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
    return { host, painter, input: listen(stage, { citations: () => settings.citations, bandOf: painter.bandOf }), stop };
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
    const seen = () => around(linesOf(page?.text.rangesOf(start, Math.min(end, start + 400)) ?? []));
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

  const reader = keepReading(ours, (next, same) => {
    page = next;
    const worth = isDocument(next);
    if (!worth) vanish();
    else shown ??= appear();
    if (!same) {
      shown?.input.reset();
      current = null;
      flash = null;
      places.read(next);
      // A page without anything is not reported, but the end of a document on a page of many documents is.
      if (worth || told || next.text.document.blocks.length > 0) {
        told = true;
        void ask('overlay/seen', tabDocument(next)).then((answer) => {
          if (answer && page?.address === next.address) places.mark(answer.marks);
          return null;
        });
      }
    }
    show();
  }, signal);

  signal.addEventListener('abort', () => clearTimeout(flashing));

  return {
    configure: (next) => {
      if (JSON.stringify(next) === JSON.stringify(settings)) return;
      settings = next;
      speech = speechOf(settings.language, settings.words.overlay, settings.words.positions);
      shown?.input.reset();
      show();
    },
    hear: (message) => {
      if (message.type === 'marks') places.mark(message.marks);
      else if (message.type === 'read-again') reader.readAgain();
      else {
        const place = page && placeOf(page, message.to);
        if (place) reveal(place[0], place[1], true);
      }
    },
  };

  function placeOf(on: PageReading, to: Extract<ToOverlay, { type: 'go' }>['to']): readonly [number, number] | null {
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
}

/** A page in one of the six languages with something to mark: a clause beyond mere front matter, or a citation. */
function isDocument({ reading }: PageReading): boolean {
  return reading.document.language !== null
    && (reading.citations.length > 0 || reading.clauses.some(({ kind }) => kind !== 'front' && kind !== 'closing'));
}
