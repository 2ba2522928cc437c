import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../../src/calendar/local-time.ts';
import { entryOf, oddZoneOf, readUser } from '../../../src/features/people/slack/parse-user.ts';

const USER = {
  id: 'U1',
  team_id: 'T1',
  name: 'ada',
  real_name: 'Ada',
  tz: 'Europe/Berlin',
  tz_offset: 3600,
  deleted: false,
  is_bot: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_stranger: false,
  is_admin: true,
  is_owner: false,
};
const PROFILE = {
  email: 'ada@example.com',
  real_name: 'Ada Lovelace',
  status_emoji: '',
  status_text: '',
  status_expiration: 0,
};
const odd = fc.oneof(
  fc.constantFrom(null, undefined, '', 0, -1, 'null', 1e300, Number.NaN, {}, []),
  fc.string(),
  fc.boolean(),
);
const some = <Shape extends object>(shape: Shape) =>
  fc.record(Object.fromEntries(Object.keys(shape).map((key) => [key, odd])), { requiredKeys: [] });

function userOf(given: unknown) {
  const user = readUser('T1', given);
  if (user === undefined) throw new Error('not even an id');
  return user;
}

describe('a person as Slack describes them', () => {
  it('is somebody with a name and a zone, whatever stands where a text should', () => {
    const any = fc.tuple(some({ ...USER, id: 1 }), some(PROFILE), fc.boolean());
    fc.assert(
      fc.property(any, ([top, profile, hasProfile]) => {
        const given = {
          ...USER,
          ...top,
          id: 'U1',
          profile: hasProfile ? { ...PROFILE, ...profile } : null,
        };
        const entry = entryOf(userOf(given), 'Asia/Tokyo');
        expect(entry.name).not.toBe('');
        expect(isTimeZone(entry.timeZone)).toBe(true);
        expect(entry.awayUntil === null || !Number.isNaN(entry.awayUntil.getTime())).toBe(true);
      }),
    );
  });

  it.each([null, undefined, 7, 'text', []])('needs no profile: %j', (profile) => {
    expect(entryOf(userOf({ ...USER, profile }))).toMatchObject({
      name: 'Ada',
      email: null,
    });
  });

  it.each([{}, { id: null }, { id: '' }, null, 'U1'])('needs an id: %j', (user) => {
    expect(readUser('T1', user)).toBeUndefined();
  });
});

describe('whose people somebody belongs to', () => {
  const of = (changes: object) =>
    entryOf(userOf({ ...USER, is_owner: true, profile: PROFILE, ...changes }));
  const grid = (enterprise_id: string, teams: readonly string[] | null = null) => ({
    team_id: 'T9',
    enterprise_user: { id: 'W1', enterprise_id, teams },
  });

  it.each([
    {},
    { team_id: null, profile: { ...PROFILE, team: 'T1' } },
    grid('E1', ['T9', 'T1']),
    // The app of a whole organisation has that as its workspace.
    grid('T1'),
  ])('is ours: %j', (changes) => {
    expect(of(changes)).toMatchObject({ standing: 'active', isOwner: true });
  });

  it.each([
    { team_id: 'T2' },
    { team_id: null, profile: { ...PROFILE, team: 'T2' } },
    { team_id: 'T2', is_restricted: true },
    { team_id: 'T2', deleted: true },
    { team_id: 'T2', is_bot: true },
    { team_id: null, is_stranger: true },
    grid('E1', ['T9']),
    grid('E1'),
  ])('is theirs, and nothing but the name is kept: %j', (changes) => {
    const theirs = { standing: 'foreign', isOwner: false, email: null };
    expect(of(changes)).toMatchObject(theirs);
  });

  it.each([{ is_restricted: true }, { is_ultra_restricted: true }])('is a guest: %j', (changes) => {
    expect(of(changes).standing).toBe('guest');
  });

  it('is not said: they may be asked, and are no owner', () => {
    for (const team_id of [null, undefined, '', 7])
      expect(of({ team_id })).toMatchObject({ standing: 'active', isOwner: false });
  });

  it('makes no owner of an admin', () => {
    expect(of({ is_owner: false, is_admin: true }).isOwner).toBe(false);
  });
});

describe('a time zone that this Node does not know', () => {
  const of = (tz: unknown, tz_offset: unknown) => userOf({ ...USER, tz, tz_offset });

  it.each([
    ['Mars/Olympus', 19_800, 'Asia/Kolkata'],
    ['', -18_000, 'Etc/GMT+5'],
    ['+05:45', 20_700, 'Asia/Kathmandu'],
    ['UTC+1', 3600, 'Etc/GMT-1'],
    [null, 0, 'UTC'],
    ['Mars/Olympus', null, 'Asia/Tokyo'],
    ['Mars/Olympus', 1234, 'Asia/Tokyo'],
    ['Mars/Olympus', 360_000, 'Asia/Tokyo'],
  ])('gives way to the offset, else to what is usual: %s %s', (tz, offset, zone) => {
    expect(entryOf(of(tz, offset), 'Asia/Tokyo').timeZone).toBe(zone);
    expect(oddZoneOf(of(tz, offset))).toBe(tz ?? '');
  });

  it('is nobody’s matter where the person is not asked', () => {
    expect(oddZoneOf({ ...of('', 0), deleted: true })).toBeNull();
    expect(oddZoneOf({ ...of('', 0), is_bot: true })).toBeNull();
    expect(oddZoneOf(of('Europe/Berlin', 0))).toBeNull();
  });
});
