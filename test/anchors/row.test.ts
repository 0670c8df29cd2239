/** Another language edition in which clauses came or went: the clauses beside a clause say which one it is, or that they cannot tell. */
import { expect, test } from 'vitest';
import { describeClause } from '../../shared/anchors/describe.ts';
import { locate } from '../../shared/anchors/locate.ts';
import { editionOfText } from './editions.ts';

const ENGLISH = [
  'The General Assembly,',
  'Recalling its resolution 70/1 on the lamps of the northern coast,',
  'Noting with appreciation the report of the keepers,',
  'Stressing the need for oil,',
  '1. Takes note of the report of the Secretary-General;',
  '2. Encourages all keepers to lend each other their ladders;',
  '3. Invites the towns to pay for the paint;',
  '4. Requests the Secretary-General to count the boats;',
  '5. Decides to return to the matter of resolution 71/212 next year.',
];
const FRENCH = [
  'L’Assemblée générale,',
  'Rappelant sa résolution 70/1 sur les lampes de la côte nord,',
  'Notant avec satisfaction le rapport des gardiens,',
  'Soulignant le besoin d’huile,',
  '1. Prend note du rapport du Secrétaire général;',
  '2. Encourage tous les gardiens à se prêter leurs échelles;',
  '3. Invite les villes à payer la peinture;',
  '4. Prie le Secrétaire général de compter les bateaux;',
  '5. Décide de revenir à la question de la résolution 71/212 l’année prochaine.',
];

/** Takes a numbered line out and counts the rest on. */
function without(lines: readonly string[], number: number): string {
  return lines.filter((line) => !line.startsWith(`${number}. `))
    .map((line) => line.replace(/^\d+(?=\. )/u, (label) => String(Number(label) > number ? Number(label) - 1 : Number(label)))).join('\n');
}

function wordsAt(path: string, french: string): string {
  const anchor = describeClause(editionOfText(ENGLISH.join('\n'), 'en'), path);
  if (!anchor) throw new Error(`The sample has no ${path}.`);
  const located = locate(editionOfText(french, 'fr'), anchor);
  return located.outcome === 'clause' ? french.slice(located.start, located.end).replace(/^\d+\. /u, '').slice(0, 14) : located.outcome;
}

test.each([
  ['O1', 'Prend note du '], ['O2', 'Encourage tous'], ['O3', 'Invite les vil'], ['O4', 'Prie le Secrét'], ['O5', 'Décide de reve'], ['P2', 'Notant avec sa'],
])('the same clauses: %s', (path, words) => {
  expect(wordsAt(path, FRENCH.join('\n'))).toBe(words);
});

test.each([
  ['O1', 'Prend note du '], ['O3', 'Invite les vil'], ['O4', 'Prie le Secrét'], ['O5', 'Décide de reve'], ['P2', 'Notant avec sa'],
])('the second taken out and the rest renumbered: %s', (path, words) => {
  expect(wordsAt(path, without(FRENCH, 2))).toBe(words);
});

test('the clause that was taken out is lost, not the one that has its number', () => {
  expect(wordsAt('O2', without(FRENCH, 2))).toBe('lost');
});
