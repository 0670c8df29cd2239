/** Letters of a row into units of text, still from left to right. */
import { isRightToLeft } from './bidi.ts';
import { isMark, type Row } from './rows.ts';
import { wordGapOf } from './spaced-out.ts';
import type { Letter, Unit } from './types.ts';

/** From letters to units, left to right: marks on their letters, fillers out, doubles out, spaces where gaps are. */
export function unitsOf(row: Row, explicitSpaces: boolean, drawn: ReadonlyMap<Letter, Letter>): Unit[] {
  const bases = row.letters.filter(({ text }) => !isMark(text)).toSorted((a, b) => a.x0 - b.x0 || a.x1 - b.x1);
  const healed = heal(dropDoubles(withoutCoveredSpaces(bases)));
  const apart = wordGapOf(healed);
  const kept = apart === null ? healed : healed.filter(({ text }) => text !== ' ');
  const owners = new Map<Letter, string>();
  for (const mark of row.letters) {
    if (!isMark(mark.text)) continue;
    const known = drawn.get(mark);
    const owner = known && kept.includes(known) ? known : ownerOf(kept, mark);
    if (owner) owners.set(owner, (owners.get(owner) ?? '') + mark.text);
  }
  const units: Unit[] = [];
  let previous: Letter | null = null;
  for (const letter of kept) {
    if (letter.text === ' ') {
      if (previous && previous.text !== ' ') units.push({ text: ' ', x0: letter.x0, x1: letter.x1, size: letter.size, font: letter.font });
      previous = letter;
      continue;
    }
    if (previous && previous.text !== ' ' && letter.x0 - previous.x1 > (apart ?? gapOf(previous, letter, explicitSpaces))) {
      units.push({ text: ' ', x0: previous.x1, x1: letter.x0, size: letter.size, font: letter.font });
    }
    const raised = letter.size < row.size * 0.8 && letter.y < row.y - row.size * 0.12;
    units.push({ text: letter.text + (owners.get(letter) ?? ''), x0: letter.x0, x1: letter.x1, size: letter.size, font: letter.font, ...(raised ? { raised: true } : {}) });
    previous = letter;
  }
  return units;
}

/** How wide a gap is a space, in points. Where the file writes its spaces, only wider gaps can be missing ones. */
function gapOf(left: Letter, right: Letter, explicitSpaces: boolean): number {
  const size = Math.max(left.size, right.size);
  // Ideographs stand on a grid with air between them.
  if (isWide(left.text) || isWide(right.text)) return size * 0.6;
  return size * (explicitSpaces ? 0.28 : 0.15);
}

const isWide = (text: string): boolean => text >= '\u2e80' && /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u.test(text);

/** Spaces that a letter is drawn over (behind a soft hyphen, in a ligature) part nothing. */
function withoutCoveredSpaces(letters: readonly Letter[]): Letter[] {
  return letters.filter((letter, at) => {
    if (letter.text !== ' ') return true;
    const width = letter.x1 - letter.x0;
    return ![at - 1, at + 1].some((beside) => {
      const other = letters[beside];
      return other !== undefined && other.text !== ' ' && Math.min(letter.x1, other.x1) - Math.max(letter.x0, other.x0) > width * 0.6;
    });
  });
}

/** Bold faked by drawing twice. */
function dropDoubles(letters: readonly Letter[]): Letter[] {
  const out: Letter[] = [];
  for (const letter of letters) {
    if (letter.text === ' ' || !hasTwin(out, letter)) out.push(letter);
  }
  return out;
}

function hasTwin(before: readonly Letter[], letter: Letter): boolean {
  for (let at = before.length - 1; at >= Math.max(0, before.length - 3); at--) {
    const other = before[at];
    if (other?.text === letter.text && Math.abs(other.x0 - letter.x0) < letter.size * 0.12 && Math.abs(other.x1 - letter.x1) < letter.size * 0.12) return true;
  }
  return false;
}

/**
 * Kashida stretches a line and is no letter of the word; some programs write it as a glyph without meaning, which comes
 * out as whatever character has the glyph's number. One that ends a word was typed ("هـ") and stays.
 */
function heal(letters: readonly Letter[]): readonly Letter[] {
  // Nothing is stretched where nothing runs right to left.
  if (!letters.some(({ text }) => isRightToLeft(text))) return letters.some(({ text }) => text < ' ') ? letters.filter(({ text }) => text >= ' ') : letters;
  const out: Letter[] = [];
  for (const [at, letter] of letters.entries()) {
    if (!isFiller(letter)) {
      out.push(letter);
      continue;
    }
    const left = joinedLetter(letters, at, -1);
    const right = joinedLetter(letters, at, 1);
    if (left && right) {
      const before = out[out.length - 1];
      // The letter itself is stretched, not a copy: marks know it.
      if (before) before.x1 = Math.max(before.x1, letter.x1);
      continue;
    }
    if (!left && !right) {
      if (letter.text !== '\u0640' && letter.text >= ' ') out.push(letter);
      continue;
    }
    if (out[out.length - 1]?.text !== '\u0640') out.push({ ...letter, text: '\u0640' });
  }
  return out;
}

const isFiller = ({ text, unmapped }: Letter): boolean => text === '\u0640' || text < ' ' || (unmapped && !/[\s\d]/.test(text) && !isRightToLeft(text)) || text === '\ufffd';

/** Whether behind the fillers on this side there is a letter of a right-to-left script that touches them. */
function joinedLetter(letters: readonly Letter[], from: number, step: 1 | -1): boolean {
  let here = letters[from];
  for (let at = from + step; here; at += step) {
    const next = letters[at];
    if (!next) return false;
    const gap = step > 0 ? next.x0 - here.x1 : here.x0 - next.x1;
    if (gap > next.size * 0.14) return false;
    if (!isFiller(next)) return isRightToLeft(next.text) && /\p{L}/u.test(next.text);
    here = next;
  }
  return false;
}

/** The letter that a mark stands on or under: the one with its middle nearest to the mark's. */
function ownerOf(letters: readonly Letter[], mark: Letter): Letter | null {
  const middle = (mark.x0 + mark.x1) / 2;
  let best: Letter | null = null;
  let least = Infinity;
  for (const letter of letters) {
    if (letter.text === ' ') continue;
    const off = middle >= letter.x0 && middle <= letter.x1 ? Math.abs((letter.x0 + letter.x1) / 2 - middle) / 10 : Math.min(Math.abs(letter.x0 - middle), Math.abs(letter.x1 - middle));
    if (off < least) [best, least] = [letter, off];
  }
  return best;
}
