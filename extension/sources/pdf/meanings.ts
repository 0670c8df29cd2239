/** Finds the texts that a file gives for its pages' marked contents; the file is only looked through where a page has some. */
import { actualTexts, type MarkedContents } from './actual-text.ts';

/** pdf.js's drawing operations of a page. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** What the file says in words of its marked contents. */
export interface Meanings {
  /** The texts of a page whose marked contents bear these tags, one for each; null where the file gives none. */
  of(tags: readonly string[]): Promise<readonly (string | null)[] | null>;
}

export const isOptional = (args: unknown): boolean => (args as readonly unknown[] | null)?.[0] === 'OC';

export function tagsOf(list: OperatorList, ops: Readonly<Record<string, number>>): string[] {
  const begin = ops['beginMarkedContentProps'];
  return list.fnArray.flatMap((fn, at) => (fn === begin ? [String((list.argsArray[at] as readonly unknown[] | null)?.[0])] : []));
}

/** @param bytes gives the whole file */
export function meaningsOf(bytes: () => Promise<Uint8Array>): Meanings {
  let known: MarkedContents[] | null = null;
  return {
    of: async (tags) => {
      // Tags of structure alone carry no words; a Span is where programs put them.
      if (!tags.includes('Span')) return null;
      known ??= await bytes().then(actualTexts, () => []);
      // Pages come in the order in which their streams lie in the file, and each is met once.
      const at = known.findIndex((each) => each.tags.length === tags.length && each.tags.every((tag, index) => tag === tags[index] || tags[index] === 'OC'));
      return at < 0 ? null : (known.splice(at, 1)[0]?.texts ?? null);
    },
  };
}
