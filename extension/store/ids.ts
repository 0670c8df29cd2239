import { uuid7, UUID7_RANDOM_BYTES } from '../../shared/notes/uuid7.ts';

/** A new id from this computer's clock and chance. Nothing depends on the clock; a wrong one only sorts badly. */
export function newId(): string {
  return uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(UUID7_RANDOM_BYTES)));
}
