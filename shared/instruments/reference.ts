/**
 * A reference as documents of ITU and the UN write it in their text, in each of the six languages: the instrument with
 * the body that adopted it, and the pinpoint after it. Source of the forms: resolutions of the Plenipotentiary
 * Conference (Bucharest, 2022) and of the General Assembly in the six languages.
 */
import type { Language } from '../languages/types.ts';
import { spelled } from './addresses.ts';
import { type Instrument, type ItuBody, parse } from './ids.ts';
import { nameOf, sectorName } from './names.ts';

type Words = Readonly<Record<Language, string>>;

/** What follows an act's name (stands before it in Chinese): "of the Plenipotentiary Conference". */
const OF_BODY: Readonly<Record<ItuBody, Words>> = {
  pp: { ar: 'لمؤتمر المندوبين المفوضين', zh: '全权代表大会', en: 'of the Plenipotentiary Conference', fr: 'de la Conférence de plénipotentiaires', ru: 'Полномочной конференции', es: 'de la Conferencia de Plenipotenciarios' },
  council: { ar: 'لمجلس الاتحاد', zh: '理事会', en: 'of the Council', fr: 'du Conseil', ru: 'Совета', es: 'del Consejo' },
  wtdc: { ar: 'للمؤتمر العالمي لتنمية الاتصالات', zh: '世界电信发展大会', en: 'of the World Telecommunication Development Conference', fr: 'de la Conférence mondiale de développement des télécommunications', ru: 'Всемирной конференции по развитию электросвязи', es: 'de la Conferencia Mundial de Desarrollo de las Telecomunicaciones' },
  wtsa: { ar: 'للجمعية العالمية لتقييس الاتصالات', zh: '世界电信标准化全会', en: 'of the World Telecommunication Standardization Assembly', fr: "de l'Assemblée mondiale de normalisation des télécommunications", ru: 'Всемирной ассамблеи по стандартизации электросвязи', es: 'de la Asamblea Mundial de Normalización de las Telecomunicaciones' },
  ra: { ar: 'لجمعية الاتصالات الراديوية', zh: '无线电通信全会', en: 'of the Radiocommunication Assembly', fr: "de l'Assemblée des radiocommunications", ru: 'Ассамблеи радиосвязи', es: 'de la Asamblea de Radiocomunicaciones' },
  wrc: { ar: 'للمؤتمر العالمي للاتصالات الراديوية', zh: '世界无线电通信大会', en: 'of the World Radiocommunication Conference', fr: 'de la Conférence mondiale des radiocommunications', ru: 'Всемирной конференции радиосвязи', es: 'de la Conferencia Mundial de Radiocomunicaciones' },
  wcit: { ar: 'للمؤتمر العالمي للاتصالات الدولية', zh: '国际电信世界大会', en: 'of the World Conference on International Telecommunications', fr: 'de la Conférence mondiale des télécommunications internationales', ru: 'Всемирной конференции по международной электросвязи', es: 'de la Conferencia Mundial de Telecomunicaciones Internacionales' },
  wtpf: { ar: 'للمنتدى العالمي لسياسات الاتصالات', zh: '世界电信政策论坛', en: 'of the World Telecommunication Policy Forum', fr: 'du Forum mondial des politiques de télécommunication', ru: 'Всемирного форума по политике в области электросвязи', es: 'del Foro Mundial de Política de las Telecomunicaciones' },
};

/** `{n}` is the number. The organs of the UN by the first parts of their symbols. */
const UN_ACTS: readonly (readonly [RegExp, Words])[] = [
  [/^A\/RES\/(.+)$/, { ar: 'قرار الجمعية العامة {n}', zh: '大会第{n}号决议', en: 'General Assembly resolution {n}', fr: "résolution {n} de l'Assemblée générale", ru: 'резолюция {n} Генеральной Ассамблеи', es: 'resolución {n} de la Asamblea General' }],
  [/^A\/DEC\/(.+)$/, { ar: 'مقرر الجمعية العامة {n}', zh: '大会第{n}号决定', en: 'General Assembly decision {n}', fr: "décision {n} de l'Assemblée générale", ru: 'решение {n} Генеральной Ассамблеи', es: 'decisión {n} de la Asamblea General' }],
  [/^E\/RES\/(.+)$/, { ar: 'قرار المجلس الاقتصادي والاجتماعي {n}', zh: '经济及社会理事会第{n}号决议', en: 'Economic and Social Council resolution {n}', fr: 'résolution {n} du Conseil économique et social', ru: 'резолюция {n} Экономического и Социального Совета', es: 'resolución {n} del Consejo Económico y Social' }],
  [/^E\/DEC\/(.+)$/, { ar: 'مقرر المجلس الاقتصادي والاجتماعي {n}', zh: '经济及社会理事会第{n}号决定', en: 'Economic and Social Council decision {n}', fr: 'décision {n} du Conseil économique et social', ru: 'решение {n} Экономического и Социального Совета', es: 'decisión {n} del Consejo Económico y Social' }],
  [/^S\/RES\/(.+)$/, { ar: 'قرار مجلس الأمن {n}', zh: '安全理事会第{n}号决议', en: 'Security Council resolution {n}', fr: 'résolution {n} du Conseil de sécurité', ru: 'резолюция {n} Совета Безопасности', es: 'resolución {n} del Consejo de Seguridad' }],
  [/^A\/HRC\/DEC\/(.+)$/, { ar: 'مقرر مجلس حقوق الإنسان {n}', zh: '人权理事会第{n}号决定', en: 'Human Rights Council decision {n}', fr: "décision {n} du Conseil des droits de l'homme", ru: 'решение {n} Совета по правам человека', es: 'decisión {n} del Consejo de Derechos Humanos' }],
  [/^A\/HRC\/RES\/(.+)$/, { ar: 'قرار مجلس حقوق الإنسان {n}', zh: '人权理事会第{n}号决议', en: 'Human Rights Council resolution {n}', fr: "résolution {n} du Conseil des droits de l'homme", ru: 'резолюция {n} Совета по правам человека', es: 'resolución {n} del Consejo de Derechos Humanos' }],
];

const LINES: Words = { ar: 'خط العمل جيم{n} للقمة العالمية لمجتمع المعلومات', zh: '信息社会世界峰会行动方面C{n}', en: 'WSIS Action Line C{n}', fr: 'grande orientation C{n} du SMSI', ru: 'направление деятельности C{n} ВВУИО', es: 'línea de acción C{n} de la CMSI' };

/** The letter of a part of a resolution: Arabic documents write its name ("57/270 باء"). */
const PARTS_AR: Readonly<Record<string, string>> = { A: 'ألف', B: 'باء', C: 'جيم', D: 'دال', E: 'هاء', F: 'واو', G: 'زاي', H: 'حاء' };

/**
 * The reference to an instrument, with the pinpoint where there is one.
 * @param locator as citations carry it: "20", "20-25", "4,5,55", "annex-1", "art-13", "ch-1", "pre-3"
 */
export function reference(id: string, locator: string | null, language: Language): string {
  const instrument = parse(id);
  const name = instrument === null ? nameOf(id, language) : named(instrument, id, language);
  const place = locator === null || locator === '' ? null : pinpoint(locator, instrument, language);
  if (place === null) return name;
  return language === 'zh' ? `${name}${place}` : `${name}${language === 'ar' ? '،' : ','} ${place}`;
}

function named(instrument: Instrument, id: string, language: Language): string {
  switch (instrument.family) {
    case 'itu-act': {
      const name = nameOf(id, language);
      // ITU-R's resolutions count their editions and name the sector: "Resolution ITU-R 61-2".
      if (instrument.body === 'ra' && instrument.number.includes('-')) return language === 'zh' ? `ITU-R ${name}` : name.replace(instrument.number, `${sectorName('r', language)} ${instrument.number}`);
      // "Resolution 750 (Rev.WRC-19)" names its conference already.
      if (instrument.body === 'wrc' && instrument.version !== null) return name;
      const body = OF_BODY[instrument.body][language];
      return language === 'zh' ? `${body}${name}` : `${name} ${body}`;
    }
    case 'un':
      return unReference(instrument.symbol, language);
    case 'itu-recommendation':
      return nameOf(id, language);
    case 'wsis-action-line':
      return LINES[language].replace('{n}', instrument.line.slice(1));
    default:
      return nameOf(id, language);
  }
}

function unReference(symbol: string, language: Language): string {
  // What follows the number (a corrigendum, an addendum) makes it another document, named by its symbol.
  if (!/\/(?:ADD|CORR|REV|AMEND)\./.test(symbol) && !/-[A-Z]{1,4}\//.test(symbol)) {
    for (const [pattern, words] of UN_ACTS) {
      const number = pattern.exec(symbol)?.[1];
      if (number !== undefined) return words[language].replace('{n}', numbered(number, language));
    }
  }
  return spelled(symbol);
}

/** "217(III)A" is written "217 A (III)", "1990(2011)" is "1990 (2011)", "57/270B" is "57/270 B". */
function numbered(number: string, language: Language): string {
  const [, figures = number, part = '', bracket = '', after = ''] = /^((?:E?S-)?\d+(?:\/\d+)?)([A-Z]?)(\([^)]*\))?([A-Z]?)$/.exec(number) ?? [];
  const letter = part || after;
  const session = language === 'ar' ? figures.replace(/^ES-/, 'دإط-').replace(/^S-/, 'دإ-') : figures;
  const written = letter === '' ? '' : ` ${language === 'ar' ? (PARTS_AR[letter] ?? letter) : letter}`;
  if (bracket === '') return `${session}${written}`;
  return language === 'zh' ? `${session}${written}${bracket.replace('(', '（').replace(')', '）')}` : `${session}${written} ${bracket}`;
}

type Place = 'para' | 'no' | 'art' | 'ch' | 'annex' | 'pre';

/** One place, several; `{n}` is the number or the numbers. */
const PLACES: Readonly<Record<Place, Readonly<Record<Language, readonly [one: string, several: string]>>>> = {
  para: { ar: ['الفقرة {n}', 'الفقرات {n}'], zh: ['第{n}段', '第{n}段'], en: ['paragraph {n}', 'paragraphs {n}'], fr: ['paragraphe {n}', 'paragraphes {n}'], ru: ['пункт {n}', 'пункты {n}'], es: ['párrafo {n}', 'párrafos {n}'] },
  no: { ar: ['الرقم {n}', 'الأرقام {n}'], zh: ['第{n}款', '第{n}款'], en: ['No. {n}', 'Nos. {n}'], fr: ['numéro {n}', 'numéros {n}'], ru: ['п. {n}', 'пп. {n}'], es: ['número {n}', 'números {n}'] },
  art: { ar: ['المادة {n}', 'المواد {n}'], zh: ['第{n}条', '第{n}条'], en: ['Article {n}', 'Articles {n}'], fr: ['article {n}', 'articles {n}'], ru: ['статья {n}', 'статьи {n}'], es: ['artículo {n}', 'artículos {n}'] },
  ch: { ar: ['الفصل {n}', 'الفصول {n}'], zh: ['第{n}章', '第{n}章'], en: ['chapter {n}', 'chapters {n}'], fr: ['chapitre {n}', 'chapitres {n}'], ru: ['глава {n}', 'главы {n}'], es: ['capítulo {n}', 'capítulos {n}'] },
  pre: { ar: ['الفقرة {n} من الديباجة', 'الفقرات {n} من الديباجة'], zh: ['序言部分第{n}段', '序言部分第{n}段'], en: ['preambular paragraph {n}', 'preambular paragraphs {n}'], fr: ['alinéa {n} du préambule', 'alinéas {n} du préambule'], ru: ['пункт {n} преамбулы', 'пункты {n} преамбулы'], es: ['párrafo {n} del preámbulo', 'párrafos {n} del preámbulo'] },
  annex: { ar: ['الملحق {n}', 'الملحقات {n}'], zh: ['附件{n}', '附件{n}'], en: ['annex {n}', 'annexes {n}'], fr: ['annexe {n}', 'annexes {n}'], ru: ['приложение {n}', 'приложения {n}'], es: ['anexo {n}', 'anexos {n}'] },
};

/** Between the two ends of a range. A hyphen would turn about between figures in Arabic. */
const TO: Words = { ar: ' إلى ', zh: '至', en: ' to ', fr: ' à ', ru: '–', es: ' a ' };

/** A place by itself, as references carry it: "paragraph 5"; null where it is none. */
export function placeName(locator: string, language: Language): string | null {
  return pinpoint(locator, null, language);
}

function pinpoint(locator: string, instrument: Instrument | null, language: Language): string | null {
  const parts = locator.split(',');
  const prefix = /^(annex|art|ch|pre)(?:-|$)/.exec(locator)?.[1];
  const place: Place = prefix === undefined ? (instrument?.family === 'itu-treaty' ? 'no' : 'para') : (prefix as Place);
  const figures = parts.map((part) => (prefix === undefined ? part : part.replace(new RegExp(`^${prefix}-?`), '')));
  if (figures.some((figure) => !/^[\w.]*(?:-[\w.]+)?$/.test(figure))) return null;
  const several = figures.length > 1 || figures[0]?.includes('-') === true;
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(figures.map((figure) => figure.replace('-', TO[language])));
  const [one, many] = PLACES[place][language];
  // The UN's Arabic documents call an annex otherwise than ITU's.
  const words = place === 'annex' && language === 'ar' && instrument?.family === 'un' ? (several ? 'المرفقات {n}' : 'المرفق {n}') : several ? many : one;
  return words.replace('{n}', list).trim();
}
