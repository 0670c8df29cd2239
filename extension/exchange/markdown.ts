/** The same report as Markdown: for a mail, a wiki, a printout. */
import { arrange, type AboutClause, type Thread } from '../../shared/notes/exchange/arrange.ts';
import type { Collection, ExchangedDocument, ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { fill } from '../words/choose.ts';
import type { Form } from './docx.ts';
import { bodyOf, byline, factsOf, headingOf, headOf, marksOf, summaryOf, type Labels } from './labels.ts';

export function toMarkdown(collection: Collection, { clauses: which, labels }: Form): string {
  const t = labels.exchange;
  const holdsPrivate = collection.documents.some(({ notes }) => notes.some((note) => note.private));
  const out: string[] = [`# ${literal(collection.documents.length === 1 ? collection.documents[0]!.name : t.report)}`];
  if (holdsPrivate) out.push(`**${literal(t.holdsPrivate)}**`);
  if (collection.delegation !== null) out.push(literal(fill(t.forDelegation, { name: collection.delegation })));
  for (const document of collection.documents) {
    if (collection.documents.length > 1) out.push(`## ${literal(document.name)}`);
    if (document.title !== null && document.title !== document.name) out.push(`*${literal(document.title)}*`);
    out.push(factsOf(document, collection.delegation, collection.made, labels).map(([name, value]) => `- ${literal(name)}: ${literal(value)}`).join('\n'));
    out.push(summaryOf(document, labels).map(([name, value]) => `- **${literal(name)}**: ${literal(value)}`).join('\n'));
    for (const about of arrange(document, which)) out.push(...clause(about, document, labels));
  }
  return `${out.filter((part) => part !== '').join('\n\n')}\n`;
}

function clause({ path, clause: known, agreed, opinions, amendments, notes, highlights }: AboutClause, document: ExchangedDocument, labels: Labels): readonly string[] {
  const t = labels.exchange;
  const words = known === null ? (path === null || document.clauses.length === 0 ? '' : `*${literal(t.elsewhere)}*`) : `> ${lines(literal(known.words), '> ')}`;
  return [
    `### ${literal(headingOf({ path, clause: known }, document, labels))}`,
    words,
    known?.whole === false ? `*${literal(t.shortened)}*` : '',
    ...(agreed === null ? [] : written(agreed, t.agreed, labels)),
    ...opinions.flatMap((one) => thread(one, t.opinion, labels)),
    ...amendments.flatMap((one) => thread(one, t.amendment, labels)),
    ...notes.flatMap((one) => thread(one, t.note, labels)),
    ...highlights.map((one) => `- ${literal(t.highlight)} · ${literal(byline(one, labels))}: “${literal(one.anchor?.quote?.exact ?? '')}”`),
  ];
}

function thread({ first, replies }: Thread, what: string, labels: Labels): readonly string[] {
  const t = labels.exchange;
  return [
    ...written(first, first.kind === 'reply' ? t.reply : what, labels),
    ...replies.flatMap((reply) => written(reply, t.reply, labels).map((part) => `> ${lines(part, '> ')}`)),
  ];
}

function written(note: ExchangedNote, what: string, labels: Labels): readonly string[] {
  const quote = note.anchor?.target === 'text' ? (note.anchor.quote?.exact ?? '') : '';
  return [
    `**${literal(headOf(what, note, labels))}** · ${[byline(note, labels), ...marksOf(note, labels)].map(literal).join(' · ')}`,
    quote === '' ? '' : `“${literal(quote)}”`,
    note.wording === null ? '' : `${literal(labels.exchange.wording)}:\n\n> ${lines(literal(note.wording), '> ')}`,
    // A note is Markdown already; in a quotation it cannot reach over its end.
    note.body === '' ? '' : `> ${lines(bodyOf(note), '> ')}`,
    note.tags.length === 0 ? '' : note.tags.map((tag) => `\\#${literal(tag)}`).join(' '),
  ].filter((part) => part !== '');
}

/** Words that are no Markdown: every sign that could be one is escaped (CommonMark 2.4). */
function literal(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replaceAll(/^([ \t]*)([-+=])/gm, '$1\\$2')
    .replaceAll(/^([ \t]*\d{1,9})([.)])/gm, '$1\\$2');
}

function lines(text: string, before: string): string {
  return text.split(/\r\n?|\n/).join(`\n${before}`);
}
