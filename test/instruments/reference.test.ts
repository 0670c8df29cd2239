import { describe, expect, test } from 'vitest';
import { reference } from '../../shared/instruments/reference.ts';
import { LANGUAGES } from '../../shared/languages/types.ts';

type Row = readonly [id: string, locator: string | null, ar: string, zh: string, en: string, fr: string, ru: string, es: string];

/** As the documents themselves write them. */
const ROWS: readonly Row[] = [
  ['itu:pp/res/140@bucharest-2022', null,
    'القرار 140 (المراجَع في بوخارست، 2022) لمؤتمر المندوبين المفوضين', '全权代表大会第140号决议（2022年，布加勒斯特，修订版）',
    'Resolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference', 'Résolution 140 (Rév. Bucarest, 2022) de la Conférence de plénipotentiaires',
    'Резолюция 140 (Пересм. Бухарест, 2022 г.) Полномочной конференции', 'Resolución 140 (Rev. Bucarest, 2022) de la Conferencia de Plenipotenciarios'],
  ['itu:pp/dec/5@bucharest-2022', 'annex-2',
    'المقرر 5 (المراجَع في بوخارست، 2022) لمؤتمر المندوبين المفوضين، الملحق 2', '全权代表大会第5号决定（2022年，布加勒斯特，修订版）附件2',
    'Decision 5 (Rev. Bucharest, 2022) of the Plenipotentiary Conference, annex 2', 'Décision 5 (Rév. Bucarest, 2022) de la Conférence de plénipotentiaires, annexe 2',
    'Решение 5 (Пересм. Бухарест, 2022 г.) Полномочной конференции, приложение 2', 'Acuerdo 5 (Rev. Bucarest, 2022) de la Conferencia de Plenipotenciarios, anexo 2'],
  ['itu:wtdc/res/30', null,
    'القرار 30 للمؤتمر العالمي لتنمية الاتصالات', '世界电信发展大会第30号决议',
    'Resolution 30 of the World Telecommunication Development Conference', 'Résolution 30 de la Conférence mondiale de développement des télécommunications',
    'Резолюция 30 Всемирной конференции по развитию электросвязи', 'Resolución 30 de la Conferencia Mundial de Desarrollo de las Telecomunicaciones'],
  ['itu:wtsa/res/2@new-delhi-2024', null,
    'القرار 2 (المراجَع في نيودلهي، 2024) للجمعية العالمية لتقييس الاتصالات', '世界电信标准化全会第2号决议（2024年，新德里，修订版）',
    'Resolution 2 (Rev. New Delhi, 2024) of the World Telecommunication Standardization Assembly', "Résolution 2 (Rév. New Delhi, 2024) de l'Assemblée mondiale de normalisation des télécommunications",
    'Резолюция 2 (Пересм. Нью-Дели, 2024 г.) Всемирной ассамблеи по стандартизации электросвязи', 'Resolución 2 (Rev. Nueva Delhi, 2024) de la Asamblea Mundial de Normalización de las Telecomunicaciones'],
  ['itu:council/res/1332@2019', null,
    'القرار 1332 (المعدَّل في 2019) لمجلس الاتحاد', '理事会第1332号决议（2019年修改）',
    'Resolution 1332 (modified 2019) of the Council', 'Résolution 1332 (modifiée en 2019) du Conseil',
    'Резолюция 1332 (изм. 2019 г.) Совета', 'Resolución 1332 (modificada en 2019) del Consejo'],
  ['itu:wrc/res/750@sharm-el-sheikh-2019', null,
    'القرار 750 (المراجَع في WRC-19)', '第750号决议（WRC-19，修订版）', 'Resolution 750 (Rev.WRC-19)', 'Résolution 750 (Rév.CMR-19)', 'Резолюция 750 (Пересм. ВКР-19)', 'Resolución 750 (Rev.CMR-19)'],
  ['un:A/HRC/DEC/1/102', null,
    'مقرر مجلس حقوق الإنسان 1/102', '人权理事会第1/102号决定', 'Human Rights Council decision 1/102', "décision 1/102 du Conseil des droits de l'homme", 'решение 1/102 Совета по правам человека', 'decisión 1/102 del Consejo de Derechos Humanos'],
  ['un:A/RES/60/251', 'pre-3',
    'قرار الجمعية العامة 60/251، الفقرة 3 من الديباجة', '大会第60/251号决议序言部分第3段', 'General Assembly resolution 60/251, preambular paragraph 3', "résolution 60/251 de l'Assemblée générale, alinéa 3 du préambule", 'резолюция 60/251 Генеральной Ассамблеи, пункт 3 преамбулы', 'resolución 60/251 de la Asamblea General, párrafo 3 del preámbulo'],
  ['itu:ra/res/61-2', null,
    'القرار ITU-R 61-2', 'ITU-R 第61-2号决议', 'Resolution ITU-R 61-2', 'Résolution UIT-R 61-2', 'Резолюция МСЭ-R 61-2', 'Resolución UIT-R 61-2'],
  ['un:A/RES/70/125', null,
    'قرار الجمعية العامة 70/125', '大会第70/125号决议', 'General Assembly resolution 70/125', "résolution 70/125 de l'Assemblée générale", 'резолюция 70/125 Генеральной Ассамблеи', 'resolución 70/125 de la Asamblea General'],
  ['un:A/RES/70/1', '20-25',
    'قرار الجمعية العامة 70/1، الفقرات 20 إلى 25', '大会第70/1号决议第20至25段', 'General Assembly resolution 70/1, paragraphs 20 to 25', "résolution 70/1 de l'Assemblée générale, paragraphes 20 à 25", 'резолюция 70/1 Генеральной Ассамблеи, пункты 20–25', 'resolución 70/1 de la Asamblea General, párrafos 20 a 25'],
  ['un:A/RES/60/252', '4,5,55',
    'قرار الجمعية العامة 60/252، الفقرات 4 و5 و55', '大会第60/252号决议第4、5和55段', 'General Assembly resolution 60/252, paragraphs 4, 5 and 55', "résolution 60/252 de l'Assemblée générale, paragraphes 4, 5 et 55", 'резолюция 60/252 Генеральной Ассамблеи, пункты 4, 5 и 55', 'resolución 60/252 de la Asamblea General, párrafos 4, 5 y 55'],
  ['un:A/RES/57/270B', null,
    'قرار الجمعية العامة 57/270 باء', '大会第57/270 B号决议', 'General Assembly resolution 57/270 B', "résolution 57/270 B de l'Assemblée générale", 'резолюция 57/270 B Генеральной Ассамблеи', 'resolución 57/270 B de la Asamblea General'],
  ['un:A/RES/217(III)A', null,
    'قرار الجمعية العامة 217 ألف (III)', '大会第217 A（III）号决议', 'General Assembly resolution 217 A (III)', "résolution 217 A (III) de l'Assemblée générale", 'резолюция 217 A (III) Генеральной Ассамблеи', 'resolución 217 A (III) de la Asamblea General'],
  ['un:A/RES/S-27/2', 'annex',
    'قرار الجمعية العامة دإ-27/2، المرفق', '大会第S-27/2号决议附件', 'General Assembly resolution S-27/2, annex', "résolution S-27/2 de l'Assemblée générale, annexe", 'резолюция S-27/2 Генеральной Ассамблеи, приложение', 'resolución S-27/2 de la Asamblea General, anexo'],
  ['un:S/RES/1990(2011)', null,
    'قرار مجلس الأمن 1990 (2011)', '安全理事会第1990（2011）号决议', 'Security Council resolution 1990 (2011)', 'résolution 1990 (2011) du Conseil de sécurité', 'резолюция 1990 (2011) Совета Безопасности', 'resolución 1990 (2011) del Consejo de Seguridad'],
  ['un:E/RES/2006/46', null,
    'قرار المجلس الاقتصادي والاجتماعي 2006/46', '经济及社会理事会第2006/46号决议', 'Economic and Social Council resolution 2006/46', 'résolution 2006/46 du Conseil économique et social', 'резолюция 2006/46 Экономического и Социального Совета', 'resolución 2006/46 del Consejo Económico y Social'],
  ['un:E/DEC/2021/238', null,
    'مقرر المجلس الاقتصادي والاجتماعي 2021/238', '经济及社会理事会第2021/238号决定', 'Economic and Social Council decision 2021/238', 'décision 2021/238 du Conseil économique et social', 'решение 2021/238 Экономического и Социального Совета', 'decisión 2021/238 del Consejo Económico y Social'],
  ['un:A/HRC/RES/20/8', null,
    'قرار مجلس حقوق الإنسان 20/8', '人权理事会第20/8号决议', 'Human Rights Council resolution 20/8', "résolution 20/8 du Conseil des droits de l'homme", 'резолюция 20/8 Совета по правам человека', 'resolución 20/8 del Consejo de Derechos Humanos'],
  ['itu:t/rec/X.509', null,
    'التوصية ITU-T X.509', 'ITU-T X.509建议书', 'Recommendation ITU-T X.509', 'Recommandation UIT-T X.509', 'Рекомендация МСЭ-Т X.509', 'Recomendación UIT-T X.509'],
  ['itu:r/rec/M.2083-0', null,
    'التوصية ITU-R M.2083-0', 'ITU-R M.2083-0建议书', 'Recommendation ITU-R M.2083-0', 'Recommandation UIT-R M.2083-0', 'Рекомендация МСЭ-R M.2083-0', 'Recomendación UIT-R M.2083-0'],
  ['wsis:action-line/C5', null,
    'خط العمل جيم5 للقمة العالمية لمجتمع المعلومات', '信息社会世界峰会行动方面C5', 'WSIS Action Line C5', 'grande orientation C5 du SMSI', 'направление деятельности C5 ВВУИО', 'línea de acción C5 de la CMSI'],
  ['wsis:tunis-agenda', '35-37,67-72',
    'برنامج عمل تونس بشأن مجتمع المعلومات، الفقرات 35 إلى 37 و67 إلى 72', '信息社会突尼斯议程第35至37和67至72段', 'Tunis Agenda for the Information Society, paragraphs 35 to 37 and 67 to 72', "Agenda de Tunis pour la société de l'information, paragraphes 35 à 37 et 67 à 72", 'Тунисская программа для информационного общества, пункты 35–37 и 67–72', 'Agenda de Túnez para la Sociedad de la Información, párrafos 35 a 37 y 67 a 72'],
  ['un:sdg/9', null,
    'هدف التنمية المستدامة 9', '可持续发展目标9', 'Sustainable Development Goal 9', 'Objectif de développement durable 9', 'Цель в области устойчивого развития 9', 'Objetivo de Desarrollo Sostenible 9'],
  ['itu:cv', '187',
    'اتفاقية الاتحاد الدولي للاتصالات، الرقم 187', '国际电信联盟《公约》第187款', 'Convention of the International Telecommunication Union, No. 187', "Convention de l'Union internationale des télécommunications, numéro 187", 'Конвенция Международного союза электросвязи, п. 187', 'Convenio de la Unión Internacional de Telecomunicaciones, número 187'],
  ['itu:cs', 'art-1,art-21',
    'دستور الاتحاد الدولي للاتصالات، المواد 1 و21', '国际电信联盟《组织法》第1和21条', 'Constitution of the International Telecommunication Union, Articles 1 and 21', "Constitution de l'Union internationale des télécommunications, articles 1 et 21", 'Устав Международного союза электросвязи, статьи 1 и 21', 'Constitución de la Unión Internacional de Telecomunicaciones, artículos 1 y 21'],
  ['itu:doc/C23/71', null, 'الوثيقة C23/71', 'C23/71号文件', 'Document C23/71', 'Document C23/71', 'Документ C23/71', 'Documento C23/71'],
  ['un:A/67/434', '12', 'A/67/434، الفقرة 12', 'A/67/434第12段', 'A/67/434, paragraph 12', 'A/67/434, paragraphe 12', 'A/67/434, пункт 12', 'A/67/434, párrafo 12'],
];

describe('references as documents write them', () => {
  const cases = ROWS.flatMap(([id, locator, ...written]) => (['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const).map((language, index) => [id, locator, language, written[index] as string] as const));
  test.each(cases)('%s %s in %s', (id, locator, language, written) => expect(reference(id, locator, language)).toBe(written));

  test.each(LANGUAGES)('%s: no placeholder is left and nothing fails, whatever the id', (language) => {
    for (const id of ['un:A/RES/70/1/CORR.1', 'un:A/67/66-E/2012/49', 'un:S/PRST/2011/1', 'itu:wtpf/opinion/1@geneva-2013', 'itu:t/rec/A/suppl/1', 'https://www.itu.int/x', 'nonsense', '', 'un:A/RES/']) {
      for (const locator of [null, '', '1', 'annex', '<b>', '1-', ',', 'art-', 'ch-2']) expect(reference(id, locator, language)).not.toMatch(/\{n\}|undefined|</);
    }
  });
});
