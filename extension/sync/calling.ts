import type { SupabaseClient } from '@supabase/supabase-js';
import { PROBLEM_CODES, type ProblemCode, type Procedures } from '../../shared/notes/protocol.ts';

/**
 * Why a call gave no answer. `unreachable`: no answer at all, or one that says "later" (a restart, a gateway): the
 * same call again may succeed. `rejected`: the backend understood and will say the same again.
 */
export type FailureReason = ProblemCode | 'unreachable' | 'rejected';

export class CallFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, detail: string) {
    super(detail);
    this.name = 'CallFailure';
    this.reason = reason;
  }
}

/** Calls one procedure of the protocol. @throws CallFailure */
export type Call = <K extends keyof Procedures>(name: K, ask: Procedures[K]['ask']) => Promise<Procedures[K]['answer']>;

export function calling(client: SupabaseClient): Call {
  return async (name, ask) => {
    const { data, error, status } = await client.rpc(name, ask);
    if (error === null) return data;
    throw new CallFailure(reasonOf(error.message, status), error.message);
  };
}

/** @param status HTTP status; 0 when no answer came */
export function reasonOf(message: string, status: number): FailureReason {
  const known = PROBLEM_CODES.find((code) => code === message);
  if (known !== undefined) return known;
  if (status === 401) return 'not-signed-in';
  if (status === 429) return 'rate-limited';
  if (status === 0 || status === 408 || status === 425 || status >= 500) return 'unreachable';
  return 'rejected';
}
