/** Runs: words of one look, and what stands among them (ECMA-376 part 1, 17.3.2 and 17.3.3). */
import { boxesIn, chosen, picturesIn } from './drawings.ts';
import { propertyRevisions } from './marks.ts';
import { fromSymbolFont } from './symbols.ts';
import { child, isOn, type Element } from './xml.ts';
import type { Place, Surroundings } from './surroundings.ts';
import type { Fields } from './fields.ts';
import type { Writer } from './writer.ts';

/** Where symbol fonts keep their letters. */
const PRIVATE = /[\uf020-\uf0ff]/u;

type Inline = (children: readonly Element[], chain: readonly Element[], where: Place) => void;

/**
 * What writes a run of a story.
 * @param textBoxes takes the text boxes met, which are written behind their paragraph
 * @param inline writes what stands inside a paragraph
 */
export function createRuns(writer: Writer, around: Surroundings, fields: Fields, textBoxes: Element[], inline: Inline): (element: Element, chain: readonly Element[], where: Place) => void {
  function run(element: Element, chain: readonly Element[], where: Place): void {
    const rPr = child(element, 'w:rPr');
    if (rPr) propertyRevisions(rPr, writer);
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

  return run;
}

function endField(fields: Fields, writer: Writer): void {
  const ended = fields.end();
  if (ended?.link != null) writer.link(ended.start, ended.link);
}
