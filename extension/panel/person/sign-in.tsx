import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { askBackground } from '../../messages.ts';
import { setValue } from '../../store/values.ts';
import { fill } from '../../words/words.ts';
import { AskForm, Field } from '../parts/fields.tsx';
import { values } from '../here/values.ts';
import { screen } from '../here/view.ts';
import { words } from '../here/words.ts';

type Way = 'code' | 'password' | 'new';

/** @param bare without the ways round it, where they stand beside it already */
export function SignIn({ bare = false }: { readonly bare?: boolean }): JSX.Element {
  const [way, setWay] = useState<Way>('code');
  const [email, setEmail] = useState('');
  const t = words.value.signin;
  return (
    <section class="sign-in">
      {bare ? <h4>{t.title}</h4> : <><h2>{t.title}</h2><p>{t.why}</p></>}
      <div class="ways" role="group" aria-label={t.title}>
        {(['code', 'password', 'new'] as const).map((each) => (
          <button key={each} type="button" data-way={each} aria-pressed={way === each} onClick={() => setWay(each)}>{each === 'code' ? t.withCode : each === 'password' ? t.withPassword : t.newAccount}</button>
        ))}
      </div>
      {way === 'code' && <ByCode email={email} setEmail={setEmail} />}
      {way === 'password' && <ByPassword email={email} setEmail={setEmail} />}
      {way === 'new' && <NewAccount email={email} setEmail={setEmail} />}
      {!bare && <p class="hint server">
        <bdi dir="ltr">{values.value?.backend.address}</bdi>{' '}
        <button type="button" class="link" onClick={() => void browser.runtime.openOptionsPage()}>{words.value.common.settings}</button>
      </p>}
      {!bare && values.value?.account == null && (
        <div class="local-only">
          <button type="button" class="plain" onClick={() => void setValue('localOnly', true).then(() => (screen.value = 'document'))}>{t.useHere}</button>
          <p class="hint">{t.useHereHint}</p>
        </div>
      )}
    </section>
  );
}

interface WayProps {
  readonly email: string;
  readonly setEmail: (email: string) => void;
}

function Email({ email, setEmail }: WayProps): JSX.Element {
  return <Field label={words.value.signin.email} name="email" type="email" complete="username" value={email} change={setEmail} />;
}

function ByCode({ email, setEmail }: WayProps): JSX.Element {
  const [sent, setSent] = useState(false);
  const t = words.value.signin;
  if (sent) return <Code email={email} back={() => setSent(false)} />;
  return (
    <AskForm name="send-code" label={t.withCode} submit={t.sendCode} ask={() => askBackground('panel/send-code', { email })} done={() => setSent(true)}>
      <Email email={email} setEmail={setEmail} />
    </AskForm>
  );
}

function Code({ email, back }: { readonly email: string; readonly back: () => void }): JSX.Element {
  const [code, setCode] = useState('');
  const t = words.value.signin;
  return (
    <AskForm
      name="check-code"
      label={t.withCode}
      submit={t.checkCode}
      ask={() => askBackground('panel/check-code', { email, code })}
      done={() => undefined}
      more={<button type="button" class="plain" onClick={back}>{words.value.common.back}</button>}
    >
      <p role="status">{fill(t.codeSent, { email })}</p>
      <Field label={t.code} name="code" complete="one-time-code" ltr value={code} change={setCode} />
    </AskForm>
  );
}

function ByPassword({ email, setEmail }: WayProps): JSX.Element {
  const [password, setPassword] = useState('');
  const t = words.value.signin;
  return (
    <AskForm name="sign-in" label={t.withPassword} submit={t.signIn} ask={() => askBackground('panel/sign-in', { email, password })} done={() => undefined}>
      <Email email={email} setEmail={setEmail} />
      <Field label={t.password} name="password" type="password" complete="current-password" value={password} change={setPassword} />
    </AskForm>
  );
}

function NewAccount({ email, setEmail }: WayProps): JSX.Element {
  const [password, setPassword] = useState('');
  const [name, setName] = useState('');
  const [confirm, setConfirm] = useState(false);
  const t = words.value.signin;
  if (confirm) return <Code email={email} back={() => setConfirm(false)} />;
  return (
    <AskForm name="sign-up" label={t.newAccount} submit={t.signUp} ask={() => askBackground('panel/sign-up', { email, password, name })} done={(made) => setConfirm(made.confirm)}>
      <Field label={t.name} name="name" complete="name" value={name} change={setName} />
      <Email email={email} setEmail={setEmail} />
      <Field label={t.password} name="password" type="password" complete="new-password" hint={t.passwordHint} value={password} change={setPassword} />
    </AskForm>
  );
}
