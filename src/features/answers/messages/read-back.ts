import type { Deps } from '../../../deps.ts';
import { CAUSE_OF_BARRIER } from '../../../domain/cause.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';
import type { Reading } from '../../../domain/reading.ts';
import { isDirectChannel } from '../../../domain/reply.ts';
import { isSwappedFor } from '../../../domain/round.ts';
import { firstSentences } from '../../../domain/words.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { goodForADay } from '../../../outbox/outbox-rows.ts';
import { isOver } from '../../check-in/person-timing.ts';
import { pickExcerpt } from '../../guide/pick-excerpt.ts';
import { composeReadBack, type HelpingArticle, leavesOpen, type ReadBack } from '../read-back.ts';
import type { PointKey } from '../statements.ts';
import { drawReadBack } from './draw-read-back.ts';

/** Of a passage: a leader reads this between two meetings. */
const MOST_WORDS = 40;

/** Of the others in a round: enough to see where they part, whatever its size. */
const MOST_AROUND = 200;

/**
 * Tells a leader what was understood of their reply; nothing where the words have been deleted or
 * there is no reading of them any more. A thread holds one and not a pile: the next takes the place
 * of the one before.
 */
export const READ_BACK: MessageKind<Deps, ReadBack> = {
  priority: PRIORITY.answer,
  replacesEarlier: true,
  compose: (deps, _workspaceId, { subjectId }) => describeReadBack(deps, subjectId),
  draw: drawReadBack,
};

/**
 * The message that tells a leader what was understood of their reply, where they wrote it: in a
 * channel only they see it. Undefined for somebody who was not asked.
 */
export async function addressReadBack(
  { replies, newId }: Deps,
  replyId: string,
  now: Date,
): Promise<OutboxMessage | undefined> {
  const place = await replies.placeOf(replyId);
  if (place === undefined || !place.wasAsked) return undefined;
  const { channelId, threadTs, personId } = place;
  const isDirect = isDirectChannel(channelId);
  return goodForADay(now, {
    id: newId(),
    kind: 'read-back',
    subjectId: replyId,
    target: { kind: 'channel', channelId, threadTs, ...(isDirect ? {} : { onlyTo: personId }) },
  });
}

/**
 * What the author of a reply is told of it: the points that matter most now, or those of a message that
 * is renewed in place. Undefined where the reply or its reading is gone.
 */
export async function describeReadBack(
  deps: Deps,
  replyId: string,
  keys?: readonly PointKey[],
): Promise<ReadBack | undefined> {
  const { readings, replies, rounds, answers } = deps;
  const read = await readings.readingOf(replyId);
  const facts = await replies.find(replyId);
  if (read === undefined || facts === undefined) return undefined;
  const prompt = facts.promptId === null ? undefined : await rounds.prompt(facts.promptId);
  const brief = await rounds.brief(read.workspaceId, read.roundId);
  if (prompt === undefined || brief === undefined) return undefined;
  const { round, strategy } = brief;
  const isAfter = round.closedAt !== null;
  const reachedUsLate = isAfter && !facts.isLate && facts.receivedAt > round.closedAt;
  const own = await readings.leaderReadingOf(replyId);
  const reading = own ?? read.reading;
  const everybody = await readings.around(round.id, MOST_AROUND);
  const dilemmas = round.questions.filter(({ kind }) => kind === 'dilemma');
  return composeReadBack({
    readingId: read.readingId,
    reading,
    strategy,
    questions: round.questions,
    choices: await answers.of(prompt.id),
    around: {
      function: prompt.function,
      peers: everybody.filter(({ personId }) => personId !== prompt.personId),
      askedRules: dilemmas.flatMap(({ ruleId }) => ruleId ?? []),
    },
    disclosure: round.disclosure,
    isLate: facts.isLate,
    reachedUsLate,
    isChangedLate: isAfter && !facts.isLate && !reachedUsLate && own === undefined,
    isClosed: isAfter,
    hasSpoken: own !== undefined,
    mayQuote: facts.mayQuote,
    mayAsk: !isOver(round, deps.clock()),
    isSwapped: isSwappedFor(round, prompt),
    article: await articleFor(deps, reading, read.text, own !== undefined),
    keys,
  });
}

/** What helps with a barrier, else with a plan that is still open; null where neither is the matter. */
async function articleFor(
  { library }: Deps,
  reading: Reading,
  words: string,
  hasSpoken: boolean,
): Promise<HelpingArticle | null> {
  const [barrier] = reading.barriers;
  const cause = barrier ? CAUSE_OF_BARRIER[barrier.barrier] : 'agreement';
  if (barrier === undefined && (hasSpoken || !leavesOpen(reading))) return null;
  const said = barrier?.evidence.quote || words;
  const excerpt = await pickExcerpt(library, { cause, words: said });
  if (excerpt === undefined) return null;
  const { stem, title, attribution } = excerpt.article;
  return { stem, title, attribution, text: firstSentences(excerpt.text, MOST_WORDS) };
}
