/** Which addresses are documents that can be read: PDF and Word files, and what leads to them. */
import type { Language } from '../../shared/languages/types.ts';
import { card, type InstrumentCard } from '../../shared/instruments/card.ts';
import { FILE_LETTERS, spelled } from '../../shared/instruments/addresses.ts';
import { identify } from '../../shared/instruments/identify.ts';
import { parse } from '../../shared/instruments/ids.ts';
import { isCovered } from '../covered.ts';

export interface Readable {
  /** Of the file itself. */
  readonly address: string;
  /** False where it is put together after a scheme rather than seen. */
  readonly certain: boolean;
}

/** The UN's shells, which show a PDF of documents.un.org in a frame. */
const SHELL = /^(?:(?:.+\.)?undocs\.org|docs\.un\.org)$/u;

/**
 * The document behind an address; null where it is none, or not on a covered site.
 * @param language of the edition, where the address does not tell
 */
export function readable(address: string, language: Language): Readable | null {
  if (!isCovered(address)) return null;
  const url = new URL(address);
  url.hash = '';
  if (SHELL.test(url.hostname)) return shell(url.href, language);
  if (/\.(?:pdf|docx?)$/iu.test(url.pathname)) return { address: url.href, certain: true };
  if (url.hostname === 'documents.un.org' && url.pathname === '/api/symbol/access') return { address: url.href, certain: true };
  // ITU's publications are given out by a script, with the file's name in its query.
  if (/\/dologin(?:_pub)?\.asp$/iu.test(url.pathname) && /!(?:PDF|MSW)-/iu.test(url.search)) return { address: url.href, certain: true };
  return url.hostname === 'www.itu.int' ? landing(url.pathname, language) : null;
}

function shell(address: string, language: Language): Readable | null {
  const found = identify(address);
  const instrument = found === null ? null : parse(found.id);
  if (found === null || instrument?.family !== 'un') return null;
  return { address: `https://documents.un.org/api/symbol/access?s=${spelled(instrument.symbol)}&l=${found.language ?? language}&t=pdf`, certain: true };
}

/** A meeting document's page names its file: S23-CL-C-0071 lies in itu-s/md/23/cl/c. */
function landing(path: string, language: Language): Readable | null {
  const found = /^\/md\/(([SDTR])(\d\d)-([A-Z0-9]+)-([A-Z]+)-\d{4})(?:\/([a-z]{2}))?\/?$/u.exec(path);
  if (found === null) return null;
  const [, name = '', sector = '', year = '', meeting = '', kind = '', named = ''] = found;
  const letter = FILE_LETTERS[named as Language] ?? FILE_LETTERS[language];
  return { address: `https://www.itu.int/dms_pub/itu-${sector.toLowerCase()}/md/${year}/${meeting.toLowerCase()}/${kind.toLowerCase()}/${name}!!MSW-${letter}.docx`, certain: false };
}

/** Where an instrument can be opened in the reader; null where no file of it is known. Opens the catalogue: not for the panel. */
export async function readableOf(id: string, language: Language): Promise<Readable | null> {
  return fileOf(await card(id, language), language);
}

/** The same of an instrument whose card is known. */
export function fileOf({ id, address, newest }: Pick<InstrumentCard, 'id' | 'address' | 'newest'>, language: Language): Readable | null {
  if (address !== null) {
    const found = readable(address.url, language);
    if (found !== null) return { ...found, certain: found.certain && address.certain };
  }
  const instrument = parse(id);
  if (instrument?.family !== 'itu-recommendation' || instrument.sector !== 't' || instrument.supplement !== null) return null;
  const month = /^(\d{4})-(\d\d)$/u.exec(instrument.edition ?? newest?.version ?? '');
  if (month === null) return null;
  const file = `T-REC-${instrument.number.split('/')[0] ?? ''}-${month[1] ?? ''}${month[2] ?? ''}-I!!PDF-${FILE_LETTERS[language]}`;
  return { address: `https://www.itu.int/rec/dologin_pub.asp?lang=${language}&id=${file}&type=items`, certain: false };
}

export interface OtherForm {
  readonly kind: 'DOCX' | 'PDF';
  readonly address: string;
}

/** Where the sites keep the same document in a form that can be read: the same name with another ending. Nothing is asked. */
export function otherForms(address: string): OtherForm[] {
  if (!isCovered(address)) return [];
  const url = new URL(address);
  const ending = /\.(docx?|pdf)$/iu.exec(url.pathname);
  if (ending === null) return [];
  const was = (ending[1] ?? '').toLowerCase();
  const stem = url.pathname.slice(0, ending.index);
  const as = (kind: OtherForm['kind']): OtherForm => {
    // ITU's names say the format once more: S23-CL-C-0071!!MSW-E.docx is S23-CL-C-0071!!PDF-E.pdf.
    const named = stem.replace(/!(?:MSW|PDF)-(?=[A-Z]$)/u, kind === 'PDF' ? '!PDF-' : '!MSW-');
    return { kind, address: `${url.origin}${named}.${kind.toLowerCase()}${url.search}` };
  };
  return [...(was === 'docx' ? [] : [as('DOCX')]), ...(was === 'pdf' ? [] : [as('PDF')])];
}

/** Patterns of the addresses that `readable` takes, for the context menu: those that can be told without asking. */
export const DOCUMENT_PATTERNS: readonly string[] = [
  ...['*.itu.int', '*.un.org', '*.undocs.org'].flatMap((host) => ['pdf', 'PDF', 'docx', 'DOCX', 'doc'].flatMap((ending) => [`https://${host}/*.${ending}`, `https://${host}/*.${ending}?*`])),
  'https://docs.un.org/*/*',
  'https://undocs.org/*',
  'https://*.undocs.org/*',
  'https://documents.un.org/api/symbol/access*',
  'https://www.itu.int/*dologin*.asp?*',
  'https://www.itu.int/md/*-*-*-*',
];
