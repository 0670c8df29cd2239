import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { askBackground } from '../../messages.ts';
import { say, toast } from '../here/toast.ts';
import { fill } from '../../words/words.ts';
import { AskForm, Field } from '../parts/fields.tsx';
import { Icon } from '../parts/icons.tsx';
import { Delegation } from './delegation.tsx';
import { DeleteAccount, SaveOwn } from './leaving.tsx';
import { ShowMe } from './presence.tsx';
import { SignIn } from './sign-in.tsx';
import { delegations, stream } from '../here/person.ts';
import { values } from '../here/values.ts';
import { screen } from '../here/view.ts';
import { words } from '../here/words.ts';

/** Back to the document; the focus goes to the button that had led here. */
export function leaveAccount(): void {
  screen.value = 'document';
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-account]')?.focus());
}

/** Who one is, and with whom: sign-in, delegations, people, invitations. */
export function Account(): JSX.Element {
  const signedIn = values.value?.account ?? null;
  const t = words.value;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    const field = event.target;
    // What is typed is not thrown away by one key: the first goes to the way back, the second takes it.
    if (field instanceof HTMLInputElement && field.type !== 'checkbox' && field.value !== '') (event.currentTarget as HTMLElement).querySelector<HTMLElement>('.back')?.focus();
    else leaveAccount();
  };
  return (
    <div class="account" onKeyDown={onKey}>
      <button type="button" class="plain back" onClick={leaveAccount}><Icon name="back" />{t.common.back}</button>
      {signedIn === null || values.value?.connection === 'expired' ? <SignIn /> : null}
      {signedIn !== null && (
        <>
          <section class="who">
            <h2>{signedIn.name === '' ? t.signin.account : <bdi>{signedIn.name}</bdi>}</h2>
            <p class="hint">{fill(t.signin.signedInAs, { email: signedIn.email })}</p>
            {signedIn.name === '' && <OwnName />}
            <button type="button" class="plain" data-sign-out onClick={() => void askBackground('panel/sign-out', null).then(say)}>{t.signin.signOut}</button>
          </section>
          <section>
            <h2>{t.delegation.delegation}</h2>
            {delegations.value.length === 0 && <p class="hint">{t.delegation.none}</p>}
            {[...delegations.value].sort((a, b) => Number(b.id === stream.value) - Number(a.id === stream.value)).map((each) => <Delegation key={each.id} delegation={each} />)}
          </section>
          <Join />
          <Create />
          <section class="own-account">
            <h2>{t.signin.account}</h2>
            {delegations.value.length > 0 && <ShowMe />}
            <SaveOwn signedIn={signedIn} />
            <DeleteAccount signedIn={signedIn} />
          </section>
        </>
      )}
    </div>
  );
}

function OwnName(): JSX.Element {
  const [name, setName] = useState('');
  return (
    <AskForm name="own-name" label={words.value.signin.name} submit={words.value.common.save} ask={() => (name.trim() === '' ? Promise.resolve({ ok: false as const, problem: 'empty' as const }) : askBackground('panel/set-name', { name }))} done={() => undefined}>
      <Field label={words.value.signin.name} name="name" complete="name" value={name} change={setName} />
    </AskForm>
  );
}

export function Join(): JSX.Element {
  const [code, setCode] = useState('');
  const t = words.value.delegation;
  const joined = (made: { name: string }): void => {
    setCode('');
    toast.value = { kind: 'said', text: fill(t.joined, { name: made.name }) };
  };
  return (
    <section>
      <h2>{t.join}</h2>
      <AskForm name="join" label={t.join} submit={t.join} ask={() => askBackground('panel/join', { code })} done={joined}>
        <Field label={t.joinCode} name="invitation" ltr value={code} change={setCode} />
      </AskForm>
    </section>
  );
}

function Create(): JSX.Element {
  const [name, setName] = useState('');
  const t = words.value.delegation;
  return (
    <section>
      <h2>{t.create}</h2>
      <AskForm name="create" label={t.create} submit={t.create} ask={() => askBackground('panel/create-delegation', { name })} done={() => setName('')}>
        <Field label={t.name} name="delegation" complete="organization" value={name} change={setName} />
      </AskForm>
    </section>
  );
}
