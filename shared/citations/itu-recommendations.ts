/** ITU-T and ITU-R Recommendations: "ITU-T X.509", "Recommendation E.164", "ITU-R M.2083-0", "E.540-E.599", supplements. */
import { latin } from '../text/lookalikes.ts';
import type { Finding, Scan } from './scan.ts';

const SECTOR = String.raw`(?:(?:ITU|UIT|МСЭ)[- ]?(T|R|Т)[ ,]*|(?:ITU|UIT|МСЭ)[- ]?(T|R|Т)(?= ?[A-Z]{1,3}\.\d))`;
const T_NUMBER = String.raw`[A-VX-ZАВЕКМНОРСТХ]\.(?:Imp)?\d{1,4}(?:\.\d{1,3}){0,3}`;
const R_NUMBER = String.raw`(?:BO|BR|BS|BT|F|M|М|P|Р|RA|RS|S|SA|SF|SM|SNG|TF|V)\.\d{1,4}`;
const NUMBER = new RegExp(String.raw`(?:(${R_NUMBER})(?:-(\d{1,2}))?|(${T_NUMBER}))(?:\/[A-Z]\.\d{1,4}(?:\.\d{1,3}){0,3})?(?![\dA-Za-z\u00c0-\u024f\u0400-\u04ff]|\.\d)`, 'uy');
const NAMED = new RegExp(String.raw`(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d])${SECTOR}`, 'gu');
/** What may stand between the sector and the number: "ITU-T Recommendation X.509", "МСЭ-Т Рекомендация". */
const KIND = /(?:[\s,«"'[(]|Rec(?:ommendations?|s)?\.?|Recommandations?|Recomendaci(?:ón|ones)|Рекомендаци\p{L}{1,2}|Рек\.|التوصي\p{L}{1,3}|建议书|series|série|серии)*/uy;
/** "the E.408 and E.409 Recommendations": the numbers before their kind word. */
const AHEAD = new RegExp(String.raw`(?<![A-Za-z\d.-])(?:(?:${R_NUMBER}|${T_NUMBER})(?:, (?:and )?| and | & |/|[、和及与])){0,8}(?:${R_NUMBER}|${T_NUMBER}) ?$`, 'u');
const REPORT = /(?:Reports?|Rapports?|Informes?|Отч[её]т\p{L}{0,3}|تقرير|التقرير|التقريرين|Handbook|Manuel|Manual)\s$/u;
const JOINER = /(?:[\s,،、;/&\]]|\[|and|et(?!o)|y|e|и|و|和|及|to|à|a|al|through|по|до|إلى|至|-|–|or|ou|o|или|أو)*/uy;
const SUPPLEMENT = /(?:Supplements?|Suppl?\.?|Supl\.|Suppléments?|Suplementos?|Добавлени\p{L}{1,2}|Дополнени\p{L}{1,2}|الإضافات|الإضافة|增补)[ ]?(\d{1,3}(?:(?:, ?| (?:and|et|y|и|و) ?| ?و|、|和)\d{1,3}){0,6})/gu;
const SUPPLEMENT_AFTER = /([A-Z])(?:[- ]series)?(?: |\.)(?:Recommendations )?(?:Supplement|Sup(?:pl?|l)?\.?) ?(\d{1,3})/uy;
/** "ITU-T E.164 Supplement 2"; in "X.1231 Supplement 5 to ITU-T …" it is another's. */
const SUPPLEMENT_OF_ONE = / (?:Supplement|Suppl?\.|Supplément|Suplemento|Добавление|Дополнение|الإضافة|增补) ?(\d{1,3})(?![\d/]|\.\d| (?:to|au|aux|à|de|a|al|к) )/uy;
const SERIES_AFTER = /(?:([A-Z])[- ]series|(?:(?:de la|de las?|من|of the) )?(?:s[ée]rie|серии|السلسلة|series) ([A-Z])(?![A-Za-z\d]|\.\d)|([A-Z])系列)/uy;

export function findRecommendations(scan: Scan): Finding[] {
  const { text, tokens } = scan;
  const findings: Finding[] = [];
  // A list goes on over the sector's name repeated in it: "ITU-T X.509, ITU-T X.510".
  let done = 0;
  let report = false;
  for (const match of text.matchAll(NAMED)) {
    if (match.index < done) continue;
    const sector = match[1] ?? match[2];
    const after = match.index + match[0].length;
    const supplement = supplementAt(text, match.index, after);
    if (supplement !== null) {
      findings.push(...supplement);
      continue;
    }
    const number = skip(KIND, text, after);
    // Reports of ITU-R are numbered like its Recommendations and are none.
    report = REPORT.test(text.slice(Math.max(0, match.index - 16), match.index)) || (report && skip(JOINER, text, done) === match.index);
    for (const found of list(text, match.index, number, sector === 'R' ? 'r' : 't', scan.blockEnd(after))) {
      if (!report && !text.startsWith('报告', found.end)) findings.push(found);
      done = found.end;
    }
  }
  const named = findings.length;
  done = 0;
  for (const { end, start, entry } of tokens) {
    if (entry.act !== 'rec' || start < done) continue;
    const number = skip(KIND, text, end);
    // "Recommendation X.509" without the sector is ITU's in a document that is ITU's or names its Recommendations elsewhere.
    if (!scan.itu && named === 0) continue;
    for (const found of list(text, start, number, null, scan.blockEnd(end))) {
      findings.push(found);
      done = found.end;
    }
    if (done > start) continue;
    const ahead = AHEAD.exec(text.slice(Math.max(done, start - 80), start));
    if (ahead !== null) findings.push(...list(text, start - ahead[0].length, start - ahead[0].length, null, start));
  }
  return findings;
}

function skip(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  const found = pattern.exec(text);
  return found === null ? position : position + found[0].length;
}

function list(text: string, start: number, position: number, sector: 't' | 'r' | null, limit: number): Finding[] {
  const findings: Finding[] = [];
  let from = start;
  let at = position;
  while (at < limit) {
    NUMBER.lastIndex = at;
    const found = NUMBER.exec(text);
    if (found === null) break;
    const end = at + found[0].length;
    // M, P, F, S and V are series of both sectors: the sector named decides, else the size of the number.
    const written = found[1] ?? found[3];
    if (written === undefined) break;
    const number = latin(written);
    const of = sector ?? (found[1] !== undefined && /^[A-Z]{2,3}\./.test(number) ? 'r' : 't');
    const edition = of === 'r' && found[2] !== undefined ? `-${found[2]}` : '';
    // In "E.540-E.599" and for ITU-T what follows the hyphen is no edition.
    const length = of === 't' && found[2] !== undefined ? number.length : end - at;
    SUPPLEMENT_OF_ONE.lastIndex = at + length;
    const supplement = of === 't' ? SUPPLEMENT_OF_ONE.exec(text) : null;
    const through = at + length + (supplement?.[0].length ?? 0);
    findings.push({ family: 'recommendation', start: from, end: through, id: `itu:${of}/rec/${number}${edition}${supplement === null ? '' : `/suppl/${supplement[1]}`}`, locator: null, was: null });
    const next = skip(JOINER, text, through);
    if (next === through) break;
    from = at = next;
  }
  return findings;
}

/** "ITU-T A Suppl. 5", "Supplement 5 to ITU-T E-series Recommendations", "Supplement 1 to ITU-T X.1231". */
function supplementAt(text: string, start: number, after: number): Finding[] | null {
  SUPPLEMENT_AFTER.lastIndex = after;
  const own = SUPPLEMENT_AFTER.exec(text);
  if (own !== null) return ofSupplements(start, after + own[0].length, own[1] as string, own[2] as string, start);
  // The nearest one before: another supplement may stand in front of it.
  const before = [...text.slice(Math.max(0, start - 44), start).matchAll(SUPPLEMENT)].at(-1);
  if (before === undefined || !/^ ?(?:to|of|au|aux|à|de|a|al|к|إلى|ل|的)?[ ](?:the |les? |los? |la )?(?:Rec(?:ommendation)?s?\.? |Recommandations? |Recomendaci(?:ón|ones) |Рекомендаци\p{L}{1,2} )?$/u.test(text.slice(Math.max(0, start - 44) + before.index + before[0].length, start))) return null;
  const number = skip(KIND, text, after);
  NUMBER.lastIndex = number;
  const found = NUMBER.exec(text);
  const begin = Math.max(0, start - 44) + before.index;
  const first = begin + before[0].length - (before[1] as string).length;
  if (found !== null) return ofSupplements(begin, number + found[0].length, (found[1] ?? found[3]) as string, before[1] as string, first);
  // "серии E" begins with a word that KIND passes over as well.
  for (const at of [after, number]) {
    SERIES_AFTER.lastIndex = at;
    const series = SERIES_AFTER.exec(text);
    if (series !== null) return ofSupplements(begin, at + series[0].length, (series[1] ?? series[2] ?? series[3]) as string, before[1] as string, first);
  }
  return null;
}

/** One for each number of the list; the last has the name of what they supplement. `first`: where the list begins. */
function ofSupplements(start: number, end: number, of: string, counts: string, first: number): Finding[] {
  const numbers = [...counts.matchAll(/\d+/g)];
  return numbers.map(({ 0: count, index }, i) => ({
    family: 'recommendation',
    start: i === 0 ? start : first + index,
    end: i === numbers.length - 1 ? end : first + index + count.length,
    id: `itu:t/rec/${of}/suppl/${count}`,
    locator: null,
    was: null,
  }));
}
