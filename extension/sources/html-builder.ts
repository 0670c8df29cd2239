/** The text of a page while it is walked: string, blocks and the segments that map them back. */
import type { Block, BlockRole } from '../../shared/text/types.ts';
import type { Segment } from './html-map.ts';

/** What the elements above say about the text below them. */
export interface Context {
  readonly role: BlockRole;
  readonly level: number;
  readonly container: Element | null;
  readonly pre: boolean;
  readonly hidden: boolean;
  readonly change: 'inserted' | null;
}

export const START: Context = { role: 'paragraph', level: 0, container: null, pre: false, hidden: false, change: null };

/** The text that grows while the page is walked. */
export class Builder {
  readonly parts: string[] = [];
  readonly segments: Segment[] = [];
  readonly blocks: Block[] = [];
  readonly elements: Element[] = [];
  #length = 0;
  #run = 0;
  #open: { readonly start: number; readonly context: Context; changes: Set<string>; plain: boolean } | null = null;
  /** White space seen but not written: it counts only between two words. */
  #pending: { readonly node: Text; readonly at: number } | 'made' | null = null;
  #broken = false;
  #tail = '';
  /** The marker of a list item that has no text yet. */
  #marker: string | null = null;
  /** A mark that opens its footnote: its number is the label, set apart from the words. */
  #opening = false;

  /** What follows does not stand beside what was written: no DOM range may cover both. */
  gap(): void {
    this.#run += 1;
  }

  space(): void {
    if (this.#open) this.#pending ??= 'made';
  }

  changed(change: string): void {
    this.#open?.changes.add(change);
  }

  /** Two line breaks end a paragraph; one may only wrap it (see `endsLine`). */
  lineBreak(): void {
    if (!this.#open) return;
    if (this.#broken) this.endBlock();
    else this.#broken = true;
  }

  endBlock(): void {
    this.#pending = null;
    this.#broken = false;
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    this.#run += 1;
    const { role, level, container } = open.context;
    const change = open.changes.has('modified') || (open.changes.has('inserted') && open.plain) ? 'modified' : open.changes.has('inserted') ? 'inserted' : null;
    this.blocks.push({
      start: open.start,
      end: this.#length,
      ranges: [[open.start, this.#length]],
      role,
      ...(level > 0 && (role === 'heading' || role === 'item') ? { level } : {}),
      ...(change ? { change } : {}),
    });
    this.elements.push(container!);
    this.#put('\n');
  }

  /** A list item begins; its marker, '' for none, opens the first block in it. */
  beginItem(marker: string): void {
    this.#marker = (this.#marker ?? '') + marker;
  }

  endItem(): void {
    this.#marker = null;
  }

  /** `^(` of a footnote mark in running text; `(` where the mark opens the footnote itself. */
  beginMark(mark: { readonly bracketed: boolean }, context: Context, root: Element): void {
    const opens = this.#open === null || this.#length === this.#open.start;
    this.#flush();
    this.#begin(context, root);
    this.#put(opens ? (mark.bracketed ? '' : '(') : mark.bracketed ? '^' : '^(');
    this.#opening = opens;
  }

  endMark(mark: { readonly bracketed: boolean }): void {
    if (!mark.bracketed) this.#put(')');
    if (this.#opening) this.#pending ??= 'made';
    this.#opening = false;
  }

  write(node: Text, context: Context, root: Element): void {
    const { data } = node;
    if (data === '') return;
    if (context.pre) {
      this.#writePre(node, context, root);
      return;
    }
    const words = /[^ \t\n\r\f]+/gu;
    // The usual case: one stretch of words with single spaces.
    const simple = !/[\t\n\r\f]| {2}/u.test(data);
    if (simple) {
      const lead = data.startsWith(' ') ? 1 : 0;
      const end = data.endsWith(' ') && data.length > lead ? data.length - 1 : data.length;
      if (lead) this.#pending ??= { node, at: 0 };
      if (end > lead) this.#piece(node, lead, end, context, root);
      if (end < data.length) this.#pending = { node, at: end };
      return;
    }
    let last = 0;
    for (const match of data.matchAll(words)) {
      if (match.index > last) this.#pending = { node, at: match.index - 1 };
      last = match.index + match[0].length;
      this.#piece(node, match.index, last, context, root);
    }
    if (last < data.length) this.#pending ??= { node, at: last };
  }

  /** Preformatted text: every character stands; an empty line ends a paragraph, a single line end may wrap it. */
  #writePre(node: Text, context: Context, root: Element): void {
    for (const match of node.data.matchAll(/(\r?\n)|[^\r\n]+|\r/gu)) {
      if (match[1] !== undefined) {
        this.#pending = null;
        this.lineBreak();
        continue;
      }
      const text = match[0];
      const lead = text.length - text.trimStart().length;
      if (lead === text.length) {
        if (this.#open && !this.#broken) this.#pending ??= { node, at: match.index };
        continue;
      }
      this.#piece(node, match.index + lead, match.index + text.trimEnd().length, context, root);
      if (/[ \t]$/u.test(text)) this.#pending = { node, at: match.index + text.trimEnd().length };
    }
  }

  #piece(node: Text, from: number, to: number, context: Context, root: Element): void {
    const text = node.data.slice(from, to);
    if (this.#broken && this.#open) {
      if (endsLine(this.#tail, node.data.slice(from, from + 24))) this.endBlock();
      else {
        this.#broken = false;
        this.#pending = null;
        this.#put(' ');
      }
    }
    this.#begin(context, root);
    if (context.change) this.#open?.changes.add(context.change);
    else if (this.#open) this.#open.plain = true;
    this.#flush();
    this.#show(node, from, text);
  }

  #begin(context: Context, root: Element): void {
    if (this.#open) return;
    this.#pending = null;
    this.#broken = false;
    this.#tail = '';
    // Only the first paragraph of an item carries its marker; those after it are paragraphs beside it.
    const role = context.role === 'item' && this.#marker === null ? 'paragraph' : context.role;
    this.#open = { start: this.#length, context: { ...context, role, container: context.container ?? root }, changes: new Set(), plain: false };
    if (this.#marker) this.#put(this.#marker);
    this.#marker = null;
  }

  #flush(): void {
    const pending = this.#pending;
    this.#pending = null;
    if (!pending || !this.#open || this.#length === this.#open.start) return;
    if (pending === 'made') this.#put(' ');
    else this.#show(pending.node, pending.at, ' ');
  }

  #show(node: Text, at: number, text: string): void {
    const last = this.segments[this.segments.length - 1];
    if (last && last.node === node && last.at + last.length === at && last.start + last.length === this.#length && last.run === this.#run) {
      this.segments[this.segments.length - 1] = { ...last, length: last.length + text.length };
    } else this.segments.push({ start: this.#length, length: text.length, node, at, run: this.#run });
    this.#put(text);
  }

  #put(text: string): void {
    if (text === '') return;
    this.parts.push(text);
    this.#length += text.length;
    this.#tail = text.length >= 8 ? text.slice(-8) : (this.#tail + text).slice(-8);
  }
}

/** A sentence or clause has ended before the line break, or a labelled one begins after it. */
function endsLine(before: string, after: string): boolean {
  return /[.;:!?؛؟،。；：，、,…—]["'”’»)\]]*\s*$/u.test(before)
    || /^\s*(?:[•●○–—-]\s|\(?(?:\p{Nd}{1,3}|\p{L}{1,2}|[ivxlc]{1,5}|[一二三四五六七八九十]{1,3})\s?[.)．、）])/iu.test(after);
}

