import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { holdDeletion, UNDO_PAUSE } from '../store/notes.ts';
import { problemText, words } from './here/words.ts';
import { bringBack } from './notes/remove.ts';
import { toast, undo } from './here/toast.ts';

/** What was just done, with the way back; announced once, gone when the way back is. */
export function ToastLine(): JSX.Element {
  const now = toast.value;
  const [held, setHeld] = useState(false);
  useEffect(() => setHeld(false), [now]);
  useEffect(() => {
    if (now === null || now.kind === 'problem') return;
    if (!held) {
      const timer = setTimeout(() => (toast.value = null), UNDO_PAUSE - 500);
      return () => clearTimeout(timer);
    }
    if (now.kind !== 'deleted') return;
    // The way back stays open as long as somebody is on it.
    const again = setInterval(() => void holdDeletion(now.deletion), UNDO_PAUSE / 4);
    void holdDeletion(now.deletion);
    return () => clearInterval(again);
  }, [now, held]);
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {now !== null && (
        <div class={`toast ${now.kind}`} data-toast={now.kind} onFocusIn={() => setHeld(true)} onFocusOut={() => setHeld(false)} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onKeyDown={onKey}>
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

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  toast.value = null;
}
