import { versionAt } from '../citations/versions.ts';
import { identify as identifyAddress } from '../instruments/identify.ts';
import type { DocumentIdentity } from '../reading.ts';
import { latinSymbols } from '../text/lookalikes.ts';
import type { Prepared } from '../text/prepared.ts';
import { readDate } from './dates.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { matchAt, openingWords } from './phrases.ts';
import type { Clause } from './types.ts';

/** A line of a document's head: folded, with Latin letters in its symbols, and as it stands in the source. */
interface HeadLine {
  readonly folded: string;
  readonly source: string;
  readonly indic: boolean;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** What kind of paper its first words name. */
  readonly type: keyof Lexicon['types'] | string | null;
}

const HEAD_LINES = 140;
const UN_SYMBOL = /^[A-Z]{1,6}(?:-\d\d)?(?:\/[A-Z0-9.-]{1,12}){1,8}(?: ?\((?:\d{4}|[IVXLC]{1,8}|PART ?[IVX]{1,4})\))?(?: ?[A-Z])?\*?$/i;
const ITU_NUMBER = /(?:^|[ :(])((?:[A-Z][A-Z&]{0,11}(?:[- ]?[A-Z&]{2,10}){0,3})-?\d{0,4})\/(\d{1,4}|[A-Z]{2,5}\/\d{1,4})(?:\((?:Rev|Add|Cor)\.?\d*\))*-([ACEFRS])(?![A-Za-z\d])/;
const RECOMMENDATION = /(?:^| )(?:ITU|UIT|МСЭ)-([TRТ]) ([A-Z]{1,3}\.\d{1,4}(?:\.\d{1,3})?(?:-\d{1,2})?)(?!\d)/;
const ITU_BODIES: ReadonlySet<string> = new Set(['pp', 'council', 'wtdc', 'wtsa', 'ra', 'wrc', 'wcit']);
const UN_BODY = { ga: 'A/RES', ecosoc: 'E/RES', hrc: 'A/HRC/RES', sc: 'S/RES' } as const;

/** Who a document is: by its address where that tells, else by its head, else its address itself. */
export function identify(prepared: Prepared, clauses: readonly Clause[], address: string | null): DocumentIdentity {
  const lexicon = lexiconOf(prepared.language ?? 'en');
  const head = headOf(prepared, clauses, lexicon);
  const enacting = clauses.find((clause) => clause.kind === 'body' && clause.path === 'B');
  const body = enacting ? bodyOf(prepared, enacting, lexicon) : null;
  const told = address === null ? null : identifyAddress(address);
  const id = told?.id ?? paperId(head) ?? unId(head, body) ?? resolutionId(head, body, prepared) ?? recommendationId(head, enacting !== undefined) ?? (address === null ? null : `web:${normalised(address)}`);
  const type = typeOf(id, head, enacting !== undefined || clauses.some((clause) => clause.kind === 'operative'));
  return { id, language: prepared.language ?? told?.language ?? null, title: titleOf(head, id, lexicon), date: dateOf(head, lexicon) ?? (type === 'recommendation' ? editionDate(head) : null), type };
}

/** An address without what does not change the document: its fragment, and what only counts visitors. */
function normalised(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  url.hash = '';
  for (const name of Array.from(url.searchParams.keys())) if (/^(?:utm_|fbclid$|gclid$)/.test(name)) url.searchParams.delete(name);
  return url.href;
}

function headOf(prepared: Prepared, clauses: readonly Clause[], lexicon: Lexicon): HeadLine[] {
  const { source } = prepared.folded;
  const lines: HeadLine[] = [];
  const fronts = clauses.filter((clause) => clause.kind === 'front').slice(0, HEAD_LINES);
  const last = fronts.at(-1)?.end ?? 0;
  for (const { block, start, end } of prepared.blocks) {
    if (block.start >= last || lines.length >= HEAD_LINES) break;
    if (end <= start) continue;
    // Of a long paragraph nothing is asked but how it begins.
    const folded = latinSymbols(prepared.folded.text.slice(start, Math.min(end, start + 420))).replace(/ {2,}/g, ' ');
    const raw = source.slice(block.start, Math.min(block.end, block.start + 1200)).trim();
    lines.push({ folded, source: raw, start: block.start, end: block.end, indic: /[\u0660-\u0669\u06f0-\u06f9]/.test(raw.slice(0, 40)), type: typeWord(folded, lexicon) });
  }
  return lines;
}

function typeWord(folded: string, lexicon: Lexicon): string | null {
  const words = openingWords(folded, 0, folded.length, 12);
  for (let k = 0; k < Math.min(2, words.length); k++) {
    const found = matchAt(lexicon.types, words, k);
    if (found) return found.value;
  }
  if (lexicon.language !== 'zh') return null;
  // In Chinese the kind word comes last, but for the version: 第2664(2022)号决议, 第140号决议（2022年，布加勒斯特，修订版）.
  const version = /.[(（][^()（）]{2,60}[)）]$/.exec(folded);
  if (version && version.index > 0) return typeWord(folded.slice(0, version.index + 1), lexicon);
  for (let k = words.length - 1; k >= 0; k--) {
    const found = matchAt(lexicon.types, words, k);
    if (found && found.next === words.length) return found.value;
  }
  return null;
}

function bodyOf(prepared: Prepared, clause: Clause, lexicon: Lexicon): string | null {
  const block = prepared.blocks.find((candidate) => candidate.block.start <= clause.start && candidate.block.end >= clause.start);
  if (!block) return null;
  return matchAt(lexicon.bodies, openingWords(prepared.folded.text, block.start, block.end, 24), 0)?.value ?? null;
}

/** A paper of an ITU meeting carries its number with the language's letter: C23/71-A, WTDC-17/23-A. */
function paperId(head: readonly HeadLine[]): string | null {
  for (const { folded } of head) {
    if (folded.length > 120) continue;
    const found = ITU_NUMBER.exec(folded);
    if (found) return `itu:doc/${(found[1] as string).replace(/ /g, '-')}/${found[2]}`;
  }
  return null;
}

function unId(head: readonly HeadLine[], body: string | null): string | null {
  for (const { folded } of head) {
    // "(Plan outline)" after a symbol says which part of a document this is; it is no part of the symbol.
    const line = folded.slice(0, 80).replace(/\*{1,3}$/, '').trim().replace(/(?<=\d) \((?!PART)(?![IVXLC]+\))[^()\d]{3,40}\)$/i, '');
    if (line.length <= 48 && /\d/.test(line) && UN_SYMBOL.test(line) && /^(?:A|S|E|ST|TD|DP|CEB|UNEP|HSP|ECE|FCCC|CRC|CAT|CCPR|CERD|CEDAW|CMW|CRPD|CED|HRI|IDB|CD|CCW|LC)(?:[-/])/.test(line)) {
      return `un:${line.replace(/ /g, '').toUpperCase()}`;
    }
  }
  const series = body === null || !(body in UN_BODY) ? null : UN_BODY[body as keyof typeof UN_BODY];
  if (series === null) return null;
  for (const { folded, indic } of head) {
    if (series === 'S/RES') {
      const found = /(\d{1,4}) ?\((\d{4})\)/.exec(folded);
      if (found && folded.length < 60) return `un:S/RES/${found[1]}(${found[2]})`;
      continue;
    }
    const found = /^(\d{1,4})\/(\d{1,4})(?: ?([A-Z])(?![a-z]))?(?: ?-|\.|,| |$)/.exec(folded);
    if (!found) continue;
    const [first = '', second = ''] = [found[1], found[2]];
    // Arabic-Indic numbers stand right to left: ١٩٥/٦٧ is 67/195.
    const [session, number] = indic ? [second, first] : [first, second];
    return `un:${series}/${session}/${number}${found[3] ?? ''}`;
  }
  return null;
}

/** "RESOLUTION 140 (REV. BUCHAREST, 2022)" over an ITU body's enacting words. */
function resolutionId(head: readonly HeadLine[], body: string | null, prepared: Prepared): string | null {
  if (body === null || !ITU_BODIES.has(body)) return null;
  let bare: string | null = null;
  for (const { folded, type } of head) {
    if ((type !== 'resolution' && type !== 'decision') || folded.length > 140) continue;
    const found = /(?:^|[^\d/])(\d{1,4}(?:-\d{1,2})?)(?![\d/])/.exec(folded);
    if (!found) continue;
    const after = found.index + found[0].length;
    const version = versionAt(folded, after + (/^ ?号(?:决议|决定)/.exec(folded.slice(after, after + 6))?.[0].length ?? 0));
    const id = `itu:${body}/${type === 'decision' ? 'dec' : 'res'}/${found[1]}`;
    if (version) return `${id}@${version.version}`;
    bare ??= `${id}${placeAndYear(prepared, folded)}`;
  }
  return bare;
}

/** Where the title has no version the enacting words may: "The Plenipotentiary Conference … (Bucharest, 2022),". */
function placeAndYear(prepared: Prepared, title: string): string {
  const { text } = prepared.folded;
  const at = text.indexOf(title);
  if (at < 0) return '';
  for (let i = at + title.length; i < at + title.length + 600; i++) {
    if (text.charCodeAt(i) !== 0x28) continue;
    const version = versionAt(text, i);
    if (version && version.bodies.length > 0) return `@${version.version}`;
  }
  return '';
}

function recommendationId(head: readonly HeadLine[], resolution: boolean): string | null {
  if (resolution) return null;
  for (const { folded } of head) {
    if (folded.length > 120) continue;
    const found = RECOMMENDATION.exec(folded);
    if (found) return `itu:${found[1] === 'R' ? 'r' : 't'}/rec/${found[2]}`;
  }
  return null;
}

function typeOf(id: string | null, head: readonly HeadLine[], resolution: boolean): DocumentIdentity['type'] {
  const told = (type: string): boolean => head.some((line) => line.type === type);
  if (id?.startsWith('itu:doc/')) return told('report') && !told('contribution') ? 'report' : (told('contribution') || resolution ? 'contribution' : 'document');
  if (id !== null && /\/DEC\/|\/dec\//.test(id)) return 'decision';
  if (id !== null && /\/RES\/|\/res\//.test(id)) return 'resolution';
  if (id !== null && /\/rec\//.test(id)) return 'recommendation';
  if (resolution) return told('decision') && !told('resolution') ? 'decision' : (told('contribution') ? 'contribution' : 'resolution');
  for (const type of ['report', 'contribution', 'recommendation', 'decision', 'resolution'] as const) if (told(type)) return type;
  return id === null || id.startsWith('web:') ? null : 'document';
}

/** The adoption's date before the date of distribution: it stands with the kind word or with the body's. */
function dateOf(head: readonly HeadLine[], lexicon: Lexicon): string | null {
  let first: string | null = null;
  for (const { folded, type } of head) {
    const date = readDate(folded, lexicon);
    if (date === null) continue;
    const adopted = (type === 'resolution' || type === 'decision') || /adopt|aprobad|принят|اتخذ|اعتمد|通过|决议/i.test(folded);
    if (adopted) return date;
    first ??= date;
  }
  return first;
}

/** A recommendation's table of editions ends with its own: 2017-04-07. */
function editionDate(head: readonly HeadLine[]): string | null {
  return head.findLast((line) => /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(line.folded))?.folded ?? null;
}

const NUMBERED_TITLE = /^\d{1,4}\/\d{1,4}(?: ?[A-Z](?![a-z]))?(?: ?[-.]| ) ?/;

function titleOf(head: readonly HeadLine[], id: string | null, lexicon: Lexicon): string | null {
  for (const line of head) {
    const found = NUMBERED_TITLE.exec(line.folded);
    if (found && line.folded.length > found[0].length + 8) return tidy(line.source.replace(/^[\d\u0660-\u0669\u06f0-\u06f9]+\/[\d\u0660-\u0669\u06f0-\u06f9]+\s*[A-Z]?(?![\p{Ll}])[\s.\u2010-\u2015-]*/u, ''));
  }
  const named = head.findLastIndex((line) => (line.type === 'resolution' || line.type === 'decision') && /\d/.test(line.folded) && line.folded.length < 100);
  if (named >= 0 && id?.startsWith('itu:') && !id.startsWith('itu:doc/')) {
    const lines = head.slice(named + 1, named + 5).filter((line) => !/^[([]/.test(line.folded));
    if (lines.length > 0) return tidy(lines.map((line) => line.source).join(' '));
  }
  const least = lexicon.language === 'zh' ? 12 : 30;
  const recommendation = id?.includes('/rec/') ? head.findLastIndex((line) => line.folded.length < 60 && RECOMMENDATION.test(line.folded)) : -1;
  const under = recommendation >= 0 ? head[recommendation + 1] : undefined;
  if (under && under.folded.length > 8) return tidy(under.source);
  const kind = head.find((line) => line.type !== null && !isNumberAlone(line.folded) && line.folded.length >= 30 && line.folded.length < 300 && !/[:：.。]$/.test(line.folded) && !/[:：]/.test(line.folded.slice(0, 60)));
  if (kind) return tidy(continued(head, kind));
  const title = head.find((line) => line.folded.length >= least && line.folded.length < 400 && !isPlaceAndTime(line.folded) && !isNumber(line.folded) && !isNumberAlone(line.folded) && !AGENDA.test(line.folded) && !/[:：]/.test(line.folded.slice(0, 40)) && !/[.。؛;]$/.test(line.folded) && !/^[([]/.test(line.folded));
  if (title) return tidy(title.source);
  return null;
}

/** A line that only gives the paper's number or symbol. */
function isNumber(folded: string): boolean {
  return folded.length < 60 && (ITU_NUMBER.test(folded) || UN_SYMBOL.test(folded.trim()));
}

/** "Items 137 and 138 of the preliminary list": what the paper is for, not what it is about. */
const AGENDA = /^(?:(?:provisional )?agenda |council )?items? \d|^points? \d.{0,20} de l'ordre du jour|^point(?:s)? (?:\d|[A-Z])|^temas? \d|^tema |^пункты? \d|^البن(?:د|دان|ود) |^(?:临时)?议程(?:项目|议题)? ?\d/iu;

/** A resolution's number with its version: the title stands in the next line. */
function isNumberAlone(folded: string): boolean {
  return folded.length < 100 && /^(?:第 ?\d{1,4}(?:-\d{1,2})? ?号(?:决议|决定)|[\p{L}\u064b-\u0652-]{5,14} (?:№ ?|N[o°.]{1,2} ?)?\d{1,4}(?:-\d{1,2})?) ?(?:[(（][^()（）]{2,60}[)）])?\^?(?:\(?\d\)?)?$/u.test(folded);
}

/** "Geneva, 4-14 June 2024": short, with a year at its end, or a Chinese date. */
function isPlaceAndTime(folded: string): boolean {
  return folded.length < 60 && (/\d[^.:]{0,24} \d{4}(?: г(?:ода|\.))?$/.test(folded) || /\d{4}年\d{1,2}月\d{1,2}日/.test(folded));
}

/** A title over several lines of the source: they follow each other without an empty one. */
function continued(head: readonly HeadLine[], first: HeadLine): string {
  const lines = [first.source];
  for (let i = head.indexOf(first) + 1; i < head.length && lines.length < 4; i++) {
    const line = head[i] as HeadLine;
    const above = head[i - 1] as HeadLine;
    if (line.start - above.end > 2 || /[.:。：]$/.test(above.folded) || line.folded.length > 160 || line.type !== null) break;
    lines.push(line.source);
  }
  return lines.join(' ');
}

function tidy(text: string): string {
  return text.replace(/\*\*/g, '').replace(/\s+/g, ' ').trim();
}
