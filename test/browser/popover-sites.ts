/** The official sites as one real server with TLS: what a page nobody sees fetches is out of a driver's reach. */
import { createServer } from 'node:https';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Put = 'silence' | { readonly body: string | Buffer; readonly type?: string; readonly status?: number; readonly headers?: Readonly<Record<string, string>> };

export interface Sites {
  /** For the browser: every host name leads here. */
  readonly args: readonly string[];
  /** Where it listens on this computer. */
  readonly port: number;
  /** Host, path and query of every request, decoded. */
  readonly asked: string[];
  /** @param place host, path and query, such as `www.un.org/one?l=en`, decoded */
  put(place: string, answer: Put): void;
  close(): Promise<void>;
}

export async function officialSites(): Promise<Sites> {
  const keys = mkdtempSync(join(tmpdir(), 'rapporteur-keys-'));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(keys, 'key.pem'), '-out', join(keys, 'cert.pem'), '-days', '2', '-subj', '/CN=www.un.org'], { stdio: 'ignore' });
  const answers = new Map<string, Put>();
  const asked: string[] = [];
  const server = createServer({ key: readFileSync(join(keys, 'key.pem')), cert: readFileSync(join(keys, 'cert.pem')) }, (request, response) => {
    const place = decodeURIComponent(`${(request.headers.host ?? '').replace(/:\d+$/, '')}${request.url ?? '/'}`);
    asked.push(place);
    const answer = answers.get(place) ?? { status: 404, body: 'Not found', type: 'text/plain' };
    if (answer === 'silence') return;
    response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'text/html; charset=utf-8', ...answer.headers });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    args: ['--ignore-certificate-errors', `--host-resolver-rules=MAP *:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`],
    asked,
    put: (place, answer) => answers.set(place, answer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      rmSync(keys, { recursive: true, force: true });
    },
  };
}
