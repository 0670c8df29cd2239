import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';

const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly where: string;
}

/** Patterns above this size are lists of names joined by "|"; their shape is judged by the nasty inputs instead. */
const LONGEST = 2500;

/** Every regular expression literal of a file, found in its syntax tree. */
function literalsOf(file: string): Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    const { type, regex } = node as { type?: unknown; regex?: { pattern: string; flags: string } | null };
    if (type === 'Literal' && regex) found.push({ source: regex.pattern, flags: regex.flags, where: file });
    Object.values(node).forEach(visit);
  };
  visit(parseAst(readFileSync(SHARED + file, 'utf8'), { lang: 'ts' }));
  return found;
}

/** What is put together with `new RegExp` when the modules are loaded. */
async function constructedBy(files: readonly string[]): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Plain = RegExp;
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, [source, flags]: [string | RegExp, string | undefined]) {
      const made = new target(source, flags);
      found.push({ source: made.source, flags: made.flags, where: 'constructed' });
      return made;
    },
  });
  try {
    for (const file of files) await import(SHARED + file);
  } finally {
    globalThis.RegExp = Plain;
  }
  return found;
}

const files = readdirSync(SHARED, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')).sort();
const patterns = [...new Map([...files.flatMap(literalsOf), ...(await constructedBy(files))].map((pattern) => [`${pattern.source}/${pattern.flags}`, pattern])).values()];

/** "safe", or how the time grows with the input as recheck proves it. */
async function growthOf({ source, flags }: Pattern): Promise<string> {
  const result = await check(source, flags, { timeout: 15_000, attackLimit: 5e8 });
  if (result.status === 'safe') return 'safe';
  if (result.status === 'unknown') return `unknown: ${result.error.kind}`;
  return result.complexity.type === 'polynomial' ? `polynomial of degree ${result.complexity.degree}` : result.complexity.type;
}

/**
 * A pattern whose time doubles with every letter, or grows with the cube, could stop a page whatever the input's length.
 * One that grows with the square may stand where its input is a short slice; that it does is shown by the nasty inputs.
 */
describe('regular expressions of shared/', () => {
  it('are all found', () => {
    expect(patterns.length).toBeGreaterThan(100);
  });

  it('have no catastrophic backtracking', async () => {
    const dangerous: string[] = [];
    for (const pattern of patterns) {
      if (pattern.source.length > LONGEST) continue;
      const growth = await growthOf(pattern);
      if (growth === 'exponential' || /^polynomial of degree (?:[3-9]|\d\d)/.test(growth)) dangerous.push(`${growth}: ${pattern.where} /${pattern.source}/${pattern.flags}`);
    }
    expect(dangerous).toEqual([]);
  }, 300_000);

  it('would be caught if they had', async () => {
    expect(await growthOf({ source: '^(a+)+$', flags: '', where: 'here' })).toBe('exponential');
  });
});
