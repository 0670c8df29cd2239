/**
 * A delegation's notes and positions as a Word file for the capital, clause by clause: the words, what is agreed, what
 * members hold, what they propose as tracked changes that Word accepts and rejects, notes with their replies.
 * Made on this computer; nothing in the file leads anywhere.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { amendment } from '../../shared/notes/amendment.ts';
import { arrange, type AboutClause, type Thread } from '../../shared/notes/exchange/arrange.ts';
import type { Collection, ExchangedClause, ExchangedDocument, ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { setAgainst, utc } from '../../shared/notes/exchange/types.ts';
import { directionOf as directionOfLanguage, fill } from '../words/choose.ts';
import { markdownParagraphs } from './docx/markdown.ts';
import { CONTENT_TYPES, coreProperties, documentPart, DOCUMENT_RELATIONSHIPS, footer, header, PACKAGE_RELATIONSHIPS, SETTINGS, STYLE_SHEET } from './docx/parts.ts';
import { directionOf, escaped, paragraph, runs, type Direction } from './docx/text.ts';
import { bodyOf, byline, factsOf, headingOf, headOf, marksOf, summaryOf, type Labels } from './labels.ts';

export interface Form {
  /** `noted`: only the clauses that somebody said something of. */
  readonly clauses: 'all' | 'noted';
  readonly labels: Labels;
}

/** @returns the file's bytes */
export function toDocx(collection: Collection, form: Form): Uint8Array<ArrayBuffer> {
  const base = directionOfLanguage(form.labels.language);
  const writer = createWriter(collection, form, base);
  const title = collection.documents.length === 1 ? collection.documents[0]!.name : form.labels.exchange.report;
  const delegation = collection.delegation ?? form.labels.exchange.onlyMine;
  const files: Record<string, string> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': PACKAGE_RELATIONSHIPS,
    'docProps/core.xml': coreProperties(`${form.labels.exchange.report}: ${title}`, utc(collection.made)),
    'word/_rels/document.xml.rels': DOCUMENT_RELATIONSHIPS,
    'word/document.xml': documentPart(writer.body(), base),
    'word/styles.xml': STYLE_SHEET,
    'word/settings.xml': SETTINGS,
    'word/header1.xml': header(`${title} · ${delegation}`, base),
    'word/footer1.xml': footer(form.labels.exchange.pageOf, base),
  };
  // The time in the zip is not the computer's: the same notes make the same file.
  const zippable: Zippable = Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, [strToU8(xml), { mtime: new Date(1980, 0, 1) }]]));
  return zipSync(zippable, { level: 6 }) as Uint8Array<ArrayBuffer>;
}

/** The path that it begins with has Latin letters in every language and tells no direction. */
function heading(words: string, path: string, otherwise: Direction): string {
  const direction = directionOf(words.slice(path.length), otherwise);
  return paragraph('Heading2', direction, runs(words, direction));
}

function createWriter(collection: Collection, { clauses: which, labels }: Form, base: Direction) {
  const t = labels.exchange;
  /** Tracked changes are numbered through the whole file. */
  let changes = 0;

  const line = (style: string, words: string, otherwise: Direction = base): string => {
    const direction = directionOf(words, otherwise);
    return paragraph(style, direction, runs(words, direction));
  };
  /** "Label: value", in the report's direction, whatever letters the value has. */
  const labelled = (style: string, label: string, value: string): string =>
    paragraph(style, base, `${runs(`${label}: `, base, { bold: true })}${runs(value, base)}`);

  const tracked = (kind: 'w:ins' | 'w:del', words: string, direction: Direction, note: ExchangedNote): string => {
    changes += 1;
    const author = escaped(note.author.name ?? t.somebody);
    return `<${kind} w:id="${changes}" w:author="${author}" w:date="${utc(note.edited).replace(/\.\d+Z$/, 'Z')}">${runs(words, direction, {}, kind === 'w:del')}</${kind}>`;
  };

  /** The proposed words against the clause's; whole ones where only the clause's beginning is known. */
  const proposed = (wording: string, clause: ExchangedClause | null, note: ExchangedNote, otherwise: Direction): string => {
    const direction = directionOf(wording, otherwise);
    const against = setAgainst(note, clause);
    const parts = against !== null ? amendment(against, wording) : [{ kind: 'new' as const, text: wording }];
    const inner = parts.map(({ kind, text }) => (kind === 'same' ? runs(text, direction) : tracked(kind === 'new' ? 'w:ins' : 'w:del', text, direction, note))).join('');
    return paragraph('Note', direction, inner);
  };

  const head = (what: string, note: ExchangedNote, style: string): string => line(style, [what, byline(note, labels), ...marksOf(note, labels)].filter((part) => part !== '').join(' · '));

  const quoted = (note: ExchangedNote, clause: ExchangedClause | null, style: string): string => {
    const exact = note.anchor?.target === 'text' ? (note.anchor.quote?.exact ?? '') : '';
    // The clause's own words stand above already.
    return exact === '' || exact === clause?.words ? '' : paragraph(style, directionOf(exact, base), runs(`«${exact}»`, directionOf(exact, base), { italic: true }));
  };

  const tagsOf = (note: ExchangedNote, style: string): string => (note.tags.length === 0 ? '' : line(style, note.tags.map((tag) => `#${tag}`).join(' ')));

  const thread = ({ first, replies }: Thread, what: string, clause: ExchangedClause | null, otherwise: Direction): string => {
    const name = first.kind === 'reply' ? t.reply : what;
    return [
      head(headOf(name, first, labels), first, 'Label'),
      quoted(first, clause, 'Note'),
      first.wording === null ? '' : proposed(first.wording, clause, first, otherwise),
      markdownParagraphs(bodyOf(first), 'Note', base),
      tagsOf(first, 'Note'),
      ...replies.flatMap((reply) => [head(t.reply, reply, 'ReplyLabel'), markdownParagraphs(bodyOf(reply), 'Reply', base)]),
    ].join('');
  };

  const about = (each: AboutClause, document: ExchangedDocument, otherwise: Direction): string => {
    const { clause, path, agreed } = each;
    const words = clause === null ? (path === null || document.clauses.length === 0 ? '' : line('Facts', t.elsewhere)) : `${line('Clause', clause.words, otherwise)}${clause.whole ? '' : line('Facts', t.shortened)}`;
    return [
      heading(headingOf(each, document, labels), path ?? '', path === null ? base : otherwise),
      words,
      agreed === null ? '' : [
        head(headOf(t.agreed, { ...agreed, wording: null }, labels), agreed, 'Label'),
        agreed.wording === null ? '' : proposed(agreed.wording, clause, agreed, otherwise),
        markdownParagraphs(bodyOf(agreed), 'Note', base),
      ].join(''),
      ...each.opinions.map((one) => thread(one, t.opinion, clause, otherwise)),
      ...each.amendments.map((one) => thread(one, t.amendment, clause, otherwise)),
      ...each.notes.map((one) => thread(one, t.note, clause, otherwise)),
      ...each.highlights.map((one) => `${head(t.highlight, one, 'Label')}${quoted(one, clause, 'Note')}`),
    ].join('');
  };

  const documentParagraphs = (document: ExchangedDocument, alone: boolean): string => {
    const otherwise = document.language === null ? base : directionOfLanguage(document.language);
    return [
      line(alone ? 'Title' : 'Heading1', document.name),
      document.title === null || document.title === document.name ? '' : line('Facts', document.title, otherwise),
      ...factsOf(document, collection.delegation, collection.made, labels).map(([name, value]) => labelled('Facts', name, value)),
      ...summaryOf(document, labels).map(([name, value]) => labelled('Summary', name, value)),
      ...arrange(document, which).map((each) => about(each, document, otherwise)),
    ].join('');
  };

  return {
    body(): string {
      const alone = collection.documents.length === 1;
      const holdsPrivate = collection.documents.some(({ notes }) => notes.some((note) => note.private));
      return [
        alone ? '' : line('Title', t.report),
        holdsPrivate ? line('Warning', t.holdsPrivate) : '',
        collection.delegation === null ? '' : line('Facts', fill(t.forDelegation, { name: collection.delegation })),
        ...collection.documents.map((document) => documentParagraphs(document, alone)),
      ].join('');
    },
  };
}
