/** Searches that a person keeps, on this computer, for himself. */
import { type Account, database, type SearchRow } from './database.ts';
import { newId } from './ids.ts';

/** More than anybody finds again in a list. */
const MOST = 50;

/** The kept searches, the newest first. */
export async function searchesOf(account: Account): Promise<readonly SearchRow[]> {
  const rows = await database.searches.where('account').equals(account).toArray();
  return rows.sort((a, b) => b.at - a.at);
}

/** Keeps a search; one that is kept already only comes to the front. */
export async function keepSearch(account: Account, query: string): Promise<void> {
  const words = query.trim().replaceAll(/\s+/gu, ' ').slice(0, 500);
  if (words === '') return;
  await database.transaction('rw', database.searches, async () => {
    const kept = await searchesOf(account);
    const known = kept.find((row) => row.query === words);
    await database.searches.put({ account, id: known?.id ?? newId(), query: words, at: Date.now() });
    for (const row of kept.filter((each) => each.id !== known?.id).slice(MOST - 1)) await database.searches.delete([account, row.id]);
  });
}

export async function dropSearch(account: Account, id: string): Promise<void> {
  await database.searches.delete([account, id]);
}

/** Puts a dropped search back as it was. */
export async function restoreSearch(row: SearchRow): Promise<void> {
  await database.searches.put(row);
}
