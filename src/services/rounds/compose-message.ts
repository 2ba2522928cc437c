import type { Message } from '../../domain/message.ts';
import type { Outgoing } from '../../domain/outgoing.ts';
import { composeReport } from '../../domain/report.ts';
import type { RoundBrief } from '../../domain/round-view.ts';
import type { ReplyFinder } from '../ports/reply-store.ts';
import type { ReportStore, RoundStore } from '../ports/round-store.ts';

/** What composing messages needs. */
export type ComposeNeeds = {
  readonly rounds: Pick<RoundStore, 'prompt'>;
  readonly reports: ReportStore;
  readonly replies: ReplyFinder;
};

/** Composes a waiting message from what is known now; undefined if what it is about is gone. */
export async function composeMessage(
  needs: ComposeNeeds,
  workspaceId: string,
  { kind, subjectId }: Outgoing,
): Promise<Message | undefined> {
  switch (kind) {
    case 'prompt': {
      const prompt = await needs.rounds.prompt(subjectId);
      const brief = prompt && (await needs.reports.brief(workspaceId, prompt.roundId));
      return brief && promptMessage(brief, 'person');
    }
    case 'round-opening': {
      const brief = await needs.reports.brief(workspaceId, subjectId);
      return brief && promptMessage(brief, 'channel');
    }
    case 'receipt': {
      const reply = await needs.replies.find(subjectId);
      const brief = reply && (await needs.reports.brief(workspaceId, reply.roundId));
      if (reply === undefined || brief === undefined) return undefined;
      const { closesAt } = brief.round;
      return { kind, isLate: reply.isLate, wasAsked: reply.promptId !== null, closesAt };
    }
    case 'round-closed': {
      const view = await needs.reports.view(workspaceId, subjectId);
      if (view === undefined) return undefined;
      const { headline, causes } = composeReport(view);
      return { kind, strategyName: view.strategy.name, roundId: subjectId, headline, causes };
    }
  }
}

function promptMessage({ round, strategy }: RoundBrief, to: 'person' | 'channel'): Message {
  return {
    kind: 'prompt',
    to,
    strategyName: strategy.name,
    statement: strategy.statement,
    question: round.questions[0]?.text ?? '',
    closesAt: round.closesAt,
  };
}
