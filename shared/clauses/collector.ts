import { toSource } from '../text/fold.ts';
import type { Prepared } from '../text/prepared.ts';
import type { Range } from '../text/types.ts';
import type { Act } from './acts.ts';
import type { Line } from './lines.ts';
import type { Label } from './label.ts';
import type { Clause, ClauseKind } from './types.ts';

type Draft = { -readonly [K in keyof Clause]: Clause[K] };

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
  readonly #seen = new Set<string>();
  /** How often a path came, of those that came more than once: hardly any does. */
  readonly #repeats = new Map<string, number>();
  readonly #latest = new Map<string, string>();
  #fronts = 0;
  #closings = 0;
  #footnotes = 0;
  #open: Draft | null = null;
  #openLine: Line | null = null;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  /** The line of the last clause that could go on: footnotes do not count. */
  get last(): { readonly line: Line; readonly kind: ClauseKind; readonly act: string | null } | null {
    return this.#open && this.#openLine && { line: this.#openLine, kind: this.#open.kind, act: this.#open.act };
  }

  /** Number of clauses so far. */
  get size(): number {
    return this.#drafts.length;
  }

  add(kind: ClauseKind, path: string, line: Line, details: Details = {}): void {
    // What is counted through the whole document comes once: a text of half a million lines is not asked for each.
    const unique = kind === 'front' || kind === 'closing' ? path : this.#unique(path);
    const ranges = this.#ranges(line);
    const { folded } = this.#prepared;
    const { act = null, label = null, parent = null } = details;
    const from = label ? toSource(folded, label.start, label.end) : null;
    const { change } = line.block.block;
    const clause: Draft = {
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
    };
    // Set afterwards: a spread at the literal's end costs more than all the rest of it.
    if (change) clause.change = change;
    this.#drafts.push(clause);
    if (kind === 'footnote') return;
    this.#open = clause;
    this.#openLine = line;
  }

  /** Front matter, closing lines and footnotes are counted through the whole document. */
  addFront(line: Line): void {
    this.#fronts++;
    this.add('front', `T${this.#fronts}`, line);
  }

  addClosing(line: Line): void {
    this.#closings++;
    this.add('closing', `Z${this.#closings}`, line);
  }

  addFootnote(line: Line): void {
    this.#footnotes++;
    const marker = line.footnote ?? String(line.label?.readings[0]?.value ?? '');
    this.add('footnote', `F${marker === '' ? this.#footnotes : marker}`, line, { parent: null });
  }

  /** The path itself, and with `~2`, `~3` … where it came before. */
  #unique(path: string): string {
    if (!this.#seen.has(path)) {
      this.#seen.add(path);
      return path;
    }
    const times = (this.#repeats.get(path) ?? 1) + 1;
    this.#repeats.set(path, times);
    const unique = `${path}~${times}`;
    this.#latest.set(path, unique);
    return unique;
  }

  /** The line goes on with the last clause: a page break or a footnote cut the paragraph in two. */
  extend(line: Line): void {
    const draft = this.#open;
    if (!draft) return;
    const ranges = this.#ranges(line);
    draft.ranges = [...draft.ranges, ...ranges];
    draft.end = Math.max(draft.end, ranges.at(-1)?.[1] ?? 0);
    this.#openLine = line;
  }

  finish(): Clause[] {
    return this.#drafts;
  }

  #ranges(line: Line): readonly Range[] {
    const { folded } = this.#prepared;
    const { block } = line.block;
    const from = folded.at[line.start] ?? block.start;
    const [, to] = toSource(folded, line.end - 1, line.end);
    const whole = block.ranges.length === 1 ? block.ranges[0] : undefined;
    if (whole) return from === whole[0] && to === whole[1] ? block.ranges : [[from, Math.max(to, from)]];
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
