/** The catalogue opened: inflated once on first use (some 10 ms), then every look-up is one in a map. */
import { unzlibSync } from 'fflate';
import type { Language } from '../../languages/types.ts';
import { packed as data } from './packed.ts';

export type Titles = Readonly<Record<Language, string>>;

export interface UnEntry {
  /** ISO date of adoption. */
  readonly adopted: string;
  readonly titles: Titles;
}

export interface RecommendationEntry {
  readonly title: string;
  readonly inForce: boolean | null;
  /** Oldest first. ITU-T: months ("2016-10"); ITU-R: edition and month ("1:2019-06"). */
  readonly editions: readonly string[];
}

export interface ActEntry {
  readonly title: string;
  /** The title was cut at a line's end in its source. */
  readonly cut: boolean;
  readonly seen: readonly string[];
}

export interface RadioEdition {
  /** "61-2". */
  readonly number: string;
  /** "2019-10". */
  readonly date: string;
  readonly title: string;
}

export interface LineEntry {
  readonly name: string;
  /** Goals and targets that the line is linked with, as ids. */
  readonly goals: readonly string[];
}

export interface ItuCatalogue {
  /** By sector and number: "t/X.509", "t/A Suppl. 1", "r/M.2083". Twin numbers are found by each of the two. */
  readonly recommendations: ReadonlyMap<string, RecommendationEntry>;
  readonly acts: ReadonlyMap<string, ActEntry>;
  /** Editions of the ITU-R resolutions by their number without edition, oldest first. */
  readonly radio: ReadonlyMap<string, readonly RadioEdition[]>;
  readonly goals: ReadonlyMap<number, Titles>;
  readonly lines: ReadonlyMap<string, LineEntry>;
}

const SECTION = '\u001d';

function sections(packed: string): string[][] {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  return new TextDecoder().decode(unzlibSync(bytes)).split(SECTION).map((section) => section.split('\n'));
}

let un: Promise<ReadonlyMap<string, UnEntry>> | null = null;
let itu: Promise<ItuCatalogue> | null = null;

/** Titles of the UN's resolutions by symbol. */
export function unCatalogue(): Promise<ReadonlyMap<string, UnEntry>> {
  un ??= data().then(({ resolutions }) => {
    const [index = [], ar = [], zh = [], en = [], fr = [], ru = [], es = []] = sections(resolutions);
    return new Map(
      index.map((line) => {
        const [symbol = '', adopted = '', place = '0'] = line.split('\t');
        const i = Number(place);
        const titles = { ar: ar[i] ?? '', zh: zh[i] ?? '', en: en[i] ?? '', fr: fr[i] ?? '', ru: ru[i] ?? '', es: es[i] ?? '' };
        return [symbol.toUpperCase(), { adopted, titles }];
      }),
    );
  });
  return un;
}

export function ituCatalogue(): Promise<ItuCatalogue> {
  itu ??= data().then(({ itu: packed }) => readItu(sections(packed)));
  return itu;
}

function readItu([numbers = [], status = [], editions = [], titles = [], radio = [], plenipotentiary = [], goals = [], lines = []]: readonly string[][]): ItuCatalogue {
  const recommendations = new Map<string, RecommendationEntry>();
  numbers.forEach((line, i) => {
    const [sector = '', number = ''] = line.split('\t');
    const entry = {
      title: titles[i] ?? '',
      inForce: status[i] === 'i' ? true : status[i] === 'w' ? false : null,
      editions: (editions[i] ?? '').split(';').filter(Boolean),
    };
    // A Recommendation in force keeps its number against a withdrawn one of the same.
    for (const each of number.includes('Suppl') ? [number] : [number, ...number.split('/')]) {
      const key = `${sector.toLowerCase()}/${each}`;
      if (recommendations.get(key)?.inForce !== true) recommendations.set(key, entry);
    }
  });
  const editionsOf = new Map<string, RadioEdition[]>();
  for (const line of radio) {
    const [number = '', date = '', title = ''] = line.split('\t');
    const base = number.replace(/-\d+$/, '');
    editionsOf.set(base, [...(editionsOf.get(base) ?? []), { number, date, title: title.replace('ITU R', 'ITU-R') }]);
  }
  for (const list of editionsOf.values()) list.sort((a, b) => edition(a.number) - edition(b.number));
  return {
    recommendations,
    radio: editionsOf,
    acts: new Map(
      plenipotentiary.map((line) => {
        const [id = '', seen = '', title = ''] = line.split('\t');
        // Titles of the conference of 2018 may end at a line's end: those are shown as cut.
        const cut = /\.\.\.$|[a-z]$/.test(title) && title.length >= 88;
        return [id, { title: title.replace(/ ?\.\.\.$/, ''), cut: cut || title.endsWith('...'), seen: seen.split(';').filter(Boolean) }];
      }),
    ),
    goals: new Map(
      goals.map((line) => {
        const [goal = '', ar = '', zh = '', en = '', fr = '', ru = '', es = ''] = line.split('\t');
        return [Number(goal), { ar, zh, en, fr, ru, es }];
      }),
    ),
    lines: new Map(
      lines.map((line) => {
        const [number = '', name = '', targets = ''] = line.split('\t');
        return [number, { name, goals: targets.split(',').filter(Boolean).map((target) => `un:sdg/${target}`) }];
      }),
    ),
  };
}

function edition(number: string): number {
  return Number(/-(\d+)$/.exec(number)?.[1] ?? 0);
}
