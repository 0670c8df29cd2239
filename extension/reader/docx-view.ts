/** A Word document on the page: our own typography over the text model, so that every offset has its letter. */
import type { Comment, DocxText, Image, Paragraph, Part, Picture, Run, Table } from '../sources/docx.ts';
import type { HtmlText } from '../sources/html.ts';
import { textMap, type Segment } from '../sources/html-map.ts';
import { fill } from '../words/choose.ts';
import type { ReaderWords } from '../words/reader/shape.ts';

export interface DocxView {
  readonly text: HtmlText;
  /** Gives back what the pictures hold. */
  readonly release: () => void;
}

/** Draws into `root`; nothing in the file becomes markup: every word is a text node. */
export function drawDocx(document: DocxText, root: HTMLElement, words: ReaderWords): DocxView {
  const segments: Segment[] = [];
  const paragraphs: { readonly start: number; readonly end: number; readonly element: HTMLElement }[] = [];
  const addresses = new Map<string, string>();
  const comments = document.comments.toSorted((a, b) => a.end - b.end);
  let commented = 0;
  let run = 0;

  const drawParts = (parts: readonly Part[], into: HTMLElement): void => {
    for (const part of parts) {
      into.append(part.kind === 'table' ? drawTable(part) : drawParagraph(part));
      // A comment stands after the paragraph in which its words end.
      for (let next = comments[commented]; part.kind === 'paragraph' && next && next.end <= part.end; next = comments[++commented]) into.append(drawComment(next, words));
    }
  };

  const drawParagraph = (paragraph: Paragraph): HTMLElement => {
    const element = make(paragraph.heading !== null ? `h${Math.min(6, paragraph.heading + 1)}` : 'p', paragraph.contents ? 'contents' : '');
    element.dir = paragraph.rtl ? 'rtl' : 'ltr';
    dress(element, paragraph);
    if (paragraph.markChange) element.dataset['end'] = paragraph.markChange.kind;
    if (paragraph.runs.length > 0 && paragraph.runs.every((each) => each.hidden !== undefined)) element.classList.add('gone');
    run++;
    for (const each of paragraph.runs) element.append(drawRun(each));
    if (paragraph.end > paragraph.start) paragraphs.push({ start: paragraph.start, end: paragraph.end, element });
    return element;
  };

  const drawRun = (each: Run): HTMLElement => {
    if (each.picture) return drawPicture(each.picture, each, document.images, addresses, words);
    const span = make(each.look.raised || each.note ? 'sup' : each.look.lowered ? 'sub' : 'span', lookOf(each));
    if (each.look.size !== undefined && !each.note) span.style.fontSize = `${Math.max(0.6, Math.min(3, each.look.size / 11))}em`;
    if (each.change) {
      span.dataset['change'] = each.change.kind === 'deleted' || each.change.kind === 'moved-from' ? 'deletion' : 'insertion';
      span.title = fill(each.change.kind === 'inserted' ? words.inserted : each.change.kind === 'deleted' ? words.deleted : words.moved, {
        who: each.change.author ?? words.somebody,
        when: each.change.date?.slice(0, 10) ?? '–',
      });
    }
    if (each.hidden !== undefined) {
      span.append(each.hidden);
      // What follows is not beside what came before: a deletion lies between.
      run++;
      return span;
    }
    const letters = document.text.slice(each.start, each.end);
    const sign = each.note ? /^\^\((.*)\)$/su.exec(letters) : null;
    if (sign) {
      put(span, '^(', each.start, 'sign');
      put(span, sign[1] ?? '', each.start + 2, '');
      put(span, ')', each.end - 1, 'sign');
    } else put(span, letters, each.start, null);
    return span;
  };

  const put = (into: HTMLElement, letters: string, start: number, name: string | null): void => {
    const node = window.document.createTextNode(letters);
    if (name === null || name === '') into.append(node);
    else {
      const span = make('span', name);
      // Signs of our text model stand there for no eye and no ear.
      span.setAttribute('aria-hidden', 'true');
      span.append(node);
      into.append(span);
    }
    if (letters !== '') segments.push({ start, length: letters.length, node, at: 0, run });
  };

  const drawTable = (table: Table): HTMLElement => {
    const element = make('table', '');
    element.dir = table.rtl ? 'rtl' : 'ltr';
    for (const row of table.rows) {
      const line = make('tr', row.change ? classOf(row.change.kind) : '');
      for (const cell of row.cells) {
        const box = make('td', cell.continues ? 'continues' : '');
        if (cell.columns > 1) (box as HTMLTableCellElement).colSpan = cell.columns;
        drawParts(cell.parts, box);
        line.append(box);
      }
      element.append(line);
    }
    return element;
  };

  const sheet = make('article', 'sheet');
  drawParts(document.parts, sheet);
  if (document.noteParts.length > 0) {
    const notes = make('section', 'notes');
    drawParts(document.noteParts, notes);
    sheet.append(notes);
  }
  for (const left of comments.slice(commented)) sheet.append(drawComment(left, words));
  root.replaceChildren(sheet);

  let at = 0;
  const elements = document.blocks.map(({ start }) => {
    while (at < paragraphs.length - 1 && (paragraphs[at]?.end ?? 0) <= start) at++;
    return paragraphs[at]?.element ?? sheet;
  });
  return {
    text: { document, root: sheet, elements, ...textMap(segments) },
    release: () => {
      for (const address of addresses.values()) URL.revokeObjectURL(address);
      addresses.clear();
    },
  };
}

/** Where changes are marked for the eye, they are named for the ear; in the other views their words are words like others. */
export function nameChanges(root: HTMLElement, marked: boolean): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-change]')) {
    if (marked) element.setAttribute('role', element.dataset['change'] ?? '');
    else element.removeAttribute('role');
  }
}

/** Not part of the text: what is said about a document is not the document. */
function drawComment({ parent, author, date, words: said }: Comment, words: ReaderWords): HTMLElement {
  const aside = make('aside', parent === null ? 'comment' : 'comment answer');
  const head = make('p', 'by');
  const name = window.document.createElement('bdi');
  name.append(author ?? words.somebody);
  head.append(name);
  if (date !== null) head.append(' · ', date.slice(0, 10));
  aside.append(head);
  for (const line of said.split('\n')) {
    const paragraph = make('p', '');
    paragraph.dir = 'auto';
    paragraph.append(line);
    aside.append(paragraph);
  }
  return aside;
}

/** A picture of the file, at the size that the file gives it; its description where it cannot be shown. */
function drawPicture(picture: Picture, { change }: Run, images: DocxText['images'], addresses: Map<string, string>, words: ReaderWords): HTMLElement {
  const image = picture.image === null ? undefined : images.get(picture.image);
  const names = change ? classOf(change.kind) : '';
  if (!image || picture.image === null) {
    const box = make('span', `picture ${names}`);
    box.dir = 'auto';
    // Said by style alone, so that it is no letter of the text.
    box.dataset['words'] = picture.words === '' ? words.picture : picture.words;
    return box;
  }
  const element = make('img', names) as HTMLImageElement;
  element.src = addressOf(picture.image, image, addresses);
  element.alt = picture.words;
  element.decoding = 'async';
  if (picture.width !== null) element.style.inlineSize = `${picture.width}pt`;
  if (picture.width !== null && picture.height !== null) element.style.aspectRatio = `${picture.width} / ${picture.height}`;
  return element;
}

function addressOf(name: string, { type, bytes }: Image, addresses: Map<string, string>): string {
  const known = addresses.get(name) ?? URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  addresses.set(name, known);
  return known;
}

function make(tag: string, name: string): HTMLElement {
  const element = window.document.createElement(tag);
  if (name !== '') element.className = name;
  return element;
}

const limited = (points: number): string => `${Math.max(0, Math.min(140, points)) * 0.9}pt`;

/** Only a share of Word's indentation: a window is narrower than a page. */
function dress(element: HTMLElement, { align, indent }: Paragraph): void {
  if (align === 'center' || align === 'end') element.style.textAlign = align;
  if (align === 'justify') element.classList.add('justified');
  if (indent.start > 0) element.style.paddingInlineStart = limited(indent.start);
  if (indent.end > 0) element.style.paddingInlineEnd = limited(indent.end);
  if (indent.first !== 0) element.style.textIndent = `${Math.max(-indent.start, Math.min(60, indent.first)) * 0.9}pt`;
}

const classOf = (kind: string): string => (kind === 'inserted' || kind === 'moved-to' ? 'inserted' : 'deleted');

function lookOf({ look, change, label, link, note }: Run): string {
  const names: string[] = [];
  if (look.bold) names.push('bold');
  if (look.italic) names.push('italic');
  if (look.underline) names.push('underline');
  if (look.strike) names.push('strike');
  if (look.caps) names.push('caps');
  if (look.smallCaps) names.push('small-caps');
  if (label) names.push('label');
  if (link !== undefined) names.push('link');
  if (note !== undefined) names.push('mark');
  if (change) names.push(classOf(change.kind), ...(change.kind.startsWith('moved') ? ['moved'] : []));
  return names.join(' ');
}
