/** What a popover shows of the cited text itself: from the library, in the reader's language where it is kept. */
import { diff } from '../../shared/anchors/diff.ts';
import { card } from '../../shared/instruments/card.ts';
import { readVersion } from '../../shared/instruments/conferences.ts';
import { compare, parse, withoutVersion } from '../../shared/instruments/ids.ts';
import { nameOf, versionName } from '../../shared/instruments/names.ts';
import { reference } from '../../shared/instruments/reference.ts';
import { LANGUAGES, type Language } from '../../shared/languages/types.ts';
import { changesBetween, unnumbered } from '../library/changes.ts';
import type { CitedText, ShownClause, Versions } from '../library/cited.ts';
import { inLanguages, keptVersions, withWords, type KeptDocument, type LibraryClause, type LibraryRow } from '../library/documents.ts';
import { passageOf } from '../library/passage.ts';
import { readableOf } from '../library/readable.ts';
import { database, PRIVATE } from '../store/database.ts';
import { accountOf, allValues, streamAtWork } from '../store/values.ts';
import { wordsOf } from '../words/words.ts';
import { officialOf } from './fetching.ts';

export interface CitedAsk {
  readonly id: string;
  readonly locator: string | null;
  readonly language: Language;
}

/** Changes that are listed, and UTF-16 units of them. */
const CHANGES_MOST = 80;
const CHANGED_WORDS_MOST = 40_000;
const LINKED_MOST = 60;

/** @param hidden in a private window, where nothing may be kept and so nothing is offered to be fetched */
export async function citedText(asked: CitedAsk, hidden: boolean): Promise<CitedText> {
  const { id, locator, language } = asked;
  const rows = await keptVersions(id);
  const shown = choose(rows, id, language);
  const [kept, official, file, notes, linked, { adopted }] = await Promise.all([
    shown === null ? null : opened(shown), hidden ? null : officialOf(id, language), readableOf(id, language), notesOn(id), linkedWith(id, language), card(id, language),
  ]);
  return {
    reference: reference(id, locator, language),
    text: kept === null ? null : textOf(kept, asked),
    versions: kept === null ? null : await versionsOf(rows, kept, asked),
    languageName: wordsOf(language).languages[language],
    date: dateName(adopted ?? kept?.date ?? null, language),
    // Offered as well where all that is kept is another language, or what only calls itself this instrument.
    official: official !== null && (kept === null || !kept.official || (kept.language !== language && kept.id === id)) ? { site: siteOf(official.address), certain: official.certain } : null,
    reader: file !== null,
    notes,
    linked,
  };
}

function textOf(kept: KeptDocument, { id, locator, language }: CitedAsk): CitedText['text'] {
  const { cited, before, after, found, cut } = passageOf(kept.clauses, locator);
  return {
    language: kept.language,
    languageName: kept.language === null ? null : wordsOf(language).languages[kept.language],
    direction: kept.language === 'ar' ? 'rtl' : 'ltr',
    other: kept.language !== language,
    // Another version than the one cited is said to be one.
    version: kept.id === id || versionOf(kept.id) === null || versionOf(id) === null ? null : nameOf(kept.id, language),
    source: kept.address === null ? null : siteOf(kept.address),
    official: kept.official,
    found, cut,
    before: before.map(shownClause), cited: cited.map(shownClause), after: after.map(shownClause),
  };
}

function shownClause({ path, words, cites }: LibraryClause): ShownClause {
  return { path, words, cites };
}

/** The version that is cited; where it is not kept, or none is cited, the newest kept. */
function choose(rows: readonly LibraryRow[], id: string, language: Language): LibraryRow | null {
  const same = rows.filter((row) => row.id === id);
  const of = same.length > 0 ? same : rows.filter((row) => row.id === newestOf(rows)?.id);
  const official = of.filter((row) => row.official);
  return inLanguages(official.length > 0 ? official : of, [language, 'en', ...LANGUAGES]);
}

function newestOf(rows: readonly LibraryRow[]): LibraryRow | null {
  return rows.toSorted((a, b) => yearOf(b.id) - yearOf(a.id) || b.at - a.at)[0] ?? null;
}

function yearOf(id: string): number {
  const version = versionOf(id);
  return version === null ? 0 : (readVersion(version)?.year ?? Number.parseInt(version, 10)) || 0;
}

function versionOf(id: string): string | null {
  const instrument = parse(id);
  if (instrument?.family === 'itu-act') return instrument.version;
  return instrument?.family === 'itu-recommendation' ? instrument.edition : null;
}

/** The version shown against the other that is kept: a newer one where there is one, else the one before. Of one language. */
async function versionsOf(rows: readonly LibraryRow[], kept: KeptDocument, { locator, language }: CitedAsk): Promise<Versions | null> {
  const own = yearOf(kept.id);
  const others = rows.filter((row) => row.id !== kept.id && row.language === kept.language && yearOf(row.id) > 0 && own > 0);
  const other = others.filter((row) => yearOf(row.id) > own).toSorted((a, b) => yearOf(b.id) - yearOf(a.id))[0]
    ?? others.filter((row) => yearOf(row.id) < own).toSorted((a, b) => yearOf(b.id) - yearOf(a.id))[0];
  const against = other === undefined ? null : await opened(other);
  if (against === null) return null;
  const newer = yearOf(against.id) > own;
  const [was, now] = newer ? [kept, against] : [against, kept];
  const { list } = memoized(was, now);
  const here = new Set(passageOf(kept.clauses, locator).cited.map(({ path }) => path));
  let length = 0;
  const told = list.filter(({ parts }) => (length += parts.reduce((sum, { text }) => sum + text.length, 0)) <= CHANGED_WORDS_MOST).slice(0, CHANGES_MOST);
  const name = (id: string) => versionName(versionOf(id) ?? '', language);
  return {
    was: name(was.id),
    now: name(now.id),
    here: locator === null ? [] : changedAt(was, now, newer, here),
    list: told.map(({ path, kind, parts }) => ({ path, kind, parts })),
    more: list.length - told.length,
  };
}

/** What became of the cited clauses. */
function changedAt(was: KeptDocument, now: KeptDocument, newer: boolean, paths: ReadonlySet<string>): Versions['here'] {
  const { list, becameOf } = memoized(was, now);
  if (!newer) return list.filter(({ path, kind }) => kind !== 'gone' && paths.has(path));
  return was.clauses.filter(({ path }) => paths.has(path)).flatMap((clause): Versions['here'] => {
    const became = becameOf(clause.path);
    if (became === null) return [{ path: clause.path, kind: 'gone', parts: [{ kind: 'gone', text: clause.words }] }];
    const parts = diff(unnumbered(clause), unnumbered(became));
    return parts.every(({ kind }) => kind === 'same') ? [] : [{ path: became.path, kind: 'changed', parts }];
  });
}

/** The last texts and comparison: a reader goes to and fro between the citations of a few instruments. */
const texts = new Map<string, KeptDocument>();
let compared: { readonly of: string; readonly changes: ReturnType<typeof changesBetween> } | null = null;

async function opened(row: LibraryRow): Promise<KeptDocument | null> {
  const key = `${row.key} ${row.at}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const kept = await withWords(row).catch(() => null);
  if (kept !== null) {
    texts.set(key, kept);
    for (const oldest of texts.keys()) {
      if (texts.size <= 4) break;
      texts.delete(oldest);
    }
  }
  return kept;
}

function memoized(was: KeptDocument, now: KeptDocument): ReturnType<typeof changesBetween> {
  const of = `${was.key} ${was.at} ${now.key} ${now.at}`;
  if (compared?.of !== of) compared = { of, changes: changesBetween(was.clauses, now.clauses) };
  return compared.changes;
}

/** How many notes the person sees on any version of the instrument. What they say stays here. */
async function notesOn(id: string): Promise<number> {
  const base = withoutVersion(id);
  const values = await allValues();
  const account = accountOf(values.account);
  const [rows, delegations] = await Promise.all([
    database.notes.where('[account+document]').between([account, base], [account, `${base}\uffff`]).toArray(),
    database.delegations.where('account').equals(account).toArray(),
  ]);
  const stream = streamAtWork(values, delegations);
  return rows.filter((row) => row.deleted === 0 && row.note.kind !== 'reply' && row.note.kind !== 'highlight' && (row.stream === PRIVATE || row.stream === stream) && compare(row.document, base) !== 'other').length;
}

/** Action lines and goals: what the WSIS–SDG matrix links them with, by name. */
async function linkedWith(id: string, language: Language): Promise<CitedText['linked']> {
  const family = parse(id)?.family;
  if (family !== 'wsis-action-line' && family !== 'sdg') return [];
  const { related = [] } = await card(id, language);
  return Promise.all(related.slice(0, LINKED_MOST).map(async (each) => ({ id: each, name: nameOf(each, language), title: (await card(each, language)).title ?? (await card(goalOf(each), language)).title })));
}

/** A day as documents write it: "16 December 2015", in European digits like the numbers beside it. */
function dateName(iso: string | null, language: Language): string | null {
  const date = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(date) ? null : new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** A target is told by its goal. */
function goalOf(id: string): string {
  return id.replace(/^(un:sdg\/\d+)\..*$/u, '$1');
}

/** The host, as a person reads an address. */
function siteOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./u, '') : '';
}
