import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import type { Deps } from '../../../src/deps.ts';
import { DEFAULT_ROTATION, type Schedule } from '../../../src/domain/schedule.ts';
import { describeRound, describeRounds } from '../../../src/features/check-in/describe-rounds.ts';
import { askNow } from '../../../src/features/check-in/open-rounds.ts';
import {
  pauseSchedule,
  sendSample,
  skipNext,
} from '../../../src/features/schedules/change-schedule.ts';
import { describeSchedule } from '../../../src/features/schedules/describe-schedules.ts';
import {
  describeQuestions,
  previewQuestion,
  removeQuestion,
} from '../../../src/features/schedules/questions.ts';
import { saveSchedule } from '../../../src/features/schedules/save-schedule.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  messageOf,
  NOW,
  openSentRound,
  SCHEDULE,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let workspace: TempWorkspace;
let now: Date;
let deps: Deps;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeEach(async () => {
  workspace = await createTempWorkspace();
  now = NOW;
  deps = testDeps({
    ...workspace.stores,
    holidays: createPublicHolidays(),
    directory: { membersOf: async () => [], hasApp: async (id: string) => id === 'C0IN' },
    clock: () => now,
    newId: workspace.newId,
    random: () => 0.3,
    log: silent,
  });
});
afterEach(() => workspace.remove());

const WEEKLY: Schedule = {
  ...SCHEDULE,
  id: 'weekly',
  rotation: [[{ kind: 'open' }], [{ kind: 'dilemma', ruleId: 'features' }]],
  recurrence: { kind: 'weekly', weekdays: [1], every: 1, from: '2026-11-30', time: '09:00' },
};
const save = (changes: Partial<Schedule> = {}, isNew = true) =>
  saveSchedule(deps, WORKSPACE, { ...WEEKLY, ...changes }, isNew);
const nextOf = async (id = 'weekly') =>
  (await describeSchedule(deps, WORKSPACE, id))?.next?.localTime;

describe('saving a schedule', () => {
  it('keeps it with its next time, as one from Slack', async () => {
    expect(await save()).toMatchObject({ ok: true, value: { origin: 'slack' } });
    expect(await nextOf()).toBe('2026-12-07T09:00');
  });

  it('begins today where the local hour is still to come, wherever the day began', async () => {
    now = new Date('2026-11-30T08:30:00Z');
    const saved = await save({ atLocalHour: true });
    expect(saved).toMatchObject({ ok: true, value: { next: { localTime: '2026-11-30T09:00' } } });
    expect(saved.ok && (saved.value.next?.dueAt ?? now) < now).toBe(true);
  });

  it('names every part that cannot work, and saves nothing', async () => {
    const saved = await save({
      id: 'plan',
      strategyId: 'large',
      audienceId: 'nobody',
      rotation: [[{ kind: 'open' }], [{ kind: 'dilemma', ruleId: 'gone' }]],
      recurrence: { kind: 'once', at: '2026-11-30T08:00' },
      delivery: { kind: 'channel', channelId: 'C0OUT' },
    });
    expect(!saved.ok && saved.error.map(({ part }) => part)).toEqual([
      'name',
      { turn: 1 },
      'audience',
      'recurrence',
      'where',
    ]);
    expect((await describeSchedule(deps, WORKSPACE, 'plan'))?.schedule).toEqual(SCHEDULE);
  });

  it('refuses a dilemma of another strategy although it is in the bank', async () => {
    const alien = { kind: 'dilemma', text: 'Which?', ruleId: 'elsewhere' } as const;
    await deps.schedules.saveQuestion(WORKSPACE, 'q1', alien);
    const saved = await save({ rotation: [[{ kind: 'own', questionId: 'q1' }]] });
    expect(!saved.ok && saved.error[0]?.part).toEqual({ turn: 0 });
  });

  it('leaves the origin of one from a file alone', async () => {
    await save({ ...SCHEDULE, openDays: 9 }, false);
    const planned = await describeSchedule(deps, WORKSPACE, 'plan');
    expect(planned).toMatchObject({ origin: 'file', schedule: { openDays: 9 } });
  });

  it('leaves a skipped time skipped unless the times change', async () => {
    await save();
    await skipNext(deps, WORKSPACE, 'weekly');
    expect(await nextOf()).toBe('2026-12-14T09:00');
    await save({ openDays: 9 }, false);
    expect(await nextOf()).toBe('2026-12-14T09:00');
    await save({ timeZone: 'Europe/Berlin' }, false);
    expect(await nextOf()).toBe('2026-12-07T09:00');
  });
});

describe('pausing', () => {
  it('keeps no backlog: what was due meanwhile is left out', async () => {
    await save();
    await pauseSchedule(deps, WORKSPACE, 'weekly', true);
    now = hoursLater(24 * 30);
    expect(await workspace.stores.schedules.due(now)).toHaveLength(1);
    await pauseSchedule(deps, WORKSPACE, 'weekly', false);
    expect(await nextOf()).toBe('2027-01-04T09:00');
  });

  it('of a schedule that is gone does nothing', async () => {
    expect(await pauseSchedule(deps, WORKSPACE, 'nowhere', true)).toBeUndefined();
    expect(await sendSample(deps, WORKSPACE, 'nowhere', 'U1')).toBe(false);
  });
});

describe('a schedule in words', () => {
  it('shows five dates, the turns, and what is special about a date', async () => {
    const settings = await workspace.stores.settings.read(WORKSPACE);
    await workspace.stores.settings.save(WORKSPACE, { ...settings, region: 'DE' });
    const at = {
      kind: 'weekly',
      weekdays: [5],
      every: 1,
      from: '2026-12-04',
      time: '09:00',
    } as const;
    await save({ recurrence: at });
    const detail = await describeSchedule(deps, WORKSPACE, 'weekly');
    expect(detail?.dates).toHaveLength(5);
    expect(detail?.words).toBe('Every Friday at 09:00');
    expect(detail?.hints.join()).toContain('Friday 25 December 2026 is a public holiday in DE');
    expect(detail?.turns).toEqual([
      [expect.stringContaining('what will you do differently')],
      [expect.stringContaining('audit logs')],
    ]);
  });

  it('says that trade-offs are chosen each time, beside what is asked every time', async () => {
    const [turn = []] = DEFAULT_ROTATION;
    await save({ rotation: [turn, [{ kind: 'trade-offs' }]] });
    const chosen = expect.stringMatching(/two trade-offs, chosen each time/);
    const detail = await describeSchedule(deps, WORKSPACE, 'weekly');
    expect(detail?.turns).toEqual([
      [expect.stringContaining('How clear'), expect.stringContaining('differently'), chosen],
      [chosen],
    ]);
  });
});

describe('questions of one’s own', () => {
  it('are not removed while a schedule asks them', async () => {
    await deps.schedules.saveQuestion(WORKSPACE, 'q2', {
      kind: 'stop',
      text: 'What stops?',
      ruleId: null,
    });
    const [key = ''] = (await describeQuestions(deps, WORKSPACE)).own.map((each) => each.key);
    const questionId = key.replace('own ', '');
    await save({ rotation: [[{ kind: 'own', questionId }]] });
    expect(await removeQuestion(deps, WORKSPACE, questionId)).toEqual({
      ok: false,
      error: ['weekly'],
    });
    await deps.schedules.remove(WORKSPACE, 'weekly');
    expect((await removeQuestion(deps, WORKSPACE, questionId)).ok).toBe(true);
    expect((await describeQuestions(deps, WORKSPACE)).own).toEqual([]);
  });

  it('are previewed about the strategy that they belong to', async () => {
    const preview = await previewQuestion(deps, WORKSPACE, 'rule large/features');
    expect(preview?.questions[0]?.sides.map(({ text }) => text)).toEqual([
      'audit logs',
      'quick features',
    ]);
    expect(preview?.subjectId).toBeNull();
    expect(await previewQuestion(deps, WORKSPACE, 'rule large/gone')).toBeUndefined();
  });
});

describe('rounds', () => {
  it('tell for each person where they stand, what needs a look first', async () => {
    await openSentRound(workspace.stores, 'r1', ['U1', 'U2'], '1.1');
    const states = (await describeRound(deps, WORKSPACE, 'r1'))?.people.map(({ state }) => state);
    expect(states).toEqual(['asked', 'asked']);
    expect(await describeRound(deps, WORKSPACE, 'nowhere')).toBeUndefined();
  });

  it('say when somebody is to be asked, and why somebody could not be', async () => {
    await workspace.stores.people.setHolders(WORKSPACE, 'admin', ['U4']);
    const audience = await workspace.stores.audiences.find(WORKSPACE, 'leaders');
    if (audience === undefined) throw new Error('no audience');
    await workspace.stores.audiences.save(WORKSPACE, 'leaders', {
      ...audience,
      people: ['U1', 'U0GONE'],
    });
    const outcome = await askNow(deps, WORKSPACE, 'plan');
    const id = outcome.kind === 'opened' ? outcome.roundId : '';
    const round = await describeRound(deps, WORKSPACE, id);
    expect(round?.people).toEqual([
      {
        personId: 'U0GONE',
        state: 'missed',
        waitsUntil: null,
        remark: 'Slack does not know this person.',
      },
      { personId: 'U1', state: 'waiting', waitsUntil: NOW, remark: '' },
    ]);
    expect(await workspace.stores.outbox.pending()).toBe(2);
  });

  it('do not tell who answered where people were told that nobody sees it', async () => {
    const changes = { disclosure: 'anonymous' } as const;
    await openSentRound(workspace.stores, 'r1', ['U1', 'U2'], '100.000000', changes);
    const message = messageOf('U2', '101.000000', 'We stop the gallery.');
    await workspace.stores.replies.record(message, 'thread', workspace.newId, NOW);
    const round = await describeRound(deps, WORKSPACE, 'r1');
    expect(round?.answered).toBe(1);
    expect(round?.people.map(({ state }) => state)).toEqual(['reached', 'reached']);
  });

  it('tell who answered where people were told so', async () => {
    await openSentRound(workspace.stores, 'r1', ['U1', 'U2'], '100.000000');
    const message = messageOf('U2', '101.000000', 'We stop the gallery.');
    await workspace.stores.replies.record(message, 'thread', workspace.newId, NOW);
    const people = (await describeRound(deps, WORKSPACE, 'r1'))?.people;
    expect(people?.map(({ personId, state }) => `${personId} ${state}`)).toEqual([
      'U1 asked',
      'U2 answered',
    ]);
  });

  it('come in pages, the open ones first', async () => {
    for (const [n, id] of ['a', 'b', 'c'].entries()) {
      const changes = { dueAt: hoursLater(n), openedAt: hoursLater(n), scheduleId: id };
      const closedAt = id === 'a' ? null : hoursLater(9);
      await openSentRound(workspace.stores, id, ['U1'], `${n}.1`, { ...changes, closedAt });
    }
    const first = await describeRounds(deps, WORKSPACE, 0, 2);
    expect(first.rounds.map(({ round }) => round.id)).toEqual(['a', 'c']);
    const last = await describeRounds(deps, WORKSPACE, 9, 2);
    expect(last).toMatchObject({ page: 1, pages: 2 });
    expect(last.rounds.map(({ round }) => round.id)).toEqual(['b']);
  });
});
