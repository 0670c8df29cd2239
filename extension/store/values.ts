import type { Language } from '../../shared/languages/types.ts';
import { database, LOCAL, PRIVATE, type Account, type StreamKey } from './database.ts';

/** Who is signed in, as pages may know it; the tokens are elsewhere. */
export interface SignedIn {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** How it stands with the backend. `local`: nobody is signed in, nothing is sent anywhere. */
export type Connection = 'local' | 'connecting' | 'online' | 'unreachable' | 'expired';

export interface Backend {
  /** Origin and path without a final slash. */
  readonly address: string;
  /** The publishable ("anon") key. */
  readonly key: string;
}

/** The embedded server's own address; its key is asked for. */
export const DEFAULT_BACKEND: Backend = { address: 'http://127.0.0.1:54321', key: '' };

export interface Values {
  account: SignedIn | null;
  connection: Connection;
  backend: Backend;
  /** `auto`: as in the browser. */
  language: Language | 'auto';
  bands: boolean;
  citations: boolean;
  /** Links to documents offer to open them in the reader. */
  links: boolean;
  /** Plain letters are keys, on pages and in the panel; otherwise with Alt only. */
  letters: boolean;
  /** Hosts where the overlay is off. */
  sitesOff: readonly string[];
  /** Hosts whose PDF and Word files open in the reader by themselves. */
  sitesRead: readonly string[];
  /** The stream at work per account: what the panel lists besides private notes, and where new notes go. */
  streams: Readonly<Record<Account, StreamKey>>;
  /** The person said "use on this computer only", or "not now" to the adoption of local notes. */
  localOnly: boolean;
  adoptionAsked: boolean;
  /** By account and stream: up to which revision the notes were looked through for mentions. */
  mentionsUpTo: Readonly<Record<string, number>>;
  /** The computer tells of new mentions. */
  notifyMentions: boolean;
  /** Fellow members may see which document is open here, and at which clause. */
  showMe: boolean;
}

const DEFAULTS: Values = {
  account: null,
  connection: 'local',
  backend: DEFAULT_BACKEND,
  language: 'auto',
  bands: true,
  citations: true,
  links: true,
  letters: true,
  sitesOff: [],
  sitesRead: [],
  streams: {},
  localOnly: false,
  adoptionAsked: false,
  mentionsUpTo: {},
  notifyMentions: false,
  showMe: true,
};

export async function valueOf<K extends keyof Values>(name: K): Promise<Values[K]> {
  const row = await database.values.get(name);
  return row === undefined ? DEFAULTS[name] : (row.value as Values[K]);
}

/** All values at once, for a page that shows them. */
export async function allValues(): Promise<Values> {
  const rows = await database.values.toArray();
  return { ...DEFAULTS, ...Object.fromEntries(rows.map((row) => [row.name, row.value])) };
}

export async function setValue<K extends keyof Values>(name: K, value: Values[K]): Promise<void> {
  await database.values.put({ name, value });
}

/** Reads, changes and writes one value without anybody in between. */
export async function changeValue<K extends keyof Values>(name: K, change: (value: Values[K]) => Values[K]): Promise<Values[K]> {
  return database.transaction('rw', database.values, async () => {
    const value = change(await valueOf(name));
    await setValue(name, value);
    return value;
  });
}

export function accountOf(signedIn: SignedIn | null): Account {
  return signedIn?.id ?? LOCAL;
}

/** The stream at work: the one last chosen, as long as the person is still in it. */
export function streamAtWork(values: Pick<Values, 'streams' | 'account'>, mine: readonly { readonly id: string }[]): StreamKey {
  const chosen = values.streams[accountOf(values.account)];
  if (chosen === PRIVATE) return PRIVATE;
  if (chosen !== undefined && mine.some((each) => each.id === chosen)) return chosen;
  return mine[0]?.id ?? PRIVATE;
}
