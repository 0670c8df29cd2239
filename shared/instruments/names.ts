/** What an instrument is called in each of the six languages, as documents write it. */
import type { Language } from '../languages/types.ts';
import { HISTORIES } from './catalogue/facts.ts';
import { cityName, readVersion } from './conferences.ts';
import { type Instrument, type ItuActKind, type ItuBody, parse, type WsisOutcome } from './ids.ts';
import { spelled } from './addresses.ts';

type Words = Readonly<Record<Language, string>>;

const ACTS: Readonly<Record<ItuActKind, Words>> = {
  res: { ar: 'القرار', zh: '决议', en: 'Resolution', fr: 'Résolution', ru: 'Резолюция', es: 'Resolución' },
  dec: { ar: 'المقرر', zh: '决定', en: 'Decision', fr: 'Décision', ru: 'Решение', es: 'Acuerdo' },
  rec: { ar: 'التوصية', zh: '建议', en: 'Recommendation', fr: 'Recommandation', ru: 'Рекомендация', es: 'Recomendación' },
  opinion: { ar: 'الرأي', zh: '意见', en: 'Opinion', fr: 'Avis', ru: 'Мнение', es: 'Opinión' },
};

export const BODY_NAMES: Readonly<Record<ItuBody | 'ga' | 'ecosoc' | 'sc' | 'hrc' | 'itu-t' | 'itu-r' | 'wsis' | 'un', Words>> = {
  pp: { ar: 'مؤتمر المندوبين المفوضين', zh: '全权代表大会', en: 'Plenipotentiary Conference', fr: 'Conférence de plénipotentiaires', ru: 'Полномочная конференция', es: 'Conferencia de Plenipotenciarios' },
  council: { ar: 'مجلس الاتحاد', zh: '国际电联理事会', en: 'ITU Council', fr: "Conseil de l'UIT", ru: 'Совет МСЭ', es: 'Consejo de la UIT' },
  wtdc: { ar: 'المؤتمر العالمي لتنمية الاتصالات', zh: '世界电信发展大会', en: 'World Telecommunication Development Conference', fr: 'Conférence mondiale de développement des télécommunications', ru: 'Всемирная конференция по развитию электросвязи', es: 'Conferencia Mundial de Desarrollo de las Telecomunicaciones' },
  wtsa: { ar: 'الجمعية العالمية لتقييس الاتصالات', zh: '世界电信标准化全会', en: 'World Telecommunication Standardization Assembly', fr: 'Assemblée mondiale de normalisation des télécommunications', ru: 'Всемирная ассамблея по стандартизации электросвязи', es: 'Asamblea Mundial de Normalización de las Telecomunicaciones' },
  ra: { ar: 'جمعية الاتصالات الراديوية', zh: '无线电通信全会', en: 'Radiocommunication Assembly', fr: 'Assemblée des radiocommunications', ru: 'Ассамблея радиосвязи', es: 'Asamblea de Radiocomunicaciones' },
  wrc: { ar: 'المؤتمر العالمي للاتصالات الراديوية', zh: '世界无线电通信大会', en: 'World Radiocommunication Conference', fr: 'Conférence mondiale des radiocommunications', ru: 'Всемирная конференция радиосвязи', es: 'Conferencia Mundial de Radiocomunicaciones' },
  wcit: { ar: 'المؤتمر العالمي للاتصالات الدولية', zh: '国际电信世界大会', en: 'World Conference on International Telecommunications', fr: 'Conférence mondiale des télécommunications internationales', ru: 'Всемирная конференция по международной электросвязи', es: 'Conferencia Mundial de Telecomunicaciones Internacionales' },
  wtpf: { ar: 'المنتدى العالمي لسياسات الاتصالات', zh: '世界电信政策论坛', en: 'World Telecommunication Policy Forum', fr: 'Forum mondial des politiques de télécommunication', ru: 'Всемирный форум по политике в области электросвязи', es: 'Foro Mundial de Política de las Telecomunicaciones' },
  ga: { ar: 'الجمعية العامة للأمم المتحدة', zh: '联合国大会', en: 'United Nations General Assembly', fr: 'Assemblée générale des Nations Unies', ru: 'Генеральная Ассамблея ООН', es: 'Asamblea General de las Naciones Unidas' },
  ecosoc: { ar: 'المجلس الاقتصادي والاجتماعي', zh: '经济及社会理事会', en: 'Economic and Social Council', fr: 'Conseil économique et social', ru: 'Экономический и Социальный Совет', es: 'Consejo Económico y Social' },
  sc: { ar: 'مجلس الأمن', zh: '安全理事会', en: 'Security Council', fr: 'Conseil de sécurité', ru: 'Совет Безопасности', es: 'Consejo de Seguridad' },
  hrc: { ar: 'مجلس حقوق الإنسان', zh: '人权理事会', en: 'Human Rights Council', fr: "Conseil des droits de l'homme", ru: 'Совет по правам человека', es: 'Consejo de Derechos Humanos' },
  'itu-t': { ar: 'قطاع تقييس الاتصالات', zh: '国际电联电信标准化部门', en: 'ITU-T', fr: 'UIT-T', ru: 'МСЭ-Т', es: 'UIT-T' },
  'itu-r': { ar: 'قطاع الاتصالات الراديوية', zh: '国际电联无线电通信部门', en: 'ITU-R', fr: 'UIT-R', ru: 'МСЭ-R', es: 'UIT-R' },
  wsis: { ar: 'القمة العالمية لمجتمع المعلومات', zh: '信息社会世界峰会', en: 'World Summit on the Information Society', fr: "Sommet mondial sur la société de l'information", ru: 'Всемирная встреча на высшем уровне по вопросам информационного общества', es: 'Cumbre Mundial sobre la Sociedad de la Información' },
  un: { ar: 'الأمم المتحدة', zh: '联合国', en: 'United Nations', fr: 'Nations Unies', ru: 'Организация Объединенных Наций', es: 'Naciones Unidas' },
};

const OUTCOMES: Readonly<Record<WsisOutcome, Words>> = {
  'geneva-declaration': { ar: 'إعلان مبادئ جنيف', zh: '日内瓦原则宣言', en: 'Geneva Declaration of Principles', fr: 'Déclaration de principes de Genève', ru: 'Женевская декларация принципов', es: 'Declaración de Principios de Ginebra' },
  'geneva-plan': { ar: 'خطة عمل جنيف', zh: '日内瓦行动计划', en: 'Geneva Plan of Action', fr: "Plan d'action de Genève", ru: 'Женевский план действий', es: 'Plan de Acción de Ginebra' },
  'tunis-commitment': { ar: 'التزام تونس', zh: '突尼斯承诺', en: 'Tunis Commitment', fr: 'Engagement de Tunis', ru: 'Тунисское обязательство', es: 'Compromiso de Túnez' },
  'tunis-agenda': { ar: 'برنامج عمل تونس بشأن مجتمع المعلومات', zh: '信息社会突尼斯议程', en: 'Tunis Agenda for the Information Society', fr: "Agenda de Tunis pour la société de l'information", ru: 'Тунисская программа для информационного общества', es: 'Agenda de Túnez para la Sociedad de la Información' },
  'wsis10-statement': { ar: 'بيان الحدث الرفيع المستوى WSIS+10', zh: 'WSIS+10声明', en: 'WSIS+10 Statement', fr: 'Déclaration SMSI+10', ru: 'Заявление ВВУИО+10', es: 'Declaración CMSI+10' },
  'wsis10-vision': { ar: 'رؤية WSIS+10 لما بعد عام 2015', zh: 'WSIS+10愿景', en: 'WSIS+10 Vision for WSIS beyond 2015', fr: "Vision SMSI+10 pour l'après-2015", ru: 'Концепция ВВУИО+10 на период после 2015 года', es: 'Visión CMSI+10 para después de 2015' },
};

const TREATIES: Readonly<Record<'cs' | 'cv', Words>> = {
  cs: { ar: 'دستور الاتحاد الدولي للاتصالات', zh: '国际电信联盟《组织法》', en: 'Constitution of the International Telecommunication Union', fr: "Constitution de l'Union internationale des télécommunications", ru: 'Устав Международного союза электросвязи', es: 'Constitución de la Unión Internacional de Telecomunicaciones' },
  cv: { ar: 'اتفاقية الاتحاد الدولي للاتصالات', zh: '国际电信联盟《公约》', en: 'Convention of the International Telecommunication Union', fr: "Convention de l'Union internationale des télécommunications", ru: 'Конвенция Международного союза электросвязи', es: 'Convenio de la Unión Internacional de Telecomunicaciones' },
};

const LINE: Words = { ar: 'خط العمل جيم', zh: '行动方面C', en: 'Action line C', fr: "Grande orientation C", ru: 'Направление деятельности C', es: 'Línea de acción C' };
const GOAL: Words = { ar: 'هدف التنمية المستدامة ', zh: '可持续发展目标', en: 'Sustainable Development Goal ', fr: 'Objectif de développement durable ', ru: 'Цель в области устойчивого развития ', es: 'Objetivo de Desarrollo Sostenible ' };
const TARGET: Words = { ar: 'الغاية ', zh: '具体目标', en: 'SDG target ', fr: 'Cible ', ru: 'Задача ЦУР ', es: 'Meta ' };
const DOCUMENT: Words = { ar: 'الوثيقة ', zh: '', en: 'Document ', fr: 'Document ', ru: 'Документ ', es: 'Documento ' };
const SUPPLEMENT: Words = { ar: 'الإضافة', zh: '增补', en: 'Supplement', fr: 'Supplément', ru: 'Добавление', es: 'Suplemento' };

/** The name in a language; the id itself where it is none of ours. */
export function nameOf(id: string, language: Language): string {
  const instrument = parse(id);
  return instrument === null ? id : named(instrument, language);
}

/** A sector as each language writes it before the number of a Recommendation: "ITU-T", "UIT-T", "МСЭ-Т". */
export function sectorName(sector: 't' | 'r', language: Language): string {
  if (language === 'ru') return sector === 't' ? 'МСЭ-Т' : 'МСЭ-R';
  return `${language === 'fr' || language === 'es' ? 'UIT' : 'ITU'}-${sector.toUpperCase()}`;
}

function named(instrument: Instrument, language: Language): string {
  switch (instrument.family) {
    case 'un':
      return spelled(instrument.symbol);
    case 'itu-act': {
      const { act, number, version } = instrument;
      const bracket = version === null ? '' : revision(`itu:${instrument.body}/${act}/${number}`, version, language);
      return language === 'zh' ? `第${number}号${ACTS[act].zh}${bracket}` : `${ACTS[act][language]} ${number}${bracket === '' ? '' : ` ${bracket}`}`;
    }
    case 'itu-recommendation': {
      const { sector, number, edition, supplement } = instrument;
      const whole = `${sectorName(sector, language)} ${number}${edition === null ? '' : `-${edition}`}`;
      if (supplement !== null) return `${whole} ${SUPPLEMENT[language]} ${supplement}`;
      return language === 'zh' ? `${whole}建议书` : `${ACTS.rec[language]} ${whole}`;
    }
    case 'itu-treaty':
      return TREATIES[instrument.treaty][language];
    case 'itu-document':
      return language === 'zh' ? `${instrument.number}号文件` : `${DOCUMENT[language]}${instrument.number}`;
    case 'wsis-outcome':
      return OUTCOMES[instrument.outcome][language];
    case 'wsis-action-line':
      return `${LINE[language]}${instrument.line.slice(1)}`;
    case 'sdg':
      return instrument.target === null ? `${GOAL[language]}${instrument.goal}` : `${TARGET[language]}${instrument.goal}.${instrument.target}`;
    case 'standard': {
      const { publisher, number, year } = instrument;
      return publisher === 'ietf' ? `RFC ${number}` : `${publisher.toUpperCase()} ${number}${year === null ? '' : `:${year}`}`;
    }
    case 'web':
      return instrument.address.replace(/^https?:\/\//, '');
  }
}

/** The bracket after the number: "(Rev. Bucharest, 2022)", "(Minneapolis, 1998)" where that was the first version; the Council's "(modified 2019)". */
function revision(id: string, version: string, language: Language): string {
  const read = readVersion(version);
  if (read === null) return `(${version})`;
  const { city, year } = read;
  if (city === null) {
    if (HISTORIES[id]?.[0]?.version === version) return language === 'zh' ? `（${year}年）` : `(${year})`;
    return { ar: `(المعدَّل في ${year})`, zh: `（${year}年修改）`, en: `(modified ${year})`, fr: `(modifiée en ${year})`, ru: `(изм. ${year} г.)`, es: `(modificada en ${year})` }[language];
  }
  if (id.startsWith('itu:wrc/')) return radioRevision(year, HISTORIES[id]?.[0]?.version === version, language);
  const place = cityName(city, language);
  if (id.startsWith('itu:wtpf/') || HISTORIES[id]?.[0]?.version === version) return bracketed(language, place, year, '');
  const words: Words = { ar: 'المراجَع في ', zh: '，修订版', en: 'Rev. ', fr: 'Rév. ', ru: 'Пересм. ', es: 'Rev. ' };
  return bracketed(language, place, year, words[language]);
}

/** A world radiocommunication conference's acts go by its short name: "(Rev.WRC-19)", "(WRC-23)". */
function radioRevision(year: number, first: boolean, language: Language): string {
  const conference = `${{ ar: 'WRC', zh: 'WRC', en: 'WRC', fr: 'CMR', ru: 'ВКР', es: 'CMR' }[language]}-${year === 2000 ? '2000' : String(year).slice(-2)}`;
  if (language === 'zh') return `（${conference}${first ? '' : '，修订版'}）`;
  return `(${first ? '' : { ar: 'المراجَع في ', en: 'Rev.', fr: 'Rév.', ru: 'Пересм. ', es: 'Rev.' }[language]}${conference})`;
}

function bracketed(language: Language, place: string, year: number, revised: string): string {
  if (language === 'zh') return `（${year}年，${place}${revised}）`;
  if (language === 'ar') return `(${revised}${place}، ${year})`;
  return `(${revised}${place}, ${year}${language === 'ru' ? ' г.' : ''})`;
}

/** A version by itself: "Bucharest, 2022", "2019". */
export function versionName(version: string, language: Language): string {
  const read = readVersion(version);
  if (read === null) return version;
  if (read.city === null) return String(read.year);
  const place = cityName(read.city, language);
  return language === 'zh' ? `${read.year}年，${place}` : `${place}${language === 'ar' ? '،' : ','} ${read.year}`;
}

/** The body that adopted an instrument, in a language; null where it has none (a web address, an RFC). */
export function bodyName(id: string, language: Language): string | null {
  const instrument = parse(id);
  if (instrument === null) return null;
  switch (instrument.family) {
    case 'un': {
      const { symbol } = instrument;
      const organ = symbol.startsWith('A/HRC/') ? 'hrc' : symbol.startsWith('A/') ? 'ga' : symbol.startsWith('S/') ? 'sc' : symbol.startsWith('E/') ? 'ecosoc' : 'un';
      return BODY_NAMES[organ][language];
    }
    case 'itu-act':
      return BODY_NAMES[instrument.body][language];
    case 'itu-recommendation':
      return BODY_NAMES[instrument.sector === 't' ? 'itu-t' : 'itu-r'][language];
    case 'itu-treaty':
      return BODY_NAMES.pp[language];
    case 'wsis-outcome':
    case 'wsis-action-line':
      return BODY_NAMES.wsis[language];
    case 'sdg':
      return BODY_NAMES.un[language];
    case 'standard':
      return instrument.publisher.toUpperCase();
    case 'itu-document':
    case 'web':
      return null;
  }
}
