import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { type ButtonPress, NOTHING_DONE, onPress } from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { anyPage, pageNumber } from '../../../slack/pages.ts';
import { showPage } from '../../../slack/views.ts';
import { describeStrategies } from '../describe-strategies.ts';
import { previewStrategy } from '../preview-strategy.ts';
import { publishStrategy } from '../publish-strategy.ts';
import { discardDraft, openStrategy } from '../strategy-drafts.ts';
import { registerStrategyEdits } from './register-strategy-edits.ts';
import { strategyListPage } from './strategy-list-page.ts';
import { incompletePage, publishedPage, strategyPage } from './strategy-page.ts';
import { placeFromText, STRATEGY, type StrategyPlace } from './strategy-place.ts';
import { pickedRule, strategyPreviewPage } from './strategy-preview-page.ts';
import { registerStrategyUpload } from './strategy-upload-form.ts';

/** Everything that an admin does about strategies: lists, reads, previews, changes and publishes them. */
export function registerStrategies(app: App, deps: Deps): void {
  onPress(app, deps, hubAction('strategies'), (press) => showList(deps, press));
  onPress(app, deps, anyPage(STRATEGY.turnList), (press) =>
    showList(deps, press, pageNumber(press.value)),
  );
  for (const actionId of [STRATEGY.open, anyPage(STRATEGY.turn)])
    onPress(app, deps, actionId, (press) => showStrategy(deps, press));
  onPress(app, deps, STRATEGY.preview, (press) =>
    showPreview(deps, press, placeFromText(press.value), ''),
  );
  onPress(app, deps, STRATEGY.pickPreview, (press) =>
    showPreview(deps, press, placeFromText(press.view?.private_metadata), press.value),
  );
  onPress(app, deps, STRATEGY.publish, (press) => publish(deps, press));
  onPress(app, deps, STRATEGY.discard, (press) => discard(deps, press));
  registerStrategyEdits(app, deps);
  registerStrategyUpload(app, deps);
}

async function showList(deps: Deps, press: ButtonPress, page = 0): Promise<void> {
  await showPage(press, strategyListPage(await describeStrategies(deps, press.workspaceId), page));
}

/** Shows a page; the list where what it is about is gone. */
async function showOrList(deps: Deps, press: ButtonPress, page: ModalView | undefined) {
  if (page === undefined) await showList(deps, press);
  else await showPage(press, page);
}

async function showStrategy(deps: Deps, press: ButtonPress): Promise<void> {
  const { strategyId, page } = placeFromText(press.value);
  const work = await openStrategy(deps, press.workspaceId, strategyId ?? '');
  await showOrList(deps, press, work && strategyPage(work, page));
}

async function showPreview(deps: Deps, press: ButtonPress, place: StrategyPlace, picked: string) {
  const { workspaceId } = press;
  const work = await openStrategy(deps, workspaceId, place.strategyId ?? '');
  const ruleId = work === undefined || picked === '' ? null : pickedRule(work.content, picked);
  const preview = work && (await previewStrategy(deps, workspaceId, work.strategyId, ruleId));
  await showOrList(deps, press, preview && strategyPreviewPage(preview, place));
}

async function publish(deps: Deps, press: ButtonPress): Promise<unknown> {
  const { strategyId, page } = placeFromText(press.value);
  if (strategyId === null) {
    await showList(deps, press);
    return NOTHING_DONE;
  }
  const published = await publishStrategy(deps, press.workspaceId, strategyId);
  if (published.ok) return await showPage(press, publishedPage(published.value));
  if (published.error.kind === 'gone') await showList(deps, press);
  else await showPage(press, incompletePage({ strategyId, page }, published.error.missing));
  return NOTHING_DONE;
}

async function discard(deps: Deps, press: ButtonPress): Promise<void> {
  const { strategyId } = placeFromText(press.value);
  if (strategyId !== null) await discardDraft(deps, press.workspaceId, strategyId);
  await showList(deps, press);
}
