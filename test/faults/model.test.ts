/** The simulator is worth what its backend is worth: the same operations to the model and to the real one, and the same answers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../server/embedded/main.ts';
import { startPrepared } from '../support/backend.ts';
import type { Change, Operation, PushAnswer } from '../../shared/notes/protocol.ts';
import type { DelegationId, NoteId, OperationId, Position, Role, UserId } from '../../shared/notes/types.ts';
import { PASSWORD, signIn, type Person } from '../server/backends.ts';
import { create, edit, noteId, operationId, remove, resolve } from '../server/operations.ts';
import { chance, type Chance } from './chance.ts';
import { Model } from './model.ts';

const POSITIONS: readonly (Position | null)[] = ['support', 'oppose', null];
const BATCHES = 24;

describe('the model answers as the backend', () => {
  let folder: string;
  let backend: Backend;
  let people: Person[];
  // One for all seeds: people's private streams go on from one to the next.
  const model = new Model();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rapporteur-model-'));
    backend = await startPrepared({ dataDir: folder, port: 0 });
    await backend.database.script('update private.limits set burst = 1e9, per_second = 1e9');
    people = [];
    for (const name of ['head', 'member', 'third']) {
      const email = `${name}@model.example`;
      await backend.addPerson({ email, password: PASSWORD, name });
      people.push(await signIn(backend, email));
    }
  });
  afterAll(async () => {
    await backend.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([1, 2, 3])('to the operations of seed %i', async (seed) => {
    const dice = chance(seed);
    const [head, member, third] = people as [Person, Person, Person];
    const { id } = await head.call('create_delegation', { p_name: `Seed ${seed}` });
    for (const person of [member, third]) {
      const { code } = await head.call('create_invitation', { p_delegation: id, p_role: 'member', p_uses: 1, p_hours: 1 });
      await person.call('join_delegation', { p_code: code });
    }
    model.found(id, { [head.id]: 'head', [member.id]: 'member', [third.id]: 'member' });
    const notes: { note: NoteId; delegation: DelegationId | null; operations: OperationId[] }[] = [];
    const sent: Operation[] = [];
    for (let batch = 0; batch < BATCHES; batch += 1) {
      if (batch % 8 === 7) await changeRole(backend, model, id, member.id, dice.of<Role | null>(['observer', 'member', null])!);
      const person = dice.of(people)!;
      const operations = Array.from({ length: 1 + dice.below(4) }, () => operationOf(dice, id, notes, sent));
      sent.push(...operations);
      const real = await person.call('push_operations', { p_operations: operations });
      expect({ batch, answers: real.map(told) }).toEqual({ batch, answers: model.push(person.id, operations).map(told) });
    }
    for (const person of people) {
      for (const delegation of [null, id]) {
        const mine = (answer: { readonly changes: readonly Change[] }): unknown => answer.changes.filter((change) => notes.some(({ note }) => note === change.id)).map(seen);
        const real = await person.call('pull_changes', { p_delegation: delegation, p_after: 0, p_limit: 1000 }).then(mine, (error: Error) => error.message);
        let expected: unknown;
        try {
          expected = mine(model.pull(person.id, delegation, 0, 1000));
        } catch (error) {
          expected = (error as Error).message;
        }
        expect(real).toEqual(expected);
      }
    }
  });
});

function operationOf(dice: Chance, id: DelegationId, notes: { note: NoteId; delegation: DelegationId | null; operations: OperationId[] }[], sent: readonly Operation[]): Operation {
  const again = dice.of(sent);
  if (again !== undefined && dice.is(0.15)) return again;
  const known = dice.of(notes);
  if (known === undefined || dice.is(0.3)) {
    const delegation = dice.is(0.8) ? id : null;
    const parent = dice.of(notes);
    const reply = parent !== undefined && dice.is(0.3);
    const made = create(delegation, { body: `text ${sent.length}`, kind: reply ? 'reply' : dice.is(0.2) ? 'agreed' : 'note', parent: reply ? parent.note : null, wording: dice.is(0.3) ? `wording ${sent.length}` : null }, known !== undefined && dice.is(0.1) ? known.note : noteId());
    notes.push({ note: made.note, delegation, operations: [made.id] });
    return made;
  }
  if (dice.is(0.15)) return resolve(known, dice.is(0.6));
  const base = dice.of([0, 1, 3, 8, 20, 1000])!;
  const after = dice.of([null, null, operationId(), ...known.operations.slice(-3)])!;
  const made = dice.is(0.2)
    ? remove(known, base, after)
    : edit(known, {
        ...(dice.is(0.6) ? { body: `text ${sent.length} ${dice.below(99)}` } : {}),
        ...(dice.is(0.3) ? { wording: dice.of([null, `wording ${dice.below(99)}`])! } : {}),
        ...(dice.is(0.4) ? { tags: { add: [`tag${dice.below(3)}`], remove: [`tag${dice.below(3)}`] } } : {}),
        ...(dice.is(0.4) ? { position: dice.of(POSITIONS)! } : {}),
      }, base, after);
  known.operations.push(made.id);
  return made;
}

async function changeRole(backend: Backend, model: Model, delegation: DelegationId, person: UserId, role: Role | null): Promise<void> {
  await backend.database.transaction(async (run) => {
    await run('delete from public.members where delegation_id = $1 and person_id = $2', [delegation, person]);
    if (role !== null) await run('insert into public.members (delegation_id, person_id, role) values ($1, $2, $3)', [delegation, person, role]);
  });
  model.setRole(delegation, person, role);
}

function told(answer: PushAnswer): unknown {
  return answer.outcome === 'refused' ? [answer.operation, answer.code] : [answer.operation, answer.outcome, seen(answer.record)];
}

function seen(change: Change): unknown {
  const { id, deleted, document } = change;
  if (change.deleted) return { id, deleted, document };
  const { body, tags, position, wording, resolved, author, kind, parent } = change;
  return { id, deleted, document, body, tags, position, wording, resolved, author, kind, parent };
}
