import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import { whoIs } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { sendFile } from '../../../slack/send-file.ts';
import { openView } from '../../../slack/views.ts';
import { createLeaderDesk } from '../leader-desk.ts';
import type { Owner } from '../own-answers-port.ts';
import { HOME_DELETE, HOME_EXPORT, HOME_PAGE, HOME_QUOTE, HOME_UNQUOTE } from './home-actions.ts';
import type { HomeTabs } from './home-tabs.ts';
import { exportedWords, HOME_WORDS } from './home-words.ts';

/** The buttons of one's own answers on the Home tab. */
export function registerOwnAnswers(app: App, deps: Deps, tabs: HomeTabs): void {
  const leaderDesk = createLeaderDesk(deps);
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
    const isSent = await sendAnswers(deps, client, whoIs(body));
    const after = noticeView('Export my answers', isSent ? HOME_WORDS.sent : HOME_WORDS.notSent);
    // Who has closed the notice meanwhile finds the file all the same.
    const view_id = opened?.view?.id ?? '';
    await client.views.update({ view_id, view: after }).catch(() => undefined);
  });
}

async function sendAnswers(deps: Deps, client: WebClient, owner: Owner): Promise<boolean> {
  const leaderDesk = createLeaderDesk(deps);
  const { name, content, answers } = await leaderDesk.exportAll(owner);
  const words = exportedWords(answers);
  try {
    await sendFile(client, owner.personId, { name, title: 'My answers', content, words });
    return true;
  } catch {
    return false;
  }
}
