import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { askBackground } from '../messages.ts';
import { PRIVATE } from '../store/database.ts';
import { changeValue } from '../store/values.ts';
import { count } from './doing.ts';
import { useCards } from './cards.ts';
import { directionOfField } from './compose/fields.tsx';
import { Icon } from './icons.tsx';
import { account, delegations, language, query, screen, stream, tabDocument, values, view, waiting, words } from './state.ts';

export function Head(): JSX.Element {
  return (
    <header class="head">
      <div class="head-row">
        <Identity />
        <SyncDot />
        <button type="button" class="quiet" aria-pressed={screen.value === 'account'} title={words.value.signin.account} aria-label={words.value.signin.account} onClick={() => (screen.value = screen.value === 'account' ? 'document' : 'account')}>
          <Icon name="person" />
        </button>
        <button type="button" class="quiet" title={words.value.common.settings} aria-label={words.value.common.settings} onClick={() => void browser.runtime.openOptionsPage()}>
          <Icon name="gear" />
        </button>
      </div>
      <Title />
      <Switcher />
    </header>
  );
}

function Identity(): JSX.Element {
  const document = tabDocument.value?.document;
  const id = document?.id ?? null;
  const cards = useCards(useMemo(() => (id === null || id.startsWith('web:') ? [] : [id]), [id]));
  if (!document) return <h1 class="symbol"><bdi>Rapporteur</bdi></h1>;
  const name = cards.get(id ?? '')?.name ?? symbolOf(id);
  return (
    <h1 class="symbol" title={name} data-document={id}>
      <bdi>{name === '' ? words.value.panel.wholeDocument : name}</bdi>
      {document.language !== null && <span class="chip">{words.value.languages[document.language]}</span>}
    </h1>
  );
}

/** What people call a document: its symbol without our prefix; of an address, the host and the last part. */
export function symbolOf(id: string | null): string {
  if (id === null) return '';
  if (id.startsWith('web:')) {
    try {
      const url = new URL(id.slice(4));
      return `${url.hostname}/…/${decodeURIComponent(url.pathname.split('/').findLast((part) => part !== '') ?? '')}`.slice(0, 80);
    } catch {
      return id.slice(4, 84);
    }
  }
  return id.replace(/^(?:un|itu|wsis|ietf|iso|ieee):(?:doc\/)?/, '');
}

function Title(): JSX.Element | null {
  const title = tabDocument.value?.document.title ?? null;
  return title === null ? null : <p class="title" dir="auto" title={title}>{title}</p>;
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

export function Search(): JSX.Element {
  return (
    <div class="search">
      <input
        type="search"
        {...directionOfField(query.value)}
        value={query.value}
        placeholder={words.value.panel.search}
        aria-label={words.value.panel.search}
        onInput={(event) => (query.value = event.currentTarget.value)}
      />
    </div>
  );
}

export function Tabs({ counts }: { readonly counts: Readonly<Record<'outline' | 'notes' | 'citations', number>> }): JSX.Element {
  const t = words.value.panel;
  const all = ['outline', 'notes', 'citations'] as const;
  const onKey = (event: KeyboardEvent): void => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const step = event.key === forward ? 1 : event.key === back ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    view.value = all[(all.indexOf(view.value) + step + all.length) % all.length]!;
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${view.value}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t.views} onKeyDown={onKey}>
      {all.map((each) => (
        <button key={each} type="button" role="tab" id={`tab-${each}`} aria-controls="view" aria-selected={view.value === each} tabIndex={view.value === each ? 0 : -1} onClick={() => (view.value = each)}>
          {t[each]}
          {each !== 'outline' || query.value !== '' ? <span class="count">{counts[each]}</span> : null}
        </button>
      ))}
    </div>
  );
}

