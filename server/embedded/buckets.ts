/** Counts tries by key: a bucket of `burst` that fills by one every `refillMs`. In memory: a restart forgives. */
export interface Buckets {
  /** Takes one; false when there is none left. `now` in milliseconds. */
  take(key: string, now: number): boolean;
}

/** Beyond this many keys the fullest are forgotten: they are those who did least. */
const MOST_KEYS = 10_000;

export function buckets(burst: number, refillMs: number): Buckets {
  const held = new Map<string, { tokens: number; at: number }>();
  return {
    take(key, now) {
      const bucket = held.get(key) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / refillMs);
      const allowed = tokens >= 1;
      held.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
      if (held.size > MOST_KEYS) forget(held, burst, refillMs, now);
      return allowed;
    },
  };
}

function forget(held: Map<string, { tokens: number; at: number }>, burst: number, refillMs: number, now: number): void {
  for (const [key, bucket] of held) {
    if (bucket.tokens + (now - bucket.at) / refillMs >= burst) held.delete(key);
  }
  for (const key of held.keys()) {
    if (held.size <= MOST_KEYS) break;
    held.delete(key);
  }
}
