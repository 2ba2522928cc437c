import type { Deps } from '../../../deps.ts';
import type { FlagEvent } from '../../../domain/flag.ts';
import { type DecisionRule, decisionRulesOf } from '../../../domain/strategy.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { escapeShort, paragraph, quote, richText } from '../../../slack/text.ts';
import { whenAtWork } from '../../check-in/person-timing.ts';

type Decision = {
  readonly strategyName: string;
  readonly sides: Pick<DecisionRule, 'prefer' | 'over'>;
  /** The name of who decided. */
  readonly decidedBy: string;
  /** In the words of who decided. */
  readonly decision: string;
};

/**
 * Tells somebody what was decided on a trade-off, and nothing of who stood where. Nothing where the
 * flag was opened again meanwhile.
 */
export const DECISION: MessageKind<Deps, Decision> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose({ flags, rounds, people }, workspaceId, { subjectId: eventId }) {
    const event = await flags.event(workspaceId, eventId);
    const flag = event && (await flags.find(workspaceId, event.flagId));
    const brief = flag && (await rounds.brief(workspaceId, flag.roundId));
    if (event === undefined || flag === undefined || brief === undefined) return undefined;
    const rules = decisionRulesOf(brief.strategy);
    const sides = rules.find(({ rule }) => rule.id === flag.content.ruleId)?.rule;
    const { personId, content } = event;
    if (sides === undefined || content.kind !== 'resolved') return undefined;
    if (isTakenBack(await flags.history(flag.id), event)) return undefined;
    const who = personId === null ? undefined : await people.find(workspaceId, personId);
    const decidedBy = who?.name ?? 'An executive';
    return { strategyName: brief.strategy.name, sides, decidedBy, decision: content.reason };
  },
  draw({ strategyName, sides, decidedBy, decision }) {
    const who = escapeShort(decidedBy, 80);
    const { prefer, over } = sides;
    const on = `On ${escapeShort(prefer, 250)}, or ${escapeShort(over, 250)}`;
    return {
      text: `${on}, ${who} has decided.`,
      blocks: [
        paragraph(
          `*${escapeShort(strategyName, 200)}: a decision.* On this choice\n• ${escapeShort(prefer, 500)}\n• ${escapeShort(over, 500)}\n${who} has decided:`,
        ),
        richText([quote(decision)]),
        paragraph(`If it leaves something open, please ask ${who}.`),
      ],
    };
  },
};

function isTakenBack(history: readonly FlagEvent[], { id }: FlagEvent): boolean {
  const since = history.slice(
    0,
    history.findIndex((event) => event.id === id),
  );
  return since.some(({ content }) => content.kind === 'reopened');
}
