import { clauseWords as ar } from '../languages/ar.ts';
import { clauseWords as en } from '../languages/en.ts';
import { clauseWords as es } from '../languages/es.ts';
import { clauseWords as fr } from '../languages/fr.ts';
import { clauseWords as ru } from '../languages/ru.ts';
import type { ActWords, ClauseWords } from '../languages/shape.ts';
import type { Language } from '../languages/types.ts';
import { clauseWords as zh } from '../languages/zh.ts';
import type { NumberWords } from './label.ts';
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
  readonly farewell: PhraseTable;
  readonly types: PhraseTable;
  readonly months: readonly string[];
  /** "Reasons:" after a proposed text. */
  readonly reasons: PhraseTable;
  /** The bodies as they are named in mid-sentence: "…, the General Assembly decided". */
  readonly speakers: PhraseTable;
  /** The bodies as they stand over their documents: without "The", "L'", "إن". */
  readonly organs: PhraseTable;
  /** First words of acts; of bodies, annexes, parts and reasons: most lines begin with none of them. */
  readonly actWords: ReadonlySet<string>;
  readonly headWords: ReadonlySet<string>;
  /** What stands before a paper's title: "Title:". */
  readonly titleWords: ReadonlySet<string>;
}

const WORDS: Readonly<Record<Language, ClauseWords>> = { ar, zh, en, fr, ru, es };
/** The same few words in six languages; a paper in Arabic may have the English one. */
const TITLE_WORDS = ['Title', 'Titre', 'Título', 'Название', 'Заголовок', 'العنوان'];
/** What stands before a body's name where it begins its sentence: an Arabic particle, an article. */
const PARTICLE = /(^|\|)إن /g;
const ARTICLE = /(^|\|)(?:the |l['’]|le |la |el )/gi;
const compiled = new Map<Language, Lexicon>();

/** The lexicon of a language, compiled at its first use. */
export function lexiconOf(language: Language): Lexicon {
  const known = compiled.get(language);
  if (known) return known;
  const words = WORDS[language];
  const un = acts(words.un);
  const itu = acts(words.itu);
  const bodies = phraseTable(words.bodies);
  const annex = wordings(words.annex);
  const part = wordings(words.part);
  const reasons = wordings(words.reasons);
  const lexicon: Lexicon = {
    language,
    un,
    itu,
    further: wordings(words.further),
    filler: wordings(words.filler),
    joiner: wordings(words.joiner),
    addressees: phraseTable(words.addressees),
    bodies,
    annex,
    part,
    reasons,
    speakers: withoutBefore(words.bodies, PARTICLE),
    organs: withoutBefore(words.bodies, PARTICLE, ARTICLE),
    actWords: firstWords(un.preambular, un.operative, itu.preambular, itu.operative),
    titleWords: new Set(TITLE_WORDS.map(wordForm)),
    headWords: new Set([...firstWords(bodies, annex, part, reasons), '第']),
    sections: wordings(words.sections),
    front: wordings(words.front),
    closing: wordings(words.closing),
    farewell: wordings(words.farewell),
    types: phraseTable(words.types),
    months: words.months,
    ordinals: numbered(words.ordinals),
    letterNames: numbered(words.letterNames),
  };
  compiled.set(language, lexicon);
  return lexicon;
}

function firstWords(...tables: readonly PhraseTable[]): ReadonlySet<string> {
  return new Set(tables.flatMap((table) => [...table.keys()]));
}

function wordings(list: string): PhraseTable {
  return phraseTable({ same: list });
}

/** The bodies by their names, without what stands before them. */
function withoutBefore(bodies: ClauseWords['bodies'], ...before: readonly RegExp[]): PhraseTable {
  return phraseTable(Object.fromEntries(Object.entries(bodies).map(([body, names]) => [body, before.reduce((rest, opening) => rest.replace(opening, '$1'), names)])));
}

function acts(words: ActWords): ActTables {
  return { preambular: phraseTable(words.preambular), operative: phraseTable(words.operative) };
}

function numbered(list: string): ReadonlyMap<string, number> {
  return new Map(list.split(' ').filter(Boolean).map((word, i) => [wordForm(word), i + 1]));
}
