/** One invented document in two editions and two languages, and words in it that fare differently in the second. */

export interface Sample {
  readonly first: readonly string[];
  readonly second: readonly string[];
  /** Words that are noted in the first edition, by what becomes of them in the second. */
  readonly noted: Readonly<Record<'exact' | 'changed' | 'clause' | 'above' | 'absent' | 'ambiguous', string>>;
}

/** Clauses by number; those that begin with a star are items of the one before them. */
function numbered(operative: readonly string[], numberOf: (number: number) => string, letters: readonly string[]): string[] {
  let number = 0;
  let item = 0;
  return operative.map((words) => {
    if (words.startsWith('*')) return `${letters[item++]} ${words.slice(1)}`;
    item = 0;
    return numberOf(++number) + words;
  });
}

const english = (operative: readonly string[]): readonly string[] => [
  'Resolution 12/7 (Rev. Harbour City, 2031)',
  'Lighthouses and the common good',
  'The General Assembly,',
  'Recalling its resolutions 70/1 of 25 September 2015 and 70/125 of 16 December 2015,',
  'Noting with appreciation the report of the Secretary-General, A/74/821,',
  ...numbered(operative, (number) => `${number}. `, ['(a)', '(b)', '(c)']),
];

const arabic = (operative: readonly string[]): readonly string[] => [
  'القرار 12/7 (المراجَع في مدينة المرفأ، 2031)',
  'المنارات والصالح العام',
  'إن الجمعية العامة،',
  'إذ تشير إلى قراريها 70/1 المؤرخ 25 أيلول/سبتمبر 2015 و70/125 المؤرخ 16 كانون الأول/ديسمبر 2015،',
  'وإذ تلاحظ مع التقدير تقرير الأمين العام A/74/821،',
  ...numbered(operative, (number) => `${number} - `, ['(أ)', '(ب)', '(ج)']),
];

const BUOYS = 'Encourages the harbour masters of all coasts to inspect the buoys each spring;';
const BUOYS_AR = 'تشجع مديري الموانئ في جميع السواحل على تفقد العوامات في كل ربيع؛';

export const SAMPLES: Readonly<Record<'en' | 'ar', Sample>> = {
  en: {
    first: english([
      'Takes note of resolution 73/27, which asks all keepers to keep their lamps lit throughout the night;',
      'Invites all States to share their tide tables with neighbouring ports before the first day of each quarter;',
      'Requests the Secretary-General to set up a small fund for keepers of remote lights, to be paid from gifts alone, and to report on its use and on the state of the lamps, the stairs and the boats every second year;',
      'Decides to hold a festival of foghorns on the last island of the archipelago;',
      BUOYS,
      BUOYS,
      'Asks the keepers of the archipelago to agree, before the winter storms, on:',
      '*The colours in which the boats of the service are painted;',
      '*The songs that are sung when a lamp is lit for the first time;',
      'Requests its President to convey this resolution to the keepers.',
    ]),
    second: english([
      'Welcomes the seven new lighthouses that were built by volunteers since its last session;',
      'Takes note of resolution 73/27, which asks all keepers to keep their lamps lit throughout the night;',
      'Invites all States to share their tide tables with neighbouring harbours before the last day of each quarter;',
      'Requests the Secretary-General to set up a small fund for keepers of remote lights, fed by a levy upon yachts, and to report on its use and on the state of the lamps, the stairs and the boats every second year;',
      'Calls for a ladder of rope in every lighthouse above twenty metres;',
      'Regrets the loss of the old lamp of Harbour City;',
      'Thanks the divers who brought up its glass;',
      BUOYS,
      BUOYS,
      BUOYS,
      'Asks the keepers of the archipelago to agree, before the winter storms, on:',
      '*The colours in which the boats of the service are painted;',
      'Requests its President to convey this resolution to the keepers.',
    ]),
    noted: {
      exact: 'keep their lamps lit throughout the night',
      changed: 'neighbouring ports before the first day',
      clause: 'to be paid from gifts alone',
      above: 'sung when a lamp is lit for the first time',
      absent: 'festival of foghorns on the last island',
      ambiguous: 'inspect the buoys each spring',
    },
  },
  ar: {
    first: arabic([
      'تحيط علما بالقرار 73/27 الذي يطلب إلى جميع الحراس إبقاء مصابيحهم مضاءة طوال الليل؛',
      'تدعو جميع الدول إلى تبادل جداول المد والجزر مع المرافئ المجاورة قبل اليوم الأول من كل فصل؛',
      'تطلب إلى الأمين العام أن ينشئ صندوقا صغيرا لحراس المنارات النائية، يموَّل من الهدايا وحدها، وأن يقدم تقريرا عن استخدامه وعن حالة المصابيح والسلالم والقوارب كل سنتين؛',
      'تقرر إقامة مهرجان لأبواق الضباب في آخر جزيرة من الأرخبيل؛',
      BUOYS_AR,
      BUOYS_AR,
      'تسأل حراس الأرخبيل أن يتفقوا قبل عواصف الشتاء على ما يلي:',
      '*الألوان التي تُطلى بها قوارب الخدمة؛',
      '*الأناشيد التي تُنشد حين يضاء مصباح للمرة الأولى؛',
      'تطلب إلى رئيسها إبلاغ هذا القرار إلى الحراس.',
    ]),
    second: arabic([
      'ترحب بالمنارات السبع الجديدة التي شيدها المتطوعون منذ دورتها السابقة؛',
      'تحيط علما بالقرار 73/27 الذي يطلب إلى جميع الحراس إبقاء مصابيحهم مضاءة طوال الليل؛',
      'تدعو جميع الدول إلى تبادل جداول المد والجزر مع الموانئ المجاورة قبل اليوم الأخير من كل فصل؛',
      'تطلب إلى الأمين العام أن ينشئ صندوقا صغيرا لحراس المنارات النائية، ترفده رسوم على اليخوت، وأن يقدم تقريرا عن استخدامه وعن حالة المصابيح والسلالم والقوارب كل سنتين؛',
      'تدعو إلى توفير سلم من الحبال في كل منارة يتجاوز ارتفاعها عشرين مترا؛',
      'تأسف لفقدان المصباح القديم في مدينة المرفأ؛',
      'تشكر الغواصين الذين انتشلوا زجاجه؛',
      BUOYS_AR,
      BUOYS_AR,
      BUOYS_AR,
      'تسأل حراس الأرخبيل أن يتفقوا قبل عواصف الشتاء على ما يلي:',
      '*الألوان التي تُطلى بها قوارب الخدمة؛',
      'تطلب إلى رئيسها إبلاغ هذا القرار إلى الحراس.',
    ]),
    noted: {
      exact: 'إبقاء مصابيحهم مضاءة طوال الليل',
      changed: 'المرافئ المجاورة قبل اليوم الأول',
      clause: 'يموَّل من الهدايا وحدها',
      above: 'تُنشد حين يضاء مصباح للمرة الأولى',
      absent: 'مهرجان لأبواق الضباب في آخر جزيرة',
      ambiguous: 'تفقد العوامات في كل ربيع',
    },
  },
};
