/** The words of a clause as they are known on this computer, and an anchor on it. */
import type { Anchor } from '../../../shared/anchors/types.ts';
import type { Language } from '../../../shared/languages/types.ts';
import { keptDocument } from '../../library/documents.ts';
import { askBackground, type OutlineEntry } from '../../messages.ts';
import { wholeDocument } from '../../store/notes.ts';

/** UTF-16 units after which the outline cuts a clause's words. */
const OUTLINE_WORDS = 160;

export interface ClauseWords {
  readonly text: string;
  /** False: the beginning only, or with its middle left out. */
  readonly whole: boolean;
  readonly language: Language | null;
}

interface Place {
  readonly document: string;
  readonly path: string;
  readonly language: Language | null;
  /** The tab that shows the document; null: none does. */
  readonly tab: number | null;
  readonly outline: readonly OutlineEntry[];
  /** The anchor of the note in question, which may quote the whole clause. */
  readonly anchor?: Anchor;
}

/** Asked in this order: the anchor, the page in the tab, the library, the outline's first words. Null: nobody knows. */
export async function wordsOfClause({ document, path, language, tab, outline, anchor }: Place): Promise<ClauseWords | null> {
  if (anchor !== undefined && anchor.from?.path === path) {
    const quoted = wordsIn(anchor);
    if (quoted !== null) return quoted;
  }
  const entry = outline.find((one) => one.path === path);
  if (entry !== undefined && entry.words.length < OUTLINE_WORDS) return { text: entry.words, whole: true, language };
  if (tab !== null) {
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
