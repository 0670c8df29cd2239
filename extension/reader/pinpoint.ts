/** From a citation's pinpoint ("12", "20-25", "annex-1") to the clause that it means in a document. */
import type { Clause } from '../../shared/clauses/types.ts';

/** Paragraphs that are cited by number are operative ones before all others. */
const ORDER: readonly Clause['kind'][] = ['operative', 'section', 'annex', 'preamble', 'footnote'];

/** The path of the first clause meant; null where no clause bears this number. */
export function pathOf(pinpoint: string, clauses: readonly Clause[]): string | null {
  const annex = /^annex(?:-(\d+))?$/u.exec(pinpoint);
  if (annex !== null) {
    const annexes = clauses.filter(({ kind, parent }) => kind === 'annex' && parent === null);
    return annexes[Number(annex[1] ?? 1) - 1]?.path ?? annexes[0]?.path ?? null;
  }
  const number = /^\d+(?:\.\d+)*[A-Z]?/u.exec(pinpoint)?.[0];
  if (number === undefined) return null;
  for (const kind of ORDER) {
    const found = clauses.find((clause) => clause.kind === kind && bare(clause.label) === number);
    if (found !== undefined) return found.path;
  }
  return null;
}

/** A label without its signs: "12." and "(12)" are 12; Arabic and full-width digits are digits. */
function bare(label: string | null): string {
  return (label ?? '').normalize('NFKC').replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[^\dA-Z.]/gu, '').replace(/^\.+|\.+$/gu, '');
}
