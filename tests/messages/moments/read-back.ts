import type { Reading } from '../../../src/domain/reading.ts';
import { DISCLOSURES } from '../../../src/domain/settings.ts';
import { READ_BACK } from '../../../src/features/answers/messages/read-back.ts';
import type { ReadBackParts } from '../../../src/features/answers/read-back.ts';
import { correctionView } from '../../../src/features/answers/slack/correction-view.ts';
import { CORRECTION_REFUSALS } from '../../../src/features/answers/slack/read-back-actions.ts';
import { EXCERPT, readBack, reading, SAID, STRATEGY } from '../samples.ts';
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

export const UNDERSTOOD: Moment = {
  title: 'What was understood',
  comes:
    'Within seconds of an answer, in its thread; in a channel only its author sees it. It is renewed in place when more is said.',
  shown: [
    told('A step', plan),
    told('Something else than the strategy, and what is in the way', trials, helping),
    told('Both, or it depends', reading('hedged', { offices: ['split', SAID.both] })),
    told(
      'Not sure',
      reading('operational', { features: ['prefer', SAID.plan] }, { isSure: false }),
    ),
    told(
      'Three choices touched',
      reading('operational', {
        features: ['prefer', SAID.plan],
        accounts: ['prefer', SAID.accounts],
        offices: ['split', SAID.both],
      }),
    ),
    told('Where to go, but no step: one question', reading('aspirational', {}), helping),
    told('Agreement without a step: one question', reading('agreement', {}), helping),
    told('The same, said again: no question any more', reading('agreement', {}), {
      ...helping,
      mayAsk: false,
    }),
    told('Not made out', reading('unclear', {})),
    told('In another language', { ...reading('unclear', {}), unread: 'language' }),
    told('Not made out, but for a side', reading('unclear', { features: ['prefer', SAID.plan] })),
    told('After the end', plan, { isLate: true }),
    told('Changed after the end', plan, { isChangedLate: true }),
    ...DISCLOSURES.map((disclosure) =>
      told(`Something in the way: ${HEARD[disclosure]}`, trials, { ...helping, disclosure }),
    ),
    told('Anonymous, with a way to agree to be quoted', plan, { disclosure: 'anonymous' }),
    told('Something in the way, anonymous, may be quoted', trials, {
      ...helping,
      disclosure: 'anonymous',
      mayQuote: true,
    }),
    told('Confirmed or put right', plan, { isConfirmed: true }),
  ],
};

export const PUT_RIGHT: Moment = {
  title: 'Putting it right',
  comes: 'When “Not quite” is pressed.',
  shown: [
    form('The form', correctionView('r1', `${SAID.trials} ${SAID.bonus}`, trials, STRATEGY)),
    words('The answer is gone', CORRECTION_REFUSALS['unknown-reading']),
    words('Pressed by somebody else', CORRECTION_REFUSALS['not-theirs']),
    words('The answer has changed since', CORRECTION_REFUSALS.outdated),
    words('The strategy has changed since', CORRECTION_REFUSALS['unknown-rule']),
  ],
};
