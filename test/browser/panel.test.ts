/** The panel as people use it: two delegates, an outsider, a server that is away, a worker that is killed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseServer, closeAccount, createDelegation, invite, joinBy, notesOn, openAccount, openServer, see, send, resolution, signIn, signUp, sitDown, write, type Person, type Server } from './panel-people.ts';

const AMINA = { name: 'Amina Benali', email: 'amina@utopia.example', password: 'a long password 1' };
const BORIS = { name: 'Boris Petrov', email: 'boris@utopia.example', password: 'a long password 2' };
const EVE = { name: 'Eve', email: 'eve@elsewhere.example', password: 'a long password 3' };

describe('two delegates and an outsider', { timeout: 120_000 }, () => {
  let server: Server;
  let amina: Person;
  let boris: Person;
  let eve: Person;

  beforeAll(async () => {
    server = await openServer();
    [amina, boris, eve] = await Promise.all([sitDown(), sitDown(), sitDown()]);
    for (const person of [amina, boris, eve]) await chooseServer(person, server.backend);
    await signUp(amina, server.backend, AMINA);
    await signUp(boris, server.backend, BORIS);
    await signUp(eve, server.backend, EVE);
  }, 180_000);
  afterAll(async () => {
    await Promise.all([amina, boris, eve].map((person) => person?.close()));
    await server?.close();
  });

  test('a delegation is made, a code shown once, and the invited one is in', async () => {
    await createDelegation(amina, 'Delegation of Utopia');
    const code = await invite(amina);
    expect(code).toMatch(/^[0-9A-Z-]{8,}$/);
    expect(await amina.panel.locator('[data-code]').count()).toBe(0);

    await joinBy(boris, code.toLowerCase());
    await boris.panel.locator('.delegation h3', { hasText: 'Delegation of Utopia' }).waitFor();
    await boris.panel.locator('.roster li', { hasText: 'Amina Benali' }).waitFor();
    await amina.panel.locator('.roster li', { hasText: 'Boris Petrov' }).waitFor();
  });

  test('a wrong code says so and changes nothing', async () => {
    await joinBy(eve, 'AAAA-BBBB-CCCC-DDDD');
    expect(await eve.panel.locator('[data-form=join] [role=alert]').innerText()).toContain('wrong, used up or expired');
    expect(await eve.panel.locator('.delegation').count()).toBe(0);
  });

  test('what one writes the other sees, and the outsider does not', async () => {
    await closeAccount(boris);
    await boris.panel.locator('#tab-notes').click();
    await write(amina, 'Support **this** in plenary #urgent', 'capital, urgent');
    const arrived = boris.panel.locator('.note', { hasText: 'Support this in plenary' });
    await arrived.waitFor();
    expect(await arrived.locator('.author').innerText()).toBe('Amina Benali');
    expect(await arrived.locator('.body strong').innerText()).toBe('this');
    expect(await arrived.locator('.tag').allInnerTexts()).toEqual(['#capital']);
    await amina.panel.locator('.note[data-state=synced]').waitFor();

    await closeAccount(eve);
    await eve.panel.locator('#tab-notes').click();
    await send(eve.panel, 'panel/sync', null);
    await eve.panel.locator('[data-sync=online]').waitFor();
    expect(await notesOn(eve)).toEqual([]);
  });

  test('a private note stays with its author', async () => {
    await amina.panel.locator('[data-new-note]').click();
    await amina.panel.locator('.composer textarea').fill('For my eyes only');
    expect(await amina.panel.locator('.audience select option').allInnerTexts()).toEqual(['Delegation of Utopia, 2 people', 'Only you']);
    await amina.panel.locator('.audience select').selectOption('private');
    await amina.panel.locator('.composer textarea').press('Control+Enter');
    await amina.panel.locator('.note', { hasText: 'For my eyes only' }).and(amina.panel.locator('[data-state=synced]')).waitFor();
    // A later note of the delegation arrives; had the private one been sent to Boris, it would be there by then.
    await write(amina, 'Something for both');
    await boris.panel.locator('.note', { hasText: 'Something for both' }).waitFor();
    expect((await notesOn(boris)).join()).not.toContain('eyes only');
  });

  test('replies, edits and deletions travel; a deletion can be taken back', async () => {
    const at = (person: Person) => person.panel.locator('.place-group > .note', { hasText: 'Something for both' });
    await at(boris).locator('> footer button[aria-label=Reply]').click();
    await boris.panel.locator('.composer textarea').fill('Agreed');
    await boris.panel.locator('.composer button[type=submit]').click();
    await at(amina).locator('.replies .note', { hasText: 'Agreed' }).waitFor();

    await at(amina).locator('> footer button[aria-label=Edit]').click();
    await amina.panel.locator('.composer textarea').fill('Something for both of us');
    await amina.panel.locator('.composer button[type=submit]').click();
    await boris.panel.locator('.note .body', { hasText: 'Something for both of us' }).waitFor();

    await at(amina).locator('> footer button[aria-label=Delete]').click();
    await at(amina).waitFor({ state: 'detached' });
    await amina.panel.locator('[data-toast=deleted] button').click();
    await at(amina).waitFor();
    await at(amina).locator('> footer button[aria-label=Delete]').click();
    // The undo's pause, then the way to the other screen.
    await at(boris).waitFor({ state: 'detached', timeout: 25_000 });
    // What Boris wrote is his: it stays, as a note of its own.
    expect((await notesOn(boris)).filter((text) => text === 'Agreed' || text.includes('for both'))).toEqual(['Agreed']);
  });

  test('the service worker is killed in mid-work: the note survives and arrives', async () => {
    await amina.browser.killServiceWorker();
    await write(amina, 'Written while the worker was dead');
    await boris.panel.locator('.note', { hasText: 'while the worker was dead' }).waitFor();
    await boris.browser.killServiceWorker();
    await write(amina, 'Written while his worker was dead');
    // Nobody tells a dead worker; whatever wakes it (here: his own click) closes the gap.
    await boris.panel.locator('.dot').click();
    await boris.panel.locator('.note', { hasText: 'while his worker was dead' }).waitFor();
    expect((await notesOn(boris)).filter((text) => text.includes('worker was dead'))).toHaveLength(2);
  });

  test('leaving takes the delegation’s notes off this computer', async () => {
    await openAccount(boris);
    await boris.panel.locator('[data-leave]').click();
    await boris.panel.locator('[data-leave-sure]').click();
    await boris.panel.locator('.delegation').waitFor({ state: 'detached' });
    await closeAccount(boris);
    expect(await notesOn(boris)).toEqual([]);
    const kept = await boris.panel.evaluate(rowsOnDisk);
    expect(kept).toEqual([]);
  });

  test('the last head cannot leave his delegation headless in silence', async () => {
    await openAccount(amina);
    const code = await invite(amina, 'observer');
    await openAccount(boris);
    await joinBy(boris, code);
    await boris.panel.locator('.delegation .chip', { hasText: 'Observer' }).waitFor();
    await amina.panel.locator('[data-leave]').click();
    // He is shown to whom he could hand it over.
    await expect.poll(() => amina.panel.locator('select[name=heir] option').allTextContents(), { timeout: 20_000 }).toEqual(['Boris Petrov']);
    await amina.panel.locator('.sure .plain').click();
    expect(await amina.panel.locator('.delegation').count()).toBe(1);
  });

  test('an observer reads and writes only for himself', async () => {
    await closeAccount(boris);
    await boris.panel.locator('#tab-notes').click();
    await boris.panel.locator('.note', { hasText: 'Support this in plenary' }).waitFor();
    expect(await boris.panel.locator('.note button[aria-label=Reply]').count()).toBe(0);
    await boris.panel.locator('[data-new-note]').click();
    expect(await boris.panel.locator('[data-audience]').getAttribute('data-audience')).toBe('private');
    await boris.panel.locator('.composer textarea').press('Escape');
  });

  test('signing out takes what the server has off this computer, and signing in brings it back', async () => {
    await openAccount(amina);
    // What has not been sent would rightly stay.
    await amina.panel.locator('[data-sync=online][data-waiting="0"]').waitFor();
    await amina.panel.locator('[data-sign-out]').click();
    await amina.panel.locator('.sign-in').waitFor();
    expect(await amina.panel.evaluate(rowsOnDisk)).toEqual([]);
    await amina.panel.locator('[data-way=password]').click();
    await amina.panel.locator('[data-form=sign-in] input[name=email]').fill(AMINA.email);
    await amina.panel.locator('[data-form=sign-in] input[name=password]').fill('not the password');
    await amina.panel.locator('[data-form=sign-in] button[type=submit]').click();
    expect(await amina.panel.locator('[data-form=sign-in] [role=alert]').innerText()).toContain('password is wrong');
    await signIn(amina, AMINA);
    await closeAccount(amina);
    await amina.panel.locator('#tab-notes').click();
    await amina.panel.locator('.note', { hasText: 'For my eyes only' }).waitFor();
  });

  test('a sign-in by a code from the e-mail; a wrong one says so', async () => {
    await openAccount(eve);
    await eve.panel.locator('[data-sign-out]').click();
    await eve.panel.locator('[data-way=code]').click();
    await eve.panel.locator('[data-form=send-code] input').fill(EVE.email);
    await eve.panel.locator('[data-form=send-code] button[type=submit]').click();
    const field = eve.panel.locator('[data-form=check-code] input');
    const code = await server.backend.emails.code(EVE.email);
    await field.fill(code === '000000' ? '111111' : '000000');
    await eve.panel.locator('[data-form=check-code] button[type=submit]').click();
    expect(await eve.panel.locator('[data-form=check-code] [role=alert]').innerText()).toContain('The code is wrong');
    await field.fill(code);
    await eve.panel.locator('[data-form=check-code] button[type=submit]').click();
    await eve.panel.locator('.who').waitFor();
  });

  test('no token is within reach of a content script', async () => {
    const kept = await amina.panel.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: { storage: Record<'local' | 'session', { get(key: null): Promise<object> }> } }).chrome;
      return JSON.stringify([await storage.local.get(null), await storage.session.get(null)]);
    });
    expect(kept).not.toMatch(/eyJ|access_token|refresh_token|@utopia/);
    expect(kept).not.toContain('plenary');
  });
});

describe('without a server', { timeout: 120_000 }, () => {
  let person: Person;
  let server: Server | null = null;
  beforeAll(async () => {
    person = await sitDown();
  }, 120_000);
  afterAll(async () => {
    await person?.close();
    await server?.close();
  });

  test('notes are written and kept on this computer, with no account at all', async () => {
    await person.panel.locator('[data-banner=local]').waitFor();
    await write(person, 'Nobody else’s business');
    await person.panel.reload();
    await person.panel.locator('#tab-notes').click();
    await person.panel.locator('.note', { hasText: 'Nobody else’s business' }).waitFor();
    expect(await person.panel.locator('[data-sync]').getAttribute('data-sync')).toBe('local');
  });

  test('a sign-in without a server’s key says what to do', async () => {
    await openAccount(person);
    await person.panel.locator('[data-form=send-code] input').fill('somebody@utopia.example');
    await person.panel.locator('[data-form=send-code] button[type=submit]').click();
    expect(await person.panel.locator('[data-form=send-code] [role=alert]').innerText()).toContain('No server is set yet');
  });

  test('signed in later, the notes are offered to the account and then sent', async () => {
    server = await openServer();
    await chooseServer(person, server.backend);
    await signUp(person, server.backend, AMINA);
    const banner = person.panel.locator('[data-banner=adopt]');
    await banner.waitFor();
    expect(await banner.innerText()).toContain('1 note was written on this computer without an account');
    await banner.locator('button').first().click();
    await closeAccount(person);
    await person.panel.locator('#tab-notes').click();
    await person.panel.locator('.note[data-state=synced]', { hasText: 'Nobody else’s business' }).waitFor();
  });

  test('the server goes away: the panel says so, work goes on, and all is sent when it is back', async () => {
    const { folder, backend } = server!;
    const port = Number(new URL(backend.url).port);
    await backend.stop();
    await write(person, 'First of the tunnel');
    await write(person, 'Second of the tunnel');
    const banner = person.panel.locator('[data-banner=unreachable]');
    await banner.waitFor();
    expect(await banner.innerText()).toContain('The server cannot be reached. Your 2 notes are on this computer and will be sent when it answers.');
    expect(await person.panel.locator('.note[data-state=synced]').count()).toBe(1);

    // The browser's worker dies as well, and starts with the server still away.
    await person.browser.killServiceWorker();
    await person.panel.reload();
    await person.panel.locator('#tab-notes').click();
    await expect.poll(() => notesOn(person)).toEqual(expect.arrayContaining(['First of the tunnel', 'Second of the tunnel']));
    await banner.waitFor();

    server = await openServer({ port, dataDir: folder });
    // The button asks at once; the panel may have found the server by itself meanwhile.
    await banner.locator('button').click({ timeout: 5_000 }).catch(() => banner.waitFor({ state: 'detached' }));
    await expect.poll(() => person.panel.locator('.note[data-state=synced]').count(), { timeout: 30_000 }).toBe(3);
    await banner.waitFor({ state: 'detached' });
  });

  test('a draft is kept while it is typed', async () => {
    await person.panel.locator('[data-new-note]').click();
    await person.panel.locator('.composer textarea').fill('Half a thou');
    await person.panel.waitForTimeout(200);
    await person.panel.reload();
    await person.panel.locator('.composer textarea').waitFor();
    expect(await person.panel.locator('.composer textarea').inputValue()).toBe('Half a thou');
    await person.panel.locator('.composer textarea').press('Escape');
  });

  test('a page in the tab of which nothing is known is an empty state, and another document another list', async () => {
    await see(person.page, resolution('itu:council/res/8888', 'ar'));
    await person.panel.locator('.symbol', { hasText: '8888' }).waitFor();
    await person.panel.locator('#tab-notes').click();
    expect(await notesOn(person)).toEqual([]);
    await person.page.close();
    await person.panel.locator('.empty', { hasText: 'No document in this tab' }).waitFor();
  });
});

/** What the extension's database holds of notes, as anybody at this computer could read it. */
async function rowsOnDisk(): Promise<unknown[]> {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('rapporteur');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('closed')));
  });
  const rows = await new Promise<unknown[]>((resolve) => {
    const request = opened.transaction('notes').objectStore('notes').getAll();
    request.addEventListener('success', () => resolve(request.result));
  });
  opened.close();
  return rows;
}
