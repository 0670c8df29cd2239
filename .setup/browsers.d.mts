/** The path of a Chromium, or null; throws when CHROMIUM_PATH names nothing. */
export function findChromium(): string | null;
/** The path of a Firefox, or null; throws when FIREFOX_PATH names nothing. */
export function findFirefox(): string | null;
/** The path of LibreOffice's `soffice`, or null. */
export function findOffice(): string | null;
/** The folder with PostgreSQL's server programs, or null. */
export function findPostgres(): string | null;
