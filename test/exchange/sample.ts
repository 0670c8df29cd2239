/** A delegation's notes on our own sample documents, as an export gathers them. */
import { readFileSync } from 'node:fs';
import { describe, describeClause } from '../../shared/anchors/describe.ts';
import { edition, type Edition } from '../../shared/anchors/edition.ts';
import type { Anchor } from '../../shared/anchors/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { Collection, ExchangedDocument, ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { read, type Reading } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import type { Labels } from '../../extension/exchange/labels.ts';
import { wordsOf } from '../../extension/words/words.ts';

export interface Sample {
  readonly text: DocumentText;
  readonly reading: Reading;
  readonly edition: Edition;
}

export function sample(language: Language, name = 'council-res-1987'): Sample {
  const text = plainText(readFileSync(new URL(`../../server/demo/samples/${language}/${name}.txt`, import.meta.url), 'utf8'));
  const reading = read(text, { language });
  return { text, reading, edition: edition(text, reading) };
}

export const AMINA = { id: '0198c0de-0000-7000-8000-000000000001', name: 'Amina Benali' };
export const BORIS = { id: '0198c0de-0000-7000-8000-000000000002', name: 'Борис Петров' };

let made = 0;

export function note(anchor: Anchor, more: Partial<ExchangedNote> = {}): ExchangedNote {
  made += 1;
  const created = new Date(Date.UTC(2026, 10, 20, 9, made)).toISOString();
  return {
    source: `0198c0de-1000-7000-8000-${String(made).padStart(12, '0')}`, parent: null, document: 'itu:council/res/1987@2024', anchor, kind: 'note', body: '', tags: [], position: null, wording: null,
    resolved: false, author: AMINA, created, edited: created, private: false, ...more,
  };
}

export function clauseAnchor({ edition: of }: Sample, path: string): Anchor {
  const anchor = describeClause(of, path);
  if (anchor === null) throw new Error(`The sample has no clause ${path}.`);
  return anchor;
}

export function wordsAnchor({ edition: of, text }: Sample, words: string): Anchor {
  const at = text.text.indexOf(words);
  if (at < 0) throw new Error(`The sample does not say “${words}”.`);
  return describe(of, at, at + words.length);
}

export function documentOf({ reading, text }: Sample, notes: readonly ExchangedNote[], name = 'Resolution 1987'): ExchangedDocument {
  const { id, title, language, date } = reading.document;
  return {
    id: id ?? 'itu:council/res/1987@2024', name, title, language, date, address: 'https://www.itu.int/md/S24-CL-C-0987/en',
    clauses: reading.clauses.map(({ path, kind, act, addressee, label, parent, ranges }) => ({ path, kind, act, addressee, label, parent, words: ranges.map(([from, to]) => text.text.slice(from, to)).join(' '), whole: true, language: reading.document.language })),
    notes,
  };
}

export function collection(documents: readonly ExchangedDocument[], delegation: string | null = 'Delegation of Utopia'): Collection {
  return { id: '0198c0de-2000-7000-8000-000000000000', made: '2026-11-22T18:00:00.000Z', delegation, documents };
}

export function labels(language: Language): Labels {
  const { exchange, pages, positions, kinds, languages } = wordsOf(language);
  return { exchange, pages, positions, kinds, languages, language };
}
