/**
 * A statement that a body's president makes for it: "At the 50th meeting of the Council … the President made the following
 * statement:", and then paragraph by paragraph, in quotation marks, what the body says. Nothing in it has a number.
 */
import { type Act, actAs, readAct } from './acts.ts';
import type { Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';
import { matchAt, openingWords, type Word } from './phrases.ts';

const QUOTE = /^["«„「『]/;
/** S/PRST/2046/7 on the head of the document. */
const SYMBOL = /\/PRST\/\d/;
const HEAD = 2_000;
/** Words among which the verb stands behind the body's name: "The Human Rights Council reaffirms"; Chinese has one a sign. */
const BEFORE_VERB = 9;

/** Is this the sentence that says who makes the statement? */
export function opensStatement(text: string, line: Line, next: Line | undefined): boolean {
  if (line.label !== null || line.end - line.start < 40 || !/[:：]$/.test(text.slice(line.start, line.end)) || next === undefined || next.label !== null) return false;
  if (!QUOTE.test(text.slice(next.start, next.end)) || subjectOf(next.lexicon, openingWords(text, next.start, next.end, 12), 5) === null) return false;
  return SYMBOL.test(text.slice(0, HEAD)) || subjectOf(line.lexicon, openingWords(text, line.start, line.end, 60), 60) !== null;
}

/** What the body does in a paragraph of its statement: "“The Council calls upon all States …". */
export function actSaid(text: string, { start: from, end, lexicon }: Line): { readonly act: Act; readonly actName: string } | null {
  const words = openingWords(text, from, end, BEFORE_VERB + 12);
  const subject = subjectOf(lexicon, words, 3);
  for (const [k, { start }] of words.slice(0, BEFORE_VERB).entries()) {
    const behind = subject !== null && subject[0] === k + 1 ? ([1, subject[1] - k] as const) : undefined;
    const act = readAct(text, start, end, lexicon, 'un', behind);
    // Chinese has one form for both sides.
    if (act?.operative === true) return { act, actName: act.preambular ? (actAs('operative', text, start, end, lexicon, 'un') ?? act.act) : act.act };
  }
  return null;
}

/** From which word to which a body is named, beginning within so many words. */
function subjectOf(lexicon: Lexicon, words: readonly Word[], within: number): readonly [number, number] | null {
  for (let k = 0; k < Math.min(words.length, within); k++) {
    const council = matchAt(lexicon.addressees, words, k);
    const found = matchAt(lexicon.speakers, words, k) ?? matchAt(lexicon.organs, words, k) ?? (council?.value === 'council' ? council : null);
    if (found !== null) return [k, found.next];
  }
  return null;
}
