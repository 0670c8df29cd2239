import { findClauses } from '../../shared/clauses/find.ts';
import { opensClause } from '../../shared/clauses/opening.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import { plainText } from '../../shared/text/plain.ts';
import { prepare } from '../../shared/text/prepared.ts';

export function clausesOf(text: string, language?: Language): Clause[] {
  return findClauses(prepare(plainText(text, opensClause), language));
}

/** A text's clauses, one a line: path, and act and addressee where there are any. */
export function outlineOf(text: string, language?: Language): string[] {
  return clausesOf(text, language).map((clause) => [clause.path, clause.act && `[${clause.act}]`, clause.addressee && `@${clause.addressee}`].filter(Boolean).join(' '));
}
