import { describe, expect, test } from 'vitest';
import { cited, ITU, UN } from './cited.ts';

/** Ways of writing that were met after the first tables were full: a row a case. */
const HRC = 'un:A/HRC/RES/60/9';
const SC = 'un:S/RES/2790(2026)';
const ROWS: readonly (readonly [text: string, document: string | null, expected: readonly string[]])[] = [
  ['Report ITU-R M.2370-0 and Reports ITU-R M.2375 and ITU-R SM.2093', ITU, []],
  ['PP-22 Resolution 140, Resolution 50 (WTSA-16) and Resolution 9 (Rev. WTDC-17)', ITU, ['itu:pp/res/140@bucharest-2022', 'itu:wtsa/res/50@hammamet-2016', 'itu:wtdc/res/9@buenos-aires-2017']],
  ['Resolution 1332 (C19) and Council Resolution 1306 (Mod. 2015)', ITU, ['itu:council/res/1332@2019', 'itu:council/res/1306@2015']],
  ['WTDC Resolutions 1, 2 and 5', ITU, ['itu:wtdc/res/1', 'itu:wtdc/res/2', 'itu:wtdc/res/5']],
  ['Council Decision 636 and Decision 5', ITU, ['itu:council/dec/636', 'itu:pp/dec/5']],
  ['Draft new Resolution [AFCP-1] (Doha, 2026) and Resolution COM5/1 (WTDC-22)', ITU, []],
  ['Resolution 71 (Rev. Dubai, 2018Bucharest, 2022)', ITU, ['itu:pp/res/71@bucharest-2022<dubai-2018']],
  ['RÉSOLUTION 37 (RÉV. KIGALI, 2022)', ITU, ['itu:wtdc/res/37@kigali-2022']],
  ['РЕЗОЛЮЦИЯ 37 (ПЕРЕСМ. КИГАЛИ, 2022 г.)', ITU, ['itu:wtdc/res/37@kigali-2022']],
  ['les Résolutions 123 (Rév. Dubaï, 2018), 139 et 200 de la Conférence de plénipotentiaires', ITU, ['itu:pp/res/123@dubai-2018', 'itu:pp/res/139', 'itu:pp/res/200']],
  ['القرارات 71 (المراجَع في دبي، 2018) و130 (المراجَع في بوخارست، 2022) و200', ITU, ['itu:pp/res/71@dubai-2018', 'itu:pp/res/130@bucharest-2022', 'itu:pp/res/200']],
  ['Recommendations ITU-T X.1205, X.1254 and ITU-R S.1003-2', ITU, ['itu:t/rec/X.1205', 'itu:t/rec/X.1254', 'itu:r/rec/S.1003-2']],
  ['[b-ITU-T G.8113.2] and [b-IETF RFC 5921]', ITU, ['itu:t/rec/G.8113.2', 'ietf:rfc/5921']],
  ['WSIS Action Lines C1-C11\nC7. ICT applications\n(C10) ethics', ITU, ['wsis:action-line/C1', 'wsis:action-line/C11', 'wsis:action-line/C7', 'wsis:action-line/C10']],
  ['Articles 13, 14A and 20 of the ITU Convention and Nos. 191A and 191B of the Convention', ITU, ['itu:cv#art-13,art-14A,art-20', 'itu:cv#191A,191B']],
  ['№ 187 Конвенции и пп. 14 и 15 Устава', ITU, ['itu:cv#187', 'itu:cs#14,15']],
  ['N.º 187 del Convenio y n° 14 de la Constitution', ITU, ['itu:cv#187', 'itu:cs#14']],
  ['§ 35 a) - e) of the Tunis Agenda', ITU, ['wsis:tunis-agenda#35']],
  ['resolves 2 of Resolution 58 (Rev. Busan, 2014), § 5', ITU, ['itu:pp/res/58@busan-2014#5']],
  ['القرار ٧٠/١ والقرار ٧٠/١٢٥', UN, ['un:A/RES/70/1', 'un:A/RES/70/125']],
  ['A/78/123–S/2023/456', UN, ['un:A/78/123-S/2023/456']],
  ['resolutions 242 (1967), 338 (1973), 687 (1991) and 1244 (1999)', null, ['un:S/RES/242(1967)', 'un:S/RES/338(1973)', 'un:S/RES/687(1991)', 'un:S/RES/1244(1999)']],
  ['in its resolution 57/270 B. See also resolutions 77/264 B and C. The Committee met. Vitamin 12 A.I', UN, ['un:A/RES/57/270B', 'un:A/RES/77/264B', 'un:A/RES/77/264C']],
  ['the addenda (A/HRC/55/23/Add.1–3)', UN, ['un:A/HRC/55/23/ADD.1', 'un:A/HRC/55/23/ADD.3']],
  ['Annexes I and II to resolution 55/7 and resolution 60/7, annexes II and III', UN, ['un:A/RES/55/7#annex-1,annex-2', 'un:A/RES/60/7#annex-2,annex-3']],
  ['القرار 55/7، المرفقان الأول والثاني، والمرفق الثالث للقرار 56/7', UN, ['un:A/RES/55/7#annex-1,annex-2', 'un:A/RES/56/7#annex-3']],
  ['Annex 2 contains the lamps (Document C24/5-E); paragraphs 20 to 25 of the outcome document (resolution 70/125)', ITU, ['itu:doc/C24/5', 'un:A/RES/70/125#20-25']],
  ['Articles 13 of the ITU Constitution and 8 of the ITU Convention', ITU, ['itu:cs#art-13', 'itu:cv#art-8']],
  ['в Статьях 13 Устава МСЭ и 8 Конвенции МСЭ', ITU, ['itu:cs#art-13', 'itu:cv#art-8']],
  ['Resolution 1332 (C11, last amended C19C24)', ITU, ['itu:council/res/1332@2024<2019']],
  ['SG16-C515, TSAG-TD458 and TSAG-R13', ITU, ['itu:doc/SG16-C/515', 'itu:doc/TSAG-TD/458', 'itu:doc/TSAG-R/13']],
  ['الغايتان 9-ج و 17-8 من أهداف التنمية المستدامة', UN, ['un:sdg/9.c', 'un:sdg/17.8']],
  ['القرار د إ - ٢٦/٢', UN, ['un:A/RES/S-26/2']],
  ['the E.408 Recommendation and Recommendation E.164', ITU, ['itu:t/rec/E.408', 'itu:t/rec/E.164']],
  ['第57/270 B号决议第5(a)㈡段和S/2024/432号文件附件一', UN, ['un:A/RES/57/270B#5', 'un:S/2024/432#annex-1']],
  ['Action lines were named.\nAL C5 and AL C10 are related', ITU, ['wsis:action-line/C5', 'wsis:action-line/C10']],
  ['ECOSOC resolution 1996/31; Council resolution 1296 (XLIV)', 'un:E/RES/2026/4', ['un:E/RES/1996/31', 'un:E/RES/1296(XLIV)']],
  ['Commission on the Status of Women resolution 60/2', 'un:E/RES/2026/4', []],
  ['HRC resolution 47/23 and UNGA resolution 47/23', UN, ['un:A/HRC/RES/47/23', 'un:A/RES/47/23']],
  ['recalling United Nations General Assembly (UNGA) Resolution 70/1, on the 2030 Agenda', ITU, ['un:A/RES/70/1', 'un:A/RES/70/1']],
  ['recalling its resolution S-9/1', HRC, ['un:A/HRC/RES/S-9/1']],
  ['resolutions 79/93 A–B and 79/252 A and B', UN, ['un:A/RES/79/93A', 'un:A/RES/79/93B', 'un:A/RES/79/252A', 'un:A/RES/79/252B']],
  ['A/68/970 y Corr.1; véase también A/68/970/Add.1 a 3', UN, ['un:A/68/970', 'un:A/68/970/CORR.1', 'un:A/68/970/ADD.1', 'un:A/68/970/ADD.3']],
  ['les paragraphes 5 et 6 de la résolution 2653 (2022)', SC, ['un:S/RES/2653(2022)#5,6']],
  ['重申其第1267(1999)、1373(2001)和1535(2004)号决议', SC, ['un:S/RES/1267(1999)', 'un:S/RES/1373(2001)', 'un:S/RES/1535(2004)']],
  ['人权理事会第24/2号、第27/4号决议以及大会第48/134号决议', HRC, ['un:A/HRC/RES/24/2', 'un:A/HRC/RES/27/4', 'un:A/RES/48/134']],
  ['ссылаясь на резолюции Совета по правам человека, включая резолюцию 45/7', HRC, ['un:A/HRC/RES/45/7']],
  ['resolutions of the 70/71 biennium', UN, []],
  ['United Nations, Treaty Series, vol. 1577, No. 27531', UN, []],
  ['Supplement No. 53 (A/60/53), chap. II, sect. A', UN, ['un:A/60/53#ch-2']],
  ['HRI/GEN/1/Rev.9 (Vol. I) and ICCD/COP(15)/23', UN, ['un:HRI/GEN/1/REV.9(VOL.I)', 'un:ICCD/COP(15)/23']],
];

describe('variants', () => {
  test.each(ROWS.map((row) => [row[0], row] as const))('%s', (text, [, document, expected]) => {
    expect(cited(text, document)).toEqual(expected);
  });
});
