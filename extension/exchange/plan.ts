/**
 * What an import would do, before it does anything: which notes are new, which are there already, which have no place.
 * Ids follow from where a note comes from and where it goes, so that the same file imported again makes no doubles.
 */
import type { NoteContent } from '../../shared/notes/protocol.ts';
import type { Note, NoteId } from '../../shared/notes/types.ts';
import { contentProblem, type Problem } from '../../shared/notes/validation.ts';
import { uuid7 } from '../../shared/notes/uuid7.ts';
import type { ExchangedNote } from '../../shared/notes/exchange/types.ts';
import type { Edition } from '../../shared/anchors/edition.ts';
import { pageFragment } from '../../shared/anchors/pages.ts';
import { type Account, LOCAL, type NoteRow, type StreamKey } from '../store/database.ts';
import { delegationOf } from '../store/notes.ts';
import { cleanAnchor, cleanTags, cleanText } from '../store/text.ts';
import { placed } from './editions.ts';

export interface Target {
  readonly account: Account;
  readonly stream: StreamKey;
  /** Whether the person may write what the delegation agreed. */
  readonly head: boolean;
  /** For notes whose file does not say which document they are on. */
  readonly document: string | null;
}

/** What is on this computer: every note of the account, deleted ones as well. */
export type Known = readonly Pick<NoteRow, 'id' | 'stream' | 'document' | 'note' | 'deleted'>[];

export interface Unplaceable {
  readonly note: ExchangedNote;
  /** `document`, `anchor`: the file does not say where it belongs; else what is wrong with its contents. */
  readonly why: 'document' | 'anchor' | Problem['field'];
}

export interface Plan {
  /** Parents before their replies. */
  readonly fresh: readonly Note[];
  readonly there: number;
  readonly unplaceable: readonly Unplaceable[];
  /** Of the fresh ones: those whose words are not in the text that is known here. */
  readonly lost: number;
  /** Of the fresh ones: those that only their author saw where they come from. */
  readonly wasPrivate: number;
}

/**
 * @param editions by document id, of the documents whose text is on this computer
 * @param undone ids that an import gave and that were taken back: they are never given again
 */
export async function planImport(notes: readonly ExchangedNote[], target: Target, known: Known, editions: ReadonlyMap<string, Edition>, undone: ReadonlySet<string> = new Set()): Promise<Plan> {
  const alive = known.filter((row) => row.deleted === 0 && row.stream === target.stream);
  const ids = new Set<string>(alive.map((row) => row.id));
  const gone = new Set<string>([...undone, ...known.filter((row) => row.deleted === 1).map((row) => row.id)]);
  const same = new Map(alive.map((row) => [likeness(row.note), row.id as string]));
  const given = new Map<string, Note | string>();
  const fresh: Note[] = [];
  const unplaceable: Unplaceable[] = [];
  let there = 0;
  let lost = 0;
  let wasPrivate = 0;
  for (const from of parentsFirst(notes)) {
    if (given.has(from.source)) continue;
    if (ids.has(from.source)) {
      there += 1;
      given.set(from.source, from.source);
      continue;
    }
    const parent = from.parent === null ? null : (given.get(from.parent) ?? null);
    const content = contentOf(from, parent, target, alive);
    if ('why' in content) {
      unplaceable.push({ note: from, why: content.why });
      continue;
    }
    const { id, known: met } = await idOf(from, target, ids, gone);
    const twin = met ? id : same.get(likeness({ ...content, created: from.created }));
    if (twin !== undefined) {
      there += 1;
      given.set(from.source, twin);
      continue;
    }
    const place = content.kind === 'reply' ? { anchor: content.anchor, found: true } : placed(content.anchor, editions.get(content.document) ?? null);
    const problem = contentProblem({ ...content, anchor: place.anchor });
    if (problem !== null) {
      unplaceable.push({ note: from, why: problem.field });
      continue;
    }
    if (!place.found) lost += 1;
    if (from.private) wasPrivate += 1;
    const note: Note = {
      ...content, anchor: place.anchor, id: id as NoteId, delegation: delegationOf(target.stream), wording: content.wording ?? null,
      resolved: from.resolved && content.kind !== 'reply', author: target.account === LOCAL ? null : (target.account as Note['author']), created: from.created, edited: from.created,
    };
    given.set(from.source, note);
    ids.add(id);
    fresh.push(note);
  }
  return { fresh, there, unplaceable, lost, wasPrivate };
}

function contentOf(from: ExchangedNote, parent: Note | string | null, target: Target, alive: Known): NoteContent | { readonly why: Unplaceable['why'] } {
  const above = typeof parent === 'string' ? (alive.find((row) => row.id === parent)?.note ?? null) : parent;
  const document = above?.document ?? from.document ?? target.document;
  if (document === null) return { why: 'document' };
  const anchor = above?.anchor ?? from.anchor;
  if (anchor === null) return { why: 'anchor' };
  const body = cleanText(signed(from, target));
  const kind = above !== null ? 'reply' : from.kind === 'agreed' && target.head ? 'agreed' : from.kind === 'highlight' && body === '' ? 'highlight' : 'note';
  const wording = kind === 'highlight' || from.wording === null ? null : cleanText(from.wording);
  return { document, anchor: cleanAnchor(anchor), kind, parent: above?.id ?? null, body, tags: cleanTags(from.tags), position: from.position, wording };
}

/** Another person's words stay his: the note is mine from now on, so it says whose words they are. */
function signed({ author, body, kind, created }: ExchangedNote, { account }: Target): string {
  if (author.name === null || author.id === account || (kind === 'highlight' && body === '')) return body;
  const day = created.startsWith('1970-') ? '' : `, ${created.slice(0, 10)}`;
  const line = `— ${author.name.replaceAll(/[\\`*_[\]<>#|~&]/g, '\\$&')}${day}`;
  return body === '' ? line : `${body}\n\n${line}`;
}

/** What makes two notes one although their ids differ: two people imported the same file, or one on two computers. */
function likeness({ document, kind, body, position, created, anchor }: Pick<Note, 'document' | 'kind' | 'body' | 'position' | 'created' | 'anchor'>): string {
  return JSON.stringify([document, kind, body, position, Date.parse(created), anchor.quote?.exact ?? null, anchor.from?.path ?? null, ...(anchor.page === undefined ? [] : [pageFragment(anchor.page)])]);
}

/** The first id of this source in this stream that was not taken back. */
async function idOf(from: ExchangedNote, { account, stream }: Target, ids: ReadonlySet<string>, gone: ReadonlySet<string>): Promise<{ readonly id: string; readonly known: boolean }> {
  for (let round = 0; ; round += 1) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify([account, stream, from.source, round]))));
    const id = uuid7(Math.min(Math.max(Date.parse(from.created) || 0, 0), 2 ** 48 - 1), digest);
    if (ids.has(id)) return { id, known: true };
    if (!gone.has(id)) return { id, known: false };
  }
}

/** Replies after what they answer; those in a ring, or to a note that is not in the file, as they come. */
function parentsFirst(notes: readonly ExchangedNote[]): readonly ExchangedNote[] {
  const bySource = new Map(notes.map((note) => [note.source, note]));
  const out: ExchangedNote[] = [];
  const done = new Set<string>();
  for (const note of notes) {
    const chain: ExchangedNote[] = [];
    const met = new Set<string>();
    let at: ExchangedNote | undefined = note;
    while (at !== undefined && !done.has(at.source) && !met.has(at.source)) {
      met.add(at.source);
      chain.push(at);
      at = at.parent === null ? undefined : bySource.get(at.parent);
    }
    for (const each of chain.toReversed()) {
      done.add(each.source);
      out.push(each);
    }
  }
  return out;
}
