/** What the extension's own pages may ask; nobody else gets here. */
import type { Anchor } from '../../shared/anchors/types.ts';
import type { DelegationId, Role } from '../../shared/notes/types.ts';
import type { Outcome, PanelRequests } from '../messages.ts';
import { database } from '../store/database.ts';
import { accountOf, changeValue, valueOf } from '../store/values.ts';
import { pullRoster } from '../sync/pull.ts';
import { checkBackend } from './backend-check.ts';
import { calls, nothing, type PageContext } from './calls.ts';
import { cardOf } from './cards.ts';
import { nameDoors } from './doors.ts';
import { describeOn } from './editions.ts';
import { tell } from './marks.ts';
import { peopleHandlers } from './people-requests.ts';
import { setSite, tellSettings } from './overlay-requests.ts';
import { documentOf, siteOf } from './tabs.ts';
import { hostOf } from './senders.ts';

/** How long an invitation can be used, in hours: a week. */
const INVITATION_HOURS = 24 * 7;
/** Cards given at once: more than any document cites. */
const CARDS_MOST = 2_000;

type Handled = { [K in keyof PanelRequests]: (ask: PanelRequests[K]['ask'], context: PageContext) => Promise<Outcome<PanelRequests[K]['answer']>> };

export function isPageRequest(type: unknown): type is keyof PanelRequests {
  return typeof type === 'string' && Object.hasOwn(handlers, type);
}

export async function handlePage<K extends keyof PanelRequests>(type: K, ask: PanelRequests[K]['ask'], context: PageContext): Promise<Outcome<unknown>> {
  return (handlers[type] as (ask: unknown, context: PageContext) => Promise<Outcome<unknown>>)(ask, context);
}

const handlers: Handled = {
  ...peopleHandlers,
  'panel/wrote': async (ask, context) => {
    context.wrote(ask.documents);
    return nothing;
  },
  'panel/seen': async (_ask, { seen }) => {
    // Answered when the badge is right: until then the browser keeps the worker.
    await seen();
    return nothing;
  },
  'panel/sync': async (_ask, { session }) => {
    await session.look();
    return nothing;
  },
  'panel/go': async (ask) => ((await tell(ask.tab, { type: 'go', to: ask.to })) ? nothing : { ok: false, problem: 'pageGone' }),
  'panel/site': async (ask) => {
    const document = await documentOf(ask.tab);

    const host = (await siteOf(ask.tab))?.host ?? (document === null ? '' : hostOf(document.address));
    if (host === '') return { ok: false, problem: 'pageGone' };
    await setSite(host, ask.enabled);
    return nothing;
  },
  'panel/settings': async () => {
    await tellSettings();
    await nameDoors();
    return nothing;
  },
  'panel/backend': async (ask, { session }) => {
    const checked = await checkBackend(ask.address, ask.key);
    if (!checked.ok) return checked;
    await session.useBackend(checked.value);
    return nothing;
  },
  'panel/send-code': (ask, { session }) => withEmail(ask.email, (email) => session.sendCode(email)),
  'panel/check-code': (ask, { session }) => withEmail(ask.email, (email) => session.checkCode(email, ask.code)),
  'panel/sign-in': (ask, { session }) => withEmail(ask.email, (email) => session.signIn(email, ask.password)),
  'panel/sign-up': async (ask, { session }) => {
    if (ask.password.length < 8) return { ok: false, problem: 'weakPassword' };
    return withEmail(ask.email, (email) => session.signUp(email, ask.password, ask.name.trim()));
  },
  'panel/sign-out': (_ask, { session }) => session.signOut(),
  'panel/set-name': (ask, context) => calls(context, async (call) => {
    await call('set_my_name', { p_name: ask.name.trim() });
    await changeValue('account', (account) => (account === null ? null : { ...account, name: ask.name.trim() }));
    return nothing;
  }),
  'panel/create-delegation': (ask, context) => calls(context, async (call) => {
    const name = ask.name.trim();
    if (name === '') return { ok: false, problem: 'empty' };
    const made = await call('create_delegation', { p_name: name });
    await atWork(made.id);
    context.session.engine()?.look();
    await delegationHere(made.id);
    return { ok: true, value: { id: made.id } };
  }),
  'panel/invite': (ask, context) => calls(context, async (call) => {
    const uses = Math.min(500, Math.max(1, Math.round(ask.uses) || 1));
    const made = await call('create_invitation', { p_delegation: ask.delegation as DelegationId, p_role: ask.role as Role, p_uses: uses, p_hours: INVITATION_HOURS });
    return { ok: true, value: { code: made.code, expires: made.expires } };
  }),
  'panel/join': (ask, context) => calls(context, async (call) => {
    if (ask.code.trim() === '') return { ok: false, problem: 'empty' };
    const joined = await call('join_delegation', { p_code: ask.code.trim() });
    if (joined.outcome === 'refused') return { ok: false, problem: joined.code === 'rate-limited' ? 'tooMany' : 'wrongInvitation' };
    await atWork(joined.delegation.id);
    context.session.engine()?.look();
    await delegationHere(joined.delegation.id);
    return { ok: true, value: { id: joined.delegation.id, name: joined.delegation.name } };
  }, 'wrongInvitation'),
  'panel/leave': (ask, context) => calls(context, async (call) => {
    await call('leave_delegation', { p_delegation: ask.delegation as DelegationId });
    context.session.engine()?.look();
    return nothing;
  }),
  'panel/cards': async (ask) => ({ ok: true, value: await Promise.all(ask.ids.slice(0, CARDS_MOST).map((id) => cardOf(id, ask.language))) }),
  'panel/describe': async (ask) => ({ ok: true, value: await describedOn(ask.tab, ask.path) }),
  'panel/roster': (ask, context) => calls(context, async (call) => {
    await pullRoster(accountOf(await valueOf('account')), ask.delegation as DelegationId, call);
    return nothing;
  }),
};

/** A worker that was asleep has forgotten the page: the overlay reads it again, and is waited for (1.5 s at most). */
async function describedOn(tab: number, path: string): Promise<Anchor | null> {
  const known = describeOn(tab, { path });
  if (known !== null || !(await tell(tab, { type: 'read-again' }))) return known;
  for (let n = 0; n < 15; n++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const found = describeOn(tab, { path });
    if (found !== null) return found;
  }
  return null;
}

/** An address with something on both sides of its @; what it may really be is the mail server's to say. */
async function withEmail<T>(email: string, then: (email: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const clean = email.trim();
  return /^[^\s@]+@[^\s@]+$/.test(clean) && clean.length <= 254 ? then(clean) : { ok: false, problem: 'badEmail' };
}

async function atWork(delegation: string): Promise<void> {
  const account = accountOf(await valueOf('account'));
  await changeValue('streams', (streams) => ({ ...streams, [account]: delegation }));
}

/** Waits (2 s at most) until the new delegation is on this computer, so that the panel does not flash the old state. */
async function delegationHere(id: string): Promise<void> {
  const account = accountOf(await valueOf('account'));
  for (let n = 0; n < 40; n++) {
    if ((await database.delegations.get([account, id])) !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
