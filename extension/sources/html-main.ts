/**
 * Which part of a page is its text. Evidence first by meaning (tags, roles), then by name (class, id),
 * then by shape (lists of short links). What is left out here is never read, painted or searched.
 */

/** Never text of the document, whatever they hold. */
const SILENT = new Set([
  'SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'FRAME', 'OBJECT', 'EMBED', 'AUDIO', 'VIDEO', 'CANVAS', 'MAP',
  'BUTTON', 'SELECT', 'TEXTAREA', 'INPUT', 'OPTION', 'DATALIST', 'PROGRESS', 'METER', 'DIALOG', 'NAV', 'SVG', 'HEAD',
  'TITLE', 'LINK', 'META', 'RP',
]);

/** ARIA roles of what stands around a document (WAI-ARIA 1.2). */
const AROUND = new Set([
  'navigation', 'banner', 'contentinfo', 'search', 'menu', 'menubar', 'toolbar', 'tablist', 'dialog', 'alertdialog',
  'alert', 'status', 'log', 'tooltip', 'tree', 'combobox', 'listbox', 'button', 'progressbar', 'slider', 'switch',
]);

/** Whole words of class and id that name what stands around a document. */
const AROUND_NAMES = new Set([
  'nav', 'navbar', 'navigation', 'menu', 'breadcrumb', 'breadcrumbs', 'sidebar', 'banner', 'masthead', 'toolbar',
  'share', 'social', 'search', 'pager', 'pagination', 'related', 'newsletter', 'modal', 'popup', 'toast',
  'footer', 'header', 'skip', 'skiplink', 'noprint',
]);
const AROUND_NAME = /cookie|consent|gdpr|onetrust|cc-window|site-(?:header|footer|nav)|page-(?:header|footer)|global-(?:header|footer|nav)|main-(?:menu|nav)|nav-?bar|lang(?:uage)?-(?:switch|select|menu|nav)|skip-(?:link|to|nav)|social-|share-|back-to-top|breadcrumb/iu;

const FOOTNOTE_NAME = /(?:^|[\s_-])(?:foot-?notes?|end-?notes?|fn-?(?:list|group)?|notes?-?de-?bas)(?:$|[\s_-])/iu;

/** True for elements whose whole content is not text of a document. */
export function isSilent(element: Element): boolean {
  return SILENT.has(element.tagName.toUpperCase());
}

/** True for an element that holds footnotes or is one. */
export function holdsFootnotes(element: Element): boolean {
  const role = element.getAttribute('role');
  if (role !== null && /^doc-(?:footnotes?|endnotes?)$/u.test(role)) return true;
  return FOOTNOTE_NAME.test(names(element));
}

/**
 * True for menus, headers and footers of the site, cookie banners and the like.
 * `whole` is the number of characters under the root: something that holds a third of a page is its text,
 * whatever its name says.
 */
export function isAround(element: Element, root: Element, whole: number): boolean {
  const tag = element.tagName.toUpperCase();
  const role = element.getAttribute('role');
  if (role !== null && AROUND.has(role) && !holdsMuch(element, whole)) return true;
  if (tag === 'ASIDE' || role === 'complementary') return !holdsFootnotes(element) && !holdsMuch(element, whole);
  if (tag === 'HEADER' || tag === 'FOOTER') {
    if (element.closest('main, [role=main], article, section, blockquote')) return false;
    if (holdsFootnotes(element) || element.querySelector('[role^=doc-], .footnotes')) return false;
    // A converter's title block is a header too: without links or fields it is part of the text.
    if (tag === 'HEADER' && !element.querySelector('nav, form, input, button, a[href]')) return false;
    return !holdsMuch(element, whole);
  }
  if (namedAround(element)) {
    return !holdsFootnotes(element) && !element.querySelector('main, [role=main], article') && !holdsMuch(element, whole);
  }
  return (tag === 'UL' || tag === 'OL' || tag === 'TD' || tag === 'DL') && !root.matches('main, [role=main], article') && isMenu(element);
}

/** The element whose text is the document's: `main` where the page has one that holds it, else an article, else the body. */
export function mainElement(document: Document, shown: (element: Element) => boolean): Element | null {
  const body = document.body as Element | null;
  const all = body ?? document.documentElement;
  if (!all) return null;
  const mains = [...all.querySelectorAll('main, [role=main]')].filter(shown);
  const main = longest(mains);
  if (main && length(main) > 0) {
    // A page may keep a small `main` for its widgets and its document elsewhere: then the body is read.
    const outside = length(all) - length(main);
    if (length(main) >= 1500 || outside < 4 * length(main) + 4000) return main;
  }
  const article = longest([...all.querySelectorAll('article, [role=article], [role=document]')].filter(shown));
  if (article && length(article) >= 800 && length(article) * 2 > length(all)) return article;
  return all;
}

export function length(element: Element): number {
  return element.textContent?.length ?? 0;
}

function longest(elements: readonly Element[]): Element | undefined {
  let best: Element | undefined;
  for (const element of elements) {
    if (!best || length(element) > length(best)) best = element;
  }
  return best;
}

function holdsMuch(element: Element, whole: number): boolean {
  return length(element) * 3 > whole;
}

function names(element: Element): string {
  return `${element.getAttribute('class') ?? ''} ${element.id ?? ''}`;
}

function namedAround(element: Element): boolean {
  if (!element.hasAttribute('class') && !element.id) return false;
  const tag = element.tagName.toUpperCase();
  // Letters, lines and headings are text even where a style sheet calls them "header".
  if (/^(?:P|SPAN|A|H\d|LI|TD|TH|TR|TBODY|BODY|HTML|EM|STRONG|B|I|SUP)$/u.test(tag)) return false;
  const text = names(element);
  if (AROUND_NAME.test(text)) return true;
  return text.toLowerCase().split(/\s+/u).some((name) => AROUND_NAMES.has(name));
}

/** A list of at least four short links with hardly anything else, and no document numbers among them. */
function isMenu(element: Element): boolean {
  const links = element.querySelectorAll('a[href]');
  if (links.length < 4) return false;
  let letters = 0;
  let numbered = 0;
  for (const link of links) {
    const text = link.textContent ?? '';
    letters += text.trim().length;
    if (/\p{Nd}/u.test(text)) numbered += 1;
  }
  const all = (element.textContent ?? '').replace(/\s+/gu, ' ').length;
  return letters > 0.75 * all && letters / links.length < 40 && numbered * 4 < links.length;
}
