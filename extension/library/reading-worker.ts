/** Reads a fetched text off the thread that other pages of the extension share with it. */
import { read, type Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';

export type TextAnswer = { readonly ok: true; readonly reading: Reading } | { readonly ok: false };

addEventListener('message', (event: MessageEvent<DocumentText>) => {
  let answer: TextAnswer;
  try {
    // Without its address: what the text says of itself is to be compared with what was asked for.
    answer = { ok: true, reading: read(event.data) };
  } catch {
    answer = { ok: false };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's own port has no origin
  postMessage(answer);
});
