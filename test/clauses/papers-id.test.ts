import { describe, expect, it } from 'vitest';
import { opensClause } from '../../shared/clauses/opening.ts';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';

/** Heads of papers: id, date, type and title. */
const HEADS: readonly (readonly [text: string, id: string | null, date: string | null, type: string | null, title: string])[] = [
  ['Plenipotentiary Conference (PP-26)\nDoha, 9-27 November 2026\nPLENARY MEETING\nAddendum 3 to\nDocument 41-E\n2 October 2026\nProposed modifications to Resolution 999 on kites\nMOD\tKIT/41A3/1\nRESOLUTION 999\nKites\nThe Plenipotentiary Conference (Doha, 2026),\nconsidering\nthat kites fly,\nresolves\nto fly.', 'itu:doc/PP-26/41(Add.3)', '2026-10-02', 'contribution', 'Proposed modifications to Resolution 999 on kites'],
  ['Полномочная конференция (ПК-26)\nДоха, 26 октября – 14 ноября 2026 года\nДополнительный документ 3\nк Документу 41-R\n2 октября 2026 года\nПредлагаемые изменения к Резолюции 999 о змеях\nMOD\tKIT/41A3/1\nРЕЗОЛЮЦИЯ 999\nЗмеи\nПолномочная конференция (Доха, 2026 г.),\nучитывая,\nчто змеи летают,\nрешает\nлетать.', 'itu:doc/PP-26/41(Add.3)', '2026-10-02', 'contribution', 'Предлагаемые изменения к Резолюции 999 о змеях'],
  ['مؤتمر المندوبين المفوضين (PP-26)\nالدوحة، 26 أكتوبر - 14 نوفمبر 2026\nالإضافة 3\nللوثيقة 41-A\n2 أكتوبر 2026\nمقترحات بشأن أعمال المؤتمر في مجال الطائرات الورقية\nMOD\tKIT/41A3/1\nالقرار 999\nالطائرات\nإن مؤتمر المندوبين المفوضين (الدوحة، 2026)،\nإذ يضع في اعتباره\nأنها تطير،\nيقرر\nالطيران.', 'itu:doc/PP-26/41(Add.3)', '2026-10-02', 'contribution', 'مقترحات بشأن أعمال المؤتمر في مجال الطائرات الورقية'],
  ['Conseil 2031\nGenève, 4-14 juin 2031\nDocument C31/88(Rév.1)-F\n17 mai 2031\nContribution du Royaume des cerfs-volants\nTITRE: LA NUMÉROTATION DES CERFS-VOLANTS\nObjet\nNumériser.\n1\tIntroduction\n1.1\tIls volent.\n2\tConclusion\n2.1\tFin.', 'itu:doc/C31/88(Rev.1)', '2031-05-17', 'contribution', 'LA NUMÉROTATION DES CERFS-VOLANTS'],
  ['RECOMMENDATION ITU-R M.9999-2\nKites in the mobile service and their strings\n(2031)\nThe ITU Radiocommunication Assembly,\nconsidering\na)\tthat kites move;\nb)\tthat strings hold,\nrecommends\n1\tthat they fly;\n2\tthat they land.', 'itu:r/rec/M.9999-2', null, 'recommendation', 'Kites in the mobile service and their strings'],
  ['OPINION 9: Supporting the flight of kites\nThe fifth World Telecommunication/ICT Policy Forum (Geneva, 2013),\nconsidering\nthat kites fly,\nis of the view\nthat they should.', 'itu:wtpf/opinion/9@geneva-2013', null, 'opinion', 'Supporting the flight of kites'],
  ['78/999. Work on the kites of the Second Committee\nAt its 49th plenary meeting, on 19 December 2031, the General Assembly decided to fly.', 'un:A/DEC/78/999', '2031-12-19', 'decision', 'Work on the kites of the Second Committee'],
  ['2031/999. Работа над змеями\nНа своем 22-м заседании 5 июля 2031 года Экономический и Социальный Совет постановил летать и более не садиться.', 'un:E/DEC/2031/999', '2031-07-05', 'decision', 'Работа над змеями'],
  ['United Nations\nA/99/62-E/2044/3\nGeneral Assembly\nDistr.: General\n15 January 2044\nProgress made in the flight of kites over small islands\nReport of the Secretary-General\nSummary\nKites fly.\nI. Introduction\n1. They do.\nII. Conclusion\n2. They did.', 'un:A/99/62-E/2044/3', '2044-01-15', 'report', 'Progress made in the flight of kites over small islands'],
  ['United Nations\nA/C.2/99/L.31/Rev.1\nGeneral Assembly\n18 November 2044\nSecond Committee\nMacroeconomic policy questions: international kites and development\nAngola, Brazil, Egypt, India, Kiteland, Mexico and Uganda: revised draft resolution\nInternational kites\nThe General Assembly,\nRecalling the wind,\n1. Decides to fly.', 'un:A/C.2/99/L.31/REV.1', '2044-11-18', 'resolution', 'International kites'],
  ['A/HRC/RES/99/21\nHuman Rights Council\n16 July 2044\nResolution adopted by the Human Rights Council\non 11 July 2044\n99/21. Kites and the enjoyment of wind\nThe Human Rights Council,\nRecalling the wind,\n1. Decides to fly.', 'un:A/HRC/RES/99/21', '2044-07-11', 'resolution', 'Kites and the enjoyment of wind'],
  ['Conferencia Mundial de Desarrollo de las Telecomunicaciones (CMDT-22)\nKigali (Rwanda), 6-16 de junio de 2022\nDocumento 24(Add.3)-S\n18 de mayo de 2022\nOriginal: inglés\nEstados Miembros de la Comisión de Cometas (CITEL)\nRevisión de la Resolución 937\nMOD IAP/24A3/1\nRESOLUCIÓN 937\nCometas\nLa Conferencia Mundial de Desarrollo de las Telecomunicaciones (Kigali, 2022),\nresuelve\nvolar.', 'itu:doc/WTDC-22/24(Add.3)', '2022-05-18', 'contribution', 'Revisión de la Resolución 937'],
  ['STUDY PERIOD 2022-2024\nTSAG-C123R1\nOriginal: English\nGeneva, 22-26 January 2024\nCONTRIBUTION\nSource: Kiteland\nTitle: Kites in the air and on the ground\n1\tIntroduction\nThey fly.\n2\tProposal\nFly.', 'itu:doc/TSAG-C/123(Rev.1)', null, 'contribution', 'Kites in the air and on the ground'],
  ['Telecommunication Standardization Bureau\nGeneva, 14 March 2044\nSubject: Consultation on draft new Recommendation ITU-T H.999.1 on kites\nDear Sir or Madam,\n1\tStudy Group 16 intends to fly.\n2\tThe text is annexed.\nYours faithfully,', null, '2044-03-14', null, 'Consultation on draft new Recommendation ITU-T H.999.1 on kites'],
  ['Recommendation ITU-R M.9101-0\n(02/2017)\nModelling of kite networks\nRelated Recommendations\nRecommendation ITU-R F.9336\nNOTE - The latest edition should be used.\nThe ITU Radiocommunication Assembly,\nconsidering\nthat kites fly,\nrecommends\nthat they land.', 'itu:r/rec/M.9101-0', null, 'recommendation', 'Modelling of kite networks'],
  ['التوصيـة  ITU-T  X.9205\nنظرة عامة على أمن الطائرات\nملخص\nتقدم التوصية ITU-T X.9205 تعريفاً للأمن.\nالمصدر\nلجنة الدراسات 17\n1\tمجال التطبيق\nالطائرات.\n2\tالمراجع\nلا شيء.', 'itu:t/rec/X.9205', null, 'recommendation', 'نظرة عامة على أمن الطائرات'],
  ['تقرير الاجتماع الثلاثين لفريق الطائرات\nالوثيقة: WG-WSIS-30/13-A\n14 يناير 2019\nالأصل: بالإنكليزية\nأولاً\tافتتاح الاجتماع\n1\tافتتح.\nثانياً\tاختتام الاجتماع\n2\tاختتم.', 'itu:doc/WG-WSIS-30/13', '2019-01-14', 'report', 'تقرير الاجتماع الثلاثين لفريق الطائرات'],
  ['Council 2046\nDocument C46/12-E\n3 May 2046\nEnglish only\nReport by the Secretary-General\nGENDER\nSummary\nThis report counts.', 'itu:doc/C46/12', '2046-05-03', 'report', 'GENDER'],
  ['理事会\n文件 C46/88-C\n2046年3月15日\n原文：英文\n秘书长的报告\n网络演练\n摘要\n本报告说明演练。\n参考文件\n理事会第1306号决议（2015年修订）；C25/44号文件', 'itu:doc/C46/88', '2046-03-15', 'report', '网络演练'],
  ['Asamblea Mundial de Normalización de las Telecomunicaciones (AMNT-44)\nProyecto de nueva Resolución [EUR-9]\nLas cometas\nLa Asamblea Mundial de Normalización de las Telecomunicaciones (Lisboa, 2044),\nresuelve\nvolar.', null, null, 'resolution', 'Las cometas'],
  ["Nations Unies\nA/HRC/99/L.14\nConseil des droits de l'homme\n30 juin 2045\nBrésil, Danemark* : projet de résolution\n99/... Les cerfs-volants et le vent\nLe Conseil des droits de l'homme,\nRappelant les vents,\n1. Décide de voler.", 'un:A/HRC/99/L.14', '2045-06-30', 'resolution', 'Les cerfs-volants et le vent'],
  ['المؤتمر العالمي لتنمية الاتصالات\nالوثيقة WTDC-45/37-A\n3 أكتوبر 2045\nالأصل: بالعربية\nإدارات الدول العربية\nمقترح تعديل القرار 17\nملخص:\nتقترح الدول العربية التعديل.\nالمراجع:\nالقرارات 16 و17 و32 للمؤتمر العالمي لتنمية الاتصالات؛ والرقم 127 من دستور الاتحاد', 'itu:doc/WTDC-45/37', '2045-10-03', 'contribution', 'مقترح تعديل القرار 17'],
  ['RESOLUTION COM5/1 (WTDC-25)\nKites in the air\nThe World Telecommunication Development Conference (Baku, 2025),\nresolves\nto fly.', null, null, 'resolution', 'Kites in the air'],
  ['理事会2044年会议\n文件C44/71-C\n2044年5月10日\n原文：英文\n风筝国提交的文稿\n关于修订第1932号决议的提案\n1\t引言\n风筝飞行。\n2\t提案\n飞行。', 'itu:doc/C44/71', '2044-05-10', 'contribution', '关于修订第1932号决议的提案'],
  ["Conseil des droits de l'homme\nDécision adoptée par le Conseil des droits de l'homme le 10 octobre 2044\n97/116. Textes issus de l'examen des cerfs-volants\nLe Conseil des droits de l'homme,\nAgissant en application de son mandat,\nAdopte le texte.", 'un:A/HRC/DEC/97/116', '2044-10-10', 'decision', "Textes issus de l'examen des cerfs-volants"],
];

describe('who a paper is', () => {
  it.each(HEADS)('%#', (text, id, date, type, title) => {
    const { document, citations } = read(plainText(text, opensClause));
    expect([document.id, document.date, document.type, document.title]).toEqual([id, date, type, title]);
    expect(citations.filter((citation) => citation.id === id)).toEqual([]);
  });
});

/** Citations as lists of ids with their pinpoints. */
const CITED: readonly (readonly [text: string, cited: readonly string[]])[] = [
  ['See Resolution 1332 of the Council (amended in 2019) of ITU.', ['itu:council/res/1332@2019']],
  ['См. Резолюцию 1332 Совета МСЭ (измененную в 2019 г.).', ['itu:council/res/1332@2019']],
  ['Voir la Résolution 1332 du Conseil de l’UIT (C11, modifiée en dernier lieu C23).', ['itu:council/res/1332@2023']],
  ['See documents A/77/966 and Add.1–3.', ['un:A/77/966', 'un:A/77/966/ADD.1', 'un:A/77/966/ADD.3']],
  ['в соответствии с резолюцией 70/125 Генеральной Ассамблеи (пункт 71)', ['un:A/RES/70/125 #71']],
  ["l'Avis 2 (Genève, 2013) du FMPT de l'UIT", ['itu:wtpf/opinion/2@geneva-2013']],
];

describe('citations', () => {
  it.each(CITED)('%s', (text, cited) => {
    const { citations } = read(plainText(text, opensClause));
    expect(citations.map(({ id, locator }) => (locator === null ? id : `${id} #${locator}`))).toEqual(cited);
  });
});
