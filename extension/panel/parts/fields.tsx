import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../../messages.ts';
import { problemText, words } from '../here/words.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly name: string;
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'number';
  readonly hint?: string;
  readonly complete?: 'off' | 'username' | 'one-time-code' | 'current-password' | 'new-password' | 'name' | 'organization';
  readonly ltr?: boolean;
}

/** What is typed finds its own direction; an empty field, with its placeholder, stands in the interface's. */
export function directionOfField(value: string): { dir?: 'auto' } {
  return value === '' ? {} : { dir: 'auto' };
}

export function Field({ label, value, change, name, type = 'text', hint, complete = 'off', ltr = false }: FieldProps): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <input type={type as 'text'} name={name} value={value} {...(ltr || type === 'email' || type === 'url' ? { dir: 'ltr' as const } : directionOfField(value))} autocomplete={complete} spellcheck={false} required onInput={(event) => change(event.currentTarget.value)} />
      {hint !== undefined && <small class="hint">{hint}</small>}
    </label>
  );
}

interface AskFormProps<T> {
  readonly label: string;
  readonly submit: string;
  readonly name: string;
  readonly ask: () => Promise<Outcome<T>>;
  readonly done: (value: T) => void;
  readonly children: ComponentChildren;
  readonly more?: ComponentChildren;
}

/** A form that asks the background for one thing: busy while it waits, and what went wrong beside the button. */
export function AskForm<T>({ label, submit, name, ask, done, children, more }: AskFormProps<T>): JSX.Element {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useTakingUp(form);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const outcome = await ask();
    setBusy(false);
    if (outcome.ok) done(outcome.value);
    else setProblem(problemText(outcome.problem, outcome.detail));
  };
  return (
    <form ref={form} class="ask" aria-label={label} data-form={name} aria-busy={busy} noValidate onSubmit={(event) => void send(event)}>
      {children}
      {problem !== null && <p class="problem" role="alert">{problem}</p>}
      <div class="buttons">
        <button type="submit" class="main" aria-disabled={busy}>{busy ? words.value.common.loading : submit}</button>
        {more}
      </div>
    </form>
  );
}

/**
 * A form that takes the place of the one before it (the server, then the account, then its code) takes up its focus, which
 * would be lost with it. Where nobody has done anything yet, or the focus is somewhere, it is left alone.
 */
function useTakingUp(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    if (!navigator.userActivation.hasBeenActive) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // What is gone keeps the focus until the next frame.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        if (document.activeElement === document.body) form.current?.querySelector('input')?.focus();
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
}
