import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import type { Deps } from '../../../src/deps.ts';
import {
  addAudience,
  audienceChoices,
  changeAudience,
  describeAudiences,
} from '../../../src/features/people/audiences.ts';
import { changePerson, type PersonWords } from '../../../src/features/people/change-person.ts';
import { describePerson } from '../../../src/features/people/describe-people.ts';
import { applyImport, previewImport } from '../../../src/features/people/import-people.ts';
import type { DirectoryEntry } from '../../../src/features/people/people-store.ts';
import {
  readAllProfiles,
  readProfileOf,
  saveProfileFields,
} from '../../../src/features/people/read-profiles.ts';
import {
  describeSettings,
  saveVisibility,
  saveWorkTimes,
} from '../../../src/features/people/settings.ts';
import { takeOverPerson } from '../../../src/features/people/sync-directory.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  HOUR,
  hoursLater,
  NOW,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const NOTHING = {
  people: [],
  userGroups: [],
  channels: [],
  functions: [],
  levels: [],
  except: [],
};
const WORDS: PersonWords = {
  function: 'Sales',
  level: 'director',
  region: '',
  lastDayOff: '',
  isBack: false,
  isAdmin: false,
  isExecutive: false,
};
const holidays = createPublicHolidays();

let workspace: TempWorkspace;
let deps: Deps;
let now: Date;
let uploaded: string;
let hastened: string[];
let profileFields: ReadonlyMap<string, string>;
let profileValues: Record<string, Record<string, string>>;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  now = NOW;
  uploaded = '';
  hastened = [];
  profileFields = new Map([
    ['Team', 'Xf1'],
    ['Grade', 'Xf2'],
  ]);
  profileValues = {};
  deps = testDeps({
    ...workspace.stores,
    holidays,
    outbox: {
      hasten: async (_, personId) => {
        hastened.push(personId);
      },
    },
    directory: {
      workspace: async () => ({ id: WORKSPACE, name: 'Example' }),
      people: async () => ({ entries: [], unreadable: 0, oddZones: new Map() }),
      membersOf: async (source) => {
        if (source === 'C0GONE') throw new Error('channel_not_found');
        return ['U3', 'U4'];
      },
      userGroups: async () => Promise.reject(new Error('Slack is silent')),
      seesChannel: async (id) => id !== 'C0GONE',
      hasApp: async () => true,
    },
    profiles: {
      fields: async () => profileFields,
      valuesOf: async (personId) => {
        if (personId === 'U4') throw new Error('Slack is silent');
        return new Map(Object.entries(profileValues[personId] ?? {}));
      },
    },
    files: { text: async () => ({ ok: true, value: uploaded }) },
    clock: () => now,
    newId: workspace.newId,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
});
afterEach(async () => {
  await workspace.remove();
});

const entry = (id: string, changes: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  id,
  name: `Person ${id}`,
  email: null,
  timeZone: 'UTC',
  standing: 'active',
  isOwner: false,
  awayUntil: null,
  ...changes,
});
const holders = async (role: string) =>
  (await workspace.stores.people.roles(WORKSPACE))
    .filter((each) => each.role === role)
    .map(({ personId }) => personId);

describe('audiences', () => {
  it('says so where Slack does not say who is in one, and describes the others', async () => {
    const { audiences } = workspace.stores;
    await audiences.save(WORKSPACE, 'gone', { ...NOTHING, channels: ['C0GONE'] });
    const described = await describeAudiences(deps, WORKSPACE);
    expect(described.map(({ id, now }) => [id, now?.asked.map((person) => person.id)])).toEqual([
      ['gone', undefined],
      ['leaders', ['U1', 'U2']],
    ]);
  });

  it('offers functions where Slack does not say which groups there are', async () => {
    expect(await audienceChoices(deps, WORKSPACE)).toEqual({
      functions: ['Product', 'Sales'],
      userGroups: [],
    });
  });

  it('keeps what was there when a change is refused', async () => {
    const refused = await changeAudience(deps, WORKSPACE, 'leaders', {
      ...NOTHING,
      except: ['U1'],
    });
    expect(refused).toEqual({ ok: false, error: { kind: 'nothing-picked' } });
    const unseen = { ...NOTHING, channels: ['C0GONE', 'C1'] };
    expect(await addAudience(deps, WORKSPACE, 'new', unseen)).toEqual({
      ok: false,
      error: { kind: 'channels-unseen', count: 1 },
    });
    const kept = await workspace.stores.audiences.all(WORKSPACE);
    expect(kept.map(({ id, definition }) => [id, definition.people])).toEqual([
      ['leaders', ['U1', 'U2']],
    ]);
  });
});

describe('changePerson', () => {
  it('keeps the last admin, and one who has left is none', async () => {
    const { people } = workspace.stores;
    await people.setHolders(WORKSPACE, 'admin', ['U1', 'U2']);
    await takeOverPerson(deps, WORKSPACE, entry('U2', { standing: 'left' }));
    const refused = await changePerson(deps, WORKSPACE, 'U1', 'U1', { ...WORDS, function: 'IT' });
    expect(refused).toEqual({
      ok: false,
      error: { isAdmin: expect.stringContaining('no other admin') },
    });
    // All of it, or nothing.
    expect((await people.find(WORKSPACE, 'U1'))?.function).toBe('Sales');
    await changePerson(deps, WORKSPACE, 'U1', 'U3', { ...WORDS, isAdmin: true, isExecutive: true });
    expect(await changePerson(deps, WORKSPACE, 'U1', 'U1', WORDS)).toEqual({
      ok: true,
      value: null,
    });
    expect((await holders('admin')).sort()).toEqual(['U2', 'U3']);
    expect(await holders('executive')).toEqual(['U3']);
  });

  it('lets the first admin name themselves before anybody else', async () => {
    const other = await changePerson(deps, WORKSPACE, 'U1', 'U2', { ...WORDS, isAdmin: true });
    expect(other).toEqual({
      ok: false,
      error: { isAdmin: expect.stringContaining('Make yourself an admin first') },
    });
    await changePerson(deps, WORKSPACE, 'U1', 'U1', { ...WORDS, isAdmin: true });
    await changePerson(deps, WORKSPACE, 'U1', 'U2', { ...WORDS, isAdmin: true });
    expect((await holders('admin')).sort()).toEqual(['U1', 'U2']);
  });

  it("ends a leave with the last day, by the person's own clock", async () => {
    await takeOverPerson(deps, WORKSPACE, entry('U1', { timeZone: 'America/New_York' }));
    await changePerson(deps, WORKSPACE, 'U2', 'U1', { ...WORDS, lastDayOff: '2026-12-04' });
    const [leave] = await workspace.stores.people.absences(WORKSPACE, 'U1');
    expect(leave?.until).toEqual(new Date('2026-12-05T05:00:00Z'));
    expect(await describePerson(deps, WORKSPACE, 'U1')).toMatchObject({
      awayUntil: '2026-12-04',
      lastDayOff: '2026-12-04',
    });
  });

  it('leaves what somebody said themselves as it is, until an admin knows that they are back', async () => {
    const { people } = workspace.stores;
    const own = { personId: 'U1', source: 'self', from: NOW, until: hoursLater(39) } as const;
    await people.setAbsence(WORKSPACE, own);
    await changePerson(deps, WORKSPACE, 'U2', 'U1', { ...WORDS, lastDayOff: '2026-12-01' });
    expect(await people.absences(WORKSPACE, 'U1')).toEqual([own]);
    await changePerson(deps, WORKSPACE, 'U2', 'U1', { ...WORDS, isBack: true });
    expect(await people.absences(WORKSPACE, 'U1')).toEqual([]);
  });
});

describe('personChanged', () => {
  it('is news where the zone, the standing or the leave is another, and what waits is looked at again', async () => {
    const changed = (changes: Partial<DirectoryEntry>) =>
      takeOverPerson(deps, WORKSPACE, entry('U1', changes));
    const awayUntil = new Date(NOW.getTime() + 48 * HOUR);
    expect(await changed({ name: 'Another name' })).toBe(false);
    expect(await changed({ timeZone: 'Asia/Tokyo' })).toBe(true);
    expect(await changed({ timeZone: 'Asia/Tokyo' })).toBe(false);
    expect(await changed({ timeZone: 'Asia/Tokyo', awayUntil })).toBe(true);
    expect(await changed({ timeZone: 'Asia/Tokyo', awayUntil })).toBe(false);
    expect(await changed({ timeZone: 'Asia/Tokyo' })).toBe(true);
    expect(hastened).toEqual(['U1', 'U1', 'U1']);
    expect(await takeOverPerson(deps, WORKSPACE, entry('U9'))).toBe(true);
    expect((await workspace.stores.people.find(WORKSPACE, 'U1'))?.function).toBe('Sales');
  });
});

describe('lists of people', () => {
  const HEADER = 'person,function,level\n';
  const preview = async (body: string) => {
    uploaded = HEADER + body;
    const looked = await previewImport(deps, WORKSPACE, 'F1');
    if (!looked.ok) throw new Error(looked.error);
    return looked.value;
  };

  it('change nothing before they are applied, and are applied once', async () => {
    const { people } = workspace.stores;
    const before = await people.all(WORKSPACE);
    const { importId } = await preview('U1,Product,\nU3,IT,manager\n');
    expect(await people.all(WORKSPACE)).toEqual(before);
    // What changed between the look and the word to apply stays, where the list says nothing of it.
    await changePerson(deps, WORKSPACE, 'U2', 'U1', { ...WORDS, level: 'executive', region: 'DE' });
    expect(await applyImport(deps, WORKSPACE, importId)).toMatchObject({
      ok: true,
      value: { changed: 2 },
    });
    const described = (await people.all(WORKSPACE)).map(({ id, function: own, level, region }) => [
      id,
      own,
      level,
      region,
    ]);
    expect(described).toEqual([
      ['U1', 'Product', 'executive', 'DE'],
      ['U2', 'Product', 'manager', null],
      ['U3', 'IT', 'manager', null],
      ['U4', null, null, null],
    ]);
    expect(await applyImport(deps, WORKSPACE, importId)).toEqual({ ok: false, error: 'gone' });
  });

  it('are kept for a day, across a restart', async () => {
    const { importId } = await preview('U3,IT,manager\n');
    now = hoursLater(25);
    expect(await applyImport(deps, WORKSPACE, importId)).toEqual({ ok: false, error: 'gone' });
    const { importId: later } = await preview('U3,IT,manager\n');
    expect(await workspace.stores.imports.find(WORKSPACE, importId, new Date(0))).toBeUndefined();
    expect(await workspace.stores.imports.find('T2', later, new Date(0))).toBeUndefined();
    expect(await applyImport(deps, WORKSPACE, later)).toMatchObject({
      ok: true,
      value: { changed: 1 },
    });
  });
});

describe('profiles', () => {
  it('give what they say and leave the rest, and count who could not be read', async () => {
    profileValues = {
      U1: { Xf1: 'Field sales', Xf2: 'Executive' },
      U2: { Xf2: 'Grade 7' },
      U3: { Xf1: `  ${'long '.repeat(20)}` },
    };
    expect(await readAllProfiles(deps, WORKSPACE)).toEqual({ changed: 0, unread: 0 });
    await saveProfileFields(deps, WORKSPACE, { function: 'Team', level: 'Grade' });
    expect(await readAllProfiles(deps, WORKSPACE)).toEqual({ changed: 2, unread: 1 });
    const people = await workspace.stores.people.all(WORKSPACE);
    expect(people.map((person) => [person.id, person.function?.length, person.level])).toEqual([
      ['U1', 11, 'executive'],
      ['U2', 7, 'manager'],
      ['U3', 55, null],
      ['U4', undefined, null],
    ]);
    expect(await readAllProfiles(deps, WORKSPACE)).toEqual({ changed: 0, unread: 1 });
  });

  it('leave alone what an admin writes while they are read', async () => {
    await saveProfileFields(deps, WORKSPACE, { function: 'Team', level: '' });
    const { people } = workspace.stores;
    deps.profiles.valuesOf = async () => {
      await people.describe(WORKSPACE, [{ id: 'U1', function: 'IT', level: null, region: 'DE' }]);
      return new Map([['Xf1', 'Field sales']]);
    };
    await readProfileOf(deps, WORKSPACE, 'U1', true);
    expect(await people.find(WORKSPACE, 'U1')).toMatchObject({
      function: 'Field sales',
      level: null,
      region: 'DE',
    });
  });

  it('are read of who changed and is described, and of whoever joins', async () => {
    await saveProfileFields(deps, WORKSPACE, { function: 'Team', level: '' });
    profileValues = { U1: { Xf1: 'IT' }, U3: { Xf1: 'IT' } };
    const functionOf = async (id: string) =>
      (await workspace.stores.people.find(WORKSPACE, id))?.function;
    await readProfileOf(deps, WORKSPACE, 'U1', false);
    await readProfileOf(deps, WORKSPACE, 'U3', false);
    expect([await functionOf('U1'), await functionOf('U3')]).toEqual(['IT', null]);
    await readProfileOf(deps, WORKSPACE, 'U3', true);
    expect(await functionOf('U3')).toBe('IT');
  });

  it('keep the fields that are set where a label is unknown, and can be left alone again', async () => {
    await saveProfileFields(deps, WORKSPACE, { function: 'Team', level: '' });
    const refused = await saveProfileFields(deps, WORKSPACE, { function: 'team', level: 'Rank' });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        profileFunction: expect.stringContaining('no field "team"'),
        profileLevel: expect.stringContaining('There are: Team, Grade.'),
      },
    });
    const fieldsOf = async () => (await describeSettings(deps, WORKSPACE)).settings.profileFields;
    expect(await fieldsOf()).toEqual({ function: 'Team', level: null });
    await saveProfileFields(deps, WORKSPACE, { function: '', level: '' });
    expect(await fieldsOf()).toEqual({ function: null, level: null });
  });
});

describe('settings', () => {
  it('are saved part by part', async () => {
    const { settings } = await describeSettings(deps, WORKSPACE);
    await saveVisibility(deps, WORKSPACE, { disclosure: 'anonymous', smallestGroup: '5' });
    const words = {
      from: '09:00',
      to: '17:00',
      region: 'Egypt',
      weekend: [],
      quietDays: '',
      extraHolidays: '',
      noHolidays: '',
    };
    await saveWorkTimes(deps, WORKSPACE, words);
    expect(await saveWorkTimes(deps, WORKSPACE, { ...words, region: 'Atlantis' })).toMatchObject({
      ok: false,
    });
    expect(await describeSettings(deps, WORKSPACE)).toEqual({
      settings: {
        ...settings,
        workingHours: { from: '09:00', to: '17:00' },
        region: 'EG',
        disclosure: 'anonymous',
        smallestGroup: 5,
      },
      regionName: 'Egypt',
      weekend: [5, 6],
    });
  });
});
