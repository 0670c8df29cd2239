/**
 * Canonical ids of instruments and documents, as `spec/reading.md` section 2 lays them down: one string per instrument,
 * the same in every language. Everything that stores or compares an instrument does it through this file.
 */

export const ITU_BODIES = ['pp', 'council', 'wtdc', 'wtsa', 'ra', 'wrc', 'wcit', 'wtpf'] as const;
/** The bodies of ITU that adopt resolutions, decisions, recommendations and opinions. */
export type ItuBody = (typeof ITU_BODIES)[number];

export const ITU_ACTS = ['res', 'dec', 'rec', 'opinion'] as const;
export type ItuActKind = (typeof ITU_ACTS)[number];

export const WSIS_OUTCOMES = [
  'geneva-declaration',
  'geneva-plan',
  'tunis-commitment',
  'tunis-agenda',
  'wsis10-statement',
  'wsis10-vision',
] as const;
export type WsisOutcome = (typeof WSIS_OUTCOMES)[number];

/** A document of the UN, by its symbol (upper case, no spaces; joint symbols whole). */
export interface UnDocument {
  readonly family: 'un';
  readonly symbol: string;
}

/** A resolution, decision, recommendation or opinion of a body of ITU. */
export interface ItuAct {
  readonly family: 'itu-act';
  readonly body: ItuBody;
  readonly act: ItuActKind;
  /** Such as "140", "1332", "61-2". */
  readonly number: string;
  /** `<city>-<year>` for conferences, the year for the Council; null where none is given. */
  readonly version: string | null;
}

/** An ITU-T or ITU-R Recommendation, or a supplement to one or to a series. */
export interface ItuRecommendation {
  readonly family: 'itu-recommendation';
  readonly sector: 't' | 'r';
  /** Such as "X.509", "M.2083", or the series letter alone ("A") where only a supplement names it. */
  readonly number: string;
  /** Edition of an ITU-R Recommendation ("0" in M.2083-0). */
  readonly edition: string | null;
  readonly supplement: string | null;
}

/** The Constitution or the Convention of ITU; the provision is a locator, never part of the id. */
export interface ItuTreaty {
  readonly family: 'itu-treaty';
  readonly treaty: 'cs' | 'cv';
}

/** A meeting document of ITU without its language letter, such as "C23/71". */
export interface ItuDocument {
  readonly family: 'itu-document';
  readonly number: string;
}

export interface WsisDocument {
  readonly family: 'wsis-outcome';
  readonly outcome: WsisOutcome;
}

/** A WSIS action line: "C5", "C7.IV". */
export interface WsisActionLine {
  readonly family: 'wsis-action-line';
  readonly line: string;
}

/** A Sustainable Development Goal, or one of its targets ("5", "b"). */
export interface Goal {
  readonly family: 'sdg';
  readonly goal: number;
  readonly target: string | null;
}

export interface Standard {
  readonly family: 'standard';
  readonly publisher: 'ietf' | 'iso' | 'ieee';
  readonly number: string;
  readonly year: string | null;
}

export interface WebAddress {
  readonly family: 'web';
  readonly address: string;
}

export type Instrument =
  | UnDocument
  | ItuAct
  | ItuRecommendation
  | ItuTreaty
  | ItuDocument
  | WsisDocument
  | WsisActionLine
  | Goal
  | Standard
  | WebAddress;

const ACT = /^itu:([a-z]+)\/(res|dec|rec|opinion)\/([0-9]+[A-Za-z]{0,4}(?:-[0-9A-Z]+)?)(?:@([a-z0-9-]+))?$/;
const RECOMMENDATION = /^itu:([tr])\/rec\/([A-Z]{1,3}(?:\.[0-9][0-9A-Za-z.]*(?:\/[A-Z]\.[0-9]+[0-9.]*)?)?)(?:-([0-9]+))?(?:\/suppl\/([0-9]+[a-z]?))?$/;
const STANDARD = /^(ietf:rfc\/|iso:|ieee:)([0-9][0-9A-Za-z.-]*)(?::([0-9]{4}))?$/;

/** Reads an id; null where it is none of the contract's forms. */
export function parse(id: string): Instrument | null {
  if (id.startsWith('un:sdg/')) {
    const sdg = /^un:sdg\/([0-9]{1,2})(?:\.([0-9]{1,2}|[a-z]))?$/.exec(id);
    const goal = Number(sdg?.[1]);
    return sdg !== null && goal >= 1 && goal <= 17 ? { family: 'sdg', goal, target: sdg[2] ?? null } : null;
  }
  if (id.startsWith('un:')) {
    const symbol = id.slice(3).toUpperCase();
    return /^[A-Z][A-Z0-9.]*\/[^\s]+$/.test(symbol) ? { family: 'un', symbol } : null;
  }
  if (id === 'itu:cs' || id === 'itu:cv') return { family: 'itu-treaty', treaty: id === 'itu:cs' ? 'cs' : 'cv' };
  if (id.startsWith('itu:doc/')) {
    return id.length > 8 && !/\s/.test(id) ? { family: 'itu-document', number: id.slice(8) } : null;
  }
  if (id.startsWith('itu:')) return parseAct(id) ?? parseRecommendation(id);
  if (id.startsWith('wsis:action-line/')) {
    const line = id.slice(17);
    return /^C(?:[1-9]|1[01])(?:\.[IVX]+)?$/.test(line) ? { family: 'wsis-action-line', line } : null;
  }
  if (id.startsWith('wsis:')) {
    const outcome = WSIS_OUTCOMES.find((name) => name === id.slice(5));
    return outcome === undefined ? null : { family: 'wsis-outcome', outcome };
  }
  const standard = STANDARD.exec(id);
  if (standard !== null) {
    const publisher = (standard[1] as string).startsWith('ietf') ? 'ietf' : (standard[1] as string).startsWith('iso') ? 'iso' : 'ieee';
    return { family: 'standard', publisher, number: standard[2] as string, year: standard[3] ?? null };
  }
  const web = /^(?:web:)?(https?:\/\/[^\s]+)$/.exec(id);
  return web === null ? null : { family: 'web', address: web[1] as string };
}

function parseAct(id: string): ItuAct | null {
  const found = ACT.exec(id);
  const body = ITU_BODIES.find((name) => name === found?.[1]);
  const act = ITU_ACTS.find((name) => name === found?.[2]);
  if (found === null || body === undefined || act === undefined) return null;
  return { family: 'itu-act', body, act, number: found[3] as string, version: found[4] ?? null };
}

function parseRecommendation(id: string): ItuRecommendation | null {
  const found = id.length > 100 ? null : RECOMMENDATION.exec(id);
  if (found === null) return null;
  return {
    family: 'itu-recommendation',
    sector: found[1] === 't' ? 't' : 'r',
    number: found[2] as string,
    edition: found[3] ?? null,
    supplement: found[4] ?? null,
  };
}

/** The canonical id of an instrument: `parse(format(x))` is `x` again. */
export function format(instrument: Instrument): string {
  switch (instrument.family) {
    case 'un':
      return `un:${instrument.symbol}`;
    case 'itu-act': {
      const { body, act, number, version } = instrument;
      return `itu:${body}/${act}/${number}${version === null ? '' : `@${version}`}`;
    }
    case 'itu-recommendation': {
      const { sector, number, edition, supplement } = instrument;
      return `itu:${sector}/rec/${number}${edition === null ? '' : `-${edition}`}${supplement === null ? '' : `/suppl/${supplement}`}`;
    }
    case 'itu-treaty':
      return `itu:${instrument.treaty}`;
    case 'itu-document':
      return `itu:doc/${instrument.number}`;
    case 'wsis-outcome':
      return `wsis:${instrument.outcome}`;
    case 'wsis-action-line':
      return `wsis:action-line/${instrument.line}`;
    case 'sdg':
      return `un:sdg/${instrument.goal}${instrument.target === null ? '' : `.${instrument.target}`}`;
    case 'standard': {
      const { publisher, number, year } = instrument;
      return `${publisher === 'ietf' ? 'ietf:rfc/' : `${publisher}:`}${number}${year === null ? '' : `:${year}`}`;
    }
    case 'web':
      return instrument.address;
  }
}

/** The id without its version or edition: what two citations of one instrument at different dates have in common. */
export function withoutVersion(id: string): string {
  const instrument = parse(id);
  if (instrument?.family === 'itu-act') return format({ ...instrument, version: null });
  if (instrument?.family === 'itu-recommendation') return format({ ...instrument, edition: null });
  return id;
}

/** The single symbols of a joint one: "A/67/66-E/2012/49" is A/67/66 and E/2012/49. */
export function symbolsOf(symbol: string): readonly string[] {
  return symbol.split(/-(?=[A-Z]{1,4}\/)/);
}

/**
 * How two ids stand to each other: `same`, `version` (one instrument, other versions), or `other`.
 * A joint symbol is the same as each of its parts; letter case says nothing.
 */
export function compare(one: string, other: string): 'same' | 'version' | 'other' {
  if (one.toLowerCase() === other.toLowerCase()) return 'same';
  const a = parse(one);
  const b = parse(other);
  if (a === null || b === null || a.family !== b.family) return 'other';
  if (a.family === 'un' && b.family === 'un') {
    const parts = symbolsOf(a.symbol);
    return symbolsOf(b.symbol).some((part) => parts.includes(part)) ? 'same' : 'other';
  }
  return withoutVersion(one).toLowerCase() === withoutVersion(other).toLowerCase() ? 'version' : 'other';
}
