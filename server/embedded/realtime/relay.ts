import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Database } from '../database.ts';
import { isWelcome } from '../http.ts';
import { guarded, kindOf, type Log } from '../log.ts';
import { connection } from './connection.ts';
import { field } from './phoenix.ts';
import { openSwitchboard, type Connection } from './switchboard.ts';

export interface Relay {
  /** Ends every connection. */
  stop(): Promise<void>;
  /** Open connections, for tests and the log. */
  readonly size: number;
}

export interface RelayOptions {
  readonly database: Database;
  readonly anonKey: string;
  readonly jwtSecret: string;
  readonly hosts: ReadonlySet<string>;
  readonly log: Log;
}

const PATH = '/realtime/v1/websocket';
const MOST_CONNECTIONS = 2000;

/**
 * Realtime for the embedded backend: private channels only, broadcasts from the database only, presence among those
 * whom the policies on `realtime.messages` let in. What it sends is a hint; nobody may rely on its arrival.
 */
export async function startRelay(server: Server, options: RelayOptions): Promise<Relay> {
  const { database, anonKey, hosts, log } = options;
  const secret = new TextEncoder().encode(options.jwtSecret);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  const connections = new Set<Connection>();
  const switchboard = openSwitchboard();

  function heard(text: string): void {
    const message: unknown = JSON.parse(text);
    const topic = field(message, 'topic');
    const event = field(message, 'event');
    if (typeof topic !== 'string' || typeof event !== 'string') return;
    switchboard.send(topic, 'broadcast', { type: 'broadcast', event, payload: field(message, 'payload') ?? {} });
    // Somebody may have been removed: whoever the policies no longer let in is off the channel at once.
    if (event === 'roster') {
      for (const member of switchboard.on(topic)) member.recheck(topic).catch((error: unknown) => log(`error ${kindOf(error) ?? ''} in realtime`));
    }
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const status =
      url.pathname !== PATH ? '404 Not Found'
      : !isWelcome(request, hosts) ? '403 Forbidden'
      : url.searchParams.get('apikey') !== anonKey || url.searchParams.get('vsn') !== '2.0.0' ? '401 Unauthorized'
      : connections.size >= MOST_CONNECTIONS ? '503 Service Unavailable'
      : null;
    if (status !== null) {
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const opened = connection(webSocket, { database, secret, switchboard, log });
      connections.add(opened);
      webSocket.once('close', () => connections.delete(opened));
    });
  }

  await database.listen('rapporteur_realtime', (payload) => {
    void guarded(log, async () => heard(payload));
  });
  server.on('upgrade', upgrade);

  return {
    get size() {
      return connections.size;
    },
    async stop() {
      server.off('upgrade', upgrade);
      for (const open of connections) open.end();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}
