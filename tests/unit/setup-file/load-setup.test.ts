import { describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import { loadSetup } from '../../../src/features/setup-file/load-setup.ts';
import { formatProblem } from '../../../src/features/strategies/yaml-file.ts';

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
    open_for_days: 2
  kick-off:
    strategy: large
    audience: leaders
    at: 2026-12-01T09:00
    time_zone: America/New_York
    paused: true
`;

const HOLIDAYS = createPublicHolidays();

async function load(setup: string, files: Record<string, string> = {}) {
  const all: Record<string, string> = {
    '/etc/setup.yaml': setup,
    '/etc/plans/large.yaml': STRATEGY,
    ...files,
  };
  return await loadSetup('/etc/setup.yaml', async (path) => all[path], HOLIDAYS);
}

async function problems(setup: string, files: Record<string, string> = {}) {
  const loaded = await load(setup, files);
  return loaded.ok ? [] : loaded.error.map(formatProblem);
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
    const [weekly, kickOff] = loaded.ok ? (loaded.value.schedules ?? []) : [];
    expect(weekly).toMatchObject({
      id: 'weekly',
      strategyId: 'large',
      audienceId: 'leaders',
      delivery: { kind: 'channel', channelId: 'C0123ABCD' },
      recurrence: { kind: 'cron', expression: '0 9 * * 1' },
      timeZone: 'Europe/Berlin',
      atLocalHour: false,
      openDays: 2,
      reminders: [],
      graceHours: 12,
      isPaused: false,
    });
    expect(weekly?.rotation).toEqual([
      [{ kind: 'open' }],
      [{ kind: 'dilemma', ruleId: 'features' }],
      [{ kind: 'text', text: 'What did you say no to?' }],
    ]);
    expect(kickOff).toMatchObject({
      delivery: { kind: 'direct' },
      recurrence: { kind: 'once', at: '2026-12-01T09:00' },
      isPaused: true,
      openDays: 3,
      // What is asked follows from what there is already.
      rotation: undefined,
    });
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
      'open_for_days: 2',
      'open_for_days: 0',
      `${at(25, 'schedules.weekly.open_for_days')}at least 1 working day`,
    ],
    [
      'open_for_days: 2',
      'open_for_days: two',
      `${at(25, 'schedules.weekly.open_for_days')}expected a number of working days`,
    ],
    [
      'open_for_days: 2',
      'open_for_hours: 48',
      `${at(25, 'schedules.weekly.open_for_hours')}write open_for_days: working days`,
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
      `${at(26, 'schedules.kick-off')}expected one of "at", "weekly", "monthly", "quarterly" or "cron"`,
    ],
    [
      '- open\n',
      '- nothing\n',
      `${at(19, 'schedules.weekly.ask[0]')}expected open, stop, resources, decisions, metrics, clarity, trade-offs, "dilemma: <rule id>", "own: <question id>", or a question`,
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
    [
      '    level: director\nadmins',
      '    level: director\n    region: DE-XX\nadmins',
      `${at(7, 'people[0].region')}I know no calendar for "DE-XX".`,
    ],
    [
      '    level: director\nadmins',
      '    level: director\n    region: Germany\nadmins',
      `${at(7, 'people[0].region')}expected its code, DE`,
    ],
    [
      '    function: Product\n    level: director\n',
      '',
      `${at(4, 'people[0]')}expected what there is to say: function, level, region or away_until`,
    ],
    [
      '    cron: 0 9 * * 1',
      '    cron: 0 9 * * 1\n    at: 2026-12-01T09:00',
      `${at(23, 'schedules.weekly.cron')}expected either this or "at", not both`,
    ],
    [
      '- open\n',
      '- "own: gone"\n',
      `${at(19, 'schedules.weekly.ask[0]')}there is no question "gone" in this file`,
    ],
    [
      '- open\n',
      '- [open, "dilemma: prices"]\n',
      `${at(19, 'schedules.weekly.ask[0][1]')}the strategy has no decision rule`,
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
    const loaded = await loadSetup('/nowhere.yaml', async () => undefined, HOLIDAYS);
    expect(loaded.ok ? [] : loaded.error.map(formatProblem)).toEqual([
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

describe('when a schedule comes round', () => {
  const KICK_OFF = '    at: 2026-12-01T09:00\n';
  const recurrence = async (line: string) => {
    const loaded = await load(change(KICK_OFF, `    ${line}\n`));
    return loaded.ok ? loaded.value.schedules?.[1]?.recurrence : loaded.error.map(formatProblem);
  };

  it.each([
    [
      'weekly: { on: [monday, Wednesday], every: 2, from: 2026-12-01, time: 09:00 }',
      { kind: 'weekly', weekdays: [1, 3], every: 2, from: '2026-12-01', time: '09:00' },
    ],
    [
      'weekly: { on: friday, time: "16:30" }',
      { kind: 'weekly', weekdays: [5], every: 1, from: '2024-01-01', time: '16:30' },
    ],
    [
      'monthly: { on: 15, time: "09:00" }',
      { kind: 'monthly', day: { kind: 'date', date: 15 }, time: '09:00' },
    ],
    [
      'monthly: { on: last, time: "09:00" }',
      { kind: 'monthly', day: { kind: 'last' }, time: '09:00' },
    ],
    [
      'monthly: { on: First  Tuesday, time: "09:00" }',
      { kind: 'monthly', day: { kind: 'weekday', weekday: 2, nth: 1 }, time: '09:00' },
    ],
    [
      'quarterly: { month: 3, on: "last friday", time: "09:00" }',
      { kind: 'quarterly', month: 3, day: { kind: 'weekday', weekday: 5, nth: -1 }, time: '09:00' },
    ],
  ])('%s', async (line, expected) => {
    expect(await recurrence(line)).toEqual(expected);
  });

  it.each([
    ['weekly: { on: [mon], time: "09:00" }', 'weekly.on[0]: expected one of: monday, tuesday'],
    ['weekly: { on: [], time: "09:00" }', 'weekly.on: expected at least one day of the week'],
    ['weekly: { on: monday, every: 2, time: "09:00" }', 'weekly: expected "from", the first day'],
    ['weekly: { on: monday, every: 13, time: "09:00" }', 'weekly.every: at most 12 weeks'],
    ['weekly: { on: monday, from: 1 May, time: "09:00" }', 'weekly.from: expected a date such as'],
    ['weekly: { on: monday, time: 9:00 }', 'weekly.time: expected a time of day such as "09:00"'],
    ['weekly: monday', 'weekly: expected weekly: { on: [monday], time: "09:00" }'],
    [
      'monthly: { on: 31, time: "09:00" }',
      'monthly.on: expected 1 to 28, which every month has, or last',
    ],
    ['monthly: { on: first tusday, time: "09:00" }', 'monthly.on: expected a day of the month'],
    ['quarterly: { month: 4, on: 1, time: "09:00" }', 'quarterly.month: expected 1, 2 or 3'],
  ])('%s is wrong', async (line, expected) => {
    expect(await recurrence(line)).toContainEqual(
      expect.stringContaining(`/etc/setup.yaml:29: schedules.kick-off.${expected}`),
    );
  });
});

describe('what rounds are about', () => {
  const QUESTIONS = `questions:
  no: { kind: open, text: "What did you say no to?" }
  price: { kind: dilemma, text: "A discount, or a refund?", rule: features }
`;
  const rotation = async (ask: string, questions = QUESTIONS) => {
    const loaded = await load(`${questions}${change('    at: ', `    ask: ${ask}\n    at: `)}`);
    return loaded.ok ? loaded.value.schedules?.[1]?.rotation : loaded.error.map(formatProblem);
  };

  it('is one question for each round, or some together', async () => {
    expect(await rotation('[[clarity, open], "own: no", metrics, dilemma: features]')).toEqual([
      [{ kind: 'clarity' }, { kind: 'open' }],
      [{ kind: 'own', questionId: 'no' }],
      [{ kind: 'metrics' }],
      [{ kind: 'dilemma', ruleId: 'features' }],
    ]);
  });

  it.each([
    ['[open]', QUESTIONS.replace(', rule: features', ''), 'questions.price: expected "rule"'],
    ['[open]', QUESTIONS.replace('kind: open', 'kind: opne'), 'questions.no.kind: expected one of'],
    ['[open]', QUESTIONS.replace('no to?', 'no to'), 'questions.no.text: expected a question'],
    [
      '["own: price"]',
      QUESTIONS.replace('rule: features', 'rule: gone'),
      'ask[0]: the strategy has no decision rule "gone"',
    ],
    ['[[]]', QUESTIONS, 'ask[0]: expected open'],
    ['[]', QUESTIONS, 'ask: expected open'],
    ['open', QUESTIONS, 'ask: expected a list of questions'],
    ['[open it]', QUESTIONS, 'ask[0]: expected open'],
  ])('%s may be wrong', async (ask, questions, expected) => {
    expect(await rotation(ask, questions)).toContainEqual(expect.stringContaining(expected));
  });
});

describe('settings', () => {
  const settings = async (line: string) => {
    const loaded = await load(`${SETUP}settings:\n  ${line}\n`);
    return loaded.ok ? loaded.value.settings : loaded.error.map(formatProblem);
  };

  it.each([
    ['working_hours: 07:30-16:00', { workingHours: { from: '07:30', to: '16:00' } }],
    ['region: DE-BY', { region: 'DE-BY' }],
    ['region: none', { region: null }],
    ['weekend: [sunday, friday]', { weekend: [5, 7] }],
    ['weekend: regional', { weekend: null }],
    [
      'quiet_days: [{ from: 2026-12-24, to: 2027-01-02, name: Holidays }, { from: 2026-05-04 }]',
      {
        quietDays: [
          { from: '2026-12-24', to: '2027-01-02', name: 'Holidays' },
          { from: '2026-05-04', to: '2026-05-04', name: '' },
        ],
      },
    ],
    ['no_holidays: [2026-12-24]', { noHolidays: ['2026-12-24'] }],
    ['profile_fields: { function: Team }', { profileFields: { function: 'Team', level: null } }],
    ['who_sees: anonymous', { disclosure: 'anonymous' }],
    ['smallest_group: 5', { smallestGroup: 5 }],
    ['keep_months: 12', { keepMonths: 12 }],
  ])('%s says nothing about the others', async (line, expected) => {
    expect(await settings(line)).toEqual(expected);
  });

  it.each([
    ['working_hours: 18:00-08:00', 'working_hours: expected working hours such as'],
    ['working_hours: nine to five', 'working_hours: expected working hours such as'],
    ['region: XX', 'region: I know no calendar for "XX".'],
    ['weekend: sundays', 'weekend: expected days of the week such as [saturday, sunday]'],
    ['weekend: [sundays]', 'weekend[0]: expected one of: monday'],
    ['quiet_days: [{ from: 2026-12-24, to: 2026-12-01 }]', 'quiet_days[0]: expected "to" on or'],
    ['extra_holidays: [2026-02-30]', 'extra_holidays[0]: expected a date such as 2026-12-01'],
    ['profile_fields: { team: Team }', 'profile_fields.team: this field is not known here'],
    ['who_sees: all', 'who_sees: expected one of: named, function, anonymous'],
    ['smallest_group: 1', 'smallest_group: at least 2 people'],
    ['quite_days: []', 'quite_days: this field is not known here; look for a typing mistake'],
  ])('%s is wrong', async (line, expected) => {
    expect(await settings(line)).toEqual([
      expect.stringContaining(`/etc/setup.yaml:33: settings.${expected}`),
    ]);
  });
});

describe('a strategy that is written into the set-up', () => {
  const inline = (yaml: string) =>
    change('large: plans/large.yaml', `large:\n${yaml.replace(/^(?=.)/gm, '    ')}`);

  it('is read as from a file of its own', async () => {
    const [one, other] = [await load(inline(STRATEGY)), await load(SETUP)];
    expect(one.ok && one.value.strategies).toEqual(other.ok && other.value.strategies);
  });

  it('has its mistakes named in the set-up', async () => {
    expect(await problems(inline(STRATEGY.replace('prefer: audit logs, ', '')))).toEqual([
      '/etc/setup.yaml:9: strategies.large.priorities[0].decision_rules[0].prefer: expected what comes first',
    ]);
  });
});

describe('parts that are left out', () => {
  it('say nothing', async () => {
    const loaded = await load('{}');
    expect(loaded.ok && loaded.value).toMatchObject({
      admins: undefined,
      executives: undefined,
      schedules: undefined,
      settings: undefined,
    });
  });
});
