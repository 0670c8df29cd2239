import { describe, expect, test } from 'vitest';
import { cited, ITU, UN } from './cited.ts';

type Row = readonly [text: string, expected: string | readonly string[], document?: string | null];
const WTDC = 'itu:doc/WTDC-22/9';
const WTSA = 'itu:doc/WTSA-24/9';

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  en: [
    ['Resolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference, on lighthouses', 'itu:pp/res/140@bucharest-2022'],
    ['Resolutions 71 (Rev. Dubai, 2018), 130 (Rev. Bucharest, 2022) and 200 (Busan, 2014)', ['itu:pp/res/71@dubai-2018', 'itu:pp/res/130@bucharest-2022', 'itu:pp/res/200@busan-2014']],
    ['Resolution 140 of the 2014 Plenipotentiary Conference', 'itu:pp/res/140@busan-2014'],
    ['Resolution 37 (Rev. Kigali, 2022) of WTDC', 'itu:wtdc/res/37@kigali-2022'],
    ['Resolution 75 (Rev. Geneva, 2022) of the World Telecommunication Standardization Assembly', 'itu:wtsa/res/75@geneva-2022'],
    ['Resolution ITU-R 61-2', 'itu:ra/res/61-2'],
    ['Resolution 646 (Rev.WRC-19) and Resolution 229 (WRC-03)', ['itu:wrc/res/646@sharm-el-sheikh-2019', 'itu:wrc/res/229@geneva-2003']],
    ['Decision 5 (Rev. Bucharest, 2022)', 'itu:pp/dec/5@bucharest-2022'],
    ['Resolution 71 of the Plenipotentiary Conference, Resolution 30 (Rev. Kigali, 2022)', ['itu:pp/res/71', 'itu:wtdc/res/30@kigali-2022']],
    ['Resolution 71 of the Plenipotentiary Conference, Resolution 1332 (C11, last modified C19)', ['itu:pp/res/71', 'itu:council/res/1332@2019']],
    ['the Plenipotentiary Conference, Resolution 140', 'itu:pp/res/140'],
    ['Opinion 4 (Geneva, 2013)', 'itu:wtpf/opinion/4@geneva-2013'],
    ['Council Resolution 1372 (modified 2019)', 'itu:council/res/1372@2019'],
    ['Council Decision 482 (modified 2020)', 'itu:council/dec/482@2020'],
    ['Resolution 1332 (C11, last amended 2019)', 'itu:council/res/1332@2019'],
    ['WTSA-20 Resolution 97', 'itu:wtsa/res/97@geneva-2022'],
    ['Annex 1 to Decision 5 (Rev. Bucharest, 2022)', 'itu:pp/dec/5@bucharest-2022#annex-1'],
    ['Resolution 9 (Rev. Buenos Aires, 2017) of this Conference', 'itu:wtdc/res/9@buenos-aires-2017', WTDC],
    ['Resolution 45 of this Conference', 'itu:wtdc/res/45', WTDC],
    ['Resolution 22 of this Assembly', 'itu:wtsa/res/22', WTSA],
    ['Resolution 140 (Rev. Dubai, 2018) says so, and Resolution 140 does as well', ['itu:pp/res/140@dubai-2018', 'itu:pp/res/140']],
    ['Resolution 3 (Rev. Dubai, 2012) of WCIT', 'itu:wcit/res/3@dubai-2012'],
    ['in ITU Plenipotentiary Conference resolution 200 (Rev. Bucharest, 2022)', 'itu:pp/res/200@bucharest-2022', UN],
  ],
  fr: [
    ['Résolution 37 (Rév. Kigali, 2022) de la CMDT', 'itu:wtdc/res/37@kigali-2022'],
    ['la Résolution 140 (Rév. Bucarest, 2022) de la Conférence de plénipotentiaires', 'itu:pp/res/140@bucharest-2022'],
    ['les Résolutions 71 (Rév. Dubaï, 2018) et 130 (Rév. Bucarest, 2022)', ['itu:pp/res/71@dubai-2018', 'itu:pp/res/130@bucharest-2022']],
    ['140 (Rév. Bucarest, 2022) de la Conférence de plénipotentiaires, Résolution 1332 (C11, dernière mod. C19) du Conseil', 'itu:council/res/1332@2019'],
    ['Résolution 1332 (modifiée en 2016) du Conseil', 'itu:council/res/1332@2016'],
    ['la Résolution 75 (Rév. Genève, 2022) de l’AMNT', 'itu:wtsa/res/75@geneva-2022'],
    ['Résolution UIT-R 61-2', 'itu:ra/res/61-2'],
    ['Résolution 646 (Rév.CMR-19)', 'itu:wrc/res/646@sharm-el-sheikh-2019'],
    ['Décision 5 (Rév. Bucarest, 2022)', 'itu:pp/dec/5@bucharest-2022'],
    ['Avis 4 (Genève, 2013)', 'itu:wtpf/opinion/4@geneva-2013'],
    ['la Résolution 30 de la Conférence mondiale de développement des télécommunications de 2017', 'itu:wtdc/res/30@buenos-aires-2017'],
  ],
  es: [
    ['Resolución 37 (Rev. Kigali, 2022) de la CMDT', 'itu:wtdc/res/37@kigali-2022'],
    ['la Resolución 140 (Rev. Bucarest, 2022) de la Conferencia de Plenipotenciarios', 'itu:pp/res/140@bucharest-2022'],
    ['Resolución 71 (Rev. Dubái, 2018)', 'itu:pp/res/71@dubai-2018'],
    ['Resolución 1332 (modificada en 2016) del Consejo', 'itu:council/res/1332@2016'],
    ['Acuerdo 482 (modificado en 2020) del Consejo', 'itu:council/dec/482@2020'],
    ['Resolución 139 (Rev. Busán, 2014)', 'itu:pp/res/139@busan-2014'],
    ['Resolución 44 (Rev. Johannesburgo, 2008) de la AMNT', 'itu:wtsa/res/44@johannesburg-2008'],
  ],
  ru: [
    ['Резолюция 71 (Пересм. Бухарест, 2022 г.)', 'itu:pp/res/71@bucharest-2022'],
    ['в Резолюции 140 (Пересм. Дубай, 2018 г.) Полномочной конференции', 'itu:pp/res/140@dubai-2018'],
    ['Резолюции 37 (Пересм. Кигали, 2022 г.) ВКРЭ', 'itu:wtdc/res/37@kigali-2022'],
    ['Резолюция 75 (Пересм. Женева, 2022 г.) ВАСЭ', 'itu:wtsa/res/75@geneva-2022'],
    ['Резолюция 1332 (изм. 2016 г.) Совета', 'itu:council/res/1332@2016'],
    ['Решение 5 (Пересм. Бухарест, 2022 г.)', 'itu:pp/dec/5@bucharest-2022'],
    ['Резолюция МСЭ-R 61-2', 'itu:ra/res/61-2'],
    ['Резолюция 646 (Пересм. ВКР-19)', 'itu:wrc/res/646@sharm-el-sheikh-2019'],
    ['Мнение 4 (Женева, 2013 г.)', 'itu:wtpf/opinion/4@geneva-2013'],
    ['Резолюция 30 Всемирной конференции по развитию электросвязи 2017 года', 'itu:wtdc/res/30@buenos-aires-2017'],
    ['Резолюции 8 (Пересм. Буэнос-Айрес, 2017 г.)', 'itu:wtdc/res/8@buenos-aires-2017'],
  ],
  zh: [
    ['全权代表大会第140号决议（2022年，布加勒斯特，修订版）', 'itu:pp/res/140@bucharest-2022'],
    ['第37号决议（2022年，基加利，修订版）', 'itu:wtdc/res/37@kigali-2022'],
    ['理事会第1332号决议（2016年修改）', 'itu:council/res/1332@2016'],
    ['第5号决定（2022年，布加勒斯特，修订版）', 'itu:pp/dec/5@bucharest-2022'],
    ['第75号决议（2022年，日内瓦，修订版）', 'itu:wtsa/res/75@geneva-2022'],
  ],
  ar: [
    ['بالقرار 140 (المراجَع في بوخارست، 2022) لمؤتمر المندوبين المفوضين', 'itu:pp/res/140@bucharest-2022'],
    ['القرار 71 (المراجَع في غوادالاخارا، 2010بوسان، 2014)', 'itu:pp/res/71@busan-2014<guadalajara-2010'],
    ['القرار 61 (جنيف، 20122015) لجمعية الاتصالات الراديوية', 'itu:ra/res/61@geneva-2015<geneva-2012'],
    ['القرار 75 (المراجَع في دبي، 2012الحمامات، 2016)', 'itu:wtsa/res/75@hammamet-2016<dubai-2012'],
    ['قرار المجلس 1332 (المعدَّل في 2019)', 'itu:council/res/1332@2019'],
    ['القرار 1332 (المعدل في ٢٠١٩) للمجلس', 'itu:council/res/1332@2019'],
    ['القرارين 1332 و1334 الصادرين عن المجلس', ['itu:council/res/1332', 'itu:council/res/1334']],
    ['القرار 140 لمؤتمر المندوبين المفوضين لعام 2014', 'itu:pp/res/140@busan-2014'],
    ['القرار 1332 للمجلس الصادر عن المجلس في دورته لعام 2016', 'itu:council/res/1332@2016'],
    ['القرار 8 ( المراجَع في دبي، 2014بوينس آيرس، 2017) لهذا المؤتمر', 'itu:wtdc/res/8@buenos-aires-2017<dubai-2014', WTDC],
    ['المقرر 5 (المراجَع في بوخارست، 2022)', 'itu:pp/dec/5@bucharest-2022'],
    ['الرأي 4 (جنيف، 2013)', 'itu:wtpf/opinion/4@geneva-2013'],
    ['القرار 646 (المراجَع في WRC-19)', 'itu:wrc/res/646@sharm-el-sheikh-2019'],
  ],
};

for (const [language, rows] of Object.entries(TABLE)) {
  describe(`acts of ITU in ${language}`, () => {
    test.each(rows.map((row) => [row[0], row] as const))('%s', (text, [, expected, document]) => {
      expect(cited(text, document === undefined ? ITU : document)).toEqual([expected].flat());
    });
  });
}
