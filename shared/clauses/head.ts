import type { Prepared } from '../text/prepared.ts';
import { latinSymbols } from '../text/lookalikes.ts';
import type { Lexicon } from './lexicon.ts';
import { isProposalMark } from './lines.ts';
import { matchAt, openingWords } from './phrases.ts';
import type { Clause } from './types.ts';

/** A line of a document's head: folded, with Latin letters in its symbols, and as it stands in the source. */
export interface HeadLine {
  readonly folded: string;
  readonly source: string;
  readonly indic: boolean;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** What kind of paper its first words name. */
  readonly type: string | null;
}

export interface Head {
  readonly lines: readonly HeadLine[];
  /** A proposal's mark ends it: what follows is the head of the text that is proposed, not of the paper. */
  readonly proposes: boolean;
}

const HEAD_LINES = 140;

/** A document's head: its lines before the first clause, folded once. */
export function headOf(prepared: Prepared, clauses: readonly Clause[], lexicon: Lexicon): Head {
  const { source } = prepared.folded;
  const lines: HeadLine[] = [];
  // What is front matter further down is the head of another text in the same paper.
  const first = clauses.findIndex((clause) => clause.kind !== 'front' && clause.kind !== 'footnote');
  const last = clauses.slice(0, Math.min(first < 0 ? HEAD_LINES : first, HEAD_LINES)).findLast((clause) => clause.kind === 'front')?.end ?? 0;
  for (const { block, start, end } of prepared.blocks) {
    if (block.start >= last || lines.length >= HEAD_LINES) break;
    if (end <= start) continue;
    // Of a long paragraph nothing is asked but how it begins.
    const folded = latinSymbols(prepared.folded.text.slice(start, Math.min(end, start + 420))).replace(/ {2,}/g, ' ');
    const raw = source.slice(block.start, Math.min(block.end, block.start + 1200)).trim();
    if (isProposalMark(folded)) return { lines, proposes: true };
    lines.push({ folded, source: raw, start: block.start, end: block.end, indic: /[\u0660-\u0669\u06f0-\u06f9]/.test(raw.slice(0, 40)), type: typeWord(folded, lexicon) });
  }
  return { lines, proposes: false };
}

function typeWord(folded: string, lexicon: Lexicon): string | null {
  const words = openingWords(folded, 0, folded.length, 12);
  for (let k = 0; k < Math.min(2, words.length); k++) {
    const found = matchAt(lexicon.types, words, k);
    if (found) return found.value;
  }
  if (lexicon.language !== 'zh') return null;
  // In Chinese the kind word comes last, but for the version: 第2664(2022)号决议, 第140号决议（2022年，布加勒斯特，修订版）.
  const version = /.[(（][^()（）]{2,60}[)）]$/.exec(folded);
  if (version && version.index > 0) return typeWord(folded.slice(0, version.index + 1), lexicon);
  for (let k = words.length - 1; k >= 0; k--) {
    const found = matchAt(lexicon.types, words, k);
    if (found && found.next === words.length) return found.value;
  }
  return null;
}
