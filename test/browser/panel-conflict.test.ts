/** One delegate, two computers; and what happens to notes that the backend does not take. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseServer, closeAccount, createDelegation, invite, joinBy, notesOn, openAccount, openServer, resolution, send, signIn, signUp, sitDown, write, type Person, type Server } from './panel-people.ts';

const AMINA = { name: 'Amina', email: 'amina@utopia.example', password: 'a long password 1' };
const BORIS = { name: 'Boris', email: 'boris@utopia.example', password: 'a long password 2' };

describe('the same note changed in two places', { timeout: 120_000 }, () => {
  let server: Server;
  let desk: Person;
  let hall: Person;
  let boris: Person;

  beforeAll(async () => {
    server = await openServer();
    [desk, hall, boris] = await Promise.all([sitDown(), sitDown(), sitDown(resolution(), { language: 'ar', dark: true, width: 320 })]);
    for (const person of [desk, hall, boris]) await chooseServer(person, server.backend);
    await signUp(desk, server.backend, AMINA);
    await signIn(hall, AMINA);
    await signUp(boris, server.backend, BORIS);
    await createDelegation(desk, 'Delegation of Utopia');
    await joinBy(boris, await invite(desk));
    await boris.panel.locator('.delegation').waitFor();
    for (const person of [desk, hall, boris]) {
      await closeAccount(person);
      await person.panel.locator('#tab-notes').click();
    }
    await write(desk, 'First wording', 'start');
    await hall.panel.locator('.note', { hasText: 'First wording' }).waitFor();
  }, 180_000);
  afterAll(async () => {
    await Promise.all([desk, hall, boris].map((person) => person?.close()));
    await server?.close();
  });

  /** A laptop that is closed: its worker is gone and nothing wakes it until somebody asks. */
  const sleep = async (person: Person): Promise<void> => {
    await person.panel.evaluate(() => (globalThis as unknown as { chrome: { alarms: { clearAll(): Promise<boolean> } } }).chrome.alarms.clearAll());
    await person.browser.killServiceWorker();
  };

  const rewrite = async ({ panel }: Person, from: string, to: string): Promise<void> => {
    await panel.locator('.note', { hasText: from }).locator('button[data-edit]').first().click();
    await panel.locator('.composer textarea').fill(to);
    await panel.locator('.composer button[type=submit]').click();
    await panel.locator('.composer').waitFor({ state: 'detached' });
  };

  /** What each version says, and which of its words are marked. */
  const sides = (clash: Locator): Promise<unknown> =>
    clash.locator('.side').evaluateAll((all) => all.map((side) => {
      const text = side.querySelector('.text')!.cloneNode(true) as HTMLElement;
      for (const unseen of text.querySelectorAll('.unseen')) unseen.remove();
      return [text.textContent, [...text.querySelectorAll('mark')].map((mark) => mark.textContent)];
    }));
  const beside = (clash: Locator): Promise<boolean> =>
    clash.locator('.side').evaluateAll(([mine, theirs]) => mine!.getBoundingClientRect().top === theirs!.getBoundingClientRect().top);

  test('both texts are kept until the author chooses, and the choice reaches everybody', async () => {
    const { folder, backend } = server;
    await backend.stop();
    await rewrite(desk, 'First wording', 'Wording of the desk');
    await rewrite(hall, 'First wording', 'Wording of the hall');
    await sleep(hall);
    server = await openServer({ port: Number(new URL(backend.url).port), dataDir: folder });
    await send(desk.panel, 'panel/sync', null);
    await desk.panel.locator('.note[data-state=synced]', { hasText: 'Wording of the desk' }).waitFor({ timeout: 30_000 });
    await send(hall.panel, 'panel/sync', null);
    const clash = hall.panel.locator('.note[data-state=conflict]');
    await clash.waitFor({ timeout: 30_000 });
    expect(await sides(clash)).toEqual([['Wording of the hall', ['hall']], ['Wording of the desk', ['desk']]]);
    expect(await clash.locator('> .body').isVisible()).toBe(false);
    // Under each other where it is narrow, beside each other where there is room.
    expect(await beside(clash)).toBe(false);
    await hall.panel.setViewportSize({ width: 900, height: 800 });
    expect(await beside(clash)).toBe(true);
    // By the keyboard alone.
    await clash.locator('[data-keep=mine]').focus();
    await hall.panel.keyboard.press('Enter');
    await hall.panel.locator('.note:focus', { hasText: 'Wording of the hall' }).waitFor();
    await hall.panel.setViewportSize({ width: 400, height: 800 });
    for (const person of [desk, hall, boris]) await person.panel.locator('.note', { hasText: 'Wording of the hall' }).waitFor({ timeout: 30_000 });
    expect(await notesOn(desk)).toEqual(['Wording of the hall']);
  });

  test('both can be kept, one after the other in one note', async () => {
    const { folder, backend } = server;
    await backend.stop();
    await rewrite(desk, 'Wording of the hall', 'Said at the desk');
    await rewrite(hall, 'Wording of the hall', 'Said in the hall');
    await sleep(hall);
    server = await openServer({ port: Number(new URL(backend.url).port), dataDir: folder });
    await send(desk.panel, 'panel/sync', null);
    await desk.panel.locator('.note[data-state=synced]', { hasText: 'Said at the desk' }).waitFor({ timeout: 30_000 });
    await send(hall.panel, 'panel/sync', null);
    await hall.panel.locator('.note[data-state=conflict] [data-keep=both]').click({ timeout: 30_000 });
    for (const person of [desk, hall, boris]) await person.panel.locator('.note', { hasText: 'Said in the hall' }).filter({ hasText: 'Said at the desk' }).waitFor({ timeout: 30_000 });
    await rewrite(hall, 'Said in the hall', 'Wording of the hall');
    await desk.panel.locator('.note', { hasText: 'Wording of the hall' }).waitFor({ timeout: 30_000 });
  });

  test('edited here, deleted there: the words stay until their author lets them go', async () => {
    const { folder, backend } = server;
    await backend.stop();
    await rewrite(hall, 'Wording of the hall', 'Too good to lose');
    await desk.panel.locator('.note', { hasText: 'Wording of the hall' }).locator('button[data-delete]').click();
    await sleep(hall);
    server = await openServer({ port: Number(new URL(backend.url).port), dataDir: folder });
    await send(desk.panel, 'panel/sync', null);
    await boris.panel.locator('.note').waitFor({ state: 'detached', timeout: 40_000 });
    await send(hall.panel, 'panel/sync', null);
    const clash = hall.panel.locator('.note[data-state=conflict]', { hasText: 'Too good to lose' });
    await clash.waitFor({ timeout: 30_000 });
    await clash.locator('.conflict button').first().click();
    await boris.panel.locator('.note', { hasText: 'Too good to lose' }).waitFor({ timeout: 30_000 });
    expect(await notesOn(hall)).toEqual(['Too good to lose']);
  });

  test('a removed member’s unsent note stays his, and he learns why', async () => {
    const { folder, backend } = server;
    await backend.stop();
    await write(boris, 'Written in the corridor');
    server = await openServer({ port: Number(new URL(backend.url).port), dataDir: folder });
    // Removed before his computer has found the server again.
    await server.backend.database.transaction((run) => run(`delete from public.members where person_id = (select id from auth.users where email = '${BORIS.email}')`));
    await send(boris.panel, 'panel/sync', null);
    await openAccount(boris);
    await boris.panel.locator('.delegation').waitFor({ state: 'detached', timeout: 30_000 });
    await closeAccount(boris);
    const kept = await boris.panel.evaluate(async () => {
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('rapporteur');
        request.addEventListener('success', () => resolve(request.result));
      });
      return new Promise<{ note: { body: string }; state: string }[]>((resolve) => {
        const request = opened.transaction('notes').objectStore('notes').getAll();
        request.addEventListener('success', () => resolve(request.result as { note: { body: string }; state: string }[]));
      });
    });
    expect(kept.map((row) => [row.note.body, row.state])).toEqual([['Written in the corridor', 'refused']]);
    const left = boris.panel.locator('.note[data-state=refused]', { hasText: 'Written in the corridor' });
    await left.waitFor();
    expect(await left.locator('.state').innerText()).toContain('رفضها الخادم');
  });
});
