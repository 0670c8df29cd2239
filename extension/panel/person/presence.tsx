/** Who else of the delegation is reading this document, and where; and telling them, if the person lets it. */
import { effect, signal } from '@preact/signals';
import type { JSX } from 'preact';
import { browser } from 'wxt/browser';
import { askBackground } from '../../messages.ts';
import { setValue } from '../../store/values.ts';
import type { Present } from '../../sync/presence.ts';
import { PRESENCE_KEY } from '../../tab-keys.ts';
import { inView } from '../here/in-view.ts';
import { go, documentKey, tabDocument } from '../here/tab.ts';
import { count, fill } from '../../words/words.ts';
import { account, delegations, stream } from '../here/person.ts';
import { values } from '../here/values.ts';
import { language, words } from '../here/words.ts';
import './person.css';

/** The background forgets a panel that has not said for a minute where it is, in milliseconds. */
const SAY_AGAIN = 25_000;
/** Names that stand in the panel's head. */
const SHOWN = 4;

const present = signal<Readonly<Record<string, readonly Present[]>>>({});

function take(value: unknown): void {
  present.value = typeof value === 'object' && value !== null ? (value as typeof present.value) : {};
}

/** Follows who is where, and says where this panel is, until the page goes. */
export function startPresence(): void {
  browser.storage.session.onChanged.addListener((changes) => PRESENCE_KEY in changes && take(changes[PRESENCE_KEY]?.newValue));
  void browser.storage.session.get(PRESENCE_KEY).then((all) => take(all[PRESENCE_KEY]), () => undefined);
  const hidden = signal(document.visibilityState === 'hidden');
  document.addEventListener('visibilitychange', () => (hidden.value = document.visibilityState === 'hidden'));
  addEventListener('pagehide', () => void askBackground('panel/here', null));
  effect(() => {
    const open = documentKey.value;
    const path = inView.value;
    // Read so that a change of these is told, too.
    const ready = values.value?.account != null && stream.value !== '' && values.value.showMe;
    const here = ready && open !== null && !hidden.value ? { document: open, path } : null;
    void askBackground('panel/here', here);
    if (here === null) return;
    const timer = setInterval(() => void askBackground('panel/here', here), SAY_AGAIN);
    return () => clearInterval(timer);
  });
}

export function Presence(): JSX.Element | null {
  const open = documentKey.value;
  const roster = delegations.value.find((each) => each.id === stream.value)?.roster ?? [];
  const t = words.value.people;
  // Under the roster's name for the id; whoever is not in it is nobody.
  const here = (present.value[stream.value] ?? [])
    .filter((each) => each.document === open && each.person !== account.value)
    .flatMap((each) => roster.filter(({ person }) => person === each.person).map(({ name }) => ({ ...each, name })))
    .sort((a, b) => a.name.localeCompare(b.name, language.value));
  if (open === null || here.length === 0) return null;
  const paths = new Set(tabDocument.value?.outline.map((entry) => entry.path));
  return (
    <p class="present" data-present={here.length}>
      <span>{t.here}</span>
      {here.slice(0, SHOWN).map(({ person, name, path }) =>
        path !== null && paths.has(path) ? (
          <button key={person} type="button" class="who-is" data-person={person} aria-label={fill(t.hereAt, { name, path })} onClick={() => void go({ path })}><bdi>{name}</bdi><bdi class="path" dir="ltr">{path}</bdi></button>
        ) : <span key={person} class="who-is" data-person={person}><bdi>{name}</bdi></span>,
      )}
      {here.length > SHOWN && <span title={here.slice(SHOWN).map(({ name }) => name).join(', ')}>{count(t.andMore, here.length - SHOWN, language.value)}</span>}
    </p>
  );
}

/** The person's own switch. */
export function ShowMe(): JSX.Element {
  const t = words.value.people;
  return (
    <div>
      <label class="switch">
        <input type="checkbox" name="show-me" checked={values.value?.showMe ?? true} onChange={(event) => void setValue('showMe', event.currentTarget.checked)} />
        <span>{t.showMe}</span>
      </label>
      <p class="hint">{t.showMeHint}</p>
    </div>
  );
}
