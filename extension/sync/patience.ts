/** How long an answer is waited for, by somebody who may be asked to try anew. */
import { CallFailure } from './calling.ts';

/** A call that was made less than this ago, in milliseconds, may still be answered when somebody asks for another try. */
export const MOMENT = 3_000;

export interface Patience {
  /** The answer; or `unreachable` when it is not waited for any more. @throws CallFailure */
  waitFor<T>(answer: Promise<T>): Promise<T>;
  /**
   * Somebody wants an attempt now: what is under way has until it is a moment old. A call on a connection that died
   * with the old network would else hold up the new one. Twice as long after each call that was given up: on a slow
   * network somebody who asks again and again would else never get an answer.
   */
  hurry(): void;
  /** Nothing is waited for any more, now or later. */
  end(): void;
}

export function patience(): Patience {
  let giveUp: (() => void) | null = null;
  let since = 0;
  let moment = MOMENT;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let ended = false;

  const settled = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    giveUp = null;
  };

  return {
    waitFor: async <T>(answer: Promise<T>): Promise<T> => {
      since = performance.now();
      try {
        const given = await new Promise<T>((resolve, reject) => {
          giveUp = () => {
            moment *= 2;
            reject(new CallFailure('unreachable', 'given up'));
          };
          answer.then(resolve, reject);
        });
        if (ended) throw new CallFailure('unreachable', 'stopped');
        moment = MOMENT;
        return given;
      } finally {
        settled();
      }
    },
    hurry: () => {
      if (giveUp === null || timer !== null) return;
      timer = setTimeout(() => giveUp?.(), Math.max(0, moment - (performance.now() - since)));
    },
    end: () => {
      ended = true;
      giveUp?.();
    },
  };
}
