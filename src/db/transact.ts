/**
 * Runs `work` in one write transaction: all of it is kept, or none. Transactions wait for
 * one another. Inside, await queries of the handed `tx` and nothing else.
 */
export type Transact<Tx> = <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>;

const BUSY_TRIES = 1000;
const BUSY_WAIT_MS = 5;

/**
 * Transactions over one connection, one after another. better-sqlite3 has no transactions
 * that may await (drizzle-orm#2275), hence the statements by hand. While another process writes,
 * the turn is awaited for 5 s: SQLite's own wait would hold up everything else in this process.
 */
export function transactOn<Tx>(tx: Tx, execute: (statement: string) => void): Transact<Tx> {
  let last: Promise<unknown> = Promise.resolve();

  /** SQLite rolls back by itself when the disk is full; a second time must not hide the cause. */
  function rollBack(): void {
    try {
      execute('ROLLBACK');
    } catch {}
  }

  async function begin(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return execute('BEGIN IMMEDIATE');
      } catch (error) {
        if (!isBusy(error) || tries >= BUSY_TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, BUSY_WAIT_MS));
      }
    }
  }

  async function run<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
    await begin();
    try {
      const value = await work(tx);
      execute('COMMIT');
      return value;
    } catch (error) {
      rollBack();
      throw error;
    }
  }

  return (work) => {
    const mine = last.then(() => run(work));
    last = mine.catch(() => undefined);
    return mine;
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}
