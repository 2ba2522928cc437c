import type { Guidance } from '../../../src/features/guide/ask-guide.ts';
import { askGuideView } from '../../../src/features/guide/slack/ask-guide-view.ts';
import { ARTICLE_GONE, VOTE_THANKS } from '../../../src/features/guide/slack/guide-actions.ts';
import { guideBlocks, sharedExcerpt } from '../../../src/features/guide/slack/guide-blocks.ts';
import { topicBlocks } from '../../../src/features/guide/slack/topic-blocks.ts';
import { ANSWERED, EXCERPT, SAID } from '../samples.ts';
import { form, type Moment, message, words } from '../shown.ts';

const { article, text } = EXCERPT;
const guidance = (answered: boolean, before: Guidance['answered'] = []): Guidance => ({
  questionId: 'q1',
  answered: before,
  answer: {
    answered,
    excerpts: answered ? [EXCERPT] : [],
    nearest: answered ? [] : [article],
  },
});

export const GUIDE: Moment = {
  title: 'The guide',
  comes:
    'When a leader asks it: by /strategy-guide, in a message that starts with “guide”, or at home.',
  shown: [
    form('The form at home', askGuideView()),
    message('An answer', guideBlocks(SAID.bonus, guidance(true))),
    message('No answer', guideBlocks(SAID.bonus, guidance(false))),
    message('Asked and answered before', guideBlocks(SAID.bonus, guidance(true, ANSWERED))),
    message(
      'Asked without a question',
      topicBlocks({
        topics: [{ dimension: article.dimension, articles: [article] }],
        othersAsk: [SAID.bonus],
        helpful: [article],
      }),
    ),
    message(
      'Asked while it has no article',
      topicBlocks({ topics: [], othersAsk: [], helpful: [] }),
    ),
    message('Shared in a channel', sharedExcerpt('U0BEN', { ...article, text })),
    words('After “This helped”', VOTE_THANKS.helped),
    words('After “It did not”', VOTE_THANKS.didNot),
    words('An article that was taken away', ARTICLE_GONE),
  ],
};
