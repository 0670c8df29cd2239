/** The overlay's marks, popovers, bar and notes over a document of the reader: the same modules as on a web page. */
import type { Area, Paged } from '../../shared/anchors/types.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { Reading } from '../../shared/reading.ts';
import type { Block, DocumentText } from '../../shared/text/types.ts';
import type { OverlaySettings, PlacedMark } from '../messages.ts';
import { pathOf } from './pinpoint.ts';
import { pageReading, tabDocument } from '../overlay/page-reading.ts';
import { createPlaces } from '../overlay/places.ts';
import { BOXES } from '../overlay/boxes.ts';
import { holdScene } from '../overlay/scene.ts';
import { brought } from '../overlay/stages.ts';
import { ask, hear } from '../overlay/wire.ts';
import type { Speech } from '../overlay/speech.ts';
import { speak } from '../overlay/words.ts';
import type { HtmlText } from '../sources/html.ts';

const DEFAULTS: OverlaySettings = { enabled: true, bands: true, citations: true, language: 'auto' };

export interface ReaderSession {
  /**
   * A document was read, or its beginning (`part`), of which the rest is still to come.
   * @param whole its blocks as they were read, where `text` has them in pieces
   */
  read(text: HtmlText, reading: Reading, address: string, whole?: DocumentText, part?: boolean): void;
  /** The same document, other letters of it on the page (pages came and went, the view changed). */
  laid(text: HtmlText): void;
  /** Goes to a clause by its path (`O1.3`) or a pinpoint (`12`, `20-25`, `annex-1`); false where there is none. */
  goTo(place: string): boolean;
  /** Shows words of the text, lit for a moment. */
  show(start: number, end: number): void;
  /** The path of the clause at an offset, or of the next one. */
  placeNow(offset: number | null): string | null;
}

/** A document with pages, and what notes stand on them. */
export interface OnPages {
  readonly paged: Paged;
  readonly place: (placed: readonly PlacedMark[]) => void;
  readonly reveal: (page: number, area: Area | null) => void;
}

/** @param bring puts the words on the screen, however the document is shown
 *  @param leaving a jump is about to be made: the place that is left is to be kept */
export async function startSession(bring: (start: number, end: number) => Promise<void>, leaving: (path: string | null) => void, signal: AbortSignal, pages: OnPages | null = null): Promise<ReaderSession> {
  // A page of the extension carries itself what is brought into pages of sites.
  brought.boxes ??= BOXES;
  let settings = (await ask('overlay/settings', null)) ?? DEFAULTS;
  let speech: Speech = speak(settings.language);

  const reveal = (start: number, end: number, light: boolean): void => {
    void bring(start, end).then(() => {
      if (light && !signal.aborted) scene.light(start, end);
      return null;
    });
  };
  const scene = holdScene({
    settings: () => settings, speech: () => speech,
    places: (changed, until) => {
      const made = createPlaces(() => {
        changed();
        pages?.place(made.placed());
      }, until);
      return made;
    },
    reveal: (start, end, light) => {
      leaving(null);
      reveal(start, end, light);
    },
  }, signal);

  const askMarks = async (): Promise<void> => {
    const document = scene.page()?.reading.document;
    const answer = await ask('overlay/marks', null);
    if (answer && !signal.aborted && scene.page()?.reading.document.id === document?.id) scene.places.mark(answer.marks);
  };
  hear((message) => {
    if (message.type === 'marks') void askMarks();
    else if (message.type === 'settings') {
      settings = message.settings;
      speech = speak(settings.language);
      scene.show();
    } else if (message.type === 'go') {
      const on = 'note' in message.to ? scene.places.placed().find(({ mark }) => 'note' in message.to && mark.note === message.to.note) : undefined;
      if (pages && on?.located.outcome === 'document' && on.located.on) {
        leaving(null);
        return pages.reveal(on.located.on.page, on.located.on.area ?? null);
      }
      const place = scene.placeOf(message.to);
      if (!place) return;
      leaving('path' in message.to ? message.to.path : null);
      reveal(place[0], place[1], true);
    }
  }, signal);

  return {
    read: (text, reading, address, whole = text.document, part = false) => {
      const begun = scene.page()?.text.document.text;
      const page = pageReading(text, whole === text.document ? reading : { ...reading, clauses: inPieces(reading.clauses, text.document.blocks) }, address);
      scene.turn(page);
      scene.appear();
      // What is open over a beginning that the whole goes on from stays open.
      if (begun === undefined || begun === '' || !whole.text.startsWith(begun)) scene.reset();
      scene.places.read(pageReading({ ...text, document: whole }, reading, address), pages?.paged ?? null, part);
      void ask('overlay/seen', tabDocument(page)).then((answer) => {
        return answer && scene.page()?.reading.document.id === page.reading.document.id ? askMarks() : null;
      });
      scene.look();
      scene.show();
    },
    laid: (text) => {
      const page = scene.page();
      if (!page) return;
      // The same document: where its clauses and citations are need not be sorted again while somebody scrolls.
      scene.turn({ ...page, text });
      scene.show();
    },
    goTo: (wanted) => {
      const page = scene.page();
      const path = page ? (page.clauseOf(wanted) ? wanted : pathOf(wanted, page.reading.clauses)) : null;
      const place = path === null ? null : scene.placeOf({ path });
      if (place) reveal(place[0], place[1], true);
      return place !== null;
    },
    show: (start, end) => reveal(start, end, true),
    placeNow: (offset) => {
      const page = scene.page();
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
