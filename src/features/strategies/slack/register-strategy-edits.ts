import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { ok } from '../../../domain/result.ts';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { type FormOutcome, onForm, type SentForm } from '../../../slack/sent-form.ts';
import { pushForm, renewPage, showPage } from '../../../slack/views.ts';
import { findOwner, whyNoOwner } from '../find-owner.ts';
import { removeRule } from '../rule-edits.ts';
import { changeStrategy, openStrategy, startStrategy } from '../strategy-drafts.ts';
import { removePriority, removeTerm, termKey } from '../strategy-edits.ts';
import {
  basicsForm,
  basicsIn,
  EDITS,
  priorityForm,
  ruleForm,
  STRATEGY_FORM,
  termForm,
} from './strategy-forms.ts';
import { strategyPage } from './strategy-page.ts';
import { placeFromText, STRATEGY, type StrategyPlace } from './strategy-place.ts';

/** The form that a button opens over the page of a strategy; undefined where what it is about is gone. */
const FORMS: Readonly<
  Record<string, (strategy: Strategy, place: StrategyPlace) => ModalView | undefined>
> = {
  [STRATEGY.editBasics]: basicsForm,
  [STRATEGY.addPriority]: (_, place) => priorityForm(null, place),
  [STRATEGY.editPriority]({ priorities }, place) {
    const found = priorities.find(({ id }) => id === place.priorityId);
    return found && priorityForm(found, place);
  },
  [STRATEGY.addRule]: ({ priorities }, place) =>
    priorities.some(({ id }) => id === place.priorityId) ? ruleForm(null, place) : undefined,
  [STRATEGY.editRule](strategy, place) {
    const found = decisionRulesOf(strategy).find(({ rule }) => rule.id === place.ruleId);
    return found && ruleForm(found.rule, place);
  },
  [STRATEGY.addTerm]: (_, place) => termForm(null, place),
  [STRATEGY.editTerm]({ keyTerms }, place) {
    const found = keyTerms.find(({ term }) => termKey(term) === place.term);
    return found && termForm(found, place);
  },
};

/** What a button in a form takes out of a strategy. */
const REMOVALS: Readonly<Record<string, (strategy: Strategy, place: StrategyPlace) => Strategy>> = {
  [STRATEGY.removePriority]: (strategy, { priorityId = '' }) =>
    removePriority(strategy, priorityId),
  [STRATEGY.removeRule]: (strategy, { ruleId = '' }) => removeRule(strategy, ruleId),
  [STRATEGY.removeTerm]: (strategy, { term = '' }) => removeTerm(strategy, term),
};

/** What an admin reads where what they want to change has just been taken out. */
const GONE = noticeView(
  'No longer there',
  'Somebody has just removed this. Close this, and open the strategy again to see how it stands.',
);

/** The forms that start and change a strategy: opened, sent, and taking out what they are about. */
export function registerStrategyEdits(app: App, deps: Deps): void {
  onPress(app, deps, STRATEGY.start, (press) =>
    pushForm(press, basicsForm(null, { strategyId: null, page: 0 })),
  );
  for (const [actionId, formOf] of Object.entries(FORMS))
    onPress(app, deps, actionId, (press) => openForm(deps, press, formOf));
  for (const [callbackId, edit] of Object.entries(EDITS))
    onForm(app, deps, callbackId, (form) => saveForm(deps, form, edit));
  for (const [actionId, removed] of Object.entries(REMOVALS))
    onPress(app, deps, actionId, (press) => remove(deps, press, removed));
}

async function openForm(deps: Deps, press: ButtonPress, formOf: (typeof FORMS)[string]) {
  const place = placeFromText(press.value);
  const work = await openStrategy(deps, press.workspaceId, place.strategyId ?? '');
  if (work === undefined) return await pushForm(press, GONE);
  // A set-up file may name them by their address.
  const owner = (await findOwner(deps, press.workspaceId, work.content)) ?? '';
  await pushForm(press, formOf({ ...work.content, owner }, place) ?? GONE);
}

async function saveForm(
  deps: Deps,
  sent: SentForm,
  { first, edit }: (typeof EDITS)[string],
): Promise<FormOutcome> {
  const { workspaceId, form, view } = sent;
  const place = placeFromText(view.private_metadata);
  const owner = view.callback_id === STRATEGY_FORM.basics ? basicsIn(form).owner : '';
  const problem = owner === '' ? undefined : await whyNoOwner(deps, workspaceId, owner);
  if (problem !== undefined) return { kind: 'problems', problems: { owner: problem } };
  if (place.strategyId === null && view.callback_id === STRATEGY_FORM.basics)
    return await start(deps, sent);
  const changed = await changeStrategy(deps, workspaceId, place.strategyId ?? '', (strategy) =>
    edit(strategy, form, place),
  );
  if (changed.ok) {
    const page = strategyPage(changed.value, place.page);
    return { kind: 'done', after: (client) => renewPage(client, sent, page) };
  }
  const gone = 'Somebody has just discarded this strategy. Copy your words, and start it anew.';
  const problems = changed.error.kind === 'problems' ? changed.error.problems : { [first]: gone };
  return { kind: 'problems', problems };
}

async function start(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const started = await startStrategy(deps, sent.workspaceId, basicsIn(sent.form));
  if (!started.ok) return { kind: 'problems', problems: started.error };
  const page = strategyPage(started.value);
  return { kind: 'done', after: (client) => renewPage(client, sent, page) };
}

/** Slack cannot close a form at the press of a button in it, so the form says what was done. */
async function remove(deps: Deps, press: ButtonPress, removed: (typeof REMOVALS)[string]) {
  const { workspaceId, client, view } = press;
  const place = placeFromText(press.value);
  const changed = await changeStrategy(deps, workspaceId, place.strategyId ?? '', (strategy) =>
    ok(removed(strategy, place)),
  );
  if (changed.ok && view)
    await renewPage(client, { view }, strategyPage(changed.value, place.page));
  const done = noticeView('Removed', 'It is no longer in the draft. Close this to go on.');
  await showPage(press, done);
}
