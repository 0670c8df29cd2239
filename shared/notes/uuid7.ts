/** Bytes of chance that an id needs. */
export const UUID7_RANDOM_BYTES = 10;

/**
 * A UUID version 7, lower case (RFC 9562 section 5.7): 48 bits of `time` (milliseconds since 1970), the rest from
 * `random`, ten bytes of a strong source. Time only sorts: a wrong clock makes no two ids equal.
 * Throws RangeError when `random` is shorter, or `time` does not fit in 48 bits.
 */
export function uuid7(time: number, random: Uint8Array): string {
  if (random.length < UUID7_RANDOM_BYTES) throw new RangeError('Ten random bytes are needed.');
  if (!(time >= 0 && time < 2 ** 48)) throw new RangeError('The time does not fit in 48 bits.');
  const bytes = new Uint8Array(16);
  let rest = Math.floor(time);
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, UUID7_RANDOM_BYTES), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a text is a UUID as the protocol writes them: lower case, with hyphens, of any version. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
