import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { askBackground, type Outcome } from '../../messages.ts';
import type { DelegationRow } from '../../store/database.ts';
import { AskForm, Field } from '../parts/fields.tsx';
import { say, toast } from '../here/toast.ts';
import { count, fill } from '../../words/words.ts';
import { account } from '../here/person.ts';
import { language, words } from '../here/words.ts';
import { AuditTrail } from './audit.tsx';
import { Invitations } from './invitations.tsx';
import { isolated } from './isolated.ts';
import { Members } from './members.tsx';
import { Sure } from './sure.tsx';

type Open = 'nothing' | 'inviting' | 'renaming' | 'auditing' | 'leaving';

/** One of the person's delegations: its people, and what he may do with it. */
export function Delegation({ delegation }: { readonly delegation: DelegationRow }): JSX.Element {
  const [open, setOpen] = useState<Open>('nothing');
  const t = words.value.delegation;
  const p = words.value.people;
  useEffect(() => void askBackground('panel/roster', { delegation: delegation.id }), [delegation.id]);
  const toggle = (which: Open) => (): void => setOpen(open === which ? 'nothing' : which);
  const head = delegation.role === 'head';
  return (
    <article class="delegation" data-delegation={delegation.id}>
      <h3><bdi>{delegation.name}</bdi> <span class="chip">{t[delegation.role]}</span></h3>
      <details open={delegation.members <= 8}>
        <summary>{count(t.people, delegation.members, language.value)}</summary>
        <Members delegation={delegation} />
      </details>
      <div class="buttons">
        {head && <button type="button" class="plain" data-invite aria-expanded={open === 'inviting'} onClick={toggle('inviting')}>{t.invite}</button>}
        {head && <button type="button" class="plain" data-rename aria-expanded={open === 'renaming'} onClick={toggle('renaming')}>{p.rename}</button>}
        {head && <button type="button" class="plain" data-audit aria-expanded={open === 'auditing'} onClick={toggle('auditing')}>{p.audit.title}</button>}
        <button type="button" class="plain" data-leave aria-expanded={open === 'leaving'} onClick={toggle('leaving')}>{t.leave}</button>
      </div>
      {open === 'inviting' && <Invitations delegation={delegation.id} />}
      {open === 'renaming' && <Rename delegation={delegation} done={() => setOpen('nothing')} />}
      {head && open === 'auditing' && <AuditTrail delegation={delegation} />}
      {open === 'leaving' && <Leave delegation={delegation} done={() => setOpen('nothing')} />}
    </article>
  );
}

function Rename({ delegation, done }: { readonly delegation: DelegationRow; readonly done: () => void }): JSX.Element {
  const [name, setName] = useState(delegation.name);
  const t = words.value.delegation;
  const named = (to: string): Promise<Outcome<null>> => askBackground('panel/rename', { delegation: delegation.id, name: to });
  const renamed = (): void => {
    toast.value = { kind: 'done', text: `${words.value.people.rename}: ${isolated(name.trim())}`, undo: async () => void say(await named(delegation.name)) };
    done();
  };
  return (
    <AskForm name="rename" label={words.value.people.rename} submit={words.value.common.save} ask={() => named(name)} done={renamed}>
      <Field label={t.name} name="delegation-name" complete="organization" value={name} change={setName} />
    </AskForm>
  );
}

/** The last head hands over to somebody first; one who is alone has nobody to hand over to. */
function Leave({ delegation, done }: { readonly delegation: DelegationRow; readonly done: () => void }): JSX.Element {
  const t = words.value.delegation;
  const p = words.value.people;
  const others = delegation.roster.filter(({ person }) => person !== account.value);
  const lastHead = delegation.role === 'head' && !others.some(({ role }) => role === 'head');
  const [chosen, setHeir] = useState('');
  // Somebody may have joined or left since.
  const heir = (others.find(({ person }) => person === chosen) ?? others[0])?.person ?? '';
  useEffect(() => void askBackground('panel/roster', { delegation: delegation.id }), [delegation.id]);
  if (lastHead && others.length === 0) return <p class="sure">{p.alone}</p>;
  const leave = async (): Promise<void> => {
    const left = lastHead
      ? await askBackground('panel/hand-over', { delegation: delegation.id, person: heir })
      : await askBackground('panel/leave', { delegation: delegation.id });
    if (!left.ok) return void say(left);
    const name = others.find(({ person }) => person === heir)?.name ?? '';
    const of = { name: isolated(name), delegation: isolated(delegation.name) };
    toast.value = { kind: 'said', text: lastHead ? fill(p.handedOver, of) : fill(t.left, { name: of.delegation }) };
  };
  return (
    <Sure name="leave" text={lastHead ? p.handOverHint : fill(t.leaveSure, { name: isolated(delegation.name) })} act={lastHead ? p.handOver : t.leave} ready={!lastHead || heir !== ''} sure={leave} cancel={done}>
      {lastHead && (
        <label class="field">
          <span>{p.newHead}</span>
          <select name="heir" value={heir} onChange={(event) => setHeir(event.currentTarget.value)}>
            {others.map(({ person, name }) => <option key={person} value={person}>{name}</option>)}
          </select>
        </label>
      )}
    </Sure>
  );
}
