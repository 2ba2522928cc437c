import type { Deps } from '../../../deps.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { plain } from '../../../slack/slack-message.ts';
import { moment } from '../../../slack/text.ts';

/** Asks in the thread for the why of a choice. */
export const WHY: MessageKind<Deps, { readonly closesAt: Date }> = {
  priority: PRIORITY.answer,
  async compose(deps, workspaceId, { subjectId: promptId }) {
    const prompt = await deps.rounds.prompt(promptId);
    const brief = prompt && (await deps.rounds.brief(workspaceId, prompt.roundId));
    return brief && { closesAt: brief.round.closesAt };
  },
  draw: ({ closesAt }) =>
    plain(
      `Thank you! *Why?* A sentence here, in your own words, is enough. You can still change your mind above until ${moment(closesAt)}.`,
    ),
};
