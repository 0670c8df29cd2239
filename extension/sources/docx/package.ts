import { openZip, type Zip } from './zip.ts';
import { parseXml, type Element } from './xml.ts';
import { DocxError, type DocxLimits, type Image } from './types.ts';

/** The parts of a DOCX that are read, found by their relationships (ECMA-376 part 2). Nothing outside the file is ever opened. */
export interface Package {
  readonly document: Element;
  /** The part that the main document relates to by this type ("numbering", "styles", …), parsed; undefined where it is missing. */
  related(type: string): RelatedPart | undefined;
  /** The part behind a relationship id of the main document. */
  byId(id: string): RelatedPart | undefined;
  /** Relationship id → external address of the main document. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The picture behind a relationship id of the main document. */
  readonly image: RelatedPart['image'];
  /** The name and the bytes of the part in another format behind a relationship id of the main document; null where it is elsewhere or missing. */
  chunk(id: string): { readonly name: string; readonly bytes: Uint8Array } | null;
  readonly macros: boolean;
}

export interface RelatedPart {
  readonly root: Element;
  readonly addresses: ReadonlyMap<string, string>;
  /** The name and the bytes of a picture inside the file; null where it is elsewhere, missing, or nothing that is shown. */
  image(id: string): NamedImage | null;
}

export type NamedImage = Image & { readonly name: string };

interface Relationship {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

const DEFAULT_LIMITS: DocxLimits = { packed: 256 * 2 ** 20, part: 64 * 2 ** 20, total: 128 * 2 ** 20 };

export function openPackage(bytes: Uint8Array, limits: Partial<DocxLimits> = {}): Package {
  const zip = openZip(bytes, { ...DEFAULT_LIMITS, ...limits });
  const main = mainPart(zip);
  const document = parsed(zip, main);
  if (!document || document.name !== 'w:document') throw new DocxError('no-document', 'there is no Word document in this file');
  const relationships = relationshipsOf(zip, main);
  const known = new Map<string, RelatedPart | undefined>();

  const open = (name: string): RelatedPart | undefined => {
    if (!known.has(name)) {
      const root = parsed(zip, name);
      if (root) {
        const own = relationshipsOf(zip, name);
        known.set(name, { root, addresses: addressesOf(own), image: imagesOf(zip, name, own) });
      } else known.set(name, undefined);
    }
    return known.get(name);
  };
  const openTarget = (relationship: Relationship | undefined): RelatedPart | undefined =>
    relationship && !relationship.external ? open(resolve(main, relationship.target)) : undefined;

  return {
    document,
    related: (type) => openTarget([...relationships.values()].find((each) => each.type === type)),
    byId: (id) => openTarget(relationships.get(id)),
    addresses: addressesOf(relationships),
    image: imagesOf(zip, main, relationships),
    chunk: (id) => {
      const relationship = relationships.get(id);
      if (!relationship || relationship.external) return null;
      const name = resolve(main, relationship.target);
      const found = zip.read(name);
      return found ? { name, bytes: found } : null;
    },
    macros: zip.names.some((name) => name.endsWith('vbaproject.bin')),
  };
}

function mainPart(zip: Zip): string {
  const found = [...relationshipsOf(zip, '').values()].find((each) => each.type === 'officeDocument' && !each.external);
  const name = found ? resolve('', found.target) : 'word/document.xml';
  if (zip.names.includes(name.toLowerCase())) return name;
  if (zip.names.includes('word/document.xml')) return 'word/document.xml';
  throw new DocxError('no-document', 'there is no Word document in this file');
}

function parsed(zip: Zip, name: string): Element | undefined {
  const bytes = zip.read(name);
  return bytes ? parseXml(bytes, name) : undefined;
}

function relationshipsOf(zip: Zip, part: string): Map<string, Relationship> {
  const slash = part.lastIndexOf('/') + 1;
  const root = parsed(zip, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  const found = new Map<string, Relationship>();
  for (const each of root?.children ?? []) {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = each.attributes;
    if (id === undefined || target === undefined) continue;
    found.set(id, { type: (type ?? '').slice((type ?? '').lastIndexOf('/') + 1), target, external: mode?.toLowerCase() === 'external' });
  }
  return found;
}

function addressesOf(relationships: ReadonlyMap<string, Relationship>): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const [id, { target, external }] of relationships) if (external) addresses.set(id, target);
  return addresses;
}

/** A target relative to the part that names it, as a part name. */
function resolve(part: string, target: string): string {
  const folders = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.' && step !== '') folders.push(step);
  }
  return folders.join('/');
}

function imagesOf(zip: Zip, part: string, relationships: ReadonlyMap<string, Relationship>): RelatedPart['image'] {
  return (id) => {
    const relationship = relationships.get(id);
    if (!relationship || relationship.external) return null;
    const name = resolve(part, relationship.target);
    try {
      const bytes = zip.read(name);
      const type = bytes ? imageType(bytes) : null;
      return bytes && type ? { name, type, bytes } : null;
    } catch {
      // A damaged or monstrous picture must not cost the words.
      return null;
    }
  };
}

/** Pictures of points only, by their first bytes: SVG and metafiles can hold more than a picture. */
function imageType(bytes: Uint8Array): Image['type'] | null {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (head.startsWith('\u0089PNG\r\n')) return 'image/png';
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('BM')) return 'image/bmp';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : null;
}
