/** How an element is laid out, as far as its text is concerned: by computed style on a page, by its tag elsewhere. */
import { marker, styleOfAttribute, type CounterStyle, type CounterStyles } from './html-labels.ts';

export interface Look {
  /** False where the element and all in it is not shown. */
  readonly shown: boolean;
  /** Its own text is invisible; that of its children need not be. */
  readonly hidden: boolean;
  readonly block: boolean;
  readonly cell: boolean;
  readonly item: boolean;
  readonly fixed: boolean;
  /** An inline box of its own: words do not run into it. */
  readonly apart: boolean;
  /** Raised like a footnote mark. */
  readonly raised: boolean;
  readonly pre: boolean;
  readonly listStyle: string;
  /** A marker that the style sheet writes out (`::marker { content }`); null for the usual one. */
  readonly marker: string | null;
}

export interface Styles {
  of(element: Element): Look;
  readonly counters: CounterStyles;
}

const BLOCKS = new Set([
  'ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'CAPTION', 'CENTER', 'DD', 'DETAILS', 'DIV', 'DL', 'DT', 'FIELDSET',
  'FIGCAPTION', 'FIGURE', 'FOOTER', 'FORM', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'HGROUP', 'HTML', 'LEGEND', 'LI',
  'MAIN', 'MENU', 'OL', 'P', 'PRE', 'SECTION', 'SUMMARY', 'TABLE', 'TBODY', 'TD', 'TFOOT', 'TH', 'THEAD', 'TR', 'UL',
]);

/** By tags and attributes alone. */
export function plainStyles(): Styles {
  return { of: plainLook, counters: () => undefined };
}

function plainLook(element: Element): Look {
  const tag = element.tagName.toUpperCase();
  const style = element.getAttribute('style') ?? '';
  const item = tag === 'LI';
  return {
    shown: !element.hasAttribute('hidden') && !/display\s*:\s*none|content-visibility\s*:\s*hidden/iu.test(style),
    hidden: /visibility\s*:\s*(?:hidden|collapse)/iu.test(style),
    block: BLOCKS.has(tag),
    cell: tag === 'TD' || tag === 'TH' || tag === 'CAPTION',
    item,
    fixed: false,
    apart: false,
    raised: false,
    pre: tag === 'PRE' || element.closest('pre') !== null,
    listStyle: item ? plainListStyle(element, style) : 'none',
    marker: null,
  };
}

function plainListStyle(item: Element, style: string): string {
  const list = item.parentElement;
  for (const text of [style, list?.getAttribute('style') ?? '']) {
    const named = /list-style(?:-type)?\s*:\s*([^;]+)/iu.exec(text)?.[1]?.trim().split(/\s+/u)[0];
    if (named) return named;
  }
  return styleOfAttribute(item.getAttribute('type'))
    ?? styleOfAttribute(list?.getAttribute('type') ?? null)
    ?? (list?.tagName.toUpperCase() === 'OL' ? 'decimal' : 'disc');
}

/** By what the browser computed. */
export function pageStyles(view: Window): Styles {
  const counters = pageCounters(view.document);
  const of = (element: Element): Look => {
    const style = view.getComputedStyle(element);
    const { display, position } = style;
    const inline = display === '' || display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');
    const block = !inline && display !== 'none';
    const away = position === 'absolute' || position === 'fixed';
    const item = display === 'list-item';
    return {
      shown: display !== 'none' && style.contentVisibility !== 'hidden' && !(away && outOfSight(element, style)),
      hidden: style.visibility !== 'visible',
      block,
      cell: display === 'table-cell' || display === 'table-caption',
      item,
      fixed: position === 'fixed',
      apart: display === 'inline-block' || display === 'inline-flex' || display === 'inline-grid',
      raised: !block && style.verticalAlign === 'super',
      pre: style.whiteSpace.startsWith('pre') || style.whiteSpace === 'break-spaces',
      listStyle: item ? listStyle(style) : 'none',
      marker: item ? writtenMarker(view, element) : null,
    };
  };
  return { of, counters };
}

/** Text for screen readers only, and small fixed bars, which are never the document. */
function outOfSight(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.clip !== 'auto' && /^rect\((?:[01]px,?\s*){4}\)$/u.test(style.clip)) return true;
  if (/^inset\((?:50|100)%/u.test(style.clipPath)) return true;
  if (style.overflow === 'hidden' && (Number.parseFloat(style.width) <= 1 || Number.parseFloat(style.height) <= 1)) return true;
  if (style.position !== 'fixed') return false;
  const box = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  return view !== null && box.width * box.height < 0.4 * view.innerWidth * view.innerHeight;
}

function listStyle(style: CSSStyleDeclaration): string {
  return style.listStyleType === 'none' && style.listStyleImage !== 'none' ? 'disc' : style.listStyleType;
}

/** `::marker { content: "a) " }`: only written-out text, counters are not resolved by the computed style. */
function writtenMarker(view: Window, element: Element): string | null {
  const { content } = view.getComputedStyle(element, '::marker');
  return /^(["']).*\1$/su.test(content) ? marker(content, 0) : null;
}

/** The page's own counter styles, as far as its style sheets may be read; looked up once a name. */
function pageCounters(document: Document): CounterStyles {
  const known = new Map<string, CounterStyle | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, findCounterStyle(document, name));
    return known.get(name);
  };
}

function findCounterStyle(document: Document, name: string): CounterStyle | undefined {
  for (const sheet of document.styleSheets) {
    try {
      for (const rule of sheet.cssRules) {
        if (!('symbols' in rule) || (rule as CSSCounterStyleRule).name !== name) continue;
        const { system, symbols, additiveSymbols, prefix, suffix } = rule as CSSCounterStyleRule;
        if (additiveSymbols) return undefined;
        return { system: system || 'symbolic', symbols: strings(symbols), prefix: strings(prefix)[0] ?? '', suffix: strings(suffix)[0] ?? '. ' };
      }
    } catch {
      // A style sheet of another origin: its rules are not for us.
    }
  }
  return undefined;
}

function strings(css: string): string[] {
  return [...css.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\S+)/gu)].map((match) => (match[1] ?? match[2] ?? match[3] ?? '').replace(/\\(.)/gu, '$1'));
}
