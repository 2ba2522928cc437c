import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { halves } from '../../../slack/pages.ts';
import { plain, respondWith } from '../../../slack/slack-message.ts';
import { openView } from '../../../slack/views.ts';
import { ARTICLE_VIEW, articleView, READ_ARTICLE, TURN_PAGE } from './article-view.ts';
import { thankedView } from './ask-guide-view.ts';
import { EXCERPT_DID_NOT, EXCERPT_HELPED, SHARE_EXCERPT, sharedExcerpt } from './guide-blocks.ts';

/** What somebody reads who opens an article that was taken away. */
export const ARTICLE_GONE = 'This article is no longer in the library.';

/** Messages sent by an earlier version carry no source. */
const sharedSchema = z.object({
  title: z.string(),
  text: z.string(),
  attribution: z.string().default(''),
  url: z.string().default(''),
});

/** The buttons of the guide: read, turn the page, share. */
export function registerGuideActions(app: App, deps: Deps): void {
  // "Read" stands in messages and, for related articles, in an article itself; there it is numbered.
  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${READ_ARTICLE}(_\\d+)?$`),
    async ({ ack, action, body, client, respond }) => {
      await ack();
      const view = viewOf(deps, action.value ?? '', 0);
      if (view === undefined) {
        if (body.view === undefined) await respondWith(respond, plain(ARTICLE_GONE));
        return;
      }
      if (body.view?.callback_id === ARTICLE_VIEW) {
        await client.views.update({ view_id: body.view.id, view });
      } else if (body.view?.type === 'modal') {
        await openView(client, body.trigger_id, view, 'push');
      } else {
        await openView(client, body.trigger_id, view);
      }
    },
  );

  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${TURN_PAGE}_(back|on)$`),
    async ({ ack, action, body, client }) => {
      await ack();
      const value = action.value ?? '';
      const [stem, page] = halves(value, value.lastIndexOf(' '));
      const view = viewOf(deps, stem, Number(page));
      if (view && body.view) await client.views.update({ view_id: body.view.id, view });
    },
  );

  app.action<BlockAction<ButtonAction>>(SHARE_EXCERPT, async ({ ack, action, body, respond }) => {
    await ack();
    const shared = sharedSchema.safeParse(parseJson(action.value ?? ''));
    if (!shared.success) return;
    const { text, blocks } = sharedExcerpt(body.user.id, shared.data);
    await respond({
      response_type: 'in_channel',
      replace_original: false,
      text,
      blocks: [...blocks],
    });
  });
}

function viewOf({ library }: Deps, stem: string, page: number) {
  const article = library.article(stem);
  return article && articleView(article, library.related(stem), page);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Click = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** What somebody reads who said whether an excerpt helped. */
export const VOTE_THANKS = {
  helped: 'Good to know, thank you.',
  didNot:
    'Thank you. An admin will see your question, without your name, and can add what is missing.',
};

/** The buttons under an excerpt that say whether it helped. */
export function registerGuideVotes(app: App, deps: Deps): void {
  app.action<BlockAction<ButtonAction>>(EXCERPT_HELPED, (click) => vote(deps, click, true));
  app.action<BlockAction<ButtonAction>>(EXCERPT_DID_NOT, (click) => vote(deps, click, false));
}

async function vote(
  deps: Deps,
  { ack, action, body, respond, client }: Click,
  isHelpful: boolean,
): Promise<void> {
  await ack();
  const value = action.value ?? '';
  const [questionId, stem] = halves(value, value.indexOf(' '));
  await deps.guide.vote({ questionId, stem, personId: body.user.id, isHelpful });
  const thanks = isHelpful ? VOTE_THANKS.helped : VOTE_THANKS.didNot;
  if (body.view === undefined) {
    await respondWith(respond, plain(thanks));
    return;
  }
  // A form has no message to answer: its thanks stand in place of the buttons.
  const view = thankedView(body.view.blocks, stem, thanks);
  await client.views.update({ view_id: body.view.id, view });
}
