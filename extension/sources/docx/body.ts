import { chosen } from './drawings.ts';
import { createFields, linkOf, safeTarget } from './fields.ts';
import { layout } from './layout.ts';
import { cellChange, firstChange, markChange, markGone, nextParagraph, propertyRevisions, RUN_REVISIONS, showsWords } from './marks.ts';
import { createRuns } from './runs.ts';
import { child, onOff, value, type Element } from './xml.ts';
import type { Place, Surroundings } from './surroundings.ts';
import type { Part, RunChange, TableCell } from './types.ts';
import type { Writer } from './writer.ts';

/** Wrappers that mean nothing to the words inside. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:dir', 'w:bdo', 'w:rubyBase', 'm:oMathPara', 'm:oMath', 'w:ruby']);

/** Walks a story (the body, a note, a header) and writes it. */
export function walkStory(story: Element, writer: Writer, around: Surroundings, place: Place): void {
  const fields = createFields();
  const textBoxes: Element[] = [];
  const run = createRuns(writer, around, fields, textBoxes, inline);

  function container(children: readonly Element[], where: Place): void {
    let waiting: Element[] = [];
    for (const [index, each] of children.entries()) {
      if (each.name === 'w:p') {
        if (markGone(each, around.view) && nextParagraph(children, index)) waiting.push(each);
        else {
          paragraph([...waiting, each], where);
          waiting = [];
        }
        continue;
      }
      if (each.name === 'w:tbl') table(each, where);
      else if (RUN_REVISIONS[each.name]) revised(each, () => container(each.children, where));
      else if (each.name === 'mc:AlternateContent') container(chosen(each), where);
      else if (WRAPPERS.has(each.name)) container(each.children, where);
      else if (each.name === 'w:altChunk') embedded(each, where);
      else point(each);
    }
  }

  /**
   * One paragraph as seen: usually one element; several where the ends of all but the last are gone from this view.
   * The last one's properties hold, as in Word.
   */
  function paragraph(elements: readonly Element[], where: Place): void {
    const last = elements[elements.length - 1];
    if (!last) return;
    const pPr = child(last, 'w:pPr');
    const properties = around.styles.paragraph(pPr);
    // A paragraph that is not in this view at all leaves no mark on the one that stays.
    const own = elements.filter((each) => each === last || showsWords(each, around.view));
    for (const each of elements) {
      if (own.includes(each)) continue;
      writer.openParagraph();
      contents(each);
      writer.closeParagraph({ ...layout(properties, {}), contents: false, markChange: markChange(child(each, 'w:pPr')) }, null, null);
    }
    // Word counts empty numbered paragraphs as well; a label alone is not worth a block.
    const words = own.some((each) => showsWords(each, around.view));
    const counts = !writer.visible() ? false : around.view === 'marked' ? !markGone(last, 'final') : words || !markGone(last, around.view);
    const label = counts ? around.numbering.next(properties) : null;
    writer.openParagraph();
    if (label && label.text !== '' && words) {
      writer.label(label.text, around.styles.look(properties.runChain, undefined));
      writer.label(label.separator, {});
    }
    for (const each of own) contents(each, properties.runChain, where);
    const indent = label ? { ...around.styles.paragraph(label.pPr).indent, ...properties.indent } : properties.indent;
    const role = where.role ?? (properties.heading !== null ? 'heading' : label ? 'item' : 'paragraph');
    const level = role === 'heading' ? properties.heading : role === 'item' ? label?.level ?? null : null;
    writer.closeParagraph({ ...layout(properties, indent), contents: properties.contents, markChange: markChange(pPr) }, properties.contents ? null : role, level);
    for (const box of textBoxes.splice(0)) container(box.children, where);
    if (child(pPr, 'w:sectPr')) around.sectionEnds();
  }

  /** A part of the file in another format: its words, plain. */
  function embedded(element: Element, where: Place): void {
    for (const words of around.embedded(element.attributes['r:id'] ?? '')) {
      writer.openParagraph();
      writer.words(words, {});
      writer.closeParagraph({ ...layout(around.styles.paragraph(undefined), {}), contents: false }, where.role ?? 'paragraph', null);
    }
  }

  function contents(element: Element, chain: readonly Element[] = [], where: Place = place): void {
    const pPr = child(element, 'w:pPr');
    if (pPr) propertyRevisions(pPr, writer);
    inline(element.children, chain, where);
  }

  function inline(children: readonly Element[], chain: readonly Element[], where: Place): void {
    for (const each of children) {
      if (each.name === 'w:r') run(each, chain, where);
      else if (each.name === 'w:hyperlink') hyperlink(each, chain, where);
      else if (each.name === 'w:fldSimple') {
        const start = writer.length;
        inline(each.children, chain, where);
        const target = linkOf(each.attributes['w:instr'] ?? '');
        if (target !== null) writer.link(start, target);
      } else if (RUN_REVISIONS[each.name]) revised(each, () => inline(each.children, chain, where));
      else if (each.name === 'mc:AlternateContent') inline(chosen(each), chain, where);
      else if (each.name === 'm:t') writer.words(each.text, {});
      else if (each.name === 'm:f') {
        inline(child(each, 'm:num')?.children ?? [], chain, where);
        writer.words('/', {});
        inline(child(each, 'm:den')?.children ?? [], chain, where);
      }
      else if (WRAPPERS.has(each.name) || each.name.startsWith('m:')) inline(each.children, chain, where);
      else point(each);
    }
  }

  function hyperlink(element: Element, chain: readonly Element[], where: Place): void {
    const target = safeTarget(around.addresses.get(element.attributes['r:id'] ?? '') ?? '', element.attributes['w:anchor']);
    const start = writer.length;
    inline(element.children, chain, where);
    if (target !== null) writer.link(start, target);
  }

  function table(element: Element, where: Place): void {
    const rows: { cells: readonly TableCell[]; change?: RunChange }[] = [];
    const inside: Place = { ...where, role: where.role === 'footnote' ? 'footnote' : 'cell' };
    const tblPr = child(element, 'w:tblPr');
    if (tblPr) propertyRevisions(tblPr, writer);
    for (const row of flatten(element, 'w:tr')) {
      const trPr = child(row, 'w:trPr');
      const change = firstChange(trPr);
      if (trPr) propertyRevisions(trPr, writer);
      // All that a row inserted or deleted holds came or went with it.
      if (change) writer.openRevision(change.kind, change.author, change.date);
      const cells: TableCell[] = [];
      for (const cell of flatten(row, 'w:tc')) {
        const tcPr = child(cell, 'w:tcPr');
        if (tcPr) propertyRevisions(tcPr, writer);
        const merge = child(tcPr, 'w:vMerge');
        const own = cellChange(tcPr);
        if (own) writer.openRevision(own.kind, own.author, own.date);
        const parts: Part[] = writer.apart(() => container(cell.children, inside));
        if (own) writer.closeRevision('cell');
        const columns = Number(value(tcPr, 'w:gridSpan') ?? '1');
        cells.push({ columns: columns >= 1 && columns <= 64 ? columns : 1, continues: merge !== undefined && merge.attributes['w:val'] !== 'restart', parts });
      }
      if (change) writer.closeRevision('row');
      rows.push({ cells, ...(change ? { change } : {}) });
    }
    writer.table({ rtl: onOff(tblPr, 'w:bidiVisual') ?? false, rows });
  }

  function revised(element: Element, inner: () => void): void {
    const kind = RUN_REVISIONS[element.name];
    if (!kind) return;
    writer.openRevision(kind, element.attributes['w:author'] ?? null, element.attributes['w:date'] ?? null);
    inner();
    writer.closeRevision();
  }

  function point(element: Element): void {
    if (element.name === 'w:commentRangeStart') around.commentStart(element.attributes['w:id'] ?? '', writer.length);
    else if (element.name === 'w:commentRangeEnd') around.commentEnd(element.attributes['w:id'] ?? '', writer.length);
    else if (element.name === 'w:sectPr') propertyRevisions(element, writer);
  }

  container(story.children, place);
}

/** Rows of a table or cells of a row, out of their content controls. */
function flatten(element: Element, wanted: string): Element[] {
  return element.children.flatMap((each) => (each.name === wanted ? [each] : WRAPPERS.has(each.name) || RUN_REVISIONS[each.name] ? flatten(each, wanted) : []));
}
