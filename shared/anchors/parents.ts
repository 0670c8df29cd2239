/**
 * The clauses that a clause stands under: when an item was taken out or merged and its words are gone, a note on it is
 * shown at what it stood under, if that is there beyond doubt. Said to be above its place; never drawn on words.
 */
import type { Edition } from './edition.ts';
import { likeness, readSketch, weight, writeSketch } from './sketch.ts';

const MARK = 'up:';
const MOST = 2;
/** Likeness from which a clause is the parent; a short one ("resolves") must be the same to the letter. */
const SAME = 0.75;
const SHORT = 28;
const SAME_SHORT = 0.99;
/** Fewer bins than this are in a dozen clauses of any text. */
const LEAST = 4;
/** The second best must be this much worse. */
const CLEARLY = 0.2;

/** `up:` and a sketch for each clause that this one stands under, the nearest first. */
export function parentMarks(edition: Edition, clause: number): readonly string[] {
  const out: string[] = [];
  for (let above = parentOf(edition, clause); above >= 0 && out.length < MOST; above = parentOf(edition, above)) {
    const bins = edition.sketches()[above];
    if (bins) out.push(MARK + writeSketch(bins));
  }
  return out;
}

function parentOf(edition: Edition, clause: number): number {
  const path = edition.clauses[clause]?.parent ?? null;
  const above = path === null ? -1 : edition.clauseByPath(path);
  return above === clause ? -1 : above;
}

/** The nearest of the clauses above that this edition has, once; −1 where it has none. */
export function climb(edition: Edition, marks: readonly string[]): number {
  for (const mark of marks) {
    const bins = mark.startsWith(MARK) ? readSketch(mark.slice(MARK.length)) : null;
    if (!bins || weight(bins) < LEAST) continue;
    let best = -1;
    let most = 0;
    let second = 0;
    edition.sketches().forEach((other, index) => {
      const like = likeness(bins, other);
      if (like > most) [best, most, second] = [index, like, most];
      else second = Math.max(second, like);
    });
    if (most >= (weight(bins) < SHORT ? SAME_SHORT : SAME) && most - second >= CLEARLY) return best;
  }
  return -1;
}

/** What is said of the clauses around a clause, not of its own words. */
export function isAround(mark: string): boolean {
  return /^(?:row[1-3+]?|up):/u.test(mark);
}
