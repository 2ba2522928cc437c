import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Owner } from '../../../services/ports/own-answers-store.ts';
import { noticeView } from '../../blocks/admin/notice-view.ts';
import {
  HOME_DELETE,
  HOME_EXPORT,
  HOME_PAGE,
  HOME_QUOTE,
  HOME_UNQUOTE,
} from '../../blocks/home/home-actions.ts';
import { exportedWords, HOME_WORDS } from '../../blocks/home/home-words.ts';
import { openView } from '../../open-view.ts';
import { sendFile } from '../../send-file.ts';
import type { SlackServices } from '../../slack-services.ts';
import { whoIs } from '../views/answer-form.ts';
import type { HomeTabs } from './home-tabs.ts';

/** The buttons of one's own answers on the Home tab. */
export function listenToOwnAnswers(app: App, services: SlackServices, tabs: HomeTabs): void {
  const { leaderDesk } = services;
  type Pressed = BlockAction<ButtonAction>;

  app.action<Pressed>(new RegExp(`^${HOME_PAGE}_`), async ({ ack, body, action, client }) => {
    await ack();
    await tabs.show(client, whoIs(body), Number(action.value) || 0);
  });

  app.action<Pressed>(HOME_DELETE, async ({ ack, body, action, client }) => {
    await ack();
    const isDeleted = await leaderDesk.deleteReply(whoIs(body), action.value ?? '');
    const view = noticeView(
      'Delete my answer',
      isDeleted ? HOME_WORDS.deleted : HOME_WORDS.nothingThere,
    );
    await openView(client, body.trigger_id, view);
  });

  for (const [actionId, mayQuote] of [
    [HOME_QUOTE, true],
    [HOME_UNQUOTE, false],
  ] as const) {
    app.action<Pressed>(actionId, async ({ ack, body, action }) => {
      await ack();
      await leaderDesk.setMayQuote(whoIs(body), action.value ?? '', mayQuote);
    });
  }

  app.action<Pressed>(HOME_EXPORT, async ({ ack, body, client }) => {
    await ack();
    const view = noticeView('Export my answers', HOME_WORDS.sending);
    const { trigger_id } = body;
    const opened = await client.views.open({ trigger_id, view }).catch(() => undefined);
    const isSent = await sendAnswers(services, client, whoIs(body));
    const after = noticeView('Export my answers', isSent ? HOME_WORDS.sent : HOME_WORDS.notSent);
    // Who has closed the notice meanwhile finds the file all the same.
    const view_id = opened?.view?.id ?? '';
    await client.views.update({ view_id, view: after }).catch(() => undefined);
  });
}

async function sendAnswers(
  { leaderDesk }: SlackServices,
  client: WebClient,
  owner: Owner,
): Promise<boolean> {
  const { name, content, answers } = await leaderDesk.exportAll(owner);
  const words = exportedWords(answers);
  try {
    await sendFile(client, owner.personId, { name, title: 'My answers', content, words });
    return true;
  } catch {
    return false;
  }
}
