import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { words } from '../here/words.ts';

interface SureProps {
  readonly name: 'leave' | 'remove' | 'revoke' | 'delete-account';
  readonly text: string;
  /** What the button says that does it. */
  readonly act: string;
  readonly sure: () => Promise<void>;
  readonly cancel: () => void;
  /** Whether enough has been said to do it. */
  readonly ready?: boolean;
  readonly children?: ComponentChildren;
}

/** What cannot be taken back is said in full, beside the button that does it. */
export function Sure({ name, text, act, sure, cancel, ready = true, children }: SureProps): JSX.Element {
  const [busy, setBusy] = useState(false);
  const id = useId();
  const go = async (): Promise<void> => {
    setBusy(true);
    await sure();
    setBusy(false);
    cancel();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    cancel();
  };
  return (
    <div class="sure" role="group" aria-label={act} aria-describedby={id} onKeyDown={onKey}>
      <p id={id}>{text}</p>
      {children}
      <div class="buttons">
        <button type="button" class="danger" {...{ [`data-${name}-sure`]: true }} disabled={busy || !ready} onClick={() => void go()}>{act}</button>
        <button type="button" class="plain" onClick={cancel}>{words.value.common.cancel}</button>
      </div>
    </div>
  );
}
