import { database, LOCAL } from './database.ts';

/** How many notes were written on this computer without an account. */
export async function adoptable(): Promise<number> {
  return database.notes.where('[account+stream]').between([LOCAL, ''], [LOCAL, '\uffff']).filter((row) => row.deleted === 0).count();
}
