/**
 * Titles of UN resolutions that every document takes for known, where the catalogue's lists have none: as the UN's own
 * documents name them in the six languages.
 */
import type { Language } from '../languages/types.ts';

/** By symbol, as in ids. */
export const FAMOUS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'A/RES/217A(III)': { ar: 'الإعلان العالمي لحقوق الإنسان', zh: '世界人权宣言', en: 'Universal Declaration of Human Rights', fr: "Déclaration universelle des droits de l'homme", ru: 'Всеобщая декларация прав человека', es: 'Declaración Universal de Derechos Humanos' },
  'A/RES/55/2': { ar: 'إعلان الأمم المتحدة بشأن الألفية', zh: '联合国千年宣言', en: 'United Nations Millennium Declaration', fr: 'Déclaration du Millénaire', ru: 'Декларация тысячелетия Организации Объединенных Наций', es: 'Declaración del Milenio' },
  'A/RES/60/1': { ar: 'نتائج مؤتمر القمة العالمي لعام 2005', zh: '2005年世界首脑会议成果', en: '2005 World Summit Outcome', fr: 'Document final du Sommet mondial de 2005', ru: 'Итоговый документ Всемирного саммита 2005 года', es: 'Documento Final de la Cumbre Mundial 2005' },
  'A/RES/66/288': { ar: 'المستقبل الذي نصبو إليه', zh: '我们希望的未来', en: 'The future we want', fr: "L'avenir que nous voulons", ru: 'Будущее, которого мы хотим', es: 'El futuro que queremos' },
  'A/RES/69/313': { ar: 'خطة عمل أديس أبابا', zh: '亚的斯亚贝巴行动议程', en: 'Addis Ababa Action Agenda', fr: "Programme d'action d'Addis-Abeba", ru: 'Аддис-Абебская программа действий', es: 'Agenda de Acción de Addis Abeba' },
  'A/RES/70/1': { ar: 'تحويل عالمنا: خطة التنمية المستدامة لعام 2030', zh: '变革我们的世界：2030年可持续发展议程', en: 'Transforming our world: the 2030 Agenda for Sustainable Development', fr: "Transformer notre monde : le Programme de développement durable à l'horizon 2030", ru: 'Преобразование нашего мира: Повестка дня в области устойчивого развития на период до 2030 года', es: 'Transformar nuestro mundo: la Agenda 2030 para el Desarrollo Sostenible' },
  'A/RES/79/1': { ar: 'ميثاق المستقبل', zh: '未来契约', en: 'The Pact for the Future', fr: "Pacte pour l'avenir", ru: 'Пакт во имя будущего', es: 'El Pacto para el Futuro' },
};
