/**
 * Where an instrument is to be read, in the reader's language. Every pattern's certainty is that of the list it is
 * taken from (`addresses.md`): `certain` is V (seen in use); K and G (general knowledge, guessed from the same scheme)
 * are offered as "probably at"; where there is no pattern there is no address.
 */
import type { Language } from '../languages/types.ts';
import { HISTORIES, PP_DECISIONS_IN_FORCE, PP_RESOLUTIONS_IN_FORCE } from './catalogue/facts.ts';
import { readVersion } from './conferences.ts';
import { type ItuAct, type ItuActKind, type ItuDocument, parse, symbolsOf, type WsisOutcome } from './ids.ts';

export interface Address {
  readonly url: string;
  readonly certain: boolean;
}

/** The letters of ITU's files: A, C, E, F, R, S. */
export const FILE_LETTERS: Readonly<Record<Language, string>> = { ar: 'A', zh: 'C', en: 'E', fr: 'F', ru: 'R', es: 'S' };

export function address(id: string, language: Language): Address | null {
  const instrument = parse(id);
  if (instrument === null) return null;
  switch (instrument.family) {
    case 'un':
      return unAddress(instrument.symbol, language);
    case 'itu-act':
      return actAddress(instrument, language);
    case 'itu-recommendation': {
      if (instrument.supplement !== null) return null;
      if (instrument.sector === 't') return { url: `https://www.itu.int/rec/T-REC-${instrument.number.split('/')[0]}/${language}`, certain: true };
      // The pages seen carry edition, month and status; the bare form is the same scheme.
      return { url: `https://www.itu.int/rec/R-REC-${instrument.number}/${language}`, certain: false };
    }
    case 'itu-treaty':
      return basicText(instrument.treaty === 'cs' ? 'Constitution' : 'Convention', language);
    case 'itu-document':
      return documentAddress(instrument, language);
    case 'wsis-outcome':
      return summitAddress(instrument.outcome, language);
    case 'standard':
      return instrument.publisher === 'ietf' ? { url: `https://www.rfc-editor.org/rfc/rfc${instrument.number}`, certain: false } : null;
    case 'web':
      return { url: instrument.address, certain: true };
    case 'wsis-action-line':
    case 'sdg':
      return null;
  }
}

/** Source: the UN's own XML of its eightieth session. A joint symbol is found by its first part. */
function unAddress(symbol: string, language: Language): Address {
  const first = symbolsOf(symbol)[0] as string;
  const suffix = /\/(?:ADD|CORR|REV|AMEND)\.[0-9]+.*$/.exec(symbol)?.[0] ?? '';
  const whole = suffix !== '' && !first.endsWith(suffix) && first !== symbol ? first + suffix : first;
  // Decisions are printed in compilations; a decision by itself is served for some only.
  return { url: `https://docs.un.org/${language}/${spelled(whole)}`, certain: !/^(?:A|E)\/DEC\//.test(symbol) };
}

/** The spelling of the UN's own links: "Add.1", "(PartI)". */
export function spelled(symbol: string): string {
  return symbol
    .replace(/\b(ADD|CORR|REV|AMEND)\./g, (word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .replace(/\(PART/g, '(Part')
    .replace(/\(VOL\./g, '(Vol.');
}

function basicText(name: string, language: Language): Address {
  // Only the English files have been seen.
  return { url: `https://www.itu.int/en/council/Documents/basic-texts-2023/${name}-${FILE_LETTERS[language]}.pdf`, certain: language === 'en' };
}

/** Final Acts of plenipotentiary conferences: the landing page has been seen for 2018. */
const FINAL_ACTS: Readonly<Record<string, boolean>> = { 'guadalajara-2010': false, 'busan-2014': false, 'dubai-2018': true };

function actAddress({ body, act, number, version }: ItuAct, language: Language): Address | null {
  if (body === 'pp') {
    if (version !== null && Object.hasOwn(FINAL_ACTS, version)) {
      const year = readVersion(version)?.year;
      return { url: `https://www.itu.int/pub/S-CONF-ACTF-${year}`, certain: FINAL_ACTS[version] === true };
    }
    const kind = act === 'res' ? 'RES' : act === 'dec' ? 'DEC' : null;
    return kind === null || !inBasicTexts(act, number, version) ? null : basicText(`${kind}-${number.padStart(3, '0')}`, language);
  }
  if (body === 'council') return version === '2023' ? { url: `https://www.itu.int/dms_pub/itu-s/opb/conf/S-CONF-CL-2023-PDF-${FILE_LETTERS[language]}.pdf`, certain: false } : null;
  if (act !== 'res') return null;
  if (body === 'ra') return { url: `https://www.itu.int/pub/R-RES-R.${number.replace(/-.*$/, '')}`, certain: false };
  const year = version === null ? null : readVersion(version)?.year;
  return body === 'wtsa' && year !== null && year !== undefined ? { url: `https://www.itu.int/pub/T-RES-T.${number}-${year}`, certain: false } : null;
}

/** The basic texts of 2023 hold what was in force after Bucharest 2022; an older version that was revised is not there. */
function inBasicTexts(act: ItuActKind, number: string, version: string | null): boolean {
  if (!(act === 'res' ? PP_RESOLUTIONS_IN_FORCE : PP_DECISIONS_IN_FORCE).has(number)) return false;
  if (version === null || version === 'bucharest-2022') return true;
  const history = HISTORIES[`itu:pp/${act}/${number}`];
  return history === undefined ? (readVersion(version)?.year ?? 0) < 2010 : history.at(-1)?.version === version;
}

/** Study periods: the D-documents of WTDC-17 begin with D14, of TDAG-24 with D18. */
const MEETINGS: readonly (readonly [RegExp, (year: string, number: string) => string | null])[] = [
  [/^C(\d{2})\/(\d{1,4})$/, (year, number) => `S${year}-CL-C-${number.padStart(4, '0')}`],
  [/^PP-?(\d{2})\/(\d{1,4})$/, (year, number) => `S${year}-PP-C-${number.padStart(4, '0')}`],
  [/^WTDC-?(\d{2})\/(\d{1,4})$/, (year, number) => (PERIODS[year] === undefined ? null : `D${PERIODS[year]}-WTDC${year}-C-${number.padStart(4, '0')}`)],
  [/^TDAG-?(\d{2})\/(\d{1,4})$/, (year, number) => (year === '24' ? `D18-TDAG${year}-C-${number.padStart(4, '0')}` : null)],
];
const PERIODS: Readonly<Record<string, string>> = { 14: '10', 17: '14', 22: '18' };

function documentAddress({ number }: ItuDocument, language: Language): Address | null {
  for (const [pattern, name] of MEETINGS) {
    const found = pattern.exec(number);
    const file = found === null ? null : name(found[1] as string, found[2] as string);
    if (file !== null) return { url: `https://www.itu.int/md/${file}/${language}`, certain: false };
  }
  return null;
}

function summitAddress(outcome: WsisOutcome, language: Language): Address | null {
  const tunis = 'https://www.itu.int/net/wsis/docs2/tunis/off/';
  const geneva = 'https://www.itu.int/net/wsis/docs/geneva/official/';
  const suffix = language === 'en' ? '' : `-${language}`;
  switch (outcome) {
    case 'tunis-agenda':
      return { url: `${tunis}6rev1${suffix}.html`, certain: language === 'en' || language === 'es' };
    case 'tunis-commitment':
      return { url: `${tunis}7${suffix}.html`, certain: language === 'es' };
    case 'geneva-declaration':
      return { url: `${geneva}dop${suffix}.html`, certain: false };
    case 'geneva-plan':
      return { url: `${geneva}poa${suffix}.html`, certain: false };
    case 'wsis10-statement':
    case 'wsis10-vision':
      return null;
  }
}

/** The group's page for documents of Council working groups, which have no address of their own. */
export function groupPage(id: string): Address | null {
  const group = /^itu:doc\/(?:CWG|WG)-WSIS/.test(id);
  return group ? { url: 'https://www.itu.int/wg-wsis', certain: false } : null;
}

