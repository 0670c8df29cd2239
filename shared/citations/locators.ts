/** The pinpoint beside a citation: "paragraphs 20 to 25 of the Tunis Commitment", "A/C.2/59/3, annex", "No. 187 of the Convention". */
import type { Pinpoint, Token } from './lexicon.ts';
import { LANGUAGE_TABLES } from './lexicon.ts';
import { latin } from '../text/lookalikes.ts';
import { isOf } from './bodies.ts';
import { tokensBetween } from './mentions.ts';
import { plain } from './plain.ts';
import type { Finding, Scan } from './scan.ts';

const ORDINALS = new Map(LANGUAGE_TABLES.flatMap(({ ordinals }) => Object.entries(ordinals).map(([word, value]) => [plain(word), value] as const)));

/** How far before a citation its paragraph's word may stand, and how far after. */
const BEFORE = 150;
const AFTER = 120;

/** A figure with the capital of a provision put in later ("184A"); "(a)" and "bis" after it are passed over. */
const POINT = String.raw`\(?(?:[a-zа-я\u0621-\u064a]|[ivx]{2,4})\)`;
const FIGURE = new RegExp(String.raw`(\d{1,4})((?:\.\d{1,3}){0,3})([A-ZАВСЕ](?![\p{L}\d]))?(?: ?(?:${POINT}(?:(?:, ?|، ?|-| (?:and |et |y |и |to |à |a |و)?)?${POINT}){0,6}|bis|ter))?(?!\d|\/\d| ?\((?:19|20)\d\d\))`, 'uy');
const RANGE = /\s{0,3}(?:-|–|to|through|à|au|a|al|по|до|إلى|الى|حتى|至|到)\s{0,3}(?:第)?(?=\d)/iy;
const LIST = /(?:\s|,|،|、|and|et|y|e|и|و|和|及|&|as well as){1,6}(?:(?:من|from|du|de|с|nos?\.?|第)\s{0,2})?(?=\d)/iy;
/** A kind word that is repeated, or another one, begins a list of its own: "Article 4 and No. 70". */
const NUMERO = /nos?\.?\s{0,2}$/i;
const INTRO = /\s{0,2}(?:[.(]\s{0,2})?(?:(?:من|from|du|de|des|с|nos?\.?|n°|№|رقم|рр?\.|第)\s{0,2}){0,2}(?=\d)/iy;

/** What stands between "§ 35" and "§ 36". */
const JOINED = /^[\s,،、]{0,2}(?:(?:and|et|y|e|и|و|和|及|&)[\s]{0,2})?(?:the |le |la |el |au |aux |al )?$/i;

/** Between the pinpoint and what it is of: "of", a body, a kind word; no sentence sign, no "and", no other number. */
const OF = /^[^\d.;؛:!?\n،,，、。]*$/;
const NOT_OF = /(?:^|[\s(])(?:and|et|y|и|above|below|ci-dessus|ci-après|anterior|supra|выше|ниже|أعلاه|أدناه|or|ou|o|или)(?=[\s)])| و(?:ب|ل|إلى |في )?(?:ال)?قرار|上文|和/u;

/** "annex, paragraph 5, of decision 68/504". */
const OF_AFTER_COMMA = /^[,،] ?(?=(?:of|to|de|du|des|del|من) )/u;

/** Russian has no word for "of". */
const OF_FIRST = /^ ?(?:\(?[a-z\u0621-\u064a]\) ?)?(?:(?:of|to|in|de|du|des|del|à|au|aux|al?|en|dans)(?!\p{L})|d'|من|في|ل|ب|的)/iu;

/** What may stand between a citation and the pinpoint after it: a comma, a bracket, "in its", "aux", в, في. */
const BESIDE = /^[\s)\]"»”]{0,4}[,،，]?[\s(]{0,3}(?:(?:in particular|particularly|especially|notably|including|notamment|en particulier|y compris|en particular|en especial|incluidos?|в частности|особенно|включая|ولا سيما|لا سيما|وخاصة|وبخاصة|وخصوصا)[,،]? )?(?:(?:in|at|en|aux?|à l'|à la|dans|в|во|في|see|voir|véase|см\.) ?)?(?:(?:its|the|ses|son|sa|les|la|le|sus|su|los|el|l'|его|ее|их) ?)?$/i;
/** The date of adoption between them: "of 16 December 2015", "المؤرخ 16 كانون الأول/ديسمبر 2015". */
const DATE = /(?:of|du|de|от|المؤرخ\p{L}*|dated|en date du|adopted on)? ?\d{1,2}(?:er)? (?:de )?\p{L}{3,12}(?: \p{L}{3,8})?(?:\/\p{L}{3,9})? (?:de )?\d{4}(?: года| г\.)?/iu;
/** Such figures point into what is named after them, or into the document itself. */
const ELSEWHERE = /^ ?(?:\([a-z]\) ?)?(?:of|to|de|du|des|del|من|настоящ\p{L}+|к|above|below|ci-dessus|ci-après|supra|выше|ниже|أعلاه|أدناه)(?!\p{L})/iu;

/** Such words point back: "on the outcome of the review, in particular paragraphs 20 to 23 thereof". */
const BACK = /^ ?(?:thereof|therein|منه|منها|de (?:celle-ci|celui-ci|ladite|la misma|dicha)|указанной|этой резолюции)(?!\p{L})/iu;

/** What the citation before this one ended with: "Articles 13 of the Constitution and 8 of the Convention". */
export interface Previous {
  readonly end: number;
  readonly locator: string | null;
}

export function locate(scan: Scan, finding: Finding, previous: Previous): string | null {
  const behind = after(scan, finding);
  const ahead = behind === null || /^\d/.test(behind) ? before(scan, finding, previous.end) : null;
  // "Annex 2 to Resolution 71, paragraph 4": a paragraph of the annex, not of the resolution.
  if (behind !== null) return ahead?.startsWith('annex') === true ? ahead : behind;
  return ahead ?? shared(scan, finding, previous) ?? numberBefore(scan, finding);
}

/** The articles of two treaties under one word: the second treaty's stand between the two. */
function shared(scan: Scan, { start, family }: Finding, { end, locator }: Previous): string | null {
  if (family !== 'treaty' || locator === null || start - end > 60 || start <= end) return null;
  const gap = scan.text.slice(end, start);
  const joiner = /^,? ?(?:and|et|y|и|و|和) ?/i.exec(gap);
  const figures = joiner === null ? null : figuresAt(scan.text, end + joiner[0].length);
  if (figures === null || !OF.test(scan.text.slice(figures.end, start)) || NOT_OF.test(scan.text.slice(figures.end, start))) return null;
  return written(locator.startsWith('art-') ? 'art' : 'no', figures.figures);
}

function before(scan: Scan, { start }: Finding, previousEnd: number): string | null {
  const from = Math.max(scan.blockStart(start), start - BEFORE, previousEnd);
  const words = tokensBetween(scan, from, start).filter(({ entry }) => entry.locator !== undefined);
  for (const token of words.toReversed()) {
    const kind = token.entry.locator as Pinpoint;
    const figures = pointedAt(scan.text, token);
    const end = figures?.end ?? token.end;
    if (end > start) continue;
    const between = scan.text.slice(end, start);
    const named = between.replace(OF_AFTER_COMMA, ' ');
    if (!OF.test(named) || between.length > 90 || NOT_OF.test(named) || isAside(between)) return null;
    if (kind === 'annex' || kind === 'ch') return written(kind, figures?.figures ?? []);
    if (figures === null) return null;
    return annexBefore(scan, words, token) ?? articleBefore(scan, words, token) ?? [...listedBefore(scan, words, token), written(kind, figures.figures)].join(',');
  }
  return null;
}

/** "Annex 1 holds the draft (Document C24/5)": only what a pinpoint is of may have its symbol in brackets after it. */
function isAside(between: string): boolean {
  return /[(（[]/.test(between) && !OF_FIRST.test(between) && !/[\u0400-\u04ff]/.test(between);
}

/** "annex I, paragraph 12, of resolution 75/282": the paragraph is the annex's. */
function annexBefore(scan: Scan, words: readonly Token[], token: Token): string | null {
  const previous = words[words.indexOf(token) - 1];
  if (previous?.entry.locator !== 'annex' || token.entry.locator !== 'para') return null;
  const count = pointedAt(scan.text, previous);
  return /^(?:, ?| ?، ?| \(|,? (?:in|en|au|в|في) )$/u.test(scan.text.slice(count?.end ?? previous.end, token.start)) ? written('annex', count?.figures ?? []) : null;
}

/** "Article 5, paragraph 2, of the Constitution": the paragraph is the article's. */
function articleBefore(scan: Scan, words: readonly Token[], token: Token): string | null {
  const previous = words[words.indexOf(token) - 1];
  if (previous?.entry.locator !== 'art' || token.entry.locator !== 'para') return null;
  const figures = figuresAt(scan.text, previous.end, 'art');
  return figures !== null && /^(?:[,،] ?| \(|$)/.test(scan.text.slice(figures.end, token.start)) ? written('art', figures.figures) : null;
}

/**
 * The figures of "§ 35 and" before "§ 36 of the Declaration": the word stands with each figure of the list. After
 * "and" it may be another word: "Article 4 and No. 70 of the Convention".
 */
function listedBefore(scan: Scan, words: readonly Token[], token: Token): readonly string[] {
  const previous = words[words.indexOf(token) - 1];
  const kind = previous?.entry.locator;
  if (previous === undefined || kind === undefined || kind === 'annex' || kind === 'ch') return [];
  const figures = figuresAt(scan.text, previous.end, kind);
  const gap = figures === null ? null : scan.text.slice(figures.end, token.start);
  if (figures === null || gap === null || !JOINED.test(gap) || (kind !== token.entry.locator && !/[\p{L}&]/u.test(gap))) return [];
  return [...listedBefore(scan, words, previous), written(kind, figures.figures)];
}

/** "CV 269B", "CS/Art. 13", "CS No. 195": the short name with its provision. */
const SHORT_TREATY = /[ /](?:(nos?\.?|art\.?) ?)?(?=\d)/iy;

function ofShortTreaty({ text }: Scan, { family, start, end }: Finding): string | null {
  if (family !== 'treaty' || end - start !== 2) return null;
  SHORT_TREATY.lastIndex = end;
  const found = SHORT_TREATY.exec(text);
  const figures = found === null ? null : figuresAt(text, end + found[0].length);
  return figures === null ? null : written(/^a/i.test(found?.[1] ?? '') ? 'art' : 'no', figures.figures);
}

/** "229 CV", "11bis CS". */
function numberBefore({ text }: Scan, { family, start, end }: Finding): string | null {
  if (family !== 'treaty' || end - start !== 2) return null;
  return /(?:^|[ (])(\d{1,3}[A-Z]?)(?: ?(?:bis|ter))? $/.exec(text.slice(Math.max(0, start - 12), start))?.[1] ?? null;
}

function after(scan: Scan, finding: Finding): string | null {
  const { end } = finding;
  const short = ofShortTreaty(scan, finding);
  if (short !== null) return short;
  const limit = scan.blockEnd(end);
  const chinese = chineseAfter(scan.text, end, limit);
  if (chinese !== null) return chinese;
  const token = tokensBetween(scan, end, Math.min(limit, end + AFTER)).find(({ entry }) => entry.locator !== undefined);
  if (token === undefined || token.end > limit) return null;
  const kind = token.entry.locator as Pinpoint;
  // "See 76/258, annex." says nothing of the number that the next paragraph begins with.
  const figures = pointedAt(scan.text.slice(0, limit), token);
  const pointed = figures?.end ?? token.end;
  const gap = scan.text.slice(end, token.start);
  const back = BACK.test(scan.text.slice(pointed, pointed + 20)) && !/[\d.;؛。；\n]/.test(gap);
  if (!back && !isBeside(scan, end, token.start)) return null;
  // "resolution 70/1, paragraph 5 of resolution 71/2" points into the second.
  if (!back && ELSEWHERE.test(scan.text.slice(pointed, pointed + 16))) return null;
  if (kind === 'annex' || kind === 'ch') {
    return kind === 'ch' && figures === null ? null : written(kind, figures?.figures ?? []);
  }
  return figures === null || kind === 'no' ? null : written(kind, figures.figures);
}

/** Right after the citation, or after a comma with nothing but the body and the date of adoption in between. */
function isBeside(scan: Scan, end: number, start: number): boolean {
  const gap = scan.text.slice(end, start);
  if (BESIDE.test(gap)) return true;
  if (!/[^,،，(][,،，(] ?$/.test(gap)) return false;
  let rest = '';
  let from = end;
  for (const token of tokensBetween(scan, end, start)) {
    if (token.entry.body === undefined) return false;
    rest += `${scan.text.slice(from, token.start)} `;
    from = token.end;
  }
  rest += scan.text.slice(from, start);
  return isOf(rest.replace(/[,،，(] ?$/, '').replace(DATE, ' '));
}

interface Figures {
  readonly figures: readonly string[];
  readonly end: number;
}

/** What a pinpoint's word points at; annexes and chapters are counted by words as well. */
function pointedAt(text: string, { end, entry }: Token): Figures | null {
  return figuresAt(text, end, entry.locator) ?? (entry.locator === 'annex' || entry.locator === 'ch' ? ordinalsAt(text, end) : null);
}

/** "20 to 25", "35-37 and 67-72", "4, 5 and 55" as written in ids: ranges with a hyphen, lower figure first. */
function figuresAt(text: string, position: number, kind: Pinpoint | null = null): Figures | null {
  let at = skip(INTRO, text, position);
  const figures: string[] = [];
  let end = at;
  for (;;) {
    FIGURE.lastIndex = at;
    const figure = FIGURE.exec(text);
    if (figure === null) break;
    const value = figureOf(figure);
    end = at + figure[0].length;
    const to = skip(RANGE, text, end);
    FIGURE.lastIndex = to;
    const upper = to > end ? FIGURE.exec(text) : null;
    if (upper === null) figures.push(value);
    else {
      const other = figureOf(upper);
      figures.push(Number.parseInt(value, 10) > Number.parseInt(other, 10) ? `${other}-${value}` : `${value}-${other}`);
      end = to + upper[0].length;
    }
    at = skip(LIST, text, end);
    if (at === end || (kind !== null && NUMERO.test(text.slice(end, at)))) break;
  }
  return figures.length === 0 ? null : { figures, end };
}

function figureOf([, figure = '', parts = '', letter = '']: RegExpExecArray): string {
  return figure + parts + latin(letter);
}

function skip(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  const found = pattern.exec(text);
  return found === null ? position : position + found[0].length;
}

const ORDINAL = /[ ,،]{0,2}(?:(?:and|et|y|и|&|or|ou|o|или) |و(?=ال))?(\p{L}{1,12})(?!\p{L})/uy;

/** "annex I", "annexes I and II", المرفقين الأول والثاني: the ordinals that follow a word, none where it has none. */
function ordinalsAt(text: string, position: number): Figures | null {
  const figures: string[] = [];
  let at = position;
  for (;;) {
    ORDINAL.lastIndex = at;
    const word = ORDINAL.exec(text);
    const value = word === null ? undefined : ORDINALS.get(plain(word[1] as string));
    // "annex I" has a capital or stands in a script without; "annex i" and Spanish "anexo y" are no ordinals.
    if (word === null || value === undefined || /^[a-z]$/.test(word[1] as string)) return figures.length === 0 ? null : { figures, end: at };
    figures.push(String(value));
    at += word[0].length;
  }
}

const CHINESE_FIGURE = /第? ?(\d{1,4}[A-Z]?)(?: ?\((?:[a-z]|[ivx]{1,4}|[一二三四五六七八九十])\)){0,3}(?: ?(?:段)? ?[至到-] ?第? ?(\d{1,4}[A-Z]?))? ?(段|条|章|款)?/y;
const CHINESE_ORDINAL = /第 ?([一二三四五六七八九十]) ?(段|条|章|款|部分)|附件(?: ?([一二三四五六七八九十]|\d{1,2}))?/y;
const CHINESE_JOINER = /[、,，和及与以]+/y;

/** Chinese puts the number before its word, and both after the instrument: 第70/125号决议第55至65段, 附件一. */
function chineseAfter(text: string, end: number, limit: number): string | null {
  let at = skip(/(?:号(?:文件|决议|决定))?[\s，,》」”")]{0,4}(?:(?:特别是|尤其是|尤其|包括)(?:其中的?|其)?)?/y, text, end);
  CHINESE_ORDINAL.lastIndex = at;
  const ordinal = CHINESE_ORDINAL.exec(text);
  if (ordinal !== null && at + ordinal[0].length <= limit) {
    const [, number, sign, count] = ordinal;
    if (number === undefined) return written('annex', count === undefined ? [] : [String(ORDINALS.get(count) ?? count)]);
    return sign === '部分' ? null : written(chineseKind(sign as string), [String(ORDINALS.get(number))]);
  }
  if (text[at] !== '第') return null;
  const pinpoints: string[] = [];
  // The sign of a kind comes after its last figure: 第4、5条和第70款.
  let figures: string[] = [];
  for (;;) {
    CHINESE_FIGURE.lastIndex = at;
    const figure = CHINESE_FIGURE.exec(text);
    if (figure === null || at + figure[0].length > limit) break;
    const [whole, from, to, sign] = figure;
    // "第70/125号" after a comma is another number, no pinpoint.
    if (/[/号(]/.test(text.charAt(at + whole.length))) break;
    figures.push(to === undefined ? (from as string) : `${from}-${to}`);
    if (sign !== undefined) {
      pinpoints.push(written(chineseKind(sign), figures));
      figures = [];
    }
    const next = skip(CHINESE_JOINER, text, at + whole.length);
    if (next === at + whole.length) break;
    at = next;
  }
  return pinpoints.length === 0 ? null : pinpoints.join(',');
}

function chineseKind(sign: string): Pinpoint {
  return sign === '段' ? 'para' : sign === '条' ? 'art' : sign === '章' ? 'ch' : 'no';
}

function written(kind: Pinpoint, figures: readonly string[]): string {
  switch (kind) {
    case 'para':
    case 'no':
      return figures.join(',');
    case 'art':
      return figures.map((figure) => `art-${figure}`).join(',');
    case 'annex':
      return figures.length === 0 ? 'annex' : figures.map((figure) => `annex-${figure}`).join(',');
    case 'ch':
      return figures.map((figure) => `ch-${figure}`).join(',');
  }
}

