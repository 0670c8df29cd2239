/**
 * `places.ts` for a content script: the background, which has read the page, finds the notes' places, so that neither
 * the search nor its code burdens the page; here they are kept for painting.
 */
import type { Located } from '../../shared/anchors/types.ts';
import type { Mark } from '../messages.ts';
import { outcomeOf } from './outcomes.ts';
import type { PageReading } from './page-reading.ts';
import type { Placed } from './painter.ts';
import type { Places } from './places.ts';
import { ask, type Answer, type Ask } from './wire.ts';

/** Notes located by one message: the first ones are painted while the others are looked for. */
const BATCH = 500;

export function createPlacesElsewhere(changed: () => void, signal: AbortSignal): Places {
  let page: PageReading | null = null;
  let marks: readonly Mark[] = [];
  let known = new Map<string, { readonly anchor: string; readonly located: Located }>();
  let placed: readonly Placed[] = [];
  let round = 0;

  const show = () => {
    placed = marks.flatMap((mark) => {
      const found = known.get(mark.note);
      return found ? [{ mark, located: found.located }] : [];
    });
    changed();
  };

  /** Asks; when the background was asleep and has forgotten the page, has it read again and asks once more. */
  const askOfPage = async <K extends 'overlay/describe' | 'overlay/locate'>(type: K, content: Ask<K>): Promise<Answer<K> | null> => {
    const answer = await ask(type, content);
    if (answer !== null || !page || signal.aborted) return answer;
    await ask('overlay/read', page.text.document);
    return ask(type, content);
  };

  const locate = async () => {
    round += 1;
    const mine = round;
    const wanted = marks.filter((mark) => known.get(mark.note)?.anchor !== JSON.stringify(mark.anchor));
    show();
    if (!page) return;
    for (let first = 0; first < wanted.length; first += BATCH) {
      const batch = wanted.slice(first, first + BATCH);
      const found = await askOfPage('overlay/locate', { anchors: batch.map((mark) => mark.anchor) });
      if (signal.aborted || mine !== round || !found) return;
      const outcomes = batch.flatMap((mark, index) => {
        const located = found[index];
        if (!located) return [];
        known.set(mark.note, { anchor: JSON.stringify(mark.anchor), located });
        return [outcomeOf(mark.note, located)];
      });
      show();
      void ask('overlay/located', { outcomes });
    }
  };

  return {
    placed: () => placed,
    read: (next) => {
      page = next;
      known = new Map();
      void locate();
    },
    mark: (next) => {
      marks = next;
      void locate();
    },
    describeWords: (start, end) => askOfPage('overlay/describe', { start, end }),
    describeClause: (path) => askOfPage('overlay/describe', { path }),
  };
}
