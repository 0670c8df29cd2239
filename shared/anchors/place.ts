import type { Edition } from './edition.ts';
import { agreement } from './marks.ts';
import { isRow, placeInRow } from './row.ts';
import { likeness, readSketch, weight } from './sketch.ts';
import type { Anchor, ClausePoint, Located } from './types.ts';

const LOST: Located = { outcome: 'lost', reason: 'absent' };
const UNSURE: Located = { outcome: 'lost', reason: 'ambiguous' };
/** Likeness from which a clause of another path is the same clause, and from which the one of the same path still is. */
const SAME = 0.55;
const STILL = 0.35;
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
  if (!anchor.to || anchor.to.path === anchor.from.path) return first < 0 ? LOST : atClause(edition, first, first);
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
  if (same >= 0 && sameLike >= Math.max(STILL, similar) && sameLike >= bestLike - 0.05) return same;
  if (best >= 0 && bestLike >= Math.max(SAME, similar) && bestLike - second >= CLEARLY && weight(bins) >= TELLING) return best;
  return -1;
}

/**
 * The clause of a note in another language edition: its path, confirmed or corrected by what all languages share
 * (the order of citations and the numbers in the clause).
 */
export function placeByPath(edition: Edition, anchor: Anchor): Located {
  if (!anchor.from) return LOST;
  const first = clauseByMarks(edition, anchor.from);
  if (first === 'unsure') return UNSURE;
  if (first === 'gone' || first < 0) return LOST;
  const last = anchor.to && anchor.to.path !== anchor.from.path ? clauseByMarks(edition, anchor.to) : first;
  return atClause(edition, first, typeof last !== 'number' || last < first ? first : last);
}

/** An index of `Edition.clauses`; −1 or `gone` where there is none, `unsure` where there may be several. */
function clauseByMarks(edition: Edition, point: ClausePoint): number | 'gone' | 'unsure' {
  const own = edition.clauseByPath(point.path);
  const wanted = (point.marks ?? []).filter((mark) => !isRow(mark));
  const inRow = placeInRow(edition, point.path, point.marks ?? []);
  if (inRow === 'gone' || inRow === 'unsure') return inRow;
  if (inRow && 'parent' in inRow) return inRow.parent;
  if (inRow) return inRow.clause;
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
