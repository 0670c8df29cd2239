/** The copies of documents that were opened, for when there is no network. */
const CACHE = 'documents';

/** A full disk must not keep anybody from reading. */
export async function keepCopy(address: string, file: Blob): Promise<void> {
  try {
    const headers = { 'content-length': String(file.size) };
    await (await caches.open(CACHE)).put(address, new Response(file, { headers }));
  } catch {
    // The document is read without a copy.
  }
}

export async function keptCopy(address: string): Promise<Blob | null> {
  try {
    const found = await (await caches.open(CACHE)).match(address);
    return found ? await found.blob() : null;
  } catch {
    return null;
  }
}

/** How many copies there are, and their bytes in all. */
export async function copiesKept(): Promise<{ readonly documents: number; readonly bytes: number }> {
  const cache = await caches.open(CACHE);
  const found = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  const sizes = await Promise.all(found.map(async (each) => Number(each?.headers.get('content-length') ?? 0) || ((await each?.blob())?.size ?? 0)));
  return { documents: found.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** @returns what puts them back, as long as whoever asked is there */
export async function deleteCopies(): Promise<() => Promise<void>> {
  const cache = await caches.open(CACHE);
  const kept = await Promise.all((await cache.keys()).map(async (request) => ({ address: request.url, file: await (await cache.match(request))?.blob() })));
  await caches.delete(CACHE);
  return async () => {
    for (const { address, file } of kept) if (file !== undefined && (await keptCopy(address)) === null) await keepCopy(address, file);
  };
}
