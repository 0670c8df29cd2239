import type { JSX } from 'preact';
import { browser } from 'wxt/browser';
import { askBackground } from '../messages.ts';
import { PRIVATE } from '../store/database.ts';
import { changeValue } from '../store/values.ts';
import { count } from '../words/words.ts';
import { documentName } from './here/symbols.ts';
import { Icon } from './parts/icons.tsx';
import { Presence } from './person/presence.tsx';
import { answer, searching } from './search/asking.ts';
import { openExchange } from './exchange/open.ts';
import { listShown } from './shortcuts.tsx';
import { unread } from './here/notes.ts';
import { account, delegations, stream } from './here/person.ts';
import { documentKey, tab, tabDocument } from './here/tab.ts';
import { waiting } from './here/unsent.ts';
import { values } from './here/values.ts';
import { screen, type View, view } from './here/view.ts';
import { language, words } from './here/words.ts';

export function Head(): JSX.Element {
  return (
    <div class="head">
      <div class="head-row">
        <Identity />
        <SyncDot />
        <button type="button" class="quiet" data-account aria-pressed={screen.value === 'account'} title={words.value.signin.account} aria-label={words.value.signin.account} onClick={() => (screen.value = screen.value === 'account' ? 'document' : 'account')}>
          <Icon name="person" />
        </button>
        <button type="button" class="quiet" data-shortcuts aria-keyshortcuts="?" aria-expanded={listShown.value} title={words.value.notesView.keys.title} aria-label={words.value.notesView.keys.title} onClick={() => (listShown.value = !listShown.value)}>
          <Icon name="keyboard" />
        </button>
        <button type="button" class="quiet" data-exchange-open title={words.value.exchange.open} aria-label={words.value.exchange.open} onClick={() => void openExchange(documentKey.value === null || tab.value === null ? null : { document: documentKey.value, tab: tab.value })}>
          <Icon name="exchange" />
        </button>
        <button type="button" class="quiet" title={words.value.common.settings} aria-label={words.value.common.settings} onClick={() => void browser.runtime.openOptionsPage()}>
          <Icon name="gear" />
        </button>
      </div>
      <Title />
      <Switcher />
      <Presence />
    </div>
  );
}

function Identity(): JSX.Element {
  const document = tabDocument.value?.document;
  const id = document?.id ?? null;
  if (!document) return <h1 class="symbol"><bdi>Rapporteur</bdi></h1>;
  const name = id === null ? '' : documentName(id, language.value);
  return (
    <h1 class="symbol" title={name} data-document={id}>
      <bdi>{name === '' ? words.value.panel.wholeDocument : name}</bdi>
    </h1>
  );
}

function Title(): JSX.Element | null {
  const { title = null, language: tongue = null } = tabDocument.value?.document ?? {};
  if (title === null && tongue === null) return null;
  // The edition's language stands here: beside five buttons there is no room for it and for the document's name.
  return (
    <p class="title" title={title ?? undefined}>
      {tongue !== null && <span class="chip">{words.value.languages[tongue]}</span>}{' '}
      {title !== null && <bdi lang={tongue ?? undefined}>{title}</bdi>}
    </p>
  );
}

/** Which delegation is at work: one glance, one key. */
function Switcher(): JSX.Element | null {
  const t = words.value.delegation;
  if (values.value?.account == null) return null;
  return (
    <label class="switcher">
      <Icon name={stream.value === PRIVATE ? 'lock' : 'people'} />
      <span class="unseen">{t.active}</span>
      <select value={stream.value} onChange={(event) => void choose(event.currentTarget.value)}>
        {delegations.value.map((each) => <option key={each.id} value={each.id}>{`${each.name} · ${t[each.role]}`}</option>)}
        <option value={PRIVATE}>{t.onlyMe}</option>
      </select>
    </label>
  );
}

async function choose(chosen: string): Promise<void> {
  await changeValue('streams', (streams) => ({ ...streams, [account.value]: chosen }));
  await askBackground('panel/settings', null);
}

function SyncDot(): JSX.Element | null {
  if (values.value === null) return null;
  const { state, text } = standing(values.value.connection, waiting.value);
  return (
    <button type="button" class={`dot ${state}`} aria-label={text} data-sync={values.value.connection} data-waiting={waiting.value} onClick={() => void askBackground('panel/sync', null)}>
      <span class="mark" aria-hidden="true" />
      <span class="tip" role="tooltip">{text}</span>
    </button>
  );
}

function standing(connection: string, left: number): { state: string; text: string } {
  const t = words.value.sync;
  switch (connection) {
    case 'local':
      return { state: 'local', text: t.local };
    case 'unreachable':
      return { state: 'away', text: left === 0 ? t.unreachable : count(t.unreachableNotes, left, language.value) };
    case 'expired':
      return { state: 'away', text: t.expired };
    default:
      return left === 0 ? { state: connection === 'online' ? 'well' : 'waits', text: connection === 'online' ? t.allSent : words.value.common.loading } : { state: 'waits', text: count(t.waiting, left, language.value) };
  }
}

interface TabsProps {
  readonly counts: Readonly<Record<'outline' | 'notes' | 'citations', number>>;
}

export function Tabs({ counts }: TabsProps): JSX.Element {
  const t = words.value.panel;
  const own = ['outline', 'notes', 'citations'] as const;
  // What was found stands before the document's own views, as long as something is searched.
  const all: readonly View[] = searching.value ? ['found', ...own] : own;
  const numbers: Readonly<Record<View, number | null>> = { ...counts, outline: searching.value ? counts.outline : null, found: answer.value?.total ?? null };
  const onKey = (event: KeyboardEvent): void => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const step = event.key === forward ? 1 : event.key === back ? -1 : 0;
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step === 0 ? null : (all.indexOf(view.value) + step + all.length) % all.length;
    if (next === null) return;
    event.preventDefault();
    view.value = all[next]!;
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${view.value}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t.views} onKeyDown={onKey}>
      {all.map((each) => (
        <button key={each} type="button" role="tab" id={`tab-${each}`} aria-controls="view" aria-selected={view.value === each} tabIndex={view.value === each ? 0 : -1} onClick={() => (view.value = each)}>
          {each === 'found' ? words.value.notesView.search.results : t[each]}
          {numbers[each] !== null && <span class="count">{numbers[each]}</span>}
          {each === 'notes' && unread.value.size > 0 && <span class="new" title={words.value.notesView.list.unread}><span class="unseen">{words.value.notesView.list.unread}: {unread.value.size}</span></span>}
        </button>
      ))}
    </div>
  );
}
