import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from 'local-slack';
import { createApp, type RunParts, type ThroughlineApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import type { Log } from '../../src/domain/log.ts';
import { sharedModels } from '../shared-models.ts';
import { ARTICLE_CACHE } from '../warm-article-cache.ts';
import { mountSmallDisk } from './troubles.ts';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Monday, 30 November 2026, 08:59:30 in UTC: half a minute before the round is due. */
export const BEFORE_DUE = Date.parse('2026-11-30T08:59:30Z');
export const AFTER_DUE = Date.parse('2026-11-30T09:00:10Z');
export const AFTER_CLOSING = Date.parse('2026-12-03T09:01:00Z');

const PEOPLE = [
  {
    id: 'U0ANNA',
    name: 'Anna Berg',
    timeZone: 'Europe/Berlin',
    function: 'Product',
    level: 'executive',
  },
  {
    id: 'U0BEN',
    name: 'Ben Cole',
    timeZone: 'Europe/Lisbon',
    function: 'Sales',
    level: 'director',
  },
  {
    id: 'U0CLEO',
    name: 'Cleo Diaz',
    timeZone: 'Europe/Athens',
    function: 'Support',
    level: 'manager',
  },
  {
    id: 'U0DAN',
    name: 'Dan Ek',
    timeZone: 'Europe/London',
    function: 'Engineering',
    level: 'frontline',
  },
] as const;

/** Owns the workspace of another organisation. */
const OTTO = { id: 'U0OTTO', name: 'Otto Ruiz', teamId: 'T0PARTNER', isOwner: true } as const;

const STRATEGY = `
name: Few and large
period: 2026-Q4
statement: We serve few large customers well, and let the small ones help themselves.
before: We served everybody the same.
priorities:
  - id: build
    title: Build what large customers need
    decision_rules:
      - id: features
        prefer: single sign-on, audit logs and other features that large customers need
        over: quick features that bring small sign-ups
        even_if: the small ones would pay sooner
    decision_rights: The head of product may drop any small feature.
  - id: sell
    title: Sell to few
    decision_rules:
      - id: accounts
        prefer: selling time for the forty named accounts
        over: chasing inbound trials and small leads
        even_if: there are fewer new customers
`;

/** An article of the customer's own, too long for one page of a modal. */
const LONG_ARTICLE = `---
title: How do you water the office plants?
dimension: Housekeeping
---

The ficus in the office wants a litre of water each Monday, and the cactus by the window none at all before May. Whoever waters the office plants signs the card beside the door, so that no plant is watered twice and none is forgotten over the holidays.

${Array.from({ length: 60 }, (_, i) => `Plant number ${i + 1} stands on its own shelf and has its own card.`).join('\n\n')}
`;

/** How the round is asked. */
export type Where = {
  readonly channel?: string;
  /** True runs the world by the machine's clock, the round being due a minute ago. */
  readonly inRealTime?: true;
  /** 'none' starts without a set-up file; Dan is then an owner of the workspace, and so may set the app up. */
  readonly setup?: 'none';
  /** What is asked, as the set-up file says it: "[[clarity, open]]"; by default the open question. */
  readonly ask?: string;
  /** Who is asked, as the set-up file says it: "{ channels: [C0LEADERS] }"; by default the four by name. */
  readonly audience?: string;
  /** Who is the executive; by default Anna. */
  readonly executive?: string;
  /** What people write is encrypted with this key. */
  readonly key?: Buffer;
  /** The channel #leaders is shared with another organisation, whose owner Otto is in it. */
  readonly isShared?: true;
  /** 'small' puts the database on a disk of its own, where this machine lets us make one. */
  readonly disk?: 'small' | undefined;
  /** So many more people, in the channel #all-leaders; their profiles say what they do. */
  readonly crowd?: number;
  /** Whom questions about the strategy go to; by default nobody but the executives. */
  readonly owner?: string;
};

const FOUR = `{ people: [${PEOPLE.map((p) => p.id).join(', ')}] }`;

function setupFile({
  channel,
  inRealTime,
  ask = '[open]',
  audience = FOUR,
  executive = 'U0ANNA',
}: Where): string {
  const due = inRealTime ? Date.now() - 60_000 : Date.parse('2026-11-30T09:00:00Z');
  return `
strategies:
  few-and-large: strategy.yaml
people:
${PEOPLE.map((p) => `  - { person: ${p.id}, function: ${p.function}, level: ${p.level} }`).join('\n')}
admins: [U0DAN]
executives: [${executive}]
audiences:
  leaders: ${audience}
schedules:
  quarterly:
    strategy: few-and-large
    audience: leaders
    at: ${new Date(due).toISOString().slice(0, 16)}
    time_zone: UTC
    open_for_days: 3
${channel === undefined ? '' : `    channel: ${channel}`}
    ask: ${ask}
`;
}

/** A workspace with four leaders, the app in it, and a clock that the test sets. */
export async function startWorld(where: Where = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-e2e-'));
  const owner = where.owner === undefined ? '' : `owner: ${where.owner}\n`;
  await writeFile(join(folder, 'strategy.yaml'), `${STRATEGY}${owner}`);
  await writeFile(join(folder, 'setup.yaml'), setupFile(where));
  const disk = join(folder, 'disk');
  await mkdir(disk);
  const unmount = where.disk === 'small' ? mountSmallDisk(disk) : undefined;
  await copyFile(ARTICLE_CACHE, join(disk, 'articles-cache.db'));
  await mkdir(join(folder, 'articles'));
  await writeFile(join(folder, 'articles', 'watering-office-plants.md'), LONG_ARTICLE);
  let now = BEFORE_DUE;
  const clock = () => (where.inRealTime ? Date.now() : now);
  const slack = await startLocalSlack({
    manifest: root('manifest.yml'),
    clock,
    rateLimits: false,
    people: [
      ...PEOPLE.map((p) => withOwner(p, where)),
      {
        id: 'U0EVE',
        name: 'Eve Fox',
        timeZone: 'UTC',
        fields: { Team: 'Finance', 'Leadership level': 'Manager' },
      },
      ...crowdOf(where),
      ...(where.isShared ? [OTTO] : []),
    ],
    channels: [
      {
        id: 'C0LEADERS',
        name: 'leaders',
        members: [
          ...['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN', 'U0EVE'],
          ...(where.isShared ? [OTTO.id] : []),
        ],
        ...(where.isShared ? { host: OTTO.teamId } : {}),
      },
      ...(where.crowd === undefined
        ? []
        : [{ id: 'C0ALL', name: 'all-leaders', members: crowdOf(where).map(({ id }) => id) }]),
      {
        id: 'C0BOARD',
        name: 'board',
        members: ['U0ANNA', 'U0DAN'],
        isPrivate: true,
        includesApp: false,
      },
      {
        id: 'G0GROUP',
        name: 'mpdm-anna--ben--cleo--dan-1',
        members: ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN'],
        isGroupMessage: true,
      },
    ],
    profileFields: ['Team', 'Leadership level'],
    userGroups: [{ id: 'S0SALES', handle: 'sales', name: 'Sales', users: ['U0BEN', 'U0CLEO'] }],
  });
  const config: Config = {
    slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl },
    databasePath: join(disk, 'throughline.db'),
    keys: { current: where.key },
    contentDirs: [join(folder, 'articles')],
    setupFile: where.setup === 'none' ? undefined : join(folder, 'setup.yaml'),
    model: undefined,
    transcription: undefined,
    health: undefined,
    logLevel: 'info',
  };
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const apps: ThroughlineApp[] = [];
  return {
    slack,
    config,
    folder,
    /** The folder of the database where that is a small disk of its own. */
    smallDisk: unmount === undefined ? undefined : disk,
    /** Every log line written so far. */
    lines,
    /** Resolves when the log has said this so many times. */
    whenSaid: (words: string, times = 1) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (lines.filter((line) => line.includes(words)).length < times) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    setTime: (time: number) => {
      now = time;
    },
    /** Moves the clock on, and Slack with it. */
    later: (ms: number) => {
      now += ms;
      slack.tick();
    },
    async startApp(
      log: Log = logTo(lines, waiting),
      over: Partial<RunParts> = {},
    ): Promise<ThroughlineApp> {
      // Where the clock stands still, waiting moves it.
      const wait = async (ms: number) => {
        now += ms;
      };
      const parts = {
        log,
        clock: () => new Date(clock()),
        ticksByItself: false,
        shared: await sharedModels(),
        ...(where.inRealTime ? {} : { wait }),
        ...over,
      };
      const app = await createApp(config, parts);
      apps.push(app);
      await app.start();
      return app;
    },
    async stop(): Promise<void> {
      for (const app of apps) await app.stop().catch(() => undefined);
      await slack.stop();
      unmount?.();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const TEAMS = ['Sales', 'Product', 'Support', 'Operations'];
const LEVELS = ['Director', 'Manager'];

function crowdOf({ crowd = 0 }: Where) {
  return Array.from({ length: crowd }, (_, i) => ({
    id: `U0CROWD${i}`,
    name: `Leader ${i + 1}`,
    email: `leader${i + 1}@example.com`,
    timeZone: 'Europe/London',
    fields: { Team: TEAMS[i % 4] ?? '', 'Leadership level': LEVELS[i % 2] ?? '' },
  }));
}

/** A running world. */
export type World = Awaited<ReturnType<typeof startWorld>>;

/** An owner of the workspace in Slack may set it up where nobody has been named yet. */
function withOwner(person: (typeof PEOPLE)[number], { setup }: Where) {
  return { ...person, isOwner: setup === 'none' && person.id === 'U0DAN' };
}

function logTo(lines: string[], waiting: ReadonlySet<() => void>): Log {
  const write = (level: string) => (fields: object, message: string) => {
    lines.push(JSON.stringify({ level, ...fields, message }));
    for (const look of [...waiting]) look();
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
