/** The parts of a Word file that are the same for every report (ECMA-376 parts 1 and 2), transitional. */
import { directionOf, escaped, paragraph, runs, type Direction } from './text.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NAMESPACES = `xmlns:w="${MAIN}" xmlns:r="${RELATIONSHIPS}"`;

/** Word takes the font by the script: Latin and Cyrillic, Han, Arabic. Those that ITU's and the UN's own documents use. */
const FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Traditional Arabic"/>';

export const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ['/word/document.xml', 'wordprocessingml.document.main'],
  ['/word/styles.xml', 'wordprocessingml.styles'],
  ['/word/settings.xml', 'wordprocessingml.settings'],
  ['/word/header1.xml', 'wordprocessingml.header'],
  ['/word/footer1.xml', 'wordprocessingml.footer'],
]
  .map(([part, type]) => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`)
  .join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

export const PACKAGE_RELATIONSHIPS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export const DOCUMENT_RELATIONSHIPS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${['styles', 'settings', 'header', 'footer']
  .map((type, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONSHIPS}/${type}" Target="${type}${type.endsWith('er') ? '1' : ''}.xml"/>`)
  .join('')}</Relationships>`;

/** Title and time of the file itself. The author is not written: a report goes further than its notes' names. */
export function coreProperties(title: string, made: string): string {
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${escaped(made.replace(/\.\d+Z$/, 'Z'))}</dcterms:created></cp:coreProperties>`;
}

export const SETTINGS = `${HEAD}<w:settings ${NAMESPACES}><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

interface Style {
  readonly id: string;
  readonly name: string;
  readonly paragraph?: string;
  readonly run?: string;
  readonly next?: string;
}

/** Sizes in half points: Arabic letters are smaller in their fonts, so theirs are larger. */
const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${Math.round(points * 1.25) * 2}"/>`;
const bold = '<w:b/><w:bCs/>';

const STYLES: readonly Style[] = [
  { id: 'Title', name: 'Title', next: 'Facts', paragraph: '<w:keepNext/><w:spacing w:before="0" w:after="120"/>', run: `${bold}${size(18)}` },
  { id: 'Heading1', name: 'heading 1', next: 'Clause', paragraph: '<w:keepNext/><w:spacing w:before="360" w:after="80"/><w:outlineLvl w:val="0"/>', run: `${bold}${size(15)}` },
  { id: 'Heading2', name: 'heading 2', next: 'Clause', paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="40"/><w:outlineLvl w:val="1"/>', run: `${bold}<w:color w:val="0B6566"/>${size(11)}` },
  { id: 'Facts', name: 'Facts', paragraph: '<w:spacing w:before="0" w:after="20"/>', run: `<w:color w:val="4D5A5F"/>${size(10)}` },
  { id: 'Summary', name: 'Summary', paragraph: '<w:spacing w:before="60" w:after="20"/>' },
  { id: 'Warning', name: 'Warning', paragraph: '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="A32D22"/><w:bottom w:val="single" w:sz="4" w:space="4" w:color="A32D22"/></w:pBdr><w:spacing w:before="160" w:after="160"/>', run: `${bold}<w:color w:val="A32D22"/>` },
  { id: 'Clause', name: 'Clause', paragraph: '<w:spacing w:before="0" w:after="100"/>' },
  { id: 'Label', name: 'Label', next: 'Note', paragraph: '<w:keepNext/><w:spacing w:before="80" w:after="20"/><w:ind w:left="340"/>', run: `${bold}<w:color w:val="4D5A5F"/>${size(10)}` },
  { id: 'Note', name: 'Note', paragraph: '<w:spacing w:before="0" w:after="60"/><w:ind w:left="340"/>', run: size(10.5) },
  { id: 'ReplyLabel', name: 'Reply label', next: 'Reply', paragraph: '<w:keepNext/><w:spacing w:before="40" w:after="20"/><w:ind w:left="740"/>', run: `<w:color w:val="4D5A5F"/>${size(9.5)}` },
  { id: 'Reply', name: 'Reply', paragraph: '<w:spacing w:before="0" w:after="60"/><w:ind w:left="740"/>', run: size(10.5) },
  { id: 'Header', name: 'header', paragraph: '<w:spacing w:before="0" w:after="0"/>', run: `<w:color w:val="4D5A5F"/>${size(9)}` },
  { id: 'Footer', name: 'footer', paragraph: '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>', run: `<w:color w:val="4D5A5F"/>${size(9)}` },
];

/** In the schema's order: name, basedOn, next, qFormat, pPr, rPr. */
export const STYLE_SHEET = `${HEAD}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${FONTS}${size(11)}<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${STYLES.map(
  ({ id, name, paragraph: pPr = '', run = '', next }) =>
    `<w:style w:type="paragraph"${/^(?:Facts|Summary|Warning|Clause|Label|Note|Reply)/.test(id) ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${next === undefined ? '' : `<w:next w:val="${next}"/>`}<w:qFormat/>${pPr === '' ? '' : `<w:pPr>${pPr}</w:pPr>`}${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`,
).join('')}</w:styles>`;

/** What the document is and whose notes these are, on every page. */
export function header(words: string, base: Direction): string {
  const direction = directionOf(words, base);
  return `${HEAD}<w:hdr ${NAMESPACES}>${paragraph('Header', direction, runs(words, direction))}</w:hdr>`;
}

/** @param pattern "Page {page} of {pages}" in the report's language */
export function footer(pattern: string, base: Direction): string {
  const direction = directionOf(pattern, base);
  const inner = pattern
    .split(/(\{pages?\})/)
    .map((part) => (part === '{page}' ? field('PAGE') : part === '{pages}' ? field('NUMPAGES') : part === '' ? '' : runs(part, direction)))
    .join('');
  return `${HEAD}<w:ftr ${NAMESPACES}>${paragraph('Footer', direction, inner)}</w:ftr>`;
}

/** A complex field; Word computes it when it lays the page out. */
function field(code: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

/** A4; the section's own direction puts its gutter and columns on the right side. */
export function documentPart(body: string, base: Direction): string {
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1247" w:bottom="1247" w:left="1247" w:header="624" w:footer="624" w:gutter="0"/>${base === 'rtl' ? '<w:bidi/>' : ''}</w:sectPr>`;
  return `${HEAD}<w:document ${NAMESPACES}><w:body>${body}${section}</w:body></w:document>`;
}
