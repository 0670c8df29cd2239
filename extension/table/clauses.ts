/** The clause table's lines: every clause with what a delegation thinks of it; filtered and sorted. Pure. */
import type { ClauseKind } from '../../shared/clauses/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import { POSITIONS, type Position } from '../../shared/notes/types.ts';
import { authorOf, clauseOf, NOTHING, type PlacesOf, standings, type Standing } from '../panel/positions/standing.ts';
import type { NoteRow } from '../store/database.ts';

/** A clause of a document, as far as this computer knows it. */
export interface KnownClause {
  readonly path: string;
  readonly kind: ClauseKind | null;
  readonly act: string | null;
  readonly addressee: string | null;
  readonly words: string;
  /** `whole`: its words; `part`: their beginning; `note`: what a note quotes of it; `none`: nothing. */
  readonly known: 'whole' | 'part' | 'note' | 'none';
  /** The clause as it was when somebody wrote on it: it is not to be found in the document as it is now. */
  readonly gone?: true;
}

export interface KnownDocument {
  readonly id: string;
  readonly title: string | null;
  readonly language: Language | null;
  /** In reading order; empty where nothing but notes is known of the document. */
  readonly clauses: readonly KnownClause[];
}

export interface Line extends KnownClause {
  readonly key: string;
  readonly document: string;
  readonly language: Language | null;
  /** Its place in its document, and the document's among all. */
  readonly order: number;
  readonly standing: Standing;
  /** Threads that nobody has said are dealt with; a position without a word is none. */
  readonly threads: number;
  /** Milliseconds, by the backend's clock where it has one: when a note on the clause last changed; 0: there is none. */
  readonly changed: number;
}

const ORDER_STEP = 1_000_000;
const NUMERIC = new Intl.Collator('en', { numeric: true });

/**
 * @param rows the notes of one stream on these documents, in any order
 * @param located where they stand in the documents as they are now; those that are missing stand where they were written
 */
export function linesOf(documents: readonly KnownDocument[], rows: readonly NoteRow[], located: PlacesOf = {}): Line[] {
  const byDocument = Map.groupBy(rows.filter((row) => row.deleted === 0), (row) => row.document);
  return documents.flatMap((document, index) => linesOfOne(document, byDocument.get(document.id) ?? [], located, index * ORDER_STEP));
}

function linesOfOne({ id, language, clauses }: KnownDocument, rows: readonly NoteRow[], located: PlacesOf, first: number): Line[] {
  const standing = standings(rows, located);
  const byPath = new Map<string, NoteRow[]>();
  const astray: NoteRow[] = [];
  for (const row of rows) {
    const path = clauseOf(row, located);
    if (path !== null) {
      const here = byPath.get(path);
      if (here === undefined) byPath.set(path, [row]);
      else here.push(row);
    } else if (row.note.anchor.target !== 'document') astray.push(row);
  }
  const listed = new Set(clauses.map(({ path }) => path));
  // A clause that only notes know comes after the others, with what they quote of it.
  const others = [...byPath.keys()].filter((path) => !listed.has(path)).sort((a, b) => rankOf(a) - rankOf(b) || NUMERIC.compare(a, b));
  const all = [...clauses, ...others.map((path) => quoted(path, byPath.get(path) ?? []))];
  const gone = Map.groupBy(astray, (row) => row.note.anchor.from?.path ?? '');
  const formerly = standings(astray);
  const answered = new Set(rows.map(({ note }) => note.parent));
  const lost = [...gone].map(([path, here]): KnownClause => ({ ...quoted(path, here), gone: true }));
  return [...all, ...lost].flatMap((clause, index) => {
    const here = (clause.gone === true ? gone : byPath).get(clause.path) ?? [];
    // A document's head and foot are nobody's to negotiate; what is noted on them is listed all the same.
    if (here.length === 0 && (clause.kind === 'front' || clause.kind === 'closing')) return [];
    return [{
      ...clause,
      key: `${id} ${clause.path}${clause.gone === true ? ' gone' : ''}`,
      document: id,
      language,
      order: first + index,
      standing: (clause.gone === true ? formerly : standing).get(clause.path) ?? NOTHING,
      threads: here.filter(({ note }) => note.kind === 'note' && !note.resolved && (note.body !== '' || answered.has(note.id))).length,
      changed: Math.max(0, ...here.map(changedAt)),
    }];
  });
}

/** The same lines, by the objects of before where nothing on them is another: of ten thousand opinions one is new, and one line is drawn. */
export function asBefore(lines: readonly Line[], before: readonly Line[]): readonly Line[] {
  const known = new Map(before.map((line) => [line.key, line]));
  return lines.map((line) => {
    const old = known.get(line.key);
    return old !== undefined && isSameLine(old, line) ? old : line;
  });
}

function isSameLine({ standing: { agreed, opinions }, ...one }: Line, { standing, ...other }: Line): boolean {
  return (
    (Object.keys(other) as (keyof typeof other)[]).every((name) => one[name] === other[name]) &&
    isSameRow(agreed, standing.agreed) &&
    opinions.length === standing.opinions.length &&
    opinions.every((row, index) => isSameRow(row, standing.opinions[index] ?? null))
  );
}

/** A note is another once it was edited or has come back from the backend. */
function isSameRow(a: NoteRow | null, b: NoteRow | null): boolean {
  return a === b || (a !== null && b !== null && a.id === b.id && a.note.edited === b.note.edited && a.state === b.state && a.server?.revision === b.server?.revision);
}

function quoted(path: string, rows: readonly NoteRow[]): KnownClause {
  const whole = rows.find(({ note: { anchor } }) => anchor.target === 'clause' && (anchor.quote?.exact ?? '') !== '');
  const words = (whole ?? rows.find(({ note: { anchor } }) => (anchor.quote?.exact ?? '') !== ''))?.note.anchor.quote?.exact ?? '';
  return { path, kind: kindOf(path), act: null, addressee: null, words, known: words === '' ? 'none' : 'note' };
}

/** The order of a document's parts, where nothing but their paths is known. */
function rankOf(path: string): number {
  const rank = 'TBPOSAF'.indexOf(path.charAt(0));
  return rank < 0 ? 7 : rank;
}

/** Paths begin with their kind's letter in every language. */
function kindOf(path: string): ClauseKind | null {
  const kinds: Readonly<Record<string, ClauseKind>> = { P: 'preamble', O: 'operative', S: 'section', A: 'annex', F: 'footnote', B: 'body' };
  return kinds[/(?:^|\/)([A-Z])[\d.]*[^/]*$/.exec(path)?.[1] ?? ''] ?? null;
}

export function changedAt(row: NoteRow): number {
  const changed = row.server !== null && !row.server.deleted ? row.server.changed : row.note.edited;
  return Date.parse(changed) || 0;
}

export interface Filters {
  readonly position: Position | '';
  /** A person's id, `local` without an account; empty: everybody. */
  readonly person: string;
  readonly addressee: string;
  readonly onlyPositions: boolean;
  /** Milliseconds; 0: any time. */
  readonly since: number;
}

export const NO_FILTERS: Filters = { position: '', person: '', addressee: '', onlyPositions: false, since: 0 };

export function filtered(lines: readonly Line[], { position, person, addressee, onlyPositions, since }: Filters): Line[] {
  return lines.filter((line) => {
    const { agreed, opinions } = line.standing;
    const all = agreed === null ? opinions : [agreed, ...opinions];
    return (
      (!onlyPositions || all.length > 0) &&
      (position === '' || all.some(({ note }) => note.position === position)) &&
      (person === '' || all.some((row) => authorOf(row) === person)) &&
      (addressee === '' || (line.addressee ?? '').split('+').includes(addressee)) &&
      (since === 0 || line.changed >= since)
    );
  });
}

export type Column = 'clause' | 'agreed' | 'opinions' | 'threads' | 'changed';

export interface Sorting {
  readonly by: Column;
  readonly down: boolean;
}

/** As it comes first when a column is chosen: clauses as they are read, everything else with the most on top. */
export const FIRST: Readonly<Record<Column, boolean>> = { clause: false, agreed: false, opinions: true, threads: true, changed: true };

export function sorted(lines: readonly Line[], { by, down }: Sorting): Line[] {
  const value: Readonly<Record<Column, (line: Line) => number>> = {
    clause: ({ order }) => order,
    agreed: ({ standing: { agreed } }) => (agreed?.note.position == null ? POSITIONS.length : POSITIONS.indexOf(agreed.note.position)),
    opinions: ({ standing }) => standing.opinions.length,
    threads: ({ threads }) => threads,
    changed: ({ changed }) => changed,
  };
  const sign = down ? -1 : 1;
  return lines.toSorted((a, b) => sign * (value[by](a) - value[by](b)) || a.order - b.order);
}

/** Midnight at the beginning of yesterday, by this computer's calendar, in milliseconds. */
export function yesterday(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1).getTime();
}
