import type { HeadLine } from './head.ts';
import type { Lexicon } from './lexicon.ts';
import { matchAt, openingForm, openingWords, wordForm } from './phrases.ts';
import { BARE } from './paper.ts';
import { ITU_NUMBER, RECOMMENDATION, UN_SYMBOL } from './symbols.ts';

/** "Draft new Resolution [EUR-AI]". */
const NOT_YET_NUMBERED = /\[[\p{L}\d /-]{2,24}\]$/u;
/** A line of Chinese: its titles are short. */
const HAN = /[\u4e00-\u9fff]/;
const NUMBERED_TITLE = /^\d{1,4}\/\d{1,4}(?: ?[A-Z](?![a-z]))?(?: ?[-.]| ) ?/;

/** A document's title as its head gives it; null where no line is like one. */
export function titleOf(head: readonly HeadLine[], id: string | null, lexicon: Lexicon): string | null {
  // The Security Council gives its resolutions no titles.
  if (id?.startsWith('un:S/RES/')) return null;
  const opinion = id?.includes('/opinion/') ? head.findLast((line) => line.type === 'opinion') : undefined;
  const after = opinion === undefined ? null : /^[^:]{4,60}: ?(\S.{8,})$/.exec(opinion.source)?.[1];
  if (after) return tidy(after);
  for (const line of head) {
    const found = NUMBERED_TITLE.exec(line.folded);
    if (found && line.folded.length > found[0].length + (HAN.test(line.folded) ? 1 : 8)) return tidy(line.source.replace(/^[\d\u0660-\u0669\u06f0-\u06f9]+\/[\d\u0660-\u0669\u06f0-\u06f9]+\s*[A-Z]?(?![\p{Ll}])[\s.\u2010-\u2015-]*/u, ''));
  }
  const under = id?.startsWith('un:') ? underSponsors(head) : null;
  if (under) return tidy(under.source);
  const named = head.findLastIndex((line) => (line.type === 'resolution' || line.type === 'decision') && (/\d/.test(line.folded) || NOT_YET_NUMBERED.test(line.folded)) && line.folded.length < 100);
  if (named >= 0 && (id === null || (id.startsWith('itu:') && !id.startsWith('itu:doc/')))) {
    const lines = head.slice(named + 1, named + 5).filter((line) => !/^[([]/.test(line.folded));
    if (lines.length > 0) return tidy(lines.map((line) => line.source).join(' '));
  }
  const numbered = id?.startsWith('un:') ? head.findIndex((line) => line.type !== null && ACT_ALONE.test(line.folded)) : -1;
  const beneath = numbered < 0 ? undefined : head[numbered + 1];
  if (beneath && isTitle(beneath.folded, HAN.test(beneath.folded) ? 2 : 6)) return tidy(beneath.source);
  const least = lexicon.language === 'zh' ? 12 : 30;
  const recommendation = id?.includes('/rec/') ? head.findLastIndex((line) => line.folded.length < 60 && namesAlone(line.folded, id)) : -1;
  const below = recommendation >= 0 ? head.slice(recommendation + 1).find((line) => !/^\(\d\d\/\d{4}\)$/.test(line.folded)) : undefined;
  if (below && below.folded.length > 8) return tidy(below.source);
  const given = head.map((line) => titleGiven(line, lexicon.titleWords)).find((title) => title !== null) ?? (id === null ? head.map((line) => titleGiven(line, SUBJECTS)).find((title) => title !== null) : null);
  if (given) return tidy(given);
  const whose = aboutWhat(head, id, lexicon, least);
  if (whose) return tidy(whose.source);
  const kind = head.find((line) => line.type !== null && !isNumberAlone(line.folded) && line.folded.length >= (least < 30 ? 8 : 30) && line.folded.length < 300 && !/[:：.。]$/.test(line.folded) && !/[:：]/.test(line.folded.slice(0, 60)));
  if (kind) return tidy(continued(head, kind, lexicon));
  const placed = id?.startsWith('itu:doc/') ? underSource(head, lexicon) : null;
  if (placed) return tidy(placed.source);
  // What stands right under "References:" is their list.
  const title = head.find((line, i) => isTitle(line.folded, least) && !isHeading(line.folded, lexicon) && (i === 0 || !isHeading((head[i - 1] as HeadLine).folded, lexicon)));
  if (title) return tidy(title.source);
  // A text without a number of its own begins with what it is: "WSIS+20 outcome".
  const [first] = head;
  return id === null && first && isTitle(first.folded, HAN.test(first.folded) ? 4 : 10) && !isHeading(first.folded, lexicon) ? tidy(first.source) : null;
}

/** "Decision 2026/333": a UN act's number, its title in the next line. */
const ACT_ALONE = /^\D{0,14} ?\d{1,4}\/\d{1,4}(?: ?[A-Z])? ?(?:号决[定议])?$/;

/** A line that holds a Recommendation's kind and number and nothing else. */
function namesAlone(folded: string, id: string): boolean {
  const found = RECOMMENDATION.exec(folded);
  return found !== null && found.index < 24 && id.endsWith(`/${found[2]}`) && /^(?:\/[A-Z]\.\d{1,4}(?:\.\d{1,3})?)? ?(?:建议书)?[ *]*(?:\(\d\d\/\d{4}\))?[ *]*$/.test(folded.slice(found.index + found[0].length));
}

/** "Angola, Brazil and India: draft resolution", "Draft resolution submitted by the Chair": a draft's title stands under its sponsors. */
const SPONSORS = /^[^:：]{3,}[:：]\*{0,3} ?(?:\p{L}+ )?(?:draft (?:resolution|decision)|projet de (?:résolution|décision)|proyecto de (?:resolución|decisión)|проект (?:резолюции|решения)|مشروع (?:قرار|مقرر)|(?:订正)?决(?:议|定)草案)|^(?:(?:revised )?draft (?:resolution|decision) (?:submitted|proposed)|projet de (?:résolution|décision) (?:présenté|déposé|proposé)|proyecto de (?:resolución|decisión) (?:presentado|propuesto)|проект (?:резолюции|решения), (?:представленный|предложенный)|مشروع (?:قرار|مقرر) (?:مقدم|مقترح))|提(?:交|出)的(?:订正)?决(?:议|定)草案$/iu;

function underSponsors(head: readonly HeadLine[]): HeadLine | null {
  const at = head.findIndex((line) => line.folded.length < 1200 && SPONSORS.test(line.folded));
  const under = at < 0 ? undefined : head[at + 1];
  return under && under.folded.length >= (HAN.test(under.folded) ? 2 : 6) && under.folded.length < 400 ? under : null;
}

/** What a letter or a circular is about: "Subject: …". */
const SUBJECTS: ReadonlySet<string> = new Set(['Subject', 'Objet', 'Asunto', 'Предмет', 'Тема', 'الموضوع', '事由', '主题'].map(wordForm));

/** "Title: …", "TITRE : …". */
function titleGiven(line: HeadLine, words: ReadonlySet<string>): string | null {
  const colon = line.folded.length < 400 ? line.folded.indexOf(':') : -1;
  if (colon < 2 || colon > 20 || !words.has(openingForm(line.folded, 0, colon) ?? '')) return null;
  const title = line.source.slice(line.source.search(/[:：]/) + 1).trim();
  return title.length >= 8 ? title : null;
}

/**
 * "Report of the Secretary-General", "Contribution by Kiteland" say whose paper it is. What it is about stands above it
 * at the UN, below it at ITU.
 */
function aboutWhat(head: readonly HeadLine[], id: string | null, lexicon: Lexicon, least: number): HeadLine | null {
  const un = id?.startsWith('un:') ?? false;
  if (!un && !id?.startsWith('itu:doc/')) return null;
  const at = head.findIndex((line) => (line.type === 'report' || line.type === 'contribution') && line.folded.length < 120 && !/[:：.。]$/.test(line.folded));
  const beside = at < 0 ? undefined : head[at + (un ? -1 : 1)];
  // "Report by the Secretary-General", and under it "Gender".
  const short = !un && head[at]?.type === 'report';
  // Chinese says it in two signs: 湖泊.
  const shortest = HAN.test(beside?.folded ?? '') ? 2 : short ? least / 5 : Math.min(least, 20);
  if (!beside || !isTitle(beside.folded, shortest) || isHeading(beside.folded, lexicon)) return null;
  return beside;
}

/** A paper of ITU has under "Original: English" whose it is, and under that what it is about. */
function underSource(head: readonly HeadLine[], lexicon: Lexicon): HeadLine | null {
  const at = head.findIndex((line) => line.folded.length < 40 && /^(?:original|оригинал|الأصل|原文) ?[:：]/i.test(line.folded));
  const line = at < 0 ? undefined : head[at + 2];
  // "Proposal on Resolution 17" is about a resolution, "Resolution 17" is one.
  if (!line || !isTitle(line.folded, HAN.test(line.folded) ? 4 : 12)) return null;
  return line.type === null ? (isHeading(line.folded, lexicon) ? null : line) : (/^\S+ \S{0,3} ?\d/.test(line.folded) || !/\d/.test(line.folded) ? null : line);
}

function isHeading(folded: string, lexicon: Lexicon): boolean {
  const words = openingWords(folded, 0, folded.length, 12);
  const found = matchAt(lexicon.front, words, 0) ?? matchAt(lexicon.sections, words, 0) ?? matchAt(lexicon.speakers, words, 0) ?? matchAt(lexicon.organs, words, 0);
  return found !== null && found.next >= words.length - 3;
}

/** Long enough for a title and nothing else that a head holds. */
function isTitle(folded: string, least: number): boolean {
  return folded.length >= least && folded.length < 400 && !isPlaceAndTime(folded) && !isNumber(folded) && !isNumberAlone(folded) && !AGENDA.test(folded) && !/[:：]/.test(folded.slice(0, 40)) && !/[.。؛;,،，]$/.test(folded) && !/^[([]/.test(folded);
}

/** A line that only gives the paper's number or symbol. */
function isNumber(folded: string): boolean {
  return folded.length < 60 && (ITU_NUMBER.test(folded) || UN_SYMBOL.test(folded.trim()) || BARE.test(folded));
}

/** "Items 137 and 138 of the preliminary list": what the paper is for, not what it is about. */
const AGENDA = /^(?:(?:provisional )?agenda |council )?items? \d|^points? \d.{0,20} de l'ordre du jour|^point(?:s)? (?:\d|[A-Z])|^temas? \d|^tema |^пункты? \d|^البن(?:د|دان|ود) |^(?:临时)?议程(?:项目|议题)? ?\d/iu;

/** A resolution's number with its version: the title stands in the next line. */
function isNumberAlone(folded: string): boolean {
  return folded.length < 100 && /^(?:第 ?\d{1,4}(?:-\d{1,2})? ?号(?:决议|决定)|[\p{L}\u064b-\u0652-]{5,14} (?:№ ?|N[o°.]{1,2} ?)?\d{1,4}(?:-\d{1,2})?) ?(?:[(（][^()（）]{2,60}[)）])?\^?(?:\(?\d\)?)?$/u.test(folded);
}

/** "Geneva, 4-14 June 2024": short, with a year at its end, or a Chinese date. */
function isPlaceAndTime(folded: string): boolean {
  return folded.length < 60 && (/\d[^.:]{0,24} \d{4}(?: г(?:ода|\.))?$/.test(folded) || /\d{4}年\d{1,2}月\d{1,2}(?:日|-)/.test(folded));
}

/** A title over several lines of the source: they follow each other without an empty one. */
function continued(head: readonly HeadLine[], first: HeadLine, lexicon: Lexicon): string {
  const lines = [first.source];
  for (let i = head.indexOf(first) + 1; i < head.length && lines.length < 4; i++) {
    const line = head[i] as HeadLine;
    const above = head[i - 1] as HeadLine;
    if (isNumber(line.folded) || isPlaceAndTime(line.folded) || /^[^\d]{3,30} ?[:：]/.test(line.folded)) break;
    if (line.start - above.end > 2 || /[.:。：]$/.test(above.folded) || line.folded.length > 160 || line.type !== null || isHeading(line.folded, lexicon)) break;
    lines.push(line.source);
  }
  return lines.join(' ');
}

function tidy(text: string): string {
  // "59/... Digital technologies": a draft has no number yet.
  return text.replace(/\*\*/g, '').replace(/\s+/g, ' ').trim().replace(/^\d{1,4}\/(?:\.\.\.|…|_{2,8}) ?/, '');
}
