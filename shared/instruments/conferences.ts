/**
 * The conferences that adopt instruments of ITU: body, city, year; and what the cities are called in six languages.
 * Source: `itu-and-un-facts.md` 3.2 and 3.3; `certain` is its ✓ (seen in a public source), otherwise general knowledge.
 */
import type { Language } from '../languages/types.ts';
import type { ItuBody } from './ids.ts';

export interface Conference {
  readonly body: ItuBody;
  readonly city: CitySlug;
  readonly year: number;
  /** Years or numbers by which its short name may call it besides its year: WTSA-20 met in 2022. */
  readonly calledBy?: readonly number[];
  readonly certain: boolean;
}

type Names = Readonly<Record<Language, readonly string[]>>;

/** City names as documents write them; the first is the one that we write. */
export const CITIES = {
  'atlantic-city': { en: ['Atlantic City'], fr: ['Atlantic City'], es: ['Atlantic City'], ru: ['Атлантик-Сити'], zh: ['大西洋城'], ar: ['أتلانتيك سيتي'] },
  montreux: { en: ['Montreux'], fr: ['Montreux'], es: ['Montreux'], ru: ['Монтрё'], zh: ['蒙特勒'], ar: ['مونترو'] },
  'malaga-torremolinos': { en: ['Malaga-Torremolinos', 'Málaga-Torremolinos'], fr: ['Malaga-Torremolinos'], es: ['Málaga-Torremolinos'], ru: ['Малага-Торремолинос'], zh: ['马拉加-托雷莫利诺斯'], ar: ['مالقة-توريمولينوس'] },
  nairobi: { en: ['Nairobi'], fr: ['Nairobi'], es: ['Nairobi'], ru: ['Найроби'], zh: ['内罗毕'], ar: ['نيروبي'] },
  nice: { en: ['Nice'], fr: ['Nice'], es: ['Niza'], ru: ['Ницца'], zh: ['尼斯'], ar: ['نيس'] },
  kyoto: { en: ['Kyoto'], fr: ['Kyoto'], es: ['Kyoto', 'Kioto'], ru: ['Киото'], zh: ['京都'], ar: ['كيوتو'] },
  minneapolis: { en: ['Minneapolis'], fr: ['Minneapolis'], es: ['Minneápolis'], ru: ['Миннеаполис'], zh: ['明尼阿波利斯'], ar: ['مينيابوليس', 'مينيابولس'] },
  marrakesh: { en: ['Marrakesh', 'Marrakech'], fr: ['Marrakech'], es: ['Marrakech'], ru: ['Марракеш'], zh: ['马拉喀什'], ar: ['مراكش'] },
  antalya: { en: ['Antalya'], fr: ['Antalya'], es: ['Antalya'], ru: ['Анталия', 'Анталья'], zh: ['安塔利亚'], ar: ['أنطاليا'] },
  guadalajara: { en: ['Guadalajara'], fr: ['Guadalajara'], es: ['Guadalajara'], ru: ['Гвадалахара'], zh: ['瓜达拉哈拉'], ar: ['غوادالاخارا', 'غوادالاخار'] },
  busan: { en: ['Busan'], fr: ['Busan'], es: ['Busán'], ru: ['Пусан'], zh: ['釜山'], ar: ['بوسان'] },
  dubai: { en: ['Dubai'], fr: ['Dubaï'], es: ['Dubái'], ru: ['Дубай'], zh: ['迪拜'], ar: ['دبي'] },
  bucharest: { en: ['Bucharest'], fr: ['Bucarest'], es: ['Bucarest'], ru: ['Бухарест'], zh: ['布加勒斯特'], ar: ['بوخارست'] },
  doha: { en: ['Doha'], fr: ['Doha'], es: ['Doha'], ru: ['Доха'], zh: ['多哈'], ar: ['الدوحة'] },
  'buenos-aires': { en: ['Buenos Aires'], fr: ['Buenos Aires'], es: ['Buenos Aires'], ru: ['Буэнос-Айрес'], zh: ['布宜诺斯艾利斯'], ar: ['بوينس آيرس', 'بوينس أيرس', 'بوينوس آيرس'] },
  valletta: { en: ['Valletta'], fr: ['La Valette'], es: ['La Valetta', 'La Valeta'], ru: ['Валлетта', 'Ла-Валлетта'], zh: ['瓦莱塔'], ar: ['فاليتا'] },
  istanbul: { en: ['Istanbul'], fr: ['Istanbul'], es: ['Estambul'], ru: ['Стамбул'], zh: ['伊斯坦布尔'], ar: ['إسطنبول', 'اسطنبول'] },
  hyderabad: { en: ['Hyderabad'], fr: ['Hyderabad'], es: ['Hyderabad'], ru: ['Хайдарабад'], zh: ['海得拉巴'], ar: ['حيدر آباد', 'حيدرآباد'] },
  kigali: { en: ['Kigali'], fr: ['Kigali'], es: ['Kigali'], ru: ['Кигали'], zh: ['基加利'], ar: ['كيغالي'] },
  baku: { en: ['Baku'], fr: ['Bakou'], es: ['Bakú'], ru: ['Баку'], zh: ['巴库'], ar: ['باكو'] },
  helsinki: { en: ['Helsinki'], fr: ['Helsinki'], es: ['Helsinki'], ru: ['Хельсинки'], zh: ['赫尔辛基'], ar: ['هلسنكي'] },
  montreal: { en: ['Montreal'], fr: ['Montréal'], es: ['Montreal'], ru: ['Монреаль'], zh: ['蒙特利尔'], ar: ['مونتريال'] },
  florianopolis: { en: ['Florianópolis', 'Florianopolis'], fr: ['Florianópolis'], es: ['Florianópolis'], ru: ['Флорианополис'], zh: ['弗洛里亚诺波利斯'], ar: ['فلوريانوبوليس'] },
  johannesburg: { en: ['Johannesburg'], fr: ['Johannesburg'], es: ['Johannesburgo'], ru: ['Йоханнесбург'], zh: ['约翰内斯堡'], ar: ['جوهانسبرغ', 'جوهانسبورغ'] },
  hammamet: { en: ['Hammamet'], fr: ['Hammamet'], es: ['Hammamet'], ru: ['Хаммамет'], zh: ['哈马马特'], ar: ['الحمامات'] },
  geneva: { en: ['Geneva'], fr: ['Genève'], es: ['Ginebra'], ru: ['Женева'], zh: ['日内瓦'], ar: ['جنيف'] },
  'new-delhi': { en: ['New Delhi'], fr: ['New Delhi'], es: ['Nueva Delhi'], ru: ['Нью-Дели'], zh: ['新德里'], ar: ['نيودلهي'] },
  'sharm-el-sheikh': { en: ['Sharm el-Sheikh'], fr: ['Charm el-Cheikh'], es: ['Sharm el-Sheikh'], ru: ['Шарм-эль-Шейх', 'Шарм-эш-Шейх'], zh: ['沙姆沙伊赫'], ar: ['شرم الشيخ'] },
  tunis: { en: ['Tunis'], fr: ['Tunis'], es: ['Túnez'], ru: ['Тунис'], zh: ['突尼斯'], ar: ['تونس'] },
  lisbon: { en: ['Lisbon'], fr: ['Lisbonne'], es: ['Lisboa'], ru: ['Лиссабон'], zh: ['里斯本'], ar: ['لشبونة'] },
} as const satisfies Readonly<Record<string, Names>>;

export type CitySlug = keyof typeof CITIES;

const held = (body: ItuBody, certain: boolean, ...places: readonly (readonly [CitySlug, number, ...number[]])[]): Conference[] =>
  places.map(([city, year, ...calledBy]) => ({ body, city, year, calledBy, certain }));

/** Oldest first within a body. */
export const CONFERENCES: readonly Conference[] = [
  ...held('pp', false, ['atlantic-city', 1947], ['buenos-aires', 1952], ['geneva', 1959], ['montreux', 1965], ['malaga-torremolinos', 1973], ['nairobi', 1982], ['nice', 1989], ['geneva', 1992], ['kyoto', 1994]),
  ...held('pp', true, ['minneapolis', 1998], ['marrakesh', 2002], ['antalya', 2006], ['guadalajara', 2010], ['busan', 2014], ['dubai', 2018], ['bucharest', 2022], ['doha', 2026]),
  ...held('wtdc', true, ['buenos-aires', 1994], ['valletta', 1998], ['istanbul', 2002], ['doha', 2006], ['hyderabad', 2010], ['dubai', 2014], ['buenos-aires', 2017], ['kigali', 2022, 2021]),
  ...held('wtdc', false, ['baku', 2025]),
  ...held('wtsa', true, ['helsinki', 1993]),
  ...held('wtsa', false, ['geneva', 1996], ['montreal', 2000], ['florianopolis', 2004]),
  ...held('wtsa', true, ['johannesburg', 2008], ['dubai', 2012], ['hammamet', 2016], ['geneva', 2022, 2020], ['new-delhi', 2024]),
  ...held('ra', false, ['geneva', 1993], ['geneva', 1995], ['geneva', 1997]),
  ...held('ra', true, ['istanbul', 2000]),
  ...held('ra', false, ['geneva', 2003], ['geneva', 2007]),
  ...held('ra', true, ['geneva', 2012], ['geneva', 2015], ['sharm-el-sheikh', 2019]),
  ...held('ra', false, ['dubai', 2023]),
  ...held('wrc', false, ['geneva', 1995], ['geneva', 1997], ['istanbul', 2000], ['geneva', 2003], ['geneva', 2007], ['geneva', 2012], ['geneva', 2015], ['sharm-el-sheikh', 2019], ['dubai', 2023]),
  ...held('wtpf', false, ['geneva', 1996], ['geneva', 1998], ['geneva', 2001]),
  ...held('wtpf', true, ['lisbon', 2009], ['geneva', 2013]),
  ...held('wtpf', false, ['geneva', 2021]),
  ...held('wcit', true, ['dubai', 2012]),
];

/** The version part of an id for a conference: "busan-2014". */
export function versionOf(conference: Conference): string {
  return `${conference.city}-${conference.year}`;
}

/** The conference of a body in a year; the short name's year counts as well (WTSA-20). */
export function conferenceIn(body: ItuBody, year: number): Conference | null {
  const own = CONFERENCES.filter((conference) => conference.body === body);
  return own.find((conference) => conference.year === year) ?? own.find((conference) => conference.calledBy?.includes(year)) ?? null;
}

/** The bodies that met in that city in that year. */
export function bodiesAt(city: string, year: number): readonly ItuBody[] {
  return CONFERENCES.filter((conference) => conference.city === city && conference.year === year).map(({ body }) => body);
}

export interface Version {
  readonly city: CitySlug | null;
  readonly year: number;
}

/** "busan-2014" as city and year; "2019" (a Council's) as a year alone; null where it is neither. */
export function readVersion(version: string): Version | null {
  const found = /^(?:([a-z-]+)-)?([12][0-9]{3})$/.exec(version);
  if (found === null) return null;
  const slug = found[1];
  if (slug !== undefined && !Object.hasOwn(CITIES, slug)) return null;
  return { city: (slug as CitySlug | undefined) ?? null, year: Number(found[2]) };
}

/** What a city is called in a language: "Bucharest", "بوخارست". */
export function cityName(city: CitySlug, language: Language): string {
  return CITIES[city][language][0] as string;
}
