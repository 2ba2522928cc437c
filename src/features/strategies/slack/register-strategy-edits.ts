import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { ok } from '../../../domain/result.ts';
import type { Priority, Strategy } from '../../../domain/strategy.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { type FormOutcome, onForm, onPress, type SentForm } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { renewPage, showPage } from '../../../slack/views.ts';
import { putRule, removeRule } from '../rule-edits.ts';
import { createStrategyDesk } from '../strategy-desk.ts';
import {
  type Edited,
  editBasics,
  putPriority,
  putTerm,
  removePriority,
  removeTerm,
} from '../strategy-edits.ts';
import { STRATEGY_FORM } from './strategy-form.ts';
import { strategyPage } from './strategy-page.ts';
import { placeFromText, STRATEGY, type StrategyPlace } from './strategy-place.ts';

/** The forms that change a strategy, and the buttons in them that take something out. */
export function registerStrategyEdits(app: App, deps: Deps): void {
  onForm(app, deps, 'admin', STRATEGY_FORM.basics, (form) =>
    placeOf(form).strategyId === null
      ? start(deps, form)
      : change(deps, form, 'name', (strategy) => editBasics(strategy, basicsIn(form.form))),
  );
  onForm(app, deps, 'admin', STRATEGY_FORM.priority, (form) =>
    change(deps, form, 'title', (strategy) => writePriority(strategy, form)),
  );
  onForm(app, deps, 'admin', STRATEGY_FORM.rule, (form) =>
    change(deps, form, 'prefer', (strategy) => {
      const { priorityId = '', ruleId = null } = placeOf(form);
      const { one } = form.form;
      const words = { prefer: one('prefer'), over: one('over'), evenIf: one('evenIf') };
      return putRule(strategy, priorityId, ruleId, words);
    }),
  );
  onForm(app, deps, 'admin', STRATEGY_FORM.term, (form) =>
    change(deps, form, 'term', (strategy) => {
      const words = { term: form.form.one('term'), means: form.form.one('means') };
      return putTerm(strategy, placeOf(form).term ?? null, words);
    }),
  );
  onRemoval(app, deps, STRATEGY.removePriority, (strategy, { priorityId = '' }) =>
    removePriority(strategy, priorityId),
  );
  onRemoval(app, deps, STRATEGY.removeRule, (strategy, { ruleId = '' }) =>
    removeRule(strategy, ruleId),
  );
  onRemoval(app, deps, STRATEGY.removeTerm, (strategy, { term = '' }) =>
    removeTerm(strategy, term),
  );
}

function placeOf({ view }: SentForm): StrategyPlace {
  return placeFromText(view.private_metadata);
}

function basicsIn({ one }: FormValues) {
  return {
    name: one('name'),
    period: one('period'),
    statement: one('statement'),
    before: one('before'),
  };
}

/** A list that the form did not show stays as it is. */
function writePriority(strategy: Strategy, form: SentForm): Edited {
  const { priorityId = null, kept = [] } = placeOf(form);
  const old = strategy.priorities.find(({ id }) => id === priorityId);
  const lines = (
    name: keyof Pick<Priority, 'behaviours' | 'resources' | 'decisionRights' | 'metrics'>,
  ) => (kept.includes(name) ? (old?.[name] ?? []) : linesOf(form.form.one(name)));
  return putPriority(strategy, priorityId, {
    title: form.form.one('title'),
    behaviours: lines('behaviours'),
    resources: lines('resources'),
    decisionRights: lines('decisionRights'),
    metrics: lines('metrics'),
  });
}

/** One item on each line; who types a bullet before it means the item alone. */
function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-•*]\s+/, '').trim())
    .filter((line) => line !== '');
}

async function start(deps: Deps, form: SentForm): Promise<FormOutcome> {
  const started = await createStrategyDesk(deps).start(form.workspaceId, basicsIn(form.form));
  if (!started.ok) return { kind: 'problems', problems: started.error };
  await renewPage(form, strategyPage(started.value));
  return { kind: 'done' };
}

/** Where the strategy is gone, the first field says so: closing the form would lose what was typed. */
async function change(
  deps: Deps,
  form: SentForm,
  firstField: string,
  edit: (strategy: Strategy) => Edited,
): Promise<FormOutcome> {
  const { strategyId, page } = placeOf(form);
  const changed = await createStrategyDesk(deps).change(form.workspaceId, strategyId ?? '', edit);
  if (changed.ok) {
    await renewPage(form, strategyPage(changed.value, page));
    return { kind: 'done' };
  }
  const problems =
    changed.error.kind === 'problems'
      ? changed.error.problems
      : {
          [firstField]:
            'Somebody has just discarded this strategy. Copy your words, and start it anew.',
        };
  return { kind: 'problems', problems };
}

/** Slack cannot close a form at the press of a button in it, so the form says what was done. */
function onRemoval(
  app: App,
  deps: Deps,
  actionId: string,
  remove: (strategy: Strategy, place: StrategyPlace) => Strategy,
): void {
  onPress(app, deps, 'admin', actionId, async (press) => {
    const place = placeFromText(press.value);
    const changed = await createStrategyDesk(deps).change(
      press.workspaceId,
      place.strategyId ?? '',
      (strategy) => ok(remove(strategy, place)),
    );
    if (changed.ok && press.view)
      await renewPage({ ...press, view: press.view }, strategyPage(changed.value, place.page));
    await showPage(
      press,
      noticeView('Removed', 'It is no longer in the draft. Close this to go on.'),
    );
  });
}
