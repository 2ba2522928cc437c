import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { READING_KINDS, type ReadingKind, SIDES, type Side } from '../../../domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { readable } from '../../../slack/readable.ts';
import { onForm } from '../../../slack/sent-form.ts';
import { plain, respondWith } from '../../../slack/slack-message.ts';
import { openView } from '../../../slack/views.ts';
import { answerPoint } from '../answer-point.ts';
import type { ChooseFailure } from '../choose.ts';
import {
  allowQuotes,
  type CorrectionFailure,
  correctReading,
  findOwnReading,
} from '../correct-reading.ts';
import { MISHEARD } from '../messages/clip-notes.ts';
import { drawReadBack } from '../messages/draw-read-back.ts';
import { describeReadBack } from '../messages/read-back.ts';
import {
  parseSaying,
  READ_BACK_MORE,
  READ_BACK_QUOTE,
  READ_BACK_RIGHT,
  READ_BACK_SAY,
  type Saying,
} from '../saying.ts';
import { leaveOutTranscript } from '../transcribe-clips.ts';
import { chooseFailureWords } from './answer-words.ts';
import {
  CORRECTION_FORM,
  correctionView,
  KIND_FIELD,
  NOTE_FIELD,
  sideField,
} from './correction-view.ts';

/** What somebody reads whose press changes nothing. */
export const NOT_THEIR_CLIP =
  'Nothing was changed: this is for whoever recorded the clip, and only once.';

/**
 * The buttons under a transcript and a read-back: these are not their words; what each point says; all
 * sides in a form; and it may be quoted.
 */
export function registerReadBackActions(app: App, deps: Deps): void {
  onPress(app, deps, MISHEARD, async (press) => {
    if (await leaveOutTranscript(deps, press, press.value)) deps.worker.wake();
    else await respondWith(press.respond, plain(NOT_THEIR_CLIP));
  });

  onPress(app, deps, new RegExp(`^${READ_BACK_SAY}_\\w+$`), async (press) => {
    await say(deps, press, readable('what a button says', parseSaying(press.value)));
  });

  onPress(app, deps, READ_BACK_RIGHT, (press) => showPoints(deps, press));

  onPress(app, deps, READ_BACK_QUOTE, async (press) => {
    const { value: readingId, personId, respond } = press;
    const outcome = await allowQuotes(deps, { readingId, personId });
    if (outcome.ok) deps.worker.wake();
    else await respondWith(respond, plain(CORRECTION_REFUSALS[outcome.error.kind]));
  });

  onPress(app, deps, READ_BACK_MORE, async (press) => {
    const { value: readingId, personId, client, triggerId } = press;
    const found = await findOwnReading(deps, { readingId, personId });
    if (found === undefined || found.isOutdated) {
      const view = noticeView('Not here any more', CORRECTION_REFUSALS.outdated);
      await openView(client, triggerId, view);
      return;
    }
    const { text, reading, strategy, replyId } = found;
    const standing = (await deps.readings.leaderReadingOf(replyId)) ?? reading;
    await openView(client, triggerId, correctionView(readingId, text, standing, strategy));
  });

  onForm(app, deps, CORRECTION_FORM, async ({ view, form, personId }) => {
    const about = { readingId: view.private_metadata, personId };
    const found = await findOwnReading(deps, about);
    const sides = found === undefined ? {} : sidesIn(form, found.strategy);
    const note = form.one(NOTE_FIELD) || null;
    const outcome = await correctReading(deps, { ...about, kind: kindIn(form), sides, note });
    if (outcome.ok) return { kind: 'done', after: async () => deps.worker.wake() };
    const words = CORRECTION_REFUSALS[outcome.error.kind];
    return { kind: 'show', view: noticeView('Not saved', words) };
  });
}

/** The message is renewed where it stands, whichever of the two it is and whoever sees it. */
async function say(deps: Deps, { personId, respond }: ButtonPress, saying: Saying): Promise<void> {
  const outcome = await answerPoint(deps, { ...saying, personId });
  if (!outcome.ok) return await respondWith(respond, plain(refusalOf(outcome.error)));
  const { readBack, isNew } = outcome.value;
  if (readBack !== undefined) {
    const { text, blocks } = drawReadBack(readBack);
    await respond({ replace_original: true, text, blocks: [...blocks] });
  }
  if (isNew) deps.worker.wake();
  else await respondWith(respond, plain(SAID_BEFORE));
}

/**
 * A press that stood for more than was shown confirms nothing: each point comes in its place, to be
 * pressed by itself.
 */
async function showPoints(deps: Deps, press: ButtonPress): Promise<void> {
  const { value: readingId, personId, respond } = press;
  const found = await findOwnReading(deps, { readingId, personId });
  const refused = found === undefined ? 'not-theirs' : found.isOutdated ? 'outdated' : null;
  const readBack =
    found === undefined || refused !== null
      ? undefined
      : await describeReadBack(deps, found.replyId);
  if (readBack === undefined)
    return await respondWith(respond, plain(CORRECTION_REFUSALS[refused ?? 'unknown-reading']));
  const { text, blocks } = drawReadBack(readBack);
  await respond({ replace_original: true, text, blocks: [...blocks] });
  if (readBack.open.length > 0) await respondWith(respond, plain(POINT_BY_POINT));
}

/** What somebody reads who presses a button that stood for all of it at once. */
export const POINT_BY_POINT =
  'Thank you. I ask about each point by itself now, so nothing is noted yet: one press on each, above, and it is.';

/** What somebody reads who presses a second time. */
export const SAID_BEFORE =
  'That is noted already, thank you. If you meant it differently, “More” or “Change it” below opens a form for that.';

function refusalOf(failure: CorrectionFailure | ChooseFailure): string {
  const { kind } = failure;
  return kind in CORRECTION_REFUSALS
    ? CORRECTION_REFUSALS[kind as CorrectionFailure['kind']]
    : chooseFailureWords(failure as ChooseFailure);
}

/** Why what a leader says of a reading is not taken. */
export const CORRECTION_REFUSALS: Readonly<Record<CorrectionFailure['kind'], string>> = {
  'unknown-reading': 'This is no longer there; perhaps the answer was deleted. Just answer again.',
  'not-theirs': 'Only the person who wrote the answer can say what it means.',
  outdated: 'Your answer has changed since. The newest message here shows how it reads now.',
  'unknown-rule': 'The strategy has changed since. Please answer again in your own words.',
};

function kindIn(form: FormValues): ReadingKind | undefined {
  const picked = form.one(KIND_FIELD);
  return READING_KINDS.find((kind) => kind === picked);
}

function sidesIn(form: FormValues, strategy: Strategy): Readonly<Record<string, Side>> {
  const picked = decisionRulesOf(strategy).flatMap(({ rule }) => {
    // A strategy with more rules than a form has room for leaves some out.
    const picked = form.ifThere.one(sideField(rule.id));
    const side = SIDES.find((each) => each === picked);
    return side === undefined ? [] : [[rule.id, side] as const];
  });
  return Object.fromEntries(picked);
}
