/** Meeting documents of ITU by their numbers: C23/71-A, WTDC-17/23(Rev.1), WG-WSIS-28/09, TSAG-TD/123, and their short forms. */
import { latin } from '../text/lookalikes.ts';
import type { Finding, Scan } from './scan.ts';

/** A number, an addendum or revision in brackets, and the letter of the language, which is no part of the id. */
const TAIL = String.raw`((?:(?:INF|DT|DL|ADM|TEMP|DOC)\/)?\d{1,4})((?: ?\((?:Rev|Rév|Add|Corr|Cor|Пересм|Доп|Испр|修订|增补|更正)\.? ?\d{1,3}\)){0,2})(?:-[ACEFRS](?![A-Za-z\u00c0-\u024f\u0400-\u04ff\d]))?`;
const COUNCIL = String.raw`(?:C|С)\d{2}(?:-?(?:ADD|EXTRA))?\/`;
const CONFERENCE = String.raw`(?:PP|WTDC|CMDT|WTSA|AMNT|WTPF|FMPT|WCIT|CMTI|WRC|CMR|RA|AR|ВКРЭ|ВАСЭ|ВКР|ПК|TDAG|GCDT|RAG|GCR|TSAG|GCNT|RPM-[A-Z]{3})-?\d{2}\/(?:\d{1,2}\/)?`;
const GROUP = String.raw`(?:CWG|WG|EG|GTC|GT|РГС|SG|CE|TSAG|TDAG|RAG|JTG|FG|JCA|CCV|SCV)\d{0,2}(?:-[A-Z][A-Za-z&]{0,14}){0,3}-(?:(?:TD|C|R|LS)[/-]?|(?:DOC|\d{1,2})[/-])`;
const NUMBER = new RegExp(String.raw`(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d/-])(?:${COUNCIL}|${CONFERENCE}|${GROUP})${TAIL}(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\d/])`, 'gu');
/** Short forms and lost separators, read only after the words "document": "WG/28/12", "WGWSIS30/13", "WG-WSIS-3210". */
const LOOSE = /(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d/-])([A-Z]{2,12}(?:-[A-Z][A-Za-z&]{0,14}){0,3})([-/]?)(\d{1,4})(?:([-/])(\d{1,3}))?(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\d/-])/gu;

/** In a conference's papers the number alone, with the language's letter: "Document 24(Add.5)-E". */
const BARE = /(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d/.-])\d{1,4}(?: ?\((?:Rev|Rév|Add|Corr|Cor|Пересм|Доп|Испр|修订|增补|更正)\.? ?\d{1,3}\)){0,2}-[ACEFRS](?![A-Za-z\u00c0-\u024f\u0400-\u04ff\d-])/gu;

/** "Documents 40(Add.2)-E and 7(Rev.1)-E": a document's word, and nothing but other numbers since. */
const DOCUMENT_WORD = /(?:[Dd]ocument[os]{0,2}|DOCUMENT[OS]{0,2}|[Дд]окумент\p{L}{0,3}|وثيقة|وثيقتين|الوثيقتان|وثائق|文件)(?:[\s\d,،()№/-]|and|et|y|и|و|和|[ACEFRS]|(?:Rev|Rév|dd|orr?|Пересм|Доп|Испр)\.?)*$/u;

interface Series {
  /** "WG-WSIS". */
  readonly name: string;
  readonly meetings: Set<string>;
}

export function findDocuments(scan: Scan): Finding[] {
  const { text } = scan;
  const findings: Finding[] = [];
  const series = new Map<string, Series>();
  for (const found of text.matchAll(NUMBER)) {
    const whole = found[0];
    const number = canonical(whole);
    const parts = /^([A-Z]+\d{0,2}(?:-[A-Z][A-Za-z&]{0,14}){1,3})-(\d{1,2})\/\d+/.exec(number);
    if (parts !== null) {
      const name = parts[1] as string;
      const known = series.get(name) ?? { name, meetings: new Set<string>() };
      known.meetings.add(parts[2] as string);
      series.set(name, known);
    }
    findings.push(finding(found.index, found.index + whole.length, number));
    if (parts !== null) findings.push(...goingOn(text, found.index + whole.length, parts[1] as string, parts[2] as string));
  }
  if (scan.conference !== null) findings.push(...ofConference(text, scan.conference));
  if (series.size === 0) return findings;
  for (const found of text.matchAll(LOOSE)) {
    const number = shortForm(found, series);
    if (number !== null) findings.push(finding(found.index, found.index + found[0].length, number));
  }
  return findings;
}

function* ofConference(text: string, conference: string): Generator<Finding> {
  for (const found of text.matchAll(BARE)) {
    if (DOCUMENT_WORD.test(text.slice(Math.max(0, found.index - 70), found.index))) yield finding(found.index, found.index + found[0].length, `${conference}/${canonical(found[0])}`);
  }
}

function finding(start: number, end: number, number: string): Finding {
  return { family: 'document', start, end, id: `itu:doc/${number}`, locator: null, was: null };
}

/** "WG-WSIS-30/1 and 30/2": the series is named once. */
const NEXT = /(?: ?[,،、]| and| et| y| и| و|和) ?(\d{1,2})\/(\d{1,3})(?![\d/])/y;

function* goingOn(text: string, from: number, series: string, meeting: string): Generator<Finding> {
  for (let end = from; ; ) {
    NEXT.lastIndex = end;
    const next = NEXT.exec(text);
    if (next === null || next[1] !== meeting) return;
    end += next[0].length;
    const length = meeting.length + 1 + (next[2] as string).length;
    yield finding(end - length, end, `${series}-${meeting}/${next[2]}`);
  }
}

/** How the other languages abbreviate a revision, an addendum, a corrigendum. */
const ISSUES: readonly (readonly [RegExp, string])[] = [
  [/\((?:Rév|Пересм|修订)\.?/g, '(Rev.'],
  [/\((?:Доп|增补)\.?/g, '(Add.'],
  [/\((?:Испр|更正)\.?/g, '(Corr.'],
];

/** Without the language's letter and spaces; a group's last hyphen is the slash before the document's number. */
function canonical(whole: string): string {
  const issued = ISSUES.reduce((text, [written, issue]) => text.replace(written, issue), whole.replaceAll(' ', ''));
  const bare = latin(issued).replace(/-[ACEFRS]$/, '').replace(/-(TD|C|R|LS)-?(?=\d)/, '-$1/');
  return bare.replace(/^((?:CWG|WG|EG)\d{0,2}(?:-[A-Z][A-Za-z&]{0,14}){0,3}-\d{1,2})-(\d+)/, '$1/$2');
}

function shortForm(found: RegExpMatchArray, series: ReadonlyMap<string, Series>): string | null {
  const [, letters, , first, , second] = found as unknown as [string, string, string, string, string | undefined, string | undefined];
  const plainLetters = letters.replaceAll('-', '');
  for (const { name, meetings } of series.values()) {
    const whole = name.replaceAll('-', '') === plainLetters;
    const part = name.split('-').includes(letters);
    if (!whole && !(part && second !== undefined)) continue;
    if (second !== undefined) {
      // "WG/28/12" is the series' only where its 28th meeting is known from elsewhere.
      if (whole || meetings.has(first)) return `${name}-${first}/${second}`;
      continue;
    }
    for (const cut of [2, 1]) {
      if (first.length > cut && meetings.has(first.slice(0, cut))) return `${name}-${first.slice(0, cut)}/${first.slice(cut)}`;
    }
  }
  return null;
}
