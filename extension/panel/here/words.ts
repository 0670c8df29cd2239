/** The interface's language and its words. */
import { computed, effect } from '@preact/signals';
import type { Language } from '../../../shared/languages/types.ts';
import { chooseLanguage, directionOf, fill, wordsOf } from '../../words/words.ts';
import { values } from './values.ts';

export const language = computed<Language>(() => chooseLanguage(values.value?.language ?? 'auto', navigator.languages));
export const words = computed(() => wordsOf(language.value));

/** Binds the page's language, direction and title to the interface's. @returns what ends it */
export function followLanguage(title: () => string = () => 'Rapporteur'): () => void {
  return effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dir = directionOf(language.value);
    document.title = title();
  });
}

export function problemText(problem: keyof typeof words.value.errors, detail = ''): string {
  return fill(words.value.errors[problem], { detail });
}
