/** What stands in the composer: kept in the database while it is typed, so that nothing typed is ever lost. */
import { pageFragment } from '../../../shared/anchors/pages.ts';
import type { Anchor } from '../../../shared/anchors/types.ts';
import type { Position } from '../../../shared/notes/types.ts';
import { type Account, database, type DraftRow, type NoteRow, PRIVATE, type StreamKey } from '../../store/database.ts';

/** What the database keeps of it has a name and a time besides. */
export interface Draft extends Omit<DraftRow, 'key' | 'account' | 'at' | 'wording' | 'agreed'> {
  /** The wording that an amendment proposes, as typed; null: the clause's own, until it is changed. */
  readonly wording: string | null;
  /** Meant as the delegation's agreed position. */
  readonly agreed: boolean;
}

type Slot = Pick<Draft, 'document' | 'parent' | 'editing' | 'anchor'>;

/** Nothing is lost by letting it go. */
export function isBlank({ body, wording }: Pick<Draft, 'body' | 'wording'>): boolean {
  return body.trim() === '' && (wording ?? '').trim() === '';
}

export function draftKey(account: Account, slot: Slot): string {
  const { from, to, page } = slot.anchor;
  // Each place has its own: words begun on one clause never turn up on another.
  const place = from === null ? (page === undefined ? 'document' : pageFragment(page)) : `${from.path}+${from.offset}-${to?.path ?? ''}+${to?.offset ?? ''}`;
  const what = slot.editing !== null ? `edit:${slot.editing}` : slot.parent !== null ? `reply:${slot.parent}` : `new:${place}`;
  return `${account}|${slot.document}|${what}`;
}

export async function keepDraft(account: Account, draft: Draft): Promise<void> {
  const { wording, ...rest } = draft;
  const row: DraftRow = { ...rest, ...(wording === null ? {} : { wording }), account, key: draftKey(account, draft), at: Date.now() };
  await database.drafts.put(row);
}

export async function dropDraft(account: Account, slot: Slot): Promise<void> {
  await database.drafts.delete(draftKey(account, slot));
}

/** The draft that was left in this place, else a fresh one. */
export async function takeUpDraft(account: Account, fresh: Draft): Promise<Draft> {
  const kept: DraftRow | undefined = await database.drafts.get(draftKey(account, fresh));
  if (kept === undefined) return fresh;
  const { body, tags, position, wording = null } = kept;
  return { ...fresh, body: body === '' ? fresh.body : body, tags: tags === '' ? fresh.tags : tags, position: fresh.position ?? position, wording: wording ?? fresh.wording, agreed: fresh.agreed || kept.agreed === true, stream: fresh.editing === null ? kept.stream : fresh.stream };
}

/** The newest unfinished new note on a document; null: none. */
export async function leftDraft(account: Account, document: string): Promise<Draft | null> {
  const all: DraftRow[] = await database.drafts.where('account').equals(account).toArray();
  const left = all.filter((row) => row.document === document && row.editing === null && row.parent === null && !isBlank({ body: row.body, wording: row.wording ?? null }));
  const newest = left.sort((a, b) => b.at - a.at)[0];
  if (newest === undefined) return null;
  const { anchor, parent, editing, body, tags, position, stream, wording = null, agreed = false } = newest;
  return { document, anchor, parent, editing, body, tags, position, wording, agreed, stream };
}

export function draftOf(row: NoteRow): Draft {
  const { document, anchor, parent, body, tags, position, wording, kind } = row.note;
  return { document, anchor, parent, editing: row.id, body, tags: tags.join(', '), position, wording, agreed: kind === 'agreed', stream: row.stream };
}

export function replyTo(row: NoteRow): Draft {
  return { document: row.document, anchor: row.note.anchor, parent: row.note.parent ?? row.id, editing: null, body: '', tags: '', position: null, wording: null, agreed: false, stream: row.stream };
}

export function newDraft(document: string, anchor: Anchor, stream: StreamKey = PRIVATE, position: Position | null = null): Draft {
  return { document, anchor, parent: null, editing: null, body: '', tags: '', position, wording: null, agreed: false, stream };
}
