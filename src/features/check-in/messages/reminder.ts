import type { Deps } from '../../../deps.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';
import { type AskedQuestion, askedQuestion, mainQuestion } from '../../../domain/question.ts';
import { isSwappedFor } from '../../../domain/round.ts';
import {
  type DeliveryDecision,
  dropSilently,
  type MessageKind,
  PRIORITY,
  SEND,
} from '../../../outbox/message-kind.ts';
import { escapeShort, moment, paragraph } from '../../../slack/text.ts';
import { isOver, timingOf, whyNotAskable } from '../person-timing.ts';
import { answerButtons } from '../slack/answer-buttons.ts';

type Reminder = {
  readonly promptId: string;
  readonly strategyName: string;
  readonly question: string;
  readonly closesAt: Date;
};

/** Reminds somebody who has not answered; an answer in its own thread counts as well. */
export const REMINDER: MessageKind<Deps, Reminder> = {
  priority: PRIORITY.reminder,
  policy: decide,
  async compose(deps, workspaceId, { subjectId: promptId }) {
    const prompt = await deps.rounds.prompt(promptId);
    const brief = prompt && (await deps.reports.brief(workspaceId, prompt.roundId));
    if (prompt === undefined || brief === undefined) return undefined;
    const { round, strategy } = brief;
    const main = mainQuestion(round.questions);
    return {
      promptId,
      strategyName: strategy.name,
      question: main ? inOneLine(askedQuestion(main, strategy, isSwappedFor(round, prompt))) : '',
      closesAt: round.closesAt,
    };
  },
  draw({ promptId, strategyName, question, closesAt }) {
    const name = escapeShort(strategyName, 200);
    const words = `*${name}* still waits for a word from you, until ${moment(closesAt)}. Two minutes are enough; answer right here in the thread if you like.`;
    return {
      text: escapeShort(`A reminder: ${strategyName} still waits for a word from you.`, 300),
      blocks: [
        paragraph(words),
        paragraph(`*${escapeShort(question, 1000)}*`),
        answerButtons({ to: 'person', subjectId: promptId }, false),
      ],
    };
  },
};

async function decide(
  deps: Deps,
  workspaceId: string,
  { subjectId }: OutboxMessage,
  now: Date,
): Promise<DeliveryDecision> {
  const prompt = await deps.rounds.prompt(subjectId);
  const round = prompt && (await deps.rounds.find(workspaceId, prompt.roundId));
  if (prompt === undefined || round === undefined || isOver(round, now)) return dropSilently();
  if (await deps.rounds.isAnswered(prompt.id)) return dropSilently('They have answered.');
  const person = await deps.people.find(workspaceId, prompt.personId);
  if (person === undefined || whyNotAskable(person) !== null) return dropSilently();
  const plain = { ...round, atLocalHour: false };
  const timing = await timingOf(deps, workspaceId, plain, person, now);
  const at = timing.askable(now);
  if (at === null || at >= round.closesAt) return dropSilently(timing.whyNot);
  const expiresAt = round.closesAt;
  return at > now ? { kind: 'defer', at, expiresAt, why: 'Outside working time.' } : SEND;
}

/** A question without its buttons; the sides of a dilemma keep the order drawn. */
function inOneLine({ text, sides }: AskedQuestion): string {
  const named = sides.map((side) => side.text).join(', or ');
  return named === '' ? text : `${text} ${named}?`;
}
