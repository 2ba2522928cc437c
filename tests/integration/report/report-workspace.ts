import { ok } from '../../../src/domain/result.ts';
import type { Round } from '../../../src/domain/round.ts';
import { correctReading } from '../../../src/features/answers/correct-reading.ts';
import { eraseMessage } from '../../../src/features/answers/erase-message.ts';
import { readWaitingReplies } from '../../../src/features/answers/read-replies.ts';
import { recordReply } from '../../../src/features/answers/record-reply.ts';
import { closeDueRounds } from '../../../src/features/flags/close-rounds.ts';
import { createFlagDesk } from '../../../src/features/flags/flag-desk.ts';
import { createOwnAnswersStore } from '../../../src/features/home/own-answers-store.ts';
import { createReportDesk } from '../../../src/features/report/report-desk.ts';
import { LATEST } from '../../../src/features/report/report-request.ts';
import type { Reader } from '../../../src/reader/reader.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  messageOf,
  NO_HOLIDAYS,
  NOW,
  openSentRound,
  readingOf,
  WORKSPACE,
} from '../temp-workspace.ts';

export const OVER = 'over: I ship the quick ones';
export const PREFER = 'prefer: I build the logs';
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Takes the side that the reply begins with. */
const reader: Reader = {
  identity: { name: 'test', version: '1' },
  read: async ({ text }) => ok(readingOf(text.startsWith('over') ? 'over' : 'prefer', text)),
};

/**
 * A workspace in which U1 and U2 stand on opposite sides of the rule in a round that has closed; U4 is
 * the executive. What it needs may be changed.
 */
export async function createReportWorkspace(changes: Partial<Round> = {}) {
  const workspace = await createTempWorkspace();
  const { stores, newId } = workspace;
  let now = NOW;
  const deps = testDeps({
    ...stores,
    ownAnswers: createOwnAnswersStore(stores.context),
    reader,
    newId,
    clock: () => now,
    random: () => 0.1,
    holidays: NO_HOLIDAYS,
    log: silent,
    version: '9.9.9',
    directory: { membersOf: async () => [] },
    library: {
      search: async () => ({ answered: false, excerpts: [], nearest: [] }),
    },
    reportFiles: { heatMap: async () => undefined, write: async () => [] },
  });
  await openSentRound(stores, 'r1', ['U1', 'U2'], '100.000000', changes);
  await stores.people.setHolders(WORKSPACE, 'executive', ['U4']);
  await recordReply(deps, messageOf('U1', '101.000000', OVER));
  await recordReply(deps, messageOf('U2', '101.000000', PREFER));
  await readWaitingReplies(deps, now);
  now = hoursLater(72);
  await closeDueRounds(deps, now);
  return {
    ...workspace,
    deps,
    reports: createReportDesk(deps),
    flags: createFlagDesk(deps),
    setNow: (at: Date) => {
      now = at;
    },
    /** The key of the newest report. */
    async key() {
      const found = await createReportDesk(deps).find(WORKSPACE, LATEST);
      if (!found.ok) throw new Error('no report');
      return found.value;
    },
    /** The id of the flag about the rule. */
    async flagId() {
      const [flag] = await stores.flags.list('r1');
      if (flag === undefined) throw new Error('no flag');
      return flag.id;
    },
    /** U1 says that they meant the other side. */
    async correct(side: 'prefer' | 'silent') {
      const { schema, db } = stores.context;
      const rows = await db.select().from(schema.readings);
      const own = rows.find(({ content }) => content.positions[0]?.side === 'over');
      const about = { readingId: own?.id ?? '', personId: 'U1' };
      return await correctReading(deps, { ...about, sides: { features: side } });
    },
    erase: (personId: string) =>
      eraseMessage(deps, {
        workspaceId: WORKSPACE,
        channelId: `D${personId}`,
        messageTs: '101.000000',
      }),
  };
}
export type ReportWorkspace = Awaited<ReturnType<typeof createReportWorkspace>>;
