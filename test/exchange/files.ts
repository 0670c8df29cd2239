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
export function commented(lines: readonly string[], comments: readonly { readonly on: string; readonly words: string; readonly author?: string; readonly date?: string; readonly answers?: number; readonly done?: boolean }[]): Uint8Array {
  const body = lines.map((line) => {
    let inner = '';
    let at = 0;
    for (const [index, { on, answers }] of comments.entries()) {
      const from = line.indexOf(on, at);
      if (on === '' || from < 0 || answers !== undefined) continue;
      // An answer has the words of what it answers, as Word writes it.
      const ids = [index, ...comments.flatMap((each, other) => (each.answers === index ? [other] : []))];
      inner += `${from > at ? r(escaped(line.slice(at, from))) : ''}${ids.map((id) => `<w:commentRangeStart w:id="${id}"/>`).join('')}${r(escaped(on))}${ids.map((id) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`).join('')}`;
      at = from + on.length;
    }
    return p(`${inner}${at < line.length ? r(escaped(line.slice(at))) : ''}`);
  });
  // Word names the paragraphs of a comment; its threads go by the last one's name.
  const named = (words: string, index: number): string => words.split('\n').map((line, at) => p(r(escaped(line))).replace('<w:p>', `<w:p w14:paraId="0000${index}${at}AB">`)).join('');
  const parts = comments.map(({ words, author = 'Capital', date = '2026-11-18T08:00:00Z' }, index) => `<w:comment w:id="${index}" w:author="${escaped(author)}" w:date="${date}">${named(words, index)}</w:comment>`);
  const last = (index: number): string => `0000${index}${(comments[index]?.words.split('\n').length ?? 1) - 1}AB`;
  const threads = comments.map(({ answers, done = false }, index) => `<w15:commentEx w15:paraId="${last(index)}"${answers === undefined ? '' : ` w15:paraIdParent="${last(answers).toLowerCase()}"`} w15:done="${done ? 1 : 0}"/>`);
  return docxFile({ body: body.join(''), comments: parts.join(''), threads: threads.join('') });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
