/**
 * The extension's database for the simulator: the calls that `extension/store` and `extension/sync` make of Dexie, in
 * memory and without a timer, so that thousands of schedules fit into seconds. Transactions are exclusive and are
 * taken back as a whole when they fail, when the disk is full, or when the process that runs them is killed.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

type Row = Readonly<Record<string, unknown>>;
type Key = string;

export class DiskFull extends Error {
  override readonly name = 'QuotaExceededError';
}

/** One computer's disk. It outlives every process that writes to it. */
export interface Disk {
  readonly tables: Readonly<Record<string, Table>>;
  /** While true every write fails, as IndexedDB's do. */
  full: boolean;
  /** Whose transaction runs; the others wait for their turn. */
  turn: Promise<void>;
}

/** A worker's or a page's life. What a killed one still had to do never happens. */
export interface Life {
  readonly disk: Disk;
  dead: boolean;
  /** Resolves when this life ends. */
  readonly ended: Promise<void>;
  end(): void;
}

const lives = new AsyncLocalStorage<Life>();

export function newDisk(): Disk {
  const tables: Record<string, Table> = {};
  for (const [name, keyPath] of Object.entries(KEYS)) tables[name] = new Table(name, keyPath);
  return { tables, full: false, turn: Promise.resolve() };
}

export function newLife(disk: Disk): Life {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const life: Life = {
    disk,
    dead: false,
    ended,
    end: () => {
      life.dead = true;
      end();
    },
  };
  return life;
}

/** Runs `work` as part of a life: its database, and its death. */
export function living<T>(life: Life, work: () => T): T {
  return lives.run(life, work);
}

export function currentLife(): Life | undefined {
  return lives.getStore();
}

function lifeOf(): Life {
  const life = lives.getStore();
  if (life === undefined) throw new Error('Nobody lives here.');
  return life;
}

/** Nothing that a dead process waits for ever comes back. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

const KEYS: Readonly<Record<string, readonly string[]>> = {
  notes: ['account', 'id'],
  outbox: ['sequence'],
  drafts: ['key'],
  cursors: ['account', 'stream'],
  delegations: ['account', 'id'],
  values: ['name'],
  secrets: ['name'],
};

/** Rows by key, in the order of their keys' first writing; the keys' own order matters to nothing that is simulated. */
export class Table {
  readonly name: string;
  readonly #keyPath: readonly string[];
  readonly rows = new Map<Key, Row>();
  #sequence = 0;

  constructor(name: string, keyPath: readonly string[]) {
    this.name = name;
    this.#keyPath = keyPath;
  }

  keyOf(row: Row): unknown {
    return this.#keyPath.length === 1 ? row[this.#keyPath[0]!] : this.#keyPath.map((field) => row[field]);
  }

  write(row: Row): unknown {
    let kept = row;
    if (this.name === 'outbox') {
      if (kept['sequence'] === undefined) kept = { ...kept, sequence: (this.#sequence += 1) };
      for (const other of this.rows.values()) {
        if (other['id'] === kept['id'] && other['sequence'] !== kept['sequence']) throw new Error('ConstraintError');
      }
    }
    const key = this.keyOf(kept);
    // Rows are never changed once written, so nothing has to be copied on the way in.
    this.rows.set(JSON.stringify(key), kept);
    return key;
  }
}

interface Change {
  readonly table: Table;
  readonly key: Key;
  readonly before: Row | undefined;
}

interface Transaction {
  readonly log: Change[];
  /** The tables that it may touch, as with IndexedDB. */
  readonly scope: readonly string[];
}

const transactions = new AsyncLocalStorage<Transaction>();

/** Runs one request: inside a transaction as part of it, outside as a transaction of its own. */
async function request<T>(name: string, work: (disk: Disk, log: Change[]) => T): Promise<T> {
  const life = lifeOf();
  const running = transactions.getStore();
  if (running === undefined) return transaction([name], () => request(name, work));
  if (!running.scope.includes(name)) throw new Error(`NotFoundError: ${name} is not part of the transaction`);
  await Promise.resolve();
  if (life.dead) return never();
  return work(life.disk, running.log);
}

async function transaction<T>(scope: readonly string[], work: () => Promise<T>): Promise<T> {
  const life = lifeOf();
  const outer = transactions.getStore();
  // A transaction inside another joins it.
  if (outer !== undefined) {
    const beyond = scope.filter((name) => !outer.scope.includes(name));
    if (beyond.length > 0) throw new Error(`SubTransactionError: ${beyond.join(', ')} not included in parent transaction`);
    return work();
  }
  const { disk } = life;
  const before = disk.turn;
  let done: () => void = () => undefined;
  disk.turn = new Promise<void>((resolve) => (done = resolve));
  await before;
  if (life.dead) {
    done();
    return never();
  }
  const log: Change[] = [];
  try {
    const result = await Promise.race([transactions.run({ log, scope }, work), life.ended.then(() => KILLED)]);
    // Killed after its last request, before it was committed: nothing of it is there.
    if (result === KILLED || life.dead) throw new Killed();
    return result as T;
  } catch (error) {
    for (const { table, key, before: row } of log.toReversed()) {
      if (row === undefined) table.rows.delete(key);
      else table.rows.set(key, row);
    }
    if (error instanceof Killed) return never();
    throw error;
  } finally {
    done();
  }
}

const KILLED = Symbol('killed');
class Killed extends Error {}

function put(table: Table, row: Row, disk: Disk, log: Change[]): unknown {
  if (disk.full) throw new DiskFull();
  const known = table.name === 'outbox' && row['sequence'] === undefined ? undefined : JSON.stringify(table.keyOf(row));
  const before = known === undefined ? undefined : table.rows.get(known);
  const key = table.write(row);
  log.push({ table, key: JSON.stringify(key), before });
  return key;
}

function drop(table: Table, key: Key, log: Change[]): void {
  const before = table.rows.get(key);
  if (before === undefined) return;
  table.rows.delete(key);
  log.push({ table, key, before });
}

type Test = (row: Row) => boolean;

/** What follows a `where`. */
function collection(name: string, test: Test) {
  const found = (disk: Disk): Row[] => [...disk.tables[name]!.rows.values()].filter(test).map((row) => ({ ...row }));
  return {
    filter: (more: Test) => collection(name, (row) => test(row) && more(row)),
    count: () => request(name, (disk) => found(disk).length),
    first: () => request(name, (disk) => found(disk)[0]),
    toArray: () => request(name, (disk) => found(disk)),
    sortBy: (field: string) => request(name, (disk) => found(disk).sort((a, b) => Number(a[field]) - Number(b[field]))),
    primaryKeys: () => request(name, (disk) => found(disk).map((row) => disk.tables[name]!.keyOf(row))),
    delete: () => request(name, (disk, log) => found(disk).forEach((row) => drop(disk.tables[name]!, JSON.stringify(disk.tables[name]!.keyOf(row)), log))),
    modify: (change: (row: Row) => void) =>
      request(name, (disk, log) => {
        for (const row of found(disk)) {
          change(row);
          put(disk.tables[name]!, row, disk, log);
        }
      }),
  };
}

function where(name: string, index: string) {
  const fields = index.replaceAll(/[[\]]/g, '').split('+');
  const same = (row: Row, value: unknown): boolean => {
    const values = fields.length === 1 ? [value] : (value as unknown[]);
    return fields.every((field, i) => row[field] === values[i]);
  };
  return {
    equals: (value: unknown) => collection(name, (row) => same(row, value)),
    /** Only for the keys of one index: which there are. */
    between: ([first]: readonly unknown[], _to: readonly unknown[]) => ({
      uniqueKeys: () =>
        request(name, (disk) => {
          const keys = [...disk.tables[name]!.rows.values()].filter((row) => row[fields[0]!] === first).map((row) => JSON.stringify(fields.map((field) => row[field])));
          return [...new Set(keys)].map((key) => JSON.parse(key) as unknown);
        }),
    }),
    anyOf: (values: readonly unknown[]) => collection(name, (row) => values.some((value) => same(row, value))),
  };
}

function tableOf(name: string) {
  const table = (disk: Disk): Table => disk.tables[name]!;
  return {
    name,
    get: (key: unknown) => request(name, (disk) => copy(table(disk).rows.get(JSON.stringify(key)))),
    put: (row: Row) => request(name, (disk, log) => put(table(disk), row, disk, log)),
    add: (row: Row) => request(name, (disk, log) => put(table(disk), row, disk, log)),
    bulkPut: (rows: readonly Row[]) => request(name, (disk, log) => rows.forEach((row) => put(table(disk), row, disk, log))),
    delete: (key: unknown) => request(name, (disk, log) => drop(table(disk), JSON.stringify(key), log)),
    bulkDelete: (keys: readonly unknown[]) => request(name, (disk, log) => keys.forEach((key) => drop(table(disk), JSON.stringify(key), log))),
    bulkGet: (keys: readonly unknown[]) => request(name, (disk) => keys.map((key) => copy(table(disk).rows.get(JSON.stringify(key))))),
    toArray: () => request(name, (disk) => [...table(disk).rows.values()].map((row) => ({ ...row }))),
    filter: (test: Test) => collection(name, test),
    where: (index: string) => where(name, index),
  };
}

/** Stands in for `database` of `extension/store/database.ts`; which disk is meant depends on who asks. */
export const database = {
  ...Object.fromEntries(Object.keys(KEYS).map((name) => [name, tableOf(name)])),
  transaction: (_mode: string, ...rest: unknown[]) => transaction((rest.slice(0, -1).flat() as { readonly name: string }[]).map(({ name }) => name), rest.at(-1) as () => Promise<unknown>),
};

function copy(row: Row | undefined): Row | undefined {
  return row === undefined ? undefined : { ...row };
}
