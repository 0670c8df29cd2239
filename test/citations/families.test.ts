import { describe, expect, test } from 'vitest';
import { cited, citationsIn, ITU, UN } from './cited.ts';

type Row = readonly [text: string, expected: string | readonly string[], document?: string | null];

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'UN symbols': [
    ['See A/67/434, para. 11.', 'un:A/67/434#11'],
    ['A/C.2/78/L.3/Rev.1', 'un:A/C.2/78/L.3/REV.1'],
    ['E/2023/27-E/CN.16/2023/4', 'un:E/2023/27-E/CN.16/2023/4'],
    ['A/67/66-E/2012/49 and Add.1', ['un:A/67/66-E/2012/49', 'un:A/67/66-E/2012/49/ADD.1']],
    ['A/67/65-E/2012/48 and Corr.1 and 2', ['un:A/67/65-E/2012/48', 'un:A/67/65-E/2012/48/CORR.1', 'un:A/67/65-E/2012/48/CORR.2']],
    ['A/67/65/Corr.1-E/2012/48/Corr.1', 'un:A/67/65/CORR.1-E/2012/48/CORR.1'],
    ['FCCC/CP/2015/10/Add.1, decision 1/CP.21', 'un:FCCC/CP/2015/10/ADD.1'],
    ['A/CONF.157/24 (Part I), chap. III', 'un:A/CONF.157/24(PARTI)#ch-3'],
    ['A/79/PV.1 and S/PV.9214', ['un:A/79/PV.1', 'un:S/PV.9214']],
    ['S/PRST/2015/22', 'un:S/PRST/2015/22'],
    ['S/RES/1325 (2000)', 'un:S/RES/1325(2000)'],
    ['S/2023/123 and E/CN.16/2018/CRP.3', ['un:S/2023/123', 'un:E/CN.16/2018/CRP.3']],
    ['A/HRC/RES/24/2, A/HRC/56/32', ['un:A/HRC/RES/24/2', 'un:A/HRC/56/32']],
    ['TD/B/EDE/4/3; ST/SGB/2003/13; CCPR/C/GC/34', ['un:TD/B/EDE/4/3', 'un:ST/SGB/2003/13', 'un:CCPR/C/GC/34']],
    ['А/70/1 typed on another keyboard', 'un:A/70/1'],
    ['انظر A/C.2/59/3، المرفق.', 'un:A/C.2/59/3#annex'],
    ['见A/C.2/59/3和A/60/687。', ['un:A/C.2/59/3', 'un:A/60/687']],
    ['WSIS-05/TUNIS/DOC/6(Rev.1)', 'wsis:tunis-agenda'],
    ['A/75/980, annex II', 'un:A/75/980#annex-2'],
    ['See A/75/980, annex.\n19. Calls upon all States to act;', 'un:A/75/980#annex'],
    ['A/AC.292/2023/INF/5', 'un:A/AC.292/2023/INF/5'],
    ['A/ES-10/L.31/Rev.1', 'un:A/ES-10/L.31/REV.1'],
  ],
  'ITU-T and ITU-R Recommendations': [
    ['Recommendation ITU-T X.1205', 'itu:t/rec/X.1205', ITU],
    ['[ITU-T E.123] and [ITU-T X.509]', ['itu:t/rec/E.123', 'itu:t/rec/X.509'], ITU],
    ['Recommendation ITU-R M.2083-0', 'itu:r/rec/M.2083-0', ITU],
    ['ITU-T Recommendations X.509, X.510 and Y.4000', ['itu:t/rec/X.509', 'itu:t/rec/X.510', 'itu:t/rec/Y.4000'], ITU],
    ['Recommendation ITU-T G.8101/Y.1355', 'itu:t/rec/G.8101', ITU],
    ['التوصية ITU-T E.119', 'itu:t/rec/E.119', ITU],
    ['Рекомендация МСЭ-Т X.509', 'itu:t/rec/X.509', ITU],
    ['Recommandation UIT-T Y.2060', 'itu:t/rec/Y.2060', ITU],
    ['Recomendación UIT-R BT.2020-2', 'itu:r/rec/BT.2020-2', ITU],
    ['ITU-T X.1205建议书', 'itu:t/rec/X.1205', ITU],
    ['Supplement 5 to ITU-T E-series Recommendations', 'itu:t/rec/E/suppl/5', ITU],
    ['ITU-T A Suppl. 3', 'itu:t/rec/A/suppl/3', ITU],
    ['ITU-T Y.Suppl. 45', 'itu:t/rec/Y/suppl/45', ITU],
    ['Recommendation ITU-R M.2083-0 and Supplement 1 to ITU-T Rec. Y.3800', ['itu:r/rec/M.2083-0', 'itu:t/rec/Y.3800/suppl/1'], ITU],
    ['Recommendation ITU-R M.2083-0 and Annex 1 to it', 'itu:r/rec/M.2083-0', ITU],
    ['Supplement 45 to ITU-T Y.4000; Supplement 3 to Recommendation ITU-T G.8013', ['itu:t/rec/Y.4000/suppl/45', 'itu:t/rec/G.8013/suppl/3'], ITU],
    ['ITU-T G.Sup39', 'itu:t/rec/G/suppl/39', ITU],
    ['Recommendations E.540-E.599', ['itu:t/rec/E.540', 'itu:t/rec/E.599'], ITU],
    ['Rec. ITU-T T.4', 'itu:t/rec/T.4', ITU],
  ],
  'documents of ITU': [
    ['Document C23/71-A', 'itu:doc/C23/71', ITU],
    ['Documents C23/28(Rév.1) et C22/INF/4(Add.1)', ['itu:doc/C23/28(Rev.1)', 'itu:doc/C22/INF/4(Add.1)'], ITU],
    ['Документы C23/28(Пересм.1) и C23/6(Доп.1)', ['itu:doc/C23/28(Rev.1)', 'itu:doc/C23/6(Add.1)'], ITU],
    ['C23/28（修订1）号文件', 'itu:doc/C23/28(Rev.1)', ITU],
    ['الوثيقة C23/71-A', 'itu:doc/C23/71', ITU],
    ['Документ С23/71-R', 'itu:doc/C23/71', ITU],
    ['WTDC-17/23(Rev.1) and WTDC-17/24-E', ['itu:doc/WTDC-17/23(Rev.1)', 'itu:doc/WTDC-17/24'], ITU],
    ['TDAG-24/2, TSAG-TD/123, PP-18/64', ['itu:doc/TDAG-24/2', 'itu:doc/TSAG-TD/123', 'itu:doc/PP-18/64'], ITU],
    ['C23/INF/5 and C23/DT/1', ['itu:doc/C23/INF/5', 'itu:doc/C23/DT/1'], ITU],
    ['Documents WG-WSIS-28/09, WG/28/12, WGWSIS30/13 and WG-WSIS-30/17', ['itu:doc/WG-WSIS-28/09', 'itu:doc/WG-WSIS-28/12', 'itu:doc/WG-WSIS-30/13', 'itu:doc/WG-WSIS-30/17'], ITU],
    ['WG-WSIS-32-17 وWG-WSIS-3210', ['itu:doc/WG-WSIS-32/17', 'itu:doc/WG-WSIS-32/10'], ITU],
    ['CWG-WSIS&SDG-39/5 and CWG-FHR-13/5', ['itu:doc/CWG-WSIS&SDG-39/5', 'itu:doc/CWG-FHR-13/5'], ITU],
  ],
  'Constitution and Convention': [
    ['No. 187 of the Convention', 'itu:cv#187', ITU],
    ['Nos. 14 and 15 of the Constitution', 'itu:cs#14,15', ITU],
    ['Articles 12 and 13 of the Convention', 'itu:cv#art-12,art-13', ITU],
    ['the Constitution and Convention of the International Telecommunication Union', ['itu:cs', 'itu:cv'], UN],
    ['the provisions of the ITU Constitution and the ITU Convention', ['itu:cs', 'itu:cv'], UN],
    ['numéro 187 de la Convention', 'itu:cv#187', ITU],
    ["l'article 13 de la Constitution", 'itu:cs#art-13', ITU],
    ['el número 187 del Convenio', 'itu:cv#187', ITU],
    ['статьи 12 и 13 Устава', 'itu:cs#art-12,art-13', ITU],
    ['п. 187 Конвенции', 'itu:cv#187', ITU],
    ['دستور الاتحاد واتفاقيته', ['itu:cs', 'itu:cv'], ITU],
    ['الرقم 187 من الاتفاقية', 'itu:cv#187', ITU],
    ['المادة 13 من دستور الاتحاد الدولي للاتصالات', 'itu:cs#art-13', ITU],
    ['《组织法》第13条', 'itu:cs#art-13', ITU],
    ['《公约》第11A款', 'itu:cv#11A', ITU],
  ],
  'outcomes of the Summit': [
    ['paragraphs 35-37 and 67-72 of the Tunis Agenda for the Information Society', 'wsis:tunis-agenda#35-37,67-72'],
    ['the Geneva Declaration of Principles and the Geneva Plan of Action', ['wsis:geneva-declaration', 'wsis:geneva-plan']],
    ['the Declaration of Principles and the Plan of Action adopted by the World Summit on the Information Society', ['wsis:geneva-declaration', 'wsis:geneva-plan']],
    ['§ 35 and § 36 of the Geneva Declaration of Principles', 'wsis:geneva-declaration#35,36'],
    ['paragraph 3, paragraph 5 and paragraphs 7 to 9 of the Tunis Agenda', 'wsis:tunis-agenda#3,5,7-9'],
    ['الفقرة 35 والفقرة 36 من برنامج عمل تونس', 'wsis:tunis-agenda#35,36'],
    ['الفقرات من 20 إلى 25 من التزام تونس', 'wsis:tunis-commitment#20-25'],
    ['الفقرة 111 من برنامج عمل تونس', 'wsis:tunis-agenda#111'],
    ["l’Engagement de Tunis et l’Agenda de Tunis", ['wsis:tunis-commitment', 'wsis:tunis-agenda']],
    ['Тунисское обязательство и Тунисскую программу', ['wsis:tunis-commitment', 'wsis:tunis-agenda']],
    ['《突尼斯承诺》和《信息社会突尼斯议程》第34至37段', ['wsis:tunis-commitment', 'wsis:tunis-agenda#34-37']],
    ['el Compromiso de Túnez y la Agenda de Túnez', ['wsis:tunis-commitment', 'wsis:tunis-agenda']],
    ['the WSIS+10 Statement and the WSIS+10 Vision for WSIS beyond 2015', ['wsis:wsis10-statement', 'wsis:wsis10-vision']],
    ['رؤية القمة العالمية لمجتمع المعلومات لما بعد عام 2015', 'wsis:wsis10-vision'],
    ['the 2030 Agenda for Sustainable Development', 'un:A/RES/70/1'],
    ['the 2030 Agenda; Agenda 2030; le Programme 2030; Повестки дня на период до 2030 года; 《2030年议程》; خطة عام 2030', Array.from({ length: 6 }, () => 'un:A/RES/70/1')],
  ],
  'action lines and goals': [
    ['action line C5', 'wsis:action-line/C5'],
    ['WSIS action lines C2 (infrastructure), C5 and C6', ['wsis:action-line/C2', 'wsis:action-line/C5', 'wsis:action-line/C6']],
    ['خطي العمل جيم2 وجيم5', ['wsis:action-line/C2', 'wsis:action-line/C5']],
    ['направление деятельности C5', 'wsis:action-line/C5'],
    ['la grande orientation C7', 'wsis:action-line/C7'],
    ['las líneas de acción C2 y C5', ['wsis:action-line/C2', 'wsis:action-line/C5']],
    ['行动方面C5', 'wsis:action-line/C5'],
    ['SDG 9 and SDGs 5 and 17', ['un:sdg/9', 'un:sdg/5', 'un:sdg/17']],
    ['Sustainable Development Goal 3, on good health', 'un:sdg/3'],
    ['Sustainable Development Goals 5 and 9, and target 9.c of the 2030 Agenda', ['un:sdg/5', 'un:sdg/9', 'un:sdg/9.c', 'un:A/RES/70/1']],
    ['الهدفين 5 و9 من أهداف التنمية المستدامة', ['un:sdg/5', 'un:sdg/9']],
    ['l’objectif de développement durable no 3 et la cible 9.c', ['un:sdg/3', 'un:sdg/9.c']],
    ['цели 5 в области устойчивого развития', 'un:sdg/5'],
    ['可持续发展目标5', 'un:sdg/5'],
    ['ODS 9', 'un:sdg/9'],
  ],
  'other standards': [
    ['[IETF RFC 3261] and RFC 8446', ['ietf:rfc/3261', 'ietf:rfc/8446']],
    ['ISO/IEC 9594-8 and ISO/IEC 9594-8:2020', ['iso:9594-8', 'iso:9594-8:2020']],
    ['ISO 8601', 'iso:8601'],
    ['IEEE 802.11 and IEEE Std 1588', ['ieee:802.11', 'ieee:1588']],
  ],
  'web addresses': [
    ['see www.itu.int/wg-wsis.', 'https://www.itu.int/wg-wsis'],
    ['(http://www.itu.int/council)', 'https://www.itu.int/council'],
    ['https://undocs.org/A/70/1, where', 'https://undocs.org/A/70/1'],
    ['متاح على www.itu.int/council،', 'https://www.itu.int/council'],
    ['write to someone@itu.int', []],
  ],
};

for (const [family, rows] of Object.entries(TABLE)) {
  describe(`${family}`, () => {
    test.each(rows.map((row) => [row[0], row] as const))('%s', (text, [, expected, document]) => {
      expect(cited(text, document === undefined ? UN : document)).toEqual([expected].flat());
    });
  });
}

describe('pinpoints after the citation', () => {
  const ROWS: readonly Row[] = [
    ["l'Agenda de Tunis, aux paragraphes 35, 36 et 37", 'wsis:tunis-agenda#35,36,37'],
    ["l'Engagement de Tunis, au paragraphe 20,", 'wsis:tunis-commitment#20'],
    ['the Tunis Agenda, in its paragraphs 35 to 37', 'wsis:tunis-agenda#35-37'],
    ['resolution 70/125, on the outcome of the review, in particular paragraphs 20 to 23 thereof', 'un:A/RES/70/125#20-23'],
    ['resolution 70/1 and resolution 71/2, paragraph 3 thereof', ['un:A/RES/70/1', 'un:A/RES/71/2#3']],
    ['القرار 70/125، ولا سيما الفقرات من 20 إلى 23 منه', 'un:A/RES/70/125#20-23'],
    ['la résolution 70/125, notamment ses paragraphes 20 à 23, et la résolution 70/1, en particulier le paragraphe 3 de celle-ci', ['un:A/RES/70/125#20-23', 'un:A/RES/70/1#3']],
    ['резолюцию 70/125, в частности пункты 20–23', 'un:A/RES/70/125#20-23'],
    ['第70/125号决议，特别是其中第20至23段', 'un:A/RES/70/125#20-23'],
    ['la resolución 70/125, en particular los párrafos 20 a 23', 'un:A/RES/70/125#20-23'],
    ['resolution 70/125, in particular paragraph 5 of the Tunis Agenda', ['un:A/RES/70/125', 'wsis:tunis-agenda#5']],
    ['la Agenda de Túnez, en sus párrafos 35, 36 y 37', 'wsis:tunis-agenda#35,36,37'],
    ['резолюция 70/125 Генеральной Ассамблеи, приложение', 'un:A/RES/70/125#annex'],
    ['قرارها 70/125 المؤرخ 16 كانون الأول/ديسمبر 2015، الفقرات من 55 إلى 65', 'un:A/RES/70/125#55-65'],
    ['General Assembly resolution 70/1 of 25 September 2015, annex', 'un:A/RES/70/1#annex'],
    ['القرار 140 (المراجَع في بوخارست، 2022) لمؤتمر المندوبين المفوضين، الملحق 1', 'itu:pp/res/140@bucharest-2022#annex-1', ITU],
    ['resolution 70/125, in paragraph 5 of which', 'un:A/RES/70/125'],
    ['resolution 66/288 in paragraph 3 above', 'un:A/RES/66/288'],
    ['resolution 66/288, annex to the present report', 'un:A/RES/66/288'],
    ['Resolution 1379 (Council 2016, amended 2019)', 'itu:council/res/1379@2019', ITU],
  ];
  test.each(ROWS.map((row) => [row[0], row] as const))('%s', (text, [, expected, document]) => {
    expect(cited(text, document ?? UN)).toEqual([expected].flat());
  });
});

describe('spans', () => {
  const QUOTES: readonly Row[] = [
    ['بالقرار 140 (المراجَع في بوخارست، 2022) لمؤتمر', ['القرار 140 (المراجَع في بوخارست، 2022)'], ITU],
    ['القرارين 1332 و1334', ['القرارين 1332', '1334'], ITU],
    ['Council Resolution 1372 (modified 2019) and others', ['Resolution 1372 (modified 2019)'], ITU],
    ['Recalling resolutions 70/1 and 70/125 B', ['resolutions 70/1', '70/125 B']],
    ["rappelant l'Agenda de Tunis et l'Agenda 2030", ['Agenda de Tunis', 'Agenda 2030']],
    ['A/67/66-E/2012/49 and Add.1', ['A/67/66-E/2012/49', 'Add.1']],
  ];
  test.each(QUOTES.map((row) => [row[0], row] as const))('%s', (text, [, expected, document]) => {
    expect(citationsIn(text, document ?? UN).map(({ quote }) => quote)).toEqual(expected);
  });
});
