/** The composer: people and tags suggested, amendments as tracked changes, drafts, and nothing typed that is ever lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { mentionsOf } from '../../shared/notes/mentions.ts';
import { resolution, see, sitDown, write, type Person } from './panel-people.ts';
import { axeOn, lineOf, meet, openOutline, press, type Meeting } from './stance-steps.ts';

const body = ({ panel }: Person) => panel.locator('.composer textarea').first();
const options = ({ panel }: Person) => panel.locator('.suggestions [role=option]');

describe('writing for a delegation', { timeout: 120_000 }, () => {
  let meeting: Meeting;
  let amina: Person;
  let boris: Person;
  beforeAll(async () => {
    meeting = await meet(resolution(), { language: 'ar', dark: true });
    ({ amina, boris } = meeting);
  }, 240_000);
  afterAll(() => meeting?.close());

  const begin = async (person: Person): Promise<void> => {
    await person.panel.locator('#tab-notes').click();
    await person.panel.locator('[data-new-note]').click();
    await body(person).waitFor();
  };

  test('@ offers the people of the delegation but oneself, by keyboard, and mentions the one chosen', async () => {
    await begin(boris);
    await body(boris).pressSequentially('مرحباً @');
    await options(boris).first().waitFor();
    expect(await options(boris).allInnerTexts()).toEqual([expect.stringContaining('Amina Benali')]);
    const active = await body(boris).getAttribute('aria-activedescendant');
    expect(await boris.panel.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
    expect(await body(boris).getAttribute('aria-controls')).toBe(await boris.panel.locator('.suggestions').getAttribute('id'));
    expect(await axeOn(boris.panel)).toEqual([]);
    // Escape closes the list and nothing else.
    await body(boris).press('Escape');
    expect(await options(boris).count()).toBe(0);
    await body(boris).pressSequentially('be');
    await options(boris).first().waitFor();
    await body(boris).press('Enter');
    expect(await body(boris).inputValue()).toBe('مرحباً @Amina Benali ');
    await body(boris).pressSequentially('**عاجل** #تنسيق');
    await body(boris).press('Control+Enter');
    await boris.panel.locator('.composer').waitFor({ state: 'detached' });
    const arrived = amina.panel.locator('.note', { hasText: 'عاجل' });
    await amina.panel.locator('#tab-notes').click();
    await arrived.waitFor();
    const kept = (await notesOnDisk(amina.panel)).find((each) => each.body.includes('عاجل'))!;
    expect(mentionsOf(kept.body)).toMatchObject([{ name: 'Amina Benali', person: kept.account }]);
    expect(await arrived.innerText()).not.toContain('](');
  });

  test('a mention stays one when the note is edited, and an e-mail address never becomes one', async () => {
    await boris.panel.locator('.note', { hasText: 'عاجل' }).locator('button[data-edit]').first().click();
    expect(await body(boris).inputValue()).toContain('@Amina Benali ');
    await body(boris).press('End');
    await body(boris).pressSequentially(' x@a');
    expect(await options(boris).count()).toBe(0);
    await body(boris).press('Control+Enter');
    await boris.panel.locator('.composer').waitFor({ state: 'detached' });
    const kept = (await notesOnDisk(boris.panel)).find((each) => each.body.includes('x@a'))!;
    expect(mentionsOf(kept.body)).toHaveLength(1);
  });

  test('# offers the tags in use; a private note calls nobody', async () => {
    await begin(boris);
    await body(boris).pressSequentially('#تن');
    await options(boris).first().waitFor();
    expect(await options(boris).allInnerTexts()).toEqual(['#تنسيق']);
    await body(boris).press('Tab');
    expect(await body(boris).inputValue()).toBe('#تنسيق ');
    await boris.panel.locator('.audience select').selectOption('private');
    await body(boris).pressSequentially('@a');
    expect(await options(boris).count()).toBe(0);
    await body(boris).fill('');
    await body(boris).press('Escape');
    await boris.panel.locator('.composer').waitFor({ state: 'detached' });
  });

  test('says in plain words who will see it', async () => {
    await begin(amina);
    expect(await amina.panel.locator('.audience select option').allInnerTexts()).toEqual(['Delegation of Utopia, 2 people', 'Only you']);
    await body(amina).press('Escape');
  });

  test('a quiet preview shows what the others will read', async () => {
    await begin(amina);
    await body(amina).fill('Plain words');
    expect(await amina.panel.locator('.previewing').count()).toBe(0);
    await body(amina).fill('- **first** <img src=x onerror=alert(1)>\n- second');
    await amina.panel.locator('.previewing button').click();
    expect(await amina.panel.locator('.preview li').count()).toBe(2);
    expect(await amina.panel.locator('.preview strong').innerText()).toBe('first');
    expect(await amina.panel.locator('.preview img').count()).toBe(0);
    await body(amina).fill('');
    await body(amina).press('Escape');
  });
});

describe('nothing typed is lost', { timeout: 120_000 }, () => {
  let person: Person;
  beforeAll(async () => {
    person = await sitDown();
    await write(person, 'Something already here');
  }, 120_000);
  afterAll(() => person?.close());
  const begin = async (): Promise<void> => {
    await person.panel.locator('[data-new-note]').click();
    await body(person).waitFor();
  };

  test('Escape leaves, the draft is kept, and undo goes on where one was', async () => {
    await begin();
    await body(person).fill('Half a thought');
    await body(person).press('Escape');
    await person.panel.locator('.composer').waitFor({ state: 'detached' });
    await person.panel.locator('[data-toast=done] [data-undo]').click();
    expect(await body(person).inputValue()).toBe('Half a thought');
    await body(person).press('Escape');
    await begin();
    expect(await body(person).inputValue()).toBe('Half a thought');
    await body(person).fill('');
    await body(person).press('Escape');
    await begin();
    expect(await body(person).inputValue()).toBe('');
    await body(person).press('Escape');
  });

  test('the focus goes back to where one was', async () => {
    const opener = person.panel.locator('[data-new-note]');
    await opener.focus();
    await opener.press('Enter');
    await body(person).waitFor();
    await body(person).press('Escape');
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('too long, or with nothing in it: the words stay, and it says what to do', async () => {
    await begin();
    await body(person).press('Control+Enter');
    expect(await person.panel.locator('.composer [role=alert]').innerText()).toBe('Write something first.');
    const long = 'ا'.repeat(33_000);
    await body(person).fill(long);
    await body(person).press('Control+Enter');
    expect(await person.panel.locator('.composer [role=alert]').innerText()).toContain('longer than 64 kB');
    expect((await body(person).inputValue()).length).toBe(long.length);
    await body(person).fill('');
    await body(person).press('Escape');
  });

  test('a full disk: the words stay in the field, and are saved once there is room', async () => {
    await begin();
    await body(person).fill('Written on a full disk');
    await person.panel.evaluate(() => {
      const { add, put } = IDBObjectStore.prototype;
      const full = function (this: IDBObjectStore): never {
        throw new DOMException(`no room in ${this.name}`, 'QuotaExceededError');
      };
      Object.assign(globalThis, { room: () => Object.assign(IDBObjectStore.prototype, { add, put }) });
      Object.assign(IDBObjectStore.prototype, { add: full, put: full });
    });
    await body(person).press('Control+Enter');
    await person.panel.locator('.composer [role=alert]', { hasText: 'The disk is full' }).waitFor();
    expect(await body(person).inputValue()).toBe('Written on a full disk');
    expect(await person.panel.locator('.note', { hasText: 'full disk' }).count()).toBe(0);
    await person.panel.evaluate(() => (globalThis as unknown as { room(): void }).room());
    await body(person).press('Control+Enter');
    await person.panel.locator('.note', { hasText: 'Written on a full disk' }).waitFor();
  });

  test('a wording that is too long is not cut', async () => {
    await openOutline(person);
    await press(person, 'O1.1', 'a');
    const wording = person.panel.locator('textarea[data-wording]');
    await wording.fill('words '.repeat(3_000));
    await wording.press('Control+Enter');
    expect(await person.panel.locator('.composer [role=alert]').innerText()).toContain('longer than 16 kB');
    expect((await wording.inputValue()).length).toBe(18_000);
    await wording.press('Escape');
    await person.panel.locator('.composer').waitFor({ state: 'detached' });
    await expect.poll(() => lineOf(person, 'O1.1').evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('amendments in other scripts', { timeout: 120_000 }, () => {
  let person: Person;
  beforeAll(async () => {
    person = await sitDown(resolution('itu:council/res/9999', 'ar'), { language: 'ar' });
    await openOutline(person);
  }, 120_000);
  afterAll(() => person?.close());

  const changed = async (tag: 'ins' | 'del'): Promise<readonly string[]> => person.panel.locator(`.tracked .amendment ${tag}`).evaluateAll((all) => all.map((each) => (each.lastChild?.textContent ?? '').trim()));

  test('Arabic: whole words, whatever harakat they bear, from right to left', async () => {
    await press(person, 'O1.1', '3');
    const wording = person.panel.locator('textarea[data-wording]');
    await wording.waitFor();
    await wording.fill((await wording.inputValue()).replace('سنوياً', 'كل سنتين').replace('يقدّم', 'يقدم'));
    expect([await changed('del'), await changed('ins')]).toEqual([['سنوياً'], ['كل سنتين']]);
    expect(await person.panel.locator('.tracked .amendment').evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    expect(await axeOn(person.panel)).toEqual([]);
    // The same words again are no amendment; the button brings them back.
    await person.panel.locator('.tracked .link').click();
    await person.panel.locator('.tracked .amendment').waitFor({ state: 'detached' });
    await wording.press('Escape');
  });

  test('Chinese: by characters', async () => {
    const document = resolution('itu:council/res/7777', 'en');
    const outline = document.outline.map((entry) => (entry.path === 'O1.1' ? { ...entry, words: '每年报告本决议的落实情况；' } : entry));
    await see(person.page, { ...document, document: { ...document.document, language: 'zh' }, outline });
    await person.panel.locator('.symbol', { hasText: '7777' }).waitFor();
    await press(person, 'O1.1', '3');
    const wording = person.panel.locator('textarea[data-wording]');
    await wording.waitFor();
    await wording.fill('每两年报告本决议的执行情况；');
    expect([await changed('del'), await changed('ins')]).toEqual([['落实'], ['两', '执行']]);
    await wording.press('Control+Enter');
    await person.panel.locator('.composer').waitFor({ state: 'detached' });
    expect((await notesOnDisk(person.panel)).at(-1)).toMatchObject({ position: 'amend', wording: '每两年报告本决议的执行情况；' });
  });
});

interface Kept {
  readonly account: string;
  readonly body: string;
  readonly position: string | null;
  readonly wording: string | null;
}

/** What the extension's database holds of notes, oldest first. */
async function notesOnDisk(page: Page): Promise<readonly Kept[]> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('rapporteur');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('closed')));
    });
    const rows = await new Promise<{ account: string; id: string; note: Kept }[]>((resolve) => {
      const request = opened.transaction('notes').objectStore('notes').getAll();
      request.addEventListener('success', () => resolve(request.result as { account: string; id: string; note: Kept }[]));
    });
    opened.close();
    return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ account, note }) => ({ account, body: note.body, position: note.position, wording: note.wording }));
  });
}
