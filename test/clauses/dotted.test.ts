/** Dotted numbers with one space after them, as most papers in Latin and Cyrillic letters have: a place in the tree, or a figure. */
import { expect, test } from 'vitest';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';

const CASES: readonly { readonly what: string; readonly lines: readonly string[]; readonly paths: readonly string[] }[] = [
  {
    what: 'paragraphs of sections run on',
    lines: ['1 Introduction', '1.1 The group met twice.', '1.2 The group elected its chair.', '1.3 The group thanked the chair.', '2 Proposal', '2.1 The text is amended.', '2.2 The annex is deleted.'],
    paths: ['S1', 'S1.1', 'S1.2', 'S1.3', 'S2', 'S2.1', 'S2.2'],
  },
  {
    what: 'three levels, down and up again',
    lines: ['1 Введение', '1.1 Группа собралась дважды.', '1.1.1 Она избрала председателя.', '1.1.2 Она утвердила план.', '1.2 Группа закрыла собрание.'],
    paths: ['S1', 'S1.1', 'S1.1.1', 'S1.1.2', 'S1.2'],
  },
  {
    what: 'a paragraph that the paper left out',
    lines: ['1 Generalidades', '1.1 El grupo se reunió.', '1.3 El grupo concluyó.'],
    paths: ['S1', 'S1.1', 'S1.3'],
  },
  {
    what: 'sections without headings of their own',
    lines: ['1.1 Le groupe se réunit.', '1.2 Le groupe conclut.', '2.1 Le texte est modifié.', '2.2 L’annexe est supprimée.'],
    paths: ['S1.1', 'S1.2', 'S2.1', 'S2.2'],
  },
  {
    what: 'a figure at the beginning of a paragraph is no place',
    lines: ['1 Budget', '1.1 The fund grew.', '10.5 per cent of it was spent.', '1.2 The fund was closed.'],
    paths: ['S1', 'S1.1', 'S1.1+1', 'S1.2'],
  },
];

test.each(CASES)('$what', ({ lines, paths }) => {
  expect(read(plainText(lines.join('\n'))).clauses.map((clause) => clause.path)).toEqual(paths);
});
