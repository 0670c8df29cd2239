/** Positions on clauses: a corridor deal in two keys, opinions side by side, and what only a head may say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseServer, resolution, send, signUp, sitDown, SOON, type Person } from './panel-people.ts';
import { axeOn, BORIS, join, lineOf, marksOn, meet, OLGA, openOutline, press, undo, type Meeting } from './stance-steps.ts';

describe('a delegation takes positions', { timeout: 120_000 }, () => {
  let meeting: Meeting;
  let amina: Person;
  let boris: Person;
  let olga: Person;

  beforeAll(async () => {
    meeting = await meet();
    ({ amina, boris } = meeting);
    olga = await sitDown(resolution('itu:council/res/9999', 'ar'), { language: 'ar', dark: true });
    await chooseServer(olga, meeting.server.backend);
    await signUp(olga, meeting.server.backend, OLGA);
    await join(olga, amina, 'observer');
    await amina.panel.locator('.account .back').click();
    for (const person of [amina, boris, olga]) await openOutline(person);
  }, 240_000);
  afterAll(async () => {
    await olga?.close();
    await meeting?.close();
  });

  test('in two keys, with the way back, and the focus stays on the clause', async () => {
    await press(boris, 'O1.1', 's');
    await boris.panel.locator('[data-toast=done]', { hasText: 'Your position on O1.1: Support' }).waitFor();
    expect(await boris.panel.evaluate(() => (document.activeElement as HTMLElement).dataset['line'])).toBe('O1.1');
    await expect.poll(() => marksOn(boris, 'O1.1'), SOON).toEqual(['support']);
    await press(boris, 'O1.1', 'o');
    await expect.poll(() => marksOn(boris, 'O1.1'), SOON).toEqual(['oppose']);
    await undo(boris);
    await expect.poll(() => marksOn(boris, 'O1.1'), SOON).toEqual(['support']);
    await press(boris, 'O1.2', '?');
    await expect.poll(() => marksOn(boris, 'O1.2'), SOON).toEqual(['ask-capital']);
    await undo(boris);
    await expect.poll(() => marksOn(boris, 'O1.2'), SOON).toEqual([]);
    await expect.poll(() => marksOn(amina, 'O1.1'), SOON).toEqual(['support']);
  });

  test('a position is a letter and a word, never a colour alone', async () => {
    const mark = lineOf(amina, 'O1.1').locator('.facts .stand.support');
    expect(await mark.locator('[aria-hidden]').innerText()).toBe('S');
    expect(await mark.getAttribute('title')).toBe('Support');
  });

  test('the head says what is agreed; everybody sees it beside the opinions', async () => {
    await press(amina, 'O1.1', 'r', 'Shift+P');
    await amina.panel.locator('[data-toast=done]', { hasText: 'Agreed position on O1.1: Reserve' }).waitFor();
    await expect.poll(() => marksOn(boris, 'O1.1'), SOON).toEqual(['agreed reserve', 'support']);
    await lineOf(boris, 'O1.1').focus();
    await boris.panel.keyboard.press('p');
    const open = boris.panel.locator('[data-positions="O1.1"]');
    expect(await open.locator('[data-agreed-position]').innerText()).toMatch(/Reserve[\s\S]*Set by Amina Benali/);
    expect(await open.locator('[data-opinion]').innerText()).toContain('You');
    await boris.panel.keyboard.press('Escape');
    expect(await open.count()).toBe(0);
    // The head changes his mind: one agreed position, not two.
    await press(amina, 'O1.1', 's', 'Shift+P');
    await expect.poll(() => marksOn(boris, 'O1.1'), SOON).toEqual(['agreed support', 'support']);
  });

  test('an amendment is shown as a tracked change, and the head makes it the delegation’s', async () => {
    await press(boris, 'O1.2', 'a');
    const wording = boris.panel.locator('textarea[data-wording]');
    await wording.waitFor();
    expect(await wording.inputValue()).toBe('to continue to cooperate with regional organizations.');
    await wording.fill('to continue to consult with regional organizations and academia.');
    const tracked = boris.panel.locator('.tracked .amendment');
    expect(await tracked.locator('del').evaluateAll((all) => all.map((each) => each.lastChild?.textContent))).toEqual(['cooperate']);
    expect(await tracked.locator('ins').evaluateAll((all) => all.map((each) => each.lastChild?.textContent))).toEqual(['consult', ' and academia']);
    await boris.panel.locator('.composer textarea').first().fill('Agreed with the neighbours');
    await wording.press('Control+Enter');
    await boris.panel.locator('.composer').waitFor({ state: 'detached' });

    await expect.poll(() => marksOn(amina, 'O1.2'), SOON).toEqual(['amend']);
    await lineOf(amina, 'O1.2').focus();
    await amina.panel.keyboard.press('p');
    const opinion = amina.panel.locator('[data-opinion=amend]');
    await opinion.locator('del').waitFor();
    expect(await opinion.innerText()).toContain('Agreed with the neighbours');
    await opinion.locator('[data-make-agreed]').click();
    await expect.poll(() => marksOn(boris, 'O1.2'), SOON).toEqual(['agreed amend', 'amend']);
    const agreed = amina.panel.locator('[data-agreed-position=amend]');
    expect(await agreed.locator('ins').count()).toBe(2);
    await undo(amina);
    await expect.poll(() => marksOn(amina, 'O1.2'), SOON).toEqual(['amend']);
    await expect.poll(() => marksOn(boris, 'O1.2'), SOON).toEqual(['amend']);
  });

  test('a member is not offered it, an observer keeps his opinion to himself, and the database refuses both', async () => {
    await lineOf(boris, 'P1').focus();
    await boris.panel.keyboard.press('Shift+P');
    const open = boris.panel.locator('[data-positions="P1"]');
    expect(await open.locator('.choose-head').innerText()).toContain('Your position');
    expect(await open.locator('[data-whose]').count()).toBe(0);
    await boris.panel.keyboard.press('Escape');

    await press(olga, 'P1', 'ت');
    await expect.poll(() => marksOn(olga, 'P1'), SOON).toEqual(['support']);
    expect(await marksOn(amina, 'P1')).toEqual([]);

    for (const who of [BORIS, OLGA]) expect(await pushAgreed(meeting, who)).toEqual(['refused', 'not-allowed']);
    await send(amina.panel, 'panel/sync', null);
    expect(await marksOn(amina, 'B')).toEqual([]);
  });

  test('an opinion is withdrawn, with the way back', async () => {
    await lineOf(boris, 'O1.1').focus();
    await boris.panel.keyboard.press('p');
    await boris.panel.locator('[data-withdraw]').click();
    await expect.poll(() => marksOn(boris, 'O1.1'), SOON).toEqual(['agreed support']);
    await undo(boris);
    await expect.poll(() => marksOn(boris, 'O1.1'), SOON).toEqual(['agreed support', 'support']);
  });

  test('axe finds nothing, with the positions of a clause open, in Arabic and in English', async () => {
    for (const person of [amina, olga]) {
      await lineOf(person, 'O1.1').focus();
      await person.panel.keyboard.press('p');
      await person.panel.locator('[data-positions="O1.1"]').waitFor();
      expect(await axeOn(person.panel)).toEqual([]);
      await person.panel.keyboard.press('Escape');
    }
  });
});

/** What the backend answers to an agreed position that this person sends past his interface. */
async function pushAgreed({ server }: Meeting, who: { email: string; password: string }): Promise<readonly [string, string]> {
  const { url, anonKey } = server.backend;
  const ask = async (path: string, token: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', apikey: anonKey, authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
    return (await answer.json()) as Record<string, unknown>;
  };
  const { access_token: token } = await ask('/auth/v1/token?grant_type=password', anonKey, { email: who.email, password: who.password });
  const { delegations } = await ask('/rest/v1/rpc/my_streams', String(token), {});
  const [delegation] = delegations as { id: string }[];
  const id = (n: number): string => `0190a1b2-0000-7000-8000-${who.email.length.toString(16).padStart(6, '0')}00000${n}`;
  const here = { path: 'B', offset: 0 };
  const anchor = { target: 'clause', from: here, to: here, quote: null, position: null, language: 'en', edition: null };
  const content = { document: 'itu:council/res/9999', anchor, kind: 'agreed', parent: null, body: '', tags: [], position: 'oppose', wording: null };
  const answers = await ask('/rest/v1/rpc/push_operations', String(token), { p_operations: [{ kind: 'create', id: id(1), note: id(2), delegation: delegation?.id, at: new Date().toISOString(), content }] });
  const [answer] = answers as unknown as { outcome: string; code: string }[];
  return [answer?.outcome ?? JSON.stringify(answers), answer?.code ?? ''];
}
