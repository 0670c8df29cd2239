/** WSIS action lines (C5, جيم5) and numbered Sustainable Development Goals with their targets (SDG 9, 9.c). */
import type { Token } from './lexicon.ts';
import { tokensBetween } from './mentions.ts';
import type { Finding, Scan } from './scan.ts';

/** Signs and words between the members of a list. */
const JOINER = /(?:[\s,،、;/&]|and|et(?!o)|y|e|и|و|和|及|to|à|a|al|по|إلى|-|–|至|ou|o|or|или|أو)*/y;
const GOAL = /(1[0-7]|[1-9])(?:([.-])(1[0-9]|[1-9]|[a-dабвгсأابجد])(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\d]))?(?![\d/%]|[.,]\d| ?(?:في المائة|per cent|%))/uy;
const NUMERO = /[\s"'«(:：]*(?:(?:no|nos|n[°ºo]s?|№|núm|رقم|number)[.\s]*)?[\s"'«(]*(?:-(?=\d))?/iy;
/** An Arabic line joined to its letter is a line wherever it stands: "خط العمل جيم5 … وجيم6". */
const ARABIC_LINE = /(?<!\p{L})و?جيم(1[01]|[1-9])(?![\d/])/gu;
/** In the block that names "action lines" the letter may stand apart or alone: "خط العمل جيم 7", "ج5". */
const SPACED_LINE = /(?<=(?:^|[\s(،/-])و?)(?:جيم |ج)(1[01]|[1-9])(?![\d/]|\.\d)/gu;
/** Lines named again in the block that names "action lines": "C2 (infrastructure), C5 (security) and C6". */
const LATIN_LINE = /(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d.])(?<![^\d]-)(?<!(?<!\d)\/)(?:C|С)(1[01]|[1-9])(?:\.([IVX]{1,4}))?(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\d]|\/(?!C\d)|-(?!C)|\.\d)/gu;
/** In a text that speaks of action lines, one that opens a paragraph, stands in brackets or after "AL": "C7. Applications", "(C11)". */
const LONE_LINE = /(?:(?<=^|\n)|(?<=\()|(?<=\bALs? ?))(?:C|С)(1[01]|[1-9])(?:\.([IVX]{1,4}))?(?=[ ,;.):]|\n|$)(?!\.\d)/gu;
/** How near the goals must be spoken of for a bare "Goal 9". */
const REACH = 600;
/** "цель 5 в области устойчивого развития": the number stands inside the name. */
const GOALS_AFTER = /^[^.;\n]{0,20}(?:sustainable development|développement durable|desarrollo sostenible|устойчивого развития|可持续发展|التنمية المستدامة)/i;
const CYRILLIC: Readonly<Record<string, string>> = { а: 'a', б: 'b', в: 'c', г: 'd', с: 'c', أ: 'a', ا: 'a', ب: 'b', ج: 'c', د: 'd' };

export function findLines(scan: Scan): Finding[] {
  const { text, tokens } = scan;
  const findings: Finding[] = [];
  const add = (start: number, end: number, number: string, part: string | undefined): void => {
    findings.push({ family: 'line', start, end, id: `wsis:action-line/C${number}${part === undefined ? '' : `.${part}`}`, locator: null, was: null });
  };
  let done = -1;
  for (const { start, end, entry } of tokens) {
    if (entry.actionLine !== true || start < done) continue;
    done = scan.blockEnd(end);
    const from = scan.blockStart(start);
    const block = text.slice(from, done);
    for (const found of block.matchAll(LATIN_LINE)) add(from + found.index, from + found.index + found[0].length, found[1] as string, found[2]);
    for (const found of block.matchAll(SPACED_LINE)) add(from + found.index, from + found.index + found[0].length, found[1] as string, undefined);
  }
  if (findings.length === 0 && !tokens.some(({ entry }) => entry.summit !== undefined || entry.actionLine === true)) return [];
  if (tokens.some(({ entry }) => entry.actionLine === true)) {
    for (const found of text.matchAll(LONE_LINE)) add(found.index, found.index + found[0].length, found[1] as string, found[2]);
  }
  for (const found of text.matchAll(ARABIC_LINE)) {
    const and = found[0].startsWith('و') ? 1 : 0;
    add(found.index + and, found.index + found[0].length, found[1] as string, undefined);
  }
  return findings;
}

function skip(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  const found = pattern.exec(text);
  return found === null ? position : position + found[0].length;
}

export function findGoals(scan: Scan): Finding[] {
  const { text, tokens } = scan;
  const findings: Finding[] = [];
  const lately = spokenOf(text);
  tokens.forEach((token) => {
    if (token.entry.goal === undefined) return;
    // A list of goals goes on: "Goal 8", "Goal 9", a paragraph each.
    const goesOn = findings.length > 0 && token.start - (findings.at(-1) as Finding).end <= REACH;
    if (token.entry.goal !== 'full' && !goesOn && !ofTheGoals(scan, token, lately)) return;
    findings.push(...numbered(text, token, scan.blockEnd(token.end)));
  });
  return findings;
}

const SUSTAINABLE = /Sustainable Development|développement durable|Desarrollo Sostenible|устойчивого развития|可持续发展|التنمية المستدامة/gi;

/** Whether sustainable development has been spoken of in the 700 letters before a position; to be asked in reading order. */
function spokenOf(text: string): (position: number) => boolean {
  let places: number[] | null = null;
  let next = 0;
  return (position) => {
    places ??= Array.from(text.matchAll(SUSTAINABLE), ({ index }) => index);
    while (next < places.length && (places[next] as number) < position) next++;
    return next > 0 && position - (places[next - 1] as number) <= 700;
  };
}

/** "Goal 9" and "target 9.c" are the UN's where the block speaks of the Sustainable Development Goals or of the 2030 Agenda. */
function ofTheGoals(scan: Scan, token: Token, lately: (position: number) => boolean): boolean {
  const from = Math.max(scan.blockStart(token.start), token.start - REACH);
  const to = Math.min(scan.blockEnd(token.end), token.end + REACH);
  if (tokensBetween(scan, from, to).some(({ entry }) => entry.goal === 'full' || entry.name === 'un:A/RES/70/1')) return true;
  if (GOALS_AFTER.test(scan.text.slice(token.end, Math.min(to, token.end + 60)))) return true;
  // In "the HLPF's goals, above all Goals 5 and 9" the block before has named them.
  return !scan.itu && lately(token.start);
}

function numbered(text: string, token: Token, limit: number): Finding[] {
  const findings: Finding[] = [];
  const target = token.entry.goal === 'target';
  let position = skip(NUMERO, text, token.end);
  let start = token.start;
  while (position < limit) {
    GOAL.lastIndex = position;
    const goal = GOAL.exec(text);
    if (goal === null || (target && goal[3] === undefined)) break;
    // "SDGs 1-17" is a range, "الغاية 17-8" a target.
    const range = !target && goal[2] === '-' && /\d/.test(goal[3] ?? '');
    const end = position + (range ? (goal[1] as string).length : goal[0].length);
    const part = goal[3] === undefined || range ? '' : `.${CYRILLIC[goal[3]] ?? goal[3]}`;
    findings.push({ family: 'goal', start, end, id: `un:sdg/${goal[1]}${part}`, locator: null, was: null });
    const next = skip(JOINER, text, end);
    if (next === end || /[.;؛。]/.test(text.slice(end, next))) break;
    position = start = next;
  }
  return findings;
}
