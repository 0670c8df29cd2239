/** Web addresses, with or without their scheme. */
import type { Finding, Scan } from './scan.ts';

const ADDRESS = /(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d@./-])(?:https?:\/\/|www\.)[A-Za-z\d][A-Za-z\d\-._~:/?#[\]@!$&'()*+,;=%]{0,1500}/gu;
/** Hosts of ITU and the UN are known without "www" as well, where a path follows. */
const KNOWN = /(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d@./-])(?:[a-z\d-]{1,30}\.){0,3}(?:itu\.int|un\.org|undocs\.org)\/[A-Za-z\d\-._~:/?#@!$&'*+,;=%]{1,1500}/gu;

export function findAddresses({ text }: Scan): Finding[] {
  const findings: Finding[] = [];
  for (const pattern of [ADDRESS, KNOWN]) {
    for (const found of text.matchAll(pattern)) {
      const address = trimmed(found[0]);
      const bare = address.replace(/^https?:\/\//, '');
      if (!/^[a-z\d-]+(?:\.[a-z\d-]+)+/i.test(bare)) continue;
      findings.push({ family: 'web', start: found.index, end: found.index + address.length, id: `https://${bare}`, locator: null, was: null });
    }
  }
  return findings;
}

/** What ends a sentence after an address is no part of it, nor is a bracket that opened before it. */
function trimmed(address: string): string {
  let end = address.length;
  for (;;) {
    const last = address.charAt(end - 1);
    if (/[.,;:!?'*]/.test(last)) end--;
    else if (last === ')' && count(address, '(', end) < count(address, ')', end)) end--;
    else if (last === ']' && count(address, '[', end) < count(address, ']', end)) end--;
    else return address.slice(0, end);
  }
}

function count(text: string, sign: string, end: number): number {
  let found = 0;
  for (let i = 0; i < end; i++) if (text[i] === sign) found++;
  return found;
}
