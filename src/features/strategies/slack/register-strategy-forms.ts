import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import { onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { pushForm } from '../../../slack/views.ts';
import { createStrategyDesk } from '../strategy-desk.ts';
import { termKey } from '../strategy-edits.ts';
import { basicsForm, priorityForm, ruleForm, termForm } from './strategy-forms.ts';
import { placeFromText, STRATEGY, type StrategyPlace } from './strategy-place.ts';
import { uploadForm } from './strategy-upload-form.ts';

/** What an admin reads where what they want to change has just been taken out. */
const GONE = noticeView(
  'No longer there',
  'Somebody has just removed this. Close this, and open the strategy again to see how it stands.',
);

/** The buttons that open a form over the page of a strategy. */
export function registerStrategyForms(app: App, deps: Deps): void {
  onPress(app, deps, 'admin', STRATEGY.start, (press) =>
    pushForm(press, basicsForm(null, { strategyId: null, page: 0 })),
  );
  onPress(app, deps, 'admin', STRATEGY.upload, async (press) =>
    pushForm(press, uploadForm(await createStrategyDesk(deps).list(press.workspaceId))),
  );
  for (const [actionId, formOf] of Object.entries(FORMS)) {
    onPress(app, deps, 'admin', actionId, async (press) => {
      const place = placeFromText(press.value);
      const work =
        place.strategyId === null
          ? undefined
          : await createStrategyDesk(deps).open(press.workspaceId, place.strategyId);
      await pushForm(press, (work && formOf(work.content, place)) ?? GONE);
    });
  }
}

/** The form that a button opens; undefined where what it is about is gone. */
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
