import { identify } from '../../instruments/identify.ts';
import { isDocument } from '../validation.ts';

/**
 * The document id of a web address, as the overlay keeps notes under it: the instrument's where the address tells, else
 * the address without its fragment, percent signs written one way. null where it is no web address.
 */
export function documentOfAddress(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const known = identify(address)?.id;
  if (known !== undefined) return known;
  const id = `web:${encodeURI(decoded(address.split('#')[0] ?? ''))}`.slice(0, 1_000);
  return isDocument(id) ? id : null;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
