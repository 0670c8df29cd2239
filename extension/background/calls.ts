/** Calls to the backend on behalf of the extension's pages, with what went wrong in the words that the panel knows. */
import type { Outcome, ProblemName } from '../messages.ts';
import { valueOf } from '../store/values.ts';
import { type Call, CallFailure, calling } from '../sync/calling.ts';
import type { Session } from './session.ts';

export interface PageContext {
  readonly session: Session;
  readonly wrote: (documents: readonly string[]) => void;
  /** What the person has seen of others' notes may be more now; resolves when it is counted. */
  readonly seen: () => Promise<void>;
}

export const nothing: Outcome<null> = { ok: true, value: null };

/** @param usual what a refusal without a code of its own most likely means here */
export async function calls<T>({ session }: PageContext, then: (call: Call) => Promise<Outcome<T>>, usual: ProblemName = 'unknown'): Promise<Outcome<T>> {
  if ((await valueOf('account')) === null) return { ok: false, problem: 'signedOut' };
  try {
    return await then(calling(await session.client()));
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    return { ok: false, problem: nameOf(error, usual), detail: error.message };
  }
}

function nameOf(failure: CallFailure, usual: ProblemName): ProblemName {
  switch (failure.reason) {
    case 'unreachable': return 'unreachable';
    case 'not-signed-in': return 'signedOut';
    case 'rate-limited': return 'tooMany';
    case 'last-head': return 'lastHead';
    case 'not-allowed': return 'notAllowed';
    case 'too-large': return 'tooLarge';
    default: return usual;
  }
}
