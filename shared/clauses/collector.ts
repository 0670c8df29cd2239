import { toSource } from '../text/fold.ts';
import type { Prepared } from '../text/prepared.ts';
import type { Range } from '../text/types.ts';
import type { Act } from './acts.ts';
import type { Line } from './lines.ts';
import type { Label } from './labels.ts';
import type { Clause, ClauseKind } from './types.ts';

interface Draft {
  readonly clause: { -readonly [K in keyof Clause]: Clause[K] };
  line: Line;
}

/** What a clause has besides its path and place. */
export interface Details {
  readonly act?: Act | null;
  readonly actName?: string | null;
  readonly label?: Label | null;
  readonly parent?: string | null;
}

/** Gathers the clauses of a document, keeps their paths apart and maps everything back to the source. */
export class Collector {
  readonly #prepared: Prepared;
  readonly #drafts: Draft[] = [];
  readonly #count = new Map<string, number>();
  readonly #latest = new Map<string, string>();
  #open: Draft | null = null;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  /** The line of the last clause that could go on: footnotes do not count. */
  get last(): { readonly line: Line; readonly kind: ClauseKind; readonly act: string | null } | null {
    return this.#open && { line: this.#open.line, kind: this.#open.clause.kind, act: this.#open.clause.act };
  }

  /** Number of clauses so far. */
  get size(): number {
    return this.#drafts.length;
  }

  add(kind: ClauseKind, path: string, line: Line, details: Details = {}): void {
    const times = (this.#count.get(path) ?? 0) + 1;
    this.#count.set(path, times);
    const unique = times === 1 ? path : `${path}~${times}`;
    if (times > 1) this.#latest.set(path, unique);
    const ranges = this.#ranges(line);
    const { folded } = this.#prepared;
    const { act = null, label = null, parent = null } = details;
    const from = label ? toSource(folded, label.start, label.end) : null;
    const { change } = line.block.block;
    const clause: Clause = {
      path: unique,
      kind,
      start: ranges[0]?.[0] ?? line.block.block.start,
      end: ranges.at(-1)?.[1] ?? line.block.block.end,
      ranges,
      act: details.actName ?? act?.act ?? null,
      actRange: act ? toSource(folded, act.start, act.end) : null,
      // A preamble speaks of people; it asks nobody for anything.
      addressee: kind === 'preamble' ? null : (act?.addressee ?? null),
      label: from ? folded.source.slice(from[0], from[1]) : null,
      parent: parent === null ? null : (this.#latest.get(parent) ?? parent),
      ...(change ? { change } : {}),
    };
    const draft = { clause, line };
    this.#drafts.push(draft);
    if (kind !== 'footnote') this.#open = draft;
  }

  /** The line goes on with the last clause: a page break or a footnote cut the paragraph in two. */
  extend(line: Line): void {
    const draft = this.#open;
    if (!draft) return;
    const ranges = this.#ranges(line);
    draft.clause.ranges = [...draft.clause.ranges, ...ranges];
    draft.clause.end = Math.max(draft.clause.end, ranges.at(-1)?.[1] ?? 0);
    draft.line = line;
  }

  finish(): Clause[] {
    return this.#drafts.map((draft) => draft.clause);
  }

  #ranges(line: Line): Range[] {
    const { folded } = this.#prepared;
    const { block } = line.block;
    const from = folded.at[line.start] ?? block.start;
    const [, to] = toSource(folded, line.end - 1, line.end);
    if (block.ranges.length === 1) return [[from, Math.max(to, from)]];
    const ranges: Range[] = [];
    for (const [start, end] of block.ranges) {
      const cut: Range = [Math.max(start, from), Math.min(end, Math.max(to, from))];
      const before = ranges.at(-1);
      // The lines of one page are one range; only what stands in between parts them.
      if (before && cut[1] > cut[0] && isGap(folded.source, before[1], cut[0])) ranges[ranges.length - 1] = [before[0], cut[1]];
      else if (cut[1] > cut[0]) ranges.push(cut);
    }
    return ranges;
  }
}

function isGap(source: string, from: number, to: number): boolean {
  return to >= from && to - from <= 80 && source.slice(from, to).trim() === '';
}
