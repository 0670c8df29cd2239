import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { LANGUAGES, type Language } from '../../../shared/languages/types.ts';
import { askBackground, type Outcome } from '../../messages.ts';
import { changeValue, setValue, type Values } from '../../store/values.ts';
import { AskForm, Field } from '../parts/fields.tsx';
import { KeptTexts } from '../document/kept-texts.tsx';
import { Copies } from '../document/to-reader.tsx';
import { openExchange } from '../exchange/open.ts';
import { values } from '../here/values.ts';
import { followLanguage, words } from '../here/words.ts';
import { Shortcuts } from './keys.tsx';
import { ShowMe } from './presence.tsx';

/** Each language under its own name, so that a person finds his own in any other. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { ar: 'العربية', zh: '中文', en: 'English', fr: 'Français', ru: 'Русский', es: 'Español' };

export function Options(): JSX.Element | null {
  const now = values.value;
  useEffect(() => followLanguage(() => `Rapporteur · ${words.value.settings.title}`), []);
  if (now === null) return null;
  const t = words.value.settings;
  const w = words.value.welcome;
  return (
    <main class="options">
      <h1>{t.title}</h1>
      <section>
        <label class="field">
          <span>{t.language}</span>
          <select name="language" value={now.language} onChange={(event) => void setAndTell('language', event.currentTarget.value as Values['language'])}>
            <option value="auto">{t.languageAuto}</option>
            {LANGUAGES.map((each) => <option key={each} value={each} lang={each}>{OWN_NAMES[each]}</option>)}
          </select>
        </label>
      </section>
      <section>
        <h2>{t.backend}</h2>
        <p class="hint">{t.backendHint}</p>
        <BackendForm address={now.backend.address} given={now.backend.key} />
      </section>
      <section>
        <h2>{t.page}</h2>
        <Switch label={t.bands} name="bands" on={now.bands} />
        <Switch label={t.citations} name="citations" on={now.citations} />
        <Switch label={t.links} name="links" on={now.links} />
        <h3>{t.sitesOff}</h3>
        {now.sitesOff.length === 0 ? (
          <p class="hint">{t.sitesOffNone}</p>
        ) : (
          <ul class="sites">
            {now.sitesOff.map((host) => (
              <li key={host}><bdi dir="ltr">{host}</bdi> <button type="button" class="plain" onClick={() => void turnOn(host)}>{t.turnOnSite}</button></li>
            ))}
          </ul>
        )}
      </section>
      <section data-section="sites-read">
        <h3>{w.sitesRead}</h3>
        {now.sitesRead.length === 0 ? <p class="hint">{w.sitesReadNone}</p> : (
          <ul class="sites">
            {now.sitesRead.map((host) => (
              <li key={host}><bdi dir="ltr">{host}</bdi> <button type="button" class="plain" onClick={() => void changeValue('sitesRead', (sites) => sites.filter((each) => each !== host))}>{w.sitesReadStop}</button></li>
            ))}
          </ul>
        )}
      </section>
      <section data-section="sharing">
        <h2>{w.sharing}</h2>
        <ShowMe />
        <Mentions on={now.notifyMentions} />
      </section>
      <Copies />
      <KeptTexts />
      <Shortcuts>
        <div>
          <Switch label={t.letters} name="letters" on={now.letters} />
          <p class="hint">{t.lettersHint}</p>
        </div>
      </Shortcuts>
      <section class="buttons">
        <button type="button" class="plain" data-exchange-open onClick={() => void openExchange(null)}>{words.value.exchange.open}</button>
        <button type="button" class="plain" data-welcome onClick={() => void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })}>{w.again}</button>
      </section>
      <p class="hint">{t.privacy}</p>
    </main>
  );
}

export function BackendForm({ address: known, given }: { readonly address: string; readonly given: string }): JSX.Element {
  const [address, setAddress] = useState(known);
  const [key, setKey] = useState(given);
  const [saved, setSaved] = useState(false);
  const t = words.value.settings;
  const change = (set: (value: string) => void) => (value: string) => {
    setSaved(false);
    set(value);
  };
  return (
    <AskForm name="backend" label={t.backend} submit={t.check} ask={() => useBackend(address, key)} done={() => setSaved(true)}>
      <Field label={t.address} name="address" type="url" value={address} change={change(setAddress)} />
      <Field label={t.key} name="key" hint={t.keyHint} ltr value={key} change={change(setKey)} />
      {saved && <p class="good" role="status">{t.saved}</p>}
    </AskForm>
  );
}

/** The browser asks the person for the server's origin; that has to happen within the click. */
async function useBackend(address: string, key: string): Promise<Outcome<null>> {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return { ok: false, problem: 'badAddress' };
  }
  if (url.protocol === 'https:') {
    const granted = await browser.permissions.request({ origins: [`https://${url.hostname}/*`] }).catch(() => false);
    if (!granted) return { ok: false, problem: 'noPermission' };
  }
  return askBackground('panel/backend', { address, key });
}

/** The browser is asked within the click. */
function Mentions({ on }: { readonly on: boolean }): JSX.Element {
  const [refused, setRefused] = useState(false);
  const t = words.value.notesView.alerts;
  const choose = async (wanted: boolean): Promise<void> => {
    const allowed = !wanted || (await browser.permissions.request({ permissions: ['notifications'] }).catch(() => false));
    setRefused(!allowed);
    await setValue('notifyMentions', wanted && allowed);
  };
  return (
    <div>
      <label class="switch">
        <input type="checkbox" name="notify" checked={on} onChange={(event) => void choose(event.currentTarget.checked)} />
        <span>{t.notify}</span>
      </label>
      <p class="hint">{t.notifyHint}</p>
      {refused && <p class="problem" role="alert">{t.refused}</p>}
    </div>
  );
}

function Switch({ label, name, on }: { readonly label: string; readonly name: 'bands' | 'citations' | 'links' | 'letters'; readonly on: boolean }): JSX.Element {
  return (
    <label class="switch">
      <input type="checkbox" name={name} checked={on} onChange={(event) => void setAndTell(name, event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

export async function setAndTell<K extends 'bands' | 'citations' | 'links' | 'letters' | 'language'>(name: K, value: Values[K]): Promise<void> {
  await setValue(name, value);
  await askBackground('panel/settings', null);
}

async function turnOn(host: string): Promise<void> {
  await changeValue('sitesOff', (off) => off.filter((each) => each !== host));
  await askBackground('panel/settings', null);
}
