/** A delegation of two at work on one of our samples: accounts, notes, positions and what is agreed, on a real backend. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SupabaseClient } from '@supabase/supabase-js';
import { samples, type ShelfDocument } from '../../server/demo/documents.ts';
import { call, signedIn, type Person } from '../../server/demo/people.ts';
import type { Backend } from '../../server/embedded/main.ts';
import { describeClause } from '../../shared/anchors/describe.ts';
import { edition } from '../../shared/anchors/edition.ts';
import type { Anchor } from '../../shared/anchors/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { CreateOperation, NoteContent } from '../../shared/notes/protocol.ts';
import type { DelegationId, NoteId, OperationId } from '../../shared/notes/types.ts';
import { uuid7, UUID7_RANDOM_BYTES } from '../../shared/notes/uuid7.ts';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import { MEETING } from './words.ts';

export interface Meeting {
  readonly head: Person;
  readonly document: ShelfDocument;
  /** Threads in the panel. */
  readonly threads: number;
}

/** A fixed hour, so that two pictures of one screen say the same. */
const BEGAN = Date.UTC(2026, 10, 20, 9, 0);
const PASSWORD = 'nothing secret: this backend lives on this computer';

export async function seatMeeting(backend: Backend, language: Language): Promise<Meeting> {
  const words = MEETING[language];
  const head = { name: words.head, email: `head.${language}@islands.example`, password: PASSWORD };
  const member = { name: words.member, email: `member.${language}@islands.example`, password: PASSWORD };
  await backend.addPerson(head);
  const memberId = await backend.addPerson(member);
  const [amina, boris] = [await signedIn(backend, head), await signedIn(backend, member)];
  const delegation = await call(amina, 'create_delegation', { p_name: words.delegation });
  const { code } = await call(amina, 'create_invitation', { p_delegation: delegation.id, p_role: 'member', p_uses: 1, p_hours: 1 });
  await call(boris, 'join_delegation', { p_code: code });

  const document = samples().find(({ slug }) => slug === `council-res-1987-${language}`)!;
  const text = plainText(readFileSync(document.file, 'utf8'));
  const reading = read(text, { language, address: document.address });
  const whole = edition(text, reading);
  const at = (path: string): Anchor => {
    const anchor = describeClause(whole, path);
    if (anchor === null) throw new Error(`The ${language} sample has no clause ${path}.`);
    return anchor;
  };
  const writer = (client: SupabaseClient) => (path: string, content: Partial<NoteContent>) => write(client, delegation.id, { ...EMPTY, document: reading.document.id!, anchor: at(path), ...content });
  const [byHead, byMember] = [writer(amina), writer(boris)];
  const asked = await byHead('O1.1', { body: words.ask(`@[${words.member}](${memberId})`), tags: [words.tag], position: 'support' });
  await byMember('O1.1', { kind: 'reply', parent: asked, body: words.answer });
  await byHead('O1.1', { kind: 'agreed', position: 'support' });
  await byMember('O1.2', { body: words.why, position: 'amend', wording: words.wording });
  await byHead('O2.2', { body: words.cost, position: 'ask-capital' });
  await byMember('O3.2', { position: 'reserve' });
  for (const client of [amina, boris]) await client.auth.signOut({ scope: 'local' });
  return { head, document, threads: 4 };
}

const EMPTY: Omit<NoteContent, 'document' | 'anchor'> = { kind: 'note', parent: null, body: '', tags: [], position: null };

let written = 0;

async function write(client: SupabaseClient, delegation: DelegationId, content: NoteContent): Promise<NoteId> {
  written += 1;
  const time = BEGAN + written * 60_000;
  const id = (): string => uuid7(time, randomBytes(UUID7_RANDOM_BYTES));
  const operation: CreateOperation = { id: id() as OperationId, note: id() as NoteId, delegation, at: new Date(time).toISOString(), kind: 'create', content };
  const [answer] = await call(client, 'push_operations', { p_operations: [operation] });
  if (answer?.outcome !== 'applied') throw new Error(`A note was answered: ${JSON.stringify(answer)}`);
  return operation.note;
}
