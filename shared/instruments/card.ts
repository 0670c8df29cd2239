/** What is to be told of an instrument beside a text: its name and title, the version cited and the newest one, where to read it. */
import type { Language } from '../languages/types.ts';
import { address, type Address } from './addresses.ts';
import { type ActEntry, type ItuCatalogue, ituCatalogue, type RecommendationEntry, unCatalogue } from './catalogue/open.ts';
import { COMPLETE, type Dated, ENDED, HISTORIES, PP_DECISIONS_IN_FORCE, PP_RESOLUTIONS_IN_FORCE } from './catalogue/facts.ts';
import { type Instrument, type ItuAct, type ItuRecommendation, parse, symbolsOf, withoutVersion } from './ids.ts';
import { FAMOUS } from './famous.ts';
import { bodyName, nameOf, versionName } from './names.ts';

/** What a popover shows of an instrument; made where the catalogue is, never in a page. */
export interface InstrumentCard {
  readonly id: string;
  /** As documents write it, in the reader's language. */
  readonly name: string;
  /** In the reader's language where known, else in English. */
  readonly title: string | null;
  /** The title's language where it is not the reader's. */
  readonly titleLanguage?: Language;
  readonly body: string | null;
  /** Versions are written for the reader ("Busan, 2014"); equal strings are the same version. */
  readonly versionCited: string | null;
  readonly newest: { readonly version: string; readonly certain: boolean } | null;
  readonly address: { readonly url: string; readonly certain: boolean } | null;
  /** All versions known, oldest first. */
  readonly versions?: readonly { readonly version: string; readonly certain: boolean }[];
  /** Absent where nothing is known of it. */
  readonly inForce?: boolean;
  /** ISO date of adoption. */
  readonly adopted?: string;
  /** Ids that it is linked with in the WSIS–SDG matrix. */
  readonly related?: readonly string[];
}

/** With the language of its title; ITU's lists are in English alone. */
interface Known extends Partial<Omit<InstrumentCard, 'id' | 'name' | 'body' | 'titleLanguage'>> {
  readonly titled?: Language;
}

/** The card of an id in the reader's language; a name and nothing else where the catalogue does not have it. */
export async function card(id: string, language: Language): Promise<InstrumentCard> {
  const instrument = parse(id);
  const { titled = 'en', ...found }: Known = instrument === null ? {} : await look(instrument, language);
  return {
    id,
    name: nameOf(id, language),
    title: null,
    body: bodyName(id, language),
    versionCited: null,
    newest: null,
    address: address(id, language),
    ...found,
    ...(found.title == null || titled === language ? {} : { titleLanguage: titled }),
  };
}

async function look(instrument: Instrument, language: Language): Promise<Known> {
  switch (instrument.family) {
    case 'un':
      return unDocument(instrument.symbol, language);
    case 'itu-act':
      return act(instrument, await ituCatalogue(), language);
    case 'itu-recommendation':
      return recommendation(instrument, await ituCatalogue());
    case 'wsis-action-line': {
      const line = (await ituCatalogue()).lines.get(instrument.line);
      return line === undefined ? {} : { title: line.name, related: line.goals };
    }
    case 'sdg': {
      const { goals, lines } = await ituCatalogue();
      const title = instrument.target === null ? goals.get(instrument.goal)?.[language] : undefined;
      const of = `un:sdg/${instrument.goal}`;
      const own = instrument.target === null ? of : `${of}.${instrument.target}`;
      const related = [...lines].filter(([, { goals: ids }]) => ids.some((id) => id === own || (instrument.target === null && id.startsWith(`${of}.`)))).map(([line]) => `wsis:action-line/${line}`);
      return { title: title ?? null, titled: language, related };
    }
    case 'wsis-outcome':
    case 'itu-treaty':
    case 'itu-document':
    case 'standard':
    case 'web':
      return {};
  }
}

async function unDocument(symbol: string, language: Language): Promise<Known> {
  const catalogue = await unCatalogue();
  for (const part of symbolsOf(symbol)) {
    const entry = catalogue.get(part);
    if (entry === undefined) continue;
    const own = entry.titles[language] || FAMOUS[part]?.[language] || '';
    return { title: own || entry.titles.en || null, titled: own === '' ? 'en' : language, adopted: entry.adopted };
  }
  return { title: FAMOUS[symbol]?.[language] ?? null, titled: language };
}

function act(instrument: ItuAct, catalogue: ItuCatalogue, language: Language): Known {
  const { body, number, version } = instrument;
  const cited = version === null ? null : versionName(version, language);
  if (body === 'ra' && instrument.act === 'res') return radio(instrument, catalogue, language);
  const id = withoutVersion(`itu:${body}/${instrument.act}/${number}${version === null ? '' : `@${version}`}`);
  const entry = catalogue.acts.get(id);
  const versions = historyOf(id, entry);
  const last = versions.at(-1);
  // A version cited that is younger than all that are known is itself the newest known, and no more than that.
  const younger = version !== null && last !== undefined && yearOf(version) > yearOf(last.version);
  const newest = last === undefined ? null : younger ? { version: versionName(version, language), certain: false } : { version: versionName(last.version, language), certain: last.certain && isNewest(id, last) };
  const force = inForce(id, instrument);
  return {
    title: entry === undefined ? null : `${entry.title}${entry.cut ? '…' : ''}`,
    versionCited: cited,
    newest,
    versions: versions.map(({ version: each, certain }) => ({ version: versionName(each, language), certain })),
    ...(force === null ? {} : { inForce: force }),
  };
}

function yearOf(version: string): number {
  return Number(version.slice(-4));
}

function historyOf(id: string, entry: ActEntry | undefined): readonly Dated[] {
  return HISTORIES[id] ?? entry?.seen.map((version) => ({ version, certain: true })) ?? [];
}

/** Seen is not yet newest: a later conference may have revised it. */
function isNewest(id: string, last: Dated): boolean {
  return COMPLETE.has(id) || ENDED.has(id) || last.version === 'bucharest-2022';
}

function inForce(id: string, { body, act: kind, number }: ItuAct): boolean | null {
  if (ENDED.has(id)) return false;
  if (body !== 'pp' || (kind !== 'res' && kind !== 'dec')) return null;
  // The list is of 2022: what is on it may have ended since, what is not may be newer than it.
  const list = kind === 'res' ? PP_RESOLUTIONS_IN_FORCE : PP_DECISIONS_IN_FORCE;
  return list.has(number) ? true : null;
}

/** ITU-R resolutions count their editions: 61-2 is the second revision of 61. */
function radio({ number, version }: ItuAct, { radio: all }: ItuCatalogue, language: Language): Known {
  const editions = all.get(number.replace(/-\d+$/, '')) ?? [];
  const last = editions.at(-1);
  const counted = number.includes('-');
  const written = (each: { number: string; date: string }): string => (counted ? each.number : versionName(versionOfYear(`itu:ra/res/${number}`, each.date.slice(0, 4)), language));
  return {
    title: (editions.find((each) => each.number === number) ?? last)?.title ?? null,
    versionCited: counted ? number : version === null ? null : versionName(version, language),
    newest: last === undefined ? null : { version: written(last), certain: counted || known(`itu:ra/res/${number}`, last.date.slice(0, 4)) },
    versions: counted ? editions.map((each) => ({ version: each.number, certain: true })) : (HISTORIES[`itu:ra/res/${number}`] ?? []).map(({ version: each, certain }) => ({ version: versionName(each, language), certain })),
  };
}

/** The place of an assembly's year: the year alone where the place is not known for this resolution. */
function versionOfYear(id: string, year: string): string {
  return HISTORIES[id]?.find(({ version }) => version.endsWith(year))?.version ?? ASSEMBLIES[year] ?? year;
}

const ASSEMBLIES: Readonly<Record<string, string>> = {
  2000: 'istanbul-2000', 2003: 'geneva-2003', 2007: 'geneva-2007', 2012: 'geneva-2012', 2015: 'geneva-2015', 2019: 'sharm-el-sheikh-2019', 2023: 'dubai-2023',
};

function known(id: string, year: string): boolean {
  return HISTORIES[id]?.find(({ version }) => version.endsWith(year))?.certain ?? ['2012', '2015', '2019'].includes(year);
}

function recommendation(instrument: ItuRecommendation, { recommendations }: ItuCatalogue): Known {
  const { sector, number, edition, supplement } = instrument;
  const entry = recommendations.get(supplement === null ? `${sector}/${number}` : `${sector}/${number.split('.')[0]} Suppl. ${supplement}`);
  if (entry === undefined) return { versionCited: edition };
  const versions = entry.editions.map((each) => editionName(instrument, each));
  const last = versions.at(-1);
  return {
    title: entry.title === '' ? null : entry.title,
    versionCited: edition === null ? null : (versions.find((version) => version.startsWith(`${number}-${edition} `)) ?? `${number}-${edition}`),
    newest: last === undefined ? null : { version: last, certain: true },
    versions: versions.map((version) => ({ version, certain: true })),
    ...(entry.inForce === null ? {} : { inForce: entry.inForce }),
    ...pageOf(instrument, entry),
  };
}

/** ITU-T by month ("2019-10"), ITU-R by edition and month ("M.2083-1 (2025-02)"). */
function editionName({ sector, number }: ItuRecommendation, edition: string): string {
  const [count, month] = edition.split(':');
  return sector === 't' || month === undefined ? edition : `${number}-${count} (${month})`;
}

/** The pages of ITU-R Recommendations that have been seen carry edition and month. */
function pageOf({ sector, number, edition, supplement }: ItuRecommendation, entry: RecommendationEntry): { address?: Address } {
  if (sector !== 'r' || supplement !== null) return {};
  const wanted = edition === null ? entry.editions.at(-1) : entry.editions.find((each) => each.startsWith(`${edition}:`));
  const [count, month] = (wanted ?? '').split(':');
  if (month === undefined) return {};
  return { address: { url: `https://www.itu.int/rec/R-REC-${number}-${count}-${month.replace('-', '')}-I/en`, certain: false } };
}
