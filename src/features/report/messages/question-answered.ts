import type { Deps } from '../../../deps.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { escapeShort, line, quote, richText, smallPrint } from '../../../slack/text.ts';
import { whenAtWork } from '../../check-in/person-timing.ts';

type QuestionAnswered = {
  readonly strategyName: string;
  readonly question: string;
  readonly answer: string;
  readonly answeredBy: string;
};

/** Tells somebody who asked something in their answer what the answer is. */
export const QUESTION_ANSWERED: MessageKind<Deps, QuestionAnswered> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose({ strategyAnswers, strategies, people }, workspaceId, { subjectId }) {
    const found = await strategyAnswers.find(workspaceId, subjectId);
    const strategy = found && (await strategies.newest(workspaceId, found.strategyId));
    if (found === undefined || strategy === undefined) return undefined;
    const { question, answer } = found;
    const person = await people.find(workspaceId, found.answeredBy);
    const answeredBy = person?.name ?? 'Somebody who knows';
    return { strategyName: strategy.content.name, question, answer, answeredBy };
  },
  draw({ strategyName, question, answer, answeredBy }) {
    const opening = `You asked something about ${strategyName}.`;
    return {
      text: escapeShort(`${opening} ${answeredBy} answers it.`, 1000),
      blocks: [
        richText([
          line(opening, { bold: true }),
          quote(question.slice(0, 600)),
          line(`${answeredBy} answers:`),
          line(answer.slice(0, 2500)),
        ]),
        smallPrint(
          'Others who asked the same get this too. It stays with the strategy, on my Home tab and in `/strategy-guide`.',
        ),
      ],
    };
  },
};
