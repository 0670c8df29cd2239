import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { samples } from '../../server/demo/documents.ts';
import { LANGUAGES } from '../../shared/languages/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';

const NAMES = ['a-res-79-912', 'council-res-1987'] as const;

function reading(name: string, language: Language) {
  const sample = samples().find((one) => one.slug === `${name}-${language}`);
  if (sample === undefined) throw new Error(`The sample ${name} is missing in ${language}.`);
  return read(plainText(readFileSync(sample.file, 'utf8')));
}

/** One text in six languages, written clause by clause: whatever is language-neutral must come out the same. */
describe.each(NAMES)('the sample %s', (name) => {
  const english = reading(name, 'en');

  test.each(LANGUAGES.filter((language) => language !== 'en'))('has the same clauses, citations, addressees and identity in %s as in English', (language) => {
    const other = reading(name, language);
    expect(other.document).toMatchObject({ id: english.document.id, language, date: english.document.date, type: english.document.type });
    expect(other.clauses.map((clause) => `${clause.path} ${clause.kind} ${clause.addressee ?? '–'}`)).toEqual(english.clauses.map((clause) => `${clause.path} ${clause.kind} ${clause.addressee ?? '–'}`));
    expect(cited(other)).toEqual(cited(english));
  });

  test('says in each language what it is', () => {
    for (const language of LANGUAGES) {
      const { document } = reading(name, language);
      expect(document.title?.length ?? 0).toBeGreaterThan(8);
    }
  });
});

/** With their locators, in no order: languages put the number before or after the name. */
function cited({ citations }: ReturnType<typeof reading>): string[] {
  return citations.map((citation) => `${citation.id} ${citation.locator ?? ''}`).sort();
}
