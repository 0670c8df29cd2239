import type { CitationWords, ClauseWords } from './shape.ts';

export const clauseWords: ClauseWords = {
  preambular: {},
  operative: {},
};

export const citationWords: CitationWords = {
  language: 'fr',
};
