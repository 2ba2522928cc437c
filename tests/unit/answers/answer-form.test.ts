import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedQuestion, dilemmaOf, questionOf } from '../../../src/domain/question.ts';
import { decisionRulesOf } from '../../../src/domain/strategy.ts';
import {
  answerFields,
  fieldsFromAnswers,
  namesOf,
  openFields,
} from '../../../src/features/answers/answer-fields.ts';
import type { Asked } from '../../../src/features/answers/find-asked.ts';
import { readAnswerForm } from '../../../src/features/answers/read-answer-form.ts';
import { STRATEGY, view } from '../domain/samples.ts';

const [first] = decisionRulesOf(STRATEGY);
if (first === undefined) throw new Error('the sample has rules');
const QUESTIONS = [
  questionOf('clarity'),
  dilemmaOf(first.rule),
  questionOf('open'),
  questionOf('metrics'),
  questionOf('stop'),
].map((question) => askedQuestion(question, STRATEGY, false));
const FIELDS = answerFields(QUESTIONS);
const asked: Asked = {
  prompt: {
    id: 'p',
    roundId: 'round',
    personId: 'U1',
    function: null,
    level: null,
    state: 'sent',
    remark: null,
    channelId: 'D1',
    messageTs: '1.000000',
    isSwapped: false,
    sentAt: null,
    remindAt: null,
    reminded: 0,
  },
  round: view([]).round,
  strategy: STRATEGY,
  questions: QUESTIONS,
  isClosed: false,
  place: { channelId: 'D1', messageTs: '1.000000' },
};
const read = (content: Record<string, string>, fields = FIELDS) =>
  readAnswerForm(asked, fields, content);
const said = (content: Record<string, string>) => {
  const outcome = read(content);
  if (!outcome.ok) throw new Error(outcome.error.kind);
  return outcome.value.parts.map(({ text }) => text).filter((text) => text !== '');
};

describe('the fields of the form', () => {
  it('offer to stop something beside a few questions, and only once', () => {
    const stops = (kinds: ('open' | 'stop' | 'clarity' | 'metrics')[]) =>
      answerFields(kinds.map((kind) => askedQuestion(questionOf(kind), STRATEGY, false)))
        .flatMap(namesOf)
        .filter((name) => name === 'stop');
    expect(stops(['open'])).toHaveLength(1);
    expect(stops(['open', 'stop', 'stop'])).toHaveLength(1);
    expect(stops(['open', 'clarity', 'metrics', 'open'])).toHaveLength(0);
    expect(stops(['open', 'clarity', 'metrics', 'open', 'stop'])).toHaveLength(1);
  });

  it('leave out after the end what was picked in time', () => {
    const answers = [{ kind: 'dilemma', ruleId: 'features', choice: 'over', why: '' }] as const;
    const kinds = (isClosed: boolean) =>
      openFields(FIELDS, isClosed, answers).map(({ kind }) => kind);
    expect(kinds(false)).toContain('dilemma');
    expect(kinds(true)).toEqual(['clarity', 'words', 'metrics', 'words']);
  });
});

describe('what the form says', () => {
  it('is only their own words, and their choices as sentences', () => {
    expect(
      said({ choice1: 'over', why1: 'R&D wants it', words2: 'We ship weekly.', stop: ' ' }),
    ).toEqual(['I would put quick features first: R&amp;D wants it', 'We ship weekly.']);
    expect(said({ choice1: 'depends' })).toEqual(['It depends.']);
    expect(said({ why1: 'I cannot choose.' })).toEqual(['I cannot choose.']);
    expect(said({ metric0: 'bookings', effect0: 'conflicts' })).toEqual([
      'I am measured on bookings: it pulls against the strategy.',
    ]);
  });

  it('is a number in words where nothing else is said', () => {
    expect(said({ clarity: '2' })).toEqual(['How clear the strategy is to me, from 1 to 5: 2.']);
    expect(said({ clarity: '2', stop: 'The gallery.' })).toEqual(['The gallery.']);
  });

  it('is asked for at the first field where there is none, and measures need an effect', () => {
    expect(read({ words2: '  ' })).toEqual({
      ok: false,
      error: { kind: 'nothing-said', field: 'clarity' },
    });
    expect(read({ metric1: 'churn' })).toEqual({
      ok: false,
      error: { kind: 'effect-missing', field: 'effect1' },
    });
  });

  it('takes back what is no longer there, and comes back into the form as it was', () => {
    const words = fc.string().map((text) => text.trim());
    const content = fc.record({
      clarity: fc.constantFrom('', '1', '5'),
      choice1: fc.constantFrom('', 'prefer', 'over', 'depends'),
      why1: words,
      words2: words,
      stop: words,
      metric0: words,
      effect0: fc.constantFrom('reinforces', 'conflicts', 'neither'),
    });
    fc.assert(
      fc.property(content, ({ metric0, effect0, ...rest }): void => {
        const row = metric0 === '' ? {} : { metric0, effect0 };
        const filled = Object.fromEntries(
          Object.entries({ ...rest, ...row }).filter(([, value]) => value !== ''),
        );
        const outcome = read(filled);
        if (!outcome.ok) {
          expect(filled).toEqual({});
          return;
        }
        const { picked, parts } = outcome.value;
        expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
        const back = fieldsFromAnswers(FIELDS, { promptId: 'p', answers: picked, parts });
        expect(back).toEqual(filled);
      }),
    );
  });
});
