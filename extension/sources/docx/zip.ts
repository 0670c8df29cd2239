import { Inflate } from 'fflate';
import { joined } from '../chunks.ts';
import { DocxError, type DocxLimits } from './types.ts';

/**
 * Reading a zip of unknown origin (APPNOTE 6.3). The sizes in its directory are claims, so unpacking counts the bytes
 * that really come out and stops at the limits; only the parts asked for are unpacked at all.
 */
export interface Zip {
  readonly names: readonly string[];
  /** The part's bytes, or null where there is no such part. Raises DocxError `broken`, `encrypted`, `too-large`. */
  read(name: string): Uint8Array | null;
}

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly header: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const MAX_ENTRIES = 20_000;
/** Word's own parts pack at most some 60 : 1; a thousandfold growth is only ever a bomb. */
const SLICE = 16_384;

export function openZip(bytes: Uint8Array, limits: DocxLimits): Zip {
  if (bytes.length > limits.packed) throw new DocxError('too-large', `the file has ${bytes.length} bytes, over ${limits.packed}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseForeign(bytes, view);
  const entries = directory(bytes, view);
  let total = 0;

  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return null;
      if (entry.flags & 1) throw new DocxError('encrypted', `${name} is encrypted`);
      const at = entry.header;
      if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) throw new DocxError('broken', `${name} has no local header`);
      const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
      if (from + entry.packed > bytes.length) throw new DocxError('broken', `${name} is cut short`);
      const room = Math.min(limits.part, limits.total - total);
      const data = unpack(bytes.subarray(from, from + entry.packed), entry.method, room, name);
      total += data.length;
      return data;
    },
  };
}

function unpack(packed: Uint8Array, method: number, room: number, name: string): Uint8Array {
  if (method === 0) {
    if (packed.length > room) throw new DocxError('too-large', `${name} has over ${room} bytes`);
    return packed;
  }
  if (method !== 8) throw new DocxError('broken', `${name} is packed by method ${method}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  let done = false;
  const inflate = new Inflate((chunk, final) => {
    size += chunk.length;
    if (size > room) throw new DocxError('too-large', `${name} has over ${room} bytes when unpacked`);
    chunks.push(chunk);
    done = final;
  });
  try {
    for (let at = 0; at < packed.length; at += SLICE) inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
  } catch (error) {
    if (error instanceof DocxError) throw error;
    throw new DocxError('broken', `${name} cannot be unpacked`);
  }
  if (!done) throw new DocxError('broken', `${name} is cut short`);
  return joined(chunks, size);
}

/** Tells the other things that come under the name of a DOCX from each other. */
function refuseForeign(bytes: Uint8Array, view: DataView): void {
  if (bytes.length >= 8 && view.getUint32(0) === 0xd0cf11e0 && view.getUint32(4) === 0xa1b11ae1) {
    // A password-protected DOCX is an OLE file with a stream of this name ([MS-OFFCRYPTO] 1.3.3).
    if (holdsUtf16(bytes, 'EncryptedPackage')) throw new DocxError('encrypted', 'the document is protected by a password');
    throw new DocxError('old-doc', 'this is the old binary Word format');
  }
  const zip = bytes.length >= 22 && view.getUint16(0) === 0x504b;
  if (!zip) throw new DocxError('not-a-zip', 'this is not a Word document: it is not a zip container');
}

function holdsUtf16(bytes: Uint8Array, words: string): boolean {
  const wanted = [...words].flatMap((letter) => [letter.charCodeAt(0), 0]);
  outer: for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    for (let i = 1; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) continue outer;
    return true;
  }
  return false;
}

function directory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  // The end record is within the last 64 kB, behind an optional comment.
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < lowest) throw new DocxError('broken', 'the zip has no directory: the file is cut short or damaged');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) throw new DocxError('too-large', `the zip has ${count} parts`);
  const entries = new Map<string, Entry>();
  const decoder = new TextDecoder();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new DocxError('broken', 'the zip directory is damaged');
    const nameLength = view.getUint16(at + 28, true);
    // Part names compare without case (ECMA-376 part 2, 6.2.2); some writers use backslashes.
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
    entries.set(name, {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      header: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
