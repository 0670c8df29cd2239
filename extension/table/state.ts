/** What the table shows, as signals: the notes of the stream at work, the documents that are chosen, filters and order. */
import { computed, effect, signal } from '@preact/signals';
import { Dexie } from 'dexie';
import { browser } from 'wxt/browser';
import { account, stream } from '../panel/here/person.ts';
import { values } from '../panel/here/values.ts';
import { followLanguage, language, words } from '../panel/here/words.ts';
import { following } from '../panel/here/follow.ts';
import { database, type NoteRow } from '../store/database.ts';
import type { LocatedOf } from '../tab-keys.ts';
import { asBefore, filtered, type Line, linesOf, NO_FILTERS, sorted, type Filters, type KnownDocument, type Sorting } from './clauses.ts';
import { knownDocument, openTabs, outcomesOnTabs, type OpenTab } from './documents.ts';
import { place, type Placed } from './placing.ts';

/** The documents that the person picked; null: all that have notes. */
export const chosen = signal<ReadonlySet<string> | null>(null);
export const filters = signal<Filters>(NO_FILTERS);
export const sorting = signal<Sorting>({ by: 'clause', down: false });
/** The local database cannot be read. */
export const broken = signal(false);

/** The notes of the stream at work; null until they are read. Other streams are nobody's business here. */
export const rows = following<readonly NoteRow[] | null>(() => {
  const whose = account.value;
  const where = stream.value;
  const ready = values.value !== null;
  return async () => (ready ? rowsOf(whose, where) : null);
}, null, () => (broken.value = true));

/** Rows that are taken from the disk in one go. */
const PORTION = 300;

/** In portions of all notes by their ids: a cursor over those of the stream brings them one by one, in seconds. */
async function rowsOf(whose: string, where: string): Promise<readonly NoteRow[]> {
  const found: NoteRow[] = [];
  for (let after: unknown = Dexie.minKey;;) {
    const portion = await database.notes.where('[account+id]').between([whose, after], [whose, Dexie.maxKey], false).limit(PORTION).toArray();
    for (const row of portion) if (row.stream === where && row.deleted === 0) found.push(row);
    if (portion.length < PORTION) return found;
    after = portion.at(-1)!.id;
  }
}

export const tabs = signal<ReadonlyMap<string, OpenTab>>(new Map());
/** By tab; apart from the documents, whose words do not change when a note on them is found. */
const outcomes = signal<ReadonlyMap<number, LocatedOf>>(new Map());

/** Documents with notes, and the one that the table was opened for. */
export const documents = computed((): readonly string[] => {
  const asked = new URLSearchParams(location.search).get('document');
  const noted = (rows.value ?? []).filter(({ note }) => note.anchor.target !== 'document').map((row) => row.document);
  return [...new Set([...(asked === null ? [] : [asked]), ...noted.toSorted()])];
});
export const listed = computed(() => documents.value.filter((id) => chosen.value?.has(id) ?? true));

/** What is known of the documents on the list, by id; those still being looked up are missing. */
export const known = signal<ReadonlyMap<string, KnownDocument>>(new Map());

interface PlacedIn extends Placed {
  /** The documents in whose words the notes were looked for: what is listed is always of one piece. */
  readonly of: ReadonlyMap<string, KnownDocument>;
}

/** Where notes stand: as the tab that shows the document has found them, else in the words that are kept of it. */
const placed = signal<PlacedIn | null>(null);
/** How many notes are placed of how many; null: all are. */
export const placing = computed(() => (placed.value === null || placed.value.rows.length >= placed.value.all ? null : { done: placed.value.rows.length, all: placed.value.all }));
let before: readonly Line[] = [];
const lines = computed(() => {
  const now = placed.value;
  before = now === null ? [] : asBefore(linesOf(listed.value.flatMap((id) => now.of.get(id) ?? []), now.rows, now.located), before);
  return before;
});
export const shown = computed(() => sorted(filtered(lines.value, filters.value), sorting.value));
/** Every line before the filters: what they can be chosen from. */
export const every = lines;
export const loading = computed(() => rows.value === null || placed.value === null || listed.value.some((id) => placed.value?.of.has(id) !== true));

function look(): void {
  void openTabs().then((now) => (tabs.value = now), () => undefined);
}

function lookForNotes(): void {
  void outcomesOnTabs().then((now) => (outcomes.value = now), () => undefined);
}

/** Binds the page to the database, the open tabs and the interface's language. */
export function startTable(): void {
  const asked = new URLSearchParams(location.search).get('document');
  if (asked === null) filters.value = { ...NO_FILTERS, onlyPositions: true };
  else chosen.value = new Set([asked]);
  followLanguage(() => `Rapporteur · ${words.value.stance.table.title}`);
  look();
  lookForNotes();
  browser.storage.session.onChanged.addListener((changes) => {
    const names = Object.keys(changes);
    if (names.some((name) => name.startsWith('tab:'))) look();
    if (names.some((name) => name.startsWith('located:'))) lookForNotes();
  });
  effect(() => {
    const all = rows.value;
    const [of, open, found] = [known.value, tabs.value, outcomes.value];
    if (all === null) {
      placed.value = null;
      return;
    }
    if (listed.value.some((id) => !of.has(id))) return;
    const ended = new AbortController();
    const say = (now: Placed): void => {
      // What is there already stays until all of what is new is known.
      if (!ended.signal.aborted && (loading.peek() || now.rows.length >= now.all)) placed.value = { ...now, of };
    };
    void place(all.filter((row) => of.has(row.document)), of, (id) => found.get(open.get(id)?.tab ?? -1) ?? null, say, ended.signal);
    return () => ended.abort();
  });
  effect(() => {
    const wanted = language.value;
    const open = tabs.value;
    const ids = listed.value;
    let ended = false;
    void (async () => {
      const found = new Map<string, KnownDocument>();
      for (const id of ids) {
        found.set(id, await knownDocument(id, wanted, open));
        if (ended) return;
      }
      known.value = found;
    })();
    return () => {
      ended = true;
    };
  });
}
