/** What a file's revision marks say: of words, of the ends of paragraphs, of rows and cells (ECMA-376 part 1, 17.13.5). */
import { child, type Element } from './xml.ts';
import type { DocxView, RevisionKind, RunChange } from './types.ts';
import type { Writer } from './writer.ts';

export const RUN_REVISIONS: Readonly<Record<string, Exclude<RevisionKind, 'format'>>> = { 'w:ins': 'inserted', 'w:del': 'deleted', 'w:moveFrom': 'moved-from', 'w:moveTo': 'moved-to' };
const CELL_REVISIONS: Readonly<Record<string, RunChange['kind']>> = { 'w:cellIns': 'inserted', 'w:cellDel': 'deleted' };
const PROPERTY_CHANGES = new Set(['w:rPrChange', 'w:pPrChange', 'w:sectPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:tblGridChange', 'w:tblPrExChange', 'w:numberingChange']);
/** Revisions that property elements record: of a paragraph's end, a row, a cell, or only of the look. */
export function propertyRevisions(properties: Element, writer: Writer): void {
  for (const each of properties.children) {
    const [author, date] = [each.attributes['w:author'] ?? null, each.attributes['w:date'] ?? null];
    const kind = RUN_REVISIONS[each.name];
    if (PROPERTY_CHANGES.has(each.name)) writer.pointRevision('format', author, date, 'format');
    else if (each.name === 'w:rPr' || each.name === 'w:numPr' || each.name === 'w:sectPr') propertyRevisions(each, writer);
    else if (kind && properties.name !== 'w:trPr') writer.pointRevision(kind, author, date, properties.name === 'w:numPr' ? 'format' : 'paragraph');
  }
}

/** Whether a paragraph follows with which one whose end is gone goes on. */
export const nextParagraph = (children: readonly Element[], index: number): boolean => {
  for (let i = index + 1; i < children.length; i++) {
    const name = children[i]?.name ?? '';
    if (name === 'w:p') return true;
    if (!name.startsWith('w:bookmark') && !name.startsWith('w:comment') && !name.startsWith('w:move') && !name.startsWith('w:perm') && !name.startsWith('w:proof')) return false;
  }
  return false;
};

/** Whether the paragraph's end is not part of the view, so that the next paragraph continues it. */
export function markGone(element: Element, view: DocxView): boolean {
  return gone(markChange(child(element, 'w:pPr')), view);
}

export function markChange(pPr: Element | undefined): RunChange | undefined {
  return firstChange(child(pPr, 'w:rPr'));
}

export function firstChange(properties: Element | undefined): RunChange | undefined {
  // A deletion on top of an insertion wins: the thing is gone.
  const found = properties?.children.filter((each) => RUN_REVISIONS[each.name]) ?? [];
  const chosenOne = found.find((each) => each.name === 'w:del' || each.name === 'w:moveFrom') ?? found[0];
  const kind = chosenOne ? RUN_REVISIONS[chosenOne.name] : undefined;
  return chosenOne && kind ? { kind, author: chosenOne.attributes['w:author'] ?? null, date: chosenOne.attributes['w:date'] ?? null } : undefined;
}

export function gone(change: RunChange | undefined, view: DocxView): boolean {
  if (!change || view === 'marked') return false;
  const removed = change.kind === 'deleted' || change.kind === 'moved-from';
  return view === 'final' ? removed : !removed;
}

/** Whether any words of the paragraph are part of the view. */
export function showsWords(element: Element, view: DocxView): boolean {
  return element.children.some((each) => {
    const kind = RUN_REVISIONS[each.name];
    if (kind && gone({ kind, author: null, date: null }, view)) return false;
    if (each.name === 'w:t' || each.name === 'w:delText' || each.name === 'm:t') return each.text !== '';
    if (each.name === 'w:sym' || each.name === 'w:footnoteReference' || each.name === 'w:endnoteReference' || each.name === 'w:drawing') return true;
    return each.name !== 'w:pPr' && each.name !== 'w:rPr' && showsWords(each, view);
  });
}

/** A cell that came or went by itself. */
export function cellChange(tcPr: Element | undefined): RunChange | undefined {
  const found = tcPr?.children.find((each) => CELL_REVISIONS[each.name]);
  const kind = found ? CELL_REVISIONS[found.name] : undefined;
  return found && kind ? { kind, author: found.attributes['w:author'] ?? null, date: found.attributes['w:date'] ?? null } : undefined;
}
