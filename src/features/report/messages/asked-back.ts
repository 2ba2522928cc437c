import type { Deps } from '../../../deps.ts';
import { type DecisionRule, decisionRulesOf } from '../../../domain/strategy.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { whenAtWork } from '../../check-in/person-timing.ts';
import type { AskCount } from '../../flags/concerned.ts';
import { countAsked } from '../../flags/count-asked.ts';
import { COUNTS_LATER, formatHeard } from '../asked-state.ts';
import { keyValue, REPORT } from '../slack/report-actions.ts';

type AskedBack = AskCount & {
  readonly strategyName: string;
  readonly sides: Pick<DecisionRule, 'prefer' | 'over'>;
  /** The round whose report it counts in. */
  readonly aboutRoundId: string;
  /** Whether people answer by name. */
  readonly isNamed: boolean;
};

/** Tells the executive who put a collision to those concerned that it has come back. */
export const ASKED_BACK: MessageKind<Deps, AskedBack> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose(deps, workspaceId, { subjectId: roundId, target }) {
    const brief = await deps.rounds.brief(workspaceId, roundId);
    const aboutRoundId = brief?.round.aboutRoundId ?? null;
    if (brief === undefined || aboutRoundId === null || target.kind !== 'person') return undefined;
    const { maySeeReports } = await deps.people.rightsOf(workspaceId, target.personId);
    const ruleId = brief.round.questions[0]?.ruleId;
    const sides = decisionRulesOf(brief.strategy).find(({ rule }) => rule.id === ruleId)?.rule;
    if (!maySeeReports || sides === undefined) return undefined;
    const count = await countAsked(deps, brief.round);
    const isNamed = brief.round.disclosure === 'named';
    return { strategyName: brief.strategy.name, sides, aboutRoundId, isNamed, ...count };
  },
  draw({ strategyName, sides, aboutRoundId, ...count }) {
    const heard = heardWords(count);
    const source = { kind: 'round', roundId: aboutRoundId, earlierId: null } as const;
    const key = keyValue({ source, breakdown: 'function' });
    const show = pressButton(REPORT.show, 'Show me the report', key);
    const asked = `• ${escapeShort(sides.prefer, 500)}\n• ${escapeShort(sides.over, 500)}`;
    return {
      text: escapeShort(`It has come back, on ${strategyName}. ${heard}`, 1000),
      blocks: [
        paragraph(
          `*It has come back*, on *${escapeShort(strategyName, 200)}*. ${heard} You had asked:\n${asked}`,
        ),
        actions({ ...show, style: 'primary' }),
      ],
    };
  },
};

/** What was chosen is counted at once by name alone: else one change waits for others. */
function heardWords({ isNamed, ...count }: AskCount & Pick<AskedBack, 'isNamed'>): string {
  const heard = formatHeard(count);
  if (!count.people || !count.answered) return heard;
  return `${heard} ${isNamed ? 'The report counts what they chose.' : COUNTS_LATER}`;
}
