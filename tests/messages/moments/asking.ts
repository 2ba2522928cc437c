import { DISCLOSURES } from '../../../src/domain/settings.ts';
import { WHY } from '../../../src/features/answers/messages/why.ts';
import {
  chooseFailureWords,
  chosenWords,
  NOT_WRITTEN_YET,
  whoSeesWords,
  whyAskedWords,
} from '../../../src/features/answers/slack/answer-words.ts';
import { PROMPT } from '../../../src/features/check-in/messages/prompt.ts';
import { CLOSES, prompt, STRATEGY } from '../samples.ts';
import { type Moment, message, type Shown, words } from '../shown.ts';

type Kinds = Parameters<typeof prompt>[0];

const SEEN_BY = {
  named: 'Executives see names',
  function: 'Executives see functions',
  anonymous: 'Executives see numbers',
} as const;

/** A question where executives see names, with what differs where they do not. */
function question(title: string, kinds: Kinds): Shown {
  const named = message(title, PROMPT.draw(prompt(kinds, { firstName: 'Ben' })));
  const variants = (['function', 'anonymous'] as const).map((disclosure) =>
    message(SEEN_BY[disclosure], PROMPT.draw(prompt(kinds, { firstName: 'Ben', disclosure }))),
  );
  return { ...named, variants };
}

const inChannel = (title: string, kinds: Kinds) =>
  message(title, PROMPT.draw(prompt(kinds, { to: 'channel', subjectId: 'round1' })));

export const QUESTION: Moment = {
  title: 'The question',
  comes: 'At the time of the plan, within the working hours of whoever is asked.',
  shown: [
    question('The open question', ['open']),
    question('A dilemma', ['dilemma']),
    question('How clear it is', ['clarity']),
    question('Several at once', ['clarity', 'open', 'dilemma', 'dilemma']),
    question('What is stopped', ['stop']),
    question('Where money, people and time come from', ['resources']),
    question('What is decided alone', ['decisions']),
    question('What one is measured on', ['metrics']),
    inChannel('In a channel', ['open']),
    inChannel('A dilemma in a channel', ['dilemma', 'open']),
  ],
};

const why = {
  strategyName: STRATEGY.name,
  function: 'Sales',
  level: 'director',
  asked: 24,
} as const;
const who = { smallestGroup: 3, isInChannel: false, closesAt: CLOSES } as const;

export const EXPLANATIONS: Moment = {
  title: '“Why am I asked?” and “Who sees this?”',
  comes: 'At once when one of the two is chosen under “More …”; only who chose it reads it.',
  shown: [
    words('Why: put on the list by name', whyAskedWords({ ...why, reason: 'named' })),
    words('Why: for what one does', whyAskedWords({ ...why, reason: 'position' })),
    words('Why: as one of a group', whyAskedWords({ ...why, reason: 'group' })),
    words('Why: asked once more', whyAskedWords({ ...why, reason: 'concerned' })),
    words(
      'Why: asked once more, where names are not shown',
      whyAskedWords({ ...why, reason: 'concerned', asked: null }),
    ),
    words('Why: otherwise', whyAskedWords({ ...why, reason: 'unknown' })),
    ...DISCLOSURES.flatMap((disclosure) => [
      words(`Who sees this? ${SEEN_BY[disclosure]}`, whoSeesWords({ ...who, disclosure })),
      words(
        `Who sees this, in a channel? ${SEEN_BY[disclosure]}`,
        whoSeesWords({ ...who, disclosure, isInChannel: true }),
      ),
    ]),
  ],
};

const [build] = STRATEGY.priorities;
const picked = {
  kind: 'dilemma',
  words: `I would put ${build?.decisionRules[0]?.prefer ?? ''} first.`,
  isChange: false,
  isInChannel: false,
  closesAt: CLOSES,
} as const;

export const PICKS: Moment = {
  title: 'A pick by button',
  comes: 'At once when A, B, “It depends” or a number is picked; only who picked it reads it.',
  shown: [
    words('Picked', chosenWords(picked)),
    words('Picked anew', chosenWords({ ...picked, isChange: true })),
    words('Picked in a channel', chosenWords({ ...picked, isInChannel: true })),
    message('The why, asked once in the thread', WHY.draw({ closesAt: CLOSES })),
    words('Picked while the disk is full', NOT_WRITTEN_YET),
    words('Picked after the end', chooseFailureWords({ kind: 'closed', closesAt: CLOSES })),
  ],
};
