import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import { termKey } from '../../../domain/strategy-edits.ts';
import { noticeView } from '../../blocks/admin/notice-view.ts';
import { basicsForm, priorityForm, ruleForm, termForm } from '../../blocks/admin/strategy-forms.ts';
import { placeFromText, STRATEGY, type StrategyPlace } from '../../blocks/admin/strategy-place.ts';
import { uploadForm } from '../../blocks/admin/strategy-upload-form.ts';
import type { SlackServices } from '../../slack-services.ts';
import { onAdminPress, pushForm } from './for-admins.ts';

/** What an admin reads where what they want to change has just been taken out. */
const GONE = noticeView(
  'No longer there',
  'Somebody has just removed this. Close this, and open the strategy again to see how it stands.',
);

/** The buttons that open a form over the page of a strategy. */
export function listenToStrategyForms(app: App, services: SlackServices): void {
  onAdminPress(app, services, STRATEGY.start, (press) =>
    pushForm(press, basicsForm(null, { strategyId: null, page: 0 })),
  );
  onAdminPress(app, services, STRATEGY.upload, async (press) =>
    pushForm(press, uploadForm(await services.strategyDesk.list(press.workspaceId))),
  );
  for (const [actionId, formOf] of Object.entries(FORMS)) {
    onAdminPress(app, services, actionId, async (press) => {
      const place = placeFromText(press.value);
      const work =
        place.strategyId === null
          ? undefined
          : await services.strategyDesk.open(press.workspaceId, place.strategyId);
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
