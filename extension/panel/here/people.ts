/** Whose a note is, and what the person at this computer may do with it. */
import { type Actor } from '../../../shared/notes/rights.ts';
import { type NoteRow, PRIVATE } from '../../store/database.ts';
import { account, delegations } from './person.ts';
import { values } from './values.ts';
import { words } from './words.ts';

export function isOwn(row: NoteRow): boolean {
  return row.note.author === null || row.note.author === account.value;
}

/** The person at this computer, where the note belongs. What a delegation that he has left did not take is read only. */
export function actorOn(row: NoteRow): Actor {
  const role = row.stream === PRIVATE ? 'owner' : (delegations.value.find((each) => each.id === row.stream)?.role ?? 'observer');
  return { person: values.value?.account?.id ?? null, role };
}

/** An author's name on this screen: `You`, the roster's name, or that he is no longer a member. */
export function nameOf(row: NoteRow): string {
  if (isOwn(row)) return words.value.note.you;
  return nameIn(row, row.note.author) ?? words.value.note.former;
}

/** A person's name in the roster of a note's delegation; null: not in it. */
export function nameIn(row: NoteRow, person: string | null): string | null {
  return delegations.value.find((each) => each.id === row.stream)?.roster.find((each) => each.person === person)?.name ?? null;
}
