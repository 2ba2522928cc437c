import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import { sendFile } from '../../../slack/files.ts';
import { onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { pageNumber } from '../../../slack/pages.ts';
import { openView } from '../../../slack/views.ts';
import { exportPersonalData } from '../export-personal-data.ts';
import type { Owner } from '../own-answers-store.ts';
import { deleteAnswer, setMayQuote } from '../take-back.ts';
import {
  exportedWords,
  HOME_DELETE,
  HOME_EXPORT,
  HOME_PAGE,
  HOME_QUOTE,
  HOME_UNQUOTE,
  HOME_WORDS,
} from './home-actions.ts';
import type { HomeTabs } from './home-tabs.ts';

/** The buttons of one's own answers on the Home tab. */
export function registerOwnAnswers(app: App, deps: Deps, tabs: HomeTabs): void {
  onPress(app, deps, new RegExp(`^${HOME_PAGE}_`), async (press) => {
    await tabs.show(press.client, press, pageNumber(press.value));
  });

  onPress(app, deps, HOME_DELETE, async (press) => {
    const isDeleted = await deleteAnswer(deps, press, press.value);
    const view = noticeView(
      'Delete my answer',
      isDeleted ? HOME_WORDS.deleted : HOME_WORDS.nothingThere,
    );
    await openView(press.client, press.triggerId, view);
  });

  for (const [actionId, mayQuote] of [
    [HOME_QUOTE, true],
    [HOME_UNQUOTE, false],
  ] as const) {
    onPress(app, deps, actionId, async (press) => {
      await setMayQuote(deps, press, press.value, mayQuote);
    });
  }

  onPress(app, deps, HOME_EXPORT, async (press) => {
    const view = noticeView('Export my answers', HOME_WORDS.sending);
    const { client, triggerId: trigger_id } = press;
    const opened = await client.views.open({ trigger_id, view }).catch(() => undefined);
    const isSent = await sendAnswers(deps, client, press);
    const after = noticeView('Export my answers', isSent ? HOME_WORDS.sent : HOME_WORDS.notSent);
    // Who has closed the notice meanwhile finds the file all the same.
    const view_id = opened?.view?.id ?? '';
    await client.views.update({ view_id, view: after }).catch(() => undefined);
  });
}

async function sendAnswers(deps: Deps, client: WebClient, owner: Owner): Promise<boolean> {
  const { name, content, answers } = await exportPersonalData(deps, owner);
  const words = exportedWords(answers);
  try {
    await sendFile(client, owner.personId, { name, title: 'My answers', content, words });
    return true;
  } catch {
    return false;
  }
}
