/** The words of a clause as they are known on this computer, and an anchor on it. */
import type { Anchor } from '../../../shared/anchors/types.ts';
import type { Language } from '../../../shared/languages/types.ts';
import { keptDocument } from '../../library/documents.ts';
import { askBackground, type TabDocument } from '../../messages.ts';
import type { NoteRow } from '../../store/database.ts';
import { wholeDocument } from '../../store/notes.ts';
import { wholeInOutline } from '../../tab-keys.ts';

export interface ClauseWords {
  readonly text: string;
  /** False: the beginning only, or with its middle left out. */
  readonly whole: boolean;
  readonly language: Language | null;
}

interface Place {
  readonly document: string;
  readonly path: string;
  /** Of the edition whose words are wanted. */
  readonly language: Language | null;
  /** The tab that shows the document in some edition; null: none does. */
  readonly tab: number | null;
  readonly shown: TabDocument | null;
  /** The anchor of the note in question, which may quote the whole clause. */
  readonly anchor?: Anchor;
}

/** Asked in this order: the anchor, the page in the tab, the library, the outline's first words. Null: nobody knows. */
export async function wordsOfClause({ document, path, language, tab, shown, anchor }: Place): Promise<ClauseWords | null> {
  if (anchor !== undefined && anchor.from?.path === path) {
    const quoted = wordsIn(anchor);
    if (quoted !== null) return quoted;
  }
  const sameEdition = language === null || shown?.document.language === language;
  const entry = sameEdition ? shown?.outline.find((one) => one.path === path) : undefined;
  if (entry !== undefined && wholeInOutline(entry.words)) return { text: entry.words, whole: true, language };
  if (tab !== null && sameEdition) {
    const described = await describedOn(tab, path);
    const quoted = described === null ? null : wordsIn(described);
    if (quoted !== null) return quoted;
  }
  const kept = await keptDocument(document, language === null ? [] : [language]);
  const clause = kept?.language === language || language === null ? kept?.clauses.find((one) => one.path === path) : undefined;
  if (clause !== undefined) return { text: clause.words, whole: true, language: kept?.language ?? null };
  return entry === undefined ? null : { text: entry.words, whole: false, language };
}

function wordsIn(anchor: Anchor): ClauseWords | null {
  if (anchor.target !== 'clause' || anchor.quote === null || anchor.quote.elided !== undefined || anchor.quote.exact === '') return null;
  return { text: anchor.quote.exact, whole: true, language: anchor.language };
}

/**
 * The words that a note's wording can be compared with: the clause's, where both are of one language, else those that
 * the note itself quotes of its clause. Empty: there are none, and the wording stands alone.
 */
export function comparable({ note: { anchor } }: NoteRow, clause: ClauseWords | null): string {
  if (clause?.whole === true && (anchor.language === null || clause.language === null || anchor.language === clause.language)) return clause.text;
  return wordsIn(anchor)?.text ?? '';
}

/** An anchor on a whole clause with its words, as the page in the tab has them; else by its path alone. */
export async function anchorOfClause(tab: number | null, path: string, language: Language | null): Promise<Anchor> {
  const here = { path, offset: 0 };
  const described = tab === null ? null : await describedOn(tab, path);
  return described ?? { ...wholeDocument(language), target: 'clause', from: here, to: here };
}

async function describedOn(tab: number, path: string): Promise<Anchor | null> {
  const outcome = await askBackground('panel/describe', { tab, path });
  return outcome.ok && outcome.value?.from?.path === path ? outcome.value : null;
}
