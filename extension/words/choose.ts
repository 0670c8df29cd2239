import type { Language } from '../../shared/languages/types.ts';
import type { Plural } from './plural.ts';

const OFFICIAL: ReadonlySet<string> = new Set(['ar', 'zh', 'en', 'fr', 'ru', 'es']);

/**
 * The interface language: what the person chose, else the browser's first official language, else English.
 * @param chosen `auto` or one of the six
 * @param wanted BCP 47 tags by preference, such as `navigator.languages`
 */
export function chooseLanguage(chosen: string, wanted: readonly string[]): Language {
  for (const tag of [chosen, ...wanted]) {
    const primary = tag.toLowerCase().split('-')[0] ?? '';
    if (OFFICIAL.has(primary)) return primary as Language;
  }
  return 'en';
}

export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** Puts values into a sentence: `{name}` becomes `values.name`; an unknown name stays as it stands. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** Made once for each language: making one takes longer than asking it a hundred times. */
const rules = new Map<Language, Intl.PluralRules>();

function rulesOf(language: Language): Intl.PluralRules {
  let known = rules.get(language);
  if (known === undefined) rules.set(language, (known = new Intl.PluralRules(language)));
  return known;
}

/** The form of a plural for a number by the language's rules (CLDR, through Intl), with `{n}` filled in. */
export function count(forms: Plural, n: number, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  const rule = rulesOf(language).select(n);
  // Numbers stay in European digits: the documents' own clause numbers and the server's figures read alike beside them.
  return fill(forms[rule] ?? forms.other, { n, ...values });
}
