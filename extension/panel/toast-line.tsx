import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { UNDO_PAUSE } from '../store/notes.ts';
import { problemText, words } from './here/words.ts';
import { bringBack } from './notes/remove.ts';
import { toast } from './here/toast.ts';

/** What was just done, with the way back; announced once, gone when the way back is. */
export function ToastLine(): JSX.Element {
  const now = toast.value;
  useEffect(() => {
    if (now === null || now.kind === 'problem') return;
    const timer = setTimeout(() => (toast.value = null), UNDO_PAUSE - 500);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {now !== null && (
        <div class={`toast ${now.kind}`} data-toast={now.kind}>
          <p>{now.kind === 'deleted' ? words.value.note.deleted : now.kind === 'said' || now.kind === 'done' ? now.text : problemText(now.problem, now.detail)}</p>
          {now.kind === 'deleted' ? (
            <button type="button" class="plain" onClick={() => void bringBack(now.deletion, now.document)}>{words.value.common.undo}</button>
          ) : now.kind === 'done' ? (
            <button type="button" class="plain" data-undo onClick={() => void undo(now.undo)}>{words.value.common.undo}</button>
          ) : (
            <button type="button" class="plain" onClick={() => (toast.value = null)}>{words.value.common.close}</button>
          )}
        </div>
      )}
    </div>
  );
}

async function undo(back: () => Promise<void>): Promise<void> {
  toast.value = null;
  await back();
}
