/** The six official languages of ITU and the UN, as BCP 47 primary subtags. */
export type Language = 'ar' | 'zh' | 'en' | 'fr' | 'ru' | 'es';

export const LANGUAGES: readonly Language[] = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];
