import type { Deps } from '../../../deps.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';
import type { Round } from '../../../domain/round.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { notesTo } from '../../../outbox/outbox-rows.ts';
import { plain } from '../../../slack/slack-message.ts';
import { escapeShort } from '../../../slack/text.ts';
import { adminsOf } from '../../people/tell-admins.ts';
import { whenAtWork } from '../person-timing.ts';

const MINUTE = 60_000;
/** At local hours the last people are asked when the day has gone round the world. */
const ROUND_THE_WORLD = 26 * 60 * MINUTE;

type Trouble = {
  readonly strategyName: string;
  readonly people: readonly { readonly personId: string; readonly why: string }[];
};

/** Tells an admin who could not be asked, and why. */
export const TROUBLE: MessageKind<Deps, Trouble> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose(deps, workspaceId, { subjectId: roundId }) {
    const brief = await deps.rounds.brief(workspaceId, roundId);
    if (brief === undefined) return undefined;
    const prompts = await deps.rounds.prompts(roundId);
    const people = prompts.flatMap(({ personId, state, remark }) =>
      state === 'failed' || state === 'skipped' ? [{ personId, why: remark ?? '' }] : [],
    );
    return people.length === 0 ? undefined : { strategyName: brief.strategy.name, people };
  },
  draw({ strategyName, people }) {
    const lines = people
      .slice(0, 20)
      .map(({ personId, why }) => `• <@${personId}>: ${escapeShort(why, 120)}`);
    return plain(
      `*${escapeShort(strategyName, 200)}*: these people were not asked.\n${lines.join('\n')}`,
    );
  },
};

/**
 * One note to each admin about who could not be asked in a round, half an hour after it should have
 * reached everybody. What it says is composed then; where there is nothing to say it is not sent.
 */
export async function troubleNotes(
  deps: Deps,
  workspaceId: string,
  { id, openedAt, atLocalHour }: Pick<Round, 'id' | 'openedAt' | 'atLocalHour'>,
): Promise<readonly OutboxMessage[]> {
  const wait = 30 * MINUTE + (atLocalHour ? ROUND_THE_WORLD : 0);
  const notBefore = new Date(openedAt.getTime() + wait);
  const admins = await adminsOf(deps, workspaceId);
  return notesTo(admins, deps, notBefore, { kind: 'trouble', subjectId: id });
}
