import { boxesIn, chosen, picturesIn } from './drawings.ts';
import { createFields, linkOf, safeTarget, type Fields } from './fields.ts';
import { fromSymbolFont } from './symbols.ts';
import { child, isOn, onOff, value, type Element } from './xml.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import type { BlockRole } from '../../../shared/text/types.ts';
import type { DocxView, Part, RevisionKind, RunChange, TableCell } from './types.ts';
import type { Writer } from './writer.ts';

/** Everything that the walk needs of the other parts of the file. */
export interface Surroundings {
  readonly view: DocxView;
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Relationship id → external address; internal targets are not in it. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Called at a note's reference: gives the mark to be shown. */
  readonly noteMark: (kind: 'footnote' | 'endnote', id: string, custom: boolean) => string;
  /** The key under which the image of a relationship is kept, or null. */
  readonly imageOf: (id: string) => string | null;
  readonly commentStart: (id: string, at: number) => void;
  readonly commentEnd: (id: string, at: number) => void;
}

/** Where the walk is: what role the paragraphs get, and what a note's own mark is. */
interface Place {
  readonly role: BlockRole | null;
  readonly ownMark?: string;
}

const RUN_REVISIONS: Readonly<Record<string, Exclude<RevisionKind, 'format'>>> = { 'w:ins': 'inserted', 'w:del': 'deleted', 'w:moveFrom': 'moved-from', 'w:moveTo': 'moved-to' };
const PROPERTY_CHANGES = new Set(['w:rPrChange', 'w:pPrChange', 'w:sectPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:tblGridChange', 'w:tblPrExChange', 'w:numberingChange']);
/** Wrappers that mean nothing to the words inside. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:dir', 'w:bdo', 'w:rubyBase', 'm:oMathPara', 'm:oMath', 'w:ruby']);
/** Where symbol fonts keep their letters. */
const PRIVATE = /[\uf020-\uf0ff]/u;

/** Walks a story (the body, a note, a header) and writes it. */
export function walkStory(story: Element, writer: Writer, around: Surroundings, place: Place): void {
  const fields = createFields();
  const textBoxes: Element[] = [];

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
  }

  function contents(element: Element, chain: readonly Element[] = [], where: Place = place): void {
    const pPr = child(element, 'w:pPr');
    if (pPr) propertyRevisions(pPr);
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

  function run(element: Element, chain: readonly Element[], where: Place): void {
    const rPr = child(element, 'w:rPr');
    if (rPr) propertyRevisions(rPr);
    const { hidden, ...look } = around.styles.look(chain, rPr);
    const write = (words: string, note?: string): void => {
      if (hidden || fields.hidden) return;
      const link = fields.link;
      writer.words(words, look, { ...(link === null ? {} : { link }), ...(note === undefined ? {} : { note }) });
    };
    const fonts = child(rPr, 'w:rFonts');
    runContent(element.children, write, where, fonts?.attributes['w:ascii'] ?? fonts?.attributes['w:hAnsi'] ?? '');
  }

  function runContent(children: readonly Element[], write: (words: string, note?: string) => void, where: Place, font: string): void {
    let ownMark: string | null = null;
    for (const each of children) {
      switch (each.name) {
        case 'w:t':
        case 'w:delText':
          // The author's own mark follows its reference in the same run.
          if (ownMark !== null && each.text.trim() !== '') {
            write(`^(${each.text.trim()})`, ownMark);
            ownMark = null;
          } else write(PRIVATE.test(each.text) ? fromSymbolFont(each.text, font) : each.text);
          break;
        case 'w:tab':
        case 'w:ptab':
          write('\t');
          break;
        case 'w:br':
        case 'w:cr':
          // Column and page breaks are no letters.
          if (each.attributes['w:type'] === undefined || each.attributes['w:type'] === 'textWrapping') write('\n');
          break;
        case 'w:noBreakHyphen':
          write('‑');
          break;
        case 'w:sym': {
          const code = Number.parseInt(each.attributes['w:char'] ?? '', 16);
          if (code > 0 && code < 0x110000) write(fromSymbolFont(String.fromCodePoint(code), each.attributes['w:font'] ?? ''));
          break;
        }
        case 'w:footnoteRef':
        case 'w:endnoteRef':
          if (where.ownMark !== undefined) write(where.ownMark);
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference': {
          const kind = each.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
          const custom = isOn(each.attributes['w:customMarkFollows']);
          if (!fields.hidden && writer.visible()) {
            const mark = around.noteMark(kind, each.attributes['w:id'] ?? '', custom);
            const note = `${kind}-${each.attributes['w:id'] ?? ''}`;
            if (mark !== '') write(mark, note);
            else ownMark = note;
          }
          break;
        }
        case 'w:fldChar': {
          const type = each.attributes['w:fldCharType'];
          if (type === 'begin') fields.begin();
          else if (type === 'separate') fields.separate(writer.length);
          else if (type === 'end') endField(fields, writer);
          break;
        }
        case 'w:instrText':
        case 'w:delInstrText':
          fields.code(each.text);
          break;
        case 'w:commentReference':
          // Where the words that are commented on are not marked, the comment is on this place.
          around.commentEnd(each.attributes['w:id'] ?? '', writer.length);
          break;
        case 'mc:AlternateContent':
          runContent(chosen(each), write, where, font);
          break;
        case 'w:ruby':
          inline(child(each, 'w:rubyBase')?.children ?? [], [], where);
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          if (!fields.hidden) for (const picture of picturesIn(each, around.imageOf)) writer.picture(picture);
          textBoxes.push(...boxesIn(each));
          break;
        default:
          break;
      }
    }
  }

  function table(element: Element, where: Place): void {
    const rows: { cells: readonly TableCell[]; change?: RunChange }[] = [];
    const inside: Place = { ...where, role: where.role === 'footnote' ? 'footnote' : 'cell' };
    const tblPr = child(element, 'w:tblPr');
    if (tblPr) propertyRevisions(tblPr);
    for (const row of flatten(element, 'w:tr')) {
      const trPr = child(row, 'w:trPr');
      const change = firstChange(trPr);
      if (trPr) propertyRevisions(trPr);
      // All that a row inserted or deleted holds came or went with it.
      if (change) writer.openRevision(change.kind, change.author, change.date);
      const cells: TableCell[] = [];
      for (const cell of flatten(row, 'w:tc')) {
        const tcPr = child(cell, 'w:tcPr');
        if (tcPr) propertyRevisions(tcPr);
        const merge = child(tcPr, 'w:vMerge');
        const parts: Part[] = writer.apart(() => container(cell.children, inside));
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

  /** Revisions that property elements record: of a paragraph's end, a row, a cell, or only of the look. */
  function propertyRevisions(properties: Element): void {
    for (const each of properties.children) {
      const [author, date] = [each.attributes['w:author'] ?? null, each.attributes['w:date'] ?? null];
      const kind = RUN_REVISIONS[each.name];
      if (PROPERTY_CHANGES.has(each.name)) writer.pointRevision('format', author, date, 'format');
      else if (each.name === 'w:cellIns') writer.pointRevision('inserted', author, date, 'cell');
      else if (each.name === 'w:cellDel') writer.pointRevision('deleted', author, date, 'cell');
      else if (each.name === 'w:rPr' || each.name === 'w:numPr' || each.name === 'w:sectPr') propertyRevisions(each);
      else if (kind && properties.name !== 'w:trPr') writer.pointRevision(kind, author, date, properties.name === 'w:numPr' ? 'format' : 'paragraph');
    }
  }

  function point(element: Element): void {
    if (element.name === 'w:commentRangeStart') around.commentStart(element.attributes['w:id'] ?? '', writer.length);
    else if (element.name === 'w:commentRangeEnd') around.commentEnd(element.attributes['w:id'] ?? '', writer.length);
    else if (element.name === 'w:sectPr') propertyRevisions(element);
  }

  container(story.children, place);
}

function endField(fields: Fields, writer: Writer): void {
  const ended = fields.end();
  if (ended?.link != null) writer.link(ended.start, ended.link);
}

const nextParagraph = (children: readonly Element[], index: number): boolean => {
  for (let i = index + 1; i < children.length; i++) {
    const name = children[i]?.name ?? '';
    if (name === 'w:p') return true;
    if (!name.startsWith('w:bookmark') && !name.startsWith('w:comment') && !name.startsWith('w:move') && !name.startsWith('w:perm') && !name.startsWith('w:proof')) return false;
  }
  return false;
};

/** Whether the paragraph's end is not part of the view, so that the next paragraph continues it. */
function markGone(element: Element, view: DocxView): boolean {
  return gone(markChange(child(element, 'w:pPr')), view);
}

function markChange(pPr: Element | undefined): RunChange | undefined {
  return firstChange(child(pPr, 'w:rPr'));
}

function firstChange(properties: Element | undefined): RunChange | undefined {
  // A deletion on top of an insertion wins: the thing is gone.
  const found = properties?.children.filter((each) => RUN_REVISIONS[each.name]) ?? [];
  const chosenOne = found.find((each) => each.name === 'w:del' || each.name === 'w:moveFrom') ?? found[0];
  const kind = chosenOne ? RUN_REVISIONS[chosenOne.name] : undefined;
  return chosenOne && kind ? { kind, author: chosenOne.attributes['w:author'] ?? null, date: chosenOne.attributes['w:date'] ?? null } : undefined;
}

function gone(change: RunChange | undefined, view: DocxView): boolean {
  if (!change || view === 'marked') return false;
  const removed = change.kind === 'deleted' || change.kind === 'moved-from';
  return view === 'final' ? removed : !removed;
}

/** Whether any words of the paragraph are part of the view. */
function showsWords(element: Element, view: DocxView): boolean {
  return element.children.some((each) => {
    const kind = RUN_REVISIONS[each.name];
    if (kind && gone({ kind, author: null, date: null }, view)) return false;
    if (each.name === 'w:t' || each.name === 'w:delText' || each.name === 'm:t') return each.text !== '';
    if (each.name === 'w:sym' || each.name === 'w:footnoteReference' || each.name === 'w:endnoteReference' || each.name === 'w:drawing') return true;
    return each.name !== 'w:pPr' && each.name !== 'w:rPr' && showsWords(each, view);
  });
}

/** Rows of a table or cells of a row, out of their content controls. */
function flatten(element: Element, wanted: string): Element[] {
  return element.children.flatMap((each) => (each.name === wanted ? [each] : WRAPPERS.has(each.name) || RUN_REVISIONS[each.name] ? flatten(each, wanted) : []));
}

/** Twentieths of a point as points, within what a page can hold. */
const points = (twips: number | undefined): number => Math.max(-200, Math.min(400, (twips ?? 0) / 20));

function layout(properties: ReturnType<Styles['paragraph']>, indent: Partial<Record<'start' | 'end' | 'first', number>>) {
  const align = properties.align;
  return {
    heading: properties.heading,
    rtl: properties.rtl,
    align: align === 'center' ? ('center' as const) : align === 'both' || align === 'distribute' ? ('justify' as const) : align === 'right' || align === 'end' ? ('end' as const) : align === null ? null : ('start' as const),
    indent: { start: points(indent.start), end: points(indent.end), first: points(indent.first) },
  };
}
