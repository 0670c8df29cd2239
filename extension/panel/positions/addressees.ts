/** Addressees by their names in the interface's language, as the documents of that language write them. */
import { effect, type Signal, signal } from '@preact/signals';
import type { Language } from '../../../shared/languages/types.ts';
import type { ClauseWords } from '../../../shared/languages/shape.ts';
import { language } from '../here/words.ts';

const TABLES: Readonly<Record<Language, () => Promise<{ readonly clauseWords: ClauseWords }>>> = {
  ar: () => import('../../../shared/languages/ar.ts'),
  zh: () => import('../../../shared/languages/zh.ts'),
  en: () => import('../../../shared/languages/en.ts'),
  fr: () => import('../../../shared/languages/fr.ts'),
  ru: () => import('../../../shared/languages/ru.ts'),
  es: () => import('../../../shared/languages/es.ts'),
};

/** The words of clauses in a language. */
export async function clauseWordsOf(of: Language): Promise<ClauseWords> {
  return (await TABLES[of]()).clauseWords;
}

let known: Signal<Readonly<Record<string, string>>> | null = null;

/** The names by the contract's words; their table is loaded when a name is first asked for. */
function names(): Readonly<Record<string, string>> {
  if (known !== null) return known.value;
  const made = signal<Readonly<Record<string, string>>>({});
  known = made;
  effect(() => {
    const wanted = language.value;
    void TABLES[wanted]().then(({ clauseWords }) => {
      if (language.peek() === wanted) made.value = Object.fromEntries(Object.entries(clauseWords.addressees).map(([key, wordings]) => [key, wordings.split('|')[0] ?? key]));
      return null;
    }, () => undefined);
  });
  return made.value;
}

/** The single addressees of a clause, such as `sg` and `director-bdt` of `sg+director-bdt`. */
export function addresseesOf(addressee: string | null): readonly string[] {
  return addressee === null ? [] : addressee.split('+').filter((each) => each !== '');
}

/** One addressee's name; the contract's own word until the names are there, or where there is none. */
export function addresseeName(key: string): string {
  return names()[key] ?? key;
}

export function addresseeNames(addressee: string | null): string {
  const each = addresseesOf(addressee).map(addresseeName);
  return each.length < 2 ? (each[0] ?? '') : conjunction(language.value).format(each);
}

/** Made once for each language: making one takes longer than a hundred lists. */
const conjunctions = new Map<Language, Intl.ListFormat>();

function conjunction(of: Language): Intl.ListFormat {
  let made = conjunctions.get(of);
  if (made === undefined) conjunctions.set(of, (made = new Intl.ListFormat(of, { type: 'conjunction' })));
  return made;
}
