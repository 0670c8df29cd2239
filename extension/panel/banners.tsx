/** What the person should know without looking for it: one quiet strip, the most important thing only. */
import type { JSX } from 'preact';
import { askBackground } from '../messages.ts';
import { adoptLocalNotes } from '../store/notes.ts';
import { setValue, type Values } from '../store/values.ts';
import { count } from '../words/words.ts';
import { Icon } from './parts/icons.tsx';
import { Quietly } from './parts/quietly.tsx';
import { account } from './here/person.ts';
import { tab, site } from './here/tab.ts';
import { adoptable, waiting } from './here/unsent.ts';
import { values } from './here/values.ts';
import { screen } from './here/view.ts';
import { language, words } from './here/words.ts';

export function Banners(): JSX.Element | null {
  const now = values.value;
  if (now === null) return null;
  return <><Quietly text={saidOf(now)} /><Banner now={now} /></>;
}

/** What is heard of it: once for each state, and not again because one note more is waiting. */
function saidOf(now: Values): string {
  const t = words.value;
  if (now.account !== null && now.connection === 'unreachable') return t.sync.unreachable;
  if (now.account !== null && now.connection === 'expired') return t.sync.expired;
  if (now.account !== null && adoptable.value > 0 && !now.adoptionAsked) return count(t.sync.adopt, adoptable.value, language.value);
  return site.value !== null && !site.value.enabled ? t.panel.off : '';
}

function Banner({ now }: { readonly now: Values }): JSX.Element | null {
  const t = words.value;
  if (now.account !== null && now.connection === 'unreachable') {
    return (
      <div class="banner away" data-banner="unreachable">
        <Icon name="away" />
        <p>{waiting.value === 0 ? t.sync.unreachable : count(t.sync.unreachableNotes, waiting.value, language.value)}</p>
        <button type="button" class="plain" onClick={() => void askBackground('panel/sync', null)}>{t.common.retry}</button>
      </div>
    );
  }
  if (now.account !== null && now.connection === 'expired') {
    return (
      <div class="banner away" data-banner="expired">
        <Icon name="warning" />
        <p>{t.sync.expired}</p>
        <button type="button" class="plain" onClick={() => (screen.value = 'account')}>{t.signin.signIn}</button>
      </div>
    );
  }
  if (now.account !== null && adoptable.value > 0 && !now.adoptionAsked) {
    return (
      <div class="banner" data-banner="adopt">
        <p>{count(t.sync.adopt, adoptable.value, language.value)}</p>
        <button type="button" class="plain" onClick={() => void adopt()}>{t.sync.adoptYes}</button>
        <button type="button" class="plain" onClick={() => void setValue('adoptionAsked', true)}>{t.common.notNow}</button>
      </div>
    );
  }
  if (site.value !== null && !site.value.enabled) {
    const here = tab.value;
    return (
      <div class="banner" data-banner="off">
        <p>{t.panel.off}</p>
        <button type="button" class="plain" onClick={() => here !== null && void askBackground('panel/site', { tab: here, enabled: true })}>{t.panel.turnOn}</button>
      </div>
    );
  }
  if (now.account === null && !now.localOnly && screen.value !== 'account') {
    return (
      <div class="banner" data-banner="local">
        <p>{t.sync.local}</p>
        <button type="button" class="plain" onClick={() => (screen.value = 'account')}>{t.signin.signIn}</button>
      </div>
    );
  }
  return null;
}

async function adopt(): Promise<void> {
  await adoptLocalNotes(account.value);
  await setValue('adoptionAsked', true);
  await askBackground('panel/wrote', { documents: [] });
  await askBackground('panel/settings', null);
}
