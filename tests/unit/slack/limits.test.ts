import fc from 'fast-check';
import { validateMessageBlocks } from 'local-slack/block-kit/validate-blocks';
import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from '../../../src/domain/question.ts';
import { DISCLOSURES } from '../../../src/domain/settings.ts';
import {
  CLIP_UNTRANSCRIBED,
  FILE_DECLINED,
  TRANSCRIPT,
} from '../../../src/features/answers/messages/clip-notes.ts';
import { FORM_ECHO } from '../../../src/features/answers/messages/form-echo.ts';
import { RECEIPT } from '../../../src/features/answers/messages/receipt.ts';
import { WHY } from '../../../src/features/answers/messages/why.ts';
import { PROMPT } from '../../../src/features/check-in/messages/prompt.ts';
import { REMINDER } from '../../../src/features/check-in/messages/reminder.ts';
import { DECISION } from '../../../src/features/flags/messages/decision.ts';
import { FLAG_ASSIGNED } from '../../../src/features/flags/messages/flag-assigned.ts';
import type { ArticleCard, Excerpt } from '../../../src/features/guide/library/article.ts';
import {
  guideBlocks,
  SHARE_EXCERPT,
  sharedExcerpt,
} from '../../../src/features/guide/slack/guide-blocks.ts';
import { topicBlocks } from '../../../src/features/guide/slack/topic-blocks.ts';
import { openRoundsMessage } from '../../../src/features/home/slack/strategy-check.ts';
import { ASKED_BACK } from '../../../src/features/report/messages/asked-back.ts';
import { ROUND_CLOSED } from '../../../src/features/report/messages/round-closed.ts';
import { plain, type SlackMessage } from '../../../src/slack/slack-message.ts';

/** Few runs of large things, each a whole message; shrinking one takes minutes and shows no more. */
const RUNS = { numRuns: 60, endOnFailure: true };

function expectFit({ text, blocks }: SlackMessage): void {
  expect(validateMessageBlocks(blocks)).toEqual([]);
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(3000);
  expect(text).not.toMatch(/<(?!!date)[!@#]/);
}
const wordsOf = ({ blocks }: SlackMessage) => JSON.stringify(blocks);

/** From one letter to 3,000, plain, full of signs that grow when escaped, or without a space. */
const text = fc
  .tuple(
    fc.constantFrom('a', 'word ', '"\\ ', '& <b> ', '<!channel> ', '😀', 'line\n', '<@U1|x>'),
    fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(3000)),
  )
  .map(([unit, length]) => unit.repeat(length).slice(0, Math.max(unit.length, length)));
const date = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2040-01-01'),
  noInvalidDate: true,
});
const count = fc.integer({ min: 0, max: 100_000 });
const card: fc.Arbitrary<ArticleCard> = fc.record({
  stem: text,
  title: text,
  dimension: text,
  readingTime: text,
  url: fc.oneof(
    text,
    fc.constant(''),
    fc.webUrl({ withQueryParameters: true }),
    fc.constantFrom('https://example.org/\ud800', 'javascript:alert(1)', 'https://a.b/|<x>'),
  ),
  attribution: fc.oneof(text, fc.constant('')),
});
const excerpt: fc.Arbitrary<Excerpt> = fc.record({
  article: card,
  heading: text,
  text,
  score: fc.constant(1),
});
const sides = fc.constantFrom(['prefer', 'over'] as const, ['over', 'prefer'] as const);
const asked: fc.Arbitrary<AskedQuestion> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('open' as const, 'stop' as const, 'metrics' as const, 'clarity' as const),
    text,
    ruleId: fc.constant(null),
    sides: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant('dilemma' as const),
    text,
    ruleId: fc.constantFrom('features', 'r'.repeat(60)),
    sides: fc.tuple(sides, text, text).map(([[first, second], a, b]) => [
      { choice: first, text: a },
      { choice: second, text: b },
    ]),
  }),
);

describe('whatever they are about, inside the limits of Slack stay', () => {
  it('prompts, receipts and notices', () => {
    const message: fc.Arbitrary<SlackMessage> = fc.oneof(
      fc
        .record({
          to: fc.constantFrom('person' as const, 'channel' as const),
          subjectId: fc.option(fc.uuid()),
          strategyName: text,
          statement: text,
          questions: fc.array(asked, { maxLength: 14 }),
          closesAt: date,
          disclosure: fc.constantFrom(...DISCLOSURES),
        })
        .map(PROMPT.draw),
      fc
        .record({
          promptId: fc.uuid(),
          strategyName: text,
          questions: fc.array(asked, { maxLength: 14 }),
          closesAt: date,
        })
        .map(REMINDER.draw),
      fc.record({ closesAt: date }).map(WHY.draw),
      fc
        .record({
          personName: text,
          words: fc.option(fc.array(text, { maxLength: 60 }).map((lines) => lines.join('\n'))),
          isLate: fc.boolean(),
          closesAt: date,
        })
        .map(FORM_ECHO.draw),
      fc
        .record({
          isLate: fc.boolean(),
          wasAsked: fc.boolean(),
          isClip: fc.boolean(),
          closesAt: date,
        })
        .map(RECEIPT.draw),
      fc
        .record({
          clipId: fc.uuid(),
          words: fc.oneof(text, fc.string({ minLength: 6000, maxLength: 9000 })),
        })
        .map(TRANSCRIPT.draw),
      fc.record({ wasMisheard: fc.boolean() }).map(CLIP_UNTRANSCRIBED.draw),
      fc.record({}).map(FILE_DECLINED.draw),
      fc
        .record({
          flagId: fc.uuid(),
          strategyName: text,
          summary: fc.option(text),
          askedBy: fc.constant(null),
        })
        .map(FLAG_ASSIGNED.draw),
      fc
        .record({
          strategyName: text,
          sides: fc.record({ prefer: text, over: text }),
          decidedBy: text,
          decision: text,
        })
        .map(DECISION.draw),
      fc
        .record({
          strategyName: text,
          sides: fc.record({ prefer: text, over: text }),
          aboutRoundId: fc.uuid(),
          isNamed: fc.boolean(),
          people: fc.option(count),
          answered: fc.option(count),
        })
        .map(ASKED_BACK.draw),
      fc
        .record({
          strategyName: text,
          roundId: fc.uuid(),
          asked: count,
          replied: count,
        })
        .map(ROUND_CLOSED.draw),
    );
    fc.assert(fc.property(message, (each) => expectFit(each)));
  });

  it('answers of the guide', () => {
    const guidance = fc.record({
      questionId: fc.uuid(),
      answered: fc.array(fc.record({ question: text, answer: text }), { maxLength: 2 }),
      answer: fc.record({
        answered: fc.boolean(),
        excerpts: fc.array(excerpt, { maxLength: 5 }),
        nearest: fc.array(card, { maxLength: 5 }),
      }),
    });
    fc.assert(
      fc.property(text, guidance, (question, each) => expectFit(guideBlocks(question, each))),
      RUNS,
    );
  });

  it('passages that somebody shares', () => {
    fc.assert(
      fc.property(text, excerpt, (question, each) => {
        const answer = { answered: true, excerpts: [each], nearest: [] };
        const words = wordsOf(guideBlocks(question, { questionId: 'q1', answer, answered: [] }));
        const [button] = JSON.parse(words).flatMap(
          (block: { elements?: { action_id: string }[] }) =>
            (block.elements ?? []).filter(({ action_id }) => action_id === SHARE_EXCERPT),
        );
        expectFit(sharedExcerpt('U0BEN', JSON.parse(button.value)));
      }),
      RUNS,
    );
  });

  it('lists of topics', () => {
    const overview = fc.record({
      topics: fc.array(
        fc.record({ dimension: text, articles: fc.array(card, { maxLength: 30 }) }),
        { maxLength: 60 },
      ),
      othersAsk: fc.array(text, { maxLength: 10 }),
      helpful: fc.array(card, { maxLength: 10 }),
    });
    fc.assert(
      fc.property(overview, (each) => expectFit(topicBlocks(each))),
      RUNS,
    );
  });

  it('plain paragraphs', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(validateMessageBlocks(plain(words.repeat(3)).blocks)).toEqual([]);
      }),
    );
  });

  it('what waits for somebody', () => {
    const standing = fc.record({
      strategyName: text,
      question: text,
      closesAt: date,
      hasAnswered: fc.boolean(),
    });
    const rounds = fc.array(standing, { maxLength: 40 });
    fc.assert(
      fc.property(rounds, (each) => expectFit(openRoundsMessage(each))),
      RUNS,
    );
  });
});

describe('what does not fit', () => {
  it('is counted topic by topic and article by article', () => {
    const article = { stem: 's', title: 'x'.repeat(150), dimension: '', readingTime: '' };
    const articles = Array.from({ length: 20 }, () => ({ ...article, url: '', attribution: '' }));
    const topics = Array.from({ length: 30 }, (_, n) => ({ dimension: `d${n}`, articles }));
    const words = wordsOf(topicBlocks({ topics, othersAsk: [], helpful: [] }));
    expect(words).toContain('… and 8 more');
    expect(words).toMatch(/And \d+ more topics\./);
  });
});

describe('words of people and articles', () => {
  it('cannot ping: a strategy called <!channel> is shown as such', () => {
    const { text: notice, blocks } = PROMPT.draw({
      to: 'person',
      strategyName: '<!channel>',
      statement: '<@U1>',
      subjectId: 'p1',
      questions: [{ kind: 'open', text: '<!here>?', ruleId: null, sides: [] }],
      disclosure: 'named',
      closesAt: new Date(0),
    });
    const mrkdwn = blocks.filter(({ type }) => type !== 'header');
    expect(`${notice}${JSON.stringify(mrkdwn)}`).not.toMatch(/<[!@#](?!date)/);
  });

  it('end no question in the middle of a sentence of the strategy', () => {
    const shown = (statement: string) =>
      wordsOf(
        PROMPT.draw({
          ...{ to: 'person', strategyName: 'Few and large', statement, subjectId: 'p1' },
          questions: [{ kind: 'open', text: 'What will you do?', ruleId: null, sides: [] }],
          ...{ disclosure: 'named', closesAt: new Date(0) },
        }),
      );
    const sentence = 'We build what the large ones need before they can go live. ';
    expect(shown(sentence.repeat(9))).toContain(`${sentence.repeat(5).trim()}"`);
    expect(shown(`${'on and '.repeat(60)}on.`)).toContain('on…');
  });

  it('are linked only by web addresses', () => {
    const linked = (url: string) => {
      const article = { stem: 's', title: 't', dimension: 'd', readingTime: '1', attribution: '' };
      const excerpts = [{ article: { ...article, url }, heading: '', text: 'words', score: 1 }];
      const answer = { answered: true, excerpts, nearest: [] };
      return wordsOf(guideBlocks('q', { questionId: 'q1', answer, answered: [] }));
    };
    expect(linked('https://example.org/a%20b?x=1&y=2')).toContain(
      '<https://example.org/a%20b?x=1&amp;y=2|Source>',
    );
    expect(linked('https://example.org/|Evil>')).toContain(
      '<https://example.org/%7CEvil%3E|Source>',
    );
    expect(linked('javascript:alert(1)')).not.toContain('Source');
    expect(linked('not an address')).not.toContain('Source');
  });
});
