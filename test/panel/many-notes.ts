/** Thousands of notes as a delegation of twelve writes them in three weeks, put straight into the extension's database. */
import type { Page } from 'playwright-core';
import type { TabDocument } from '../../extension/messages.ts';

export interface ManyOptions {
  readonly account: string;
  readonly document: string;
  readonly count: number;
  /** Every how many-th note is on another document. 0: none. */
  readonly elsewhere?: number;
  /** Of every hundred notes so many were seen by the person; 0 otherwise. */
  readonly seen?: number;
  /** Every note takes a position; false: some do, and some are replies. */
  readonly positions?: boolean;
}

const LINES = [
  'Support this in plenary; the African group will speak first and we follow #urgent',
  'نؤيد هذه الفقرة بشرط أن تُذكر البلدان النامية صراحةً في المنطوق #الجنوب',
  'Capital asks whether **the deadline** can be moved to the next Council. See [the report](https://www.itu.int/) before Friday.',
  'Nous proposons « toutes les parties prenantes » au lieu de « les Membres » : à voir avec la Présidence.',
  '建议保留原文，第三段的措辞与信息社会世界峰会的成果文件一致。',
  'Предлагаем сохранить ссылку на Резолюцию 140 и добавить срок представления доклада.',
  'Se acordó en el pasillo con la delegación vecina: aceptan «invita» si nosotros retiramos la nota al pie.',
];

/** A document long enough that notes on it have places to be at: invented by us. */
export function longDocument(id: string, clauses = 400): TabDocument {
  return {
    document: { id, language: 'en', title: 'A long sample report on the exchange of information between delegations', date: '2026-06-12', type: 'report' },
    address: 'https://www.itu.int/',
    outline: Array.from({ length: clauses }, (_, index) => ({
      path: `O${index + 1}`, kind: 'operative' as const, act: index % 3 === 0 ? 'requests' : 'invites', addressee: index % 3 === 0 ? 'sg' : 'membership',
      label: `${index + 1}`, parent: null, words: `requests the Secretary-General to report in part ${index + 1} on the exchange of information between delegations in the region`,
    })),
    citations: [],
  };
}

/** Writes the notes and their people; resolves when they are on the disk. */
export async function writeMany(page: Page, options: ManyOptions): Promise<void> {
  await page.evaluate(async ({ account, document, count, elsewhere = 0, seen = 0, positions: all = false, lines }) => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('rapporteur');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The database cannot be opened.')));
    });
    const hex = (n: number, width: number) => n.toString(16).padStart(width, '0');
    const person = (n: number) => `00000000-0000-4000-8000-${hex(n, 12)}`;
    const id = (n: number) => `0192f000-${hex(n >> 12, 4)}-7000-8000-${hex(n, 12)}`;
    const stream = '00000000-0000-4000-9000-000000000001';
    const positions = [null, null, null, 'support', 'oppose', 'amend', 'reserve', 'ask-capital'];
    const start = Date.parse('2026-10-26T08:00:00Z');
    const done = opened.transaction(['notes', 'delegations', 'seen', 'cursors'], 'readwrite');
    const roster = Array.from({ length: 12 }, (_, n) => ({ person: n === 0 && account !== 'local' ? account : person(n), name: `Delegate ${n}`, role: n === 0 ? 'head' : 'member', joined: new Date(start).toISOString() }));
    if (account !== 'local') done.objectStore('delegations').put({ account, id: stream, name: 'Delegation of Utopia', role: 'head', members: 12, revision: count, topic: 'd', roster });
    // Pulled from a backend up to there: without it the background would look for what is new from the beginning, again and again.
    if (account !== 'local') done.objectStore('cursors').put({ account, stream, revision: count });
    for (let n = 0; n < count; n++) {
      const author = account === 'local' ? null : n % 12 === 0 ? account : person(n % 12);
      const path = `O${(n * 7919) % 400 + 1}`;
      const at = { path, offset: n % 90 };
      const created = new Date(start + n * 61_000).toISOString();
      const reply = !all && n % 5 === 4;
      const body = `${lines[n % lines.length]} (${n})${n % 97 === 3 ? ` @[Delegate 0](${account})` : ''}`;
      const where = elsewhere > 0 && n % elsewhere === 0 ? `${document}-${n % 40}` : document;
      const note = {
        id: id(n), delegation: account === 'local' ? null : stream, document: where, kind: reply ? 'reply' : 'note', parent: reply ? id(n - 1) : null,
        anchor: { target: 'text', from: at, to: at, quote: { exact: 'on the exchange of information between delegations', prefix: 'requests the Secretary-General to report ', suffix: ' in the region' }, position: { start: n * 10, end: n * 10 + 50 }, language: 'en', edition: 'e' },
        body, tags: n % 3 === 0 ? ['urgent', `group-${n % 9}`] : [], position: reply ? null : positions[all ? 3 + n % 5 : n % 8], wording: null, resolved: false, author, created, edited: created,
      };
      done.objectStore('notes').put({
        account, id: note.id, stream: account === 'local' ? 'private' : stream, document: where, note, state: 'synced', deleted: 0,
        server: account === 'local' ? null : { ...note, revision: n + 1, deleted: false },
      });
      if (author !== null && author !== account && n % 100 < seen) done.objectStore('seen').put({ account, note: note.id, document: where, revision: n + 1, edited: note.edited });
    }
    await new Promise<void>((resolve, reject) => {
      done.addEventListener('complete', () => resolve());
      done.addEventListener('abort', () => reject(new Error('The notes could not be written.')));
    });
    opened.close();
  }, { ...options, lines: LINES });
}

/** Signs somebody in as far as the panel is concerned: no server is there. */
export async function signInWithoutServer(page: Page, account: string): Promise<void> {
  await page.evaluate(async (id) => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('rapporteur');
      request.addEventListener('success', () => resolve(request.result));
    });
    const done = opened.transaction('values', 'readwrite');
    done.objectStore('values').put({ name: 'account', value: { id, email: 'delegate@utopia.example', name: 'Delegate 0' } });
    done.objectStore('values').put({ name: 'connection', value: 'online' });
    await new Promise((resolve) => done.addEventListener('complete', resolve));
    opened.close();
  }, account);
}
