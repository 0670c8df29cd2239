/** What must hold at the end of every schedule, whatever happened in it. */
import type { NoteRow } from '../../extension/store/database.ts';
import type { Change } from '../../shared/notes/protocol.ts';
import type { UserId } from '../../shared/notes/types.ts';
import type { Text } from './acts.ts';
import type { Computer } from './computer.ts';
import { verdictOnDrafts } from './drafts.ts';
import type { World } from './simulator.ts';

/** Each broken promise in words; none of a good end. */
export function verdict(world: World): string[] {
  return [
    ...world.surprises.map((error) => `unexpected: ${String(error)}`),
    ...world.computers.flatMap((computer) => [...atRest(computer), ...asTheBackend(world, computer), ...nobodyElses(world, computer)]),
    ...onceOnly(world),
    ...keptWords(world),
    ...noneOverwritten(world),
    ...verdictOnDrafts(world.typed, world.texts, [...world.model.history.map(({ body }) => body), ...[...world.model.notes.values()].flatMap(({ record }) => (record.deleted ? [] : [record.body]))]),
  ];
}

function rowsOf(computer: Computer): NoteRow[] {
  return [...computer.disk.tables['notes']!.rows.values()] as unknown as NoteRow[];
}

function atRest(computer: Computer): string[] {
  const waiting = [...computer.disk.tables['outbox']!.rows.values()].map((row) => `${computer.name}: an operation is still unsent: ${JSON.stringify(row)}`);
  const moving = rowsOf(computer).filter((row) => row.state === 'here' || row.state === 'sending').map((row) => `${computer.name}: ${row.note.body} still says “${row.state}”`);
  const connection = computer.disk.tables['values']!.rows.get('"connection"')?.['value'];
  return [...waiting, ...moving, ...(connection === 'online' ? [] : [`${computer.name} is ${String(connection)}`])];
}

/** Whoever sits there sees exactly what the backend has for him, and his own unsettled words. */
function asTheBackend({ model }: World, computer: Computer): string[] {
  const person = computer.person!;
  const wrong: string[] = [];
  const rows = new Map(rowsOf(computer).filter((row) => row.account === person).map((row) => [row.id, row]));
  const there = new Map([person, ...model.delegationsOf(person)].flatMap((stream) => model.in(stream)).map((change) => [change.id, change]));
  for (const change of there.values()) {
    if (change.deleted) continue;
    const row = rows.get(change.id);
    if (row === undefined) wrong.push(`${computer.name} misses ${change.body}`);
    else if (row.state === 'synced' && !sameNote(row, change)) wrong.push(`${computer.name} shows ${row.note.body} for ${change.body}`);
  }
  for (const row of rows.values()) {
    const change = there.get(row.id);
    if (row.state === 'synced' && (change === undefined || change.deleted)) wrong.push(`${computer.name} still has ${row.note.body}, which is not there`);
    if (row.state !== 'synced' && row.note.author !== person && row.note.kind !== 'agreed') wrong.push(`${computer.name}: ${row.note.body} of another is ${row.state}`);
  }
  return wrong;
}

function sameNote(row: NoteRow, change: Change): boolean {
  if (change.deleted) return false;
  const { body, position, tags, wording, resolved } = row.note;
  return row.deleted === 0 && body === change.body && position === change.position && wording === change.wording && resolved === change.resolved && JSON.stringify(tags) === JSON.stringify(change.tags);
}

/** Nothing of a stream on a computer whose person is not in it; of people who have left, only what they never sent. */
function nobodyElses({ model }: World, computer: Computer): string[] {
  const wrong: string[] = [];
  for (const row of rowsOf(computer)) {
    // A head's words upon another's agreed position are his.
    const own = row.note.author === (row.account as UserId) || row.note.kind === 'agreed';
    const unsent = own && row.state !== 'synced';
    if (!computer.guests.has(row.account as UserId)) wrong.push(`${computer.name} keeps a row of a stranger: ${row.note.body}`);
    if (row.account !== computer.person && !unsent) wrong.push(`${computer.name} keeps ${row.note.body} of somebody who has signed out`);
    if (row.stream !== 'private' && !model.delegationsOf(row.account as UserId).includes(row.stream as never) && !unsent) wrong.push(`${computer.name} keeps ${row.note.body} of a delegation its person is not in`);
    if (row.stream === 'private' && !own) wrong.push(`${computer.name} has another’s private ${row.note.body}`);
  }
  return wrong;
}

function onceOnly({ model, computers }: World): string[] {
  const wrong: string[] = [];
  const twice = (bodies: readonly string[], where: string): void => {
    const seen = new Set<string>();
    for (const body of bodies) {
      if (seen.has(body)) wrong.push(`${body} is there twice ${where}`);
      seen.add(body);
    }
  };
  twice([...model.notes.values()].flatMap(({ record }) => (record.deleted ? [] : [record.body])), 'on the backend');
  for (const computer of computers) {
    for (const person of computer.guests) twice(rowsOf(computer).filter((row) => row.account === person).map((row) => row.note.body), `on ${computer.name}`);
  }
  return wrong;
}

/** What was said to be kept is on the backend (or in its history), or on the computer where it was written. */
function keptWords({ model, texts, lockedOut, deleted, restored }: World): string[] {
  const wrong: string[] = [];
  // An attempt that ended in conflict is in the history, too; but its author still has to see it.
  const history = new Set(model.history.filter(({ action }) => action === 'create' || action === 'edit').map((version) => `${version.stream}/${version.body}`));
  for (const text of texts.values()) {
    if (!text.confirmed || text.note === null) continue;
    const there = model.notes.get(`${text.stream}/${text.note}`);
    const here = rowsOf(text.computer).find((row) => row.account === text.author && row.note.body === text.body);
    if (there?.record.deleted === true && !deleted.has(text.note)) wrong.push(`nobody deleted the note of ${text.body}`);
    const mayWrite = !lockedOut.has(`${text.author}/${text.stream}`);
    // What a reply answers may have been on no computer any more.
    const orphan = restored !== null && here?.note.kind === 'reply' && !model.notes.has(`${text.stream}/${here.note.parent}`);
    if (here?.state === 'refused' && !orphan && mayWrite) wrong.push(`${text.body} was refused to somebody who may write`);
    // With the backup goes what was on no screen of its author's, or left it with him before he was told.
    if (restored !== null && (restored.gone.has(text.body) || restored.forgotten.has(`${text.computer.name}/${text.author}/${text.note}`) || !mayWrite)) continue;
    if (!text.letGo && here === undefined && !history.has(`${text.stream}/${text.body}`)) wrong.push(`${text.body} is lost`);
  }
  return wrong;
}

/** A text takes another’s place only where its author had read that one. */
function noneOverwritten({ model, texts, restored }: World): string[] {
  // A text that is sent anew upon the backup's takes the place of all that was between them.
  const hasRead = (text: Text | undefined, body: string, seen = new Set<string>()): boolean => {
    if (text === undefined || seen.has(text.body)) return false;
    seen.add(text.body);
    return text.read.has(body) || (restored !== null && [...text.read].some((between) => hasRead(texts.get(between), body, seen)));
  };
  return model.replaced.flatMap(({ before, by }) => {
    const [writer, gone] = [texts.get(by), texts.get(before)];
    if (writer === undefined || gone === undefined) return [`${by} took the place of ${before}, which nobody wrote`];
    return writer.computer === gone.computer || hasRead(writer, before) ? [] : [`${by} took the place of ${before} unread`];
  });
}
