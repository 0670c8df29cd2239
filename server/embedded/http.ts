import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { kindOf, type Log } from './log.ts';
import type { Serve } from './gate.ts';

/** A push is at most 1 MB; a little more for its envelope. */
const MOST_BYTES = 2_000_000;
const BODY_MS = 30_000;

/** Headers that supabase-js sends. */
const ALLOWED_HEADERS = 'authorization, apikey, content-type, prefer, x-client-info, accept-profile, content-profile, x-supabase-api-version, x-retry-count';

/**
 * Who may call from a browser: extensions, and pages of this computer. Any other page that finds the port gets no
 * answer, and a page that had its own host name point here (DNS rebinding) neither.
 */
export function isWelcome(request: IncomingMessage, hosts: ReadonlySet<string>): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!hosts.has(host)) return false;
  const { origin } = request.headers;
  return origin === undefined || isWelcomeOrigin(origin);
}

function isWelcomeOrigin(origin: string): boolean {
  return /^(chrome|moz|safari-web)-extension:\/\/[A-Za-z0-9-]+$/.test(origin) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(origin);
}

/** A web server in front of `serve`. It reads each body to its end first, so that a slow caller holds up nobody. */
export function httpServer(serve: Serve, hosts: ReadonlySet<string>, log: Log): Server {
  // Clients keep connections for a few seconds; one that is closed just as it is used again costs them a request.
  const server = createServer({ requestTimeout: BODY_MS, headersTimeout: 10_000, keepAliveTimeout: 120_000 }, (request, response) => {
    answer(request, response, serve, hosts).catch((error: unknown) => {
      log(`error ${kindOf(error) ?? 'of an unknown kind'} on ${request.method} ${(request.url ?? '').replace(/\?.*/s, '')}`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"message":"internal"}');
    });
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, serve: Serve, hosts: ReadonlySet<string>): Promise<void> {
  if (!isWelcome(request, hosts)) {
    response.writeHead(403).end();
    return;
  }
  const { origin } = request.headers;
  const cors: Record<string, string> =
    origin === undefined ? {} : { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'content-range, x-sb-error-code, retry-after', vary: 'origin' };
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { ...cors, 'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE', 'access-control-allow-headers': ALLOWED_HEADERS, 'access-control-max-age': '600' }).end();
    return;
  }
  const body = await readAll(request);
  if (body === null) {
    response.writeHead(413, { ...cors, connection: 'close', 'content-type': 'application/json' }).end('{"message":"too-large"}');
    return;
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const method = request.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
  const result = await serve(new Request(`http://${request.headers.host}${request.url}`, { method, headers, ...(hasBody ? { body: new Uint8Array(body) } : {}) }));
  const out: Record<string, string> = {};
  result.headers.forEach((value, name) => {
    if (!name.startsWith('access-control-') && name !== 'content-length') out[name] = value;
  });
  const bytes = Buffer.from(await result.arrayBuffer());
  response.writeHead(result.status, { ...out, ...cors, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-length': String(bytes.length) });
  response.end(method === 'HEAD' ? undefined : bytes);
}

/** null when it is larger than may be. */
async function readAll(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
