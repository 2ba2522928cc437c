import type { Deps } from '../../deps.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Message } from '../../outbox/message.ts';

/**
 * The note to whoever is to look after a flag; what it is about only where they may see reports.
 * Undefined where the flag was withdrawn, or where somebody else looks after it by now.
 */
export async function flagNoteOf(
  { flags, reports, people }: Deps,
  workspaceId: string,
  { subjectId: flagId, target }: OutboxMessage,
): Promise<Message | undefined> {
  const flag = await flags.find(workspaceId, flagId);
  const brief = flag && (await reports.brief(workspaceId, flag.roundId));
  if (flag === undefined || brief === undefined || target.kind !== 'person') return undefined;
  const { assigneeId, state, content } = flag;
  if (assigneeId !== target.personId || state === 'withdrawn') return undefined;
  const { maySeeReports } = await people.rightsOf(workspaceId, assigneeId);
  return {
    kind: 'flag-assigned',
    flagId,
    strategyName: brief.strategy.name,
    summary: maySeeReports ? content.summary : null,
    askedBy: await whoAsked(flags, flagId),
  };
}

async function whoAsked(flags: Deps['flags'], flagId: string): Promise<string | null> {
  const newest = (await flags.history(flagId)).find(({ content }) => content.kind === 'assigned');
  return newest?.personId ?? null;
}
