/**
 * The shape of a language's table. One file a language holds `clauseWords` and `citationWords`, all of it data.
 * Words are written as they stand in documents (any case, no harakat needed, Arabic verbs with ت); several wordings of
 * one thing are separated by "|". They are folded when the tables are compiled.
 */

/** Wordings by the canonical English phrase of the contract that they stand for; under `same` those that are the phrase itself. */
export type Acts = Readonly<Record<string, string>>;

export interface ActWords {
  readonly preambular: Acts;
  readonly operative: Acts;
}

/** What the clause reader needs to know of a language. */
export interface ClauseWords {
  /** The UN's wordings; tried second in an ITU document. */
  readonly un: ActWords;
  /** ITU's wordings, where they differ; tried second in a UN document. */
  readonly itu: ActWords;
  /** "also", "further": any of them makes the act "… further". */
  readonly further: string;
  /** Small words that may stand between an act and the one it is addressed to. */
  readonly filler: string;
  /** What joins several addressees. */
  readonly joiner: string;
  readonly addressees: Readonly<Record<string, string>>;
  /** How a body is named in the enacting words, by the contract's names (`ga`, `sc`, `ecosoc`, `hrc`, `pp`, `council` …). */
  readonly bodies: Readonly<Record<string, string>>;
  /** Headings of annexes; of numbered parts. */
  readonly annex: string;
  readonly part: string;
  /** What is written before the reasons of a proposal ("Reasons:"). */
  readonly reasons: string;
  /** Unnumbered headings that open a section of a paper without numbers; that are front matter. */
  readonly sections: string;
  readonly front: string;
  /** Words that only a closing line has ("plenary meeting", "Adopted without a vote"). */
  readonly closing: string;
  /** How a letter takes its leave. */
  readonly farewell: string;
  /** Kind words at a document's head, by the type they tell. */
  readonly types: Readonly<Record<'resolution' | 'decision' | 'recommendation' | 'opinion' | 'contribution' | 'report', string>>;
  /** The twelve months, from January. */
  readonly months: readonly string[];
  /** Numbering by words: first, second … (أولاً, ثانياً). */
  readonly ordinals: string;
  /** Numbering by letters' names, for the A, B, C of headings (ألف, باء). */
  readonly letterNames: string;
}

/** Words that name a body which adopts instruments, by the body's key; `other` are bodies whose acts have no id here. */
export type BodyWord =
  | 'ga' | 'ecosoc' | 'sc' | 'hrc' | 'chr' | 'other'
  | 'pp' | 'itu-council' | 'wtdc' | 'wtsa' | 'ra' | 'wrc' | 'wcit' | 'wtpf'
  | 'itu' | 'the-council' | 'the-assembly' | 'the-conference' | 'un';

/**
 * What the citation finders need to know of a language: words as documents write them, without case, accents and alef
 * forms mattering. `{a|b}` stands for each of the endings a and b. Arabic words are written with their article where
 * they have it; the prefixes و ف ب ك ل and the contraction لل are understood.
 */
export interface CitationWords {
  readonly language: string;
  /** Kind words of instruments. */
  readonly resolution: readonly string[];
  readonly decision: readonly string[];
  readonly recommendation: readonly string[];
  readonly opinion: readonly string[];
  /** A statement by the President of the Security Council. */
  readonly statement: readonly string[];
  readonly document: readonly string[];
  readonly supplement: readonly string[];
  /** Words that say "its", before the kind word or with it: the act is of the body that speaks. */
  readonly own: readonly string[];
  /** Words that say "this", before a body: "of this conference". */
  readonly ownBody: readonly string[];
  readonly bodies: Readonly<Record<BodyWord, readonly string[]>>;
  /** Instruments known by a fixed name, by id. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Names that are the instrument's only beside words of the summit: "the Declaration of Principles". */
  readonly summitNames: Readonly<Record<string, readonly string[]>>;
  /** Words that say that the World Summit on the Information Society is spoken of. */
  readonly summit: readonly string[];
  /** The Constitution and the Convention of ITU: long forms that carry the Union's name, and bare ones. */
  readonly constitution: readonly string[];
  readonly convention: readonly string[];
  readonly constitutionBare: readonly string[];
  readonly conventionBare: readonly string[];
  readonly paragraph: readonly string[];
  readonly article: readonly string[];
  readonly provision: readonly string[];
  readonly annex: readonly string[];
  readonly chapter: readonly string[];
  /** Kind words of the Sustainable Development Goals and of their targets; full forms, and bare ones. */
  readonly goal: readonly string[];
  readonly goalBare: readonly string[];
  readonly target: readonly string[];
  readonly actionLine: readonly string[];
  /** Ordinals that stand for a number after "annex" or "chapter". */
  readonly ordinals: Readonly<Record<string, number>>;
}
