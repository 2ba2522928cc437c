import { dilemmaOf, questionOf } from '../../../src/domain/question.ts';
import type { Reading } from '../../../src/domain/reading.ts';
import { DISCLOSURES } from '../../../src/domain/settings.ts';
import { decisionRulesOf } from '../../../src/domain/strategy.ts';
import { READ_BACK } from '../../../src/features/answers/messages/read-back.ts';
import { READ_BACK_NUDGE } from '../../../src/features/answers/messages/read-back-nudge.ts';
import type { ReadBackParts } from '../../../src/features/answers/read-back.ts';
import { correctionView } from '../../../src/features/answers/slack/correction-view.ts';
import {
  CORRECTION_REFUSALS,
  SAID_BEFORE,
} from '../../../src/features/answers/slack/read-back-actions.ts';
import { EXCERPT, readBack, reading, SAID, STRATEGY, spoken } from '../samples.ts';
import { form, type Moment, message, words } from '../shown.ts';

const { stem, title, attribution } = EXCERPT.article;
const helping = { article: { stem, title, attribution, text: EXCERPT.text } };

const told = (heading: string, of: Reading, changes: Partial<ReadBackParts> = {}) =>
  message(heading, READ_BACK.draw(readBack(of, changes)));
const HEARD = {
  named: 'executives see names',
  function: 'executives see functions',
  anonymous: 'executives see numbers',
};

const plan = reading('operational', { features: ['prefer', SAID.plan] });
const trials = reading(
  'conflicting',
  { accounts: ['over', SAID.trials] },
  { barriers: { incentives: SAID.bonus } },
);

const three = reading('operational', {
  features: ['prefer', SAID.plan],
  accounts: ['prefer', SAID.accounts],
  offices: ['split', SAID.both],
});
const [featuresRule] = decisionRulesOf(STRATEGY);
const asks = {
  questions: [
    questionOf('clarity'),
    questionOf('open'),
    ...(featuresRule ? [dilemmaOf(featuresRule.rule)] : []),
  ],
};

export const UNDERSTOOD: Moment = {
  title: 'What was understood',
  comes:
    'Within seconds of an answer, in its thread; in a channel only its author sees it. It is renewed in place when a button is pressed or more is said.',
  shown: [
    told('A step', plan),
    told('Something else than the strategy, and what is in the way', trials, helping),
    told('Both, or it depends', reading('hedged', { offices: ['split', SAID.both] })),
    told(
      'Not sure',
      reading('operational', { features: ['prefer', SAID.plan] }, { isSure: false }),
    ),
    told(
      'Not sure, and both',
      reading('hedged', { offices: ['split', SAID.both] }, { isSure: false }),
    ),
    told(
      'Not sure what is in the way',
      reading('operational', {}, { isSure: false, barriers: { incentives: SAID.bonus } }),
      helping,
    ),
    told('Three choices touched: two of them', three),
    told('The first of two is answered', spoken(three, ['features']), {
      hasSpoken: true,
      keys: ['s0', 's1'],
    }),
    told('Both are answered, and there is more', spoken(three, ['features', 'accounts']), {
      hasSpoken: true,
      keys: ['s0', 's1'],
    }),
    told('All is answered', spoken(trials, ['accounts', 'incentives']), {
      hasSpoken: true,
      keys: ['s1', 'b0'],
    }),
    told(
      'Both, and nothing in the way',
      spoken(reading('hedged', { offices: ['split', SAID.both] }), ['offices'], 'corrected'),
      {
        hasSpoken: true,
        keys: ['s2', 'b0'],
      },
    ),
    told('Not about this', spoken(reading('operational', {}), ['features'], 'corrected'), {
      hasSpoken: true,
      keys: ['s0'],
    }),
    told('Where to go, but no step: one question', reading('aspirational', {}), helping),
    told('Agreement without a step: one question', reading('agreement', {}), helping),
    told('A step, and no side: one question', reading('operational', {})),
    told('Against the strategy, and no side', reading('conflicting', {})),
    told('Both, and no side', reading('hedged', {})),
    told('Not made out', reading('unclear', {})),
    told('Not made out, after the end', reading('unclear', {}), { isLate: true, mayAsk: false }),
    told('In another language', { ...reading('unclear', {}), unread: 'language' }),
    told('Not made out, but for a side', reading('unclear', { features: ['prefer', SAID.plan] })),
    told('Choices and clarity were asked too: one at a time', reading('operational', {}), asks),
    told('The choice is made, and clarity is left', spoken(plan, ['features'], 'chosen'), {
      ...asks,
      hasSpoken: true,
      keys: ['q0'],
    }),
    told('Clarity is answered too', spoken(plan, ['features'], 'chosen'), {
      ...asks,
      hasSpoken: true,
      choices: [{ kind: 'clarity', scale: 4 }],
      keys: ['q0', 'c'],
    }),
    told('A side, and clarity was asked', plan, { questions: [questionOf('clarity')] }),
    told('After the end', plan, { isLate: true }),
    told('Sent in time, and taken in after the end', plan, { reachedUsLate: true }),
    told('Changed after the end', plan, { isChangedLate: true }),
    told('Said after the end', spoken(plan, ['features'], 'confirmed'), {
      isClosed: true,
      hasSpoken: true,
      keys: ['s0'],
    }),
    ...DISCLOSURES.map((disclosure) =>
      told(`Something in the way: ${HEARD[disclosure]}`, trials, { ...helping, disclosure }),
    ),
    told('Anonymous, with a way to agree to be quoted', plan, { disclosure: 'anonymous' }),
    told('Something in the way, anonymous, may be quoted', trials, {
      ...helping,
      disclosure: 'anonymous',
      mayQuote: true,
    }),
    message(
      'Once more, with the reminder, where nothing was pressed',
      READ_BACK_NUDGE.draw(readBack(three)),
    ),
    message(
      'Once more, where a question was left',
      READ_BACK_NUDGE.draw(readBack(reading('unclear', {}))),
    ),
    words('Pressed a second time', SAID_BEFORE),
  ],
};

export const PUT_RIGHT: Moment = {
  title: 'Putting it right',
  comes: 'When “More” or “Change it” is pressed.',
  shown: [
    form('The form', correctionView('r1', `${SAID.trials} ${SAID.bonus}`, trials, STRATEGY)),
    words('The answer is gone', CORRECTION_REFUSALS['unknown-reading']),
    words('Pressed by somebody else', CORRECTION_REFUSALS['not-theirs']),
    words('The answer has changed since', CORRECTION_REFUSALS.outdated),
    words('The strategy has changed since', CORRECTION_REFUSALS['unknown-rule']),
  ],
};
