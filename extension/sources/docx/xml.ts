import { SaxesParser } from 'saxes';
import { DocxError } from './types.ts';

/** An element with names by their usual prefix (`w:p`), whatever prefix the file chose. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** Character data directly inside, joined. */
  text: string;
}

/** Transitional and strict namespaces (ECMA-376 parts 1 and 4) to the usual prefixes. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'urn:schemas-microsoft-com:vml': 'v',
};

const MAX_DEPTH = 1_000;

/**
 * Parses one part. No DTD is read and no entity but XML's own five is known, so nothing can be expanded or fetched.
 * Raises DocxError `broken` where the XML is not well formed; characters that XML forbids are let through.
 */
export function parseXml(bytes: Uint8Array, part: string): Element {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  parser.on('error', (error) => {
    if (!/disallowed character|malformed character entity/i.test(error.message)) throw new DocxError('broken', `${part}: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw new DocxError('broken', `${part} has a document type declaration`);
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      const prefix = attribute.uri === '' ? '' : PREFIXES[attribute.uri] ?? attribute.prefix;
      attributes[prefix === '' ? attribute.local : `${prefix}:${attribute.local}`] = attribute.value;
    }
    const element: Element = { name: `${PREFIXES[tag.uri] ?? tag.prefix}:${tag.local}`, attributes, children: [], text: '' };
    open[open.length - 1]?.children.push(element);
    open.push(element);
    if (open.length > MAX_DEPTH) throw new DocxError('broken', `${part} is nested over ${MAX_DEPTH} deep`);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const characters = (text: string): void => {
    const element = open[open.length - 1];
    if (element && TEXT.has(element.name)) element.text += text;
  };
  parser.on('text', characters);
  parser.on('cdata', characters);
  parser.write(decode(bytes)).close();
  const top = root.children[0];
  if (!top) throw new DocxError('broken', `${part} is empty`);
  return top;
}

/** Elements whose character data means anything; whitespace between the others is not kept. */
const TEXT = new Set(['w:t', 'w:delText', 'w:instrText', 'w:delInstrText', 'm:t']);

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

export const child = (element: Element | undefined, name: string): Element | undefined => element?.children.find((each) => each.name === name);

export const value = (element: Element | undefined, name: string): string | undefined => child(element, name)?.attributes['w:val'];

/** An on/off property (ECMA-376 part 1, 17.17.4): present without a value means on. */
export function onOff(element: Element | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  if (!found) return undefined;
  return isOn(found.attributes['w:val'] ?? 'on');
}

export const isOn = (said: string | undefined): boolean => said !== undefined && !['0', 'false', 'off', 'none'].includes(said);
