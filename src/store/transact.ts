/**
 * Runs `work` in one write transaction: all of it is kept, or none. Transactions wait for
 * one another. Inside, await queries of the handed `tx` and nothing else.
 */
export type Transact<Tx> = <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>;

/**
 * Transactions over one connection, one after another. better-sqlite3 has no transactions
 * that may await (drizzle-orm#2275), hence the statements by hand.
 */
export function transactOn<Tx>(tx: Tx, execute: (statement: string) => void): Transact<Tx> {
  let last: Promise<unknown> = Promise.resolve();

  /** SQLite rolls back by itself when the disk is full; a second time must not hide the cause. */
  function rollBack(): void {
    try {
      execute('ROLLBACK');
    } catch {}
  }

  async function run<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
    execute('BEGIN IMMEDIATE');
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
