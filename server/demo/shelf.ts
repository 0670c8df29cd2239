/** Serves the shelf: an index on localhost, and each document under the host name of its own site in our browser. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright-core';
import { shelfDocuments } from './documents.ts';
import type { ShelfDocument } from './documents.ts';
import { documentPage, indexPage } from './page.ts';

export interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
}

/** What is served for a document: a page made of its text, or the file. */
export function served(document: ShelfDocument): Answer {
  switch (document.kind) {
    case 'text':
      return { type: 'text/html; charset=utf-8', body: documentPage(document, readFileSync(document.file, 'utf8')) };
    case 'pdf':
      return { type: 'application/pdf', body: readFileSync(document.file) };
    case 'docx':
      return { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', body: readFileSync(document.file) };
  }
}

export interface Shelf {
  readonly address: string;
  readonly documents: readonly ShelfDocument[];
  close(): Promise<void>;
}

/** @throws {Error} with code EADDRINUSE when the port is taken */
export async function startShelf({ port = 0, documents = shelfDocuments() }: { port?: number; documents?: readonly ShelfDocument[] } = {}): Promise<Shelf> {
  const bySlug = new Map(documents.map((document) => [`/${document.slug}`, document]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const document = bySlug.get(decoded(pathname));
    const answer = pathname === '/' ? { type: 'text/html; charset=utf-8', body: indexPage(documents) } : document && served(document);
    if (answer === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such document on the shelf.\n');
      return;
    }
    response.writeHead(200, { 'content-type': answer.type, 'cache-control': 'no-store' }).end(request.method === 'HEAD' ? undefined : answer.body);
  });
  await listening(server, port);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    documents,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

/** A path with a broken escape names nothing, but it must not end the server. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Answers the documents' real addresses in this browser. Other addresses of the same sites are left to `others`:
 * to the network for a person who wants to go there, or a plain 404 where nothing may leave the computer.
 */
export async function underRealNames(context: BrowserContext, documents: readonly ShelfDocument[], others: 'network' | 'nothing'): Promise<void> {
  const byAddress = new Map(documents.map((document) => [withoutHash(document.address), document]));
  const hosts = new Set(documents.map((document) => new URL(document.address).hostname));
  for (const host of hosts) {
    await context.route(`https://${host}/**`, async (route) => {
      const document = byAddress.get(withoutHash(route.request().url()));
      if (document !== undefined) {
        const { type, body } = served(document);
        return route.fulfill({ status: 200, contentType: type, body });
      }
      return others === 'network' ? route.continue() : route.fulfill({ status: 404, contentType: 'text/plain; charset=utf-8', body: 'Not found' });
    });
  }
}

function withoutHash(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return decoded(url.href);
}
