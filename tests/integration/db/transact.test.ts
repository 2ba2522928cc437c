import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, transactOn } from '../../../src/db/open-database.ts';
import { createTempWorkspace, NOW, openStores, type TempWorkspace } from '../temp-workspace.ts';

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
});
afterEach(() => workspace.remove());

const addTo = (name: string) => ({ id: name, name, createdAt: NOW });
async function names() {
  const { db, schema } = workspace.stores.context;
  const rows = await db.select().from(schema.workspaces).orderBy(schema.workspaces.id);
  return rows.map(({ id }) => id);
}

describe('transact', () => {
  it('keeps nothing of work that fails, and passes its error on', async () => {
    const { transact, schema } = workspace.stores.context;
    const failing = transact(async (tx) => {
      await tx.insert(schema.workspaces).values(addTo('A'));
      await tx.insert(schema.workspaces).values(addTo('B'));
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    expect(await names()).toEqual(['T1']);
  });

  it('goes on after a failure', async () => {
    const { transact, schema } = workspace.stores.context;
    const failing = transact((tx) => tx.insert(schema.workspaces).values(addTo('T1')));
    const next = transact((tx) => tx.insert(schema.workspaces).values(addTo('A')));
    await expect(failing).rejects.toThrow(/UNIQUE/);
    await next;
    expect(await names()).toEqual(['A', 'T1']);
  });

  it('does one after another, in the order of the calls', async () => {
    const { transact, schema } = workspace.stores.context;
    const steps: string[] = [];
    await Promise.all(
      ['A', 'B', 'C'].map((name) =>
        transact(async (tx) => {
          steps.push(`${name} starts`);
          await tx.insert(schema.workspaces).values(addTo(name));
          await tx.select().from(schema.workspaces);
          steps.push(`${name} ends`);
        }),
      ),
    );
    expect(steps).toEqual(['A', 'B', 'C'].flatMap((name) => [`${name} starts`, `${name} ends`]));
  });

  it('shows nothing to readers before it is kept', async () => {
    const { transact, schema } = workspace.stores.context;
    const seen: (readonly string[])[] = [];
    await transact(async (tx) => {
      await tx.insert(schema.workspaces).values(addTo('A'));
      seen.push(await names());
    });
    expect([...seen, await names()]).toEqual([['T1'], ['A', 'T1']]);
  });

  it('answers what the work answers', async () => {
    expect(await workspace.stores.context.transact(async () => 7)).toBe(7);
  });

  it('does not hide why work failed where SQLite has rolled back by itself', async () => {
    const transact = transactOn('tx', (statement) => {
      if (statement === 'ROLLBACK') throw new Error('no transaction is active');
    });
    const failing = transact(() => Promise.reject(new Error('the disk is full')));
    await expect(failing).rejects.toThrow('the disk is full');
  });
});

describe('the database', () => {
  it('refuses writes outside of transact', async () => {
    const { db, schema } = workspace.stores.context;
    const stray = async () => await db.insert(schema.workspaces).values(addTo('A'));
    await expect(stray()).rejects.toThrow(/readonly/);
    expect(await names()).toEqual(['T1']);
  });

  it('is kept safely: WAL, foreign keys', async () => {
    const { transact, schema } = workspace.stores.context;
    const other = new Database(workspace.path, { readonly: true });
    expect(other.pragma('journal_mode', { simple: true })).toBe('wal');
    other.close();
    const orphan = transact((tx) =>
      tx.insert(schema.roles).values({ workspaceId: 'T9', personId: 'U1', role: 'admin' }),
    );
    await expect(orphan).rejects.toThrow(/FOREIGN KEY/);
  });

  it('keeps what it holds when it is opened again', async () => {
    workspace.stores.close();
    const again = openStores(workspace.path);
    expect(await again.people.all('T1')).toHaveLength(4);
    again.close();
  });

  it('says so where the file is no database', async () => {
    const path = join(dirname(workspace.path), 'letter.db');
    await writeFile(path, 'Dear reader, this is a letter and not a database.'.repeat(100));
    expect(() => openDatabase(path)).toThrow(/not a database/);
  });
});
