import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { opensClause } from '../../shared/clauses/opening.ts';
import { type Reading, read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import type { Gold } from './score.ts';

/** The annotated texts stand beside the checkout and are read in place; nothing of them is part of the project. */
export const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/**
 * Whether the corpus is there. Where it is not, its tests are skipped with a word on standard error;
 * on the project's own machines (CI=true) its absence is a failure.
 */
export function corpusIsHere(): boolean {
  const here = existsSync(CORPUS);
  if (!here && process.env['CI'] === 'true') throw new Error(`the annotated texts are missing: ${CORPUS}`);
  if (!here) process.stderr.write(`skipped: the annotated texts are not at ${CORPUS}\n`);
  return here;
}

export interface Annotated {
  readonly name: string;
  readonly source: string;
  readonly gold: Gold;
}

/** The seeds annotated by hand. */
export function goldFiles(): Annotated[] {
  return readdirSync(`${CORPUS}gold`).filter((file) => file.endsWith('.json')).map((file) => {
    const name = file.slice(0, -'.json'.length);
    return { name, source: readFileSync(`${CORPUS}seeds/${name}.txt`, 'utf8'), gold: goldAt(`${CORPUS}gold/${file}`) };
  });
}

/** The UN's resolutions of one language with the clauses and the citations that the UN has linked. */
export function unFiles(language: string): Annotated[] {
  const folder = `${CORPUS}un/${language}/`;
  return readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => {
    const name = file.slice(0, -'.json'.length);
    return { name, source: readFileSync(`${folder}${name}.txt`, 'utf8'), gold: goldAt(folder + file) };
  });
}

/** All seeds as one text of about 110,000 characters. */
export function seedsAsOne(): string {
  const folder = `${CORPUS}seeds/`;
  return readdirSync(folder).filter((file) => file.endsWith('.txt')).map((file) => readFileSync(folder + file, 'utf8')).join('\n');
}

export function readPlain(source: string): Reading {
  return read(plainText(source, opensClause));
}

function goldAt(path: string): Gold {
  return JSON.parse(readFileSync(path, 'utf8')) as Gold;
}
