/**
 * Which document an address shows: every form of address that the UN and ITU use or have used. An address that tells
 * nothing (a record number, a job number) is null; the caller then looks at the document's head.
 */
import type { Language } from '../languages/types.ts';
import { parse } from './ids.ts';

export interface Identified {
  readonly id: string;
  /** The language of the edition, where the address tells. */
  readonly language: Language | null;
}

const SUBTAGS: Readonly<Record<string, Language>> = {
  ar: 'ar', arabic: 'ar', a: 'ar',
  zh: 'zh', ch: 'zh', cn: 'zh', chinese: 'zh', c: 'zh',
  en: 'en', english: 'en', e: 'en',
  fr: 'fr', french: 'fr', f: 'fr',
  ru: 'ru', russian: 'ru', r: 'ru',
  es: 'es', sp: 'es', spanish: 'es', s: 'es',
};

function languageOf(word: string | null | undefined): Language | null {
  return word === null || word === undefined ? null : (SUBTAGS[word.toLowerCase()] ?? null);
}

/** Longer than any address of a document; a page may call itself anything. */
const LONGEST = 2048;

export function identify(address: string): Identified | null {
  if (address.length > LONGEST) return null;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const host = url.hostname.toLowerCase();
  const path = decoded(url.pathname);
  if (path === null) return null;
  if (host === 'itu.int' || host.endsWith('.itu.int')) return ituPage(url, path);
  if (host === 'undocs.org' || host.endsWith('.undocs.org') || host === 'docs.un.org') return unPath(path);
  if (host === 'un.org' || host.endsWith('.un.org')) return unPage(url, path);
  return null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function unDocument(symbol: string, language: Language | null): Identified | null {
  const bare = symbol.replaceAll(/\s+/g, '').replace(/^\/+|[/.]+$/g, '').toUpperCase();
  if (!/^[A-Z][A-Z0-9.-]{0,9}\/[A-Z0-9./()&-]+$/.test(bare)) return null;
  const id = `un:${bare}`;
  return parse(id) === null ? null : { id, language };
}

/** docs.un.org/en/A/RES/70/1, undocs.org/A/RES/70/1, undocs.org/en/…; the UN's Chinese pages write /ch/, some Spanish /sp/. */
function unPath(path: string): Identified | null {
  const found = /^\/(?:(ar|zh|ch|cn|en|fr|ru|es|sp)\/)?(.+)$/i.exec(path);
  return found === null ? null : unDocument(found[2] as string, languageOf(found[1]));
}

function unPage(url: URL, path: string): Identified | null {
  const query = new Map(Array.from(url.searchParams, ([key, value]) => [key.toLowerCase(), value]));
  // documents.un.org/api/symbol/access?s=A/RES/70/1&l=en, …/ga/search/view_doc.asp?symbol=…&Lang=E, daccess …Get?Open&DS=…&Lang=E
  const symbol = query.get('s') ?? query.get('symbol') ?? query.get('ds');
  if (symbol !== undefined && symbol.includes('/')) {
    return unDocument(symbol, languageOf(query.get('l') ?? query.get('lang') ?? query.get('language1')));
  }
  // Old daccess addresses carry their query in the path's style: …/Get?OpenAgent&DS=A/RES/52/1&Lang=E
  const old = /[?&]DS=([^&]+)(?:.*?[?&]Lang=([A-Z]))?/i.exec(decoded(url.search) ?? '');
  if (old !== null) return unDocument(old[1] as string, languageOf(old[2]));
  const file = /\/([A-Z][A-Z0-9]*_[A-Za-z0-9_().-]+?)-(AR|ZH|EN|FR|RU|ES)\.(?:pdf|docx?)$/i.exec(path);
  if (file !== null) return unDocument((file[1] as string).replaceAll('_', '/'), languageOf(file[2]));
  const treaty = /^(?:\/(ar|zh|en|fr|ru|es))?\/documents\/treaty\/(.+)$/i.exec(path);
  if (treaty !== null) return unDocument((treaty[2] as string).replaceAll('-', '/'), languageOf(treaty[1]));
  return null;
}

function ituPage(url: URL, path: string): Identified | null {
  const query = new Map(Array.from(url.searchParams, ([key, value]) => [key.toLowerCase(), value]));
  const lang = languageOf(query.get('lang') ?? query.get('language'));
  const landing = /^\/md\/(?!meetingdoc|dologin)([A-Z0-9][A-Z0-9.-]+)(?:\/([a-z]{2}))?\/?$/i.exec(path);
  if (landing !== null) return meetingFile(landing[1] as string, languageOf(landing[2]) ?? lang);
  const file = query.get('parent') ?? query.get('id');
  if (file !== undefined && /^\/md\//i.test(path)) return meetingFile(file, lang);
  const basic = /\/basic-texts[^/]*\/(RES|DEC|REC)-(\d{1,3})-([ACEFRS])\.pdf$/i.exec(path);
  if (basic !== null) {
    return { id: `itu:pp/${(basic[1] as string).toLowerCase()}/${Number(basic[2])}`, language: languageOf(basic[3]) };
  }
  const treaty = /\/basic-texts[^/]*\/(Constitution|Convention)-([ACEFRS])\.(?:pdf|aspx)$/i.exec(path);
  if (treaty !== null) return { id: /^const/i.test(treaty[1] as string) ? 'itu:cs' : 'itu:cv', language: languageOf(treaty[2]) };
  return publication(path, lang) ?? summitPage(path) ?? published(path);
}

/** /rec/T-REC-X.509-201910-I/en, /rec/R-REC-M.2083-0-201509-I/en, /pub/T-RES-T.75-2016, /pub/R-RES-R.61, dms_pubrec files. */
function publication(path: string, lang: Language | null): Identified | null {
  const found = /\/(?:rec|pub|dms_pubrec|dms_pub|itu-t|itu-r)\/(?:[^/]{0,80}\/){0,8}((?:T|R)-(?:REC|RES)-[A-Z0-9.-]{1,60}?)(?:![^/]{0,80}?)?(?:-(?:MSW|PDF)-([ACEFRS]))?(?:\.(?:pdf|docx?|zip))?(?:\/([a-z]{2}))?\/?$/i.exec(path);
  if (found === null) return null;
  const name = (found[1] as string).toUpperCase();
  const letter = /-([ACEFRS])\.(?:pdf|docx?|zip)$/i.exec(path)?.[1];
  const language = languageOf(found[3]) ?? languageOf(found[2]) ?? languageOf(letter) ?? lang;
  const t = /^T-REC-([A-Z]\.\d+(?:\.\d+)*)/.exec(name);
  if (t !== null) return { id: `itu:t/rec/${t[1]}`, language };
  const r = /^R-REC-([A-Z]{1,3}\.\d+)(?:-(\d{1,2})(?=-|$))?/.exec(name);
  if (r !== null) return { id: `itu:r/rec/${r[1]}${r[2] === undefined ? '' : `-${r[2]}`}`, language };
  const wtsa = /^T-RES-T\.(\d+)(?:-(\d{4}))?/.exec(name);
  if (wtsa !== null) return { id: `itu:wtsa/res/${wtsa[1]}${wtsaVersion(wtsa[2])}`, language };
  const ra = /^R-RES-R\.(\d+(?:-\d{1,2}(?!\d))?)/.exec(name);
  return ra === null ? null : { id: `itu:ra/res/${ra[1]}`, language };
}

const WTSA_CITIES: Readonly<Record<string, string>> = { 2008: 'johannesburg', 2012: 'dubai', 2016: 'hammamet', 2022: 'geneva', 2024: 'new-delhi' };

function wtsaVersion(year: string | undefined): string {
  const city = year === undefined ? undefined : WTSA_CITIES[year];
  return city === undefined ? '' : `@${city}-${year}`;
}

/** Files of /dms_pub: S23-CL-C-0071!!MSW-A.docx, D18-TDAG24-C-0002!R1!PDF-E.pdf. */
function published(path: string): Identified | null {
  const found = /\/([A-Z]\d{2}-[A-Z0-9.-]+)!([A-Za-z0-9-]*)!(?:MSW|PDF|ZIP|XLS|PPT)-([ACEFRS])(?:\.[a-z]+)?$/i.exec(path);
  return found === null ? null : meetingFile(`${found[1]}!${found[2]}!`, languageOf(found[3]));
}

/** The file names of ITU's meeting documents and the numbers that stand on their heads. */
const SCHEMES: readonly (readonly [RegExp, (year: string, number: number) => string])[] = [
  [/^S(\d{2})-CL-C-(\d+)$/i, (year, number) => `C${year}/${number}`],
  [/^S(\d{2})-CL-INF-(\d+)$/i, (year, number) => `C${year}/INF/${number}`],
  [/^S(\d{2})-CL-DT-(\d+)$/i, (year, number) => `C${year}/DT/${number}`],
  [/^S(\d{2})-PP-C-(\d+)$/i, (year, number) => `PP-${year}/${number}`],
  [/^D\d{2}-WTDC(\d{2})-C-(\d+)$/i, (year, number) => `WTDC-${year}/${number}`],
  [/^D\d{2}-TDAG(\d{2})-C-(\d+)$/i, (year, number) => `TDAG-${year}/${number}`],
  [/^T\d{2}-WTSA\.?(\d{2})-C-(\d+)$/i, (year, number) => `WTSA-${year}/${number}`],
  [/^R\d{2}-WRC(\d{2})-C-(\d+)$/i, (year, number) => `WRC-${year}/${number}`],
];

function meetingFile(name: string, language: Language | null): Identified | null {
  const [bare, revision, format] = name.split('!') as [string, string | undefined, string | undefined];
  const letter = languageOf(/-([ACEFRS])$/i.exec(format ?? '')?.[1]);
  const tail = suffix(revision ?? '');
  for (const [pattern, number] of SCHEMES) {
    const found = pattern.exec(bare);
    if (found !== null) return { id: `itu:doc/${number(found[1] as string, Number(found[2]))}${tail}`, language: language ?? letter };
  }
  return /^[A-Z]\d{2}-[A-Z0-9]+-[A-Z0-9-]+$/i.test(bare) ? { id: `itu:doc/${bare.toUpperCase()}${tail}`, language: language ?? letter } : null;
}

/** "R1" is (Rev.1), "Add1" (Add.1), "Cor1" (Corr.1). */
function suffix(revision: string): string {
  return Array.from(revision.matchAll(/(R|Rev|Add|Cor|Corr|A)(\d+)/gi), ([, kind, number]) => {
    const word = (kind as string).toUpperCase();
    return `(${word.startsWith('R') ? 'Rev' : word.startsWith('C') ? 'Corr' : 'Add'}.${number})`;
  }).join('');
}

/** The pages of the World Summit on the Information Society. */
const SUMMIT_PAGES: readonly (readonly [RegExp, string])[] = [
  [/\/wsis\/docs2\/tunis\/off\/6rev1(?:-(ar|zh|es|fr|ru))?\.html$/i, 'wsis:tunis-agenda'],
  [/\/wsis\/docs2\/tunis\/off\/7(?:-(ar|zh|es|fr|ru))?\.html$/i, 'wsis:tunis-commitment'],
  [/\/wsis\/docs\/geneva\/official\/dop(?:-(ar|zh|es|fr|ru))?\.html$/i, 'wsis:geneva-declaration'],
  [/\/wsis\/docs\/geneva\/official\/poa(?:-(ar|zh|es|fr|ru))?\.html$/i, 'wsis:geneva-plan'],
  [/\/wsis\/outcome\/booklet\/tunis-agenda[^/]*?(?:-?(ar|zh|es|fr|ru))?\.html$/i, 'wsis:tunis-agenda'],
  [/\/wsis\/outcome\/booklet\/tunis(ar)\.html$/i, 'wsis:tunis-agenda'],
  [/\/wsis\/outcome\/booklet\/tunis-commitment[^/]*?(?:-?(ar|zh|es|fr|ru))?\.html$/i, 'wsis:tunis-commitment'],
];

function summitPage(path: string): Identified | null {
  for (const [pattern, id] of SUMMIT_PAGES) {
    const found = pattern.exec(path);
    if (found !== null) return { id, language: languageOf(found[1]) ?? 'en' };
  }
  return null;
}
