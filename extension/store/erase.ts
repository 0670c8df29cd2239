import { type Account, database, LOCAL } from './database.ts';
import { changeValue } from './values.ts';

/** Removes everything of a deleted account from this computer, unsent notes and drafts included. */
export async function eraseAccount(account: Account): Promise<void> {
  // What was written without an account belongs to the computer.
  if (account === LOCAL) return;
  const theirs = database.tables.filter(({ schema: { primKey, indexes } }) => [primKey, ...indexes].some(({ keyPath }) => keyPath === 'account' || (Array.isArray(keyPath) && keyPath.includes('account'))));
  await database.transaction('rw', theirs, async () => {
    for (const table of theirs) await table.filter((row: { readonly account?: Account }) => row.account === account).delete();
  });
  await changeValue('streams', ({ [account]: _gone, ...streams }) => streams);
  await changeValue('mentionsUpTo', (all) => Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith(account))));
}
