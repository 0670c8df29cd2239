/** Resolutions, decisions and presidential statements of the UN's bodies by their numbers. */
import type { Act } from './lexicon.ts';
import { type Form, plausibleYear } from './numbers.ts';
import type { Body } from './scan.ts';

/** What is known of whose act a number is. */
export interface Whose {
  /** The body named beside it; `other` where a body is named whose acts have no id here. */
  readonly body: Body | 'other' | null;
  /** The body whose document it is, or that says "its". */
  readonly home: Body | null;
  /** The year of the date beside it. */
  readonly year: number | null;
  /** Arabic-Indic digits that stand in visual order: the number first, then the session. */
  readonly reversed: boolean;
  /** The kind word's number stands directly beside it. */
  readonly direct: boolean;
}

/** The id of a UN act, or null where the number is none of a body that we know. */
export function unAct(act: Act, form: Form, whose: Whose): string | null {
  if (whose.body === 'other') return null;
  switch (form.kind) {
    case 'special':
      return whose.body === 'hrc' ? `un:A/HRC/${act === 'dec' ? 'DEC' : 'RES'}/${form.session}/${form.number}` : `un:A/${act === 'dec' ? 'DEC' : specialKind(whose)}/${form.session}/${form.number}${form.part}`;
    case 'year':
      return act === 'res' && (whose.body === null || whose.body === 'sc') && form.number <= 4999 && fitsCouncil(form.number, form.year) ? `un:S/RES/${form.number}(${form.year})` : null;
    case 'roman': {
      const organ = whose.body === 'ecosoc' || (whose.body === null && whose.home === 'ecosoc' && !form.before) ? 'E' : 'A';
      if (act !== 'res') return null;
      return `un:${organ}/RES/${form.number}(${form.session})${form.before}${form.after}`;
    }
    case 'slash':
      return slash(act, form, whose);
    case 'plain':
      return null;
  }
}

/** The Human Rights Council has special sessions as well: "its resolution S-9/1" in its own document. */
function specialKind(whose: Whose): string {
  return whose.body === null && whose.home === 'hrc' ? 'HRC/RES' : 'RES';
}

/** Resolution 1 is of 1946, 1000 of 1996, 2700 of 2023: a number far from its year is something else. */
function fitsCouncil(number: number, year: number): boolean {
  if (year < 1946) return false;
  const expected = year < 1990 ? (year - 1946) * 15 : year < 2000 ? 650 + (year - 1990) * 63 : 1285 + (year - 2000) * 62;
  return Math.abs(number - expected) <= 260;
}

function slash(act: Act, form: Form & { kind: 'slash' }, whose: Whose): string | null {
  const [session, number] = order(form.first, form.second, whose.reversed);
  if (session >= 1946 && session <= 2060) return ofYear(act, session, number, form.part, whose);
  if (session > 99 || number === 0 || number > 999) return null;
  const body = assemblyOrCouncil(act, session, number, whose);
  // The Assembly's President makes no statements with numbers, the Human Rights Council's does.
  if (act === 'statement') return body === 'hrc' ? `un:A/HRC/PRST/${session}/${number}` : null;
  if (body === 'hrc') return `un:A/HRC/${act === 'dec' ? 'DEC' : 'RES'}/${session}/${number}`;
  if (body === 'ga') return `un:A/${act === 'dec' ? 'DEC' : 'RES'}/${session}/${number}${form.part}`;
  return null;
}

/** Session and number out of two figures: as written, or turned round where Arabic wrote them so. */
export function order(first: number, second: number, reversed: boolean): [session: number, number: number] {
  if (plausibleYear(first) && !plausibleYear(second)) return [first, second];
  if (plausibleYear(second) && !plausibleYear(first) && reversed) return [second, first];
  return reversed ? [second, first] : [first, second];
}

function ofYear(act: Act, year: number, number: number, part: string, whose: Whose): string | null {
  if (number === 0 || number > 999) return null;
  if (act === 'statement') return `un:S/PRST/${year}/${number}`;
  if (whose.body === 'chr') return `un:E/CN.4/${act === 'dec' ? 'DEC' : 'RES'}/${year}/${number}`;
  if (year < 1978 || (!whose.direct && yearPair(year, number))) return null;
  return `un:E/${act === 'dec' ? 'DEC' : 'RES'}/${year}/${number}${part}`;
}

/** "2019/20", a season or a biennium. */
function yearPair(year: number, number: number): boolean {
  return number === (year + 1) % 100;
}

/** The Assembly's session of a year began in its September; the Human Rights Council has held three sessions a year. */
function fits(body: 'ga' | 'hrc', session: number, year: number): boolean {
  if (body === 'ga') return year === session + 1945 || year === session + 1946;
  const expected = 2006 + Math.floor((session - 1) / 3);
  return Math.abs(year - expected) <= 1;
}

function assemblyOrCouncil(act: Act, session: number, number: number, whose: Whose): 'ga' | 'hrc' | null {
  const couldBe = (body: 'ga' | 'hrc'): boolean => {
    // The Council's sixty-fifth session is of 2027; a higher number is the Assembly's.
    if (body === 'hrc') return session <= 65 && number <= (act === 'dec' ? 199 : 60);
    return session >= 31 && (act !== 'dec' || number >= 300);
  };
  // The body nearest by may not be the author ("in its resolution 70/125, the Assembly"): a session that it never had settles it.
  if ((whose.body === 'ga' || whose.body === 'hrc') && couldBe(whose.body)) return whose.body;
  const home = whose.home === 'hrc' ? 'hrc' : 'ga';
  const away = home === 'hrc' ? 'ga' : 'hrc';
  // A year that neither body has reached is no year of adoption ("the 2030 Agenda").
  if (whose.year !== null && whose.year < 2030 && couldBe(home) && couldBe(away)) {
    if (fits(home, session, whose.year)) return home;
    if (fits(away, session, whose.year)) return away;
  }
  if (couldBe(home)) return home;
  if (away === 'ga' && couldBe('ga')) return 'ga';
  return away === 'hrc' && whose.year !== null && couldBe('hrc') && fits('hrc', session, whose.year) ? 'hrc' : null;
}
