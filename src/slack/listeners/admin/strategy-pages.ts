import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { hubAction } from '../../blocks/admin/hub-view.ts';
import { strategyListPage } from '../../blocks/admin/strategy-list-page.ts';
import { incompletePage, publishedPage, strategyPage } from '../../blocks/admin/strategy-page.ts';
import { placeFromText, STRATEGY, type StrategyPlace } from '../../blocks/admin/strategy-place.ts';
import { pickedRule, strategyPreviewPage } from '../../blocks/admin/strategy-preview-page.ts';
import type { SlackServices } from '../../slack-services.ts';
import { type AdminPress, onAdminPress, showPage } from './for-admins.ts';

/** The pages of the strategies: the list, one strategy as a whole, how it is asked, and publishing it. */
export function listenToStrategyPages(app: App, services: SlackServices): void {
  const { strategyDesk: desk } = services;
  const list = (workspaceId: string, page = 0) => listPage(services, workspaceId, page);

  onAdminPress(app, services, hubAction('strategies'), async (press) =>
    showPage(press, await list(press.workspaceId)),
  );
  onAdminPress(app, services, /^strategy_list_(back|on)$/, async (press) =>
    showPage(press, await list(press.workspaceId, Number(press.value))),
  );
  onAdminPress(app, services, /^strategy_(open|page_back|page_on)$/, async (press) => {
    const { strategyId, page } = placeFromText(press.value);
    const work = strategyId && (await desk.open(press.workspaceId, strategyId));
    await showPage(press, work ? strategyPage(work, page) : await list(press.workspaceId));
  });
  onAdminPress(app, services, STRATEGY.preview, async (press) =>
    showPage(press, await previewPage(services, press, placeFromText(press.value), '')),
  );
  onAdminPress(app, services, STRATEGY.pickPreview, async (press) => {
    const place = placeFromText(press.view?.private_metadata);
    await showPage(press, await previewPage(services, press, place, press.value));
  });
  onAdminPress(app, services, STRATEGY.publish, async (press) =>
    showPage(press, await publishedOrNot(services, press)),
  );
  onAdminPress(app, services, STRATEGY.discard, async (press) => {
    const { strategyId } = placeFromText(press.value);
    if (strategyId !== null) await desk.dropDraft(press.workspaceId, strategyId);
    await showPage(press, await list(press.workspaceId));
  });
}

async function listPage(
  { strategyDesk }: SlackServices,
  workspaceId: string,
  page: number,
): Promise<ModalView> {
  return strategyListPage(await strategyDesk.list(workspaceId), page);
}

async function previewPage(
  services: SlackServices,
  { workspaceId }: AdminPress,
  place: StrategyPlace,
  picked: string,
): Promise<ModalView> {
  const { strategyDesk: desk } = services;
  const { strategyId } = place;
  const work = strategyId === null ? undefined : await desk.open(workspaceId, strategyId);
  const ruleId = work === undefined || picked === '' ? null : pickedRule(work.content, picked);
  const preview = work && (await desk.preview(workspaceId, work.strategyId, ruleId));
  return preview ? strategyPreviewPage(preview, place) : listPage(services, workspaceId, 0);
}

async function publishedOrNot(services: SlackServices, press: AdminPress): Promise<ModalView> {
  const { workspaceId } = press;
  const { strategyId, page } = placeFromText(press.value);
  if (strategyId === null) return listPage(services, workspaceId, 0);
  const published = await services.strategyDesk.publish(workspaceId, strategyId);
  if (published.ok) return publishedPage(published.value);
  return published.error.kind === 'gone'
    ? listPage(services, workspaceId, 0)
    : incompletePage({ strategyId, page }, published.error.missing);
}
