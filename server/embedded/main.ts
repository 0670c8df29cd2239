import { parseArgs } from 'node:util';
import { PortInUse, startBackend } from './backend.ts';
import { DataInUse } from './lock.ts';
import { kindOf } from './log.ts';
import { UnfitDatabase } from './schema.ts';

export { startBackend, PortInUse, type Backend, type BackendOptions } from './backend.ts';

const USAGE = 'npm run server -- [--port 54321] [--data .data/backend] [--postgres postgresql://user@host/database]';

interface Arguments {
  readonly port: number;
  readonly data: string;
  readonly postgres: string | undefined;
}

/** What was asked for on the command line; null where it cannot be understood. */
export function readArguments(words: readonly string[]): Arguments | null {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { port: { type: 'string', default: '54321' }, data: { type: 'string', default: '.data/backend' }, postgres: { type: 'string' } },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return null;
    return { port, data: values.data, postgres: values.postgres };
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2));
  if (asked === null) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const { port, data, postgres } = asked;
  const backend = await startBackend({
    dataDir: data,
    port,
    ...(postgres === undefined ? {} : { postgres }),
    email: ({ to, subject, code }) => console.log(code === null ? `E-mail to ${to}: ${subject}` : `Code for ${to}: ${code}`),
    log: (line) => console.error(`${new Date().toISOString()} ${line}`),
  });
  console.log(`Backend: ${backend.url}`);
  console.log(`Key:     ${backend.anonKey}`);
  console.log(`Data:    ${postgres === undefined ? data : 'PostgreSQL'}`);
  console.log('E-mail codes are printed here. Ctrl-C stops.');

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    backend.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const told = error instanceof PortInUse || error instanceof DataInUse || error instanceof UnfitDatabase;
    // Anything else may carry the database's address with its password: the kind only.
    console.error(told ? error.message : `The backend could not start: ${kindOf(error) ?? 'unknown error'}.`);
    process.exit(1);
  });
}
