import type { Deps } from '../../deps.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { isClaim } from '../../domain/question.ts';
import { answerKey, asReplyText } from '../../domain/reply.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import {
  formatAnswer,
  type Picked,
  partOf,
  type StructuredAnswer,
  subjectOf,
} from '../../domain/structured-answer.ts';
import { goodForADay } from '../../outbox/outbox-rows.ts';
import { answerFields } from './answer-fields.ts';
import type { AnswerPart } from './answer-store.ts';
import { type Asked, findAsked, type Press, type Refusal } from './find-asked.ts';
import type { AnswerInParts } from './reply-store.ts';

/** A choice that is kept. `words` is it as a sentence of theirs, unescaped. */
export type Chosen = {
  readonly kind: Picked['kind'];
  readonly words: string;
  /** They had picked something else before. */
  readonly isChange: boolean;
  /** Others read the thread, so the why is theirs to give there or in the form. */
  readonly isInChannel: boolean;
  readonly closesAt: Date;
};

/** Why a choice is not taken: as `Refusal`, or because the round is over. */
export type ChooseFailure = Refusal | { readonly kind: 'closed'; readonly closesAt: Date };

/**
 * Keeps what somebody picked; picking again replaces it until the round is over. A side in a dilemma
 * becomes words of their reply too, and in a direct message they are asked for the why, once.
 */
export async function choose(
  deps: Deps,
  press: Press,
  pick: Picked,
): Promise<Result<Chosen, ChooseFailure>> {
  const found = await findAsked(deps, press);
  if (!found.ok) return found;
  const asked = found.value;
  if (asked.isClosed) return err({ kind: 'closed', closesAt: asked.round.closesAt });
  const earlier = (await deps.answers.of(asked.prompt.id)).find(
    (answer) => subjectOf(answer) === subjectOf(pick),
  );
  const answer = answerOf(pick, earlier);
  const told = wordsOf(asked, answer);
  if (told === undefined) return err({ kind: 'gone' });
  const now = deps.clock();
  if (told.part === null) await deps.answers.keep(asked.prompt.id, answer, now);
  else await record(deps, press, asked, { picked: [answer], parts: [told.part] }, now);
  deps.log.info({ prompt: asked.prompt.id, kind: pick.kind }, 'choice kept');
  return ok({
    kind: pick.kind,
    words: told.words,
    isChange: earlier !== undefined && !isSame(earlier, answer),
    isInChannel: asked.round.delivery.kind === 'channel',
    closesAt: asked.round.closesAt,
  });
}

/** The why of a choice stays with the same choice only. */
function answerOf(pick: Picked, earlier: StructuredAnswer | undefined): StructuredAnswer {
  if (pick.kind !== 'dilemma') return pick;
  const isKept = earlier?.kind === 'dilemma' && earlier.choice === pick.choice;
  return { ...pick, why: isKept ? earlier.why : '' };
}

function isSame(a: StructuredAnswer, b: StructuredAnswer): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The words of an answer, and the part of the reply that they become; undefined if nobody asked. */
function wordsOf(
  { prompt, questions, strategy }: Asked,
  answer: StructuredAnswer,
): { readonly words: string; readonly part: AnswerPart | null } | undefined {
  const isAsked = answerFields(questions).some(({ subject }) => subject === subjectOf(answer));
  const words = formatAnswer(answer, strategy);
  if (!isAsked || words === '') return undefined;
  // A claim must count as an answer where nothing else is asked; else others say more.
  const isBeside = isClaim(answer) && !questions.every(({ kind }) => kind === answer.kind);
  const key = answerKey(partOf(answer), prompt.id);
  return { words, part: isBeside ? null : { key, text: asReplyText(words) } };
}

async function record(
  deps: Deps,
  { workspaceId }: Press,
  asked: Asked,
  said: Pick<AnswerInParts, 'picked' | 'parts'>,
  now: Date,
): Promise<void> {
  const { prompt, place } = asked;
  const channelId = place?.channelId ?? '';
  const answer = { workspaceId, promptId: prompt.id, channelId, ...said };
  const isExplained = said.picked.some((one) => one.kind === 'dilemma' && one.why !== '');
  await deps.replies.recordAnswer(answer, deps.newId, now, () =>
    isExplained ? [] : whyQuestion(deps, asked, now),
  );
}

function whyQuestion(
  { newId }: Deps,
  { prompt, round, place, questions }: Asked,
  now: Date,
): readonly OutboxMessage[] {
  const isDilemma = questions.some(({ kind }) => kind === 'dilemma');
  if (place === null || round.delivery.kind === 'channel' || !isDilemma) return [];
  const { channelId, messageTs: threadTs } = place;
  const target = { kind: 'channel', channelId, threadTs } as const;
  return [goodForADay(now, { id: newId(), kind: 'why', subjectId: prompt.id, target })];
}
