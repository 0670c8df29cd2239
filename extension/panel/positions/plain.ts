/** A comment where there is room for a line or two: its words without their Markdown, mentions by name. Pure. */
export function plainComment(body: string, most: number): string {
  // Longer bodies are cut first: nobody waits for the end of 64 kB that he does not see.
  const text = body.slice(0, most * 2).replace(/@\[([^[\]\n]{1,160})\]\([0-9a-f-]{36}\)/g, '@$1').replace(/\*\*|__|`|^#{1,6}\s|^>\s?/gm, '').trim();
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
