/**
 * What a content script may claim, and how often. Its page may have taken it over: what it says of its document has to fit
 * the address that the browser tells, and nothing that costs the person or a delegation something is done without end.
 */
import { compare, parse } from '../../shared/instruments/ids.ts';
import { read } from '../../shared/reading.ts';

/**
 * Whether a page at this address can be this document: the one that its address names, where it names one; else any
 * instrument, since documents stand at many addresses, or the page itself, but no other page.
 */
export function fitsAddress(id: string | null, address: string): boolean {
  if (id === null) return true;
  const told = read({ text: '', blocks: [] }, { address }).document.id;
  if (told === null || told === id) return told === id;
  const claimed = parse(id);
  if (claimed === null || claimed.family === 'web') return false;
  return parse(told)?.family === 'web' || compare(told, id) !== 'other';
}

/** Of each, how many at once, and milliseconds until there is one more. */
const MEASURES = {
  /** Highlights made. */
  highlight: [40, 2_000],
  /** Documents that the tab has said to show. */
  document: [40, 5_000],
  /** Times that the notes of its document were looked for on its page. */
  places: [120, 500],
  /** Kept texts, and how many notes there are on an instrument, shown in a popover. */
  cited: [80, 1_000],
  /** Official texts fetched, in the person's own session. */
  fetch: [15, 4_000],
  /** Tabs opened. */
  tab: [10, 2_000],
} as const;

const held = new Map<string, { readonly left: number; readonly at: number }>();

/** Takes one of a tab's; false when there is none left. A worker that was put to sleep has forgotten what was taken. */
export function mayDo(what: keyof typeof MEASURES, tab: number, now = Date.now()): boolean {
  const [most, refill] = MEASURES[what];
  const key = `${what} ${tab}`;
  const before = held.get(key) ?? { left: most, at: now };
  const left = Math.min(most, before.left + Math.max(0, now - before.at) / refill);
  held.set(key, { left: left >= 1 ? left - 1 : left, at: now });
  return left >= 1;
}

export function forgetMeasures(tab: number): void {
  for (const what of Object.keys(MEASURES)) held.delete(`${what} ${tab}`);
}
