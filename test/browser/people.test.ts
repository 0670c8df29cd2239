/** People in a delegation, by the panel: who is here, roles, invitations, names, history, refusals, handing over, leaving for good. */
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn as signInByClient } from '../server/backends.ts';
import { chooseServer, closeAccount, createDelegation, invite, joinBy, openAccount, openServer, send, signIn, sitDown, write, type Person, type Server } from './panel-people.ts';

const AMINA = { name: 'أمينة بن علي', email: 'amina@utopia.example', password: 'a long password 1' };
// As hostile as a name may be: it is shown as it is, and nothing else.
const BORIS = { name: '<img src=x onerror="document.title=1"> "\'&', email: 'boris@utopia.example', password: 'a long password 2' };
const PICTURES = process.env['RAPPORTEUR_PICTURES'];

describe('people of a delegation', { timeout: 120_000 }, () => {
  let server: Server;
  let amina: Person;
  let boris: Person;
  let borisId = '';

  beforeAll(async () => {
    server = await openServer();
    for (const who of [AMINA, BORIS]) await server.backend.addPerson(who);
    [amina, boris] = await Promise.all([AMINA, BORIS].map(async (who) => {
      const person = await sitDown();
      await chooseServer(person, server.backend);
      await signIn(person, who);
      return person;
    })) as [Person, Person];
    await createDelegation(amina, 'Delegation of Utopia');
    await joinBy(boris, await invite(amina));
    await amina.panel.locator('[data-member]').nth(1).waitFor();
    borisId = (await signInByClient(server.backend, BORIS.email, BORIS.password)).id;
  }, 180_000);
  afterAll(async () => {
    await Promise.all([amina, boris].map((person) => person?.close()));
    await server?.close();
  });

  const picture = async (person: Person, name: string): Promise<void> => {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await person.panel.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };

  test('each sees who else has the document open and at which clause, under the name that the roster has', async () => {
    await closeAccount(amina);
    await closeAccount(boris);
    await send(boris.page, 'overlay/in-view', { path: 'O1.1' });
    const here = amina.panel.locator(`[data-person="${borisId}"]`);
    await here.locator('.path', { hasText: 'O1.1' }).waitFor();
    expect(await here.locator('bdi').first().innerText()).toBe(BORIS.name);
    expect(await amina.panel.locator('.present img').count()).toBe(0);
    await boris.panel.locator('.present bdi', { hasText: AMINA.name }).waitFor();
    await picture(amina, 'presence');
  });

  test('who switches it off is seen by nobody from then on, and still sees the others', async () => {
    await openAccount(boris);
    await boris.panel.locator('input[name=show-me]').uncheck();
    await amina.panel.locator(`[data-person="${borisId}"]`).waitFor({ state: 'detached' });
    await closeAccount(boris);
    expect(await boris.panel.locator('.present bdi', { hasText: AMINA.name }).count()).toBe(1);
    await openAccount(boris);
    await boris.panel.locator('input[name=show-me]').check();
    await amina.panel.locator(`[data-person="${borisId}"]`).waitFor();
  });

  test('what a member claims of somebody who is not in the delegation is not shown', async () => {
    const { client } = await signInByClient(server.backend, BORIS.email, BORIS.password);
    const { data } = await client.rpc('my_streams');
    const { topic } = (data as { delegations: { topic: string }[] }).delegations[0]!;
    const channel = client.channel(topic, { config: { private: true } });
    await client.realtime.setAuth();
    await new Promise<void>((resolve) => channel.subscribe((status) => status === 'SUBSCRIBED' && resolve()));
    const document = 'itu:council/res/9999';
    await channel.track({ person: crypto.randomUUID(), name: 'The Secretary-General', document, path: 'O1' });
    await channel.track({ person: { toString: 'x' }, name: 1, document, path: { a: 1 }, more: 'x'.repeat(500) });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await amina.panel.locator('.present').innerText()).not.toContain('Secretary');
    expect(await amina.panel.locator('[data-person]').count()).toBe(1);
    await client.removeAllChannels();
    await client.realtime.disconnect();
  });

  test('a role is changed, with the way back', async () => {
    await openAccount(amina);
    const line = amina.panel.locator(`[data-member="${borisId}"]`);
    await line.locator('select[name=role]').selectOption('observer');
    await boris.panel.locator('.delegation h3 .chip', { hasText: 'Observer' }).waitFor();
    await amina.panel.locator('[data-toast=done] [data-undo]').click();
    await boris.panel.locator('.delegation h3 .chip', { hasText: 'Member' }).waitFor();
    expect(await boris.panel.locator('select[name=role], [data-remove], [data-rename], [data-invite]').count()).toBe(0);
  });

  test('the audit trail tells heads what was done, and nobody else of it', async () => {
    await boris.panel.locator('[data-leave]').waitFor();
    expect(await boris.panel.locator('[data-audit]').count()).toBe(0);
    const trail = amina.panel.locator('[data-audit-trail]');
    await amina.browser.context.route('**/rpc/audit_trail', (route) => route.abort());
    await amina.panel.locator('[data-audit]').click();
    await trail.locator('[role=alert]').waitFor();
    await picture(amina, 'audit-failed');
    await amina.browser.context.unroute('**/rpc/audit_trail');
    await trail.locator('[data-again]').click();
    await trail.locator('li').first().waitFor();
    const said = (await trail.locator('li').evaluateAll((all) => all.map((line) => `${line.getAttribute('data-action')}: ${line.querySelector('span')!.textContent}`.replaceAll(/[\u2068\u2069]/g, ''))));
    expect(said.at(-1)).toBe('create: You created the delegation.');
    expect(said.at(-2)).toBe('invite: You made an invitation: Member, for one person.');
    expect(said.at(-3)).toBe(`join: ${BORIS.name} joined as Member.`);
    expect(await trail.locator('img').count()).toBe(0);
    await picture(amina, 'audit');
    await amina.panel.locator('[data-audit]').click();
    await trail.waitFor({ state: 'detached' });
  });

  test('invitations are listed without their codes, and revoked', async () => {
    const code = await invite(amina, 'observer');
    await amina.panel.locator('[data-invite]').click();
    const open = amina.panel.locator('[data-invitation]', { hasText: 'for one more person' });
    await open.waitFor();
    expect(await amina.panel.locator('.account').innerText()).not.toContain(code);
    await picture(amina, 'invitations');
    await open.locator('[data-revoke]').click();
    await open.locator('[data-revoke-sure]').click();
    await amina.panel.locator('.delegation', { hasText: 'No invitation is open' }).waitFor();
    await joinBy(boris, code);
    await boris.panel.locator('[data-form=join] [role=alert]').waitFor();
  });

  test('a delegation is renamed for everybody', async () => {
    await amina.panel.locator('[data-rename]').click();
    await amina.panel.locator('[data-form=rename] input').fill('وفد أوتوبيا');
    await amina.panel.locator('[data-form=rename] button[type=submit]').click();
    await boris.panel.locator('.delegation h3', { hasText: 'وفد أوتوبيا' }).waitFor();
  });

  test('a note’s history says who wrote what, as it was typed', async () => {
    await write(boris, 'The <b>first</b> words');
    const note = boris.panel.locator('.note', { hasText: 'words' });
    await note.and(boris.panel.locator('[data-state=synced]')).waitFor();
    await note.locator('[data-edit]').click();
    await boris.panel.locator('.composer textarea').fill('The <b>second</b> words');
    await boris.panel.locator('.composer button[type=submit]').click();
    await closeAccount(amina);
    await amina.panel.locator('#tab-notes').click();
    const seen = amina.panel.locator('.note', { hasText: 'second' });
    await seen.waitFor();
    await seen.locator('[data-history]').click();
    await seen.locator('[data-version=edit]').waitFor();
    expect(await seen.locator('[data-version]').evaluateAll((all) => all.map((each) => each.getAttribute('data-version')))).toEqual(['edit', 'create']);
    expect(await seen.locator('[data-version=create] .text').innerText()).toBe('The <b>first</b> words');
    expect(await seen.locator('[data-version=edit] ins').innerText()).toContain('second');
    expect(await seen.locator('.history b, .history img').count()).toBe(0);
    await picture(amina, 'history');
  });

  test('what the delegation no longer takes can be kept as a private note', async () => {
    await boris.browser.killServiceWorker();
    await openAccount(amina);
    await amina.panel.locator(`[data-member="${borisId}"] select[name=role]`).selectOption('observer');
    await amina.panel.locator('[data-toast=done]').waitFor();
    // His panel has not heard of it: the words are written, then refused.
    const { client } = await signInByClient(server.backend, AMINA.email, AMINA.password);
    expect((await client.rpc('my_streams')).error).toBeNull();
    const refusedNote = boris.panel.locator('.note[data-state=refused]');
    await write(boris, 'Written too late');
    await boris.panel.locator('.note', { hasText: 'Written too late' }).waitFor();
    await refusedNote.or(boris.panel.locator('.note .lock')).first().waitFor();
    if ((await refusedNote.count()) > 0) {
      await picture(boris, 'refused');
      await refusedNote.locator('[data-keep-private]').click();
    }
    const kept = boris.panel.locator('.note', { hasText: 'Written too late' });
    await kept.and(boris.panel.locator('[data-state=synced]')).waitFor();
    expect(await kept.count()).toBe(1);
    expect(await kept.locator('.lock').count()).toBe(1);
  });

  test('all that one wrote is saved to a file, private notes too', async () => {
    await openAccount(boris);
    const [file] = await Promise.all([boris.panel.waitForEvent('download'), boris.panel.locator('[data-form=own-notes] button[type=submit]').click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk as Buffer));
    const saved = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { format: string; notes: { body: string; delegation: string | null }[] };
    expect(saved.format).toBe('rapporteur/own-notes');
    expect(saved.notes.map(({ body, delegation }) => [body, delegation === null]).sort()).toEqual([['The <b>second</b> words', false], ['Written too late', true]]);
  });

  test('a long name makes the panel no wider, in either direction', async () => {
    await openAccount(amina);
    for (const language of ['ar', 'en']) {
      const options = await amina.browser.open(amina.browser.page('options.html'));
      await options.locator('select[name=language]').selectOption(language);
      await options.close();
      await amina.panel.locator(`html[lang=${language}]`).waitFor();
      for (const scheme of ['light', 'dark'] as const) {
        await amina.panel.emulateMedia({ colorScheme: scheme });
        await picture(amina, `account-${language}-${scheme}`);
      }
      expect(await amina.panel.locator('.account').evaluate((account) => account.scrollWidth - account.clientWidth)).toBe(0);
    }
    await amina.panel.emulateMedia({ colorScheme: null });
  });

  test('the last head hands over and leaves', async () => {
    await openAccount(amina);
    await picture(amina, 'account');
    await amina.panel.locator('[data-leave]').click();
    await amina.panel.locator('select[name=heir]').selectOption(borisId);
    await picture(amina, 'hand-over');
    await amina.panel.locator('[data-leave-sure]').click();
    await amina.panel.locator('.delegation').waitFor({ state: 'detached' });
    await boris.panel.locator('.delegation h3 .chip', { hasText: 'Head' }).waitFor();
  });

  test('a member is removed, and told nothing any more', async () => {
    await joinBy(amina, await invite(boris));
    await amina.panel.locator('.delegation').waitFor();
    const line = boris.panel.locator('[data-member]', { hasText: AMINA.name });
    await line.locator('[data-remove]').click();
    await line.locator('[data-remove-sure]').click();
    await line.waitFor({ state: 'detached' });
    await amina.panel.locator('.delegation').waitFor({ state: 'detached' });
  });

  test('an account is deleted by typing its address, here and on the server', async () => {
    await openAccount(boris);
    await boris.panel.locator('[data-delete-account]').click();
    const sure = boris.panel.locator('[data-delete-account-sure]');
    expect(await sure.isDisabled()).toBe(true);
    await boris.panel.locator('input[name=confirm-email]').fill('boris@utopia.exampl');
    expect(await sure.isDisabled()).toBe(true);
    await boris.panel.locator('input[name=confirm-email]').fill(BORIS.email.toUpperCase());
    await picture(boris, 'delete');
    await sure.click();
    await boris.panel.locator('[data-toast=said]', { hasText: 'The account is deleted' }).waitFor();
    await expect(signInByClient(server.backend, BORIS.email, BORIS.password)).rejects.toThrow('Invalid login credentials');
    const left = await boris.panel.evaluate(async (id) => {
      const open = indexedDB.open('rapporteur');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        open.addEventListener('success', () => resolve(open.result));
        open.addEventListener('error', () => reject(open.error));
      });
      const found: string[] = [];
      for (const name of db.objectStoreNames) {
        const all = db.transaction(name).objectStore(name).getAll();
        await new Promise((resolve) => all.addEventListener('success', resolve));
        if (JSON.stringify(all.result).includes(id) || JSON.stringify(all.result).includes('boris@')) found.push(name);
      }
      db.close();
      return found;
    }, borisId);
    expect(left).toEqual([]);
  });
});
