/** What a hand does on a page: find words, point at them, drag over them. Positions are CSS pixels of the viewport. */
import type { Page } from 'playwright-core';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Scrolls the words into view and says where their first and last letters are; null where the page has no such words in one text node. */
async function placeOf(page: Page, words: string): Promise<{ from: Point; to: Point; middle: Point } | null> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = (start: number, end: number): DOMRect => {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        return range.getClientRects()[0] ?? range.getBoundingClientRect();
      };
      const rightToLeft = getComputedStyle(node.parentElement ?? document.body).direction === 'rtl';
      const first = box(at, at + 1);
      const last = box(at + wanted.length - 1, at + wanted.length);
      const line = box(at, at + wanted.length);
      return {
        from: { x: rightToLeft ? first.right - 1 : first.left + 1, y: first.top + first.height / 2 },
        to: { x: rightToLeft ? last.left + 1 : last.right - 1, y: last.top + last.height / 2 },
        middle: { x: line.left + line.width / 2, y: line.top + line.height / 2 },
      };
    }
    return null;
  }, words);
}

/** @throws {Error} when the page does not show the words */
export async function pointAt(page: Page, words: string): Promise<void> {
  const place = await placeOf(page, words);
  if (place === null) throw new Error(`The page does not show “${words}”.`);
  await page.mouse.move(place.middle.x - 30, place.middle.y - 40);
  await page.mouse.move(place.middle.x, place.middle.y, { steps: 6 });
}

/** Drags over the words as a hand does; the browser decides what is then selected. */
export async function dragOver(page: Page, words: string): Promise<string> {
  const place = await placeOf(page, words);
  if (place === null) throw new Error(`The page does not show “${words}”.`);
  await page.mouse.move(place.from.x, place.from.y);
  await page.mouse.down();
  await page.mouse.move((place.from.x + place.to.x) / 2, (place.from.y + place.to.y) / 2, { steps: 5 });
  await page.mouse.move(place.to.x, place.to.y, { steps: 5 });
  await page.mouse.up();
  return page.evaluate(() => String(getSelection() ?? ''));
}

/** Words `from` to `to` (counted from 0) of the first paragraph that begins with `start`, as the page has them. */
export async function wordsIn(page: Page, start: string, from: number, to: number): Promise<string> {
  const paragraph = await page.evaluate((wanted) => {
    const all = [...document.querySelectorAll('main p')];
    return all.find((one) => one.textContent?.includes(wanted))?.textContent ?? null;
  }, start);
  if (paragraph === null) throw new Error(`The page has no paragraph with “${start}”.`);
  const spans = [...paragraph.matchAll(/\S+/g)];
  const first = spans[from];
  const last = spans[Math.min(to, spans.length) - 1];
  if (first === undefined || last === undefined) throw new Error(`“${start}” is too short to select words ${from} to ${to}.`);
  return paragraph.slice(first.index, last.index + last[0].length);
}
