/**
 * Where fellow members are reading, as their computers tell it on the delegation's private channel. Their word, not the
 * backend's: a member may claim anything there, so everything is checked for its shape, and shown under the name that the
 * roster has for the id.
 */
export interface Present {
  readonly person: string;
  readonly document: string;
  readonly path: string | null;
}

/** Most people of one channel that are kept. */
const MOST = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a channel's presence state says, each person once, at the newest place he told. Anything odd is left out. */
export function presentIn(state: unknown): readonly Present[] {
  if (typeof state !== 'object' || state === null) return [];
  const byPerson = new Map<string, Present>();
  for (const metas of Object.values(state)) {
    if (!Array.isArray(metas)) continue;
    for (const meta of metas) {
      const present = presentOf(meta);
      if (present === null) continue;
      if (byPerson.size >= MOST && !byPerson.has(present.person)) return [...byPerson.values()];
      byPerson.set(present.person, present);
    }
  }
  return [...byPerson.values()];
}

function presentOf(meta: unknown): Present | null {
  if (typeof meta !== 'object' || meta === null) return null;
  const { person, document, path } = meta as Readonly<Record<string, unknown>>;
  if (typeof person !== 'string' || !UUID.test(person)) return null;
  if (typeof document !== 'string' || document.length > 400) return null;
  if (path !== null && (typeof path !== 'string' || !/^[\p{L}\p{N}.]{1,40}$/u.test(path))) return null;
  return { person, document, path };
}
