/**
 * Runs of text in WordprocessingML (ECMA-376 part 1, section 17.3.2). Word does not find a letter's direction by itself:
 * Arabic stands in runs marked `w:rtl`, which also choose the complex-script font, size and language.
 */
export type Direction = 'rtl' | 'ltr';

export interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
}

const RTL = '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}';
/** Right-to-left words with the spaces, digits and signs between them. */
const RTL_STRETCH = new RegExp(`[${RTL}](?:[^\\p{L}]*[${RTL}])*`, 'gu');
/** Words of other scripts with what stands between them: symbols such as A/RES/70/1 stay in one piece. */
const LTR_STRETCH = new RegExp(`(?:[\\p{N}/().-]*)(?!(?:[${RTL}]))\\p{L}(?:[^\\p{L}]*(?!(?:[${RTL}]))\\p{L})*[\\p{N}/.-]*`, 'gu');
const STRONG = new RegExp(`(?<rtl>[${RTL}])|\\p{L}`, 'u');

/** By the first letter, as browsers do for `dir="auto"`. */
export function directionOf(text: string, otherwise: Direction = 'ltr'): Direction {
  const found = STRONG.exec(text);
  if (found === null) return otherwise;
  return found.groups?.['rtl'] === undefined ? 'ltr' : 'rtl';
}

export function escaped(text: string): string {
  return withoutForbidden(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** XML 1.0 has no control characters but tab and line ends, and no halves of letters. */
export function withoutForbidden(text: string): string {
  // oxlint-disable-next-line no-control-regex -- exactly those are left out
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
}

/** The pieces of a text with the direction that each run needs in a paragraph of this direction. */
export function stretches(text: string, base: Direction): readonly { readonly text: string; readonly direction: Direction }[] {
  const other: Direction = base === 'rtl' ? 'ltr' : 'rtl';
  const pieces: { text: string; direction: Direction }[] = [];
  let at = 0;
  for (const found of text.matchAll(base === 'rtl' ? LTR_STRETCH : RTL_STRETCH)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), direction: base });
    pieces.push({ text: found[0], direction: other });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), direction: base });
  return pieces;
}

/** Runs of a text; `deleted` writes them as the inside of `w:del`. Line ends become `w:br`, tabs `w:tab`. */
export function runs(text: string, base: Direction, look: Look = {}, deleted = false): string {
  return stretches(withoutForbidden(text), base)
    .map(({ text: piece, direction }) => `<w:r>${runProperties(direction, look)}${words(piece, deleted ? 'w:delText' : 'w:t')}</w:r>`)
    .join('');
}

/** In the order of the schema: rFonts, b, bCs, i, iCs, …, rtl. */
function runProperties(direction: Direction, { bold = false, italic = false, code = false }: Look): string {
  const inner = [
    code ? '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/>' : '',
    bold ? '<w:b/><w:bCs/>' : '',
    italic ? '<w:i/><w:iCs/>' : '',
    direction === 'rtl' ? '<w:rtl/>' : '',
  ].join('');
  return inner === '' ? '' : `<w:rPr>${inner}</w:rPr>`;
}

function words(text: string, element: 'w:t' | 'w:delText'): string {
  return text
    .split(/(\r?\n|\r|\t|[\u2028\u2029])/)
    .filter((part) => part !== '')
    .map((part) => (part === '\t' ? '<w:tab/>' : /^[\r\n\u2028\u2029]/.test(part) ? '<w:br/>' : `<${element} xml:space="preserve">${escaped(part)}</${element}>`))
    .join('');
}

/** A paragraph. `inner` is runs; `indent` a `w:ind`, which the schema puts after the direction. */
export function paragraph(style: string, direction: Direction, inner: string, indent = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${direction === 'rtl' ? '<w:bidi/>' : ''}${indent}</w:pPr>${inner}</w:p>`;
}
