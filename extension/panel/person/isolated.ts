/** A name inside a sentence, in its own direction: marked so that neither turns the other around (Unicode's isolates). */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
