/**
 * Words of a clause chosen by arrows: one word at a time, with Shift more of them. The browser's own ways of selecting by
 * keys need a caret in the page first, which most people never switch on.
 */
import type { Clause } from '../../shared/clauses/types.ts';
import type { Stage } from './stage.ts';

export interface WordSteps {
  /** Takes an arrow; true when it chose words. */
  key(event: KeyboardEvent, clause: Clause): boolean;
  /** The words chosen are let go. */
  clear(): void;
}

interface Chosen {
  readonly path: string;
  /** Indices into the clause's words: where it began, and the end that moves. */
  readonly from: number;
  readonly to: number;
}

/** @param chose hears of the offsets of words that were chosen */
export function createWordSteps(stage: Stage, chose: (start: number, end: number) => void): WordSteps {
  let chosen: Chosen | null = null;
  return {
    key: (event, { path, start, end }) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      const { text } = stage.page();
      const element = text.elements[stage.page().blockAt(start)] ?? text.root;
      const onward = element.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
      const step = event.key === onward ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? -1 : 0;
      if (step === 0) return false;
      const words = wordsIn(text.document.text.slice(start, end), stage.page().reading.document.language ?? undefined);
      if (words.length === 0) return false;
      const before = chosen?.path === path ? chosen : null;
      const at = Math.max(0, Math.min(words.length - 1, before ? before.to + step : step > 0 ? 0 : words.length - 1));
      chosen = { path, from: before && event.shiftKey ? before.from : at, to: at };
      const [first, last] = [words[Math.min(chosen.from, at)]!, words[Math.max(chosen.from, at)]!];
      if (select(stage, start + first[0], start + last[1])) chose(start + first[0], start + last[1]);
      return true;
    },
    clear: () => {
      if (chosen) getSelection()?.removeAllRanges();
      chosen = null;
    },
  };
}

/** Where the words of a text begin and end, in UTF-16 units; what is no word between them belongs to none. */
export function wordsIn(text: string, language?: string): readonly (readonly [start: number, end: number])[] {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike).map(({ index, segment }) => [index, index + segment.length] as const);
}

function select({ page, reveal }: Stage, start: number, end: number): boolean {
  const spans = page().text.spansOf(start, end);
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return false;
  reveal(start, end, false);
  getSelection()?.setBaseAndExtent(first.startNode, first.startOffset, last.endNode, last.endOffset);
  return true;
}
