/**
 * Sites that the overlay reads and that documents are fetched from: the hosts of ITU and the UN and their subdomains,
 * nothing else. undocs.org is the UN's own short address for documents.
 */
const HOSTS = ['itu.int', 'un.org', 'undocs.org'] as const;

/** As the manifest names them; itu.int and un.org themselves are covered by the form with a star. */
export const COVERED: readonly string[] = HOSTS.map((host) => `https://*.${host}/*`);

/** Whether an address is one of theirs: https only, and with nobody's name or password in it. */
export function isCovered(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
