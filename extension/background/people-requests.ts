/** What the panel asks about people: roles, invitations, names, presence, a note's history, taking one's words along and leaving for good. */
import { AUDIT_PAGE } from '../../shared/notes/protocol.ts';
import type { DelegationId, NoteId, UserId } from '../../shared/notes/types.ts';
import type { Outcome, PanelRequests } from '../messages.ts';
import { eraseAccount } from '../store/erase.ts';
import { accountOf, valueOf } from '../store/values.ts';
import type { Call } from '../sync/calling.ts';
import { pullRoster } from '../sync/pull.ts';
import { calls, nothing, type PageContext } from './calls.ts';
import { hereIs } from './presence.ts';

type Asked =
  | 'panel/rename' | 'panel/change-role' | 'panel/remove-member' | 'panel/hand-over' | 'panel/invitations' | 'panel/revoke'
  | 'panel/audit' | 'panel/history' | 'panel/export' | 'panel/delete-account' | 'panel/here';
type Handled = { [K in Asked]: (ask: PanelRequests[K]['ask'], context: PageContext) => Promise<Outcome<PanelRequests[K]['answer']>> };

/** Notes of one page of an export. */
const EXPORT_PAGE = 500;

export const peopleHandlers: Handled = {
  'panel/rename': (ask, context) => calls(context, async (call) => {
    const name = ask.name.trim();
    if (name === '') return { ok: false, problem: 'empty' };
    await call('rename_delegation', { p_delegation: ask.delegation as DelegationId, p_name: name });
    context.session.engine()?.look();
    return nothing;
  }),
  'panel/change-role': (ask, context) => calls(context, async (call) => {
    await call('change_role', { p_delegation: ask.delegation as DelegationId, p_person: ask.person as UserId, p_role: ask.role });
    await takeIn(ask.delegation, context, call);
    return nothing;
  }),
  'panel/remove-member': (ask, context) => calls(context, async (call) => {
    await call('remove_member', { p_delegation: ask.delegation as DelegationId, p_person: ask.person as UserId });
    await takeIn(ask.delegation, context, call);
    return nothing;
  }),
  'panel/hand-over': (ask, context) => calls(context, async (call) => {
    const delegation = ask.delegation as DelegationId;
    await call('change_role', { p_delegation: delegation, p_person: ask.person as UserId, p_role: 'head' });
    await call('leave_delegation', { p_delegation: delegation });
    context.session.engine()?.look();
    return nothing;
  }),
  'panel/invitations': (ask, context) => calls(context, async (call) => ({ ok: true, value: await call('invitations', { p_delegation: ask.delegation as DelegationId }) })),
  'panel/revoke': (ask, context) => calls(context, async (call) => {
    await call('revoke_invitation', { p_invitation: ask.invitation });
    return nothing;
  }),
  'panel/audit': (ask, context) => calls(context, async (call) => ({
    ok: true,
    value: await call('audit_trail', { p_delegation: ask.delegation as DelegationId, p_before: ask.before, p_limit: AUDIT_PAGE }),
  })),
  'panel/history': (ask, context) => calls(context, async (call) => ({
    ok: true,
    value: await call('note_history', { p_delegation: ask.delegation as DelegationId | null, p_note: ask.note as NoteId }),
  })),
  'panel/export': (ask, context) => calls(context, async (call) => ({ ok: true, value: await call('export_mine', { p_after: ask.after, p_limit: EXPORT_PAGE }) })),
  'panel/delete-account': (_ask, context) => calls(context, async (call) => {
    const account = accountOf(await valueOf('account'));
    await call('delete_account', {});
    await context.session.signOut();
    await eraseAccount(account);
    return nothing;
  }),
  'panel/here': async (ask, { session }) => {
    hereIs(ask, session.engine);
    return nothing;
  },
};

/** What was changed is on this computer before the panel is told that it was. */
async function takeIn(delegation: string, { session }: PageContext, call: Call): Promise<void> {
  await pullRoster(accountOf(await valueOf('account')), delegation as DelegationId, call);
  session.engine()?.look();
}
