/** A comment where there is room for a line or two: its words without their Markdown, mentions by name. Pure. */

/** What Markdown marks words with, in the order in which it is taken away, and what stays of each. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/@\[([^[\]\n]{1,160})\]\([0-9a-f-]{36}\)/g, '@$1'],
  [/!?\[([^[\]\n]{1,400})\]\([^()\s]{1,2000}\)/g, '$1'],
  [/^ {0,3}(?:`{3,}|~{3,})[^\n]*$/gm, ''],
  [/^ {0,3}(?:\*{3,}|-{3,}|_{3,})$/gm, ''],
  [/^ {0,3}(?:#{1,6} |>+ ?)/gm, ''],
  [/^( {0,8})[-*+] /gm, '$1• '],
  [/\*\*|~~|`/g, ''],
  [/(?<![\p{L}\p{N}_])__(?=[^_\s])|(?<=[^_\s])__(?![\p{L}\p{N}_])/gu, ''],
  [/\*(?! )([^*\n]{1,2000})(?<! )\*/g, '$1'],
  [/(?<![\p{L}\p{N}_])_(?! )([^_\n]{1,2000})(?<! )_(?![\p{L}\p{N}_])/gu, '$1'],
  [/\n{3,}/g, '\n\n'],
];
/** A sign behind a backslash means itself: it is put aside, among signs that nobody writes. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const ASIDE = 0xe000;

/** @param most UTF-16 units; what is longer ends with an ellipsis */
export function plainComment(body: string, most: number): string {
  // Longer bodies are cut first: nobody waits for the end of 64 kB that he does not see.
  const aside = body.slice(0, most * 2).replace(ESCAPED, (_, sign: string) => String.fromCharCode(ASIDE + sign.charCodeAt(0)));
  const text = MARKS.reduce((now, [mark, stays]) => now.replace(mark, stays), aside)
    .replace(/[\uE021-\uE07E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - ASIDE))
    .trim();
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
