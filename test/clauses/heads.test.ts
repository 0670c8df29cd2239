import { describe, expect, it } from 'vitest';
import { opensClause } from '../../shared/clauses/opening.ts';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import { clausesOf } from './outline-of.ts';

const reading = (text: string) => read(plainText(text, opensClause));

describe('who a document is, by its head', () => {
  it.each([
    ['a Chinese resolution', '第998号决议（2022年，布加勒斯特，修订版）\n灯塔在航行安全中的作用\n国际电信联盟全权代表大会（2022年，布加勒斯特），\n忆及\n灯塔的历史，\n做出决议\n继续维护灯塔。', 'itu:pp/res/998@bucharest-2022', '灯塔在航行安全中的作用'],
    ['a budget document with its part in brackets', 'United Nations\nA/99/6 (Lamp outline)\nGeneral Assembly\nItems 7 and 8 of the preliminary list of lamps*\nProposed programme of lamp maintenance for 2031\nI.\tBackground\n1.\tLamps are old.\nII.\tPlans\n2.\tLamps will be new.', 'un:A/99/6', 'Proposed programme of lamp maintenance for 2031'],
    ['an Arabic head with its figures in visual order', 'قرار اتخذته الجمعية العامة\n٢٥٣/٧٦ - المنارات القديمة والجديدة\nإن الجمعية العامة،\n١ - تقرر صون المنارات.', 'un:A/RES/76/253', 'المنارات القديمة والجديدة'],
    ['an Arabic head with its figures in reading order', 'قرار اتخذته الجمعية العامة\n٧٦/٢٥٣ - المنارات القديمة والجديدة\nإن الجمعية العامة،\n١ - تقرر صون المنارات.', 'un:A/RES/76/253', 'المنارات القديمة والجديدة'],
    ['a printed head with the symbol beside the Organization', 'United Nations          A/99/62-E/2044/3\nGeneral Assembly\nProgress made in the keeping of lighthouses\nReport of the Secretary-General\nI.\tIntroduction\n1.\tLamps are old.', 'un:A/99/62-E/2044/3', 'Progress made in the keeping of lighthouses'],
    ['a printed head with the symbol beside its organ, in French', 'Assemblée générale    A/99/62*\nProgrès accomplis dans l’entretien des phares\nRapport du Secrétaire général\nI.\tIntroduction\n1.\tLes lampes sont vieilles et les phares sont hauts.', 'un:A/99/62', 'Progrès accomplis dans l’entretien des phares'],
    ['a sentence about a document gives no name', 'See document A/99/62\nProgress made in the keeping of lighthouses\nI.\tIntroduction\n1.\tLamps are old.', null, 'Progress made in the keeping of lighthouses'],
    ['a contribution that proposes a resolution', 'Document C31/42-E\nRESOLUTION 1999 (MODIFIED 2031)\nLamp oil for the lighthouses of small islands\nThe Council,\nconsidering\nthat oil is dear,\nresolves\nto save oil.', 'itu:doc/C31/42', 'Lamp oil for the lighthouses of small islands'],
  ])('%s', (_, text, id, title) => {
    const { document, citations } = reading(text);
    expect([document.id, document.title]).toEqual([id, title]);
    expect(citations.filter((citation) => citation.id === id)).toEqual([]);
  });
});

describe('the words of an act', () => {
  it.each([
    ['إن الجمعية العامة،\nوإذ تذكّر أيضاً بأن المنارات قديمة،\n1 - تهيب بالدول الأعضاء أن تصونها؛\n2 - تقرر مواصلة النظر في المسألة.', 'P1', 'وإذ تذكّر أيضاً', null],
    ['إن الجمعية العامة،\nوإذ تذكّر أيضاً بأن المنارات قديمة،\n1 - تهيب بالدول الأعضاء أن تصونها؛\n2 - تقرر مواصلة النظر في المسألة.', 'O1', 'تهيب', 'member-states'],
    ['The General Assembly,\nRecalling further that lighthouses are old,\n1. Also requests the Secretary-General to mend them;\n2. Decides to look again.', 'P1', 'Recalling further', null],
    ['The General Assembly,\nRecalling further that lighthouses are old,\n1. Also requests the Secretary-General to mend them;\n2. Decides to look again.', 'O1', 'Also requests', 'sg'],
    ['Генеральная Ассамблея,\nнапоминая далее, что маяки стары,\n1. просит также Генерального секретаря починить их;\n2. постановляет вернуться к этому вопросу.', 'P1', 'напоминая далее', null],
  ])('%#: %s %s', (text, path, words, addressee) => {
    const clause = clausesOf(text).find((candidate) => candidate.path === path);
    expect(clause?.actRange && text.slice(...clause.actRange)).toBe(words);
    expect(clause?.addressee).toBe(addressee);
  });
});
