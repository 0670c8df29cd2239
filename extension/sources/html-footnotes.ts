/** Footnotes as pages write them: the raised mark in a line, and the paragraph that begins with the way back to it. */

/** The number of a footnote mark: digits, letters with a link, stars. Null for "1er", "m²" in words and the like. */
export function footnoteMark(element: Element): { readonly bracketed: boolean } | null {
  const text = (element.textContent ?? '').trim();
  if (!/^(?:[([]?\p{Nd}{1,3}[)\]]?|[*†‡§¶]{1,3}|[([]?\p{L}{1,2}[)\]]?)$/u.test(text)) return null;
  if (/\p{L}/u.test(text) && !element.querySelector('a[href^="#"]') && !element.closest('a[href^="#"]')) return null;
  return { bracketed: /^[([]/u.test(text) };
}

/** A paragraph that begins with the way back to its mark, as word processors write footnotes. */
export function isFootnote(element: Element): boolean {
  const id = element.id ?? '';
  if (/^_?_?(?:ftn|edn|fn|footnote|endnote)[-:_]?\d+$/iu.test(id)) return true;
  if (element.tagName.toUpperCase() !== 'P') return false;
  const first = element.firstElementChild;
  return first !== null && first.tagName.toUpperCase() === 'A' && /#_?(?:ftnref|ednref|fnref)/iu.test(first.getAttribute('href') ?? '');
}
