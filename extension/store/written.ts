/** What was typed becomes a note: the words leave the draft as they arrive among the notes, never before and never after. */
import { database } from './database.ts';

/**
 * Writes a note and lets go of its draft, as one: killed in between, the browser would leave the words in both places, to
 * be saved twice. @param key the draft's  @throws when the disk takes nothing; then the draft is what it was
 */
export function writeFromDraft<T>(key: string, write: () => Promise<T>): Promise<T> {
  return database.transaction('rw', database.notes, database.outbox, database.drafts, async () => {
    const written = await write();
    await database.drafts.delete(key);
    return written;
  });
}
