/**
 * Mentions of the person at this computer: how many he has not seen stands on the extension's button, and if he wishes
 * so the computer tells him of a new one. Found in what was pulled anyway; nothing is asked of anybody.
 */
import { Dexie } from 'dexie';
import { browser } from 'wxt/browser';
import { mentions } from '../../shared/notes/mentions.ts';
import { type Account, database, type MentionRow, type NoteRow, type StreamKey } from '../store/database.ts';
import { isUnread, type Seen } from '../store/seen.ts';
import { changeValue, valueOf } from '../store/values.ts';
import { chooseLanguage, count, fill, wordsOf } from '../words/words.ts';
import { MENTION_ICON } from './mention-icon.ts';

const PORTION = 500;
const COLOUR = '#0b6566';

export interface Mentions {
  /** Looks through what has come since it last looked; resolves when the badge says what there was, or that failed. */
  look(): Promise<void>;
}

export function startMentions(): Mentions {
  let looking: Promise<void> = Promise.resolve();
  let again = false;
  const look = (): Promise<void> => {
    if (again) return looking;
    again = true;
    looking = looking.then(() => {
      again = false;
      return lookThrough();
    }).catch(() => undefined);
    return looking;
  };
  listen();
  browser.permissions?.onAdded?.addListener(listen);
  return { look };
}

async function lookThrough(): Promise<void> {
  const account = (await valueOf('account'))?.id ?? null;
  if (account === null) return setBadge(0);
  const fresh: MentionRow[] = [];
  for (const { id } of await database.delegations.where('account').equals(account).toArray()) fresh.push(...(await lookThroughStream(account, id)));
  const unread = await unreadMentions(account);
  await setBadge(unread.length);
  const news = fresh.filter((row) => unread.includes(row.note));
  if (news.length > 0 && (await valueOf('notifyMentions'))) await notify(account, news.at(-1)!);
}

/** @returns the mentions that were not known, but for those that were there before anybody looked */
async function lookThroughStream(account: Account, stream: StreamKey): Promise<MentionRow[]> {
  const key = `${account}|${stream}`;
  const known = (await valueOf('mentionsUpTo'))[key];
  const cursor = (await database.cursors.get([account, stream]))?.revision ?? 0;
  // The backend was set back: what it says now may stand under numbers that were looked through before.
  let from = known === undefined || known > cursor ? 0 : known;
  const fresh: MentionRow[] = [];
  for (;;) {
    const rows = await database.notes.where('[account+stream+server.revision]').between([account, stream, from], [account, stream, Dexie.maxKey], false).limit(PORTION).toArray();
    const before = await database.mentions.bulkGet(rows.map((row) => [account, row.id] as [Account, NoteRow['id']]));
    const found: MentionRow[] = [];
    const gone: [Account, NoteRow['id']][] = [];
    rows.forEach((row, index) => {
      from = Math.max(from, row.server?.revision ?? 0);
      const mention = mentionIn(row);
      const kept = before[index];
      if (mention !== null) {
        if (kept?.revision !== mention.revision || kept.edited !== mention.edited) found.push(mention);
        if (kept?.edited !== mention.edited) fresh.push(mention);
      } else if (kept !== undefined) gone.push([account, row.id]);
    });
    if (found.length > 0) await database.mentions.bulkPut(found);
    if (gone.length > 0) await database.mentions.bulkDelete(gone);
    if (rows.length < PORTION) break;
  }
  if (from !== known) await changeValue('mentionsUpTo', (all) => ({ ...all, [key]: from }));
  return known === undefined ? [] : fresh;
}

/** Null: by the person himself, deleted, or of others. */
function mentionIn({ account, id, document, note, server, deleted }: NoteRow): MentionRow | null {
  if (deleted === 1 || server === null || note.author === null || note.author === account || !mentions(note.body, account)) return null;
  return { account, note: id, document, author: note.author, revision: server.revision, edited: note.edited };
}

/** The notes that mention this person and that he has not seen; those that are gone are forgotten. */
export async function unreadMentions(account: Account): Promise<readonly string[]> {
  const all = await database.mentions.where('account').equals(account).toArray();
  const keys = all.map((each) => [account, each.note] as [Account, NoteRow['id']]);
  const [rows, looked] = await Promise.all([database.notes.bulkGet(keys), database.seen.bulkGet(keys)]);
  const seen: Seen = new Map(looked.filter((each) => each !== undefined).map(({ note, revision, edited }) => [note, { revision, edited }]));
  const gone = keys.filter((_, index) => rows[index] === undefined);
  if (gone.length > 0) await database.mentions.bulkDelete(gone);
  return rows.filter((row): row is NoteRow => row !== undefined && isUnread(row, seen)).map((row) => row.id);
}

async function setBadge(unread: number): Promise<void> {
  const language = chooseLanguage(await valueOf('language'), navigator.languages);
  const title = unread === 0 ? 'Rapporteur' : `Rapporteur · ${count(wordsOf(language).notesView.alerts.badge, unread, language)}`;
  await browser.action.setBadgeBackgroundColor({ color: COLOUR });
  await browser.action.setBadgeText({ text: unread === 0 ? '' : unread > 99 ? '99+' : String(unread) });
  await browser.action.setTitle({ title });
}

/** Says who, never what the note says: a screen may be shared, or seen by others when it is locked. */
async function notify(account: Account, mention: MentionRow): Promise<void> {
  if (browser.notifications === undefined) return;
  const t = wordsOf(chooseLanguage(await valueOf('language'), navigator.languages)).notesView.alerts;
  const mine = await database.delegations.where('account').equals(account).toArray();
  const name = mine.flatMap((each) => each.roster).find((each) => each.person === mention.author)?.name ?? '';
  await browser.notifications.create(`mention:${mention.note}`, { type: 'basic', iconUrl: MENTION_ICON, title: 'Rapporteur', message: name === '' ? t.mentionedBySomebody : fill(t.mentioned, { name }) });
}

let listening = false;

/** Where notifications are not allowed (yet), the browser has none to listen to. */
function listen(): void {
  if (listening || browser.notifications === undefined) return;
  listening = true;
  browser.notifications.onClicked.addListener((id) => {
    const note = /^mention:([0-9a-f-]{36})$/.exec(id)?.[1];
    if (note === undefined) return;
    void browser.notifications.clear(id);
    void browser.tabs.create({ url: `${browser.runtime.getURL('/sidepanel.html')}?note=${note}` });
  });
}
