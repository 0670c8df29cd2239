/** Citations of resolutions, decisions and the like by number: mentions, then whose they are, then ids. */
import type { ItuBody } from '../instruments/ids.ts';
import { beside, type Beside } from './bodies.ts';
import { chineseMentions } from './chinese.ts';
import { bodyByDocument, ituCandidate, type ItuCandidate, ituId } from './itu-acts.ts';
import { type Item, type Mention, mentions, tokensBetween } from './mentions.ts';
import type { Finding, Scan } from './scan.ts';
import { order, unAct } from './un-resolutions.ts';
import { versionAt } from './versions.ts';

interface Pending {
  readonly finding: Finding;
  readonly candidate: ItuCandidate;
  /** Bodies of the other numbers of its list. */
  readonly siblings: readonly ItuBody[];
}

export function findActs(scan: Scan): Finding[] {
  const findings: Finding[] = [];
  const pending: Pending[] = [];
  const yearless: Finding[] = [];
  const bodies = new Map<string, ItuBody>();
  const years = new Map<number, number>();
  const all = [...mentions(scan), ...chineseMentions(scan)];
  const reversed = visualOrder(scan, all);
  for (const mention of all) {
    const whose = beside(scan, mention);
    const siblings: ItuBody[] = [];
    for (const item of mention.items) {
      const finding: Finding = { family: 'act', start: item.start, end: item.end, id: '', locator: null, was: null };
      if (councilYear(scan, mention, item, whose)) {
        const { form } = item as Item & { form: { kind: 'year'; number: number; year: number } };
        findings.push({ ...finding, id: `itu:council/${mention.act === 'dec' ? 'dec' : 'res'}/${form.number}@${form.year}` });
      } else if (item.form.kind === 'plain') {
        const candidate = ituOf(scan, mention, dated(scan, mention, item, whose), whose);
        if (candidate === null) {
          if (mention.act === 'res' && (whose.body === 'sc' || (whose.body === null && scan.home === 'sc')) && item.direct) yearless.push({ ...finding, id: item.form.number });
          continue;
        }
        if (candidate.body === null) pending.push({ finding, candidate, siblings });
        else {
          siblings.push(candidate.body);
          bodies.set(`${candidate.act}/${candidate.number}`, candidate.body);
          findings.push({ ...finding, id: ituId(candidate, candidate.body), was: candidate.was });
        }
      } else {
        const id = unAct(mention.act, item.form, { body: whose.body, home: homeFor(scan, mention), year: item.year, reversed: reversed && scan.indic(item.number), direct: item.direct });
        if (id === null) continue;
        if (item.form.kind === 'year') years.set(item.form.number, item.form.year);
        findings.push({ ...finding, id });
      }
    }
  }
  for (const { finding, candidate, siblings } of pending) {
    const body = bodyByDocument(candidate, bodies, siblings, scan.home);
    if (body !== null) findings.push({ ...finding, id: ituId(candidate, body), was: candidate.was });
  }
  // "resolution 1540" of the Security Council has its year from where the document gives it.
  for (const finding of yearless) {
    const year = years.get(Number(finding.id));
    if (year !== undefined) findings.push({ ...finding, id: `un:S/RES/${finding.id}(${year})` });
  }
  return findings;
}

function homeFor(scan: Scan, mention: Mention): Scan['home'] {
  return mention.own || scan.home === 'hrc' || scan.home === 'ecosoc' ? scan.home : null;
}

/** "Resolution 1332 (2016)" in a document of ITU is the Council's. */
function councilYear(scan: Scan, mention: Mention, item: Item, whose: Beside): boolean {
  if (item.form.kind !== 'year' || mention.act === 'statement') return false;
  if (whose.body === 'council') return true;
  return whose.body === null && scan.itu && item.form.number >= 1000 && item.form.number <= 1599 && item.form.year >= 2000;
}

/** "Resolution 1332 of the Council (amended in 2019)": the version stands after the body. */
function dated(scan: Scan, mention: Mention, item: Item, whose: Beside): Item {
  if (item.version !== null || whose.body === null || whose.body === 'other' || mention.items.at(-1) !== item) return item;
  const between = /^ ?[^\d.;:؛()（）\n]{2,70}(?=[(（])/.exec(scan.text.slice(item.end, Math.min(item.end + 72, scan.blockEnd(item.end))));
  if (between === null) return item;
  const open = item.end + between[0].length;
  const bodies = tokensBetween(scan, item.end, open).filter(({ entry }) => entry.body !== undefined);
  if (bodies.length !== 1 || open - (bodies[0]?.end ?? 0) > 2) return item;
  const version = versionAt(scan.text, open);
  // Its bracket is no part of the span, so nothing else of the item changes.
  return version === null || (version.bodies.length > 0 && !version.bodies.includes(whose.body as ItuBody)) ? item : { ...item, version };
}

function ituOf(scan: Scan, mention: Mention, item: Item, whose: Beside): ItuCandidate | null {
  if (item.form.kind !== 'plain') return null;
  const sector = /^(?:ITU|UIT|МСЭ)/.test(scan.text.slice(item.number, item.number + 4));
  const candidate = ituCandidate(mention.act, item.form.number, item.version, sector ? { ...whose, body: 'ra' } : whose);
  if (candidate === null || (item.form.number.includes('-') && candidate.body !== 'ra')) return null;
  if (sector) return candidate;
  const first = mention.items[0] === item;
  if (!item.direct && !(first && whose.body !== null)) return null;
  const told = item.version !== null || (candidate.body !== null && whose.body === candidate.body);
  if (told) return scan.itu || item.version === null || item.version.bodies.length > 0 ? candidate : null;
  if (!scan.itu || !mention.capital || mention.act === 'rec' || mention.act === 'opinion') return null;
  // Later numbers of a list without a version count only where the first one could be followed by more.
  return first || plural(scan, mention) ? candidate : null;
}

/** Whether the kind word may be a plural: then the numbers after "and" are of its kind. */
function plural(scan: Scan, mention: Mention): boolean {
  const word = scan.text.slice(mention.token.start, mention.token.end).toLowerCase();
  return /(?:s|es|и|й|ях|ям|ями|ين|ان|ات|ي)$/.test(word) || mention.index < 0;
}

/**
 * Arabic-Indic numbers typed in visual order: ١٨٣/٥٦ is 56/183. The document tells by the numbers that can be read
 * in one order only; where none does, that order is the rule of the UN's older Arabic texts.
 */
function visualOrder(scan: Scan, all: readonly Mention[]): boolean {
  let logical = 0;
  let visual = 0;
  for (const { items } of all) {
    for (const { form, number } of items) {
      if (form.kind !== 'slash' || !scan.indic(number)) continue;
      if (readable(form.first, form.second)) logical++;
      if (readable(form.second, form.first)) visual++;
    }
  }
  return visual >= logical;
}

function readable(session: number, number: number): boolean {
  const [first, second] = order(session, number, false);
  return (first >= 31 && first <= 99 && second < 400) || (first >= 1946 && first <= 2060 && second < 200);
}
