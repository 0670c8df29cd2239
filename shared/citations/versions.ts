/** The version in brackets after a number: "(Rev. Busan, 2014)", "(المعدَّل في 2019)", "(Rev.WRC-19)", and what tracked changes left of the old one. */
import { CITIES, type CitySlug, bodiesAt, conferenceIn, versionOf } from '../instruments/conferences.ts';
import type { ItuBody } from '../instruments/ids.ts';
import { forms } from './lexicon.ts';
import { plain } from './plain.ts';
import { plausibleYear } from './numbers.ts';

export interface VersionNote {
  /** `<city>-<year>`, or the year alone. */
  readonly version: string;
  readonly was: string | null;
  /** Bodies that could have adopted it then; empty where the version does not tell. */
  readonly bodies: readonly ItuBody[];
  /** Folded offset after the closing bracket. */
  readonly end: number;
}

const CITY_FORMS = new Map<string, CitySlug>();
for (const [slug, names] of Object.entries(CITIES)) {
  for (const form of forms(Object.values(names).flat())) CITY_FORMS.set(form, slug as CitySlug);
}
const CITY = new RegExp([...CITY_FORMS.keys()].toSorted((a, b) => b.length - a.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');

/** Short names of conferences with their year in brackets: "Rev.WRC-19", "Пересм. ВКР-19", "CMR-2000". */
const CONFERENCE: readonly (readonly [RegExp, ItuBody])[] = [
  [/(?:wrc|cmr|вкр)-?(\d{2,4})/, 'wrc'],
  [/(?:wtdc|cmdt|вкрэ)-?(\d{2,4})/, 'wtdc'],
  [/(?:wtsa|amnt|васэ)-?(\d{2,4})/, 'wtsa'],
  [/(?:\bra|\bar|(?<![а-я])ар)-(\d{2,4})/, 'ra'],
  [/(?:\bpp|(?<![а-я])пк)-(\d{2,4})/, 'pp'],
  [/(?:wtpf|fmpt|вфпэ)-?(\d{2,4})/, 'wtpf'],
];

/** Words of a Council's bracket, or of a revision that names only its year. */
const YEAR_WORDS = /rev|amend|modif|mod\b|edit|изм|пересм|مراج|معد|تعديل|منقح|修改|修订|修正|council|conseil|consejo|совет|مجلس|理事会|لعام|(?<![a-z])c(?=\d{4})|adopt|accord/;

const REVISED = /rev|amend|modif|mod\b|edit|изм|пересм|مراج|معد|تعديل|منقح|修改|修订|修正/;

const LONGEST = 110;

/** A document cites the same few versions over and over: each bracket is read once. */
const REMEMBERED = 500;
const READ = new Map<string, Omit<VersionNote, 'end'> | null>();

/** Reads the bracket that opens at or one space after `position`; null where there is none or it holds no version. */
export function versionAt(text: string, position: number): VersionNote | null {
  let open = position;
  while (open < position + 3 && text[open] === ' ') open++;
  if (text[open] !== '(' && text[open] !== '（' && text[open] !== '[') return null;
  const close = closing(text, open);
  if (close < 0) return null;
  const words = plain(text.slice(open + 1, close));
  let note = READ.get(words);
  if (note === undefined) {
    note = readBracket(words);
    if (READ.size >= REMEMBERED) READ.clear();
    READ.set(words, note);
  }
  return note === null ? null : { ...note, end: close + 1 };
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < Math.min(text.length, open + LONGEST); i++) {
    const sign = text[i];
    if (sign === '(' || sign === '（' || sign === '[') depth++;
    else if (sign === '\n') return -1;
    else if ((sign === ')' || sign === '）' || sign === ']') && --depth === 0) return i;
  }
  return -1;
}

function readBracket(words: string): Omit<VersionNote, 'end'> | null {
  for (const [pattern, body] of CONFERENCE) {
    const found = pattern.exec(words);
    if (found === null) continue;
    const conference = conferenceIn(body, fullYear(Number(found[1])));
    if (conference !== null) return { version: versionOf(conference), was: null, bodies: [body] };
  }
  // "C11, last amended C23": the last one is the version.
  const session = Array.from(words.matchAll(/(?<![a-zа-я])[cс]-?(\d{2})(?!\d)/g)).at(-1) ?? null;
  const years = yearsIn(words);
  if (session !== null && years.length === 0) {
    // "last amended C19C23" holds the old and the new one.
    const old = /[cс]-?(\d{2})$/.exec(words.slice(0, session.index));
    return { version: String(fullYear(Number(session[1]))), was: old === null ? null : String(fullYear(Number(old[1]))), bodies: ['council'] };
  }
  const last = years.at(-1);
  if (last === undefined) return null;
  const cities = Array.from(words.matchAll(CITY), (found) => CITY_FORMS.get(found[0]) as CitySlug);
  const city = cities.at(-1);
  if (city === undefined) {
    if (!YEAR_WORDS.test(words)) return null;
    return { version: String(last), was: years.length > 1 && !amendedLater(words) ? String(years[0]) : null, bodies: ['council'] };
  }
  const was = years.length > 1 && years[0] !== last ? `${cities[0]}-${years[0]}` : null;
  return { version: `${city}-${last}`, was, bodies: bodiesAt(city, last) };
}

/** "(Council 2016, amended 2019)": adopted in the one year and amended in the other, no trace of tracked changes. */
function amendedLater(words: string): boolean {
  if (/\d{4} ?(?:年|г\.?)? ?\d{4}/.test(words)) return false;
  const first = words.search(/\d{4}/);
  return !REVISED.test(words.slice(0, first)) && REVISED.test(words.slice(first + 4));
}

/** All years, those of "20122015" (an old one and a new one without a space) included. */
function yearsIn(words: string): number[] {
  return Array.from(words.matchAll(/\d{4}/g), ([year]) => Number(year)).filter(plausibleYear);
}

/** "19" as 2019, "97" as 1997. */
export function fullYear(year: number): number {
  return year >= 100 ? year : year >= 50 ? 1900 + year : 2000 + year;
}
