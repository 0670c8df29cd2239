/** What the people in the pictures are called and what they write, in six languages; all of it invented. */
import type { Language } from '../../shared/languages/types.ts';

export interface MeetingWords {
  readonly delegation: string;
  readonly head: string;
  readonly member: string;
  /** The head asks the member about *resolves 1*. */
  readonly ask: (mention: string) => string;
  readonly answer: string;
  /** Proposed wording of *resolves 2*, and why. */
  readonly wording: string;
  readonly why: string;
  /** On *instructs the Secretary-General 2*. */
  readonly cost: string;
  readonly tag: string;
  /** A word of the notes and of the document, to search for. */
  readonly search: string;
}

export const MEETING: Readonly<Record<Language, MeetingWords>> = {
  ar: {
    delegation: 'وفد الجزر المتحدة', head: 'أمينة بن علي', member: 'بوريس بيتروف',
    ask: (mention) => `هذا ما طلبته العاصمة. ${mention}، هل النص الروسي مطابق؟`,
    answer: 'نعم، ولا يختلف إلا **موضع الفاصلة**.',
    wording: 'أنه يجوز تقديم الترجمة الآلية على سبيل المساعدة وعلى مسؤولية مقدّمها، شريطة ما يلي:',
    why: 'اتُّفق على ذلك مع الجيران، إذا بقيت الفقرة الأولى كما هي.',
    cost: 'من يتحمل تكلفة الأرقام السنوية؟ يُسأل قبل الخميس.',
    tag: 'لغات', search: 'اللغات',
  },
  zh: {
    delegation: '联合群岛代表团', head: '阿米娜·本阿里', member: '鲍里斯·彼得罗夫',
    ask: (mention) => `这正是首都的要求。${mention}，俄文本一致吗？`,
    answer: '一致，只有**分号**不同。',
    wording: '可提供机器翻译作为辅助手段，由提供者负责，条件是：',
    why: '已与邻国代表团商定，前提是第1段保持不变。',
    cost: '年度数据的费用由谁承担？星期四之前请示。',
    tag: '语文', search: '语文',
  },
  en: {
    delegation: 'Delegation of the United Islands', head: 'Amina Benali', member: 'Boris Petrov',
    ask: (mention) => `This is what the capital asked for. ${mention}, is the Russian text the same?`,
    answer: 'It is; only the **semicolon** differs.',
    wording: 'that machine translation may be offered as an aid, under the responsibility of its provider, provided that:',
    why: 'Agreed with the neighbours, if *resolves* 1 stays as it is.',
    cost: 'Who bears the cost of the yearly figures? To be asked before Thursday.',
    tag: 'languages', search: 'languages',
  },
  fr: {
    delegation: 'Délégation des Îles-Unies', head: 'Amina Benali', member: 'Boris Petrov',
    ask: (mention) => `C’est ce que la capitale a demandé. ${mention}, le texte russe dit-il la même chose?`,
    answer: 'Oui; seul le **point-virgule** diffère.',
    wording: 'que la traduction automatique peut être proposée à titre d’aide, sous la responsabilité de son fournisseur, à condition que:',
    why: 'Convenu avec les voisins, si le point 1 du *décide* reste tel quel.',
    cost: 'Qui supporte le coût des chiffres annuels? À demander avant jeudi.',
    tag: 'langues', search: 'langues',
  },
  ru: {
    delegation: 'Делегация Объединенных Островов', head: 'Амина Бенали', member: 'Борис Петров',
    ask: (mention) => `Именно об этом просила столица. ${mention}, совпадает ли русский текст?`,
    answer: 'Совпадает; отличается только **точка с запятой**.',
    wording: 'что машинный перевод может предлагаться в качестве вспомогательного средства под ответственность поставщика при условии, что:',
    why: 'Согласовано с соседями, если пункт 1 раздела *решает* останется без изменений.',
    cost: 'Кто несет расходы на ежегодные данные? Запросить до четверга.',
    tag: 'языки', search: 'языках',
  },
  es: {
    delegation: 'Delegación de las Islas Unidas', head: 'Amina Benali', member: 'Boris Petrov',
    ask: (mention) => `Es lo que pidió la capital. ${mention}, ¿dice lo mismo el texto ruso?`,
    answer: 'Sí; solo cambia el **punto y coma**.',
    wording: 'que la traducción automática pueda ofrecerse como ayuda, bajo la responsabilidad de su proveedor, siempre que:',
    why: 'Acordado con los vecinos, si el *resuelve* 1 queda como está.',
    cost: '¿Quién asume el costo de las cifras anuales? Consultar antes del jueves.',
    tag: 'idiomas', search: 'idiomas',
  },
};
