import type { Reading } from '../../shared/reading.ts';
import type { Whole } from './opened.ts';

/** The reading with an identity: a document that does not say who it is goes by its address, or by what it holds. */
export async function identified(reading: Reading, whole: Whole): Promise<Reading> {
  return { ...reading, document: { ...reading.document, id: reading.document.id ?? (await ownId(whole)) } };
}

async function ownId({ address, file }: Whole): Promise<string> {
  if (address !== null) return `web:${address.split('#')[0] ?? ''}`.slice(0, 1_000);
  return fileHash(file);
}

/** A name for what a file holds: equal for equal bytes. */
export async function fileHash(file: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return `file:${Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
