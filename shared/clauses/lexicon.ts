import { clauseWords as ar } from '../languages/ar.ts';
import { clauseWords as en } from '../languages/en.ts';
import { clauseWords as es } from '../languages/es.ts';
import { clauseWords as fr } from '../languages/fr.ts';
import { clauseWords as ru } from '../languages/ru.ts';
import type { ActWords, ClauseWords } from '../languages/shape.ts';
import type { Language } from '../languages/types.ts';
import { clauseWords as zh } from '../languages/zh.ts';
import type { NumberWords } from './labels.ts';
import { type PhraseTable, phraseTable, wordForm } from './phrases.ts';

export interface ActTables {
  readonly preambular: PhraseTable;
  readonly operative: PhraseTable;
}

/** A language's clause words, compiled for matching. */
export interface Lexicon extends NumberWords {
  readonly language: Language;
  readonly un: ActTables;
  readonly itu: ActTables;
  readonly further: PhraseTable;
  readonly filler: PhraseTable;
  readonly joiner: PhraseTable;
  readonly addressees: PhraseTable;
  readonly bodies: PhraseTable;
  readonly annex: PhraseTable;
  readonly part: PhraseTable;
  readonly sections: PhraseTable;
  readonly front: PhraseTable;
  readonly closing: PhraseTable;
  readonly types: PhraseTable;
  readonly months: readonly string[];
}

const WORDS: Readonly<Record<Language, ClauseWords>> = { ar, zh, en, fr, ru, es };
const compiled = new Map<Language, Lexicon>();

/** The lexicon of a language, compiled at its first use. */
export function lexiconOf(language: Language): Lexicon {
  const known = compiled.get(language);
  if (known) return known;
  const words = WORDS[language];
  const lexicon: Lexicon = {
    language,
    un: acts(words.un),
    itu: acts(words.itu),
    further: wordings(words.further),
    filler: wordings(words.filler),
    joiner: wordings(words.joiner),
    addressees: phraseTable(words.addressees),
    bodies: phraseTable(words.bodies),
    annex: wordings(words.annex),
    part: wordings(words.part),
    sections: wordings(words.sections),
    front: wordings(words.front),
    closing: wordings(words.closing),
    types: phraseTable(words.types),
    months: words.months,
    ordinals: numbered(words.ordinals),
    letterNames: numbered(words.letterNames),
  };
  compiled.set(language, lexicon);
  return lexicon;
}

function wordings(list: string): PhraseTable {
  return phraseTable({ same: list });
}

function acts(words: ActWords): ActTables {
  return { preambular: phraseTable(words.preambular), operative: phraseTable(words.operative) };
}

function numbered(list: string): ReadonlyMap<string, number> {
  return new Map(list.split(' ').filter(Boolean).map((word, i) => [wordForm(word), i + 1]));
}
