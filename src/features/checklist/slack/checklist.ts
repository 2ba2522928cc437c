import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { STEPS, type StepName } from '../../../domain/set-up-steps.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { pushForm, showPage } from '../../../slack/views.ts';
import { mayOpenSetUp } from '../../people/first-admin.ts';
import { readSteps } from '../read-set-up.ts';
import { stepAction } from './checklist-blocks.ts';
import { hubHere } from './hub-here.ts';
import { peopleForm, registerPeopleStep } from './people-step.ts';
import { readerForm, registerReaderStep } from './reader-step.ts';
import { renewGreetings } from './step-done.ts';
import { registerStrategyStep, startForm } from './strategy-step.ts';
import { registerWhenStep, whenForm } from './when-step.ts';

/** The form that a step begins with. */
const FORMS: Readonly<Record<StepName, (deps: Deps, press: ButtonPress) => Promise<ModalView>>> = {
  strategy: (deps, { workspaceId }) => startForm(deps, workspaceId),
  people: (deps, { workspaceId }) => peopleForm(deps, workspaceId),
  report: async () => readerForm(),
  when: (deps, press) => whenForm(deps, press),
};

/** The checklist: the buttons of its steps, wherever it stands, and their forms. */
export function registerChecklist(app: App, deps: Deps): void {
  for (const name of STEPS)
    onPress(app, deps, stepAction(name), (press) => openStep(deps, press, name));
  registerStrategyStep(app, deps);
  registerPeopleStep(app, deps);
  registerReaderStep(app, deps);
  registerWhenStep(app, deps);
}

async function openStep(deps: Deps, press: ButtonPress, name: StepName): Promise<void> {
  if (!(await mayOpenSetUp(deps, press))) return;
  const steps = await readSteps(deps, press.workspaceId);
  if (!steps.find((step) => step.name === name)?.isDone)
    return await pushForm(press, await FORMS[name](deps, press));
  // The button stands where nobody has looked since: an old message, another admin's page.
  await showPage(press, await hubHere(deps, press.workspaceId));
  await renewGreetings(deps, press.workspaceId);
}
