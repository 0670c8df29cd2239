import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Member } from '../../../shared/notes/protocol.ts';
import type { Role } from '../../../shared/notes/types.ts';
import { askBackground } from '../../messages.ts';
import type { DelegationRow } from '../../store/database.ts';
import { say, toast } from '../here/toast.ts';
import { fill } from '../../words/words.ts';
import { account } from '../here/person.ts';
import { words } from '../here/words.ts';
import { isolated } from './isolated.ts';
import { Sure } from './sure.tsx';

const ROLES: readonly Role[] = ['head', 'member', 'observer'];

/** Who is in a delegation. Its heads change roles and remove people; everybody sees everybody. */
export function Members({ delegation }: { readonly delegation: DelegationRow }): JSX.Element {
  return (
    <ul class="members roster" aria-label={words.value.delegation.roster}>
      {delegation.roster.map((member) => <MemberLine key={member.person} member={member} delegation={delegation} />)}
    </ul>
  );
}

function MemberLine({ member, delegation }: { readonly member: Member; readonly delegation: DelegationRow }): JSX.Element {
  const [removing, setRemoving] = useState(false);
  const [busy, setBusy] = useState(false);
  const t = words.value.people;
  const roles = words.value.delegation;
  const own = member.person === account.value;
  const name = isolated(member.name);
  const changeTo = async (role: Role): Promise<void> => {
    setBusy(true);
    const changed = await askBackground('panel/change-role', { delegation: delegation.id, person: member.person, role });
    setBusy(false);
    if (!changed.ok) return void say(changed);
    const back = async (): Promise<void> => void say(await askBackground('panel/change-role', { delegation: delegation.id, person: member.person, role: member.role }));
    toast.value = { kind: 'done', text: fill(t.roleChanged, { name, role: roles[role] }), undo: back };
  };
  const remove = async (): Promise<void> => {
    const removed = await askBackground('panel/remove-member', { delegation: delegation.id, person: member.person });
    if (removed.ok) toast.value = { kind: 'said', text: fill(t.removed, { name, delegation: isolated(delegation.name) }) };
    else say(removed);
  };
  return (
    <li data-member={member.person}>
      <div class="member">
        <bdi title={member.name}>{member.name}</bdi>
        {delegation.role === 'head' && !own ? (
          <>
            {/* What the backend has not taken is not shown as taken. */}
            <select name="role" value={member.role} disabled={busy} aria-label={fill(t.roleOf, { name })} onChange={(event) => {
              const { value } = event.currentTarget;
              event.currentTarget.value = member.role;
              void changeTo(value as Role);
            }}>
              {ROLES.map((role) => <option key={role} value={role}>{roles[role]}</option>)}
            </select>
            <button type="button" class="plain" data-remove aria-expanded={removing} aria-label={fill(t.removeName, { name })} onClick={() => setRemoving(!removing)}>{t.remove}</button>
          </>
        ) : <span class="hint">{roles[member.role]}</span>}
      </div>
      {removing && <Sure name="remove" text={fill(t.removeSure, { name, delegation: isolated(delegation.name) })} act={t.remove} sure={remove} cancel={() => setRemoving(false)} />}
    </li>
  );
}
