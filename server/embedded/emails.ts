import { unguarded } from './log.ts';

/** An e-mail that the backend wants sent. */
export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The sign-in code in it, where there is one. */
  readonly code: string | null;
}

/** Sends an e-mail: to the terminal, to a test, or to a mail server. */
export type EmailDriver = (email: Email) => Promise<void> | void;

/** The newest e-mails of this process, so that a tour or a test can read the code that a person would. */
export interface Outbox {
  readonly all: readonly Email[];
  /** The newest code sent to the address; waits up to `timeoutMs` for one. Each code is given once. Rejects when none comes. */
  code(address: string, timeoutMs?: number): Promise<string>;
}

const KEPT = 200;

export function outbox(driver: EmailDriver): Outbox & { send(message: { to: string; subject: string; text?: string; html?: string }): Promise<void> } {
  const all: Email[] = [];
  const taken = new WeakSet<Email>();
  const waiting = new Set<() => void>();
  return {
    all,
    async send(message) {
      const text = message.text ?? '';
      const email: Email = { to: message.to, subject: message.subject, text, code: /\b\d{6,10}\b/.exec(text)?.[0] ?? null };
      all.push(email);
      if (all.length > KEPT) all.shift();
      for (const wake of waiting) wake();
      await unguarded(async () => driver(email));
    },
    code(address, timeoutMs = 5000) {
      const wanted = address.toLowerCase();
      return new Promise((resolve, reject) => {
        const look = (): boolean => {
          const email = all.findLast((one) => one.to.toLowerCase() === wanted && one.code !== null && !taken.has(one));
          if (email?.code === undefined || email.code === null) return false;
          taken.add(email);
          finish();
          resolve(email.code);
          return true;
        };
        const timer = setTimeout(() => {
          finish();
          reject(new Error(`No code was sent to ${address} within ${timeoutMs} ms.`));
        }, timeoutMs);
        const wake = (): void => void look();
        const finish = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
        };
        waiting.add(wake);
        look();
      });
    },
  };
}
