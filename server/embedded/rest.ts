import { PROBLEM_CODES } from '../../shared/notes/protocol.ts';
import type { Serve } from './gate.ts';

/**
 * What a function raises arrives at the client as on a hosted project: status 400, code `P0001`, the problem's code as
 * message. @supabase/lite reports it as a failure of its own. Other failures keep their text to themselves.
 */
export function rest(serve: Serve): Serve {
  return async (request) => {
    const answer = await serve(request);
    if (answer.status < 500) return answer;
    const body: unknown = await answer.json().catch(() => null);
    const message = typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string' ? body.message : '';
    const problem = PROBLEM_CODES.find((code) => message === `error: ${code}` || message === code);
    return problem === undefined
      ? Response.json({ code: 'XX000', message: 'internal', details: null, hint: null }, { status: 500 })
      : Response.json({ code: 'P0001', message: problem, details: null, hint: null }, { status: 400 });
  };
}
