import type { Message } from '../../domain/message.ts';
import type { Outgoing } from '../../domain/outgoing.ts';
import { checkRights } from '../check-rights.ts';
import type { FlagBook } from '../ports/flag-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { ReportStore } from '../ports/round-store.ts';

/** What composing the note to whoever looks after a flag needs. */
export type FlagNoteNeeds = {
  readonly flags: Pick<FlagBook, 'find' | 'history'>;
  readonly reports: Pick<ReportStore, 'brief'>;
  readonly people: Pick<PeopleStore, 'find' | 'roles'>;
};

/**
 * The note to whoever is to look after a flag; what it is about only where they may see reports.
 * Undefined where the flag was withdrawn, or where somebody else looks after it by now.
 */
export async function flagNoteOf(
  { flags, reports, people }: FlagNoteNeeds,
  workspaceId: string,
  { subjectId: flagId, target }: Outgoing,
): Promise<Message | undefined> {
  const flag = await flags.find(workspaceId, flagId);
  const brief = flag && (await reports.brief(workspaceId, flag.roundId));
  if (flag === undefined || brief === undefined || target.kind !== 'person') return undefined;
  const { assigneeId, state, content } = flag;
  if (assigneeId !== target.personId || state === 'withdrawn') return undefined;
  const { maySeeReports } = await checkRights(people, workspaceId, assigneeId);
  return {
    kind: 'flag-assigned',
    flagId,
    strategyName: brief.strategy.name,
    summary: maySeeReports ? content.summary : null,
    askedBy: await whoAsked(flags, flagId),
  };
}

async function whoAsked(flags: FlagNoteNeeds['flags'], flagId: string): Promise<string | null> {
  const newest = (await flags.history(flagId)).find(({ content }) => content.kind === 'assigned');
  return newest?.personId ?? null;
}
