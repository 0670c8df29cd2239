import type { Edition } from './edition.ts';
import { agreement } from './marks.ts';
import { climb, isAround } from './parents.ts';
import { placeInRow } from './row.ts';
import { likeness, readSketch, weight } from './sketch.ts';
import type { Anchor, ClausePoint, Located } from './types.ts';

const LOST: Located = { outcome: 'lost', reason: 'absent' };
const UNSURE: Located = { outcome: 'lost', reason: 'ambiguous' };
/** Likeness from which a clause of another path is the same clause, and from which the one of the same path still is. */
const SAME = 0.55;
const STILL = 0.35;
/** The same where it cites other things or none. */
const SURE = 0.7;
/** The second best must be this much worse. */
const CLEARLY = 0.12;
/** Clauses between the two ends of a note on several. */
const FURTHEST = 12;
/** A sketch with fewer bins (a clause of about forty letters) says too little to move a note. */
const TELLING = 28;

/** The clause of a note whose words are gone, in the same language: known by its likeness, never by its number alone. */
export function placeByLikeness(edition: Edition, anchor: Anchor): Located {
  if (!anchor.from) return LOST;
  const first = clauseByLikeness(edition, anchor.from);
  if (!anchor.to || anchor.to.path === anchor.from.path) {
    if (first >= 0) return atClause(edition, first, first);
    const above = climb(edition, anchor.from.marks ?? []);
    return above < 0 ? LOST : aboveIt(edition, above);
  }
  const last = clauseByLikeness(edition, anchor.to);
  if (first < 0 && last < 0) return LOST;
  if (first < 0 || last < 0) return atClause(edition, Math.max(first, last), Math.max(first, last));
  // Two ends of one note that are now far apart, or in another order, are not to be trusted.
  return last >= first && last - first <= FURTHEST ? atClause(edition, first, last) : LOST;
}

function clauseByLikeness(edition: Edition, point: ClausePoint): number {
  const bins = readSketch(point.sketch);
  if (!bins) return -1;
  let best = -1;
  let bestLike = 0;
  let second = 0;
  edition.sketches().forEach((other, index) => {
    const like = likeness(bins, other);
    if (like > bestLike) {
      second = bestLike;
      bestLike = like;
      best = index;
    } else if (like > second) second = like;
  });
  const same = edition.clauseByPath(point.path);
  const sameSketch = edition.sketches()[same];
  const sameLike = sameSketch ? likeness(bins, sameSketch) : 0;
  // A clause that had a near twin must be more like itself than the twin was.
  const similar = Math.min(point.similar ?? 0, 1 - CLEARLY) + CLEARLY;
  // The next item of a list of resolutions is worded alike; what it cites is another one.
  const strange = (index: number): boolean => (agreement(ownMarks(point), edition.marks()[index] ?? []) ?? 1) < 0.5;
  if (same >= 0 && sameLike >= Math.max(strange(same) ? SAME : STILL, similar) && sameLike >= bestLike - 0.05) return same;
  if (best >= 0 && bestLike >= Math.max(strange(best) ? SURE : SAME, similar) && bestLike - second >= CLEARLY && weight(bins) >= TELLING) return best;
  return -1;
}

/**
 * The clause of a note in another language edition: its path, confirmed or corrected by what all languages share
 * (the order of citations and the numbers in the clause).
 */
export function placeByPath(edition: Edition, anchor: Anchor): Located {
  if (!anchor.from) return LOST;
  const first = clauseByMarks(edition, anchor.from);
  if (typeof first === 'object') return aboveIt(edition, first.parent);
  if (first === 'unsure') return UNSURE;
  if (first === 'gone' || first < 0) return LOST;
  const last = anchor.to && anchor.to.path !== anchor.from.path ? clauseByMarks(edition, anchor.to) : first;
  return atClause(edition, first, typeof last !== 'number' || last < first ? first : last);
}

function ownMarks({ marks = [] }: ClausePoint): string[] {
  return marks.filter((mark) => !isAround(mark));
}

/** An index of `Edition.clauses`; −1 or `gone` where there is none, `unsure` where there may be several; the parent of what is not there. */
function clauseByMarks(edition: Edition, point: ClausePoint): number | { readonly parent: number } | 'gone' | 'unsure' {
  const own = edition.clauseByPath(point.path);
  const wanted = ownMarks(point);
  const inRow = placeInRow(edition, point.path, point.marks ?? []);
  if (inRow === 'gone' || inRow === 'unsure') return inRow;
  if (inRow) return 'parent' in inRow ? inRow : inRow.clause;
  const ownAgrees = own >= 0 ? agreement(wanted, edition.marks()[own] ?? []) : 0;
  if (own >= 0 && (ownAgrees === null || ownAgrees >= 0.5 || wanted.length < 2)) return own;
  // The path says one clause and what stands in it says another: only a clear answer overrules the path.
  const kind = point.path.replace(/[\d.].*$/s, '');
  let best = -1;
  let bestScore = 0;
  let second = 0;
  edition.clauses.forEach((clause, index) => {
    if (clause.path.replace(/[\d.].*$/s, '') !== kind) return;
    const score = agreement(wanted, edition.marks()[index] ?? []) ?? 0;
    if (score > bestScore) {
      second = bestScore;
      bestScore = score;
      best = index;
    } else if (score > second) second = score;
  });
  if (wanted.length >= 2 && bestScore >= 0.6 && bestScore - second >= 0.25 && bestScore - (ownAgrees ?? 0) >= 0.4) return best;
  return own;
}

function atClause(edition: Edition, first: number, last: number): Located {
  const from = edition.clauses[first];
  const to = edition.clauses[last];
  if (!from || !to) return LOST;
  return { outcome: 'clause', path: from.path, start: from.start, end: Math.max(from.end, to.end) };
}

function aboveIt(edition: Edition, clause: number): Located {
  const place = atClause(edition, clause, clause);
  return place.outcome === 'clause' ? { ...place, above: true } : place;
}
