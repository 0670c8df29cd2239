import type { Edition } from './edition.ts';
import { type Candidate, score } from './evidence.ts';
import type { Pattern } from './pattern.ts';
import type { Anchor } from './types.ts';

/** Two places whose scores differ by less speak equally for themselves. */
const CLEARLY = 0.15;
/** Of a quote that had twins already, a copy may be worn by this much and still be one of them. */
const WORN = 0.8;
/** Clauses of the same words differ in likeness by less. */
const LIKE = 0.2;
/** Of two places within reach, one must be this much better. */
const FAR_BETTER = 0.4;

/**
 * The one place among candidates, or `ambiguous`. In this order: what speaks for the place itself; the clause's
 * likeness; the order among as many twins as there were; the only one that an edit of this size can have moved there;
 * the path, if no twin was added that may have taken it over.
 */
export function choose(edition: Edition, anchor: Anchor, pattern: Pattern, candidates: readonly Candidate[]): Candidate | 'ambiguous' | null {
  const ranked = candidates.map((candidate) => ({ candidate, score: score(candidate, pattern) })).sort((one, two) => two.score - one.score);
  const best = ranked[0];
  if (!best) return null;
  const margin = anchor.twin ? WORN : CLEARLY;
  const rivals: Candidate[] = [];
  for (const each of ranked) {
    if (best.score - each.score < margin && rivals.every((rival) => apart(rival, each.candidate))) rivals.push(each.candidate);
  }
  rivals.sort((one, two) => one.first - two.first);
  if (!anchor.twin) return rivals.length === 1 ? best.candidate : (among(edition, anchor, pattern, rivals) ?? 'ambiguous');
  // The other twin may be the one that is left: its own clause tells, or how far the words can have moved.
  if (rivals.length === 1) return onPath(edition, anchor, best.candidate) || moved(edition, anchor, pattern, [best.candidate]) ? best.candidate : 'ambiguous';
  return among(edition, anchor, pattern, rivals) ?? (best.candidate.errors > 0 ? moved(edition, anchor, pattern, candidates) : null) ?? 'ambiguous';
}

/** `twins` in the order of the text. */
function among(edition: Edition, anchor: Anchor, pattern: Pattern, twins: readonly Candidate[]): Candidate | null {
  const { twin } = anchor;
  const most = Math.max(...twins.map(({ like }) => like ?? 0));
  const likely = twins.filter((each) => asLikely(each, most));
  const ordered = twin?.of === twins.length ? twins[twin.index] : undefined;
  if (ordered && likely.includes(ordered)) return ordered;
  const near = moved(edition, anchor, pattern, twins);
  if (near && (twins.some(({ errors }) => errors > 0) || likely.includes(near))) return near;
  if (likely.length === 1 && likely[0]) return likely[0];
  const own = likely.filter((each) => onPath(edition, anchor, each));
  return twin && twin.of >= twins.length && own.length === 1 && own[0] ? own[0] : null;
}

/** The more a copy is worn, the less its clause's likeness says. */
function asLikely({ like, errors, first, last }: Candidate, most: number): boolean {
  return like === null || like >= most - LIKE - Math.min(0.4, (6 * errors) / (last - first));
}

export function apart(one: Candidate, two: Candidate): boolean {
  return one.last <= two.first || two.last <= one.first;
}

function onPath(edition: Edition, anchor: Anchor, { clause }: Candidate): boolean {
  return anchor.from !== null && edition.clauses[clause]?.path === anchor.from.path;
}

/**
 * The only (or by far the best) candidate that lies where text inserted (or removed) in front of it can have moved it: between its old
 * offset and that offset moved by the whole difference in length. The old length stands in the edition's hash.
 */
export function moved(edition: Edition, anchor: Anchor, pattern: Pattern, candidates: readonly Candidate[]): Candidate | null {
  const letters = Number.parseInt(anchor.edition?.split('-')[0] ?? '', 36);
  if (!anchor.position || !Number.isSafeInteger(letters)) return null;
  const perLetter = edition.text.length / Math.max(1, edition.letters.length);
  const shift = (edition.letters.length - letters) * perLetter;
  const slack = 100 + Math.abs(shift) * 0.3 + anchor.position.start * 0.002;
  const low = anchor.position.start + Math.min(0, shift) - slack;
  const high = anchor.position.start + Math.max(0, shift) + slack;
  const inside = candidates.filter(({ first }) => {
    const offset = edition.letters.at[first] ?? 0;
    return offset >= low && offset <= high;
  });
  const [best, second] = inside.map((candidate) => ({ candidate, score: score(candidate, pattern) })).sort((one, two) => two.score - one.score);
  return best && (!second || best.score - second.score >= FAR_BETTER || !apart(best.candidate, second.candidate)) ? best.candidate : null;
}
