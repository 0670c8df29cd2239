/** Who is where: what this computer tells its delegation, and what it hears, for the panel to show. */
import { browser } from 'wxt/browser';
import type { PanelRequests } from '../messages.ts';
import type { UserId } from '../../shared/notes/types.ts';
import { database, PRIVATE, type StreamKey } from '../store/database.ts';
import { accountOf, allValues, streamAtWork } from '../store/values.ts';
import type { Engine } from '../sync/engine.ts';
import type { Present } from '../sync/presence.ts';
import { PRESENCE_KEY } from '../tab-keys.ts';

/** The panel says again where it is within this time, in milliseconds; one that was closed without a farewell does not. */
const FORGOTTEN_AFTER = 60_000;
/** An instrument's or a document's own id. Addresses and files of a person's own are told to nobody. */
const PUBLIC = /^(?:un|itu|wsis):[^\s]{1,200}$/;
const PATH = /^[\p{L}\p{N}.]{1,40}$/u;

let forgetting: ReturnType<typeof setTimeout> | null = null;

/** The panel stands beside this document now; null: beside none. @param engine the sync of who is signed in then */
export function hereIs(ask: PanelRequests['panel/here']['ask'], engine: () => Engine | null): void {
  if (forgetting !== null) clearTimeout(forgetting);
  forgetting = ask === null ? null : setTimeout(() => engine()?.here(null), FORGOTTEN_AFTER);
  void tellWhere(ask, engine).catch(() => undefined);
}

async function tellWhere(ask: PanelRequests['panel/here']['ask'], engineNow: () => Engine | null): Promise<void> {
  const values = await allValues();
  const engine = engineNow();
  if (engine === null || values.account === null) return;
  if (ask === null || !values.showMe || typeof ask.document !== 'string' || !PUBLIC.test(ask.document)) return engine.here(null);
  const mine = await database.delegations.where('account').equals(accountOf(values.account)).toArray();
  const stream = streamAtWork(values, mine);
  if (stream === PRIVATE) return engine.here(null);
  const path = typeof ask.path === 'string' && PATH.test(ask.path) ? ask.path : null;
  engine.here({ stream, person: values.account.id as UserId, name: values.account.name, document: ask.document, path });
}

let known: Readonly<Record<StreamKey, readonly Present[]>> = {};

/** Keeps for the panel who is in a delegation's channel; null: nobody is signed in any more. */
export function presentAre(stream: StreamKey | null, present: readonly Present[]): void {
  known = stream === null ? {} : { ...known, [stream]: present };
  void browser.storage.session.set({ [PRESENCE_KEY]: known }).catch(() => undefined);
}
