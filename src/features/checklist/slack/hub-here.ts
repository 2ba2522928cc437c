import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { missingInWords } from '../../../domain/missing.ts';
import { isSetUp } from '../../../domain/set-up-steps.ts';
import { hubView } from '../../../slack/hub-view.ts';
import { whatIsMissing } from '../../check-in/what-is-missing.ts';
import { readSteps } from '../read-set-up.ts';
import { checklistUntilDone } from './checklist-blocks.ts';

/**
 * The hub of a workspace, headed by the checklist until that is done: quickly, for Slack lets a trigger
 * live three seconds.
 */
export async function hubHere(deps: Deps, workspaceId: string): Promise<ModalView> {
  const steps = await readSteps(deps, workspaceId);
  // The checklist says itself what is missing.
  if (!isSetUp(steps)) return hubView([], checklistUntilDone(steps));
  return hubView(missingInWords(await whatIsMissing(deps, workspaceId)));
}
