import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { z } from 'zod';
import {
  ARTICLE_VIEW,
  articleView,
  linkedStems,
  READ_ARTICLE,
  TURN_PAGE,
} from '../../blocks/article/article-view.ts';
import {
  EXCERPT_DID_NOT,
  EXCERPT_HELPED,
  SHARE_EXCERPT,
  sharedExcerpt,
} from '../../blocks/guide-blocks.ts';
import { plain } from '../../blocks/message-blocks.ts';
import { respondWith } from '../../respond-with.ts';
import type { SlackServices } from '../../slack-services.ts';

const sharedSchema = z.object({ title: z.string(), text: z.string() });

/** The buttons of the guide: read, turn the page, share, and say whether it helped. */
export function listenToGuideActions(app: App, services: SlackServices): void {
  // "Read" stands in messages and, for related articles, in an article itself; there it is numbered.
  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${READ_ARTICLE}(_\\d+)?$`),
    async ({ ack, action, body, client }) => {
      await ack();
      const view = viewOf(services, action.value ?? '', 0);
      if (view === undefined) return;
      if (body.view?.callback_id === ARTICLE_VIEW) {
        await client.views.update({ view_id: body.view.id, view });
      } else if (body.view?.type === 'modal') {
        await client.views.push({ trigger_id: body.trigger_id, view });
      } else {
        await client.views.open({ trigger_id: body.trigger_id, view });
      }
    },
  );

  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${TURN_PAGE}_(back|on)$`),
    async ({ ack, action, body, client }) => {
      await ack();
      const [stem = '', page = '0'] = (action.value ?? '').split(' ');
      const view = viewOf(services, stem, Number(page));
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

  for (const [actionId, isHelpful] of [
    [EXCERPT_HELPED, true],
    [EXCERPT_DID_NOT, false],
  ] as const) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
      await ack();
      const [questionId = '', stem = ''] = (action.value ?? '').split(' ');
      await services.voteOnGuide({ questionId, stem, personId: body.user.id, isHelpful });
      const thanks = isHelpful
        ? 'Good to know, thank you.'
        : 'Thank you. An admin will see your question, without your name, and can add what is missing.';
      await respondWith(respond, plain(thanks));
    });
  }
}

function viewOf({ library }: SlackServices, stem: string, page: number) {
  const article = library.article(stem);
  if (article === undefined) return undefined;
  const related = linkedStems(article.markdown).flatMap((other) =>
    other === stem ? [] : (library.article(other)?.card ?? []),
  );
  return articleView(article, related, page);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
