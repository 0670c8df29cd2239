/** One note a row, for a spreadsheet (RFC 4180 but for the separator, UTF-8 with a mark, since Excel reads anything else as the computer's own code page). */
import { arrange } from '../../shared/notes/exchange/arrange.ts';
import type { Collection, ExchangedClause, ExchangedDocument, ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { actName, addresseeNames, bodyOf, pageOf, type Labels } from './labels.ts';

/**
 * What a spreadsheet of this computer takes for the end of a cell: where the comma is in the numbers, the semicolon.
 * @param locale BCP 47, the browser's own: the interface may be in another language than the computer
 */
export function separatorFor(locale: string): ',' | ';' {
  return new Intl.NumberFormat(locale).format(0.5).includes(',') ? ';' : ',';
}

/** @param separator between cells; RFC 4180's comma, or what a spreadsheet of the reader's country expects */
export function toCsv(collection: Collection, labels: Labels, separator: ',' | ';' = ','): string {
  const t = labels.exchange;
  const head = [t.document, t.clause, t.act, t.addressee, t.words, t.kind, t.position, t.wording, t.text, t.quote, t.tags, t.author, t.date, t.edited, t.visibility, t.resolved, t.answers, t.id];
  const rows = collection.documents.flatMap((document) =>
    arrange(document, 'noted').flatMap(({ path, clause, agreed, opinions, amendments, notes, highlights }) =>
      [...(agreed === null ? [] : [agreed]), ...[...opinions, ...amendments, ...notes].flatMap(({ first, replies }) => [first, ...replies]), ...highlights].map((note) => row(note, document, path, clause, collection, labels)),
    ),
  );
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(cell).join(separator)).join('\r\n')}\r\n`;
}

function row(note: ExchangedNote, document: ExchangedDocument, path: string | null, clause: ExchangedClause | null, collection: Collection, labels: Labels): readonly string[] {
  const t = labels.exchange;
  const kinds = { note: note.wording !== null ? t.amendment : note.position === null ? t.note : t.opinion, reply: t.reply, highlight: t.highlight, agreed: t.agreed };
  return [
    document.name, path ?? pageOf(note, labels), actName(clause?.act ?? null, labels), addresseeNames(clause?.addressee ?? null, labels), clause?.words ?? '', kinds[note.kind],
    note.position === null ? '' : labels.positions[note.position], note.wording ?? '', bodyOf(note), note.anchor?.target === 'text' ? (note.anchor.quote?.exact ?? '') : '',
    note.tags.join(' '), note.author.name ?? t.somebody, note.created, note.edited, note.private ? t.private : (collection.delegation ?? t.onlyMine),
    note.resolved ? t.resolved : '', note.parent ?? '', note.source,
  ];
}

/**
 * What a spreadsheet would take for a formula, also behind spaces and signs that nobody sees, and in full width: other
 * delegates' words must not run on the capital's computer. An apostrophe makes it text.
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20\u2212]/u;

function cell(value: string): string {
  const safe = FORMULA.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('\0', '').toWellFormed().replaceAll('"', '""')}"`;
}
