/**
 * Revision histories and what is in force, as `itu-and-un-facts.md` 3.1 has them: true is ✓ (seen in a public source),
 * false is K (general knowledge). An instrument that is not here has no known history.
 */

export interface Dated {
  /** As in ids: "busan-2014", "2019". */
  readonly version: string;
  readonly certain: boolean;
}

const history = (seen: string, known = ''): readonly Dated[] =>
  [
    ...seen.split(' ').filter(Boolean).map((version) => ({ version, certain: true })),
    ...known.split(' ').filter(Boolean).map((version) => ({ version, certain: false })),
  ].toSorted((a, b) => Number(a.version.slice(-4)) - Number(b.version.slice(-4)));

/** Oldest first. */
export const HISTORIES: Readonly<Record<string, readonly Dated[]>> = {
  'itu:pp/res/71': history('guadalajara-2010 busan-2014 dubai-2018 bucharest-2022', 'minneapolis-1998 marrakesh-2002 antalya-2006'),
  'itu:pp/res/73': history('minneapolis-1998'),
  'itu:pp/res/113': history('marrakesh-2002'),
  'itu:pp/dec/8': history('marrakesh-2002'),
  'itu:pp/res/130': history('guadalajara-2010 busan-2014 dubai-2018', 'marrakesh-2002 antalya-2006 bucharest-2022'),
  'itu:pp/res/131': history('busan-2014 dubai-2018', 'marrakesh-2002 antalya-2006 guadalajara-2010 bucharest-2022'),
  'itu:pp/res/139': history('guadalajara-2010 busan-2014 dubai-2018', 'antalya-2006 bucharest-2022'),
  'itu:pp/res/140': history('antalya-2006 guadalajara-2010 busan-2014 dubai-2018 bucharest-2022'),
  'itu:pp/res/172': history('guadalajara-2010'),
  'itu:pp/res/200': history('busan-2014 dubai-2018 bucharest-2022'),
  'itu:wtdc/res/30': history('dubai-2014 buenos-aires-2017', 'istanbul-2002 doha-2006 hyderabad-2010 kigali-2022'),
  'itu:wtdc/res/8': history('dubai-2014 buenos-aires-2017'),
  'itu:wtdc/res/37': history('dubai-2014 buenos-aires-2017'),
  'itu:wtsa/res/75': history('johannesburg-2008 dubai-2012 hammamet-2016', 'geneva-2022'),
  'itu:ra/res/61': history('geneva-2012 geneva-2015 sharm-el-sheikh-2019', 'dubai-2023'),
  'itu:council/res/1332': history('2011 2015 2016 2019'),
  'itu:council/res/1334': history('2011 2013 2015 2023'),
  'itu:council/res/1336': history('2011 2015'),
  'itu:council/res/1196': history('2002'),
  'itu:council/res/1305': history('2009'),
};

/** Histories whose last entry is known to be the newest: the conference after which the list was made has been seen. */
export const COMPLETE: ReadonlySet<string> = new Set(['itu:pp/res/71', 'itu:pp/res/140', 'itu:pp/res/200', 'itu:pp/dec/5']);

/** No longer in force: Resolution 73 of the summit that was held, Resolution 172 after the conference of 2022. */
export const ENDED: ReadonlySet<string> = new Set(['itu:pp/res/73', 'itu:pp/res/172']);

/** Resolutions and decisions of plenipotentiary conferences in force after Bucharest 2022 (seen). */
const IN_FORCE =
  '2 5-7 14 16 21 22 25 30 32-34 37 38 41 45 46 48 51 53 55-60 64 66 68-71 75 77 80 86 91 94 96 98-102 111 114 118 119 122-127 130 131 133 135-140 143-146 148 150-152 154 157-162 164 165 167-170 173-184 186 188-191 193 195-201 203-219';

export const PP_RESOLUTIONS_IN_FORCE: ReadonlySet<string> = new Set(
  IN_FORCE.split(' ').flatMap((range) => {
    const [from, to] = range.split('-').map(Number) as [number, number | undefined];
    return Array.from({ length: (to ?? from) - from + 1 }, (_, i) => String(from + i));
  }),
);

export const PP_DECISIONS_IN_FORCE: ReadonlySet<string> = new Set(['3', '5', '11', '12', '14']);
