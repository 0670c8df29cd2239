/** A delegation at work on one document: what heads, members and observers do with positions, by the panel's own keys. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { TabDocument } from '../../extension/messages.ts';
import type { BrowserOptions } from '../support/browser.ts';
import { chooseServer, closeAccount, createDelegation, invite, joinBy, openServer, resolution, signUp, sitDown, type Person, type Server } from './panel-people.ts';

export const AMINA = { name: 'Amina Benali', email: 'amina@utopia.example', password: 'a long password 1' };
export const BORIS = { name: 'Boris Petrov', email: 'boris@utopia.example', password: 'a long password 2' };
export const OLGA = { name: 'أولغا مراقبة', email: 'olga@utopia.example', password: 'a long password 3' };

export interface Meeting {
  readonly server: Server;
  /** Head of the delegation. */
  readonly amina: Person;
  readonly boris: Person;
  close(): Promise<void>;
}

/** A head and a member of "Delegation of Utopia", each with the outline of a document. */
export async function meet(document: TabDocument = resolution(), his: BrowserOptions = {}): Promise<Meeting> {
  const server = await openServer();
  const [amina, boris] = await Promise.all([sitDown(document), sitDown(document, his)]);
  for (const person of [amina, boris]) await chooseServer(person, server.backend);
  await signUp(amina, server.backend, AMINA);
  await signUp(boris, server.backend, BORIS);
  await createDelegation(amina, 'Delegation of Utopia');
  await join(boris, amina);
  await closeAccount(amina);
  return {
    server, amina, boris,
    close: async () => {
      await Promise.all([amina.close(), boris.close()]);
      await server.close();
    },
  };
}

export async function join(person: Person, head: Person, role = 'member'): Promise<void> {
  await joinBy(person, await invite(head, role));
  await person.panel.locator('.delegation').first().waitFor();
  await closeAccount(person);
}

export async function openOutline({ panel }: Person): Promise<void> {
  await panel.locator('#tab-outline').click();
  await panel.locator('[role=tree]').waitFor();
}

/** The outline's line of a clause. */
export const lineOf = ({ panel }: Person, path: string) => panel.locator(`[data-line="${path}"]`);

/** The marks on a clause's line: `agreed amend`, `support`. */
export async function marksOn(person: Person, path: string): Promise<readonly string[]> {
  return lineOf(person, path).locator('.facts .stand').evaluateAll((marks) => marks.map((mark) => mark.className.replace('stand ', '').split(' ').toSorted().join(' ')));
}

/** Two keys: `p`, then the letter. */
export async function press(person: Person, path: string, letter: string, first = 'p'): Promise<void> {
  await lineOf(person, path).focus();
  await person.panel.keyboard.press(first);
  // A letter of another script comes as from its own keyboard: the driver knows none of those.
  if (/^[\x20-\x7E]$/.test(letter)) await person.panel.keyboard.press(letter);
  else {
    const keys = await person.browser.context.newCDPSession(person.panel);
    for (const type of ['keyDown', 'keyUp'] as const) await keys.send('Input.dispatchKeyEvent', { type, key: letter, text: letter });
    await keys.detach();
  }
}

export async function undo({ panel }: Person): Promise<void> {
  await panel.locator('[data-toast=done] [data-undo]').click();
}

/** What axe has against the page as it stands. */
export async function axeOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
}
