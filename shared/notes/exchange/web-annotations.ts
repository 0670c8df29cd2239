/**
 * Notes as W3C Web Annotations (Web Annotation Data Model, Recommendation of 23 February 2017) in JSON-LD: an
 * AnnotationCollection (section 5.1) with its one page (5.2) embedded. A position is a body with the purpose "assessing",
 * proposed words one with "editing", tags ones with "tagging"; a reply's target is what it answers (4, "replying").
 * What the standard has no word for stands under `rapporteur:note`, which other readers skip.
 */
import { toSelectors, type Target } from '../../anchors/selectors.ts';
import type { Anchor } from '../../anchors/types.ts';
import type { Note } from '../types.ts';
import { utc, type Collection, type ExchangedDocument, type ExchangedNote } from './types.ts';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** Names our own terms; a name, not an address to fetch. */
export const OWN_TERMS = 'urn:rapporteur:';

export interface TextualBody {
  readonly type: 'TextualBody';
  readonly value: string;
  readonly format: 'text/markdown' | 'text/plain';
  readonly purpose: 'commenting' | 'replying' | 'tagging' | 'assessing' | 'editing';
}

/** The parts of a document that an annotation is of (a SpecificResource, section 4). */
export interface AnnotatedPlace extends Partial<Target> {
  readonly type: 'SpecificResource';
  readonly source: string | { readonly id: string; readonly type: 'Text'; readonly language: string };
}

/** What the standard has no word for; enough to make the same note again. */
export interface OwnNote {
  readonly kind: Note['kind'];
  readonly document: string;
  readonly anchor: Anchor | null;
  readonly resolved: boolean;
  readonly private: boolean;
}

export interface Annotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: string;
  readonly creator?: { readonly id?: string; readonly type: 'Person'; readonly name?: string };
  readonly created: string;
  readonly modified: string;
  readonly body?: readonly TextualBody[];
  readonly target: string | AnnotatedPlace | readonly (string | AnnotatedPlace)[];
  readonly 'rapporteur:note': OwnNote;
}

export interface AnnotationCollection {
  readonly '@context': readonly [typeof ANNOTATION_CONTEXT, { readonly rapporteur: typeof OWN_TERMS }];
  readonly id: string;
  readonly type: 'AnnotationCollection';
  readonly label: string;
  readonly total: number;
  readonly first: { readonly id: string; readonly type: 'AnnotationPage'; readonly startIndex: 0; readonly items: readonly Annotation[] };
}

/**
 * @param texts by document id, where the text that the anchors' positions count in is at hand; else positions travel in
 *   our own terms only, since the standard counts characters and we count UTF-16 units
 */
export function toAnnotations(collection: Collection, label: string, texts: ReadonlyMap<string, string> = new Map()): AnnotationCollection {
  const items = collection.documents.flatMap((document) => document.notes.map((note) => annotation(note, document, texts.get(document.id) ?? null)));
  return {
    '@context': [ANNOTATION_CONTEXT, { rapporteur: OWN_TERMS }],
    id: named(collection.id),
    type: 'AnnotationCollection',
    label,
    total: items.length,
    first: { id: `${named(collection.id)}:1`, type: 'AnnotationPage', startIndex: 0, items },
  };
}

function annotation(note: ExchangedNote, document: ExchangedDocument, text: string | null): Annotation {
  const body = bodies(note);
  const { id, name } = note.author;
  const place = placeOf(note, document, text);
  return {
    id: named(note.source),
    type: 'Annotation',
    motivation: motivation(note),
    ...(id === null && name === null ? {} : { creator: { ...(id === null ? {} : { id: named(id) }), type: 'Person', ...(name === null ? {} : { name }) } }),
    created: utc(note.created),
    modified: utc(note.edited),
    ...(body.length === 0 ? {} : { body }),
    target: note.parent === null ? place : [named(note.parent), place],
    'rapporteur:note': { kind: note.kind, document: document.id, anchor: note.anchor, resolved: note.resolved, private: note.private },
  };
}

function motivation({ kind, wording, position }: ExchangedNote): string {
  if (kind === 'reply') return 'replying';
  if (kind === 'highlight') return 'highlighting';
  if (wording !== null) return 'editing';
  return position === null ? 'commenting' : 'assessing';
}

function bodies({ kind, body, tags, position, wording }: ExchangedNote): readonly TextualBody[] {
  const out: TextualBody[] = [];
  if (body !== '') out.push({ type: 'TextualBody', value: body, format: 'text/markdown', purpose: kind === 'reply' ? 'replying' : 'commenting' });
  if (position !== null) out.push({ type: 'TextualBody', value: position, format: 'text/plain', purpose: 'assessing' });
  if (wording !== null) out.push({ type: 'TextualBody', value: wording, format: 'text/plain', purpose: 'editing' });
  for (const tag of tags) out.push({ type: 'TextualBody', value: tag, format: 'text/plain', purpose: 'tagging' });
  return out;
}

function placeOf({ anchor }: ExchangedNote, { id, address, language }: ExchangedDocument, text: string | null): AnnotatedPlace {
  const source = iriOf(id, address);
  const described = anchor === null ? null : toSelectors(anchor, text);
  return {
    type: 'SpecificResource',
    source: language === null ? source : { id: source, type: 'Text', language },
    ...(described === null || described.selector.length === 0 ? {} : described),
  };
}

/** Where the document is, or its name: `web:` ids are addresses, the others become names of ours. */
export function iriOf(id: string, address: string | null): string {
  if (address !== null && /^https?:\/\//i.test(address) && URL.canParse(address)) return new URL(address).href;
  if (id.startsWith('web:') && URL.canParse(id.slice(4))) return new URL(id.slice(4)).href;
  return `${OWN_TERMS}document:${encodeURIComponent(id)}`;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An IRI (section 3.1 wants one for every annotation): UUIDs by RFC 9562, addresses as they are, other names as ours. */
function named(id: string): string {
  if (UUID.test(id)) return `urn:uuid:${id.toLowerCase()}`;
  return /^(?:https?:\/\/|urn:)[^\s<>"{}|\\^`]+$/i.test(id) ? id : `${OWN_TERMS}id:${encodeURIComponent(id)}`;
}

/** The name behind an IRI that `named` gave. */
export function nameOf(iri: string): string {
  const own = `${OWN_TERMS}id:`;
  if (iri.startsWith('urn:uuid:')) return iri.slice('urn:uuid:'.length);
  if (!iri.startsWith(own)) return iri;
  try {
    return decodeURIComponent(iri.slice(own.length));
  } catch {
    return iri;
  }
}
