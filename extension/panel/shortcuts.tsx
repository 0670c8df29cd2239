/** The keys of the panel: what they do, and the list of them. */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { bringBack } from './notes/remove.ts';
import { Icon } from './parts/icons.tsx';
import { focusNote, isTyping } from './notes/focus.ts';
import { writeOnWhole } from './notes/notes.tsx';
import { leaveAccount } from './person/account.tsx';
import { isKey } from './positions/keys.ts';
import { notes, unread } from './here/notes.ts';
import { documentKey } from './here/tab.ts';
import { toast, undo } from './here/toast.ts';
import { values } from './here/values.ts';
import { screen, view } from './here/view.ts';
import { words } from './here/words.ts';

/** Whether the list of keys is open. */
export const listShown = signal(false);

const VIEWS = { Digit1: 'outline', Digit2: 'notes', Digit3: 'citations' } as const;

export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // Whoever stands nearer to the key has had it first.
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || isTyping(event)) return;
      // Where plain letters are off, they are keys with Alt.
      if (event.altKey === lettersAreKeys() && event.key !== 'Escape') return;
      const { code, shiftKey } = event;
      // With Alt a Mac writes other signs, and of some letters the mark that waits for one.
      const key = event.altKey && /^(?:[^\u0020-\u007f]|Dead)$/u.test(event.key) && code.startsWith('Key') ? code.slice(3).toLowerCase() : event.key;
      if (!press({ key, code, shiftKey, ctrlKey: false, metaKey: false, altKey: false })) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Whether letters are keys by themselves, without Alt. */
export function lettersAreKeys(): boolean {
  return values.value?.letters !== false;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

function press(event: Pressed): boolean {
  if (event.key === '?' || event.key === '؟' || event.key === '？') {
    listShown.value = !listShown.value;
    return true;
  }
  if (event.key === 'Escape' && listShown.value) {
    listShown.value = false;
    return true;
  }
  if (event.key === 'Escape' && screen.value === 'account') {
    leaveAccount();
    return true;
  }
  if (isKey(event, 'z')) return takeBack();
  if (screen.value !== 'document') return false;
  if (event.key === '/' || event.code === 'Slash') {
    const field = document.querySelector<HTMLInputElement>('.search input');
    field?.focus();
    field?.select();
    return field !== null;
  }
  if (documentKey.value === null) return false;
  const to = event.shiftKey ? undefined : VIEWS[event.code as keyof typeof VIEWS];
  if (to !== undefined) {
    view.value = to;
    requestAnimationFrame(() => document.getElementById(`tab-${to}`)?.focus());
    return true;
  }
  if (isKey(event, 'c')) {
    writeOnWhole();
    return true;
  }
  if (isKey(event, 'n')) {
    const next = notes.value.find((row) => unread.value.has(row.id));
    if (next === undefined) return false;
    view.value = 'notes';
    focusNote(next.id);
    return true;
  }
  return false;
}

function takeBack(): boolean {
  const now = toast.value;
  if (now?.kind === 'deleted') void bringBack(now.deletion, now.document);
  else if (now?.kind === 'done') void undo(now.undo);
  else return false;
  return true;
}

export function ShortcutList(): JSX.Element | null {
  const place = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  const open = listShown.value;
  useEffect(() => {
    if (open) {
      before.current = document.activeElement;
      place.current?.focus();
    } else if (before.current instanceof HTMLElement && (document.activeElement === document.body || document.activeElement === null)) before.current.focus();
  }, [open]);
  if (!open) return null;
  const t = words.value.notesView.keys;
  const panel: readonly (readonly [readonly string[], string])[] = [
    [['/'], t.find], [['1', '2', '3'], t.views], [['C'], t.write], [['N'], t.nextUnread], [['Z'], t.undo], [['?'], t.list],
  ];
  const onNote: readonly (readonly [readonly string[], string])[] = [
    [['↓', '↑'], t.move], [['Home', 'End'], t.ends], [['Enter'], t.go], [['R'], t.reply], [['E'], t.edit], [['X'], t.resolve], [['U'], t.read], [['Delete'], t.delete],
  ];
  return (
    <section ref={place} class="shortcuts" tabIndex={-1} aria-label={t.title}>
      <header>
        <h2>{t.title}</h2>
        <button type="button" class="quiet" aria-label={words.value.common.close} title={words.value.common.close} onClick={() => (listShown.value = false)}><Icon name="cross" /></button>
      </header>
      <Keys title={t.inPanel} all={lettersAreKeys() ? panel : panel.map(([keys, does]) => [keys.map((key) => `Alt+${key}`), does])} />
      <Keys title={t.onNote} all={onNote} />
    </section>
  );
}

function Keys({ title, all }: { readonly title: string; readonly all: readonly (readonly [readonly string[], string])[] }): JSX.Element {
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {all.map(([keys, does]) => (
          <div key={does}>
            <dt>{keys.map((key) => <kbd key={key} dir="ltr">{key}</kbd>)}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
