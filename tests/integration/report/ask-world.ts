import type { Round } from '../../../src/domain/round.ts';
import type { Choice } from '../../../src/domain/structured-answer.ts';
import { choose } from '../../../src/features/answers/choose.ts';
import { readWaitingReplies, recordReply } from '../../../src/features/answers/take-in-replies.ts';
import { endAnsweredAsks } from '../../../src/features/check-in/open-ask-round.ts';
import { askThem } from '../../../src/features/flags/ask-them.ts';
import { closeDueRounds } from '../../../src/features/flags/close-rounds.ts';
import { hoursLater, messageOf, WORKSPACE } from '../temp-workspace.ts';
import { createReportWorkspace } from './report-workspace.ts';

const ASK_TS = '200.000000';

/**
 * The workspace of reports, where nobody has confirmed what was read, with what it takes to put its
 * collision to U1 and U2.
 */
export async function createAskWorkspace(changes: Partial<Round> = {}) {
  const w = await createReportWorkspace(changes, false);
  const { deps, stores } = w;
  let now = hoursLater(72);
  const ask = async (personId = 'U4') =>
    await askThem(deps, { workspaceId: WORKSPACE, personId, flagId: await w.flagId() });

  async function theAsk(): Promise<Round> {
    const [newest] = await stores.asks.about(WORKSPACE, 'r1');
    if (newest === undefined) throw new Error('nothing was asked');
    return newest;
  }

  const promptsOfAsk = async () => stores.rounds.prompts((await theAsk()).id);

  async function promptOf(personId: string) {
    const prompt = (await promptsOfAsk()).find((each) => each.personId === personId);
    if (prompt === undefined) throw new Error(`${personId} was not asked`);
    return prompt;
  }

  return {
    ...w,
    ask,
    theAsk,
    promptsOfAsk,
    /** What stands in the outbox, and for whom. */
    async outgoing(kind: string): Promise<readonly string[]> {
      const { db, schema } = stores.context;
      const rows = await db.select().from(schema.outbox);
      return rows.filter((row) => row.kind === kind).map(({ recipient }) => recipient);
    },
    /** The messages that ask reach Slack. */
    async deliver() {
      const claimed = await stores.outbox.claim(now, hoursLater(1000), 100);
      for (const { message } of claimed) {
        const channelId = message.target.kind === 'person' ? `D${message.target.personId}` : 'C1';
        await stores.outbox.markSent(message.id, { channelId, messageTs: ASK_TS });
      }
    },
    async press(personId: string, choice: Choice) {
      const { id } = await promptOf(personId);
      const subject = { kind: 'prompt', id } as const;
      const press = { workspaceId: WORKSPACE, personId, subject, place: null };
      return await choose(deps, press, { kind: 'dilemma', ruleId: 'features', choice });
    },
    /** Words in the thread of what they were asked. */
    async say(personId: string, text: string, messageTs = '201.000000') {
      const thread = { threadTs: ASK_TS };
      await recordReply(deps, messageOf(personId, messageTs, text, thread));
      await readWaitingReplies(deps, now);
    },
    at(moment: Date) {
      now = moment;
      w.setNow(moment);
    },
    async tick() {
      await readWaitingReplies(deps, now);
      await endAnsweredAsks(deps, now);
      return await closeDueRounds(deps, now);
    },
    /** Past the end of what was asked. */
    async close() {
      this.at((await theAsk()).closesAt);
      await this.tick();
    },
    report: async () => {
      const shown = await w.reports.open(WORKSPACE, await w.key());
      if (shown === undefined) throw new Error('no report');
      return shown;
    },
    again: async () => {
      const view = await stores.reports.view(WORKSPACE, 'r1');
      return Object.fromEntries(
        (view?.answers ?? []).map(({ personId, again }) => [personId, again]),
      );
    },
  };
}

export type AskWorkspace = Awaited<ReturnType<typeof createAskWorkspace>>;
