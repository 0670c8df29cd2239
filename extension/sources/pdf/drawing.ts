/** What a page's drawing operations put where (ISO 32000-1, 9.4). */
import { turnOf } from './frame.ts';
import { meaning } from './meaning.ts';
import { isOptional, type OperatorList } from './meanings.ts';
import { MOST_RULES, rulesOf } from './rules.ts';
import type { Fonts, PageProxy } from './fonts.ts';
import type { Letter, Rule, Turn } from './types.ts';

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly originalCharCode?: number;
}

export type Matrix = readonly [number, number, number, number, number, number];

/** Text state (ISO 32000-1, 9.3) and the current transformation. */
interface State {
  ctm: Matrix;
  font: string;
  size: number;
  /** -1 where the font size is negative. */
  sign: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
}

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

const isMatrix = (given: unknown): given is ArrayLike<number> => (Array.isArray(given) || ArrayBuffer.isView(given)) && (given as unknown as ArrayLike<number>).length >= 6;
export const asMatrix = (given: ArrayLike<number>): Matrix => [given[0] ?? 1, given[1] ?? 0, given[2] ?? 0, given[3] ?? 1, given[4] ?? 0, given[5] ?? 0];

export interface Drawn extends Letter {
  readonly turn: Turn | null;
  readonly px: number;
  readonly py: number;
  readonly advance: number;
}

/** More letters than this are a sentence about the content, not its letters. */
const MOST_OF_A_CLUSTER = 8;

/** The letters of a marked content become one that says what they mean; marks alone stay for the letter that they belong to. */
function meant(letters: readonly Drawn[], text: string): readonly Drawn[] {
  const first = letters[0];
  const words = text.replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/gu, '');
  if (!first || words === '' || words.length > MOST_OF_A_CLUSTER) return letters;
  if (letters.some((each) => each.turn !== first.turn || Math.abs(each.size - first.size) > 0.1)) return letters;
  // The widest is the letter itself; marks have no width.
  const base = letters.reduce((widest, each) => (each.advance > widest.advance ? each : widest), first);
  const [dx, dy] = [Math.cos(((first.turn ?? 0) * Math.PI) / 180), Math.sin(((first.turn ?? 0) * Math.PI) / 180)];
  const along = (each: Drawn): number => each.px * dx + each.py * dy;
  const wide = letters.filter((each) => each.advance > each.size * 0.05);
  const from = wide.length > 0 ? wide.reduce((least, each) => (along(each) < along(least) ? each : least), wide[0] as Drawn) : base;
  const end = Math.max(...wide.map((each) => along(each) + each.advance), along(from) + from.advance);
  const plain = /^\s+$/u.test(words) ? ' ' : words.normalize('NFKC');
  return [{ ...from, text: plain, advance: end - along(from), unmapped: false }];
}

/** A number among an operation's arguments; what is missing or no number counts as nothing. */
function number(args: unknown, at: number): number {
  const given = (args as readonly unknown[] | null)?.[at];
  return typeof given === 'number' && Number.isFinite(given) ? given : 0;
}

/** The letters that a page's operations draw, in the order of drawing, and the rules. */
export function draw(list: OperatorList, base: Matrix, ops: Readonly<Record<string, number>>, fonts: Fonts, page: PageProxy, texts: readonly (string | null)[] | null): { readonly letters: readonly Drawn[]; readonly rules: readonly Rule[] } {
  const out: Drawn[] = [];
  const rules: Rule[] = [];
  let state: State = { ctm: base, font: '', size: 0, sign: 1, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 };
  const saved: State[] = [];
  /** Marked contents that are open: where their letters begin, and what they mean. */
  const marked: { readonly from: number; readonly text: string | null }[] = [];
  let contents = 0;
  let text: Matrix = [1, 0, 0, 1, 0, 0];
  let [x, y, lineX, lineY] = [0, 0, 0, 0];
  const move = (dx: number, dy: number): void => {
    x = lineX += dx;
    y = lineY += dy;
  };
  const setFont = (name: unknown, size: number): void => {
    state = { ...state, font: String(name), size: Math.abs(size), sign: size < 0 ? -1 : 1 };
  };
  const show = (glyphs: readonly (Glyph | number)[]): void => {
    const font = fonts.index(state.font, page);
    const unit = fonts.matrix(font) * state.size;
    const vertical = fonts.vertical(font);
    const whole = times(state.ctm, text);
    const across = Math.hypot(whole[0], whole[1]);
    const size = state.size * Math.hypot(whole[2], whole[3]);
    const turn = turnOf(whole[0] * state.sign, whole[1] * state.sign);
    const hscale = state.scale * state.sign;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        const shift = (-glyph / 1000) * state.size;
        if (vertical) y += shift;
        else x += shift * hscale;
        continue;
      }
      const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing;
      const width = glyph.width * unit;
      const words = meaning(glyph);
      if (words !== '') {
        if (glyph.originalCharCode !== undefined && words !== ' ') fonts.written(font, glyph.originalCharCode, words);
        const rise = y + state.rise;
        out.push({
          text: words,
          px: whole[0] * x + whole[2] * rise + whole[4],
          py: whole[1] * x + whole[3] * rise + whole[5],
          advance: vertical ? size : width * state.scale * across,
          x0: 0,
          x1: 0,
          y: 0,
          size,
          font,
          unmapped: glyph.originalCharCode !== undefined && words === String.fromCharCode(glyph.originalCharCode),
          turn,
        });
      }
      if (vertical) y -= width + spacing;
      else x += (width + spacing * state.sign) * hscale;
    }
  };

  for (const [at, fn] of list.fnArray.entries()) {
    const args = list.argsArray[at];
    switch (fn) {
      case ops['save']:
      case ops['beginGroup']:
        saved.push(state);
        break;
      case ops['restore']:
      case ops['endGroup']:
      case ops['paintFormXObjectEnd']:
        state = saved.pop() ?? state;
        break;
      case ops['transform']:
        if (isMatrix(args)) state = { ...state, ctm: times(state.ctm, asMatrix(args)) };
        break;
      case ops['paintFormXObjectBegin']: {
        saved.push(state);
        const matrix = (args as readonly unknown[] | null)?.[0];
        if (isMatrix(matrix)) state = { ...state, ctm: times(state.ctm, asMatrix(matrix)) };
        break;
      }
      case ops['beginText']:
        text = [1, 0, 0, 1, 0, 0];
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case ops['setCharSpacing']:
        state = { ...state, charSpacing: number(args, 0) };
        break;
      case ops['setWordSpacing']:
        state = { ...state, wordSpacing: number(args, 0) };
        break;
      case ops['setHScale']:
        state = { ...state, scale: number(args, 0) / 100 };
        break;
      case ops['setLeading']:
        state = { ...state, leading: -number(args, 0) };
        break;
      case ops['setTextRise']:
        state = { ...state, rise: number(args, 0) };
        break;
      case ops['setFont']:
        setFont((args as readonly unknown[])[0], number(args, 1));
        break;
      case ops['setGState']:
        for (const pair of ((args as readonly unknown[] | null)?.[0] as readonly (readonly [string, unknown])[] | undefined) ?? []) {
          if (pair[0] === 'Font' && Array.isArray(pair[1])) setFont(pair[1][0], number(pair[1], 1));
        }
        break;
      case ops['setTextMatrix']: {
        const given = isMatrix(args) ? args : (args as readonly unknown[] | null)?.[0];
        if (isMatrix(given)) text = asMatrix(given);
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      }
      case ops['moveText']:
        move(number(args, 0), number(args, 1));
        break;
      case ops['setLeadingMoveText']:
        state = { ...state, leading: number(args, 1) };
        move(number(args, 0), number(args, 1));
        break;
      case ops['nextLine']:
        move(0, state.leading);
        break;
      case ops['beginMarkedContent']:
        marked.push({ from: out.length, text: null });
        break;
      case ops['beginMarkedContentProps']:
        marked.push({ from: out.length, text: isOptional(args) ? null : (texts?.[contents] ?? null) });
        contents++;
        break;
      case ops['endMarkedContent']: {
        const ended = marked.pop();
        if (ended?.text != null) out.push(...meant(out.splice(ended.from), ended.text));
        break;
      }
      case ops['showText']: {
        const glyphs = (args as readonly unknown[] | null)?.[0];
        if (Array.isArray(glyphs)) show(glyphs as (Glyph | number)[]);
        break;
      }
      case ops['constructPath']: {
        const [painted, paths] = (args as readonly [unknown, readonly unknown[]] | null) ?? [];
        const data = Array.isArray(paths) ? (paths[0] as unknown) : null;
        if (painted !== ops['endPath'] && ArrayBuffer.isView(data) && rules.length < MOST_RULES) rules.push(...rulesOf(data as Float32Array, state.ctm, painted === ops['stroke'] || painted === ops['closeStroke']));
        break;
      }
      default:
        break;
    }
  }
  return { letters: out, rules };
}
