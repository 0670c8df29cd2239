/** Comments of a Word file as notes on the clauses that they stand at, read by the same rules as any other document. */
import { describe, describeDocument } from '../../shared/anchors/describe.ts';
import { edition } from '../../shared/anchors/edition.ts';
import { utc, type ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { read } from '../../shared/reading.ts';
import { docxText, DocxError } from '../sources/docx.ts';
import type { ImportProblem } from '../words/exchange/shape.ts';

export type WordNotes = { readonly ok: true; readonly notes: readonly ExchangedNote[] } | { readonly ok: false; readonly problem: ImportProblem };

const PROBLEMS: Readonly<Record<DocxError['code'], ImportProblem>> = {
  'not-a-zip': 'unknownKind', 'old-doc': 'wordOld', encrypted: 'wordLocked', 'too-large': 'tooLarge', 'no-document': 'unknownKind', broken: 'wordBroken',
};

/** Limits in bytes for a file of somebody else: a comment is no reason to unpack half a gigabyte. */
const LIMITS = { packed: 32 * 2 ** 20, part: 48 * 2 ** 20, total: 96 * 2 ** 20 };

export async function notesInWord(bytes: Uint8Array): Promise<WordNotes> {
  try {
    const document = await docxText(bytes, { limits: LIMITS });
    if (document.comments.length === 0) return { ok: true, notes: [] };
    const reading = read(document);
    const whole = edition(document, reading);
    const named = new Map<string, number>();
    const notes: ExchangedNote[] = [];
    const sources = new Map<string, string>();
    const answers: (string | null)[] = [];
    for (const { id, parent, resolved, start, end, author, date, words } of document.comments) {
      if (words === '') continue;
      const exact = document.text.slice(start, end);
      // The comment itself, not its number: the file saved again with one more comment has the same ones.
      const name = await fingerprint([author ?? '', date ?? '', words, exact]);
      const times = named.get(name) ?? 0;
      named.set(name, times + 1);
      const source = `word:${name}${times === 0 ? '' : `~${times + 1}`}`;
      sources.set(id, source);
      answers.push(parent);
      notes.push({
        source,
        parent: null,
        document: reading.document.id,
        anchor: exact.trim() === '' ? atPoint(whole, start) : describe(whole, start, end),
        kind: parent === null ? 'note' : 'reply',
        body: asMarkdown(words),
        tags: [],
        position: null,
        wording: null,
        resolved: parent === null && resolved,
        author: { id: null, name: author },
        created: utc(date ?? ''),
        edited: utc(date ?? ''),
        private: false,
      });
    }
    return { ok: true, notes: notes.map((note, at) => ({ ...note, parent: sources.get(answers[at] ?? '') ?? null })) };
  } catch (error) {
    return { ok: false, problem: error instanceof DocxError ? PROBLEMS[error.code] : 'wordBroken' };
  }
}

/** A comment is no Markdown: its paragraphs stay apart, a line that begins with a number sign is no heading. */
function asMarkdown(words: string): string {
  return words.replaceAll(/\n+/g, '\n\n').replaceAll(/^[ \t]+/gm, '').replaceAll(/^[#>]/gm, '\\$&');
}

/** A comment on no words: the point where it stands, or the document where nothing stands there. */
function atPoint(whole: ReturnType<typeof edition>, at: number): ReturnType<typeof describe> {
  const caret = describe(whole, at, at);
  return caret.from === null ? describeDocument(whole) : caret;
}

/** 128 bits of SHA-256 over the parts, as hex. */
export async function fingerprint(parts: readonly string[]): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts))));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
