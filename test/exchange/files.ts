/** Files of other tools, invented, in the forms that those tools write. */
import { strToU8 } from 'fflate';
import { docxFile, p, r } from '../sources/docx-file.ts';

export const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value));

/** A row as Hypothesis' API answers it. */
export function hypothesisRow(id: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id, created: '2026-11-19T10:11:12.345678+00:00', updated: '2026-11-19T10:11:12.345678+00:00', user: 'acct:amina@hypothes.is', uri: 'https://www.itu.int/md/S24-CL-C-0987/en', text: 'A *comment*', tags: ['terminology'],
    group: 'abc', permissions: { read: ['group:abc'], admin: ['acct:amina@hypothes.is'], update: ['acct:amina@hypothes.is'], delete: ['acct:amina@hypothes.is'] },
    target: [{ source: 'https://www.itu.int/md/S24-CL-C-0987/en', selector: [
      { type: 'RangeSelector', endOffset: 60, startOffset: 4, endContainer: '/main[1]/p[3]', startContainer: '/main[1]/p[3]' },
      { type: 'TextPositionSelector', end: 999_999, start: 12 },
      { type: 'TextQuoteSelector', exact: 'an open terminology database', prefix: 'with the Directors of the Bureaux, ', suffix: ';' },
    ] }],
    document: { title: ['Resolution 1987'] }, links: { html: 'https://hypothes.is/a/x' }, hidden: false, flagged: false, user_info: { display_name: 'Amina Benali' }, ...more,
  };
}

/** A Word file with comments on its clauses: the words of a resolution of ours. */
export function commented(lines: readonly string[], comments: readonly { readonly on: string; readonly words: string; readonly author?: string; readonly date?: string }[]): Uint8Array {
  const body = lines.map((line) => {
    let inner = '';
    let at = 0;
    for (const [index, { on }] of comments.entries()) {
      const from = line.indexOf(on, at);
      if (on === '' || from < 0) continue;
      inner += `${from > at ? r(escaped(line.slice(at, from))) : ''}<w:commentRangeStart w:id="${index}"/>${r(escaped(on))}<w:commentRangeEnd w:id="${index}"/><w:r><w:commentReference w:id="${index}"/></w:r>`;
      at = from + on.length;
    }
    return p(`${inner}${at < line.length ? r(escaped(line.slice(at))) : ''}`);
  });
  const parts = comments.map(({ words, author = 'Capital', date = '2026-11-18T08:00:00Z' }, index) => `<w:comment w:id="${index}" w:author="${escaped(author)}" w:date="${date}">${p(r(escaped(words)))}</w:comment>`);
  return docxFile({ body: body.join(''), comments: parts.join('') });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
