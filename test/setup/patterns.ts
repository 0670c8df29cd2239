/**
 * `node test/setup/patterns.ts`, a step of `npm run check`: no regular expression may backtrack without bound. Every
 * literal of shared/ and extension/, and every expression that shared/ constructs when it is loaded, is judged by recheck.
 * Verdicts are kept by pattern: those in `patterns.json` beside this file are part of the project, newer ones stay in
 * node_modules until `--keep` writes them there. A pattern that nobody has judged is judged now.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { parseAst } from 'rolldown/parseAst';

export interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly where: string;
}

/** `safe`, `held` (slow at worst, but through its own attack in time), `long` (a list of names), or what is wrong. */
export type Verdict = string;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const KEPT = fileURLToPath(new URL('patterns.json', import.meta.url));
const CACHE = `${ROOT}node_modules/.cache/rapporteur/patterns.json`;

/** Patterns above this size are lists of names joined by "|"; their shape is judged by the nasty inputs instead. */
const LONGEST = 2500;

/** An attack is pumped up step by step to the size of a long document; a step over this time makes the verdict count. */
const ATTACK_UNITS = 64_000;
const ATTACK_MS = 500;

const FINE: ReadonlySet<Verdict> = new Set(['safe', 'held', 'long']);

export function isFine(verdict: Verdict): boolean {
  return FINE.has(verdict) || verdict.startsWith('unknown');
}

/** A pattern's key in the tables of verdicts; of its words nothing is kept. */
export function keyOf({ source, flags }: Pattern): string {
  return createHash('sha256').update(`${source}/${flags}`).digest('base64url').slice(0, 16);
}

/** Every regular expression literal of a folder's files, found in their syntax trees. */
export function literalsIn(folder: 'shared' | 'extension'): Pattern[] {
  return filesOf(folder).flatMap((file) => literalsOf(file));
}

function filesOf(folder: string): string[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !/(?:^|\/)\.(?:output|wxt)\//.test(file))
    .sort()
    .map((file) => `${folder}/${file}`);
}

function literalsOf(file: string): Pattern[] {
  const text = readFileSync(ROOT + file, 'utf8');
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    const { type, regex, start } = node as { type?: unknown; regex?: { pattern: string; flags: string } | null; start?: number };
    if (type === 'Literal' && regex) found.push({ source: regex.pattern, flags: regex.flags, where: `${file}:${text.slice(0, start).split('\n').length}` });
    Object.values(node).forEach(visit);
  };
  visit(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }));
  return found;
}

/** What shared/ puts together with `new RegExp` when its modules are loaded. */
export async function constructed(): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Plain = RegExp;
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, [source, flags]: [string | RegExp, string | undefined]) {
      const made = new target(source, flags);
      found.push({ source: made.source, flags: made.flags, where: 'constructed in shared/' });
      return made;
    },
  });
  try {
    for (const file of filesOf('shared')) await import(ROOT + file);
  } finally {
    globalThis.RegExp = Plain;
  }
  return found;
}

/** All patterns, each once. */
export async function allPatterns(): Promise<Pattern[]> {
  const all = [...literalsIn('shared'), ...literalsIn('extension'), ...(await constructed())];
  return [...new Map(all.map((pattern) => [keyOf(pattern), pattern])).values()];
}

/** How recheck judges a pattern; it takes from a few milliseconds to three seconds. */
export async function judge(pattern: Pattern): Promise<Verdict> {
  if (pattern.source.length > LONGEST) return 'long';
  const result = await check(pattern.source, pattern.flags, { timeout: 3_000, attackLimit: 1e8 });
  if (result.status === 'safe') return 'safe';
  if (result.status === 'unknown') return `unknown: ${result.error.kind}`;
  if (result.complexity.type !== 'polynomial') return result.complexity.type;
  // A degree is measured by recheck on short inputs, where bounded repetitions look like unbounded ones: the attack decides.
  return result.complexity.degree < 3 || withstands(pattern, result.attack) ? 'held' : `polynomial of degree ${result.complexity.degree}`;
}

interface Attack {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
}

/** Whether the pattern gets through its own attack without stopping the page. */
function withstands({ source, flags }: Pattern, { pumps, suffix }: Attack): boolean {
  const expression = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  let before = Infinity;
  for (let units = 60; units <= ATTACK_UNITS; units *= 2) {
    const share = units / Math.max(1, pumps.length);
    const text = pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / Math.max(1, pump.length)))).join('') + suffix;
    const start = performance.now();
    text.replace(expression, '');
    const taken = performance.now() - start;
    // Twice the text takes eight times as long: no need to wait for the end of it.
    if (taken > ATTACK_MS || (taken > 20 && taken > before * 6)) return false;
    before = taken;
  }
  return true;
}

/** The verdicts that are known, by key. */
export function knownVerdicts(): Map<string, Verdict> {
  const tables = [KEPT, CACHE].filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, Verdict>);
  return new Map(tables.flatMap((table) => Object.entries(table)));
}

function write(file: string, verdicts: ReadonlyMap<string, Verdict>): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries([...verdicts].toSorted(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`);
}

async function main(): Promise<void> {
  const patterns = await allPatterns();
  const known = knownVerdicts();
  const verdicts = new Map<string, Verdict>();
  const bad: string[] = [];
  for (const pattern of patterns) {
    const key = keyOf(pattern);
    const verdict = known.get(key) ?? (await judge(pattern));
    if (isFine(verdict)) verdicts.set(key, verdict);
    else bad.push(`${pattern.where}: ${verdict}: /${pattern.source}/${pattern.flags}`);
  }
  write(CACHE, verdicts);
  if (process.argv.includes('--keep')) write(KEPT, verdicts);
  process.stdout.write(`${patterns.length} regular expressions, ${bad.length} that could stop a page\n`);
  for (const line of bad) process.stderr.write(`${line}\n`);
  // recheck's workers would keep the process alive.
  process.exit(bad.length === 0 ? 0 : 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
