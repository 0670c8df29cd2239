/** A note's Markdown as Word paragraphs: emphasis, lists, quotations, code. Links show their address and lead nowhere. */
import { Marked, type Token, type Tokens } from 'marked';
import { isTame } from '../../../shared/notes/tame.ts';
import { directionOf, paragraph, runs, type Direction, type Look } from './text.ts';

const marked = new Marked({ gfm: true, breaks: true });
/** Lists in lists in lists: deeper ones look like the last. */
const DEEPEST = 6;

/** @param style of the paragraphs, such as `Note` or `Reply` */
export function markdownParagraphs(body: string, style: string, otherwise: Direction): string {
  const place = { style, otherwise, depth: 0, mark: '' };
  try {
    if (isTame(body)) return blocks(marked.lexer(body), place);
  } catch {
    // A way into the parser's depths that the bounds do not know.
  }
  return body.split(/\n+/u).map((line) => written(line, [{ text: line, look: {} }], place)).join('');
}

interface Place {
  readonly style: string;
  readonly otherwise: Direction;
  readonly depth: number;
  /** What stands before the first words: a bullet or a number. */
  readonly mark: string;
}

function blocks(tokens: readonly Token[], place: Place): string {
  let first = true;
  return tokens
    .map((token) => {
      const here = first ? place : { ...place, mark: '' };
      if (token.type === 'space') return '';
      first = false;
      switch (token.type) {
        case 'list':
          return (token as Tokens.List).items
            .map((item, index) => blocks(item.tokens, { ...place, depth: Math.min(place.depth + 1, DEEPEST), mark: (token as Tokens.List).ordered ? `${Number((token as Tokens.List).start) + index}. ` : '• ' }))
            .join('');
        case 'blockquote':
          return blocks((token as Tokens.Blockquote).tokens, { ...here, depth: Math.min(place.depth + 1, DEEPEST) });
        case 'code':
          return written((token as Tokens.Code).text, [{ text: (token as Tokens.Code).text, look: { code: true } }], here);
        case 'table': {
          const table = token as Tokens.Table;
          return [table.header, ...table.rows].map((row) => written(row.map((cell) => cell.text).join(' '), row.flatMap((cell, at) => [...(at === 0 ? [] : [{ text: ' | ', look: {} }]), ...inline(cell.tokens, {})]), { ...place, mark: '' })).join('');
        }
        case 'heading':
          return written((token as Tokens.Heading).text, inline((token as Tokens.Heading).tokens, { bold: true }), here);
        case 'hr':
          return '';
        default: {
          const inner = 'tokens' in token && token.tokens !== undefined ? inline(token.tokens, {}) : [{ text: textOf(token), look: {} }];
          return written(inner.map(({ text }) => text).join(''), inner, here);
        }
      }
    })
    .join('');
}

interface Words {
  readonly text: string;
  readonly look: Look;
}

function inline(tokens: readonly Token[], look: Look): readonly Words[] {
  return tokens.flatMap((token): readonly Words[] => {
    const inner = 'tokens' in token && token.tokens !== undefined ? token.tokens : null;
    switch (token.type) {
      case 'strong': return inline(inner ?? [], { ...look, bold: true });
      case 'em': return inline(inner ?? [], { ...look, italic: true });
      case 'codespan': return [{ text: textOf(token), look: { ...look, code: true } }];
      case 'br': return [{ text: '\n', look }];
      case 'link': {
        const { href } = token as Tokens.Link;
        const words = inline(inner ?? [], look);
        return words.map(({ text }) => text).join('') === href || !/^(?:https?|mailto):/i.test(href) ? words : [...words, { text: ` (${href})`, look }];
      }
      default: return inner === null ? [{ text: textOf(token), look }] : inline(inner, look);
    }
  });
}

/** HTML in a note is text of the note. */
function textOf(token: Token): string {
  return 'text' in token && typeof token.text === 'string' && token.type !== 'image' && token.type !== 'html' ? token.text : token.raw;
}

function written(text: string, words: readonly Words[], { style, otherwise, depth, mark }: Place): string {
  const direction = directionOf(text, otherwise);
  const indent = depth === 0 ? '' : `<w:ind w:left="${284 + 284 * depth}" w:hanging="${mark === '' ? 0 : 284}"/>`;
  const inner = [...(mark === '' ? [] : [{ text: mark, look: {} }]), ...words].map((each) => runs(each.text, direction, each.look)).join('');
  return paragraph(style, direction, inner, indent);
}
