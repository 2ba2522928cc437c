import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AudienceDefinition } from '../../../src/domain/person.ts';
import { createDirectory } from '../../../src/features/people/slack/directory.ts';
import { syncDirectory } from '../../../src/features/people/sync-directory.ts';
import type { GivenDeps } from '../../test-deps.ts';
import { type DeliveryWorld, FOUR, startDeliveryWorld } from '../outbox/delivery-world.ts';
import { hoursLater, NOW, WORKSPACE } from '../temp-workspace.ts';

/** Somebody as the directory has them. */
const known = (id: string, timeZone = 'UTC') =>
  ({
    id,
    name: `Person ${id}`,
    email: null,
    timeZone,
    standing: 'active',
    isOwner: false,
    awayUntil: null,
  }) as const;

let world: DeliveryWorld;
beforeEach(async () => {
  world = await startDeliveryWorld({ people: [...FOUR, { id: 'U5', name: 'Person U5' }] });
  const { people } = world.stores;
  await people.saveFromDirectory(WORKSPACE, [known('U5')], NOW);
  await people.setHolders(WORKSPACE, 'admin', ['U4']);
  // Nothing else is missing: an admin is told of odd data alone.
  await people.setHolders(WORKSPACE, 'executive', ['U5']);
});
afterEach(() => world.stop());

const EVERYBODY: AudienceDefinition = {
  people: ['U1', 'U2', 'U3'],
  userGroups: [],
  channels: [],
  functions: [],
  levels: [],
  except: [],
};
const ask = (definition: Partial<AudienceDefinition>) =>
  world.stores.audiences.save(WORKSPACE, 'leaders', { ...EVERYBODY, ...definition });
const member = (id: string, changes: object = {}) => ({
  id,
  real_name: `Person ${id}`,
  tz: 'UTC',
  tz_offset: 0,
  profile: { email: `${id}@example.com` },
  ...changes,
});
/** The directory of a Slack that lists these members. */
const listing = (members: readonly unknown[]) =>
  createDirectory({
    auth: { test: async () => ({ team_id: WORKSPACE, team: null }) },
    users: { list: async () => ({ members, response_metadata: null }) },
  } as unknown as WebClient);

async function tickAt(hours: number, over: GivenDeps = {}) {
  world.setTime(hoursLater(hours));
  const worker = world.workerOver(world.stores, over);
  await worker.tick();
  await worker.stop();
}
const asked = () => ['U1', 'U2', 'U3'].map((id) => world.sentTo(id).length);
const toAdmin = () => world.sentTo('U4');

describe('a time zone that this Node does not know', () => {
  it.each([
    ['Mars/Olympus', 0],
    ['', 0],
    ['+00:00', 0],
    [null, null],
    ['Europe/Atlantis', 9e9],
  ])('keeps nobody from being asked, and is told once: %j', async (tz, tz_offset) => {
    await ask({});
    const others = ['U1', 'U3', 'U4', 'U5'].map((id) => member(id));
    const members = [...others, member('U2', { tz, tz_offset })];
    const deps = world.needsOver(world.stores, { directory: listing(members) });
    await syncDirectory(deps);
    await syncDirectory(deps);
    await tickAt(0.01);
    await tickAt(1);
    expect(asked()).toEqual([1, 1, 1]);
    expect(toAdmin()).toEqual([expect.stringContaining('<@U2>')]);
  });

  it('keeps nobody from being asked and reminded where an earlier Node has kept it', async () => {
    await ask({});
    await world.stores.people.saveFromDirectory(WORKSPACE, [known('U2', 'Mars/Olympus')], NOW);
    const [planned] = await world.stores.schedules.list(WORKSPACE);
    if (planned?.next)
      await world.stores.schedules.save(
        WORKSPACE,
        { ...planned.schedule, reminders: [24], atLocalHour: true },
        planned.next,
        'file',
      );
    await tickAt(0.01);
    await tickAt(24.1);
    expect(asked()).toEqual([2, 2, 2]);
  });
});

describe('members that Slack describes oddly', () => {
  it('are shown without the marks in their names and functions that nobody sees', async () => {
    const { people } = world.stores;
    const told = { region: null, level: null, preferredTime: null };
    await people.saveFromDirectory(
      WORKSPACE,
      [{ ...known('U5'), name: 'Ben\u202eyelraH\u200b' }],
      NOW,
    );
    await people.describe(WORKSPACE, [{ ...told, id: 'U5', function: 'Sa\u2060les\n' }]);
    expect(await people.find(WORKSPACE, 'U5')).toMatchObject({
      name: 'BenyelraH',
      function: 'Sales',
    });
  });

  it('are known all the same, or counted and told', async () => {
    await ask({});
    const nothing = { real_name: null, name: null, is_bot: null, deleted: null, profile: null };
    const members = [
      member('U1', nothing),
      member('U2', { profile: { email: null, status_text: null, status_expiration: null } }),
      member('U3'),
      member('U4'),
      member('U5'),
      { id: null },
      null,
      'nobody',
    ];
    await syncDirectory(world.needsOver(world.stores, { directory: listing(members) }));
    await tickAt(0.01);
    expect(asked()).toEqual([1, 1, 1]);
    expect(await world.stores.people.find(WORKSPACE, 'U1')).toMatchObject({
      name: 'U1',
      email: null,
      standing: 'active',
    });
    expect(toAdmin()).toEqual([expect.stringContaining('3 people')]);
  });
});

describe('a group or channel of an audience', () => {
  const refusal = (error: string) =>
    Object.assign(new Error(error), { code: 'slack_webapi_platform_error', data: { error } });
  const answering = (bad: string, error: Error) => ({
    membersOf: async (source: string) => {
      if (source === bad) throw error;
      return ['U3'];
    },
    nameOf: async () => 'sales',
  });

  it.each(['S0SALES', 'C0SALES'])(
    'that is gone keeps nobody else from being asked: %s',
    async (source) => {
      for (const [turn, word] of [
        'no_such_subteam',
        'plan_upgrade_required',
        'channel_not_found',
        'a_new_word',
      ].entries()) {
        const isGroup = source.startsWith('S');
        await ask({
          people: ['U1', 'U2'],
          userGroups: isGroup ? [source, 'S0OTHER'] : [],
          channels: isGroup ? [] : [source, 'C0OTHER'],
        });
        const [planned] = await world.stores.schedules.list(WORKSPACE);
        const dueAt = hoursLater(turn * 168);
        if (planned)
          await world.stores.schedules.save(
            WORKSPACE,
            planned.schedule,
            { dueAt, localTime: dueAt.toISOString().slice(0, 16) },
            'file',
          );
        const directory = answering(source, refusal(word));
        await tickAt(turn * 168 + 0.01, { directory });
        await tickAt(turn * 168 + 1, { directory });
        expect(asked()).toEqual([turn + 1, turn + 1, turn + 1]);
        const notes = toAdmin();
        expect(notes).toHaveLength(turn + 1);
        expect(notes.at(-1)).toContain('sales');
      }
    },
  );

  it.each(['internal_error', 'ratelimited', 'org_login_required', 'invalid_auth'])(
    'that Slack does not name for the moment is waited for: %s',
    async (word) => {
      await ask({ people: ['U1', 'U2'], userGroups: ['S0SALES'] });
      await tickAt(0.01, { directory: answering('S0SALES', refusal(word)) });
      expect(asked()).toEqual([0, 0, 0]);
      await tickAt(0.1, { directory: answering('', refusal(word)) });
      expect(asked()).toEqual([1, 1, 1]);
      expect(toAdmin()).toEqual([]);
    },
  );

  it('that was all there is is told where nobody is left to ask', async () => {
    await ask({ people: [], userGroups: ['S0SALES'] });
    await tickAt(0.01, { directory: answering('S0SALES', refusal('no_such_subteam')) });
    expect(toAdmin()).toHaveLength(2);
    expect(toAdmin().join()).toContain('nobody was asked');
  });
});
