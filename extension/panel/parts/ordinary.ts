/**
 * Notes that are only words, as most are: they need no Markdown parser and no purifier, which together take a
 * millisecond a note, fifteen at a time while a list is scrolled. Pure.
 */

/** UTF-16 units up to which a body is looked at. */
const LOOKED_AT = 4_000;
/** Signs that mean nothing to Markdown inside a line. */
const ORDINARY = /^[\p{L}\p{M}\p{Nd}\p{Pi}\p{Pf} \n,;.:?!'"()/…–—“”‘’，。；：、（）،؛؟#%-]+$/u;
/** What would begin something else than a paragraph, end a line otherwise, or be an address. */
const MEANING = /^[ :-]|^#{1,6}(?:[ \n]|$)|^\p{Nd}+[.)]| {2}| $|:\/\/|www\./imu;

/** Whether Markdown would make of it just what `paragraphsOf` does: false also where that is not certain. */
export function isOrdinary(body: string): boolean {
  return body.length <= LOOKED_AT && ORDINARY.test(body) && !MEANING.test(body);
}

/** The lines of each paragraph. */
export function paragraphsOf(body: string): readonly (readonly string[])[] {
  return body.split(/\n{2,}/u).map((part) => part.split('\n').filter((line) => line !== '')).filter((lines) => lines.length > 0);
}
