import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { parsedAs } from '../../../slack/modal.ts';
import { anyPage, halves, pageNumber } from '../../../slack/pages.ts';
import { readable, Unreadable } from '../../../slack/readable.ts';
import { plain, respondWith } from '../../../slack/slack-message.ts';
import { pushForm, showPage } from '../../../slack/views.ts';
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

/** The buttons of the guide: read, turn the page, share, and say whether an excerpt helped. */
export function registerGuideActions(app: App, deps: Deps): void {
  // "Read" stands in messages and, for related articles, in an article itself; there it is numbered.
  onPress(app, deps, new RegExp(`^${READ_ARTICLE}(_\\d+)?$`), async (press) => {
    const view = viewOf(deps, press.value, 0);
    if (view !== undefined) {
      if (press.view?.callback_id === ARTICLE_VIEW) await showPage(press, view);
      else await pushForm(press, view);
    } else if (press.view === undefined) await respondWith(press.respond, plain(ARTICLE_GONE));
  });

  onPress(app, deps, anyPage(TURN_PAGE), async (press) => {
    const [stem, page] = halves(press.value, press.value.lastIndexOf(' '));
    const view = viewOf(deps, stem, pageNumber(page));
    if (view !== undefined) await showPage(press, view);
  });

  onPress(app, deps, SHARE_EXCERPT, async ({ value, personId, respond }) => {
    const shared = readable('a passage to share', parsedAs(value, sharedSchema));
    const { text, blocks } = sharedExcerpt(personId, shared);
    await respond({
      response_type: 'in_channel',
      replace_original: false,
      text,
      blocks: [...blocks],
    });
  });

  onPress(app, deps, EXCERPT_HELPED, (press) => vote(deps, press, true));
  onPress(app, deps, EXCERPT_DID_NOT, (press) => vote(deps, press, false));
}

function viewOf({ library }: Deps, stem: string, page: number) {
  const article = library.article(stem);
  return article && articleView(article, library.related(stem), page);
}

/** What somebody reads who said whether an excerpt helped. */
export const VOTE_THANKS = {
  helped: 'Good to know, thank you.',
  didNot:
    'Thank you. An admin will see your question, without your name, and can add what is missing.',
};

async function vote(deps: Deps, press: ButtonPress, isHelpful: boolean): Promise<void> {
  const { personId, value, view } = press;
  const [questionId, stem] = halves(value, value.indexOf(' '));
  if (stem === '') throw new Unreadable('which article it is');
  await deps.guide.vote({ questionId, stem, personId, isHelpful });
  const thanks = isHelpful ? VOTE_THANKS.helped : VOTE_THANKS.didNot;
  // A form has no message to answer: its thanks stand in place of the buttons.
  if (view === undefined) await respondWith(press.respond, plain(thanks));
  else await showPage(press, thankedView(view.blocks, stem, thanks));
}
