import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { LocalSlack } from 'local-slack';
import type { StoreContext } from '../../src/db/open-database.ts';
import type { LongWait } from '../../src/slack/connection.ts';

const SQLITE = createRequire(import.meta.url).resolve('better-sqlite3');

/** What the other program does: it holds the database for as long as its input stays open. */
const HOLD = `
  const Database = require(${JSON.stringify(SQLITE)});
  const held = new Database(process.argv[1]);
  held.exec('BEGIN IMMEDIATE');
  process.stdout.write('held');
  process.stdin.on('end', () => process.exit()).resume();
`;

/** Has another program hold the database, until the returned function is called. */
export async function holdDatabase(path: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-e', HOLD, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return async () => {
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
  };
}

/**
 * Cuts every connection and takes no new one, until the returned function is called. An app waits
 * through `waitToConnect` and tries again when it is over.
 */
export function createOutage(slack: LocalSlack) {
  let over = Promise.resolve();
  const waitToConnect: LongWait = async (_, signal) => {
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve());
    });
    await Promise.race([over, stopped]);
  };
  return {
    waitToConnect,
    begin(): () => Promise<void> {
      let end = () => {};
      over = new Promise((resolve) => {
        end = resolve;
      });
      slack.faults.fail('apps.connections.open', { times: 1_000_000 });
      slack.faults.dropConnections();
      return async () => {
        slack.faults.clear();
        end();
      };
    },
  };
}

/** A small disk of its own where this machine lets us mount one, else undefined. */
export function mountSmallDisk(folder: string): (() => void) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return () => execFileSync('umount', ['-l', folder]);
}

/** Lets databases of this process grow no further, as if the disk were full, until the returned function is called. */
export async function stopGrowing(stores: readonly StoreContext[]): Promise<() => Promise<void>> {
  const limit = async (pages: 'none' | 'now') => {
    for (const { transact } of stores) {
      await transact(async (tx) => {
        const [row] = tx.all<{ page_count: number }>(sql.raw('PRAGMA page_count'));
        const most = pages === 'now' ? row?.page_count : 1_000_000_000;
        tx.all(sql.raw(`PRAGMA max_page_count = ${most}`));
      }).catch(() => undefined);
    }
  };
  await limit('now');
  return () => limit('none');
}

/** Takes all the room that is left on the disk of a folder, until the returned function is called. */
export async function fillDisk(folder: string): Promise<() => Promise<void>> {
  const { bavail, bsize } = await statfs(folder);
  const file = join(folder, 'ballast');
  await writeFile(file, Buffer.alloc(bavail * bsize, 1));
  return () => rm(file);
}
