import {
  type AskedQuestion,
  askedQuestion,
  dilemmaOf,
  type PromptMessage,
  questionOf,
} from '../../src/domain/question.ts';
import type { PlainKind } from '../../src/domain/question-kinds.ts';
import {
  type Barrier,
  LEADER,
  type Origin,
  type Reading,
  type ReadingKind,
  type Side,
} from '../../src/domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../../src/domain/strategy.ts';
import { composeReadBack, type ReadBackParts } from '../../src/features/answers/read-back.ts';
import type { Excerpt } from '../../src/features/guide/library/article.ts';

/** The moments of the sample week. */
export const ASKED = new Date('2026-11-30T09:00:00Z');
export const CLOSES = new Date('2026-12-04T17:00:00Z');

/** The strategy that everything here is about. */
export const STRATEGY: Strategy = {
  name: 'Few and large',
  period: '2026-Q4',
  statement: 'We serve few large customers well, and let the small ones help themselves.',
  before: 'We served everybody the same.',
  keyTerms: [{ term: 'named account', means: 'one of the forty customers on the list' }],
  priorities: [
    {
      id: 'build',
      title: 'Build what large customers need',
      decisionRules: [
        {
          id: 'features',
          prefer: 'audit logs and single sign-on',
          over: 'quick features that bring small sign-ups',
          evenIf: 'the small ones would pay sooner',
        },
      ],
      behaviours: [],
      resources: [],
      decisionRights: [],
      metrics: [],
    },
    {
      id: 'sell',
      title: 'Sell to few',
      decisionRules: [
        {
          id: 'accounts',
          prefer: 'the forty named accounts',
          over: 'inbound trials and small leads',
          evenIf: '',
        },
        {
          id: 'offices',
          prefer: 'visits to customers we have',
          over: 'fairs where new ones are met',
          evenIf: '',
        },
      ],
      behaviours: [],
      resources: [],
      decisionRights: [],
      metrics: [],
    },
  ],
};

/** What leaders say here. */
export const SAID = {
  plan: 'We stop the template gallery on Friday; its five engineers move to single sign-on.',
  trials: 'My team will chase every inbound trial this quarter.',
  bonus: 'The bonus still pays for each small deal we close.',
  cheer: 'Sounds great, fully behind it!',
  hope: 'We want to become a real partner to our large customers.',
  both: 'We do the fairs in spring and the visits in autumn.',
  accounts: 'The forty named accounts get two calls a week from me.',
  mist: 'Let me get back to you on that.',
  decision:
    'Audit logs go first until March. Whoever has promised a quick feature, tell me by Friday.',
};

/** An article that helps. */
export const EXCERPT: Excerpt = {
  article: {
    stem: 'why-do-incentives-reward-the-old-behavior',
    title: 'Why do incentives reward the old behavior?',
    dimension: 'Incentives',
    readingTime: '4 min read',
    url: 'https://example.org/incentives',
    attribution: '',
  },
  heading: '',
  text: 'People follow what is counted. Write down what each team is paid for, beside what the strategy asks of it, and look for the first pair that pulls apart.',
  score: 1,
};

/** A question of a kind as one person sees it. */
export function asked(kind: PlainKind | 'dilemma'): AskedQuestion {
  const [first] = decisionRulesOf(STRATEGY);
  if (first === undefined) throw new Error('the sample strategy has no decision rule');
  const question = kind === 'dilemma' ? dilemmaOf(first.rule) : questionOf(kind);
  return askedQuestion(question, STRATEGY, false);
}

/** The message that asks these kinds. */
export function prompt(
  kinds: readonly (PlainKind | 'dilemma')[],
  changes: Partial<PromptMessage> = {},
): PromptMessage {
  return {
    to: 'person',
    subjectId: 'p1',
    strategyName: STRATEGY.name,
    statement: STRATEGY.statement,
    questions: kinds.map(asked),
    closesAt: CLOSES,
    disclosure: 'named',
    ...changes,
  };
}

/** A reading of what somebody said: the sides they take, each with their words. */
export function reading(
  kind: ReadingKind,
  sides: Readonly<Record<string, readonly [Side, string]>>,
  more: { readonly isSure?: boolean; readonly barriers?: Readonly<Record<string, string>> } = {},
): Reading {
  const { isSure = true, barriers = {} } = more;
  const evidence = (quote: string) => ({ quote, start: 0, end: quote.length });
  return {
    reader: { name: 'sample', version: '1' },
    kind,
    confidence: isSure ? 0.9 : 0.4,
    decided: isSure,
    positions: decisionRulesOf(STRATEGY).map(({ rule }) => {
      const [side, quote] = sides[rule.id] ?? ['silent', ''];
      return {
        ruleId: rule.id,
        side,
        confidence: isSure ? 0.9 : 0.4,
        decided: isSure,
        evidence: side === 'silent' ? null : evidence(quote),
      };
    }),
    barriers: Object.entries(barriers).map(([barrier, quote]) => ({
      barrier: barrier as Barrier,
      confidence: 0.9,
      evidence: evidence(quote),
    })),
    evidence: kind === 'aspirational' ? [evidence(SAID.hope)] : [],
  };
}

/** What is read back of a reading. */
export function readBack(of: Reading, changes: Partial<ReadBackParts> = {}) {
  return composeReadBack({
    readingId: 'r1',
    reading: of,
    strategy: STRATEGY,
    questions: [questionOf('open')],
    choices: [],
    around: { function: null, peers: [], askedRules: [] },
    disclosure: 'named',
    isLate: false,
    reachedUsLate: false,
    isChangedLate: false,
    isClosed: false,
    hasSpoken: false,
    mayQuote: false,
    mayAsk: true,
    isSwapped: false,
    article: null,
    ...changes,
  });
}

/** A reading on which its author has spoken: on these rules and barriers, and nothing else. */
export function spoken(of: Reading, on: readonly string[], origin: Origin = 'confirmed'): Reading {
  return {
    ...of,
    reader: { name: LEADER, version: '1' },
    origin: 'read',
    positions: of.positions.map((each) => ({
      ...each,
      origin: on.includes(each.ruleId) ? origin : 'read',
    })),
    barriers: of.barriers.map((each) => ({
      ...each,
      origin: on.includes(each.barrier) ? origin : 'read',
    })),
  };
}

/** Every text here that is not ours: the strategy's, the questions', the library's and the leaders'. */
export const NOT_OURS: readonly string[] = [
  STRATEGY.name,
  STRATEGY.statement,
  STRATEGY.before,
  ...STRATEGY.priorities.flatMap(({ title, decisionRules }) => [
    title,
    ...decisionRules.flatMap(({ prefer, over, evenIf }) => [prefer, over, evenIf]),
  ]),
  ...STRATEGY.keyTerms.flatMap(({ term, means }) => [term, means]),
  ...(['open', 'stop', 'resources', 'decisions', 'metrics', 'clarity', 'dilemma'] as const).map(
    (kind) => asked(kind).text,
  ),
  ...Object.values(SAID),
  EXCERPT.article.title,
  EXCERPT.article.dimension,
  EXCERPT.text,
];

/** A question about the strategy that was answered. */
export const ANSWERED = [
  {
    id: 'a1',
    strategyId: 'large',
    question: 'Do my 140 small customers stay with me?',
    answer:
      'Until March. From then on the service desk looks after them, and you choose the ten to keep.',
    answeredBy: 'U0ANNA',
    answeredAt: new Date('2026-12-01T09:00:00Z'),
    replyIds: [],
  },
] as const;
