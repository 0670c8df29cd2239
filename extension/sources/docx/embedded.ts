/**
 * Parts of a file in another format (`w:altChunk`, ECMA-376 part 1, 17.17.2): of HTML and plain text the words are taken,
 * paragraph by paragraph. Nothing of it becomes markup, runs or is fetched.
 */
const BLOCKS = new Set(['address', 'article', 'aside', 'blockquote', 'body', 'br', 'caption', 'dd', 'div', 'dl', 'dt', 'figcaption', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'ol', 'p', 'pre', 'section', 'table', 'td', 'th', 'tr', 'ul']);
/** What they hold is nothing that is read. */
const UNREAD = new Set(['head', 'iframe', 'math', 'noscript', 'object', 'script', 'select', 'style', 'svg', 'template', 'textarea', 'title']);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', hellip: '…' };

/** The paragraphs of such a part; null where its format is none of these. */
export function embeddedParagraphs(bytes: Uint8Array, name: string): string[] | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  if (/\.txt$/iu.test(name)) return decoded(bytes, head).split(/\r?\n/u).flatMap(tidy);
  if (/\.x?html?$/iu.test(name) || /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|body|p|div)\b/iu.test(head)) return ofHtml(decoded(bytes, head));
  return null;
}

function decoded(bytes: Uint8Array, head: string): string {
  const said = head.startsWith('\u00ff\u00fe') ? 'utf-16le' : head.startsWith('\u00fe\u00ff') ? 'utf-16be' : /charset=["']?([\w-]{1,40})/iu.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(said).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function ofHtml(html: string): string[] {
  const lower = html.toLowerCase();
  const found: string[] = [];
  let words = '';
  const flush = (): void => {
    found.push(...tidy(words));
    words = '';
  };
  const behind = (sought: string, from: number): number => {
    const at = lower.indexOf(sought, from);
    return at < 0 ? html.length : at + sought.length;
  };
  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf('<', at);
    words += unescaped(html.slice(at, tag < 0 ? undefined : tag));
    if (tag < 0) break;
    const [, closing, name = ''] = /^<(\/?)([a-z][a-z0-9]{0,15})/u.exec(lower.slice(tag, tag + 20)) ?? [];
    if (lower.startsWith('<!--', tag)) at = behind('-->', tag + 4);
    else if (name === '' && closing === undefined && !/^<[!?]/u.test(lower.slice(tag, tag + 2))) {
      words += '<';
      at = tag + 1;
    } else if (UNREAD.has(name) && closing === '') at = behind('>', behind(`</${name}`, tag));
    else {
      if (BLOCKS.has(name)) flush();
      at = behind('>', tag);
    }
  }
  flush();
  return found;
}

const tidy = (words: string): string[] => {
  const plain = words.replace(/[^\S\u00a0]+/gu, ' ').trim();
  return plain === '' ? [] : [plain];
};

function unescaped(words: string): string {
  return words.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/giu, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '';
  });
}
