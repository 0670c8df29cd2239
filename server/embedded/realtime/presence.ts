/** What one connection has told of itself on a topic. */
export interface Meta {
  readonly phx_ref: string;
  readonly [name: string]: unknown;
}

/** Who is present on a topic: by key, by connection. Pure bookkeeping of the frames that Phoenix.Presence sends. */
export type PresenceState = Readonly<Record<string, { readonly metas: readonly Meta[] }>>;

export interface PresenceDiff {
  readonly joins: PresenceState;
  readonly leaves: PresenceState;
}

export class PresenceList {
  readonly #entries = new Map<object, { readonly key: string; readonly meta: Meta }>();

  /** The connection says (again) where it is. */
  track(connection: object, key: string, meta: Meta): PresenceDiff {
    const before = this.#entries.get(connection);
    this.#entries.set(connection, { key, meta });
    return { joins: one(key, meta), leaves: before === undefined ? {} : one(before.key, before.meta) };
  }

  /** null when it had not said anything. */
  untrack(connection: object): PresenceDiff | null {
    const before = this.#entries.get(connection);
    if (before === undefined) return null;
    this.#entries.delete(connection);
    return { joins: {}, leaves: one(before.key, before.meta) };
  }

  state(): PresenceState {
    const state: Record<string, { metas: Meta[] }> = Object.create(null) as Record<string, { metas: Meta[] }>;
    for (const { key, meta } of this.#entries.values()) (state[key] ??= { metas: [] }).metas.push(meta);
    return state;
  }
}

function one(key: string, meta: Meta): PresenceState {
  return { [key]: { metas: [meta] } };
}
