/** The first minutes: the three jobs on a sample that one can touch, and two ways to begin. Nothing here has to be done. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { LANGUAGES, type Language } from '../../shared/languages/types.ts';
import { openPanel } from '../background/side-panel.ts';
import { Join } from '../panel/person/account.tsx';
import { BackendForm, OWN_NAMES, setAndTell } from '../panel/person/options.tsx';
import { SignIn } from '../panel/person/sign-in.tsx';
import { delegations, stream } from '../panel/here/person.ts';
import { values } from '../panel/here/values.ts';
import { screen } from '../panel/here/view.ts';
import { followLanguage, language, words } from '../panel/here/words.ts';
import { ToastLine } from '../panel/toast-line.tsx';
import { setValue, type Values } from '../store/values.ts';
import { directionOf, fill } from '../words/words.ts';
import { SAMPLE } from './sample.ts';

followLanguage();

let here = -1;
void browser.tabs.getCurrent().then((tab) => (here = tab?.id ?? -1));

export function Welcome(): JSX.Element | null {
  const now = values.value;
  if (now === null) return null;
  const t = words.value.welcome;
  return (
    <div class="welcome">
      <header>
        <p class="name"><bdi>Rapporteur</bdi></p>
        <label class="languages">
          <span class="unseen">{words.value.settings.language}</span>
          <select name="language" value={now.language} onChange={(event) => void setAndTell('language', event.currentTarget.value as Values['language'])}>
            <option value="auto">{words.value.settings.languageAuto}</option>
            {LANGUAGES.map((each) => <option key={each} value={each} lang={each}>{OWN_NAMES[each]}</option>)}
          </select>
        </label>
      </header>
      <main>
        <div class="opening">
          <h1>{t.title}</h1>
          <p>{t.lead}</p>
        </div>
        <Sample key={language.value} language={language.value} label={t.sample} />
        <div class="beside">
          <ol class="jobs">
            <Job title={t.clauses} text={t.clausesText} kind="clauses" />
            <Job title={t.citations} text={t.citationsText} kind="citations" />
            <Job title={t.notes} text={t.notesText} kind="notes" />
          </ol>
          <button type="button" class="plain" data-open-panel onClick={() => openPanel(here)}>{t.openPanel}</button>
        </div>
        <Begin />
      </main>
      <footer class="hint">
        <p>{t.sites}</p>
        <button type="button" class="link" onClick={() => void browser.runtime.openOptionsPage()}>{words.value.common.settings}</button>
      </footer>
      <ToastLine />
    </div>
  );
}

function Job({ title, text, kind }: { readonly title: string; readonly text: string; readonly kind: string }): JSX.Element {
  return <li class={`job of-${kind}`}><h2>{title}</h2><p>{text}</p></li>;
}

function Sample({ language: shown, label }: { readonly language: Language; readonly label: string }): JSX.Element {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const ended = new AbortController();
    // What reads a document is larger than the page: its words are there first.
    void import('./document.ts').then(({ readSample }) => (place.current === null || ended.signal.aborted ? undefined : readSample(place.current, shown, ended.signal)));
    return () => ended.abort();
  }, [shown]);
  const [name = '', title = '', ...rest] = SAMPLE[shown].split('\n');
  return (
    <section class="sample">
      <p class="hint">{label}</p>
      <article class="sheet" ref={place} lang={shown} dir={directionOf(shown)}>
        <h2 class="of-document">{name}</h2>
        <h3 class="of-document">{title}</h3>
        {rest.map((line, at) => <p key={at} class={line.includes('\t') ? 'item' : undefined}>{line}</p>)}
      </article>
    </section>
  );
}

function Begin(): JSX.Element {
  const now = values.value!;
  const t = words.value.welcome;
  const joined = delegations.value.find(({ id }) => id === stream.value) ?? delegations.value[0];
  return (
    <section class="begin" aria-labelledby="begin">
      <h2 id="begin">{t.begin}</h2>
      <div class="two">
        <section data-begin="alone">
          <h3>{t.alone}</h3>
          <p>{t.aloneText}</p>
          {now.localOnly && now.account === null
            ? <p class="good" role="status">{t.aloneDone}</p>
            : now.account === null && <button type="button" class="main" data-alone onClick={() => void setValue('localOnly', true)}>{t.alone}</button>}
        </section>
        <section data-begin="together">
          <h3>{t.together}</h3>
          {now.account !== null && joined !== undefined ? <p class="good" role="status" data-joined={joined.id}>{fill(t.togetherDone, { name: joined.name })}</p> : <p>{t.togetherText}</p>}
          {now.account === null && (
            <details open={now.backend.key === ''}>
              <summary>{t.server}</summary>
              <BackendForm address={now.backend.address} given={now.backend.key} />
            </details>
          )}
          {now.account === null && now.backend.key !== '' && <SignIn bare />}
          {now.account !== null && joined === undefined && <Join />}
        </section>
      </div>
    </section>
  );
}

// The account's own screen is the panel's; here a sign-in stays on this page.
screen.value = 'document';
