import type { Language } from './types.ts';

/**
 * The language of a text by its script, and for the three in Latin letters by their commonest small words and accents.
 * null where there is too little to tell (symbols, numbers, one name). Looks at no more than `limit` units.
 */
export function detect(text: string, start = 0, end = text.length, limit = 4000): Language | null {
  const stop = Math.min(end, start + limit);
  let arabic = 0;
  let cyrillic = 0;
  let han = 0;
  let latin = 0;
  for (let i = start; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x41) continue;
    if (unit < 0x250) latin++;
    else if (unit >= 0x400 && unit < 0x530) cyrillic++;
    else if (unit >= 0x600 && unit < 0x700) arabic++;
    else if (unit >= 0x4e00 && unit < 0xa000) han++;
  }
  // One Chinese sign says about as much as two or three letters of an alphabet.
  const most = Math.max(arabic, cyrillic, han * 2.5, latin * 0.6);
  if (most < 2) return null;
  if (most === arabic) return 'ar';
  if (most === han * 2.5) return 'zh';
  if (most === cyrillic) return 'ru';
  return latinLanguage(text.slice(start, stop));
}

const SMALL_WORDS: Readonly<Record<string, 'en' | 'fr' | 'es'>> = {
  the: 'en', of: 'en', and: 'en', to: 'en', that: 'en', for: 'en', with: 'en', by: 'en', from: 'en', its: 'en', is: 'en', this: 'en', be: 'en', at: 'en', as: 'en', or: 'en', see: 'en', it: 'en',
  le: 'fr', les: 'fr', des: 'fr', et: 'fr', du: 'fr', dans: 'fr', pour: 'fr', sur: 'fr', au: 'fr', aux: 'fr', une: 'fr', par: 'fr', qui: 'fr', ses: 'fr', ainsi: 'fr', est: 'fr', à: 'fr', un: 'fr', d: 'fr', l: 'fr', qu: 'fr', voir: 'fr',
  el: 'es', los: 'es', las: 'es', del: 'es', y: 'es', para: 'es', por: 'es', con: 'es', una: 'es', al: 'es', su: 'es', sus: 'es', lo: 'es', como: 'es', o: 'es', véase: 'es', ver: 'es',
};

function latinLanguage(text: string): 'en' | 'fr' | 'es' | null {
  const count = { en: 0, fr: 0, es: 0 };
  for (const word of text.toLowerCase().match(/[a-zà-ÿœ]+/g) ?? []) {
    const language = Object.hasOwn(SMALL_WORDS, word) ? SMALL_WORDS[word] : undefined;
    if (language) count[language] += 1;
    else if (/[ñáíóú¿]/.test(word) || word.endsWith('ción')) count.es += 0.4;
    else if (/[èêçàùœ]/.test(word)) count.fr += 0.4;
  }
  const most = Math.max(count.en, count.fr, count.es);
  if (most < 0.4) return null;
  if (most === count.en) return 'en';
  return most === count.fr ? 'fr' : 'es';
}
