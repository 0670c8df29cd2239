import { readNumbering } from './docx/numbering.ts';
import { embeddedParagraphs } from './docx/embedded.ts';
import { formatNumber } from './docx/numbers.ts';
import { openPackage, type Package, type RelatedPart } from './docx/package.ts';
import { readStyles } from './docx/styles.ts';
import { walkStory } from './docx/body.ts';
import type { Surroundings } from './docx/surroundings.ts';
import { createWriter, type Writer } from './docx/writer.ts';
import { child, isOn, onOff, value, type Element } from './docx/xml.ts';
import type { DocxOptions, DocxText, Image, NoteReference } from './docx/types.ts';

export { DocxError } from './docx/types.ts';
export type { DocxErrorCode, DocxOptions, DocxText, Comment, DocxView, Image, Link, Paragraph, Part, Picture, Revision, Run, Table } from './docx/types.ts';

type NoteKind = 'footnote' | 'endnote';

/**
 * A Word document (ECMA-376, transitional or strict) as text: one paragraph a line, list labels as they would be seen,
 * notes after the running text with `^(1)` where they are called, cells as blocks of their own; first the first page's
 * header, which in UN documents carries the symbol.
 *
 * In: the file's bytes. Out: offsets in UTF-16 units of `text`. Raises `DocxError` with a `code`.
 * Nothing is fetched, no macro is read, no field is computed.
 */
export async function docxText(bytes: Uint8Array, options: DocxOptions = {}): Promise<DocxText> {
  const view = options.view ?? 'final';
  const file = openPackage(bytes, options.limits);
  const writer = createWriter(view);
  const styles = readStyles(file.related('styles')?.root);
  const notes = collectNotes(file);
  const comments = collectComments(file, writer);
  const images = new Map<string, Image>();
  const imageOf = (part: Pick<RelatedPart, 'image'>) => (id: string): string | null => {
    const found = part.image(id);
    if (found) images.set(found.name, { type: found.type, bytes: found.bytes });
    return found?.name ?? null;
  };
  let leftOut = 0;
  const around: Surroundings = {
    view,
    styles,
    numbering: readNumbering(file.related('numbering')?.root),
    addresses: file.addresses,
    imageOf: imageOf(file),
    noteMark: (kind, id, custom) => notes.call(kind, id, custom, writer.length),
    sectionEnds: notes.sectionEnds,
    embedded: (id) => {
      const chunk = file.chunk(id);
      const words = chunk && embeddedParagraphs(chunk.bytes, chunk.name);
      if (!words) leftOut++;
      return words ?? [];
    },
    ...comments,
  };
  const body = child(file.document, 'w:body');
  const header = body ? firstPageHeader(file, body) : undefined;
  if (header) walkStory(header.root, writer, { ...around, addresses: header.addresses, imageOf: imageOf(header) }, { role: null });
  if (body) walkStory(body, writer, around, { role: null });
  const called: NoteReference[] = [];
  const noteParts = writer.apart(() => {
    for (const { kind, id, mark, at } of notes.called) {
      const note = notes.find(kind, id);
      const start = writer.length;
      if (note) walkStory(note.element, writer, { ...around, addresses: note.part.addresses, imageOf: imageOf(note.part) }, { role: 'footnote', ownMark: `(${mark})` });
      called.push({ start: at, end: at + mark.length + 3, mark, noteStart: start, noteEnd: writer.length });
    }
  });
  const { text, blocks, links, revisions, parts, comments: found } = writer.finish();
  return { text, blocks, view, links, revisions, comments: found, notes: called, parts, noteParts, images, leftOut, macros: file.macros };
}

/** Footnotes and endnotes by id, and in the order in which the text calls them. */
function collectNotes(file: Package) {
  const stories = { footnote: file.related('footnotes'), endnote: file.related('endnotes') };
  const settings = file.related('settings')?.root;
  const body = child(file.document, 'w:body');
  const sections = body?.children.flatMap((each) => (each.name === 'w:sectPr' ? [each] : child(child(each, 'w:pPr'), 'w:sectPr') ?? [])) ?? [];
  const said = (kind: NoteKind, what: 'numFmt' | 'numStart' | 'numRestart'): string | undefined =>
    [...sections, settings].map((each) => value(child(each, `w:${kind}Pr`), `w:${what}`)).find((found) => found !== undefined);
  const before = (kind: NoteKind): number => (/^\d{1,4}$/u.test(said(kind, 'numStart') ?? '') ? Number(said(kind, 'numStart')) - 1 : 0);
  const formats = { footnote: said('footnote', 'numFmt') ?? 'decimal', endnote: said('endnote', 'numFmt') ?? 'lowerRoman' };
  const counts = { footnote: before('footnote'), endnote: before('endnote') };
  const called: { kind: NoteKind; id: string; mark: string; at: number }[] = [];
  return {
    called,
    call(kind: NoteKind, id: string, custom: boolean, at: number): string {
      if (custom) {
        // The author's own mark follows as text, in the note as well.
        called.push({ kind, id, mark: '', at });
        return '';
      }
      counts[kind] += 1;
      const mark = formatNumber(counts[kind], formats[kind]);
      called.push({ kind, id, mark, at });
      return `^(${mark})`;
    },
    sectionEnds: () => {
      for (const kind of ['footnote', 'endnote'] as const) if (said(kind, 'numRestart') === 'eachSect') counts[kind] = before(kind);
    },
    find(kind: NoteKind, id: string): { element: Element; part: RelatedPart } | undefined {
      const part = stories[kind];
      const element = part?.root.children.find((each) => each.attributes['w:id'] === id && each.attributes['w:type'] === undefined);
      return part && element ? { element, part } : undefined;
    },
  };
}

function collectComments(file: Package, writer: Writer): Pick<Surroundings, 'commentStart' | 'commentEnd'> {
  const root = file.related('comments')?.root;
  const threads = threadsOf(file, root);
  const starts = new Map<string, number>();
  const told = new Set<string>();
  return {
    commentStart: (id, at) => void starts.set(id, at),
    commentEnd: (id, at) => {
      const comment = root?.children.find((each) => each.attributes['w:id'] === id);
      if (!comment || told.has(id)) return;
      told.add(id);
      const words = comment.children.map(wordsOf).join('\n').trim();
      writer.comment({ id, ...(threads.get(id) ?? { parent: null, resolved: false }), start: starts.get(id) ?? at, end: at, author: comment.attributes['w:author'] ?? null, date: comment.attributes['w:date'] ?? null, words });
    },
  };
}

/**
 * What answers what and what is done, by the comments' numbers ([MS-DOCX] 2.5.3.1, commentEx): a comment goes there by the
 * name of its last paragraph.
 */
function threadsOf(file: Package, comments: Element | undefined): ReadonlyMap<string, { readonly parent: string | null; readonly resolved: boolean }> {
  const names = new Map<string, string>();
  for (const comment of comments?.children ?? []) {
    const last = comment.children.findLast((each) => each.name === 'w:p')?.attributes['w14:paraId'];
    if (last !== undefined) names.set(last.toUpperCase(), comment.attributes['w:id'] ?? '');
  }
  const threads = new Map<string, { parent: string | null; resolved: boolean }>();
  for (const { attributes } of extended(file)?.children ?? []) {
    const id = names.get((attributes['w15:paraId'] ?? '').toUpperCase());
    if (id !== undefined) threads.set(id, { parent: names.get((attributes['w15:paraIdParent'] ?? '').toUpperCase()) ?? null, resolved: isOn(attributes['w15:done']) });
  }
  return threads;
}

/** A damaged list of threads must not cost the document. */
function extended(file: Package): Element | undefined {
  try {
    return file.related('commentsExtended')?.root;
  } catch {
    return undefined;
  }
}

const wordsOf = (element: Element): string => (element.name === 'w:t' ? element.text : element.name === 'w:tab' ? '\t' : element.children.map(wordsOf).join(''));

/** The header that stands on page one; a running header with a page number says nothing of the document and is left out. */
function firstPageHeader(file: Package, body: Element): RelatedPart | undefined {
  const section = firstSection(body);
  if (!section) return undefined;
  const wanted = onOff(section, 'w:titlePg') === true ? 'first' : 'default';
  const reference = section.children.find((each) => each.name === 'w:headerReference' && (each.attributes['w:type'] ?? 'default') === wanted);
  const header = reference ? file.byId(reference.attributes['r:id'] ?? '') : undefined;
  return header && !holdsPageNumber(header.root) ? header : undefined;
}

function firstSection(body: Element): Element | undefined {
  for (const each of body.children) {
    if (each.name === 'w:sectPr') return each;
    const section = each.name === 'w:p' ? child(child(each, 'w:pPr'), 'w:sectPr') : undefined;
    if (section) return section;
  }
  return undefined;
}

function holdsPageNumber(element: Element): boolean {
  if (element.name === 'w:pgNum') return true;
  if (element.name === 'w:instrText' && /\bPAGE\b/.test(element.text)) return true;
  if (element.name === 'w:fldSimple' && /\bPAGE\b/.test(element.attributes['w:instr'] ?? '')) return true;
  return element.children.some(holdsPageNumber);
}

