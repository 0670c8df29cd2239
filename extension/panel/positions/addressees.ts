/** Addressees by their names in the interface's language, as the documents of that language write them. */
import { effect, signal } from '@preact/signals';
import type { Language } from '../../../shared/languages/types.ts';
import type { ClauseWords } from '../../../shared/languages/shape.ts';
import { language } from '../state.ts';

const TABLES: Readonly<Record<Language, () => Promise<{ readonly clauseWords: ClauseWords }>>> = {
  ar: () => import('../../../shared/languages/ar.ts'),
  zh: () => import('../../../shared/languages/zh.ts'),
  en: () => import('../../../shared/languages/en.ts'),
  fr: () => import('../../../shared/languages/fr.ts'),
  ru: () => import('../../../shared/languages/ru.ts'),
  es: () => import('../../../shared/languages/es.ts'),
};

const names = signal<Readonly<Record<string, string>>>({});
effect(() => {
  const wanted = language.value;
  void TABLES[wanted]().then(({ clauseWords }) => {
    if (language.peek() === wanted) names.value = Object.fromEntries(Object.entries(clauseWords.addressees).map(([key, wordings]) => [key, wordings.split('|')[0] ?? key]));
    return null;
  }, () => undefined);
});

/** The single addressees of a clause, such as `sg` and `director-bdt` of `sg+director-bdt`. */
export function addresseesOf(addressee: string | null): readonly string[] {
  return addressee === null ? [] : addressee.split('+').filter((each) => each !== '');
}

/** One addressee's name; the contract's own word until the names are there, or where there is none. */
export function addresseeName(key: string): string {
  return names.value[key] ?? key;
}

export function addresseeNames(addressee: string | null): string {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(addresseesOf(addressee).map(addresseeName));
}
