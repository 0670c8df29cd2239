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

/** An attack is pumped up step by step to the size of a long document; a step over this time makes the verdict count. */
const ATTACK_UNITS = 64_000;
const ATTACK_MS = 500;

/** "safe", or how the time grows with the input as recheck finds it. */
async function growthOf(pattern: Pattern): Promise<string> {
  const result = await check(pattern.source, pattern.flags, { timeout: 3_000, attackLimit: 1e8 });
  if (result.status === 'safe') return 'safe';
  if (result.status === 'unknown') return `unknown: ${result.error.kind}`;
  if (result.complexity.type !== 'polynomial') return result.complexity.type;
  // A degree is measured by recheck on short inputs, where bounded repetitions look like unbounded ones: the attack decides.
  const held = result.complexity.degree < 3 || withstands(pattern, result.attack);
  return held ? 'polynomial, held' : `polynomial of degree ${result.complexity.degree}`;
}

interface Attack {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
}

/** Whether the pattern gets through its own attack without stopping the page. */
function withstands({ source, flags }: Pattern, { pumps, suffix }: Attack): boolean {
  const expression = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  for (let units = 500; units <= ATTACK_UNITS; units *= 2) {
    const share = units / Math.max(1, pumps.length);
    const text = pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / Math.max(1, pump.length)))).join('') + suffix;
    const start = performance.now();
    text.replace(expression, '');
    if (performance.now() - start > ATTACK_MS) return false;
  }
  return true;
}

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
    expect(await growthOf({ source: 'a*a*a*b', flags: '', where: 'here' })).toMatch(/^polynomial of degree [34]/);
  });
});
