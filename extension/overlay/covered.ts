/**
 * Sites that the overlay reads: the hosts of ITU and the UN and their subdomains, nothing else.
 * undocs.org is the UN's own short address for documents.
 */
export const COVERED: readonly string[] = ['https://*.itu.int/*', 'https://*.un.org/*', 'https://undocs.org/*', 'https://*.undocs.org/*'];
