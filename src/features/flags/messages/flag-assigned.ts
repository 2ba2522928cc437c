import type { Deps } from '../../../deps.ts';
import type { LocalDate } from '../../../domain/recurrence.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { pressButton } from '../../../slack/pages.ts';
import { plain } from '../../../slack/slack-message.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { whenAtWork } from '../../check-in/person-timing.ts';
import { currentFlag } from '../current-flag.ts';
import { FLAG } from '../slack/flag-actions.ts';
import { byWhen } from '../slack/flag-words.ts';

type FlagAssigned = {
  readonly flagId: string;
  readonly strategyName: string;
  /** Null where they may not see reports. */
  readonly summary: string | null;
  /** Null where nobody is known to have asked. */
  readonly askedBy: string | null;
  /** By when; absent where no day was named. */
  readonly by?: LocalDate | undefined;
};

/**
 * Tells somebody that they are to look after a flag; nothing where the flag was withdrawn, or where
 * somebody else looks after it by now.
 */
export const FLAG_ASSIGNED: MessageKind<Deps, FlagAssigned> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose(deps, workspaceId, { subjectId, target }) {
    const { flags, rounds, people } = deps;
    const kept = await flags.find(workspaceId, subjectId);
    const brief = kept && (await rounds.brief(workspaceId, kept.roundId));
    if (kept === undefined || brief === undefined || target.kind !== 'person') return undefined;
    const flag = await currentFlag(deps, workspaceId, kept);
    const { id: flagId, assigneeId, state, content } = flag;
    if (assigneeId !== target.personId || state === 'withdrawn') return undefined;
    const { maySeeReports } = await people.rightsOf(workspaceId, assigneeId);
    return {
      flagId,
      strategyName: brief.strategy.name,
      summary: maySeeReports ? content.summary : null,
      askedBy: await whoAsked(flags, flagId),
      by: flag.by,
    };
  },
  draw({ flagId, strategyName, summary, askedBy, by }) {
    const who = askedBy === null ? 'You are asked' : `<@${escapeShort(askedBy, 30)}> asks you`;
    const name = escapeShort(strategyName, 200);
    const text = `${who} to look after something that came up on *${name}*${byWhen(by)}.`;
    if (summary === null) {
      const talk = `${text} Please talk to them: they can tell you what it is about.`;
      return plain(talk);
    }
    return {
      text,
      blocks: [
        paragraph(`${text}\n${escapeShort(summary, 600)}`),
        { type: 'actions', elements: [pressButton(FLAG.open, 'Look at it', flagId)] },
      ],
    };
  },
};

async function whoAsked(flags: Deps['flags'], flagId: string): Promise<string | null> {
  const newest = (await flags.history(flagId)).find(({ content }) => content.kind === 'assigned');
  return newest?.personId ?? null;
}
