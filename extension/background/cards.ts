import type { InstrumentCard } from '../messages.ts';
import { parse } from '../../shared/instruments/ids.ts';

/** What a popover shows of an instrument; null: not an id. */
export async function cardOf(id: string, _language: string): Promise<InstrumentCard | null> {
  if (parse(id) === null) return null;
  return { id, name: id.replace(/^\w+:/, ''), title: null, body: null, versionCited: null, newest: null, address: null };
}
