/** Fields of a file that anybody may have written: each answers the value in its own type, or null. */

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** A list as it is, one thing as a list of one, nothing as none. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined || value === null ? [] : [value];
}

/** @param most in UTF-16 units; a longer text is not taken at all */
export function textOf(value: unknown, most = 200_000): string | null {
  return typeof value === 'string' && value.length <= most ? value : null;
}
