import { takeUpDraft, type Draft } from '../here/draft.ts';
import { account } from '../here/person.ts';
import { draft, screen, view } from '../here/view.ts';

/** Opens the composer with what was left in this place, else with a fresh draft. */
export async function compose(fresh: Draft): Promise<void> {
  screen.value = 'document';
  if (fresh.editing === null && fresh.parent === null) view.value = 'notes';
  draft.value = await takeUpDraft(account.value, fresh);
}
