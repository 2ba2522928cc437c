import type { Deps } from '../../../deps.ts';
import { isSetUp, type SetUpStep } from '../../../domain/set-up-steps.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { paragraph } from '../../../slack/text.ts';
import { readSteps } from '../read-set-up.ts';
import { checklistBlocks } from '../slack/checklist-blocks.ts';

/**
 * Greets the first admin with the steps of setting up. It goes out at once: whoever has just opened the
 * set-up is there. A later one takes its place, so that the message in Slack shows how far it is.
 */
export const CHECKLIST: MessageKind<Deps, readonly SetUpStep[]> = {
  priority: PRIORITY.answer,
  replacesEarlier: true,
  compose: (deps, workspaceId) => readSteps(deps, workspaceId),
  draw: (steps) => ({
    text: 'You are the admin of Throughline here. Four steps to the first question.',
    blocks: [
      paragraph(
        'You are the admin of Throughline here now: you are an owner of this workspace, and the first who opened the set-up. Nobody else can change anything until you make them an admin too, under `/strategy-check` → *People*. If it is to be somebody else, make them an admin there, and then take yourself out.',
      ),
      paragraph(isSetUp(steps) ? ALL_DONE : TO_DO),
      ...checklistBlocks(steps),
    ],
  }),
};

const TO_DO = '*Four steps to the first question*, ten minutes in all; choose when last:';
const ALL_DONE =
  '*All set.* The first question goes out by itself. Until then you can change everything:';
