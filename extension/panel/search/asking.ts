/** The search as the panel sees it: what is typed goes to the worker, what it finds comes back as signals. */
import { batch, computed, effect, signal } from '@preact/signals';
import { LANGUAGES } from '../../../shared/languages/types.ts';
import { wordsOf } from '../../words/words.ts';
import { account } from '../here/person.ts';
import { documentKey, tabDocument } from '../here/tab.ts';
import { values } from '../here/values.ts';
import { query, type View, view } from '../here/view.ts';
import { words } from '../here/words.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { parseQuery, type Query, vocabulary } from './query.ts';
import type { Answer } from './answers.ts';

/** Hits at first, and with each "show more". */
export const FIRST = 40;
/** The least height of a hit in CSS pixels: how many may be on the screen. */
const LEAST = 56;

const known = vocabulary(LANGUAGES.map((language) => {
  const { notesView, positions } = wordsOf(language);
  return { operators: notesView.search.operators, states: notesView.search.states, positions };
}));

/** What the field says, understood. */
export const asked = computed<Query>(() => parseQuery(query.value, known));
/** Whether anything is asked for. */
export const asking = computed(() => asked.value.words.length > 0 || asked.value.filters.some((filter) => filter.known));
/**
 * Whether what is found is shown: from the first question until the field is empty. Half a filter's name asks for
 * nothing, and takes nothing away.
 */
export const searching = signal(false);
export interface Found extends Answer {
  /** What was asked for. */
  readonly of: Query;
}
/** What was found last, which stays until the next question is answered; null until the worker has answered once. */
export const answer = signal<Found | null>(null);
/** Which question `answer` answers, and which was asked last, counted from 1. */
export const answered = signal(0);
export const turn = signal(0);
/** How far notes and documents are read; `all` null: all are. */
export const progress = signal<{ readonly done: number; readonly all: number | null }>({ done: 0, all: 0 });
export const searchBroken = signal(false);
export const most = signal(FIRST);
/** The notes on this document that were found; null: nothing is asked for, or not answered yet. */
export const foundHere = computed<ReadonlySet<string> | null>(() => {
  const notes = answer.value?.here.notes ?? null;
  return !asking.value || notes === null ? null : new Set(notes);
});

let worker: Worker | null = null;

/** Starts reading what can be searched, if that has not begun: called when somebody goes to the field. */
export function prepareSearch(): void {
  if (worker !== null || values.value === null) return;
  worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => hear(data));
  worker.addEventListener('error', () => (searchBroken.value = true));
  begin();
}

/** Begins anew after it broke. */
export function startAgain(): void {
  worker?.terminate();
  worker = null;
  begun = null;
  searchBroken.value = false;
  prepareSearch();
  send();
}

function hear(message: FromWorker): void {
  switch (message.type) {
    case 'found':
      if (message.turn !== turn.peek()) break;
      batch(() => {
        answer.value = { ...message.answer, of: sent };
        answered.value = message.turn;
      });
      if (changed) send();
      break;
    case 'more':
      if (message.turn === answered.peek() && answer.peek() !== null) answer.value = { ...answer.peek()!, hits: [...answer.peek()!.hits, ...message.hits] };
      break;
    case 'read':
      progress.value = { done: message.done, all: message.all };
      if (message.all === null) sendAgain();
      break;
    case 'changed': sendAgain(); break;
    case 'broken': searchBroken.value = true; break;
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
const tell = (message: ToWorker): void => worker?.postMessage(message);

/** Whose notes the worker reads, and what he is called on this screen. */
let begun: { readonly account: string; readonly you: string } | null = null;

function begin(): void {
  const whose = account.peek();
  const { you } = words.peek().note;
  if (begun?.account === whose && begun.you === you) return;
  // Nothing that was found for one person is shown to another.
  if (begun !== null && begun.account !== whose) drop();
  begun = { account: whose, you };
  progress.value = { done: 0, all: 0 };
  tell({ type: 'begin', account: whose, you });
  tellHere();
}

function tellHere(): void {
  const document = documentKey.peek();
  const here = tabDocument.peek();
  tell({ type: 'here', here: document === null || here === null ? null : { document, title: here.document.title, date: here.document.date, address: here.address, outline: here.outline } });
}

/** The question that was sent last, and whether something was written since. */
let sent: Query = { words: [], filters: [] };
let changed = false;

function send(): void {
  changed = false;
  if (!asking.peek()) return;
  turn.value = turn.peek() + 1;
  sent = asked.peek();
  // What is drawn of the same question stays.
  const drawn = answer.peek()?.of === sent ? answer.peek()!.hits.length : 0;
  tell({ type: 'find', turn: turn.peek(), query: sent, soon: Math.max(drawn, Math.ceil(innerHeight / LEAST)), document: documentKey.peek(), most: most.peek(), ids: view.peek() === 'notes' });
}

/** The same question, of what there is now; one that is not answered yet is answered first. */
function sendAgain(): void {
  if (answered.peek() === turn.peek()) send();
  else changed = true;
}

/** What may still come answers nothing any more. */
function drop(): void {
  batch(() => {
    answer.value = null;
    turn.value = answered.value = turn.peek() + 1;
  });
}

effect(() => {
  void [account.value, words.value];
  if (values.value === null || worker === null) return;
  begin();
  sendAgain();
});
effect(() => {
  void tabDocument.value;
  if (worker === null) return;
  tellHere();
  sendAgain();
});

/** The view that was there before what was found, and comes back after it. */
let before: View = 'outline';

/** What was found has a view of its own, which comes and goes with the question: the question is asked once, and drawn once. */
function showFound(): void {
  if (searching.peek()) return;
  before = view.peek();
  searching.value = true;
  view.value = 'found';
}

function leaveFound(): void {
  searching.value = false;
  if (view.peek() === 'found') view.value = before;
}

effect(() => {
  if (!asking.value) {
    if (query.value.trim() !== '') return;
    leaveFound();
    drop();
    most.value = FIRST;
    return;
  }
  showFound();
  void [asked.value, documentKey.value, most.value, view.value === 'notes', values.value === null];
  prepareSearch();
  send();
});
