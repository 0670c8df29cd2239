import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Role } from '../../../shared/notes/types.ts';
import { askBackground } from '../../messages.ts';
import type { DelegationRow } from '../../store/database.ts';
import { count, fill, say } from '../doing.ts';
import { AskForm, Field } from '../compose/fields.tsx';
import { Icon } from '../icons.tsx';
import { SignIn } from './sign-in.tsx';
import { delegations, language, screen, stream, toast, values, words } from '../state.ts';

/** Who one is, and with whom: sign-in, delegations, people, invitations. */
export function Account(): JSX.Element {
  const signedIn = values.value?.account ?? null;
  const t = words.value;
  return (
    <div class="account">
      <button type="button" class="plain back" onClick={() => (screen.value = 'document')}><Icon name="back" />{t.common.back}</button>
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

function Delegation({ delegation }: { readonly delegation: DelegationRow }): JSX.Element {
  const [inviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const t = words.value.delegation;
  useEffect(() => void askBackground('panel/roster', { delegation: delegation.id }), [delegation.id]);
  const leave = async (): Promise<void> => {
    const left = await askBackground('panel/leave', { delegation: delegation.id });
    setLeaving(false);
    if (left.ok) toast.value = { kind: 'said', text: fill(t.left, { name: delegation.name }) };
    else say(left);
  };
  return (
    <article class="delegation" data-delegation={delegation.id}>
      <h3><bdi>{delegation.name}</bdi> <span class="chip">{t[delegation.role]}</span></h3>
      <details open={delegation.members <= 8}>
        <summary>{count(t.people, delegation.members, language.value)}</summary>
        <ul class="roster" aria-label={t.roster}>
          {delegation.roster.map((member) => <li key={member.person}><bdi>{member.name}</bdi><span class="hint">{t[member.role]}</span></li>)}
        </ul>
      </details>
      <div class="buttons">
        {delegation.role === 'head' && <button type="button" class="plain" data-invite aria-expanded={inviting} onClick={() => setInviting(!inviting)}>{t.invite}</button>}
        <button type="button" class="plain" data-leave aria-expanded={leaving} onClick={() => setLeaving(!leaving)}>{t.leave}</button>
      </div>
      {inviting && <Invite delegation={delegation.id} />}
      {leaving && (
        <div class="sure" role="group">
          <p>{fill(t.leaveSure, { name: delegation.name })}</p>
          <div class="buttons">
            <button type="button" class="danger" data-leave-sure onClick={() => void leave()}>{t.leave}</button>
            <button type="button" class="plain" onClick={() => setLeaving(false)}>{words.value.common.cancel}</button>
          </div>
        </div>
      )}
    </article>
  );
}

function Invite({ delegation }: { readonly delegation: string }): JSX.Element {
  const [role, setRole] = useState<Role>('member');
  const [uses, setUses] = useState('1');
  const [made, setMade] = useState<{ code: string } | null>(null);
  const t = words.value.delegation;
  if (made !== null) return <NewCode code={made.code} />;
  return (
    <AskForm name="invite" label={t.invite} submit={t.makeCode} ask={() => askBackground('panel/invite', { delegation, role, uses: Number(uses) })} done={setMade}>
      <label class="field">
        <span>{t.role}</span>
        <select name="role" value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
          <option value="member">{t.member}</option>
          <option value="observer">{t.observer}</option>
          <option value="head">{t.head}</option>
        </select>
      </label>
      <Field label={t.uses} name="uses" type="number" value={uses} change={setUses} />
    </AskForm>
  );
}

function NewCode({ code }: { readonly code: string }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const t = words.value;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <div class="new-code" role="status">
      <p>{t.delegation.codeOnce}</p>
      <p><output class="code" dir="ltr" data-code>{code}</output></p>
      <button type="button" class="plain" onClick={() => void copy()}>{copied ? t.common.copied : t.common.copy}</button>
    </div>
  );
}

function Join(): JSX.Element {
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
