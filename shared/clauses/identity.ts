import { plausibleYear } from '../citations/numbers.ts';
import { versionAt } from '../citations/versions.ts';
import { identify as identifyAddress } from '../instruments/identify.ts';
import { fold } from '../text/fold.ts';
import type { Prepared, PreparedBlock } from '../text/prepared.ts';
import { readDate } from './dates.ts';
import { headOf, type HeadLine } from './head.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { bodyNamed } from './lines.ts';
import { paperId } from './paper.ts';
import { matchAt, openingWords } from './phrases.ts';
import { RECOMMENDATION, UN_SYMBOL } from './symbols.ts';
import { titleOf } from './titles.ts';
import type { Clause, DocumentIdentity } from './types.ts';

const ITU_BODIES: ReadonlySet<string> = new Set(['pp', 'council', 'wtdc', 'wtsa', 'ra', 'wrc', 'wcit', 'wtpf']);
const UN_BODY = { ga: 'A/RES', ecosoc: 'E/RES', hrc: 'A/HRC/RES', sc: 'S/RES' } as const;

/** Who a document is: by its address where that tells, else by its head, else its address itself. */
export function identify(prepared: Prepared, clauses: readonly Clause[], address: string | null): DocumentIdentity {
  const lexicon = lexiconOf(prepared.language ?? 'en');
  const { lines: head, proposes } = headOf(prepared, clauses, lexicon);
  const enacting = clauses.find((clause) => clause.kind === 'body' && clause.path === 'B');
  const body = enacting ? bodyOf(prepared, enacting, lexicon) : speakerOf(prepared, clauses, lexicon);
  const told = address === null ? null : identifyAddress(address);
  // A paper that proposes resolutions is none of them.
  const own = proposes ? null : (unId(head, body, enacting === undefined || isDecisionHead(head), lexicon) ?? recommendationId(head, body) ?? resolutionId(head, body, prepared));
  const id = told?.id ?? paperId(head) ?? own ?? (address === null ? null : `web:${normalised(address)}`);
  const resolution = enacting !== undefined || clauses.some((clause) => clause.kind === 'operative');
  const type = proposes && !id?.startsWith('un:') ? 'contribution' : typeOf(id, head, resolution);
  return { id, language: prepared.language ?? told?.language ?? null, title: titleOf(id?.startsWith('un:') ? head.filter((line) => !endsWithSymbol(line.folded, id.slice(3))) : head, id, lexicon), date: dateOf(head, lexicon) ?? (type === 'recommendation' ? editionDate(head) : (type === 'decision' && enacting === undefined ? decided(prepared, clauses, lexicon) : null)), type };
}

/** An address without what does not change the document: its fragment, and what only counts visitors. */
function normalised(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  url.hash = '';
  for (const name of Array.from(url.searchParams.keys())) if (/^(?:utm_|fbclid$|gclid$)/.test(name)) url.searchParams.delete(name);
  return url.href;
}

function bodyOf(prepared: Prepared, clause: Clause, lexicon: Lexicon): string | null {
  const block = prepared.blocks.find((candidate) => candidate.block.start <= clause.start && candidate.block.end >= clause.start);
  if (!block) return null;
  return bodyNamed(openingWords(prepared.folded.text, block.start, block.end, 24), lexicon)?.value ?? null;
}

/** The one paragraph of a decision. */
function decisionOf(prepared: Prepared, clauses: readonly Clause[]): PreparedBlock | undefined {
  const clause = clauses.find((candidate) => candidate.kind === 'operative');
  if (clause?.path !== 'O1') return undefined;
  return prepared.blocks.find((candidate) => candidate.block.start <= clause.start && candidate.block.end >= clause.start);
}

/** The body of a decision, which names it in mid-sentence. */
function speakerOf(prepared: Prepared, clauses: readonly Clause[], lexicon: Lexicon): string | null {
  const block = decisionOf(prepared, clauses);
  if (!block) return null;
  const words = openingWords(prepared.folded.text, block.start, block.end, 40);
  for (let k = 0; k < words.length; k++) {
    const found = matchAt(lexicon.speakers, words, k);
    if (found) return found.value;
  }
  return null;
}

function unId(head: readonly HeadLine[], body: string | null, decision: boolean, lexicon: Lexicon): string | null {
  for (const { folded } of head) {
    // "(Plan outline)" after a symbol says which part of a document this is; it is no part of the symbol.
    const line = folded.slice(0, 120).replace(/\*{1,3}$/, '').trim().replace(/(?<=\d) \((?!PART)(?![IVXLC]+\))[^()\d]{3,40}\)$/i, '');
    const symbol = isUnSymbol(line) ? line : symbolBeside(line, lexicon);
    if (symbol !== null) return `un:${symbol.replace(/ /g, '').toUpperCase()}`;
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
    // Arabic-Indic numbers stand right to left: ١٩٥/٦٧ is 67/195. But no body has come to its hundredth session.
    const [session, number] = indic && isSession(second) && !plausibleYear(Number(first)) ? [second, first] : [first, second];
    return `un:${decision ? series.replace('RES', 'DEC') : series}/${session}/${number}${found[3] ?? ''}`;
  }
  return null;
}

function isUnSymbol(text: string): boolean {
  return text.length <= 48 && /\d/.test(text) && UN_SYMBOL.test(text) && /^(?:A|S|E|ST|TD|DP|CEB|UNEP|HSP|ECE|FCCC|CRC|CAT|CCPR|CERD|CEDAW|CMW|CRPD|CED|HRI|IDB|CD|CCW|LC)(?:[-/])/.test(text);
}

/** The Organization over its documents; its organs are in the lexicon. */
const ORGANIZATION = new Set(['united nations', 'nations unies', 'naciones unidas', 'организация объединенных наций', 'الأمم المتحدة', '联合国'].map(formsOf));

/** "United Nations    A/79/62": printed heads have the symbol in one line with whose document it is. */
function symbolBeside(line: string, lexicon: Lexicon): string | null {
  const found = /^(\D{3,70}?) ([A-Z]{1,4}[-/]\S*(?: ?\([^()]{1,8}\))?)$/.exec(line) ?? /^(\D{3,70}?) ?([A-Z]{1,4}\/\S*)$/.exec(line);
  const name = found?.[1] ?? '';
  const symbol = found?.[2] ?? '';
  if (!isUnSymbol(symbol)) return null;
  const words = openingWords(name, 0, name.length, 12);
  return matchAt(lexicon.organs, words, 0)?.next === words.length || ORGANIZATION.has(formsOf(name)) ? symbol : null;
}

/** A line that gives the paper's own symbol is no title, whatever stands before it. */
function endsWithSymbol(line: string, symbol: string): boolean {
  return line.length < 120 && line.replace(/[\s*]/g, '').toUpperCase().endsWith(symbol);
}

function formsOf(name: string): string {
  const folded = fold(name).text;
  return openingWords(folded, 0, folded.length, 12).map(({ form }) => form).join(' ');
}

/** A session's number, or the year that ECOSOC counts by. */
function isSession(figure: string): boolean {
  return Number(figure) < 100 || plausibleYear(Number(figure));
}

/** "RESOLUTION 140 (REV. BUCHAREST, 2022)" over an ITU body's enacting words. */
function resolutionId(head: readonly HeadLine[], body: string | null, prepared: Prepared): string | null {
  if (body === null || !ITU_BODIES.has(body)) return null;
  let bare: string | null = null;
  for (const { folded, type } of head) {
    if (type !== (body === 'wtpf' ? 'opinion' : 'resolution') && (type !== 'decision' || body === 'wtpf')) continue;
    if (folded.length > (type === 'opinion' ? 300 : 140)) continue;
    // "RESOLUTION COM5/1 (WTDC-25)" has no number yet; what stands in brackets is its version.
    const found = /(?:^|[^\d/A-Za-z-])(\d{1,4}(?:-\d{1,2})?)(?![\d/])/.exec(folded);
    const bracket = folded.search(/[([（]/);
    if (!found || (bracket >= 0 && bracket < found.index + found[0].length)) continue;
    const after = found.index + found[0].length;
    const version = versionAt(folded, after + (/^ ?号(?:决议|决定)/.exec(folded.slice(after, after + 6))?.[0].length ?? 0));
    const id = `itu:${body}/${type === 'decision' ? 'dec' : type === 'opinion' ? 'opinion' : 'res'}/${found[1]}`;
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

/** Recommendations of ITU-R speak in the Radiocommunication Assembly's name; a resolution that names one is none. */
function recommendationId(head: readonly HeadLine[], body: string | null): string | null {
  if (body !== null && (body !== 'ra' || head.some((line) => line.type === 'resolution' || line.type === 'decision'))) return null;
  for (const { folded } of head) {
    if (folded.length > 120) continue;
    const found = RECOMMENDATION.exec(folded);
    // A letter about a draft Recommendation is none.
    if (found && !/draft|projet|proyecto|проект|مشروع|草案|[:：]/i.test(folded.slice(0, found.index))) return `itu:${found[1] === 'R' ? 'r' : 't'}/rec/${found[2]}`;
  }
  return null;
}

function typeOf(id: string | null, head: readonly HeadLine[], resolution: boolean): DocumentIdentity['type'] {
  const told = (type: string): boolean => head.some((line) => line.type === type);
  if (id?.startsWith('itu:doc/')) return told('report') && !told('contribution') ? 'report' : (told('contribution') || resolution ? 'contribution' : 'document');
  // What a council's president states for it is neither resolution nor decision.
  if (id?.includes('/PRST/')) return 'document';
  if (id !== null && /\/DEC\/|\/dec\//.test(id)) return 'decision';
  if (id !== null && /\/RES\/|\/res\//.test(id)) return 'resolution';
  if (id !== null && /\/rec\//.test(id)) return 'recommendation';
  if (id?.includes('/opinion/')) return 'opinion';
  if (resolution) return told('decision') && !told('resolution') ? 'decision' : (told('contribution') ? 'contribution' : 'resolution');
  for (const type of ['report', 'contribution', 'recommendation', 'decision', 'resolution'] as const) if (told(type)) return type;
  return id === null || id.startsWith('web:') ? null : 'document';
}

/** The adoption's date before the date of distribution: it stands with the kind word or with the body's. */
function dateOf(head: readonly HeadLine[], lexicon: Lexicon): string | null {
  let first: string | null = null;
  for (const [i, { folded, type }] of head.entries()) {
    const date = readDate(folded, lexicon);
    if (date === null) continue;
    if (isAdopted(folded, type) || continuesAdoption(head, i)) return date;
    first ??= date;
  }
  return first;
}

/** "Decision adopted by the Human Rights Council" has enacting words as a resolution has. */
function isDecisionHead(head: readonly HeadLine[]): boolean {
  return head.some((line) => line.type === 'decision') && !head.some((line) => line.type === 'resolution');
}

function isAdopted(folded: string, type: string | null): boolean {
  return type === 'resolution' || type === 'decision' || /adopt|aprobad|принят|اتخذ|اعتمد|通过|决议/i.test(folded);
}

/** "Resolution adopted by the Human Rights Council" in one line, "on 11 July 2024" in the next. */
function continuesAdoption(head: readonly HeadLine[], i: number): boolean {
  const above = head[i - 1];
  const line = head[i];
  return above !== undefined && line !== undefined && line.folded.length < 40 && /^(?:on|le|el|de|от|в|في)\s|^\d/u.test(line.folded) && isAdopted(above.folded, null);
}

/** "At its 49th plenary meeting, on 19 December 2023": a decision without a head has its day in its first words. */
function decided(prepared: Prepared, clauses: readonly Clause[], lexicon: Lexicon): string | null {
  const block = decisionOf(prepared, clauses);
  return block ? readDate(prepared.folded.text.slice(block.start, Math.min(block.end, block.start + 160)), lexicon) : null;
}

/** A recommendation's table of editions ends with its own: 2017-04-07. */
function editionDate(head: readonly HeadLine[]): string | null {
  return head.findLast((line) => /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(line.folded))?.folded ?? null;
}
