/**
 * What stands on the shelf: our own samples, and the documents of a neighbouring corpus where there is one. Each has
 * the address under which its real site would serve it, so that the extension meets it as it would there.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import { LANGUAGES } from '../../shared/languages/types.ts';
import type { Language } from '../../shared/languages/types.ts';

const SAMPLES = fileURLToPath(new URL('samples', import.meta.url));
/** Beside the checkout, never inside it; absent on most computers. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

export interface ShelfDocument {
  /** Unique, usable in an address. */
  readonly slug: string;
  readonly title: string;
  readonly language: Language;
  readonly from: 'sample' | 'seed' | 'un' | 'office';
  /** The file's place on disk. */
  readonly file: string;
  /** `text` files are shown as pages; the others are served as they are. */
  readonly kind: 'text' | 'pdf' | 'docx';
  /** Where its own site would serve it. */
  readonly address: string;
}

const SAMPLE_ADDRESSES: Readonly<Record<string, (language: Language) => string>> = {
  'a-res-79-912': (language) => `https://docs.un.org/${language}/A/RES/79/912`,
  'council-res-1987': (language) => `https://www.itu.int/md/S24-CL-C-0987/${language}`,
};

const SEED_ADDRESSES: Readonly<Record<string, string>> = {
  'itu-council-res-1334-2023-ar': 'https://www.itu.int/ar/council/Documents/basic-texts/RES-1334-A.html',
  'itu-c23-71-ar': 'https://www.itu.int/md/S23-CL-C-0071/ar',
  'itu-wg-wsis-report-2018-ar': 'https://www.itu.int/ar/council/Documents/wg-wsis-report-2018-A.html',
  'itu-wtdc17-23-ar': 'https://www.itu.int/md/D14-WTDC17-C-0023/ar',
  'un-a-res-67-195-ar': 'https://docs.un.org/ar/A/RES/67/195',
};

/** Everything on the shelf, the tour's own document first. */
export function shelfDocuments(): readonly ShelfDocument[] {
  return [...seeds(), ...samples(), ...unTexts(), ...office()];
}

/** The document that a demo opens: the Arabic Council resolution, our own Arabic sample where there is no corpus. */
export function firstDocument(documents: readonly ShelfDocument[]): ShelfDocument {
  const first = documents.find((document) => document.slug === 'itu-council-res-1334-2023-ar') ?? documents.find((document) => document.slug === 'council-res-1987-ar');
  if (first === undefined) throw new Error('The shelf is empty: server/demo/samples is missing.');
  return first;
}

export function samples(): readonly ShelfDocument[] {
  return Object.entries(SAMPLE_ADDRESSES).flatMap(([name, address]) =>
    LANGUAGES.map((language) => text(`${name}-${language}`, language, 'sample', join(SAMPLES, language, `${name}.txt`), address(language))),
  );
}

function seeds(): readonly ShelfDocument[] {
  return Object.entries(SEED_ADDRESSES)
    .map(([name, address]) => ({ name, address, file: join(CORPUS, 'seeds', `${name}.txt`) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, address, file }) => text(name, 'ar', 'seed', file, address));
}

function unTexts(): readonly ShelfDocument[] {
  return LANGUAGES.flatMap((language) => {
    const folder = join(CORPUS, 'un', language);
    return filesIn(folder, '.txt').map((file) => {
      const slug = file.slice(0, -'.txt'.length);
      const symbol = symbolOf(join(folder, `${slug}.json`)) ?? slug;
      return text(`${slug}-${language}`, language, 'un', join(folder, file), `https://docs.un.org/${language}/${symbol}`);
    });
  });
}

function office(): readonly ShelfDocument[] {
  const folder = join(CORPUS, 'office');
  return [...filesIn(folder, '.pdf'), ...filesIn(folder, '.docx')].map((name) => ({
    slug: name.replaceAll(/[^\w.-]/g, '-'),
    title: name,
    language: languageOfFile(name),
    from: 'office',
    file: join(folder, name),
    kind: name.endsWith('.pdf') ? 'pdf' : 'docx',
    address: /^(T-|R-|itu-)/.test(name) ? `https://www.itu.int/dms_pub/shelf/${name}` : `https://documents.un.org/doc/shelf/${name}`,
  }));
}

function text(slug: string, language: Language, from: ShelfDocument['from'], file: string, address: string): ShelfDocument {
  return { slug, title: titleIn(readFileSync(file, 'utf8'), language) ?? slug, language, from, file, kind: 'text', address };
}

/** The line that begins with the document's number (its number is how people call it), else the title as our reading finds it. */
function titleIn(content: string, language: Language): string | null {
  const head = content.split('\n', 40).map((line) => line.trim());
  const numbered = head.find((line) => /^[\d٠-٩]{1,4}\/[\d٠-٩]{1,3}[. –-]/.test(line));
  return numbered ?? read(plainText(content), { language }).document.title;
}

function symbolOf(file: string): string | null {
  if (!existsSync(file)) return null;
  const { doc } = JSON.parse(readFileSync(file, 'utf8')) as { doc?: unknown };
  return typeof doc === 'string' ? doc : null;
}

const LETTERS: Readonly<Record<string, Language>> = { A: 'ar', C: 'zh', E: 'en', F: 'fr', R: 'ru', S: 'es', ar: 'ar', es: 'es', EN: 'en' };

function languageOfFile(name: string): Language {
  const letter = [...name.matchAll(/[-_](A|C|E|F|R|S|EN|ar|es)(?=[._])/g)].at(-1)?.[1];
  return (letter !== undefined && LETTERS[letter]) || 'en';
}

function filesIn(folder: string, ending: string): readonly string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
    : [];
}
