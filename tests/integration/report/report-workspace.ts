import { ok } from '../../../src/domain/result.ts';
import type { Round } from '../../../src/domain/round.ts';
import { correctReading } from '../../../src/features/answers/correct-reading.ts';
import {
  eraseMessage,
  readWaitingReplies,
  recordReply,
} from '../../../src/features/answers/take-in-replies.ts';
import {
  type ActOnFlag,
  actOnFlag,
  schedulesForFlag,
} from '../../../src/features/flags/act-on-flag.ts';
import { closeDueRounds } from '../../../src/features/flags/close-rounds.ts';
import { describeFlag } from '../../../src/features/flags/describe-flag.ts';
import { createOwnAnswersStore } from '../../../src/features/home/own-answers-store.ts';
import { keepPrediction, predictionToAsk } from '../../../src/features/report/ask-prediction.ts';
import { freezeReport } from '../../../src/features/report/freeze-report.ts';
import { findReport, openForOthers, openReport } from '../../../src/features/report/open-report.ts';
import { LATEST, type ReportKey } from '../../../src/features/report/report-request.ts';
import { likenessByWords } from '../../../src/reader/encoder/likeness.ts';
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
 * A workspace in which U1 and U2 stand on opposite sides of the rule, as both have confirmed, in a round
 * that has closed; U4 is the executive. What it needs may be changed, and that they have confirmed.
 */
export async function createReportWorkspace(changes: Partial<Round> = {}, isConfirmed = true) {
  const workspace = await createTempWorkspace();
  const { stores, newId } = workspace;
  let now = NOW;
  const deps = testDeps({
    ...stores,
    ownAnswers: createOwnAnswersStore(stores.context),
    reader,
    likeness: likenessByWords,
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
  const { schema, db } = stores.context;
  const read = await db.select().from(schema.readings);
  for (const { id: readingId, content } of isConfirmed ? read : []) {
    const personId = (await stores.readings.find(readingId))?.personId ?? '';
    const side = content.positions[0]?.side ?? 'silent';
    await correctReading(deps, { readingId, personId, sides: { features: side } });
  }
  now = hoursLater(72);
  await closeDueRounds(deps, now);
  return {
    ...workspace,
    deps,
    /** What executives do with reports. */
    reports: {
      open: (workspaceId: string, key: ReportKey) => openReport(deps, workspaceId, key),
      openForOthers: (workspaceId: string, key: ReportKey) => openForOthers(deps, workspaceId, key),
      freeze: (workspaceId: string, personId: string, key: ReportKey) =>
        freezeReport(deps, workspaceId, personId, key),
      wantNotes: (workspaceId: string, personId: string, isWanted: boolean) =>
        deps.closingNotes.want(workspaceId, personId, isWanted, deps.clock()),
      listFrozen: (workspaceId: string) => deps.frozen.list(workspaceId, 20),
      predictionToAsk: (workspaceId: string, personId: string, key: ReportKey) =>
        predictionToAsk(deps, workspaceId, personId, key),
      keepPrediction: (
        workspaceId: string,
        personId: string,
        said: { readonly roundId: string; readonly ofHundred: number | null },
      ) => keepPrediction(deps, workspaceId, personId, said),
    },
    /** What they do about flags. */
    flags: {
      describe: (workspaceId: string, flagId: string) => describeFlag(deps, workspaceId, flagId),
      act: (doing: ActOnFlag) => actOnFlag(deps, doing),
      schedulesFor: (workspaceId: string, flagId: string) =>
        schedulesForFlag(deps, workspaceId, flagId),
    },
    setNow: (at: Date) => {
      now = at;
    },
    /** The key of the newest report. */
    async key() {
      const found = await findReport(deps, WORKSPACE, LATEST);
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
      const own = read.find(({ content }) => content.positions[0]?.side === 'over');
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
