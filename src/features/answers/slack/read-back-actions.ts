import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { READING_KINDS, type ReadingKind, SIDES, type Side } from '../../../domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { onForm, onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { plain, respondWith } from '../../../slack/slack-message.ts';
import { openView } from '../../../slack/views.ts';
import {
  allowQuotes,
  type CorrectionFailure,
  correctReading,
  findOwnReading,
} from '../correct-reading.ts';
import { MISHEARD } from '../messages/clip-notes.ts';
import { READ_BACK_QUOTE, READ_BACK_RIGHT, READ_BACK_WRONG } from '../messages/read-back.ts';
import { leaveOutTranscript } from '../transcribe-clips.ts';
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
 * The buttons under a transcript and a read-back: these are not their words; it is right, it is not
 * quite, and it may be quoted.
 */
export function registerReadBackActions(app: App, deps: Deps): void {
  onPress(app, deps, 'anybody', MISHEARD, async (press) => {
    if (await leaveOutTranscript(deps, press, press.value)) deps.worker.wake();
    else await respondWith(press.respond, plain(NOT_THEIR_CLIP));
  });

  for (const [actionId, take] of [
    [READ_BACK_RIGHT, correctReading],
    [READ_BACK_QUOTE, allowQuotes],
  ] as const) {
    onPress(app, deps, 'anybody', actionId, async ({ value: readingId, personId, respond }) => {
      const outcome = await take(deps, { readingId, personId });
      if (outcome.ok) deps.worker.wake();
      else await respondWith(respond, plain(CORRECTION_REFUSALS[outcome.error.kind]));
    });
  }

  onPress(app, deps, 'anybody', READ_BACK_WRONG, async (press) => {
    const { value: readingId, personId, client, triggerId } = press;
    const found = await findOwnReading(deps, { readingId, personId });
    const view =
      found === undefined || found.isOutdated
        ? noticeView('Not here any more', CORRECTION_REFUSALS.outdated)
        : correctionView(found.readingId, found.text, found.reading, found.strategy);
    await openView(client, triggerId, view);
  });

  onForm(app, deps, 'anybody', CORRECTION_FORM, async ({ view, form, personId }) => {
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
    const side = SIDES.find((each) => each === form.one(sideField(rule.id)));
    return side === undefined ? [] : [[rule.id, side] as const];
  });
  return Object.fromEntries(picked);
}
