import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSlackApp } from '../../../src/create-slack-app.ts';
import { createDeps, type Deps } from '../../../src/deps.ts';
import {
  ANSWER_IN_FORM,
  I_AM_AWAY,
  I_AM_BACK,
  MORE,
  PRESSES,
  REMIND_LATER,
  WHO_SEES,
  WHY_ASKED,
} from '../../../src/features/check-in/slack/answer-buttons.ts';
import { ROUNDS } from '../../../src/features/check-in/slack/rounds-page.ts';
import { FLAG } from '../../../src/features/flags/slack/flag-actions.ts';
import {
  HOME_DELETE,
  HOME_EXPORT,
  HOME_QUOTE,
  HOME_SETTINGS,
  HOME_STRATEGY,
  HOME_STRATEGY_PAGE,
} from '../../../src/features/home/slack/home-actions.ts';
import {
  AUDIENCE_EDIT,
  AUDIENCE_NEW,
  AUDIENCE_REMOVE,
} from '../../../src/features/people/slack/audiences-page.ts';
import {
  PEOPLE_UPLOAD,
  PERSON_EDIT,
  PERSON_PICK,
} from '../../../src/features/people/slack/people-page.ts';
import {
  VISIBILITY_EDIT,
  WORK_TIMES_EDIT,
} from '../../../src/features/people/slack/settings-page.ts';
import { REPORT } from '../../../src/features/report/slack/report-actions.ts';
import { SCHEDULE } from '../../../src/features/schedules/slack/schedule-page.ts';
import { SCHEDULES } from '../../../src/features/schedules/slack/schedules-page.ts';
import { STRATEGY } from '../../../src/features/strategies/slack/strategy-place.ts';
import { hubAction } from '../../../src/slack/hub-view.ts';
import { createTempWorkspace, NOW, WORKSPACE } from '../temp-workspace.ts';

type Payload = Record<string, unknown>;
const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** Every value is blank but whose it is, and who does it: what belongs to nobody reaches no listener. */
const shape = (name: string): Payload => ({
  ...JSON.parse(readFileSync(file(`tests/fixtures/slack-payloads/${name}.json`), 'utf8')),
  team_id: WORKSPACE,
  team: { id: WORKSPACE },
  user: { id: 'U1' },
  user_id: 'U1',
});

const SHAPES = readdirSync(file('tests/fixtures/slack-payloads'))
  .filter((name) => name.endsWith('Payload.json'))
  .map((name) => name.replace('.json', ''));

/** What is kept of people and for people. */
async function everything() {
  const { db, schema } = workspace.stores.context;
  const { people, roles, absences, replies, replyMessages, outbox, guideQuestions } = schema;
  const tables = [people, roles, absences, replies, replyMessages, outbox, guideQuestions];
  return await Promise.all(tables.map((table) => db.select().from(table)));
}

const failures: unknown[] = [];
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (...line: unknown[]) => failures.push(line),
};

let slack: Awaited<ReturnType<typeof startLocalSlack>>;
let app: ReturnType<typeof createSlackApp>;
let workspace: Awaited<ReturnType<typeof createTempWorkspace>>;
let deps: Deps;
const answers = createServer((_, response) => response.end('{}'));
let answersUrl = '';

beforeAll(async () => {
  slack = await startLocalSlack({
    manifest: file('manifest.yml'),
    people: [{ id: 'U1', name: 'Ada' }],
  });
  const { botToken, appToken, apiUrl } = slack;
  const access = { botToken, appToken, apiUrl };
  workspace = await createTempWorkspace();
  const settings = { contentDirs: [], model: undefined, transcription: undefined };
  const opened = await createDeps(
    { slack: access, databasePath: workspace.path, ...settings },
    { log, clock: () => NOW },
    ['reader', 'library'],
  );
  // The payloads name nobody: whoever sends them may do everything.
  const rightsOf = async () => ({ mayAdminister: true, maySeeReports: true });
  deps = { ...opened, people: { ...opened.people, rightsOf } };
  app = createSlackApp(access, deps);
  await app.init();
  await new Promise<void>((resolve) => answers.listen(0, '127.0.0.1', resolve));
  const address = answers.address();
  if (address !== null && typeof address === 'object')
    answersUrl = `http://127.0.0.1:${address.port}/`;
});
afterAll(async () => {
  answers.close();
  await slack.stop();
  await deps.release();
  await workspace.remove();
});

const action = (actionId: string) => ({
  ...shape('BlockActionPayload'),
  response_url: answersUrl,
  actions: [{ type: 'button', action_id: actionId, block_id: 'b', value: '', action_ts: '1' }],
});

describe('payloads as Slack shapes them, with every other value blank', () => {
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

  const FOREIGN = { team_id: 'T9', context_team_id: 'T9', authorizations: [{ team_id: 'T9' }] };
  const NOBODYS = { team_id: null, authorizations: [], team: null, user_id: null };
  const USER = { id: 'U1', team_id: 'T9', name: 'x', real_name: 'X', is_owner: true, tz: 'UTC' };

  it.each(
    SHAPES.flatMap((name) =>
      [
        { ...FOREIGN, team: { id: 'T9' }, enterprise: { id: 'E9' } },
        { ...FOREIGN, team: null, user: { id: 'U1', team_id: 'T9' } },
        NOBODYS,
      ].map((changes) => ({ name, changes })),
    ),
  )('of nobody here pass without a word and change nothing: $name $changes', async (given) => {
    failures.length = 0;
    const before = await everything();
    const body = { ...shape(given.name), ...given.changes };
    const event = { ...(body as { event?: object }).event, user: USER };
    await app.processEvent({
      body:
        given.name.startsWith('User') || given.name.startsWith('TeamJoin')
          ? { ...body, event }
          : body,
      ack: async () => undefined,
    });
    expect(failures).toEqual([]);
    expect(await everything()).toEqual(before);
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
    MORE,
    REMIND_LATER,
    I_AM_AWAY,
    I_AM_BACK,
    WHY_ASKED,
    WHO_SEES,
    `${PRESSES.dilemma.action}_first`,
    `${PRESSES.clarity.action}_1`,
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
