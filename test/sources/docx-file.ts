import { strToU8, zipSync } from 'fflate';

const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  /** What answers what among the comments. */
  readonly threads?: string;
  readonly header?: string;
  /** id → external address. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** id → a part of the file that is a picture. */
  readonly pictures?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

/** A small Word file of invented contents: what Word itself would write, without what nobody reads. */
export function docxFile(parts: DocxParts): Uint8Array {
  const related: [string, string, string][] = [];
  const files: Record<string, Uint8Array> = {
    '_rels/.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`),
    'word/document.xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:document ${NS}><w:body>${parts.body}</w:body></w:document>`),
    ...parts.more,
  };
  const put = (type: string, name: string, root: string, inner: string | undefined): void => {
    if (inner === undefined) return;
    files[`word/${name}`] = strToU8(`<${root} ${NS}>${inner}</${root}>`);
    related.push([`rel-${type}`, type, name]);
  };
  put('numbering', 'numbering.xml', 'w:numbering', parts.numbering);
  put('styles', 'styles.xml', 'w:styles', parts.styles);
  put('footnotes', 'footnotes.xml', 'w:footnotes', parts.footnotes);
  put('comments', 'comments.xml', 'w:comments', parts.comments);
  put('commentsExtended', 'commentsExtended.xml', 'w15:commentsEx', parts.threads);
  put('header', 'header1.xml', 'w:hdr', parts.header);
  for (const [id, name] of Object.entries(parts.pictures ?? {})) related.push([id, 'image', name]);
  const external = Object.entries(parts.addresses ?? {}).map(([id, address]) => `<Relationship Id="${id}" Type="${REL}/hyperlink" Target="${address}" TargetMode="External"/>`);
  const internal = related.map(([id, type, name]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${name}"/>`);
  files['word/_rels/document.xml.rels'] = strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[...internal, ...external].join('')}</Relationships>`);
  return zipSync(files);
}

export const p = (inner: string, pPr = ''): string => `<w:p>${pPr === '' ? '' : `<w:pPr>${pPr}</w:pPr>`}${inner}</w:p>`;
export const r = (words: string, rPr = ''): string => `<w:r>${rPr === '' ? '' : `<w:rPr>${rPr}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
export const ins = (inner: string, author = 'A. Delegate'): string => `<w:ins w:id="1" w:author="${author}" w:date="2026-01-02T03:04:05Z">${inner}</w:ins>`;
export const del = (words: string, author = 'B. Delegate'): string => `<w:del w:id="2" w:author="${author}" w:date="2026-01-02T03:04:05Z"><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`;
export const insMark = '<w:rPr><w:ins w:id="3" w:author="A. Delegate" w:date="2026-01-02T03:04:05Z"/></w:rPr>';
export const delMark = '<w:rPr><w:del w:id="4" w:author="B. Delegate" w:date="2026-01-02T03:04:05Z"/></w:rPr>';
export const numPr = (numId: number, level = 0): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;

/** One list definition: a format and a label text a level. */
export const list = (numId: number, ...levels: readonly (readonly [format: string, text: string, more?: string])[]): string =>
  `<w:abstractNum w:abstractNumId="${numId}">${levels
    .map(([format, text, more], at) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more ?? ''}<w:lvlText w:val="${text}"/></w:lvl>`)
    .join('')}</w:abstractNum><w:num w:numId="${numId}"><w:abstractNumId w:val="${numId}"/></w:num>`;
