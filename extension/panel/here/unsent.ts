/** Notes that are on this computer only: those that wait, and those that were written before the person signed in. */
import { adoptable as countAdoptable } from '../../store/adoption.ts';
import { database } from '../../store/database.ts';
import { following } from './follow.ts';
import { account } from './person.ts';
import { values } from './values.ts';

/** How many notes wait to be sent, on all documents. */
export const waiting = following(() => {
  const whose = account.value;
  return async () => new Set((await database.outbox.where('account').equals(whose).toArray()).map((row) => row.note)).size;
}, 0);
export const adoptable = following(() => {
  const signedIn = values.value?.account ?? null;
  return async () => (signedIn === null ? 0 : countAdoptable());
}, 0);
