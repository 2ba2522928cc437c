import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { readable } from '../../../slack/readable.ts';
import { onForm } from '../../../slack/sent-form.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { showPage, slackWord } from '../../../slack/views.ts';
import { openForOthers, type ShownReport } from '../open-report.ts';
import type { ReportKey } from '../report-request.ts';
import { CHANNEL_FIELD, postedBlocks, postView } from './post-view.ts';
import { keyOf, keyValue, POST_FORM, REPORT } from './report-actions.ts';
import { REPORT_GONE } from './show-report.ts';
import { sharePicture } from './upload-files.ts';

const TITLE = 'Post to a channel';

/** Posting a report to a channel, after showing exactly what the channel will see. */
export function registerReportPosts(app: App, deps: Deps): void {
  async function viewFor(workspaceId: string, poster: string, key: ReportKey, wants: boolean) {
    const shown = await openForOthers(deps, workspaceId, key);
    if (shown === undefined) return noticeView(TITLE, REPORT_GONE);
    const mayQuote = isQuotable(shown);
    const picture = await deps.reportFiles.heatMap(shown);
    const withQuotes = wants && mayQuote;
    const pictureAlt = picture?.alt ?? null;
    const metadata = keyValue(key);
    return postView({ shown, poster, withQuotes, mayQuote, pictureAlt, metadata });
  }

  onPress(app, deps, REPORT.post, async (press) => {
    const key = readable('which report it is', keyOf(press.value));
    await showPage(press, await viewFor(press.workspaceId, press.personId, key, false));
  });

  onPress(app, deps, REPORT.withQuotes, async (press) => {
    const key = readable('which report it is', keyOf(press.view?.private_metadata ?? ''));
    const wants = press.form.many(REPORT.withQuotes).length > 0;
    await showPage(press, await viewFor(press.workspaceId, press.personId, key, wants));
  });

  onForm(app, deps, POST_FORM, async ({ view, form, ...actor }) => {
    const key = readable('which report it is', keyOf(view.private_metadata));
    const wants = form.ifThere.many(REPORT.withQuotes).length > 0;
    const channel = form.one(CHANNEL_FIELD);
    return {
      kind: 'later',
      meanwhile: 'The report is being posted …',
      async work(client) {
        const shown = await openForOthers(deps, actor.workspaceId, key);
        if (shown === undefined) return { kind: 'show', view: noticeView(TITLE, REPORT_GONE) };
        const message = postedBlocks(shown, actor.personId, isQuotable(shown) && wants);
        const posted = await post(client, channel, message);
        if ('problem' in posted)
          return { kind: 'problems', problems: { [CHANNEL_FIELD]: posted.problem } };
        await addPicture(deps, client, shown, channel, posted.ts);
        return { kind: 'show', view: noticeView(TITLE, `Posted to <#${channel}>.`) };
      },
    };
  });
}

function isQuotable({ disclosure }: ShownReport): boolean {
  return disclosure === 'named';
}

const NOT_THERE =
  'I am not in that channel. Type /invite @Throughline there, then press Post it again.';

async function post(
  client: WebClient,
  channel: string,
  { text, blocks }: SlackMessage,
): Promise<{ readonly ts: string } | { readonly problem: string }> {
  try {
    const answer = await client.chat.postMessage({ channel, text, blocks: [...blocks] });
    return { ts: answer.ts ?? '' };
  } catch (error) {
    const word = slackWord(error);
    if (word === 'not_in_channel' || word === 'channel_not_found') return { problem: NOT_THERE };
    if (word === 'is_archived')
      return { problem: 'That channel is archived. Please pick another.' };
    return { problem: 'Slack did not take it. Please try again in a moment.' };
  }
}

/** The report stands there already: without its picture it says the same. */
async function addPicture(
  deps: Deps,
  client: WebClient,
  shown: ShownReport,
  channel: string,
  threadTs: string,
): Promise<void> {
  const picture = await deps.reportFiles.heatMap(shown);
  if (picture) await sharePicture(client, picture, channel, threadTs).catch(() => undefined);
}
