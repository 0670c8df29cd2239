/**
 * W3C Web Annotations of ours or of any other tool, as notes. What a file says is a stranger's word: it is read field by
 * field, and what does not fit is left out. Our own notes come back as they were.
 */
import { fromSelectors } from '../../anchors/selectors.ts';
import type { Anchor } from '../../anchors/types.ts';
import { isPosition, type Note, type Position } from '../types.ts';
import { isAnchor, isDocument } from '../validation.ts';
import { documentOfAddress } from './addresses.ts';
import { fieldsOf, listOf, textOf, type Fields } from './fields.ts';
import { utc, type ExchangedNote } from './types.ts';
import { ANNOTATION_CONTEXT, nameOf, OWN_TERMS } from './web-annotations.ts';

const KINDS: ReadonlySet<string> = new Set(['note', 'highlight', 'reply', 'agreed']);

/** Whether JSON is a collection, a page, a list or one of annotations by the W3C's model. */
export function isAnnotations(json: unknown): boolean {
  return annotationsIn(json).length > 0 || (fieldsOf(json) !== null && listOf(fieldsOf(json)?.['@context']).includes(ANNOTATION_CONTEXT));
}

/** The notes of such JSON, in its order; what is no annotation in it is left out. */
export function fromAnnotations(json: unknown): readonly ExchangedNote[] {
  const found = annotationsIn(json);
  const ids = new Set(found.map((each) => textOf(each['id'])).filter((id) => id !== null));
  return found.map((each) => note(each, ids)).filter((each) => each !== null);
}

function annotationsIn(json: unknown): readonly Fields[] {
  if (Array.isArray(json)) return json.map(fieldsOf).filter((each) => each !== null && isAnnotation(each)) as Fields[];
  const root = fieldsOf(json);
  if (root === null) return [];
  if (isAnnotation(root)) return [root];
  const pages = [root, ...listOf(root['first']).map(fieldsOf), ...listOf(root['last']).map(fieldsOf)];
  return pages.flatMap((page) => [...listOf(page?.['items']), ...listOf(page?.['@graph'])]).map(fieldsOf).filter((each) => each !== null && isAnnotation(each)) as Fields[];
}

function isAnnotation(value: Fields): boolean {
  return [...listOf(value['type']), ...listOf(value['@type'])].includes('Annotation');
}

function note(from: Fields, ids: ReadonlySet<string>): ExchangedNote | null {
  const id = textOf(from['id'], 2_000) ?? textOf(from['@id'], 2_000);
  if (id === null) return null;
  const targets = listOf(from['target']);
  const parent = targets.find((target): target is string => typeof target === 'string' && target !== id && (ids.has(target) || from['motivation'] === 'replying')) ?? null;
  const place = targets.find((target) => target !== parent) ?? null;
  const own = fieldsOf(from[`${OWN_TERMS}note`] ?? from['rapporteur:note']);
  const said = bodies(from);
  const kind = kindOf(own, from, parent, said);
  const creator = fieldsOf(listOf(from['creator'])[0]) ?? fieldsOf(listOf(fieldsOf(listOf(from['body'])[0])?.['creator'])[0]);
  const creatorId = textOf(creator?.['id'], 500) ?? textOf(from['creator'], 500);
  const created = textOf(from['created'], 60) ?? textOf(from['modified'], 60) ?? '';
  return {
    source: nameOf(id),
    parent: parent === null ? null : nameOf(parent),
    document: documentOf(own, place),
    anchor: anchorOf(own, place),
    kind,
    body: said.body,
    tags: said.tags,
    position: said.position,
    wording: said.wording,
    resolved: own?.['resolved'] === true && kind !== 'reply',
    author: { id: creatorId === null ? null : nameOf(creatorId), name: textOf(creator?.['name'], 200) ?? textOf(creator?.['nickname'], 200) },
    created: utc(created),
    edited: utc(textOf(from['modified'], 60) ?? created),
    private: own?.['private'] === true,
  };
}

interface Said {
  readonly body: string;
  readonly tags: readonly string[];
  readonly position: Position | null;
  readonly wording: string | null;
}

function bodies(from: Fields): Said {
  const words: string[] = [];
  const tags: string[] = [];
  let position: Position | null = null;
  let wording: string | null = null;
  const plain = textOf(from['bodyValue']);
  if (plain !== null) words.push(plain);
  for (const each of listOf(from['body'])) {
    // A body that is elsewhere is not fetched; its address is what there is to say.
    if (typeof each === 'string') words.push(each);
    const body = fieldsOf(each);
    const value = textOf(body?.['value']) ?? textOf(body?.['rdf:value']);
    if (body === null || value === null) continue;
    const purposes = listOf(body['purpose'] ?? from['motivation']);
    if (purposes.includes('tagging')) tags.push(value);
    else if (purposes.includes('assessing') && isPosition(value)) position = value;
    else if (purposes.includes('editing') && body['purpose'] !== undefined) wording = value;
    else words.push(value);
  }
  return { body: words.join('\n\n'), tags, position, wording };
}

function kindOf(own: Fields | null, from: Fields, parent: string | null, said: Said): Note['kind'] {
  const told = textOf(own?.['kind']);
  if (told !== null && KINDS.has(told) && (told === 'reply') === (parent !== null)) return told as Note['kind'];
  if (parent !== null) return 'reply';
  return listOf(from['motivation']).includes('highlighting') && said.body === '' ? 'highlight' : 'note';
}

function documentOf(own: Fields | null, place: unknown): string | null {
  const told = textOf(own?.['document'], 1_100);
  if (told !== null && isDocument(told)) return told;
  const target = fieldsOf(place);
  const source = typeof place === 'string' ? place : (textOf(target?.['source'], 2_100) ?? textOf(fieldsOf(target?.['source'])?.['id'], 2_100) ?? textOf(target?.['id'], 2_100));
  if (source === null) return null;
  const ours = `${OWN_TERMS}document:`;
  if (!source.startsWith(ours)) return documentOfAddress(source);
  try {
    const id = decodeURIComponent(source.slice(ours.length));
    return isDocument(id) ? id : null;
  } catch {
    return null;
  }
}

function anchorOf(own: Fields | null, place: unknown): Anchor | null {
  const told = own?.['anchor'];
  if (isAnchor(told)) return told;
  const target = fieldsOf(place);
  // Without a selector the whole document is meant (section 3.2.1).
  if (typeof place === 'string' || (target !== null && target['selector'] === undefined)) return WHOLE;
  const anchor = fromSelectors(target, null);
  return anchor !== null && isAnchor(anchor) ? anchor : null;
}

const WHOLE: Anchor = { target: 'document', from: null, to: null, quote: null, position: null, language: null, edition: null };
