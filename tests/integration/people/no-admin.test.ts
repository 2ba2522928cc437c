import { afterEach, beforeEach, expect, it } from 'vitest';
import { changePerson } from '../../../src/features/people/change-person.ts';
import { mayOpenSetUp } from '../../../src/features/people/first-admin.ts';
import { tellOwners } from '../../../src/features/people/no-admin.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  NO_HOLIDAYS,
  NOW,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let w: TempWorkspace;
beforeEach(async () => {
  w = await createTempWorkspace();
  await w.stores.people.setHolders(WORKSPACE, 'admin', ['U1']);
  await say('U4', 'active', true);
});
afterEach(() => w.remove());

const say = (id: string, standing: 'active' | 'left', isOwner = false) =>
  w.stores.people.saveFromDirectory(
    WORKSPACE,
    [{ id, name: id, email: null, timeZone: 'UTC', standing, isOwner, awayUntil: null }],
    NOW,
  );
const deps = () =>
  testDeps({ ...w.stores, newId: w.newId, clock: () => NOW, holidays: NO_HOLIDAYS });
const told = async () => {
  const { schema, db } = w.stores.context;
  const rows = await db.select().from(schema.outbox);
  return rows.filter(({ subjectId }) => subjectId.includes('no-admin')).map((m) => m.recipient);
};
const mayOpen = (personId: string) => mayOpenSetUp(deps(), { workspaceId: WORKSPACE, personId });

it('the owners are told once that the last admin has left, and one of them may take over', async () => {
  await tellOwners(deps(), NOW);
  expect(await told()).toEqual([]);
  expect(await mayOpen('U4')).toBe(false);

  await say('U1', 'left');
  await tellOwners(deps(), NOW);
  await tellOwners(deps(), NOW);
  expect(await told()).toEqual(['U4']);
  expect(await mayOpen('U2')).toBe(false);
  expect(await mayOpen('U4')).toBe(true);
  expect(await w.stores.people.adminsHere(WORKSPACE)).toEqual(['U4']);
});

it('while an admin is left, nobody is told and no owner takes over', async () => {
  await w.stores.people.setHolders(WORKSPACE, 'admin', ['U1', 'U2']);
  await say('U1', 'left');
  await tellOwners(deps(), NOW);
  expect(await told()).toEqual([]);
  expect(await mayOpen('U4')).toBe(false);
});

it('the last admin who is here cannot be taken away, whoever else has left', async () => {
  await w.stores.people.setHolders(WORKSPACE, 'admin', ['U1', 'U2']);
  await say('U1', 'left');
  const words = { function: '', level: '', region: '', lastDayOff: '', isBack: false } as const;
  const without = { ...words, isAdmin: false, isExecutive: false };
  expect(await changePerson(deps(), WORKSPACE, 'U2', 'U2', without)).toMatchObject({
    error: { isAdmin: expect.stringContaining('no other admin') },
  });
});
