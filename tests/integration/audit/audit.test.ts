import { readFileSync, rmSync, statSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditCommand } from '../../../src/cli/audit-commands.ts';
import { openAuditSeal } from '../../../src/db/audit-seal.ts';
import { ok } from '../../../src/domain/result.ts';
import { createAuditStore } from '../../../src/features/audit/audit-store.ts';
import { testDeps } from '../../test-deps.ts';
import { commandParts } from '../cli/command-parts.ts';
import {
  createTempWorkspace,
  hoursLater,
  NOW,
  openStores,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let w: TempWorkspace;
beforeEach(async () => {
  w = await createTempWorkspace();
});
afterEach(() => w.remove());

const auditOf = (stores = w.stores, key?: string) =>
  createAuditStore(stores.context, openAuditSeal(w.path, key));

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const seen = { exitCode: 0 };
  const parts = commandParts({
    openDeps: async () =>
      ok({ deps: testDeps({ audit: auditOf(), clock: () => NOW }), close: async () => {} }),
    write: (line) => out.push(line),
    setExitCode: (code) => {
      seen.exitCode = code;
    },
    running: () => '',
  });
  await new Command().addCommand(auditCommand(parts)).parseAsync(['audit', ...args], {
    from: 'user',
  });
  return { ...seen, out };
}

async function doThings(count: number, audit = auditOf()) {
  for (let each = 1; each <= count; each += 1)
    await audit.add(
      {
        workspaceId: WORKSPACE,
        personId: `U${(each % 3) + 1}`,
        operation: 'changed a person',
        subject: { personId: 'U4' },
      },
      hoursLater(each),
    );
}

/** What somebody does who can write to the file. */
function tamper(sql: string) {
  const db = new Database(w.path);
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
}
const UNGUARD = 'DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_cut;';

describe('throughline audit', () => {
  it('finds nothing wrong with what was written, by two processes at once too', async () => {
    const other = openStores(w.path);
    await Promise.all([doThings(10), doThings(10, auditOf(other))]);
    other.close();
    expect((await run('verify')).out).toEqual(['20 entries, none changed, removed or cut off.']);
    const { out } = await run('export');
    expect(out).toHaveLength(20);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ number: 1, subject: 'U4' });
  });

  it('cannot be changed or cut without taking its guards away', async () => {
    await doThings(3);
    expect(() => tamper('UPDATE audit_entries SET actor = 1')).toThrow('never changed');
    expect(() => tamper('DELETE FROM audit_entries')).toThrow('never cut');
  });

  it.each([
    ["UPDATE audit_entries SET operation = 'saw a report' WHERE number = 4", 'Entry 4 was changed'],
    ['DELETE FROM audit_entries WHERE number = 4', 'Entry 4 was removed'],
    ['DELETE FROM audit_entries WHERE number > 4', 'cut off, from entry 5 on'],
    ['DELETE FROM audit_entries', 'cut off, from entry 1 on'],
  ])('names the first entry that is wrong after %s', async (sql, says) => {
    await doThings(6);
    tamper(`${UNGUARD} ${sql}`);
    const { out, exitCode } = await run('verify');
    expect(out.join()).toContain(says);
    expect(exitCode).toBe(1);
    // What is added later hides nothing.
    await doThings(1);
    expect((await run('verify')).exitCode).toBe(1);
  });

  it('keeps its key to itself, and needs the one that it was written with', async () => {
    await doThings(3);
    expect(statSync(`${w.path}.audit-key`).mode & 0o777).toBe(0o600);
    expect(readFileSync(`${w.path}.audit-key`, 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    rmSync(`${w.path}.audit-key`);
    expect((await run('verify')).out.join()).toContain('No entry fits this key');
  });

  it('is sealed with the key of the settings where there is one', async () => {
    await doThings(3, auditOf(w.stores, 'a'.repeat(32)));
    expect(await auditOf(w.stores, 'a'.repeat(32)).all()).toHaveLength(3);
    expect((await run('verify')).out.join()).toContain('No entry fits this key');
  });

  it('goes on from the end of a database that was put in its place', async () => {
    await doThings(6);
    tamper(`${UNGUARD} DELETE FROM audit_entries WHERE number > 4`);
    await auditOf().startAnew();
    await doThings(1);
    expect((await run('verify')).exitCode).toBe(0);
  });

  it('still verifies after somebody in it was erased, and names them no more', async () => {
    await doThings(6);
    const { erasures } = w.stores;
    const leaving = { workspaceId: WORKSPACE, personId: 'U4', name: 'x', standIn: 'erased-1' };
    await erasures.forget(leaving, NOW);
    expect((await run('verify')).exitCode).toBe(0);
    const lines = (await run('export')).out.map((line) => JSON.parse(line));
    expect(lines.every(({ subject }) => subject === '')).toBe(true);
  });
});
