/** The background: everything is registered at once, since the browser wakes the worker for an event and drops what nobody listens to. */
import { browser } from 'wxt/browser';
import type { Outcome } from '../messages.ts';
import { sweep } from '../store/notes.ts';
import { fields } from './checks.ts';
import { overlaySettings, tell, tellMarks } from './marks.ts';
import { forgetMeasures } from './claims.ts';
import { handleOverlay, isOverlayRequest, setSite } from './overlay-requests.ts';
import { handlePage, isPageRequest } from './page-requests.ts';
import { startDoors } from './doors.ts';
import { startFetching } from './fetching.ts';
import { startFirstPage } from './first-page.ts';
import { hostOf, senderOf } from './senders.ts';
import { openSession } from './session.ts';
import { panelOnAction } from './side-panel.ts';
import { startMentions } from './mentions.ts';
import { documentOf, forgetTab } from './tabs.ts';

const SYNC_ALARM = 'sync';

export function startBackground(): void {
  const mentions = startMentions();
  const session = openSession((documents) => {
    void tellMarks(documents).catch(() => undefined);
    void mentions.look();
  });
  const started = keepToOurselves().then(() => session.start()).catch(() => undefined);
  void started.then(mentions.look);

  const wrote = (documents: readonly string[]): void => {
    session.engine()?.wrote();
    void tellMarks(new Set(documents)).catch(() => undefined);
  };

  browser.runtime.onMessage.addListener((message: unknown, from, respond) => {
    const sender = senderOf(from);
    const type = fields(message)?.['type'];
    const ask = fields(message)?.['ask'];
    if (sender !== null && isOverlayRequest(type)) {
      if (sender.tab === null) return refuse(respond, null);
      handleOverlay(type, ask, { ...sender, tab: sender.tab }, wrote).then(
        (outcome) => respond(outcome.ok ? outcome.value : null),
        () => respond(null),
      );
      return true;
    }
    if (sender?.kind !== 'page' || !isPageRequest(type)) return refuse(respond, { ok: false, problem: 'notAllowed' });
    started.then(() => handlePage(type, ask as never, { session, wrote, seen: mentions.look })).then(respond, (error: unknown) => {
      respond({ ok: false, problem: 'unknown', detail: nameOfError(error) } satisfies Outcome<never>);
    });
    return true;
  });

  browser.tabs.onRemoved.addListener((tab) => {
    forgetMeasures(tab);
    void forgetTab(tab).catch(() => undefined);
  });
  browser.tabs.onUpdated.addListener((tab, change) => {
    if (change.status !== undefined) void forgetUnlessThere(tab).catch(() => undefined);
  });

  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === SYNC_ALARM) void started.then(() => session.tick()).catch(() => undefined);
  });
  void browser.alarms.create(SYNC_ALARM, { periodInMinutes: 0.5 });
  self.addEventListener('online', () => void session.look().catch(() => undefined));
  // A deletion's undo is open for seconds; by a restart of the browser it is long over.
  browser.runtime.onStartup.addListener(() => void sweep().catch(() => undefined));

  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === 'toggle-overlay' && tab?.id !== undefined) void toggle(tab.id).catch(() => undefined);
  });
  panelOnAction();
  startDoors();
  startFetching();
  startFirstPage();
}

function refuse(respond: (answer: unknown) => void, answer: Outcome<never> | null): false {
  respond(answer);
  return false;
}

/** Content scripts are kept out of both storages where the browser can (Firefox keeps them out of the session's by itself). */
async function keepToOurselves(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session]) {
    await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined);
  }
}

/** A tab that has gone elsewhere no longer shows what its overlay said; one that only changed its address still does. */
async function forgetUnlessThere(tab: number): Promise<void> {
  const document = await documentOf(tab);
  if (document === null) return;
  if (document.address.startsWith(browser.runtime.getURL('/'))) return;
  if (!(await tell(tab, { type: 'settings', settings: await overlaySettings(document.address) }))) await forgetTab(tab);
}

async function toggle(tab: number): Promise<void> {
  const { url } = await browser.tabs.get(tab);
  if (url === undefined) return;
  const { enabled } = await overlaySettings(url);
  await setSite(hostOf(url), !enabled);
}

/** An error's name only: its message may quote what was being written. */
function nameOfError(error: unknown): string {
  return error instanceof Error ? error.name : 'error';
}
