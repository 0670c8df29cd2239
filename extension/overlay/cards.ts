/** What is known of the cited instruments: asked of the background once each, those in view before they are wanted. */
import type { CitedText } from '../library/cited.ts';
import type { InstrumentCard } from '../messages.ts';
import type { Standing } from './painter.ts';
import { idle } from './pacing.ts';
import { ask } from './wire.ts';

export interface Cards {
  /** Null when the background knows nothing or does not answer. */
  get(id: string): Promise<InstrumentCard | null>;
  /** The cited text and what goes with it; asked again after a while, or when `fresh`. */
  cited(id: string, locator: string | null, fresh?: boolean): Promise<CitedText | null>;
  standing(id: string): Standing | undefined;
  /** Asks for these in idle time; `changed` hears when one has another standing than a plain citation. */
  expect(ids: readonly string[]): void;
}

/** Milliseconds that an answer is good for: notes are written and texts are read meanwhile. */
const FRESH = 15_000;
/** Milliseconds of answers that are painted at once. */
const TOGETHER = 400;

export function createCards(language: () => string, changed: () => void, signal: AbortSignal): Cards {
  const asked = new Map<string, Promise<InstrumentCard | null>>();
  const texts = new Map<string, { readonly at: number; readonly answer: Promise<CitedText | null> }>();
  const standings = new Map<string, Standing>();
  const queue = new Set<string>();
  let running = false;

  const key = (id: string) => `${language()} ${id}`;
  const get = (id: string): Promise<InstrumentCard | null> => {
    const known = asked.get(key(id));
    if (known) return known;
    const answer = ask('overlay/card', { id, language: language() }).then((card) => {
      if (card) standings.set(id, standingOf(card));
      // No answer may be a background that is just waking: the next reader asks again.
      else asked.delete(key(id));
      return card;
    });
    asked.set(key(id), answer);
    return answer;
  };

  const work = async () => {
    running = true;
    let late = false;
    let since = performance.now();
    for (const id of queue) {
      queue.delete(id);
      if (asked.has(key(id))) continue;
      await idle(500);
      if (signal.aborted) break;
      const card = await get(id);
      late ||= card !== null && standingOf(card) !== 'current';
      // Painting costs more than asking: what has come in meanwhile is painted together.
      if (late && (queue.size === 0 || performance.now() - since > TOGETHER)) {
        changed();
        late = false;
        since = performance.now();
      }
    }
    running = false;
  };

  return {
    get,
    cited: (id, locator, fresh = false) => {
      const of = `${key(id)} ${locator ?? ''}`;
      const known = texts.get(of);
      if (known && !fresh && performance.now() - known.at < FRESH) return known.answer;
      const answer = ask('overlay/cited', { id, locator, language: language() });
      texts.set(of, { at: performance.now(), answer });
      // Only what was looked at last is worth its memory.
      for (const oldest of texts.keys()) if (texts.size > 24) texts.delete(oldest);
      return answer;
    },
    standing: (id) => standings.get(id),
    expect: (ids) => {
      for (const id of ids) if (!standings.has(id)) queue.add(id);
      if (!running && queue.size > 0) void work();
    },
  };
}

function standingOf(card: InstrumentCard): Standing {
  if (outdated(card)) return 'newer';
  return card.address ? 'current' : 'unknown';
}

/** A newer version than the cited one is known. Without a version cited, nothing is outdated. */
export function outdated({ versionCited, newest }: InstrumentCard): boolean {
  return versionCited !== null && newest !== null && newest.version !== versionCited;
}
