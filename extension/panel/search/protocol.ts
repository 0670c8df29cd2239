/** What a page of the extension and its search worker say to each other. */
import type { OutlineEntry } from '../../messages.ts';
import type { Query } from './query.ts';
import type { Answer, Asked, Hit } from './answers.ts';

/** The document in the tab beside the panel, in case the library does not have it. */
export interface Here {
  readonly document: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly address: string;
  readonly outline: readonly OutlineEntry[];
}

export type ToWorker =
  | { readonly type: 'begin'; readonly account: string; readonly you: string }
  | { readonly type: 'here'; readonly here: Here | null }
  /** `soon`: how many hits are wanted at once. */
  | ({ readonly type: 'find'; readonly turn: number; readonly query: Query; readonly soon: number } & Asked);

export type FromWorker =
  | { readonly type: 'found'; readonly turn: number; readonly answer: Answer }
  /** The hits that follow those of the answer, unless something else is asked first. */
  | { readonly type: 'more'; readonly turn: number; readonly hits: readonly Hit[] }
  /** How far everything is read; `all` is null once it is. */
  | { readonly type: 'read'; readonly done: number; readonly all: number | null }
  /** Something was written: what was found last may be others now. */
  | { readonly type: 'changed' }
  | { readonly type: 'broken' };
