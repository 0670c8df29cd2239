/** How a person last narrowed and ordered the notes of a document. */
import { type Account, database } from './database.ts';

/** What was kept, in the form of whoever kept it; null: nothing. */
export async function filterKept(account: Account, document: string): Promise<unknown> {
  return (await database.filters.get([account, document]))?.filter ?? null;
}

export async function keepFilter(account: Account, document: string, filter: unknown): Promise<void> {
  await database.filters.put({ account, document, filter });
}
