import { furnitureOf } from './furniture.ts';
import { endsSentence, fullWidth, isParted, type TextLine } from './lines.ts';
import { detect } from '../languages/detect.ts';
import type { Language } from '../languages/types.ts';
import type { Block, BlockRole, Range } from './types.ts';

/**
 * Whether a line begins like a clause: a body's name surely does, a verb may stand in mid-sentence. `language` is that of
 * the whole text, for lines that are too short to tell.
 */
export type ClauseOpening = (line: string, language: Language | null) => 'surely' | 'maybe' | 'no';

interface Draft {
  readonly role: BlockRole;
  readonly page: number;
  readonly ranges: Range[];
  last: TextLine;
}

const RULE = /^[_‗⎯─-]{5,}$/;
const NOTE = /^(?:\^ ?)?(?:\(([\d\u0660-\u0669]{1,3})\)|([\d\u0660-\u0669]{1,3})(?= )|(\*{1,3})(?= ?\S))/;
const LABEL = /^(?:[\d\u0660-\u0669]{1,3}(?:\.[\d\u0660-\u0669]{1,3}){0,4} ?(?:[.)](?![\d\p{Ll}])|[-–—](?= |\p{L})|\t| {2,}(?=\S)|、)|\([\d\u0660-\u0669]{1,3}\) ?(?=\S)|\(?\p{L}{1,2}[ \u00a0]?\)[ \t]?(?=\S)|\(?[ivx]{1,5}\)[ \t]|[IVX]{1,5}\.[ \t]|[A-H]\.[ \t](?=\p{Lu})|[-–—•○●▪·◦][ \t]|[一二三四五六七八九十]{1,3}、|['’‘][\d]{1,2}['’‘][ \t]|\[bookmark: [^\]]{0,40}\][\d\p{L}])/u;

const TITLE = /^\d{2,4}\/\d{1,3}(?: [A-Z])?\. ?\p{L}/u;

/** What a line is judged by besides itself. */
interface Page {
  /** The width of a full line. */
  readonly full: number;
  readonly opens: (line: string) => ReturnType<ClauseOpening>;
  /** An empty line, or a page's edge, stands before the line. */
  readonly blank: boolean;
  readonly broken: boolean;
  /** Once paragraphs are numbered a verb at a line's beginning is more likely one in mid-sentence. */
  readonly numbered: boolean;
  /** Empty lines part the paragraphs of this text, and stand nowhere else. */
  readonly parted: boolean;
  /** The next line that holds anything. */
  readonly next: TextLine | undefined;
}

/** Puts the lines of printed pages back into paragraphs; page furniture is left out, footnotes are blocks of their own. */
export function unwrap(lines: readonly TextLine[], opening: ClauseOpening): Block[] {
  const language = languageOf(lines);
  const opens = (line: string): ReturnType<ClauseOpening> => opening(line, language);
  const furniture = furnitureOf(lines);
  const parted = isParted(lines);
  const full = fullWidth(lines, parted);
  const notes = notesReferredTo(lines);
  const drafts: Draft[] = [];
  let paragraph: Draft | null = null;
  let note: Draft | null = null;
  let page = 1;
  let inNotes = false;
  let blank = false;
  let broken = false;
  let numbered = false;
  // The footnotes of one document have one dress: "(1)" or "1".
  let bare: boolean | null = null;
  for (const [i, line] of lines.entries()) {
    if (line.newPage || furniture.has(i)) {
      if (!broken) page++;
      broken = true;
      inNotes = false;
      note = null;
      if (furniture.has(i)) continue;
    }
    if (line.text === '') {
      blank = true;
      if (!inNotes) note = null;
      continue;
    }
    if (RULE.test(line.text)) {
      // A rule in the middle of a page parts its footnotes; what it stands for is kept for the head and the end.
      inNotes = NOTE.test(lines.slice(i + 1).find((next) => next.text !== '')?.text ?? '');
      if (!inNotes) drafts.push((paragraph = open(line, 'paragraph', page)));
      blank = false;
      continue;
    }
    const marker = NOTE.exec(line.text);
    const referred = marker !== null && (bare === null || marker[3] !== undefined || bare === (marker[2] !== undefined)) && line.text.length > marker[0].length + 2 && (marker[1] !== undefined ? notes.has(western(marker[1])) : marker[3] === undefined && inNotes);
    if (referred && (inNotes || blank || paragraph === null || endsSentence(paragraph.last.text)) && (inNotes || (line.text.startsWith('^') ? blank : !LABEL.test(line.text) || line.text.startsWith('(')))) {
      if (marker[3] === undefined) bare ??= marker[2] !== undefined;
      note = open(line, 'footnote', page);
      drafts.push(note);
    } else if (note && opens(line.text) === 'no') extend(note, line);
    else if (paragraph && goesOn(paragraph, line, { full, opens, blank, broken, numbered, parted, next: nextOf(lines, i, furniture) })) {
      extend(paragraph, line);
      broken = false;
      note = null;
    } else {
      paragraph = open(line, 'paragraph', page);
      drafts.push(paragraph);
      numbered ||= /^[1\u0661] ?[.-]/.test(line.text);
      broken = false;
      note = null;
    }
    blank = false;
  }
  return drafts.map(({ role, page: on, ranges }) => ({ start: ranges[0]?.[0] ?? 0, end: ranges.at(-1)?.[1] ?? 0, ranges, role, page: on }));
}

function open(line: TextLine, role: BlockRole, page: number): Draft {
  return { role, page, ranges: [[line.start, line.end]], last: line };
}

function extend(draft: Draft, line: TextLine): void {
  draft.ranges.push([line.start, line.end]);
  draft.last = line;
}

/** Does a line go on with the paragraph above it? */
function goesOn(paragraph: Draft, line: TextLine, { full, opens, blank, broken, numbered, parted, next }: Page): boolean {
  const above = paragraph.last;
  // The room that the line above left: had the next word fitted, the line would not have ended there.
  const room = full - above.width - firstWidth(line.text);
  // What looks like a label in mid-sentence: a dash, and where empty lines part the paragraphs any other.
  const within = !endsSentence(above.text) && (/^[-–—] /.test(line.text) ? above.width >= full * 0.8 : parted && !blank && room <= full * 0.1);
  if (RULE.test(above.text) || (LABEL.test(line.text) && !within)) return false;
  // "80/44. Lakes and navigation": no sentence goes on with a resolution's number and a stop.
  if (TITLE.test(line.text)) return false;
  // A short line without a stop between a finished paragraph and a numbered one is a heading.
  if (/[.;。；؛][\]"'»”’)]*$/.test(above.text) && line.width < full * 0.8 && !endsSentence(line.text) && next && LABEL.test(next.text)) return false;
  // And so is one after a full stop that itself stops short without one.
  if (/[.。]$/.test(above.text) && line.width < full * 0.6 && !endsSentence(line.text) && next && full - line.width - firstWidth(next.text) > full * 0.1 && !/^\p{Ll}/u.test(next.text)) return false;
  const lower = /^["'“«(]?\p{Ll}/u.test(line.text);
  const ended = endsSentence(above.text);
  const wide = above.width >= full * 0.72;
  if (parted && !broken) return !blank && (room <= full * 0.1 || (!ended && (wide || lower)));
  const opening = opens(line.text);
  if (opening === 'surely') return false;
  // "recalling" over its items: in mid-paragraph no line stops short where the next word had room.
  if (opening === 'maybe' && ended && !endsSentence(line.text) && next && full - line.width - firstWidth(next.text) > full * 0.1) return false;
  const comma = /[,،，、]$/.test(above.text);
  // Between pages, and after an empty line, only a sentence that is broken off goes on.
  if (broken) return (!ended || comma) && wide && opening === 'no';
  if (blank) return !ended && wide && opening === 'no' && (lower || !/^\p{Lu}/u.test(line.text));
  const capital = /^[A-ZÀ-Þ]/.test(line.text);
  const chinese = line.text.charCodeAt(0) >= 0x2e80;
  // In a preamble a verb after a comma begins its paragraph; Chinese breaks anywhere, and has the verb in mid-sentence as often.
  if (opening === 'maybe' && (ended ? capital || room > (numbered ? full * 0.25 : chinese ? -full * 0.06 : -full) : !wide)) return false;
  if (ended && room > full * (chinese ? 0.04 : 0.1)) return lower && comma && room < full * 0.3;
  if (wide) return !/[.;。；؛][\]"'»”’)]*$/.test(above.text) || room <= full * 0.06;
  return lower && !ended;
}

function nextOf(lines: readonly TextLine[], i: number, furniture: ReadonlySet<number>): TextLine | undefined {
  for (let k = i + 1; k < lines.length && k < i + 8; k++) if (lines[k]?.text !== '' && !furniture.has(k)) return lines[k];
  return undefined;
}

/** By some lines from the middle: the head may be in another language. */
function languageOf(lines: readonly TextLine[]): Language | null {
  const middle = Math.floor(lines.length / 3);
  return detect(lines.slice(middle, middle + 40).map((line) => line.text).join(' '));
}

/** Width of what could not be parted from the first word, and the space before it; Chinese breaks anywhere. */
function firstWidth(words: string): number {
  if (words.charCodeAt(0) >= 0x2e80) return 2;
  const space = words.search(/[^\S\u00a0\u202f]/);
  return (space < 0 ? words.length : space) + 1;
}

/** The footnote numbers that the text refers to as `^(15)`, "(15)" after a word, or a raised digit. */
function notesReferredTo(lines: readonly TextLine[]): ReadonlySet<string> {
  const notes = new Set<string>();
  for (const line of lines) {
    for (const [, number] of line.text.matchAll(/(?:\^ ?\(?|(?<=[\p{L}"'”»،,;.]) ?\()([\d\u0660-\u0669]{1,3})\)?/gu)) if (number) notes.add(western(number));
  }
  return notes;
}

function western(digits: string): string {
  return digits.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}
