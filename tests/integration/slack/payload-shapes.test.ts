import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { startLocalSlack } from '../../../src/local-slack/start-local-slack.ts';
import type { FlagDesk } from '../../../src/services/flags/flag-desk.ts';
import type { LeaderDesk } from '../../../src/services/leader-desk.ts';
import type { PeopleDesk } from '../../../src/services/plans/people-desk.ts';
import type { ScheduleDesk } from '../../../src/services/plans/schedule-desk.ts';
import type { StrategyDesk } from '../../../src/services/plans/strategy-desk.ts';
import type { AnswerDesk } from '../../../src/services/replies/answer-desk.ts';
import type { ReportDesk } from '../../../src/services/reports/report-desk.ts';
import { hubAction } from '../../../src/slack/blocks/admin/hub-view.ts';
import {
  AUDIENCE_EDIT,
  AUDIENCE_NEW,
  AUDIENCE_REMOVE,
} from '../../../src/slack/blocks/admin/people/audiences-page.ts';
import {
  PEOPLE_UPLOAD,
  PERSON_EDIT,
  PERSON_PICK,
} from '../../../src/slack/blocks/admin/people/people-page.ts';
import {
  VISIBILITY_EDIT,
  WORK_TIMES_EDIT,
} from '../../../src/slack/blocks/admin/people/settings-views.ts';
import { ROUNDS } from '../../../src/slack/blocks/admin/plans/rounds-page.ts';
import { SCHEDULE } from '../../../src/slack/blocks/admin/plans/schedule-page.ts';
import { SCHEDULES } from '../../../src/slack/blocks/admin/plans/schedules-page.ts';
import { STRATEGY } from '../../../src/slack/blocks/admin/strategy-place.ts';
import {
  ANSWER_IN_FORM,
  CHOOSE,
  CLARITY,
  I_AM_AWAY,
  I_AM_BACK,
  REMIND_LATER,
  WHO_SEES,
  WHY_ASKED,
} from '../../../src/slack/blocks/answer/answer-actions.ts';
import { FLAG } from '../../../src/slack/blocks/flags/flag-actions.ts';
import {
  HOME_DELETE,
  HOME_EXPORT,
  HOME_QUOTE,
  HOME_SETTINGS,
  HOME_STRATEGY,
  HOME_STRATEGY_PAGE,
} from '../../../src/slack/blocks/home/home-actions.ts';
import { REPORT } from '../../../src/slack/blocks/report/report-actions.ts';
import { createSlackApp } from '../../../src/slack/create-slack-app.ts';
import type { SlackServices } from '../../../src/slack/slack-services.ts';

type Payload = Record<string, unknown>;
const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const shape = (name: string): Payload =>
  JSON.parse(readFileSync(file(`tests/fixtures/slack-payloads/${name}.json`), 'utf8'));

const failures: unknown[] = [];
const gone = { ok: false, error: { kind: 'gone' } } as const;
const emptyAnswerDesk: AnswerDesk = {
  choose: async () => gone,
  openForm: async () => gone,
  keepDraft: async () => undefined,
  sendForm: async () => gone,
  snooze: async () => gone,
  check: async () => gone,
  localTime: async () => '2026-12-01T09:00',
  goAway: async () => ({ ok: false, error: { kind: 'unknown' } }),
  comeBack: async () => undefined,
  awayUntil: async () => null,
  whyAsked: async () => gone,
  whoSees: async () => gone,
};
const emptyReportDesk: ReportDesk = {
  find: async () => ({ ok: false, error: { kind: 'no-round' } }),
  ofRound: async () => undefined,
  beliefToAsk: async () => null,
  keepBelief: async () => undefined,
  open: async () => undefined,
  openForOthers: async () => undefined,
  picture: async () => undefined,
  files: async () => [],
  freeze: async () => undefined,
  listFrozen: async () => [],
  wantNotes: async () => undefined,
};
const emptyFlagDesk: FlagDesk = {
  describe: async () => undefined,
  act: async () => ({ ok: false, error: 'gone' }),
  schedulesFor: async () => [],
};
const emptyStrategyDesk: StrategyDesk = {
  list: async () => [],
  open: async () => undefined,
  start: async () => ({ ok: false, error: {} }),
  change: async () => ({ ok: false, error: { kind: 'gone' } }),
  upload: async () => ({ ok: false, error: { kind: 'no-file', message: '' } }),
  preview: async () => undefined,
  publish: async () => ({ ok: false, error: { kind: 'gone' } }),
  dropDraft: async () => undefined,
};
const emptyScheduleDesk: ScheduleDesk = {
  questions: async () => ({ bank: [], own: [], dilemmas: [] }),
  preview: async () => undefined,
  saveQuestion: async () => undefined,
  removeQuestion: async () => ({ ok: true, value: null }),
  schedules: async () => [],
  schedule: async () => undefined,
  choices: async () => ({
    strategies: [],
    audiences: [],
    own: new Map(),
    timeZone: 'UTC',
    today: '2026-12-01',
  }),
  save: async () => ({ ok: false, error: [] }),
  pause: async () => undefined,
  skipNext: async () => undefined,
  askNow: async () => ({ kind: 'unknown' }),
  sendSample: async () => false,
  remove: async () => undefined,
  rounds: async () => ({ rounds: [], page: 0, pages: 1 }),
  round: async () => undefined,
  closeNow: async () => undefined,
};
const emptyPeopleDesk: PeopleDesk = {
  describeAudiences: async () => [],
  audience: async () => undefined,
  audienceChoices: async () => ({ functions: [], userGroups: [] }),
  addAudience: async () => ({ ok: true, value: null }),
  changeAudience: async () => ({ ok: true, value: null }),
  removeAudience: async () => ({ ok: true, value: null }),
  describePeople: async () => ({ people: [], undescribed: 0 }),
  describePerson: async () => undefined,
  knownFunctions: async () => [],
  changePerson: async () => ({ ok: true, value: null }),
  personChanged: async () => false,
  previewImport: async () => ({ ok: false, error: '' }),
  applyImport: async () => ({ ok: false, error: 'gone' }),
  saveProfileFields: async () => ({ ok: true, value: null }),
  readAllProfiles: async () => ({ changed: 0, unread: 0 }),
  readProfileOf: async () => undefined,
  describeSettings: async () => ({ settings: DEFAULT_SETTINGS, regionName: null, weekend: [6, 7] }),
  saveWorkTimes: async () => ({ ok: true, value: null }),
  saveVisibility: async () => ({ ok: true, value: null }),
};
const noSettings = { preferredTime: null, times: [], backOn: null };
const emptyLeaderDesk: LeaderDesk = {
  describe: async () => ({
    open: [],
    answers: { items: [], page: 0, pages: 1 },
    strategies: [],
    settings: noSettings,
  }),
  settings: async () => noSettings,
  strategy: async () => undefined,
  deleteReply: async () => false,
  setMayQuote: async () => false,
  exportAll: async () => ({ name: 'mine.json', content: '{}', answers: 0 }),
  saveSettings: async () => ({ ok: true, value: null }),
};
const services: SlackServices = {
  recordReply: async () => ({ kind: 'not-a-reply' }),
  openQuestions: async () => [],
  placeMessage: async () => false,
  eraseMessage: async () => undefined,
  rightsOf: async () => ({ mayAdminister: true, maySeeReports: true }),
  reportDesk: emptyReportDesk,
  flagDesk: emptyFlagDesk,
  askGuide: async () => ({
    questionId: 'q',
    answer: { answered: false, excerpts: [], nearest: [] },
  }),
  voteOnGuide: async () => undefined,
  guideFeedback: async () => ({ unanswered: [], unhelpful: [], helpful: [] }),
  library: { article: () => undefined, related: () => [] },
  describeGuide: async () => ({ topics: [], othersAsk: [], helpful: [] }),
  describeDesk: async () => ({ rounds: [] }),
  answerDesk: emptyAnswerDesk,
  leaderDesk: emptyLeaderDesk,
  peopleDesk: emptyPeopleDesk,
  scheduleDesk: emptyScheduleDesk,
  strategyDesk: emptyStrategyDesk,
  voiceDesk: { fileChanged: async () => false, misheard: async () => false },
  readBackDesk: {
    confirm: async () => ({ ok: false, error: { kind: 'unknown-reading' } }),
    correct: async () => ({ ok: false, error: { kind: 'unknown-reading' } }),
    find: async () => undefined,
    allowQuotes: async () => ({ ok: false, error: { kind: 'not-theirs' } }),
  },
  wake: () => undefined,
};
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (...line: unknown[]) => failures.push(line),
};

let slack: Awaited<ReturnType<typeof startLocalSlack>>;
let app: ReturnType<typeof createSlackApp>;
const answers = createServer((_, response) => response.end('{}'));
let answersUrl = '';

beforeAll(async () => {
  slack = await startLocalSlack({ manifest: file('manifest.yml'), people: [] });
  const { botToken, appToken, apiUrl } = slack;
  app = createSlackApp({ botToken, appToken, apiUrl }, services, log);
  await app.init();
  await new Promise<void>((resolve) => answers.listen(0, '127.0.0.1', resolve));
  const address = answers.address();
  if (address !== null && typeof address === 'object')
    answersUrl = `http://127.0.0.1:${address.port}/`;
});
afterAll(async () => {
  answers.close();
  await slack.stop();
});

const action = (actionId: string) => ({
  ...shape('BlockActionPayload'),
  response_url: answersUrl,
  actions: [{ type: 'button', action_id: actionId, block_id: 'b', value: '', action_ts: '1' }],
});

describe('payloads as Slack shapes them, with every value blank', () => {
  it.each([
    ['MessagePayload', {}],
    ['MessageBotPayload', {}],
    ['MessageChangedPayload', {}],
    ['MessageDeletedPayload', {}],
    ['MessageFileSharePayload', {}],
    ['MessageThreadBroadcastPayload', {}],
    ['AppHomeOpenedPayload', {}],
    ['TeamJoinPayload', {}],
    ['UserChangePayload', {}],
    ['SubteamMembersChangedPayload', {}],
    ['ViewSubmissionPayload', {}],
    ['ViewClosedPayload', {}],
    ['SlashCommandPayload', {}],
    ['SlashCommandPayload', { command: '/alignment-report' }],
    ['SlashCommandPayload', { command: '/strategy-guide' }],
    ['SlashCommandPayload', { command: '/strategy-check' }],
    ['BlockActionPayload', {}],
  ])('%s passes the listeners', async (name, changes) => {
    failures.length = 0;
    const body = {
      ...shape(name),
      ...(name.startsWith('Slash') ? { response_url: answersUrl } : {}),
      ...changes,
    };
    await app.processEvent({ body, ack: async () => undefined });
    expect(failures).toEqual([]);
  });

  it.each([
    hubAction('strategies'),
    ...Object.values(STRATEGY),
    hubAction('audiences'),
    hubAction('people'),
    hubAction('settings'),
    AUDIENCE_NEW,
    AUDIENCE_EDIT,
    AUDIENCE_REMOVE,
    PERSON_PICK,
    PERSON_EDIT,
    PEOPLE_UPLOAD,
    WORK_TIMES_EDIT,
    VISIBILITY_EDIT,
    ANSWER_IN_FORM,
    REMIND_LATER,
    I_AM_AWAY,
    I_AM_BACK,
    WHY_ASKED,
    WHO_SEES,
    `${CHOOSE}_first`,
    `${CLARITY}_1`,
    'words0',
    HOME_DELETE,
    HOME_EXPORT,
    HOME_QUOTE,
    HOME_SETTINGS,
    HOME_STRATEGY,
    `${HOME_STRATEGY_PAGE}_on`,
    hubAction('questions'),
    hubAction('schedules'),
    hubAction('rounds'),
    SCHEDULES.add,
    ...Object.values(SCHEDULE),
    ROUNDS.open,
    ROUNDS.close,
    ...Object.values(REPORT),
    ...Object.values(FLAG),
  ])('the button %s passes the listeners', async (actionId) => {
    failures.length = 0;
    await app.processEvent({ body: action(actionId), ack: async () => undefined });
    expect(failures).toEqual([]);
  });
});
