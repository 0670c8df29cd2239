/**
 * The frames of Phoenix channels, serialiser 2.0.0, as supabase-js speaks them:
 * `[join_ref, ref, topic, event, payload]` as JSON text.
 * https://hexdocs.pm/phoenix/writing_a_channels_client.html
 */
export interface Frame {
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: unknown;
}

/** The frame in a text message; null for anything that is none. */
export function readFrame(text: string): Frame | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(value) || value.length !== 5) return null;
  const [joinRef, ref, topic, event, payload] = value as unknown[];
  if (typeof topic !== 'string' || topic.length > 255 || typeof event !== 'string' || event.length > 64) return null;
  if (!isRef(joinRef) || !isRef(ref)) return null;
  return { joinRef, ref, topic, event, payload };
}

export function writeFrame(frame: Frame): string {
  return JSON.stringify([frame.joinRef, frame.ref, frame.topic, frame.event, frame.payload]);
}

export function reply(to: Frame, status: 'ok' | 'error', response: unknown): Frame {
  return { joinRef: to.joinRef, ref: to.ref, topic: to.topic, event: 'phx_reply', payload: { status, response } };
}

/** A property of something that came from a stranger; undefined where there is none. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function isRef(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length <= 32);
}
