import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { showPage } from '../../../slack/views.ts';
import { createStrategyDesk } from '../strategy-desk.ts';
import { strategyListPage } from './strategy-list-page.ts';
import { incompletePage, publishedPage, strategyPage } from './strategy-page.ts';
import { placeFromText, STRATEGY, type StrategyPlace } from './strategy-place.ts';
import { pickedRule, strategyPreviewPage } from './strategy-preview-page.ts';

/** The pages of the strategies: the list, one strategy as a whole, how it is asked, and publishing it. */
export function registerStrategyPages(app: App, deps: Deps): void {
  const desk = createStrategyDesk(deps);
  const list = (workspaceId: string, page = 0) => listPage(deps, workspaceId, page);

  onPress(app, deps, 'admin', hubAction('strategies'), async (press) =>
    showPage(press, await list(press.workspaceId)),
  );
  onPress(app, deps, 'admin', /^strategy_list_(back|on)$/, async (press) =>
    showPage(press, await list(press.workspaceId, Number(press.value))),
  );
  onPress(app, deps, 'admin', /^strategy_(open|page_back|page_on)$/, async (press) => {
    const { strategyId, page } = placeFromText(press.value);
    const work = strategyId && (await desk.open(press.workspaceId, strategyId));
    await showPage(press, work ? strategyPage(work, page) : await list(press.workspaceId));
  });
  onPress(app, deps, 'admin', STRATEGY.preview, async (press) =>
    showPage(press, await previewPage(deps, press, placeFromText(press.value), '')),
  );
  onPress(app, deps, 'admin', STRATEGY.pickPreview, async (press) => {
    const place = placeFromText(press.view?.private_metadata);
    await showPage(press, await previewPage(deps, press, place, press.value));
  });
  onPress(app, deps, 'admin', STRATEGY.publish, async (press) =>
    showPage(press, await publishedOrNot(deps, press)),
  );
  onPress(app, deps, 'admin', STRATEGY.discard, async (press) => {
    const { strategyId } = placeFromText(press.value);
    if (strategyId !== null) await desk.dropDraft(press.workspaceId, strategyId);
    await showPage(press, await list(press.workspaceId));
  });
}

async function listPage(deps: Deps, workspaceId: string, page: number): Promise<ModalView> {
  const strategyDesk = createStrategyDesk(deps);
  return strategyListPage(await strategyDesk.list(workspaceId), page);
}

async function previewPage(
  deps: Deps,
  { workspaceId }: ButtonPress,
  place: StrategyPlace,
  picked: string,
): Promise<ModalView> {
  const desk = createStrategyDesk(deps);
  const { strategyId } = place;
  const work = strategyId === null ? undefined : await desk.open(workspaceId, strategyId);
  const ruleId = work === undefined || picked === '' ? null : pickedRule(work.content, picked);
  const preview = work && (await desk.preview(workspaceId, work.strategyId, ruleId));
  return preview ? strategyPreviewPage(preview, place) : listPage(deps, workspaceId, 0);
}

async function publishedOrNot(deps: Deps, press: ButtonPress): Promise<ModalView> {
  const { workspaceId } = press;
  const { strategyId, page } = placeFromText(press.value);
  if (strategyId === null) return listPage(deps, workspaceId, 0);
  const published = await createStrategyDesk(deps).publish(workspaceId, strategyId);
  if (published.ok) return publishedPage(published.value);
  return published.error.kind === 'gone'
    ? listPage(deps, workspaceId, 0)
    : incompletePage({ strategyId, page }, published.error.missing);
}
