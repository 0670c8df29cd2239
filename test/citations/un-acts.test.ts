import { describe, expect, test } from 'vitest';
import { cited, UN } from './cited.ts';

const HRC = 'un:A/HRC/RES/60/9';
const ECOSOC = 'un:E/RES/2026/4';
const SC = 'un:S/RES/2790(2026)';

type Row = readonly [text: string, expected: string | readonly string[], document?: string | null];

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  en: [
    ['Recalling its resolution 70/1 of 25 September 2015 on the future of lighthouses,', 'un:A/RES/70/1'],
    ['Recalling resolutions 56/183 of 21 December 2001, 57/238 of 20 December 2002 and 57/270 B of 23 June 2003,', ['un:A/RES/56/183', 'un:A/RES/57/238', 'un:A/RES/57/270B']],
    ['as decided in resolution 75/290 A and B,', ['un:A/RES/75/290A', 'un:A/RES/75/290B']],
    ['Economic and Social Council resolutions 2006/46, 2008/3 and 2012/5', ['un:E/RES/2006/46', 'un:E/RES/2008/3', 'un:E/RES/2012/5']],
    ['Economic and Social Council decision 2021/238 of 8 June 2021', 'un:E/DEC/2021/238'],
    ['pursuant to its decision 78/541 of 22 December 2023', 'un:A/DEC/78/541'],
    ['resolution 1325 (2000) and Security Council resolutions 1540 (2004), 1989 (2011) and 2253 (2015)', ['un:S/RES/1325(2000)', 'un:S/RES/1540(2004)', 'un:S/RES/1989(2011)', 'un:S/RES/2253(2015)']],
    ['established by resolution 1540 (2004); the Security Council, in resolution 1540, asked', ['un:S/RES/1540(2004)', 'un:S/RES/1540(2004)'], SC],
    ['Human Rights Council resolutions 5/1 and 5/2 of 18 June 2007', ['un:A/HRC/RES/5/1', 'un:A/HRC/RES/5/2']],
    ['Recalling its resolutions 24/2 of 26 September 2013 and 51/12 of 6 October 2022', ['un:A/HRC/RES/24/2', 'un:A/HRC/RES/51/12'], HRC],
    ['Recalling General Assembly resolutions 48/141 of 20 December 1993 and 60/251 of 15 March 2006 and Council resolution 45/7', ['un:A/RES/48/141', 'un:A/RES/60/251', 'un:A/HRC/RES/45/7'], HRC],
    ['Recalling resolution 48/134 of 20 December 1993', 'un:A/RES/48/134', HRC],
    ['in its resolution 70/125, the General Assembly called for reports', 'un:A/RES/70/125', ECOSOC],
    ['Recalling its resolution 2006/46 of 28 July 2006', 'un:E/RES/2006/46', ECOSOC],
    ['Resolution 217 A (III).', 'un:A/RES/217(III)A'],
    ['See resolution 2200 A (XXI), annex.', 'un:A/RES/2200(XXI)A#annex'],
    ['resolutions 1514 (XV), 3201 (S-VI) and 377 A (V)', ['un:A/RES/1514(XV)', 'un:A/RES/3201(S-VI)', 'un:A/RES/377(V)A']],
    ['resolution S-27/2 and its resolution ES-11/4 of 12 October 2022', ['un:A/RES/S-27/2', 'un:A/RES/ES-11/4']],
    ['General Assembly resolution 60/1, para. 5', 'un:A/RES/60/1#5'],
    ['paragraph 37 of its resolution 2607 (2021) and paragraphs 10 and 12 of resolution 2653 (2022)', ['un:S/RES/2607(2021)#37', 'un:S/RES/2653(2022)#10,12'], SC],
    ['Assembly resolution 64/289, paras. 51 to 53,', 'un:A/RES/64/289#51-53'],
    ['annex I to resolution 69/313', 'un:A/RES/69/313#annex-1'],
    ['Commission on Human Rights resolution 2005/80', 'un:E/CN.4/RES/2005/80'],
    ['Resolution A/RES/71/272 B and A/70/125 differ', ['un:A/RES/71/272B', 'un:A/RES/70/125']],
    ['United Nations General Assembly Resolution 70/125', 'un:A/RES/70/125', 'itu:doc/C24/1'],
  ],
  fr: [
    ['Rappelant ses résolutions 53/199 du 15 décembre 1998 et 61/185 du 20 décembre 2006 sur les phares,', ['un:A/RES/53/199', 'un:A/RES/61/185']],
    ["la résolution 2020/12 du Conseil économique et social et la résolution 1980/67 du Conseil", ['un:E/RES/2020/12', 'un:E/RES/1980/67']],
    ["Rappelant la résolution de l’Assemblée générale 70/1 du 25 septembre 2015", 'un:A/RES/70/1', HRC],
    ["les résolutions 1267 (1999), 1989 (2011) et 2253 (2015) du Conseil de sécurité", ['un:S/RES/1267(1999)', 'un:S/RES/1989(2011)', 'un:S/RES/2253(2015)']],
    ['Voir résolution 2200 A (XXI), annexe.', 'un:A/RES/2200(XXI)A#annex'],
    ['les paragraphes 55 à 65 de sa résolution 70/125', 'un:A/RES/70/125#55-65'],
    ['sa décision 78/541 du 22 décembre 2023', 'un:A/DEC/78/541'],
    ["les résolutions 5/1 et 5/2 du Conseil des droits de l’homme, en date du 18 juin 2007", ['un:A/HRC/RES/5/1', 'un:A/HRC/RES/5/2']],
  ],
  es: [
    ['Recordando sus resoluciones 53/199, de 15 de diciembre de 1998, y 61/185, de 20 de diciembre de 2006,', ['un:A/RES/53/199', 'un:A/RES/61/185']],
    ['la resolución 1980/67 del Consejo Económico y Social, de 25 de julio de 1980', 'un:E/RES/1980/67'],
    ['las resoluciones 1267 (1999), 1989 (2011) y 2253 (2015) relativas', ['un:S/RES/1267(1999)', 'un:S/RES/1989(2011)', 'un:S/RES/2253(2015)']],
    ['en los párrafos 34 a 37 de la resolución 70/125 de la Asamblea General', 'un:A/RES/70/125#34-37'],
    ['Véase la resolución 2200 A (XXI), anexo.', 'un:A/RES/2200(XXI)A#annex'],
    ['su decisión 2021/238', 'un:E/DEC/2021/238'],
    ['en el anexo de la resolución 1980/67', 'un:E/RES/1980/67#annex'],
  ],
  ru: [
    ['ссылаясь на свою резолюцию 74/197 от 19 декабря 2019 года', 'un:A/RES/74/197'],
    ['Резолюции 56/183, 57/238 и 57/270 В', ['un:A/RES/56/183', 'un:A/RES/57/238', 'un:A/RES/57/270B']],
    ['резолюцию 2020/12 Экономического и Социального Совета от 17 июля 2020 года', 'un:E/RES/2020/12'],
    ['пункты 55–65 резолюции 70/125 Генеральной Ассамблеи', 'un:A/RES/70/125#55-65'],
    ['пункт 37 его резолюции 2607 (2021) и пункт 10 его резолюции 2653 (2022)', ['un:S/RES/2607(2021)#37', 'un:S/RES/2653(2022)#10'], SC],
    ['Резолюция 217 А (III)', 'un:A/RES/217(III)A'],
    ['в приложении к резолюции 1980/67 Экономического и Социального Совета', 'un:E/RES/1980/67#annex'],
    ['резолюцией 51/12 Совета по правам человека', 'un:A/HRC/RES/51/12'],
    ['резолюции А/70/1 и А/70/125', ['un:A/RES/70/1', 'un:A/RES/70/125']],
    ['своим решением 78/541 от 22 декабря 2023 года', 'un:A/DEC/78/541'],
  ],
  zh: [
    ['回顾其2015年9月25日第70/1号决议，', 'un:A/RES/70/1'],
    ['回顾其2020年12月31日第75/240号和2021年12月6日第76/19号决议，', ['un:A/RES/75/240', 'un:A/RES/76/19']],
    ['第56/183、57/238、59/220和60/252号决议', ['un:A/RES/56/183', 'un:A/RES/57/238', 'un:A/RES/59/220', 'un:A/RES/60/252']],
    ['经济及社会理事会第2006/46、2008/3和2012/5号决议', ['un:E/RES/2006/46', 'un:E/RES/2008/3', 'un:E/RES/2012/5']],
    ['安理会第1267(1999)号、第1989(2011)号和第2253(2015)号决议', ['un:S/RES/1267(1999)', 'un:S/RES/1989(2011)', 'un:S/RES/2253(2015)']],
    ['第217 A(III)号决议。', 'un:A/RES/217(III)A'],
    ['大会第70/125号决议第55至65段', 'un:A/RES/70/125#55-65'],
    ['大会第69/313号决议，附件。', 'un:A/RES/69/313#annex'],
    ['人权理事会2013年9月26日第24/2号决议', 'un:A/HRC/RES/24/2', HRC],
    ['第57/270 B号决议', 'un:A/RES/57/270B'],
    ['第S-27/2号决议', 'un:A/RES/S-27/2'],
    ['第2021/238号决定', 'un:E/DEC/2021/238'],
  ],
  ar: [
    ['إذ تشير إلى قراراتها 53/199 المؤرخ 15 كانون الأول/ديسمبر 1998 و 61/185 المؤرخ 20 كانون الأول/ديسمبر 2006،', ['un:A/RES/53/199', 'un:A/RES/61/185']],
    ['إذ تشير إلى قراراتها ١٨٣/٥٦ المؤرخ ٢١ كانون الأول/ديسمبر ٢٠٠١ و ٢٧٠/٥٧ باء المؤرخ ٢٣ حزيران/يونيه ٢٠٠٣ و ١/٦٠،', ['un:A/RES/56/183', 'un:A/RES/57/270B', 'un:A/RES/60/1']],
    ['قرارات المجلس الاقتصادي والاجتماعي ٤٦/٢٠٠٦ المؤرخ ٢٨ تموز/يوليه ٢٠٠٦ و ٣/٢٠٠٨', ['un:E/RES/2006/46', 'un:E/RES/2008/3']],
    ['في مقرره 2021/238', 'un:E/DEC/2021/238', ECOSOC],
    ['بموجب القرار دإ-27/2 والقرار دإط-11/4', ['un:A/RES/S-27/2', 'un:A/RES/ES-11/4']],
    ['القرار 2200 ألف (د-21)، المرفق.', 'un:A/RES/2200(XXI)A#annex'],
    ['القرار 217 ألف (د-3)', 'un:A/RES/217(III)A'],
    ['قرار مجلس الأمن 1990 (2011)', 'un:S/RES/1990(2011)'],
    ['الفقرة 10 من قراره 2653 (2022)', 'un:S/RES/2653(2022)#10', SC],
    ['قرارات مجلس حقوق الإنسان 24/2 المؤرخ 26 أيلول/سبتمبر 2013، و27/4 المؤرخ 25 أيلول/سبتمبر 2014', ['un:A/HRC/RES/24/2', 'un:A/HRC/RES/27/4'], HRC],
    ['بقرار الجمعية العامة للأمم المتحدة 76/307', 'un:A/RES/76/307', 'itu:doc/C24/1'],
    ['الفقرات من 34 إلى 37 ومن 67 إلى 72 من القرار 70/125', 'un:A/RES/70/125#34-37,67-72'],
  ],
};

for (const [language, rows] of Object.entries(TABLE)) {
  describe(`acts of the UN in ${language}`, () => {
    test.each(rows.map((row) => [row[0], row] as const))('%s', (text, [, expected, document]) => {
      expect(cited(text, document === undefined ? UN : document)).toEqual([expected].flat());
    });
  });
}
