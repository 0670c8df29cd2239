import { diff, type DiffPart } from '../anchors/diff.ts';

/** A clause's number at its beginning, as documents print it: "1", "2.1", "(a)", "أ )", "3.", "（一）", "١ -". */
const NUMBER = /^\s{0,8}(?:\p{N}{1,3}(?:\.\p{N}{1,3}){0,3}(?!\p{N}) ?[)）.、]?|[(（]?[\p{L}\p{N}]{1,4} ?[)）.、])(?: ?[-–—])?\s{0,8}/u;

/**
 * A proposed wording as a tracked change against the words of its clause. Who proposes words seldom writes the clause's
 * number before them: a wording without one leaves the number as it is, it does not strike it out.
 */
export function amendment(clause: string, wording: string): DiffPart[] {
  return diff(numberedLike(clause, wording), wording);
}

/** The clause's words, without their number where the wording has none. */
export function numberedLike(clause: string, wording: string): string {
  const number = NUMBER.exec(clause)?.[0] ?? '';
  const same = number.trim() !== '' && wording.trimStart().startsWith(number.trim());
  return same || NUMBER.test(wording) || number.length === clause.length ? clause : clause.slice(number.length);
}

/** Where a line breaks is the page's doing, not the clause's. */
export function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
