/** Reads a document off the page's own thread: a long report must not stop the scrolling. */
import { read, type Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';

export interface ReadAsk {
  readonly document: DocumentText;
  readonly address: string | null;
}

export type ReadAnswer = { readonly ok: true; readonly reading: Reading } | { readonly ok: false; readonly error: string };

addEventListener('message', (event: MessageEvent<ReadAsk>) => {
  let answer: ReadAnswer;
  try {
    answer = { ok: true, reading: read(event.data.document, { address: event.data.address }) };
  } catch (error) {
    answer = { ok: false, error: error instanceof Error ? error.name : 'Error' };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's own port has no origin
  postMessage(answer);
});
