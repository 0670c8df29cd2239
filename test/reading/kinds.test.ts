import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../shared/languages/types.ts';
import { outlineOf } from '../clauses/outline-of.ts';

/**
 * Papers of the kinds that conferences have, each in several languages: a file holds the outline that all of them have,
 * and the texts under "=== en" and so on. Invented by us.
 */
const FOLDER = new URL('./kinds/', import.meta.url);

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const [outline, ...texts] = readFileSync(new URL(file, FOLDER), 'utf8').split(/^=== /m).slice(1).map(parted);

  test.each(texts)('%s', (language, text) => {
    expect(outlineOf(text, language as Language)).toEqual(outline?.[1].trimEnd().split('\n'));
  });
});

/** The first line names what the others hold. */
function parted(part: string): readonly [name: string, text: string] {
  const end = part.indexOf('\n');
  return [part.slice(0, end), part.slice(end + 1)];
}
