/** What the table shows, as signals: the notes of the stream at work, the documents that are chosen, filters and order. */
import { computed, effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { account, stream } from '../panel/here/person.ts';
import { values } from '../panel/here/values.ts';
import { followLanguage, language } from '../panel/here/words.ts';
import { following } from '../panel/here/follow.ts';
import type { PlacesOf } from '../panel/positions/standing.ts';
import { database, type NoteRow } from '../store/database.ts';
import type { LocatedOf } from '../tab-keys.ts';
import { filtered, linesOf, NO_FILTERS, sorted, type Filters, type KnownDocument, type Sorting } from './clauses.ts';
import { knownDocument, openTabs, outcomesOnTabs, type OpenTab } from './documents.ts';
import { placesIn } from './places.ts';

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
  return async () => (ready ? database.notes.where('[account+stream]').equals([whose, where]).and((row) => row.deleted === 0).toArray() : null);
}, null, () => (broken.value = true));

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

/** Where notes stand: as the tab that shows the document has found them, else in the words that are kept of it. */
const located = computed((): PlacesOf => {
  const of = Map.groupBy(rows.value ?? [], (row) => row.document);
  return Object.assign({}, ...[...known.value].map(([id, document]) => {
    const tab = tabs.value.get(id)?.tab;
    return { ...placesIn(document, of.get(id) ?? []), ...(tab === undefined ? {} : outcomes.value.get(tab)) };
  }));
});
const lines = computed(() => linesOf(listed.value.flatMap((id) => known.value.get(id) ?? []), rows.value ?? [], located.value));
export const shown = computed(() => sorted(filtered(lines.value, filters.value), sorting.value));
/** Every line before the filters: what they can be chosen from. */
export const every = lines;
export const loading = computed(() => rows.value === null || listed.value.some((id) => !known.value.has(id)));

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
  followLanguage();
  look();
  lookForNotes();
  browser.storage.session.onChanged.addListener((changes) => {
    const names = Object.keys(changes);
    if (names.some((name) => name.startsWith('tab:'))) look();
    if (names.some((name) => name.startsWith('located:'))) lookForNotes();
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
