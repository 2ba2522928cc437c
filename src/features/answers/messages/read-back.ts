import type { Deps } from '../../../deps.ts';
import { CAUSE_OF_BARRIER } from '../../../domain/cause.ts';
import { goodForADay, type OutboxMessage } from '../../../domain/outbox-message.ts';
import type { Reading } from '../../../domain/reading.ts';
import { firstSentences } from '../../../domain/words.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { pickExcerpt } from '../../guide/pick-excerpt.ts';
import { composeReadBack, type HelpingArticle, leavesOpen, type ReadBack } from '../read-back.ts';
import { readBackBlocks } from '../slack/read-back-blocks.ts';

/** Of a passage: a leader reads this between two meetings. */
const MOST_WORDS = 40;

/**
 * Tells a leader what was understood of their reply; nothing where the words have been deleted or
 * there is no reading of them any more. A thread holds one and not a pile: the next takes the place
 * of the one before, and may ask its follow-up again.
 */
export const READ_BACK: MessageKind<Deps, ReadBack> = {
  priority: PRIORITY.answer,
  replacesEarlier: true,
  compose,
  draw: readBackBlocks,
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
  const isDirect = channelId.startsWith('D');
  return goodForADay(now, {
    id: newId(),
    kind: 'read-back',
    subjectId: replyId,
    target: { kind: 'channel', channelId, threadTs, ...(isDirect ? {} : { onlyTo: personId }) },
  });
}

async function compose(
  deps: Deps,
  _workspaceId: string,
  { subjectId: replyId, ordinal, target }: OutboxMessage,
): Promise<ReadBack | undefined> {
  const { readings, replies, rounds, reports } = deps;
  const read = await readings.readingOf(replyId);
  const facts = await replies.find(replyId);
  if (read === undefined || facts === undefined) return undefined;
  const prompt = facts.promptId === null ? undefined : await rounds.prompt(facts.promptId);
  const brief = await reports.brief(read.workspaceId, read.roundId);
  if (prompt === undefined || brief === undefined) return undefined;
  const own = await readings.leaderReadingOf(replyId);
  const reading = own ?? read.reading;
  const isReplaced = target.kind === 'channel' && target.onlyTo === undefined;
  const mayAsk = own === undefined && (ordinal <= 1 || isReplaced);
  return composeReadBack({
    readingId: read.readingId,
    reading,
    strategy: read.strategy,
    disclosure: brief.round.disclosure,
    isLate: facts.isLate,
    isChangedLate: brief.round.closedAt !== null && !facts.isLate && own === undefined,
    isConfirmed: own !== undefined,
    mayQuote: facts.mayQuote,
    mayAsk: mayAsk && brief.round.closedAt === null,
    isSwapped: prompt.isSwapped,
    article: own === undefined ? await articleFor(deps, reading, read.text) : null,
  });
}

/** What helps with a barrier, else with a plan that is still open; null where neither is the matter. */
async function articleFor(
  { library }: Deps,
  reading: Reading,
  words: string,
): Promise<HelpingArticle | null> {
  const [barrier] = reading.barriers;
  const cause = barrier ? CAUSE_OF_BARRIER[barrier.barrier] : 'agreement';
  if (barrier === undefined && !leavesOpen(reading)) return null;
  const said = barrier?.evidence.quote || words;
  const excerpt = await pickExcerpt(library, { cause, words: said });
  if (excerpt === undefined) return null;
  const { stem, title, attribution } = excerpt.article;
  return { stem, title, attribution, text: firstSentences(excerpt.text, MOST_WORDS) };
}
