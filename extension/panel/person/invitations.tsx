import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Invitation } from '../../../shared/notes/protocol.ts';
import type { Role } from '../../../shared/notes/types.ts';
import { askBackground } from '../../messages.ts';
import { AskForm, Field } from '../parts/fields.tsx';
import { time } from '../here/time.ts';
import { say, toast } from '../here/toast.ts';
import { count, fill } from '../../words/words.ts';
import { Sure } from './sure.tsx';
import { language, words } from '../here/words.ts';

/** A new invitation, and those that are still good. The codes are told once; here stand only their bounds. */
export function Invitations({ delegation }: { readonly delegation: string }): JSX.Element {
  const [open, setOpen] = useState<readonly Invitation[] | null>(null);
  const [revoking, setRevoking] = useState<Invitation['id'] | null>(null);
  const t = words.value.people;
  const read = async (): Promise<void> => {
    const answer = await askBackground('panel/invitations', { delegation });
    if (answer.ok) setOpen(answer.value);
  };
  useEffect(() => void read(), [delegation]);
  const revoke = async (invitation: Invitation): Promise<void> => {
    const revoked = await askBackground('panel/revoke', { invitation: invitation.id });
    if (revoked.ok) toast.value = { kind: 'said', text: t.revoked };
    else say(revoked);
    await read();
  };
  return (
    <>
      <Invite delegation={delegation} made={read} />
      <section>
        <h4>{t.openInvitations}</h4>
        {open === null ? <p class="hint">{words.value.common.loading}</p> : open.length === 0 ? <p class="hint">{t.noInvitations}</p> : (
          <ul class="invitations">
            {open.map((each) => (
              <li key={each.id} data-invitation={each.id}>
                <span>{words.value.delegation[each.role]} <span class="hint">{count(t.usesLeft, each.usesLeft, language.value)}, {fill(t.until, { when: time(each.expires) })}</span></span>
                <button type="button" class="plain" data-revoke aria-expanded={revoking === each.id} onClick={() => setRevoking(revoking === each.id ? null : each.id)}>{t.revoke}</button>
                {revoking === each.id && <Sure name="revoke" text={t.revokeSure} act={t.revoke} sure={() => revoke(each)} cancel={() => setRevoking(null)} />}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Invite({ delegation, made: hasMade }: { readonly delegation: string; readonly made: () => Promise<void> }): JSX.Element {
  const [role, setRole] = useState<Role>('member');
  const [uses, setUses] = useState('1');
  const [made, setMade] = useState<{ code: string } | null>(null);
  const t = words.value.delegation;
  if (made !== null) return <NewCode code={made.code} />;
  const done = (now: { code: string }): void => {
    setMade(now);
    void hasMade();
  };
  return (
    <AskForm name="invite" label={t.invite} submit={t.makeCode} ask={() => askBackground('panel/invite', { delegation, role, uses: Number(uses) })} done={done}>
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
  const button = useRef<HTMLButtonElement>(null);
  // The form that had the focus has made room for it.
  useEffect(() => button.current?.focus(), []);
  const t = words.value;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <div class="new-code" role="status">
      <p>{t.delegation.codeOnce}</p>
      <p><output class="code" dir="ltr" data-code>{code}</output></p>
      <button ref={button} type="button" class="plain" onClick={() => void copy()}>{copied ? t.common.copied : t.common.copy}</button>
    </div>
  );
}
