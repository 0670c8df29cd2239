/**
 * `npm run -s bench -- NAME…`: measures the named benches (all without a name) one after the other and prints one JSON
 * object a line. Exit status 0 when every figure meets its target, 1 when one does not, 2 for an unknown name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bench } from './figure.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** A bench is a file here that exports `figures`; what the benches share is not one. */
function names(): string[] {
  return readdirSync(here)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'run.ts')
    .filter((name) => /^export (async function\* |function |const |\{[^}]*\b)figures\b/m.test(readFileSync(here + name, 'utf8')))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

async function measure(name: string): Promise<boolean> {
  const bench = (await import(new URL(`${name}.ts`, import.meta.url).href)) as Bench;
  let ok = true;
  for await (const figure of bench.figures()) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    ok &&= figure.ok;
  }
  return ok;
}

const known = names();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No bench is called ${unknown.join(', ')}; there are: ${known.join(', ')}.\n`);
  process.exit(2);
}
let allOk = true;
for (const name of wanted.length > 0 ? wanted : known) {
  try {
    allOk = (await measure(name)) && allOk;
  } catch (error) {
    // One bench that breaks must not keep the others from being measured.
    process.stderr.write(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    allOk = false;
  }
}
process.exit(allOk ? 0 : 1);
