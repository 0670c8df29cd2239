/** Which notes and clauses a query means. Pure. */
import { folded } from './folded.ts';
import type { Filter, Query } from './query.ts';
import type { ClauseText, DocumentTexts, NoteText, Texts } from './texts.ts';

/** What a query has found, before anything of it is shown: in the texts' own order. */
export interface Sifted {
  readonly words: readonly string[];
  readonly filters: readonly Filter[];
  readonly notes: readonly NoteText[];
  /** One place may stand in several texts of a document. */
  readonly clauses: readonly (readonly [ClauseText, DocumentTexts])[];
}

/** @param among what an earlier query has found that asks for no more than this one; null: look through everything */
export function sift(texts: Texts, { words, filters: typed }: Query, among: Sifted | null = null): Sifted {
  const filters = typed.filter((each) => each.known);
  if (words.length === 0 && filters.length === 0) return { words, filters, notes: [], clauses: [] };
  const stands = (where: string): boolean => words.every((word) => where.includes(word));
  const byPlace = clausesByPlace(texts, filters);
  const passes = filters.map((filter) => notePassing(filter, texts, byPlace));
  const notes: NoteText[] = [];
  for (const note of among?.notes ?? texts.notes.values()) if (stands(note.folded) && passes.every((passing) => passing(note))) notes.push(note);
  const clauses: (readonly [ClauseText, DocumentTexts])[] = [];
  const ofClause = filters.map((filter) => clausePassing(filter, byPlace));
  const consider = (clause: ClauseText, of: DocumentTexts): void => {
    if (stands(clause.folded) && ofClause.every((passing) => passing(clause, of))) clauses.push([clause, of]);
  };
  if (filters.every(({ operator, value }) => ofClauses(operator, value))) {
    if (among === null) for (const of of texts.documents.values()) for (const clause of of.clauses) consider(clause, of);
    else for (const [clause, of] of among.clauses) consider(clause, of);
  }
  return { words, filters, notes, clauses };
}

/** Whether all that a query can find is among what another has found: each of its words and filters is asked for here, too. */
export function narrows({ words, filters }: Query, earlier: Pick<Sifted, 'words' | 'filters'>): boolean {
  return (
    earlier.words.length + earlier.filters.length > 0 &&
    earlier.words.every((word) => words.some((each) => each.includes(word))) &&
    earlier.filters.every(({ operator, value }) => filters.some((each) => each.known && each.operator === operator && each.value === value))
  );
}

type Places = ReadonlyMap<string, ClauseText>;

/** The clauses by document and path; only where a filter asks of a note what its clause is. */
function clausesByPlace(texts: Texts, filters: readonly Filter[]): Places {
  const places = new Map<string, ClauseText>();
  if (!filters.some(({ operator }) => operator === 'act' || operator === 'to' || operator === 'cites')) return places;
  for (const { document, clauses } of texts.documents.values()) for (const clause of clauses) places.set(`${document} ${clause.path}`, clause);
  return places;
}

function notePassing({ operator, value }: Filter, texts: Texts, places: Places): (note: NoteText) => boolean {
  const clauseOf = (note: NoteText): ClauseText | undefined => (note.path === null ? undefined : places.get(`${note.document} ${note.path}`));
  switch (operator) {
    case 'tag': return (note) => note.tags.some((tag) => tag.startsWith(value));
    case 'from': return (note) => note.name.includes(value);
    case 'in': {
      const titled = new Set([...texts.documents.values()].filter((each) => folded(each.title ?? '').includes(value)).map((each) => each.document));
      return (note) => titled.has(note.document) || folded(note.document).includes(value);
    }
    case 'position': return (note) => note.position === value;
    case 'since': return (note) => note.edited >= value;
    case 'before': return (note) => note.edited < value;
    case 'is': return (note) => noteIs(note, value, texts);
    case 'act': return (note) => actIs(clauseOf(note), value);
    case 'to': return (note) => addresseeIs(clauseOf(note), value, places);
    case 'cites': return (note) => clauseOf(note)?.cites.includes(value) ?? false;
  }
}

function noteIs(note: NoteText, state: string, texts: Texts): boolean {
  switch (state) {
    case 'unread': return texts.unread(note);
    case 'open': return !note.resolved && note.what !== 'reply';
    case 'resolved': return note.resolved;
    case 'mine': return note.mine;
    case 'mention': return note.mention;
    case 'agreed': return note.what === 'agreed';
    case 'note': return true;
    default: return false;
  }
}

/** Whether a filter says anything of clauses: no clause has a tag, an author or a position. */
function ofClauses(operator: Filter['operator'], value: string): boolean {
  return operator === 'in' || operator === 'act' || operator === 'to' || operator === 'cites' || operator === 'since' || operator === 'before' || (operator === 'is' && value === 'clause');
}

function clausePassing({ operator, value }: Filter, places: Places): (clause: ClauseText, of: DocumentTexts) => boolean {
  switch (operator) {
    case 'in': {
      const named = new Map<DocumentTexts, boolean>();
      return (_clause, of) => {
        let is = named.get(of);
        if (is === undefined) named.set(of, (is = folded(`${of.document} ${of.title ?? ''}`).includes(value)));
        return is;
      };
    }
    case 'act': return (clause) => actIs(clause, value);
    case 'to': return (clause) => addresseeIs(clause, value, places);
    case 'cites': return (clause) => clause.cites.includes(value);
    case 'since': return (_clause, of) => of.date !== null && of.date >= value;
    case 'before': return (_clause, of) => of.date !== null && of.date < value;
    default: return () => operator === 'is' && value === 'clause';
  }
}

/** By the act's English name, or by the words with which the clause begins in its own language. */
function actIs(clause: ClauseText | undefined, value: string): boolean {
  return clause?.act != null && (clause.act.includes(value) || clause.folded.slice(0, 120).includes(value));
}

/** By the addressee's short name, or by the words of the clause (or of the one it belongs to) where he is named. */
function addresseeIs(clause: ClauseText | undefined, value: string, places: Places): boolean {
  if (clause?.addressee == null) return false;
  const above = clause.parent === null ? undefined : places.get(`${clause.document} ${clause.parent}`);
  return clause.addressee.includes(value) || clause.folded.slice(0, 240).includes(value) || (above?.folded.slice(0, 240).includes(value) ?? false);
}
