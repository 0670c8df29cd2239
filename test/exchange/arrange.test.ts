/** Where notes stand in a report of a document that changed after they were written. */
import { expect, test } from 'vitest';
import { arrange } from '../../shared/notes/exchange/arrange.ts';
import { clauseAnchor, documentOf, note, sample } from './sample.ts';

const english = sample('en');
const onClause = (path: string, more: Parameters<typeof note>[1]) => note(clauseAnchor(english, path), more);
const shown = (notes: Parameters<typeof documentOf>[1]): readonly string[] =>
  arrange(documentOf(english, notes), 'noted').map(({ path, clause, notes: threads }) => `${path}${clause === null ? ' not here' : ''}: ${threads.map(({ first, replies }) => [first.body, ...replies.map(({ body }) => body)].join(' < ')).join('; ')}`);

test('a note is listed at the clause where it stands now', () => {
  expect(shown([onClause('O1.1', { body: 'moved', stands: 'O1.2' }), onClause('O1.1', { body: 'as written' })])).toEqual(['O1.1: as written', 'O1.2: moved']);
});

test('a note whose clause is gone is not listed at the clause that has its number, and keeps its replies', () => {
  const first = onClause('O1.1', { body: 'of what is gone', stands: null });
  const answer = onClause('O1.1', { kind: 'reply', parent: first.source, body: 'answered', stands: null });
  expect(shown([first, answer, onClause('O1.1', { body: 'of what is here', stands: 'O1.1' })])).toEqual(['O1.1: of what is here', 'O1.1 not here: of what is gone < answered']);
});
