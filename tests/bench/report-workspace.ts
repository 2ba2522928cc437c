import type { Reading } from '../../src/domain/reading.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { decisionRulesOf, type Strategy } from '../../src/domain/strategy.ts';
import { refreshFlags } from '../../src/features/flags/close-rounds.ts';
import { openStores, roundOf, type Stores } from '../integration/temp-workspace.ts';

export const WORKSPACE = 'T1';
const DAY = 86_400_000;
const LOT = 500;
const FUNCTIONS = ['Sales', 'Product', 'Support', 'Finance', 'Operations', 'People', 'Legal', 'IT'];
const LEVELS = ['executive', 'director', 'manager', 'frontline'] as const;

/** Five priorities with three decision rules each. */
const STRATEGY: Strategy = {
  name: 'Few and large',
  period: '2026-Q4',
  statement: 'We serve few large customers well.',
  before: 'We served everybody the same.',
  keyTerms: [{ term: 'named account', means: 'one of the 40 customers on the list' }],
  priorities: Array.from({ length: 5 }, (_, p) => ({
    id: `priority-${p}`,
    title: `Priority ${p}`,
    decisionRules: Array.from({ length: 3 }, (__, r) => ({
      id: `rule-${p}-${r}`,
      prefer: `the large customers in matter ${p}.${r}`,
      over: `the quick wins in matter ${p}.${r}`,
      evenIf: '',
    })),
    behaviours: [],
    resources: [],
    decisionRights: ['The head of product decides.'],
    metrics: [],
  })),
};
const RULES = decisionRulesOf(STRATEGY).map(({ rule }) => rule.id);

/** How much there is: so many leaders who all answer in each of so many rounds. */
export type Amount = {
  readonly people: number;
  readonly rounds: number;
  readonly settings: Settings;
};

/** Fills a new file with closed rounds, all their replies read. */
export async function fillRounds(path: string, amount: Amount): Promise<void> {
  const stores = openStores(path);
  const now = Date.parse('2026-01-05T09:00:00Z');
  await stores.people.ensureWorkspace(WORKSPACE, 'Bench', new Date(now));
  const people = Array.from({ length: amount.people }, (_, n) => n);
  await inLots(people, (some) =>
    stores.people.saveFromDirectory(WORKSPACE, some.map(entryOf), new Date(now)),
  );
  await stores.strategies.publish(WORKSPACE, 'large', STRATEGY, new Date(now));
  for (let round = 1; round <= amount.rounds; round += 1) {
    await fillRound(stores, `round-${round}`, people, new Date(now + round * 30 * DAY), amount);
  }
  stores.close();
}

async function fillRound(
  stores: Stores,
  id: string,
  people: readonly number[],
  openedAt: Date,
  { settings: { disclosure, smallestGroup } }: Amount,
): Promise<void> {
  const { transact, schema } = stores.context;
  const closedAt = new Date(openedAt.getTime() + 3 * DAY);
  const times = { dueAt: openedAt, openedAt, closesAt: closedAt, closedAt };
  const round = roundOf(id, { ...times, disclosure, smallestGroup });
  await transact((tx) => tx.insert(schema.rounds).values({ workspaceId: WORKSPACE, ...round }));
  await inLots(people, async (some) => {
    const rows = some.map((n) => rowsOf(id, n, openedAt));
    await transact(async (tx) => {
      await tx.insert(schema.prompts).values(rows.map(({ prompt }) => prompt));
      await tx.insert(schema.replies).values(rows.map(({ reply }) => reply));
      await tx.insert(schema.revisions).values(rows.map(({ revision }) => revision));
      await tx.insert(schema.readings).values(rows.map(({ reading }) => reading));
    });
  });
  let last = 0;
  const newId = () => {
    last += 1;
    return `${id}-flag-${last}`;
  };
  await refreshFlags({ ...stores, newId }, WORKSPACE, id, closedAt);
}

function entryOf(n: number) {
  const id = personId(n);
  return {
    id,
    name: `Person ${n}`,
    email: `${id}@example.org`,
    timeZone: 'UTC',
    standing: 'active' as const,
    isOwner: false,
    awayUntil: null,
  };
}

const personId = (n: number) => `U${String(n).padStart(6, '0')}`;

/** What one leader was asked and answered: different people stand in different places. */
function rowsOf(roundId: string, n: number, at: Date) {
  const id = `${roundId}/${n}`;
  const text = `In matter ${n} my team stops the quick wins this quarter and moves two people to the large customers by Friday. The bonus still pays for each small deal that we close.`;
  const ids = { workspaceId: WORKSPACE, roundId, personId: personId(n) };
  return {
    prompt: {
      ...ids,
      id,
      function: FUNCTIONS[n % FUNCTIONS.length] ?? null,
      level: LEVELS[Math.min(3, Math.floor(Math.log10(n + 1)))] ?? null,
      state: 'sent' as const,
      remark: null,
      channelId: 'D1',
      messageTs: `${n}.000000`,
      isSwapped: false,
      sentAt: at,
      remindAt: null,
      reminded: 0,
    },
    reply: {
      ...ids,
      id,
      promptId: id,
      channel: 'dm' as const,
      receivedAt: at,
      isLate: false,
      revision: 1,
    },
    revision: { replyId: id, number: 1, text, createdAt: at },
    reading: {
      id,
      replyId: id,
      revision: 1,
      source: 'reader' as const,
      readerName: 'local',
      readerVersion: '1',
      content: readingOf(text, n),
      createdAt: at,
    },
  };
}

function readingOf(text: string, n: number): Reading {
  const quote = text.slice(0, text.indexOf('.'));
  const evidence = { quote, start: 0, end: quote.length };
  return {
    reader: { name: 'local', version: '1' },
    kind: 'operational',
    confidence: 0.9,
    decided: n % 5 !== 0,
    positions: RULES.map((ruleId, r) => {
      const side = (n + r) % 4 === 0 ? 'prefer' : (n * 7 + r) % 9 === 0 ? 'over' : 'silent';
      const isSilent = side === 'silent';
      return { ruleId, side, confidence: 0.9, decided: true, evidence: isSilent ? null : evidence };
    }),
    barriers: n % 3 === 0 ? [{ barrier: 'incentives', confidence: 0.9, evidence }] : [],
    evidence: [evidence],
  };
}

async function inLots<Item>(
  items: readonly Item[],
  work: (some: readonly Item[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < items.length; from += LOT) await work(items.slice(from, from + LOT));
}
