/**
 * `places.ts` for a content script: the background has read the page and has the notes, and finds their places. So neither
 * the search nor its code burdens the page, and its process never holds the words that notes are about, nor a note that
 * has no place on it. Here the places are kept for painting.
 */
import type { PlacedMark } from '../messages.ts';
import type { PageReading } from './page-reading.ts';
import type { Places } from './places.ts';
import { ask, type Answer, type Ask } from './wire.ts';

export function createPlacesElsewhere(changed: () => void, signal: AbortSignal): Places {
  let page: PageReading | null = null;
  let known = new Map<string, PlacedMark>();
  let placed: readonly PlacedMark[] = [];
  let round = 0;

  const show = () => {
    placed = [...known.values()];
    changed();
  };

  /** Asks; when the background was asleep and has forgotten the page, has it read again and asks once more. */
  const askOfPage = async <K extends 'overlay/describe' | 'overlay/placed'>(type: K, content: Ask<K>): Promise<Answer<K> | null> => {
    const answer = await ask(type, content);
    if (answer !== null || !page || signal.aborted) return answer;
    await ask('overlay/read', page.text.document);
    return ask(type, content);
  };

  const locate = async () => {
    round += 1;
    const mine = round;
    if (!page) return;
    const here = new Set<string>();
    for (let from: number | null = 0; from !== null;) {
      const found: Answer<'overlay/placed'> = await askOfPage('overlay/placed', { from });
      if (signal.aborted || mine !== round || !found) return;
      for (const each of found.placed) {
        here.add(each.mark.note);
        known.set(each.mark.note, each);
      }
      from = found.next;
      // Those that are gone go when all that are here are known: nothing flickers meanwhile.
      if (from === null) known = new Map([...known].filter(([note]) => here.has(note)));
      show();
    }
  };

  return {
    placed: () => placed,
    read: (next) => {
      page = next;
      round += 1;
      known = new Map();
      show();
    },
    mark: () => void locate(),
    describeWords: (start, end) => askOfPage('overlay/describe', { start, end }),
    describeClause: (path) => askOfPage('overlay/describe', { path }),
  };
}
