/** The overlay's marks, popovers, bar and notes over a document of the reader: the same modules as on a web page. */
import type { Clause } from '../../shared/clauses/types.ts';
import type { Reading } from '../../shared/reading.ts';
import type { Block, DocumentText } from '../../shared/text/types.ts';
import type { OverlaySettings, ToOverlay } from '../messages.ts';
import { pathOf } from './pinpoint.ts';
import { createCards } from '../overlay/cards.ts';
import { meant } from '../overlay/float.ts';
import { createHost, type Host } from '../overlay/host.ts';
import { followReading, type InView } from '../overlay/in-view.ts';
import { listen, type Input } from '../overlay/input.ts';
import { pageReading, tabDocument, type PageReading } from '../overlay/page-reading.ts';
import { createPainter, type Painter } from '../overlay/painter.ts';
import { createPlaces } from '../overlay/places.ts';
import type { Stage } from '../overlay/stage.ts';
import { ask, hear } from '../overlay/wire.ts';
import type { Speech } from '../overlay/speech.ts';
import { speak } from '../overlay/words.ts';
import type { HtmlText } from '../sources/html.ts';
import marksCss from '../overlay/marks.css?inline';
import boxesCss from '../overlay/boxes.css?inline';
import tokens from '../look/tokens.css?inline';

const DEFAULTS: OverlaySettings = { enabled: true, bands: true, citations: true, language: 'auto' };
/** Milliseconds that a place is shown after the reader was led to it. */
const FLASH = 1_400;

export interface ReaderSession {
  /** A document was read. @param whole its blocks as they were read, where `text` has them in pieces */
  read(text: HtmlText, reading: Reading, address: string, whole?: DocumentText): void;
  /** The same document, other letters of it on the page (pages came and went, the view changed). */
  laid(text: HtmlText): void;
  /** Goes to a clause by its path (`O1.3`) or a pinpoint (`12`, `20-25`, `annex-1`); false where there is none. */
  goTo(place: string): boolean;
  /** Shows words of the text, lit for a moment. */
  show(start: number, end: number): void;
  /** The path of the clause at an offset, or of the next one. */
  placeNow(offset: number | null): string | null;
}

/** @param bring puts the words on the screen, however the document is shown
 *  @param leaving a jump is about to be made: the place that is left is to be kept */
export async function startSession(bring: (start: number, end: number) => Promise<void>, leaving: (path: string | null) => void, signal: AbortSignal): Promise<ReaderSession> {
  let settings = (await ask('overlay/settings', null)) ?? DEFAULTS;
  let speech: Speech = speak(settings.language);
  let page: PageReading | null = null;
  let shown: { readonly host: Host; readonly painter: Painter; readonly input: Input; readonly inView: InView } | null = null;
  let current: { readonly start: number; readonly end: number } | null = null;
  let flash: { readonly start: number; readonly end: number } | null = null;
  let flashing: ReturnType<typeof setTimeout> | undefined;

  const show = (): void => {
    if (!shown || !page) return;
    shown.painter.show({
      page, bands: settings.bands, citations: settings.citations, placed: places.placed(),
      standing: cards.standing, current, flash, letters: speech.letters,
    });
  };
  const cards = createCards(() => speech.language, show, signal);
  const places = createPlaces(show, signal);

  const reveal = (start: number, end: number, light: boolean): void => {
    void bring(start, end).then(() => {
      if (!light || signal.aborted) return null;
      flash = { start, end };
      show();
      clearTimeout(flashing);
      flashing = setTimeout(() => {
        flash = null;
        show();
      }, FLASH);
      return null;
    });
  };

  const appear = (first: PageReading): NonNullable<typeof shown> => {
    const host = createHost(document, `${tokens}\n${marksCss}\n${boxesCss}`, signal);
    const painter = createPainter(host, signal, () => {
      shown?.input.moved();
      if (settings.citations) cards.expect(painter.near());
    });
    const stage: Stage = {
      host, signal, cards,
      page: () => page ?? first,
      speech: () => speech,
      placed: places.placed,
      setCurrent: (words) => {
        current = words;
        show();
      },
      reveal: (start, end, light) => {
        leaving(null);
        reveal(start, end, light);
      },
      describeWords: places.describeWords,
      describeClause: places.describeClause,
      compose: (anchor, kind, position) => void ask('overlay/compose', { anchor, kind, ...(position ? { position } : {}) }),
      openNote: (note) => void ask('overlay/open-note', { note }),
      hideHere: () => void ask('overlay/enabled', { enabled: false }),
      meant: (event, float) => meant(event, float, host),
    };
    return { host, painter, input: listen(stage, { citations: () => settings.citations, bandOf: painter.bandOf }), inView: followReading(() => page, signal) };
  };

  const placeOf = (to: Extract<ToOverlay, { type: 'go' }>['to']): readonly [number, number] | null => {
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
  };

  hear((message) => {
    if (message.type === 'marks') places.mark(message.marks);
    else if (message.type === 'settings') {
      settings = message.settings;
      speech = speak(settings.language);
      show();
    } else if (message.type === 'go') {
      const place = placeOf(message.to);
      if (!place) return;
      leaving('path' in message.to ? message.to.path : null);
      reveal(place[0], place[1], true);
    }
  }, signal);
  signal.addEventListener('abort', () => clearTimeout(flashing));

  return {
    read: (text, reading, address, whole = text.document) => {
      page = pageReading(text, whole === text.document ? reading : { ...reading, clauses: inPieces(reading.clauses, text.document.blocks) }, address);
      shown ??= appear(page);
      shown.input.reset();
      places.read(pageReading({ ...text, document: whole }, reading, address));
      const told = page;
      void ask('overlay/seen', tabDocument(page)).then((answer) => {
        if (answer && page?.reading.document.id === told.reading.document.id) places.mark(answer.marks);
        return null;
      });
      shown.inView.look();
      show();
    },
    laid: (text) => {
      if (!page) return;
      // The same document: where its clauses and citations are need not be sorted again while somebody scrolls.
      page = { ...page, text };
      show();
    },
    goTo: (wanted) => {
      const path = page ? (page.clauseOf(wanted) ? wanted : pathOf(wanted, page.reading.clauses)) : null;
      const place = path === null ? null : placeOf({ path });
      if (place) reveal(place[0], place[1], true);
      return place !== null;
    },
    show: (start, end) => reveal(start, end, true),
    placeNow: (offset) => {
      if (!page || offset === null) return null;
      const here = page.clauseAt(offset)?.path ?? page.clausesIn(offset, offset + 4_000)[0]?.path;
      return here ?? null;
    },
  };
}

/** The clauses with their ranges cut where the pieces of the text begin: each range is drawn in one place. */
function inPieces(clauses: readonly Clause[], pieces: readonly Block[]): Clause[] {
  const starts = pieces.map(({ start }) => start);
  const next = (offset: number): number => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return clauses.map((clause) => ({
    ...clause,
    ranges: clause.ranges.flatMap(([start, end]) => {
      const cuts = starts.slice(next(start), next(end - 1));
      return [start, ...cuts].map((from, index) => [from, cuts[index] ?? end] as const);
    }),
  }));
}
