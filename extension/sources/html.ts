/**
 * A page as a text model: one walk over the main text gives the immutable string, its blocks
 * and the map back to the page. Runs on any DOM: where there is a window, what CSS hides is left out and
 * what CSS shows (list markers) is put in; without one (the command line) the tags alone decide.
 */
import type { DocumentText } from '../../shared/text/types.ts';
import { pageStyles, plainStyles, type Look, type Styles } from './html-styles.ts';
import { holdsFootnotes, isAround, isSilent, length, mainElement } from './html-main.ts';
import { Builder, START, type Context } from './html-builder.ts';
import { footnoteMark, isFootnote } from './html-footnotes.ts';
import { marker } from './html-labels.ts';
import { textMap, type TextMap } from './html-map.ts';

export interface HtmlText extends TextMap {
  readonly document: DocumentText;
  /** The element whose text this is. */
  readonly root: Element;
  /** For each block, the element that lays it out. Several blocks may share one (line breaks). */
  readonly elements: readonly Element[];
}

export interface HtmlOptions {
  /** Elements that are not the page's, such as our own host. */
  readonly ignore?: ReadonlySet<Node>;
  /** Read under this element instead of the main text. */
  readonly root?: Element;
}

const TEXT = 3;
const ELEMENT = 1;
/** Nodes between two chances to pause: about a tenth of a millisecond. */
const SLICE = 64;

/** Reads the page at once. Raises nothing; a page without text gives an empty document. */
export function htmlText(page: Document, options: HtmlOptions = {}): HtmlText {
  const steps = htmlTextSteps(page, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Reads the page in small steps, so that the caller may let the page work between two of them.
 * The caller starts again when the page changed in the meantime.
 */
export function htmlTextSteps(page: Document, options: HtmlOptions = {}): Iterator<void, HtmlText> {
  const styles = page.defaultView?.getComputedStyle ? pageStyles(page.defaultView) : plainStyles();
  const root = options.root ?? mainElement(page, (element) => styles.of(element).shown);
  const builder = new Builder();
  const walk = root ? new Walk(root, styles, builder, options.ignore ?? new Set()) : null;
  return {
    next: () => {
      if (walk?.goes(SLICE)) return { done: false, value: undefined };
      builder.endBlock();
      const document: DocumentText = { text: builder.parts.join(''), blocks: builder.blocks };
      return { done: true, value: { document, root: root ?? page.documentElement, elements: builder.elements, ...textMap(builder.segments) } };
    },
  };
}

/** What is to be done when the nodes of a level are through, in this order. */
const GAP = 1;
const LIST = 2;
const BLOCK = 4;
const ITEM = 8;
const MARK = 16;
const BRACKETED = 32;
const SPACE = 64;

/** Nodes side by side that are being walked: of a parent (by its next child), or of a slot (by a list). */
interface Level {
  node: Node | null;
  readonly list: readonly Node[] | null;
  at: number;
  readonly context: Context;
  /** Of the numbers above. */
  readonly after: number;
}

/** The walk keeps its own stack: it stops and goes on anywhere, and no page is nested too deeply for it. */
class Walk {
  readonly #whole: number;
  readonly #lists: { value: number; readonly step: number }[] = [];
  readonly #levels: Level[] = [];
  readonly #root: Element;
  readonly #styles: Styles;
  readonly #out: Builder;
  readonly #ignore: ReadonlySet<Node>;

  constructor(root: Element, styles: Styles, out: Builder, ignore: ReadonlySet<Node>) {
    this.#root = root;
    this.#styles = styles;
    this.#out = out;
    this.#ignore = ignore;
    this.#whole = length(root);
    this.#enter(root.firstChild, START, 0);
  }

  /** Walks `nodes` nodes further; false when there are no more. */
  goes(nodes: number): boolean {
    for (let left = nodes; left > 0;) {
      const level = this.#levels[this.#levels.length - 1];
      if (!level) return false;
      const { node } = level;
      if (node) {
        level.node = level.list ? (level.list[++level.at] ?? null) : node.nextSibling;
        left -= 1;
        if (node.nodeType === TEXT) {
          if (!level.context.hidden) this.#out.write(node as Text, level.context, this.#root);
        } else if (node.nodeType === ELEMENT) this.#element(node as Element, level.context);
      } else {
        this.#levels.pop();
        if (level.after !== 0) this.#leave(level.after);
      }
    }
    return true;
  }

  #enter(node: Node | null, context: Context, after: number, list: readonly Node[] | null = null): void {
    this.#levels.push({ node, list, at: 0, context, after });
  }

  #leave(after: number): void {
    if (after & GAP) this.#out.gap();
    if (after & LIST) this.#lists.pop();
    if (after & BLOCK) this.#out.endBlock();
    if (after & ITEM) this.#out.endItem();
    if (after & MARK) this.#out.endMark({ bracketed: (after & BRACKETED) !== 0 });
    if (after & SPACE) this.#out.space();
  }

  #element(element: Element, context: Context): void {
    if (this.#ignore.has(element)) return;
    if (isSilent(element)) {
      this.#out.gap();
      return;
    }
    const tag = element.tagName.toUpperCase();
    if (tag === 'BR') {
      this.#out.lineBreak();
      return;
    }
    if (tag === 'HR') {
      this.#out.endBlock();
      return;
    }
    const look = this.#styles.of(element);
    if (!look.shown) {
      this.#out.gap();
      return;
    }
    if (tag === 'DEL' && !context.hidden) {
      // Deleted text is struck through on the page; it does not count, but the block has been changed.
      this.#out.changed('modified');
      this.#out.gap();
      return;
    }
    if ((look.block || look.fixed) && isAround(element, this.#root, this.#whole)) {
      this.#out.endBlock();
      this.#out.gap();
      return;
    }
    const below = this.#below(element, tag, look, context);
    if (look.block) {
      this.#out.endBlock();
      if (look.item) this.#item(element, tag, look, below);
      this.#list(element, tag, below, look.item ? BLOCK | ITEM : BLOCK);
      return;
    }
    const mark = tag === 'SUP' || look.raised ? footnoteMark(element) : null;
    if (mark !== null && !below.hidden) {
      this.#out.beginMark(mark, below, this.#root);
      this.#inside(element, tag, below, mark.bracketed ? MARK | BRACKETED : MARK);
      return;
    }
    if (look.apart) this.#out.space();
    this.#inside(element, tag, below, look.apart ? SPACE : 0);
  }

  #below(element: Element, tag: string, look: Look, context: Context): Context {
    const change = tag === 'INS' ? 'inserted' : context.change;
    if (!look.block) {
      if (look.hidden === context.hidden && look.pre === context.pre && change === context.change) return context;
      return { ...context, hidden: look.hidden, pre: look.pre, change };
    }
    let { role, level } = context;
    const heading = /^H([1-6])$/u.exec(tag);
    if (role !== 'footnote' && (holdsFootnotes(element) || isFootnote(element))) role = 'footnote';
    else if (role !== 'footnote' && (heading || element.getAttribute('role') === 'heading')) {
      role = 'heading';
      level = Number(heading?.[1] ?? element.getAttribute('aria-level') ?? 2) || 2;
    } else if (role !== 'footnote' && look.item) {
      role = 'item';
      level = Math.max(1, this.#lists.length);
    } else if (role !== 'footnote' && look.cell) {
      role = 'cell';
      level = 0;
    }
    return { role, level, container: element, pre: look.pre, hidden: look.hidden, change };
  }

  #list(element: Element, tag: string, context: Context, after: number): void {
    if (tag !== 'OL' && tag !== 'UL' && tag !== 'MENU') {
      this.#inside(element, tag, context, after);
      return;
    }
    const reversed = tag === 'OL' && element.hasAttribute('reversed');
    const items = reversed ? [...element.children].filter((child) => child.tagName.toUpperCase() === 'LI').length : 0;
    const start = Number.parseInt(element.getAttribute('start') ?? '', 10);
    const step = reversed ? -1 : 1;
    const first = Number.isNaN(start) ? (reversed ? items : 1) : start;
    this.#lists.push({ value: first - step, step });
    this.#inside(element, tag, { ...context, role: context.role === 'footnote' ? 'footnote' : 'paragraph' }, after | LIST);
  }

  /** The marker of a list item: generated text, which no text node shows. */
  #item(element: Element, tag: string, look: Look, context: Context): void {
    const list = this.#lists[this.#lists.length - 1];
    const own = Number.parseInt(element.getAttribute('value') ?? '', 10);
    let value = 1;
    if (list && tag === 'LI') {
      list.value = Number.isNaN(own) ? list.value + list.step : own;
      value = list.value;
    }
    if (!context.hidden) this.#out.beginItem(look.marker ?? marker(look.listStyle, value, this.#styles.counters));
  }

  /** The children as they are laid out: an open shadow root in place of them, slots filled. */
  #inside(element: Element, tag: string, context: Context, after: number): void {
    const shadow = element.shadowRoot;
    if (shadow) {
      this.#out.gap();
      this.#enter(shadow.firstChild, context, after | GAP);
      return;
    }
    if (tag === 'SLOT') {
      const filled = (element as HTMLSlotElement).assignedNodes?.({ flatten: true }) ?? [];
      if (filled.length > 0) {
        this.#out.gap();
        this.#enter(filled[0] ?? null, context, after | GAP, filled);
        return;
      }
    }
    if (tag === 'DETAILS' && !element.hasAttribute('open')) {
      const summary = [...element.children].find((child) => child.tagName.toUpperCase() === 'SUMMARY') ?? null;
      this.#enter(summary, context, after, summary ? [summary] : null);
      return;
    }
    this.#enter(element.firstChild, context, after);
  }
}
