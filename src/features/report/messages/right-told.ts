import type { Deps } from '../../../deps.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { escapeShort, line, quote, richText } from '../../../slack/text.ts';
import { whenAtWork } from '../../check-in/person-timing.ts';
import { rightLines } from '../granted-rights.ts';
import { lineOfKey } from '../tell-right.ts';

type RightTold = { readonly strategyName: string; readonly right: string };

/** Tells somebody what the strategy lets them decide. Nobody learns who did not know. */
export const RIGHT_TOLD: MessageKind<Deps, RightTold> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose({ rounds }, workspaceId, { subjectId }) {
    const [roundId = '', key = ''] = subjectId.split(' ');
    const brief = await rounds.brief(workspaceId, roundId);
    const right = brief && lineOfKey(rightLines(brief.strategy), key);
    return right === undefined ? undefined : { strategyName: brief?.strategy.name ?? '', right };
  },
  draw({ strategyName, right }) {
    const opening = `Who decides, under ${strategyName}:`;
    return {
      text: escapeShort(`${opening} ${right}`, 1000),
      blocks: [
        richText([
          line(opening, { bold: true }),
          quote(right.slice(0, 2500)),
          line('If that is you, you need nobody’s leave for it.'),
        ]),
      ],
    };
  },
};
