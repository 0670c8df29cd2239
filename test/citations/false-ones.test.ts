import { describe, expect, test } from 'vitest';
import { cited, ITU, UN } from './cited.ts';

/** What looks like a citation and is none, in documents of ITU and of the UN alike. */
const NONE: readonly string[] = [
  'Resolution 1080p and a resolution of 300 dpi', 'Resolution 45 of the Council of Ministers', "the Cabinet's Resolution 45", 'Resolution No. 12 of the Board of Directors', 'EU Council Decision 2019/713',
  'قرار مجلس الوزراء رقم 45', 'القرار رقم 45 لسنة 2019 الصادر عن وزير الاتصالات', 'Резолюция 45 Совета министров', 'Resolución 45 del Consejo de Ministros', 'Résolution 45 du Conseil des ministres',
  'from 10/2015 to 12/2016', 'open 24/7 all year', 'a ratio of 3/4 or 70/30', 'on 21/12/2001 in Geneva', '2015-09-25',
  'call +41 22 730 5111 or 730/5111', 'Paragraph 12 of this report', 'Agenda item 17', 'PL 2.4 and ADM 3', 'Session 70/2', 'the biennium 2024/2025',
  'this resolution', 'paragraph 5 above', 'and/or', 'km/h and A/B testing', 'S/N ratio', 'the 2012 session of the Council',
  'Table 3/4 of the annex', '1.5 per cent (70/125 persons)', 'the Group of 77 and China', 'a resolution of 1920x1080 pixels', 'its 9214th meeting, on 9 December 2022',
  'Adopted at the 54th plenary meeting', 'We took 3 decisions and 5 recommendations.', 'decision 1/CP.21 and decision 2/CMA.3', 'resolution 1/3 of the United Nations Environment Assembly',
  'General Conference of UNESCO, resolution 25, annex I', 'Connect 2030 Agenda', 'WSIS+10 and WSIS+20', 'the 1267/1989/2253 Sanctions Committee', 'a plan of action for lighthouses',
  'the Convention on the Rights of the Child', 'the Vienna Convention', 'Goal-oriented work for 5 years', 'the C5 key', 'vitamin C2',
  'القرار الصادر في 2015', 'الفقرة 5 من هذا القرار', 'الساعة 13:45-12:30', 'في الفترة 2023-2022', 'البند 17 من جدول الأعمال', 'المقرر الخاص المعني بالحق في 3 أمور',
  'اتفاقية حقوق الطفل', 'قرار رقم ما', '٢٤,٤ في المائة', 'الدورة ٦٧ للجمعية العامة',
  'пункт 5 настоящей резолюции', 'в 2015/16 году', 'Конвенция о правах ребенка', 'в соотношении 3/4', '24/7',
  'le 12/05/2015', 'la Convention relative aux droits de l’enfant', 'à 50/50', 'la présente résolution', 'página 3/4', 'la Convención sobre los Derechos del Niño', '24/7 y 70/30',
  '2015年9月25日', '《儿童权利公约》', '第70次会议', '第3/4页', '本决议第1段', '第一次会议', '占70/30',
];

describe.each([['ITU', ITU], ['the UN', UN], ['nobody', null]])('no citation in a document of %s', (_whose, id) => {
  test.each(NONE.map((text) => [text]))('%s', (text) => {
    expect(cited(text, id)).toEqual([]);
  });
});

describe('the document itself', () => {
  test.each([
    ['A/RES/80/1\nGeneral Assembly\nRecalling its resolution 79/1,', UN, ['un:A/RES/79/1']],
    ['Document C24/1-E\n10 May 2024\nOriginal: English', ITU, []],
  ])('%s', (text, id, expected) => {
    expect(cited(text, id)).toEqual(expected);
  });
});
