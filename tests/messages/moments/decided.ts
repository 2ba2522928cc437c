import { decisionRulesOf } from '../../../src/domain/strategy.ts';
import { DECISION } from '../../../src/features/flags/messages/decision.ts';
import { SAID, STRATEGY } from '../samples.ts';
import { type Moment, message } from '../shown.ts';

const [first] = decisionRulesOf(STRATEGY);
if (first === undefined) throw new Error('the sample strategy has no decision rule');

export const DECIDED: Moment = {
  title: 'What was decided',
  comes:
    'When an executive has decided a trade-off and tells those concerned, or everybody who was asked, within their working hours.',
  shown: [
    message(
      'A decision',
      DECISION.draw({
        strategyName: STRATEGY.name,
        sides: first.rule,
        decidedBy: 'Anna Berg',
        decision: SAID.decision,
      }),
    ),
  ],
};
