import { describe, expect, it } from 'vitest';
import { loadSetup } from '../../../src/services/setup/load-setup.ts';
import { problemInWords } from '../../../src/services/setup/read-yaml.ts';

const STRATEGY = `name: Few and large
statement: We serve few large customers well.
priorities:
  - id: build
    title: Build for the large
    decision_rules:
      - { id: features, prefer: audit logs, over: quick features }
`;
const SETUP = `strategies:
  large: plans/large.yaml
people:
  - person: ada@example.org
    function: Product
    level: director
admins: [U02KLMN77]
executives: [ada@example.org]
audiences:
  leaders:
    people: [ada@example.org, U02KLMN77]
    user_groups: [S0604QSJC]
    levels: [director]
schedules:
  weekly:
    strategy: large
    audience: leaders
    ask:
      - open
      - "dilemma: features"
      - What did you say no to?
    channel: C0123ABCD
    cron: 0 9 * * 1
    time_zone: Europe/Berlin
    open_for_hours: 48
  kick-off:
    strategy: large
    audience: leaders
    at: 2026-12-01T09:00
    time_zone: America/New_York
    paused: true
`;

async function load(setup: string, files: Record<string, string> = {}) {
  const all: Record<string, string> = {
    '/etc/setup.yaml': setup,
    '/etc/plans/large.yaml': STRATEGY,
    ...files,
  };
  return await loadSetup('/etc/setup.yaml', async (path) => all[path]);
}

async function problems(setup: string, files: Record<string, string> = {}) {
  const loaded = await load(setup, files);
  return loaded.ok ? [] : loaded.error.map(problemInWords);
}

function change(from: string, to: string): string {
  expect(SETUP).toContain(from);
  return SETUP.replace(from, to);
}

describe('a good set-up', () => {
  it('is loaded with its strategies, which stand beside it', async () => {
    const loaded = await load(SETUP);
    expect(loaded.ok && [...loaded.value.strategies.keys()]).toEqual(['large']);
    expect(loaded.ok && loaded.value.audiences.get('leaders')).toEqual({
      people: ['ada@example.org', 'U02KLMN77'],
      userGroups: ['S0604QSJC'],
      channels: [],
      functions: [],
      levels: ['director'],
      except: [],
    });
  });

  it('says when and what is asked', async () => {
    const loaded = await load(SETUP);
    const [weekly, kickOff] = loaded.ok ? loaded.value.schedules : [];
    expect(weekly).toMatchObject({
      id: 'weekly',
      strategyId: 'large',
      audienceId: 'leaders',
      delivery: { kind: 'channel', channelId: 'C0123ABCD' },
      recurrence: { kind: 'cron', expression: '0 9 * * 1' },
      timeZone: 'Europe/Berlin',
      openHours: 48,
      graceHours: 12,
      isPaused: false,
    });
    expect(weekly?.questions.map(({ kind, ruleId }) => [kind, ruleId])).toEqual([
      ['open', null],
      ['dilemma', 'features'],
      ['open', null],
    ]);
    expect(weekly?.questions[2]?.text).toBe('What did you say no to?');
    expect(kickOff).toMatchObject({
      delivery: { kind: 'direct' },
      recurrence: { kind: 'once', at: '2026-12-01T09:00' },
      isPaused: true,
      openHours: 72,
    });
    expect(kickOff?.questions).toMatchObject([{ kind: 'open' }]);
  });

  it('may be empty but for braces', async () => {
    expect(await problems('{}')).toEqual([]);
  });
});

describe('a mistake names file, line, field and what is expected', () => {
  const at = (line: number, field: string) => `/etc/setup.yaml:${line}: ${field}: `;

  it.each([
    [
      'ada@example.org\n    function',
      'Ada\n    function',
      `${at(4, 'people[0].person')}expected a Slack member id such as U02KLMN77 or an e-mail address`,
    ],
    [
      'level: director',
      'level: boss',
      `${at(6, 'people[0].level')}expected one of: executive, director, manager, frontline`,
    ],
    ['admins: [U02KLMN77]', 'admins: U02KLMN77', `${at(7, 'admins')}expected a list of people`],
    [
      '[S0604QSJC]',
      '[leaders]',
      `${at(12, 'audiences.leaders.user_groups[0]')}expected a user group id such as S0604QSJC`,
    ],
    [
      'channel: C0123ABCD',
      'channel: general',
      `${at(22, 'schedules.weekly.channel')}expected a channel id such as C0123ABCD`,
    ],
    [
      'open_for_hours: 48',
      'open_for_hours: 0',
      `${at(25, 'schedules.weekly.open_for_hours')}at least 1 hour`,
    ],
    [
      'open_for_hours: 48',
      'open_for_hours: two',
      `${at(25, 'schedules.weekly.open_for_hours')}expected a number of hours`,
    ],
    [
      'paused: true',
      'paused: "yes"',
      `${at(31, 'schedules.kick-off.paused')}expected true or false`,
    ],
    [
      'audience: leaders',
      'audiance: leaders',
      `${at(17, 'schedules.weekly.audiance')}this field is not known here; look for a typing mistake`,
    ],
    [
      '    at: 2026-12-01T09:00\n',
      '',
      `${at(26, 'schedules.kick-off')}expected either "at" (once) or "cron" (again and again)`,
    ],
    [
      '- open\n',
      '- nothing\n',
      `${at(19, 'schedules.weekly.ask[0]')}expected open, stop, resources`,
    ],
    [
      '- "dilemma: features"',
      '- dilemma: features',
      `${at(20, 'schedules.weekly.ask[1]')}expected open, stop, resources`,
    ],
    // What only shows when the parts are seen together:
    [
      '    strategy: large\n    audience: leaders\n    ask',
      '    strategy: larg\n    audience: leaders\n    ask',
      `${at(16, 'schedules.weekly.strategy')}there is no strategy "larg" in this file`,
    ],
    [
      'audience: leaders\n    at',
      'audience: all\n    at',
      `${at(28, 'schedules.kick-off.audience')}there is no audience "all" in this file`,
    ],
    ['0 9 * * 1', '0 9 31 2 *', `${at(23, 'schedules.weekly.cron')}"0 9 31 2 *" never comes`],
    [
      '2026-12-01T09:00',
      '2026-02-30T09:00',
      `${at(29, 'schedules.kick-off.at')}"2026-02-30T09:00" is no date and time`,
    ],
    ['Europe/Berlin', 'Berlin', `${at(24, 'schedules.weekly.time_zone')}"Berlin" is no time zone`],
    [
      'dilemma: features',
      'dilemma: prices',
      `${at(20, 'schedules.weekly.ask[1]')}the strategy has no decision rule for "dilemma: prices"`,
    ],
    [
      'plans/large.yaml',
      'plans/lagre.yaml',
      `${at(2, 'strategies.large')}there is no file "plans/lagre.yaml" beside this one`,
    ],
  ])('%j → %j', async (from, to, expected) => {
    const found = await problems(change(from, to));
    expect(found.filter((problem) => problem.startsWith(expected))).toHaveLength(1);
  });

  it('names the strategy file where the mistake is there', async () => {
    const wrong = STRATEGY.replace('prefer: audit logs, ', '');
    expect(await problems(SETUP, { '/etc/plans/large.yaml': wrong })).toEqual([
      '/etc/plans/large.yaml:7: priorities[0].decision_rules[0].prefer: expected what comes first',
    ]);
  });

  it('says so where there is no set-up file', async () => {
    const loaded = await loadSetup('/nowhere.yaml', async () => undefined);
    expect(loaded.ok ? [] : loaded.error.map(problemInWords)).toEqual([
      '/nowhere.yaml:1: there is no such file',
    ]);
  });

  it('says every mistake at once', async () => {
    const wrong = change('0 9 * * 1', '0 9 * *').replace('2026-12-01T09:00', 'soon');
    expect(await problems(wrong)).toEqual([
      expect.stringContaining('setup.yaml:23: schedules.weekly.cron: '),
      expect.stringContaining('setup.yaml:29: schedules.kick-off.at: '),
    ]);
  });
});
