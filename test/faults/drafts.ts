/** What people type and do not finish: kept at every keystroke, found again after whatever happened, and never sent. */
import { draftKey, keepDraft, newDraft, takeUpDraft, type Draft } from '../../extension/panel/here/draft.ts';
import type { NoteRow } from '../../extension/store/database.ts';
import { createNote, wholeDocument } from '../../extension/store/notes.ts';
import { writeFromDraft } from '../../extension/store/written.ts';
import type { UserId } from '../../shared/notes/types.ts';
import type { Acts, Text } from './acts.ts';
import type { Chance } from './chance.ts';
import type { Computer } from './computer.ts';
import { living } from './memory.ts';

/** What may stand in one place: what was kept last (`''`: nothing), or what was being kept when the page died. */
export interface Typed {
  readonly computer: Computer;
  readonly key: string;
  readonly may: Set<string>;
  /** Saved, but nobody was told before the page died: it is a draft or a note, and not both. */
  saving: boolean;
}

const DOCUMENTS = ['un:A/RES/67/195', 'itu:doc/C23/71'];

export class Drafts {
  readonly typed = new Map<string, Typed>();
  readonly #chance: Chance;
  readonly #acts: Acts;
  #count = 0;

  constructor(chance: Chance, acts: Acts) {
    this.#chance = chance;
    this.#acts = acts;
  }

  one(computer: Computer, person: UserId): Promise<void> {
    const fresh = newDraft(this.#chance.of(DOCUMENTS)!, wholeDocument('ar'));
    const act = async (): Promise<unknown> =>
      this.#chance.is(0.65) ? this.#type(computer, person, fresh) : this.#chance.is(0.5) ? this.#takeUp(computer, person, fresh) : this.#save(computer, person, fresh);
    return living(computer.page, act).then(() => undefined, (error: unknown) => this.#acts.expect(error));
  }

  #place(computer: Computer, person: UserId, fresh: Draft): Typed {
    const key = draftKey(person, fresh);
    const at = `${computer.name}/${key}`;
    const known = this.typed.get(at) ?? { computer, key, may: new Set(['']), saving: false };
    this.typed.set(at, known);
    return known;
  }

  async #type(computer: Computer, person: UserId, fresh: Draft): Promise<void> {
    const place = this.#place(computer, person, fresh);
    if (place.saving) return;
    this.#count += 1;
    const body = `typed ${this.#count}`;
    place.may.add(body);
    this.#acts.story.push(`${computer.name}: ${body}`);
    try {
      await keepDraft(person, { ...fresh, body });
    } catch (error) {
      // The page says so and the words stay in the field; on the disk is what was there.
      place.may.delete(body);
      throw error;
    }
    for (const older of place.may) if (older !== body) place.may.delete(older);
  }

  /** As the panel does when the composer is opened again. */
  async #takeUp(computer: Computer, person: UserId, fresh: Draft): Promise<Draft | null> {
    const place = this.#place(computer, person, fresh);
    const expected = new Set(place.may);
    const found = await takeUpDraft(person, fresh);
    if (!expected.has(found.body) && !place.may.has(found.body) && !place.saving) this.#acts.surprises.push(new Error(`${computer.name}: the draft says “${found.body}”, not ${[...expected].join(' or ')}`));
    return found.body === '' ? null : found;
  }

  async #save(computer: Computer, person: UserId, fresh: Draft): Promise<void> {
    const place = this.#place(computer, person, fresh);
    if (place.saving) return;
    place.saving = true;
    const draft = await this.#takeUp(computer, person, fresh);
    if (draft === null) {
      place.saving = false;
      return;
    }
    const { document, anchor, body } = draft;
    const text: Text = { body, author: person, computer, stream: person, note: null, confirmed: false, read: new Set(), letGo: false };
    this.#acts.texts.set(body, text);
    try {
      text.note = await writeFromDraft(place.key, () => createNote(person, { stream: 'private', document, anchor, kind: 'note', parent: null, body, tags: [], position: null }));
    } catch (error) {
      place.saving = false;
      throw error;
    }
    text.confirmed = true;
    place.saving = false;
    place.may.clear();
    place.may.add('');
    this.#acts.story.push(`${computer.name}: ${body} is saved`);
  }
}

/** Each broken promise in words: nothing typed is lost, and nothing typed has left its computer before it was saved. */
export function verdictOnDrafts(typed: ReadonlyMap<string, Typed>, texts: ReadonlyMap<string, Text>, sent: readonly string[]): string[] {
  const wrong: string[] = [];
  for (const { computer, key, may, saving } of typed.values()) {
    const kept = computer.disk.tables['drafts']!.rows.get(JSON.stringify(key))?.['body'] ?? '';
    const isNote = [...may].some((body) => body !== '' && (sent.includes(body) || [...computer.disk.tables['notes']!.rows.values()].some((row) => (row as unknown as NoteRow).note.body === body)));
    // Never in both places, and in none only what was not kept before.
    const right = saving ? (kept === '') === isNote || may.has('') : may.has(String(kept));
    if (!right) wrong.push(`${computer.name}: of ${[...may].join(', ')} the draft is ${String(kept)}`);
  }
  const begun = new Set([...typed.values()].flatMap(({ may }) => [...may].filter((body) => body !== '')));
  for (const body of sent) if (begun.has(body) && !texts.has(body)) wrong.push(`${body} was sent before it was saved`);
  return wrong;
}
