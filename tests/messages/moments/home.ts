import type { Reading } from '../../../src/domain/reading.ts';
import { AWAY_PROBLEMS } from '../../../src/features/answers/slack/answer-words.ts';
import { statementsOf } from '../../../src/features/answers/statements.ts';
import type { OwnPlace } from '../../../src/features/home/describe-home.ts';
import type { DescribedAnswer } from '../../../src/features/home/describe-own-answers.ts';
import {
  exportedWords,
  HOME_WORDS,
  TIME_PROBLEM,
} from '../../../src/features/home/slack/home-actions.ts';
import { homeView } from '../../../src/features/home/slack/home-view.ts';
import { settingsForm } from '../../../src/features/home/slack/settings-blocks.ts';
import { strategyView } from '../../../src/features/home/slack/strategy-blocks.ts';
import { openRoundsMessage } from '../../../src/features/home/slack/strategy-check.ts';
import { noticeView as notice } from '../../../src/slack/modal.ts';
import { ANSWERED, ASKED, asked, CLOSES, reading, SAID, STRATEGY, spoken } from '../samples.ts';
import { fieldNote, form, type Moment, message, page, words } from '../shown.ts';

const understood = (of: Reading) => ({
  readingId: 'r1',
  kind: of.kind,
  statements: statementsOf(of, STRATEGY),
});
const plan = reading('operational', { features: ['prefer', SAID.plan] });
const LEADER = { mayAdminister: false, maySeeReports: false };
const strategy = { strategyId: 's1', content: STRATEGY };
const settings = {
  preferredTime: null,
  times: ['09:00', '09:30', '10:00'],
  backOn: null,
};
const own = {
  roundId: 'round1',
  strategyName: STRATEGY.name,
  question: asked('open').text,
  at: ASKED,
  words: SAID.plan,
  isLate: false,
  wasAsked: true,
  disclosure: 'named',
  mayQuote: false,
  readBack: understood(plan),
  isToRead: false,
} satisfies DescribedAnswer;

const empty: OwnPlace = {
  open: [],
  answers: { items: [], page: 0, pages: 1 },
  strategies: [],
  settings,
};
const open = {
  promptId: 'p1',
  strategyName: STRATEGY.name,
  questions: [asked('dilemma')],
  closesAt: CLOSES,
  hasAnswered: false,
};
const full: OwnPlace = {
  open: [open, { ...open, promptId: 'p2', questions: [asked('open')], hasAnswered: true }],
  answers: {
    items: [
      { ...own, words: SAID.trials, readBack: null, isToRead: true },
      { ...own, isLate: true, disclosure: 'anonymous' },
      { ...own, words: SAID.accounts, readBack: understood(reading('operational', {})) },
      { ...own, disclosure: 'anonymous', mayQuote: true },
      { ...own, wasAsked: false, words: '', readBack: null },
      { ...own, readBack: understood(spoken(plan, ['features'])) },
    ],
    page: 0,
    pages: 2,
  },
  strategies: [strategy],
  settings: { ...settings, preferredTime: '09:30', backOn: '2026-12-04' },
};

export const HOME: Moment = {
  title: 'The leader’s own place',
  comes: 'In the Home tab of the app, whenever it is opened; and by /strategy-check.',
  shown: [
    page('Before the first question', homeView(empty, LEADER, undefined)),
    page('Later', homeView(full, LEADER, undefined)),
    page('The strategy', strategyView({ ...strategy, answers: ANSWERED }, 0)),
    form('How you are asked', settingsForm(settings)),
    form('How you are asked, while away', settingsForm(full.settings)),
    fieldNote('At a field: no such time', TIME_PROBLEM),
    fieldNote('At a field: no day ahead', AWAY_PROBLEMS['not-ahead']),
    form(
      'A strategy that one is not asked about any more',
      notice('Not here', HOME_WORDS.notAsked),
    ),
    form('An answer is deleted', notice('Delete my answer', HOME_WORDS.deleted)),
    form('An answer was deleted before', notice('Delete my answer', HOME_WORDS.nothingThere)),
    form('The file is being made', notice('Export my answers', HOME_WORDS.sending)),
    form('The file is there', notice('Export my answers', HOME_WORDS.sent)),
    form('Slack did not take the file', notice('Export my answers', HOME_WORDS.notSent)),
    words('With the file', exportedWords(3)),
    message('/strategy-check: nothing waits', openRoundsMessage([])),
    message(
      '/strategy-check',
      openRoundsMessage(
        [false, true].map((hasAnswered) => ({
          strategyName: STRATEGY.name,
          question: asked('open').text,
          closesAt: CLOSES,
          hasAnswered,
        })),
      ),
    ),
  ],
};
