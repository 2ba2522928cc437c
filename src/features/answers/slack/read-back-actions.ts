import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { READING_KINDS, type ReadingKind, SIDES, type Side } from '../../../domain/reading.ts';
import { decisionRulesOf } from '../../../domain/strategy.ts';
import { noticeView } from '../../../slack/notice-view.ts';
import { openView } from '../../../slack/open-view.ts';
import { type FormReader, readForm } from '../../../slack/read-form.ts';
import { respondWith } from '../../../slack/respond-with.ts';
import { plain } from '../../../slack/slack-message.ts';
import type { CorrectionFailure } from '../correct-reading.ts';
import { createReadBackDesk } from '../read-back-desk.ts';
import {
  CORRECTION_FORM,
  correctionView,
  KIND_FIELD,
  NOTE_FIELD,
  sideField,
} from './correction-view.ts';
import { READ_BACK_QUOTE, READ_BACK_RIGHT, READ_BACK_WRONG } from './read-back-blocks.ts';

/** The buttons of a read-back: it is right, it is not quite, and it may be quoted. */
export function registerReadBackActions(app: App, deps: Deps): void {
  const readBackDesk = createReadBackDesk(deps);

  for (const [actionId, take] of [
    [READ_BACK_RIGHT, readBackDesk.confirm],
    [READ_BACK_QUOTE, readBackDesk.allowQuotes],
  ] as const) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
      await ack();
      const about = { readingId: action.value ?? '', personId: body.user.id };
      const outcome = await take(about);
      if (outcome.ok) deps.worker.wake();
      else await respondWith(respond, plain(CORRECTION_REFUSALS[outcome.error.kind]));
    });
  }

  app.action<BlockAction<ButtonAction>>(READ_BACK_WRONG, async ({ ack, action, body, client }) => {
    await ack();
    const found = await readBackDesk.find({
      readingId: action.value ?? '',
      personId: body.user.id,
    });
    const view =
      found === undefined || found.isOutdated
        ? noticeView('Not here any more', CORRECTION_REFUSALS.outdated)
        : correctionView(found.readingId, found.text, found.reading, found.strategy);
    await openView(client, body.trigger_id, view);
  });

  app.view(CORRECTION_FORM, async ({ ack, body, view }) => {
    const about = { readingId: view.private_metadata, personId: body.user.id };
    const found = await readBackDesk.find(about);
    const form = readForm(view.state.values);
    const sides = found === undefined ? {} : sidesIn(form, found.strategy);
    const note = form.one(NOTE_FIELD) || null;
    const outcome = await readBackDesk.correct({ ...about, kind: kindIn(form), sides, note });
    if (outcome.ok) {
      await ack();
      deps.worker.wake();
    } else {
      const notice = noticeView('Not saved', CORRECTION_REFUSALS[outcome.error.kind]);
      await ack({ response_action: 'update', view: notice });
    }
  });
}

/** Why what a leader says of a reading is not taken. */
export const CORRECTION_REFUSALS: Readonly<Record<CorrectionFailure['kind'], string>> = {
  'unknown-reading': 'This is no longer there; perhaps the answer was deleted. Just answer again.',
  'not-theirs': 'Only the person who wrote the answer can say what it means.',
  outdated: 'Your answer has changed since. The newest message here shows how it reads now.',
  'unknown-rule': 'The strategy has changed since. Please answer again in your own words.',
};

function kindIn(form: FormReader): ReadingKind | undefined {
  const picked = form.one(KIND_FIELD);
  return READING_KINDS.find((kind) => kind === picked);
}

function sidesIn(
  form: FormReader,
  strategy: Parameters<typeof decisionRulesOf>[0],
): Readonly<Record<string, Side>> {
  const picked = decisionRulesOf(strategy).flatMap(({ rule }) => {
    const side = SIDES.find((each) => each === form.one(sideField(rule.id)));
    return side === undefined ? [] : [[rule.id, side] as const];
  });
  return Object.fromEntries(picked);
}
