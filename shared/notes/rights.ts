/**
 * Who may do what with notes: what the interface offers. The backend decides by the same rules (server/supabase/migrations,
 * `decide_operation`), so that offering too much here would only lead to a refusal.
 */
import type { Note, Role } from './types.ts';

/** Who acts: his id (null without an account) and his role where the note belongs; `owner` of what is private. */
export interface Actor {
  readonly person: string | null;
  readonly role: Role | 'owner';
}

type Subject = Pick<Note, 'kind' | 'author'>;

export function mayWrite({ role }: Actor): boolean {
  return role !== 'observer';
}

/** Whether he may write, change and delete the delegation's agreed positions. */
export function mayAgree({ role }: Actor): boolean {
  return role === 'head';
}

export function mayEdit(actor: Actor, note: Subject): boolean {
  if (note.kind === 'agreed') return mayAgree(actor);
  return mayWrite(actor) && note.author === actor.person;
}

export function mayDelete(actor: Actor, note: Subject): boolean {
  return mayEdit(actor, note) || (actor.role === 'head' && note.kind !== 'agreed');
}

/** Whether he may say that the note's thread is dealt with. */
export function mayResolve(actor: Actor, note: Subject): boolean {
  return mayWrite(actor) && note.kind !== 'reply';
}
