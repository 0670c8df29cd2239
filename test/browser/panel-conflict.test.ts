/** One delegate, two computers; and what happens to notes that the backend does not take. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseServer, closeAccount, createDelegation, invite, joinBy, notesOn, openAccount, openServer, resolution, send, signIn, sitDown, unreachable, write, type Person, type Server } from './panel-people.ts';

const AMINA = { name: 'Amina', email: 'amina@utopia.example', password: 'a long password 1' };
const BORIS = { name: 'Boris', email: 'boris@utopia.example', password: 'a long password 2' };

describe('the same note changed in two places', { timeout: 120_000 }, () => {
  let server: Server;
  let desk: Person;
  let hall: Person;
  let boris: Person;

  beforeAll(async () => {
    server = await openServer();
    for (const who of [AMINA, BORIS]) await server.backend.addPerson(who);
    const seat = async (who: typeof AMINA, options = {}): Promise<Person> => {
      const person = await sitDown(resolution(), options);
      await chooseServer(person, server.backend);
      await signIn(person, who);
      return person;
    };
    [desk, hall, boris] = await Promise.all([seat(AMINA), seat(AMINA), seat(BORIS, { language: 'ar', dark: true, width: 320 })]);
    await createDelegation(desk, 'Delegation of Utopia');
    await comeIn();
  }, 180_000);
  afterAll(async () => {
    await Promise.all([desk, hall, boris].map((person) => person?.close()));
    await server?.close();
  });

  const comeIn = async (): Promise<void> => {
    await joinBy(boris, await invite(desk));
    await boris.panel.locator('.delegation').waitFor();
    for (const person of [desk, hall, boris]) {
      await closeAccount(person);
      await person.panel.locator('#tab-notes').click();
    }
  };

  let tries = 0;
  /** A note that is on every computer: each try has its own, whatever an earlier one left. */
  const begin = async (): Promise<(words: string) => string> => {
    const named = (words: string): string => `${words} (${tries})`;
    tries += 1;
    for (const person of [desk, hall, boris]) {
      await person.panel.setViewportSize({ width: person === boris ? 320 : 400, height: 800 });
      if ((await person.panel.locator('.composer').count()) > 0) await person.panel.reload();
      await closeAccount(person);
      await person.panel.locator('#tab-notes').click();
    }
    await write(desk, named('First wording'), 'start');
    for (const { panel } of [hall, boris]) await panel.locator('.note', { hasText: named('First wording') }).waitFor({ timeout: 30_000 });
    return named;
  };

  /** Stops the server for as long as this takes. */
  const withoutServer = async (meanwhile: () => Promise<void>): Promise<void> => {
    const { folder, backend } = server;
    await backend.stop();
    try {
      await meanwhile();
    } finally {
      server = await openServer({ port: Number(new URL(backend.url).port), dataDir: folder });
    }
  };

  /** A laptop that is closed: its worker is gone, and whatever wakes it finds no network. */
  const sleep = async (person: Person): Promise<() => Promise<void>> => {
    const back = await unreachable(person, server.backend);
    await person.browser.killServiceWorker();
    return back;
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
    const named = await begin();
    const open = await sleep(hall);
    await withoutServer(async () => {
      await rewrite(desk, named('First wording'), named('Wording of the desk'));
      await rewrite(hall, named('First wording'), named('Wording of the hall'));
    });
    await send(desk.panel, 'panel/sync', null);
    await desk.panel.locator('.note[data-state=synced]', { hasText: named('Wording of the desk') }).waitFor({ timeout: 30_000 });
    await open();
    await send(hall.panel, 'panel/sync', null);
    const clash = hall.panel.locator('.note[data-state=conflict]', { hasText: named('Wording of the hall') });
    await clash.waitFor({ timeout: 30_000 });
    expect(await sides(clash)).toEqual([[named('Wording of the hall'), ['hall']], [named('Wording of the desk'), ['desk']]]);
    expect(await clash.locator('> .body').isVisible()).toBe(false);
    // Under each other where it is narrow, beside each other where there is room.
    expect(await beside(clash)).toBe(false);
    await hall.panel.setViewportSize({ width: 900, height: 800 });
    expect(await beside(clash)).toBe(true);
    // By the keyboard alone.
    await clash.locator('[data-keep=mine]').focus();
    await hall.panel.keyboard.press('Enter');
    await hall.panel.locator('.note:focus', { hasText: named('Wording of the hall') }).waitFor();
    for (const { panel } of [desk, hall, boris]) await panel.locator('.note[data-state=synced]', { hasText: named('Wording of the hall') }).waitFor({ timeout: 30_000 });
    expect((await notesOn(desk)).filter((text) => text.includes(named('')))).toEqual([named('Wording of the hall')]);
  });

  test('both can be kept, one after the other in one note', async () => {
    const named = await begin();
    const open = await sleep(hall);
    await rewrite(hall, named('First wording'), named('Said in the hall'));
    await rewrite(desk, named('First wording'), named('Said at the desk'));
    await desk.panel.locator('.note[data-state=synced]', { hasText: named('Said at the desk') }).waitFor({ timeout: 30_000 });
    await open();
    await send(hall.panel, 'panel/sync', null);
    await hall.panel.locator('.note[data-state=conflict]', { hasText: named('Said in the hall') }).locator('[data-keep=both]').click();
    for (const { panel } of [desk, hall, boris]) await panel.locator('.note', { hasText: named('Said in the hall') }).filter({ hasText: named('Said at the desk') }).waitFor({ timeout: 30_000 });
  });

  test('edited here, deleted there: the words stay until their author lets them go', async () => {
    const named = await begin();
    const open = await sleep(hall);
    await rewrite(hall, named('First wording'), named('Too good to lose'));
    await desk.panel.locator('.note', { hasText: named('First wording') }).locator('button[data-delete]').click();
    await boris.panel.locator('.note', { hasText: named('First wording') }).waitFor({ state: 'detached', timeout: 40_000 });
    await open();
    await send(hall.panel, 'panel/sync', null);
    const clash = hall.panel.locator('.note[data-state=conflict]', { hasText: named('Too good to lose') });
    await clash.waitFor({ timeout: 30_000 });
    await clash.locator('.conflict button').first().click();
    await boris.panel.locator('.note', { hasText: named('Too good to lose') }).waitFor({ timeout: 30_000 });
    expect((await notesOn(hall)).filter((text) => text.includes(named('')))).toEqual([named('Too good to lose')]);
  });

  test('a removed member’s unsent note stays his, and he learns why', async () => {
    await openAccount(boris);
    if ((await boris.panel.locator('.delegation').count()) === 0) await comeIn();
    const named = await begin();
    const open = await unreachable(boris, server.backend);
    await write(boris, named('Written in the corridor'));
    await server.backend.database.transaction((run) => run(`delete from public.members where person_id = (select id from auth.users where email = '${BORIS.email}')`));
    await open();
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
    // What an earlier try of this test wrote was refused as well; nothing else is left.
    expect(kept.filter(({ state }) => state !== 'refused')).toEqual([]);
    expect(kept.map(({ note }) => note.body)).toContain(named('Written in the corridor'));
    const left = boris.panel.locator('.note[data-state=refused]', { hasText: named('Written in the corridor') });
    await left.waitFor();
    expect(await left.locator('.state').innerText()).toContain('رفضها الخادم');
  });
});
