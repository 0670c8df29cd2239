import type { Block, BlockRole, Change } from '../../../shared/text/types.ts';
import type { Comment, DocxView, Link, NoteReference, Paragraph, Part, Picture, Revision, RevisionKind, Run, RunChange, RunLook, Table, TableCell } from './types.ts';

/** A revision whose element is open: everything written meanwhile belongs to it. */
export interface OpenRevision {
  readonly change: RunChange;
  readonly start: number;
  words: string;
}

interface OpenParagraph {
  readonly start: number;
  readonly runs: Run[];
  kept: number;
  inserted: number;
  deleted: number;
}

/**
 * Gathers the text and everything that refers to it, so that offsets are counted in one place only.
 * The walk over the XML says what comes; the writer says where it stands.
 */
export function createWriter(view: DocxView) {
  const pieces: string[] = [];
  let length = 0;
  const blocks: Block[] = [];
  const links: Link[] = [];
  const revisions: Revision[] = [];
  const comments: Comment[] = [];
  const notes: NoteReference[] = [];
  const open: OpenRevision[] = [];
  let parts: Part[] = [];
  let paragraph: OpenParagraph | null = null;

  const inFinal = (): boolean => open.every(({ change }) => change.kind === 'inserted' || change.kind === 'moved-to');
  const inOriginal = (): boolean => open.every(({ change }) => change.kind === 'deleted' || change.kind === 'moved-from');
  const visible = (): boolean => (view === 'final' ? inFinal() : view === 'original' ? inOriginal() : true);

  const emit = (words: string): void => {
    pieces.push(words);
    length += words.length;
  };

  const addRun = (run: Run): void => {
    const runs = paragraph?.runs;
    const last = runs?.[runs.length - 1];
    // Word cuts runs at every spelling check: put equals together again.
    if (runs && last && last.hidden === undefined && run.hidden === undefined && last.end === run.start && same(last, run)) runs[runs.length - 1] = { ...last, end: run.end };
    else runs?.push(run);
  };

  return {
    get length(): number {
      return length;
    },
    get inParagraph(): boolean {
      return paragraph !== null;
    },
    visible,

    /** Words of the document in the look given; outside a paragraph they are nothing. */
    words(words: string, look: RunLook, extra: { readonly link?: string; readonly note?: string } = {}): void {
      if (paragraph === null || words === '') return;
      const change = open[open.length - 1]?.change;
      for (const revision of open) revision.words += words;
      const counted = words.replace(/\s+/gu, '').length;
      const [final, original] = [inFinal(), inOriginal()];
      if (final && original) paragraph.kept += counted;
      else if (final) paragraph.inserted += counted;
      else if (original) paragraph.deleted += counted;
      const about = { look, ...(change ? { change } : {}), ...extra };
      if (visible()) {
        addRun({ start: length, end: length + words.length, ...about });
        emit(words);
      } else addRun({ start: length, end: length, hidden: words, ...about });
    },

    picture(picture: Picture): void {
      if (paragraph === null) return;
      const change = open[open.length - 1]?.change;
      addRun({ start: length, end: length, look: {}, picture, ...(change ? { change } : {}), ...(visible() ? {} : { hidden: '' }) });
    },

    /** The label of a numbered paragraph: shown, but nobody wrote or changed it. */
    label(words: string, look: RunLook): void {
      if (paragraph === null || words === '') return;
      addRun({ start: length, end: length + words.length, look, label: true });
      emit(words);
    },

    openParagraph(): void {
      paragraph = { start: length, runs: [], kept: 0, inserted: 0, deleted: 0 };
    },

    /** Closes the paragraph; a block is made of it where it has words and `role` is not null. */
    closeParagraph(about: Pick<Paragraph, 'heading' | 'rtl' | 'align' | 'indent' | 'contents'> & { readonly markChange?: RunChange | undefined }, role: BlockRole | null, level: number | null): void {
      if (paragraph === null) return;
      const { start, runs, kept, inserted, deleted } = paragraph;
      paragraph = null;
      const end = length;
      const { markChange, ...rest } = about;
      parts.push({ kind: 'paragraph', start, end, ...rest, runs, ...(markChange ? { markChange } : {}) });
      if (end > start) {
        const blanks = blankEdges(pieces, end - start);
        if (role !== null && blanks) {
          const change: Change | null = inserted + deleted === 0 ? null : kept > 0 || (inserted > 0 && deleted > 0) ? 'modified' : inserted > 0 ? 'inserted' : 'deleted';
          const [from, to] = [start + blanks.before, end - blanks.after];
          blocks.push({ start: from, end: to, ranges: [[from, to]], role, ...(level === null ? {} : { level }), ...(change ? { change } : {}) });
        }
        emit('\n');
      }
    },

    openRevision(kind: Exclude<RevisionKind, 'format'>, author: string | null, date: string | null): void {
      open.push({ change: { kind, author, date }, start: length, words: '' });
    },
    closeRevision(of: Revision['of'] = 'words'): void {
      const revision = open.pop();
      if (!revision) return;
      const shown = revision.start < length;
      revisions.push({ ...revision.change, start: shown ? revision.start : length, end: length, words: revision.words, of });
    },
    /** A revision without words of its own: a paragraph's end, a row, a cell, a look. */
    pointRevision(kind: RevisionKind, author: string | null, date: string | null, of: Revision['of']): void {
      revisions.push({ kind, author, date, start: length, end: length, words: '', of });
    },

    link(start: number, target: string): void {
      if (length > start) links.push({ start, end: length, target });
    },
    comment(comment: Comment): void {
      comments.push(comment);
    },
    note(note: NoteReference): void {
      notes.push(note);
    },

    /** Collects the parts that `inner` writes (a cell, the notes) instead of adding them to the running text's. */
    apart(inner: () => void): Part[] {
      const outer = parts;
      const collected: Part[] = [];
      parts = collected;
      try {
        inner();
      } finally {
        parts = outer;
      }
      return collected;
    },
    table(table: { readonly rtl: boolean; readonly rows: readonly { readonly cells: readonly TableCell[]; readonly change?: RunChange }[] }): void {
      const whole: Table = { kind: 'table', ...table };
      parts.push(whole);
    },

    /** Text inside a paragraph that is written elsewhere (a text box): the paragraph goes on afterwards. */
    finish(): { text: string; blocks: Block[]; links: Link[]; revisions: Revision[]; comments: Comment[]; notes: NoteReference[]; parts: Part[] } {
      return { text: pieces.join(''), blocks, links, revisions, comments, notes, parts };
    },
  };
}

export type Writer = ReturnType<typeof createWriter>;

function same(a: Run, b: Run): boolean {
  return a.picture === undefined && b.picture === undefined && a.change === b.change && a.link === b.link && a.note === b.note && a.label === b.label && JSON.stringify(a.look) === JSON.stringify(b.look);
}

/** How many blanks begin and end the last `count` characters written; null where they are nothing but blanks. */
function blankEdges(pieces: readonly string[], count: number): { readonly before: number; readonly after: number } | null {
  let first = pieces.length;
  for (let left = count; first > 0 && left > 0; left -= pieces[first]?.length ?? 0) first--;
  const words = pieces.slice(first).join('').slice(-count);
  const before = words.length - words.trimStart().length;
  return before === words.length ? null : { before, after: words.length - words.trimEnd().length };
}
