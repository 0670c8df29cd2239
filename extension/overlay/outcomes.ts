import type { Located } from '../../shared/anchors/types.ts';
import type { LocatedNote } from '../messages.ts';

/** UTF-16 units of changed words that are told whole; of longer ones, the two ends. */
const WHOLE = 8_000;
const END = 1_000;

/** What the panel is told of a note's place. */
export function outcomeOf(note: string, located: Located): LocatedNote {
  return {
    note,
    outcome: located.outcome,
    now: located.outcome === 'changed' ? shortened(located.now) : null,
    path: 'path' in located ? located.path : null,
    reason: located.outcome === 'lost' ? located.reason : null,
    ...('above' in located ? { above: true } : {}),
    ...(located.outcome === 'document' && located.on?.same === false ? { otherFile: true } : {}),
  };
}

function shortened(words: string): string {
  return words.length <= WHOLE ? words : `${words.slice(0, END).toWellFormed()}…${words.slice(-END).toWellFormed()}`;
}
