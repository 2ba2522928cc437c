import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { validateView } from 'local-slack/block-kit/validate-view';
import { describe, expect, it } from 'vitest';
import {
  askedQuestion,
  dilemmaOf,
  type PromptMessage,
  type Question,
  questionOf,
} from '../../../src/domain/question.ts';
import { DISCLOSURES } from '../../../src/domain/settings.ts';
import { decisionRulesOf } from '../../../src/domain/strategy.ts';
import { answerFields } from '../../../src/features/answers/answer-fields.ts';
import { answerFormView } from '../../../src/features/answers/slack/answer-form-view.ts';
import { whoSeesWords, whyAskedWords } from '../../../src/features/answers/slack/answer-words.ts';
import { PROMPT } from '../../../src/features/check-in/messages/prompt.ts';
import { REMINDER } from '../../../src/features/check-in/messages/reminder.ts';
import {
  answerValue,
  MORE,
  moreEntryOf,
  parseAnswerValue,
} from '../../../src/features/check-in/slack/answer-buttons.ts';
import { STRATEGY } from '../domain/samples.ts';

const CLOSES_AT = new Date('2026-12-03T09:00:00Z');
const [rule] = decisionRulesOf(STRATEGY).map((found) => found.rule);
const dilemma = rule ? [dilemmaOf(rule)] : [];
const ALL = [questionOf('clarity'), ...dilemma, questionOf('open'), questionOf('metrics')];

function prompt(questions: readonly Question[], changes: Partial<PromptMessage> = {}) {
  return {
    to: 'person',
    subjectId: 'p1',
    strategyName: STRATEGY.name,
    statement: STRATEGY.statement,
    questions: questions.map((question) => askedQuestion(question, STRATEGY, true)),
    closesAt: CLOSES_AT,
    disclosure: 'named',
    ...changes,
  } satisfies PromptMessage;
}

const shown = (message: PromptMessage) => renderBlocksAsText(PROMPT.draw(message).blocks);

/** What is ours: without the strategy, the questions, the sides, and the letters to pick them by. */
function ownWords(message: PromptMessage): number {
  const theirs = [
    message.strategyName,
    message.statement,
    ...message.questions.flatMap(({ text, sides }) => [text, ...sides.map((side) => side.text)]),
    '\nA  ',
    '\nB  ',
  ];
  const own = theirs
    .reduce((text, words) => text.replace(words, ''), shown(message))
    .replace(/\[[^\]]*\]/g, '');
  return own.split(/\s+/).filter((word) => /\w/.test(word)).length;
}

describe('the message that asks', () => {
  it.each(DISCLOSURES)('stays under 60 words of ours (%s)', (disclosure) => {
    for (const to of ['person', 'channel'] as const)
      for (const questions of [[questionOf('open')], dilemma, ALL])
        expect(ownWords(prompt(questions, { to, disclosure }))).toBeLessThan(60);
  });

  it('says who sees the answer, by when, and how long it takes', () => {
    const words = (changes: Partial<PromptMessage>) => shown(prompt([questionOf('open')], changes));
    expect(words({})).toMatch(/two minutes[\s\S]*your name[\s\S]*Open until Dec 3/);
    expect(words({ disclosure: 'function' })).toContain('not your name');
    expect(words({ disclosure: 'anonymous' })).toContain('only if you agree');
    expect(words({ to: 'channel' })).toContain('Everybody here sees the thread.');
    expect(shown(prompt(dilemma, { to: 'channel' }))).toContain('but not what you pick');
  });

  it('shows the sides of a dilemma in the order drawn, and nowhere in another', () => {
    const words = shown(prompt(dilemma));
    expect(words.indexOf('quick features')).toBeLessThan(words.indexOf('audit logs'));
    expect(words).toMatch(/A {2}quick features\nB {2}audit logs\n\[A\] \[B\] \[More …/);
    expect(menuOf(PROMPT.draw(prompt(dilemma)))[0]).toBe('It depends');
  });

  it('shows a scale for clarity where nothing else is asked', () => {
    const words = shown(prompt([questionOf('clarity')]));
    expect(words).toContain('How clear is this strategy');
    expect(words).toMatch(/\[From 1 to 5 ▾\] \[More …/);
  });

  it('shows the question that counts most of several, and leaves the rest to the form', () => {
    const words = shown(prompt(ALL, { firstName: 'Kate' }));
    expect(words).toMatch(/^Kate, four short questions about/);
    expect(words).toContain('what will you do differently');
    expect(words).not.toMatch(/What are you measured on|How clear|quick features/);
    expect(words).toContain('[Answer] [More …');
  });

  it('invites in one sentence, and by name only where it has one', () => {
    const first = (message: PromptMessage) => shown(message).split('\n')[0];
    expect(first(prompt([questionOf('open')]))).toMatch(/^One short question about/);
    for (const questions of [[questionOf('open')], dilemma, ALL])
      expect(first(prompt(questions))?.match(/[.!?](\s|$)/g)).toHaveLength(1);
  });
});

/** Every set of kinds that a turn may ask: one alone, two together, and all. */
const TURNS: readonly (readonly Question[])[] = [
  ...ALL.map((one) => [one]),
  ...ALL.flatMap((one) => ALL.map((other) => [one, other])),
  [questionOf('clarity'), questionOf('open'), ...dilemma, ...dilemma],
  ALL,
];

describe('what can be pressed', () => {
  it('is at most two buttons or a scale, and one menu, in whatever is asked', () => {
    for (const questions of TURNS)
      for (const to of ['person', 'channel'] as const) {
        const message = prompt(questions, { to });
        const reminder = { promptId: 'p1', strategyName: 'Few', closesAt: CLOSES_AT };
        for (const { blocks } of [
          PROMPT.draw(message),
          REMINDER.draw({ ...reminder, ...message }),
        ]) {
          const controls = blocks.flatMap((block) =>
            'elements' in block ? controlsOf(block) : [],
          );
          expect(controls.length).toBeLessThanOrEqual(3);
          const buttons = controls.filter(({ type }) => type === 'button');
          expect(buttons.length).toBeLessThanOrEqual(2);
          expect(controls.at(-1)).toMatchObject({ type: 'static_select', action_id: MORE });
        }
      }
  });

  it('is what the menu knows, in words that Slack shows whole', () => {
    const entries = menuOf(PROMPT.draw(prompt(dilemma)));
    expect(entries.filter((label) => label.length > 75)).toEqual([]);
    expect(entries).toContain('Who sees this?');
    expect(moreEntryOf('depends')).toBe('depends');
    expect(moreEntryOf('toString')).toBeUndefined();
  });
});

type Control = { readonly type: string; readonly action_id?: string };

function controlsOf(block: { readonly type: string; readonly elements: readonly unknown[] }) {
  return block.type === 'actions' ? (block.elements as readonly Control[]) : [];
}

/** What the menu of a message offers. */
function menuOf({ blocks }: { readonly blocks: readonly object[] }): readonly string[] {
  const [menu] = JSON.stringify(blocks).match(new RegExp(`"action_id":"${MORE}".*`)) ?? [''];
  return [...menu.matchAll(/"text":"([^"]*)","emoji":true},"value"/g)].map(([, text = '']) => text);
}

describe('the words behind the buttons', () => {
  it('are short', () => {
    for (const disclosure of DISCLOSURES)
      for (const isInChannel of [true, false]) {
        const words = whoSeesWords({
          disclosure,
          smallestGroup: 3,
          isInChannel,
          closesAt: CLOSES_AT,
        });
        expect(words.split(/\s+/).length).toBeLessThan(60);
      }
    const why = { strategyName: 'Few', function: 'Sales', level: 'director', asked: 4 } as const;
    for (const reason of ['named', 'position', 'group', 'unknown'] as const)
      expect(whyAskedWords({ ...why, reason }).split(/\s+/).length).toBeLessThan(60);
  });

  it('carry what they are about', () => {
    expect(parseAnswerValue(answerValue({ to: 'person', subjectId: 'p1' }, 'over rule-1'))).toEqual(
      { subject: { kind: 'prompt', id: 'p1' }, said: 'over rule-1' },
    );
    expect(parseAnswerValue(answerValue({ to: 'channel', subjectId: 'r1' }))).toEqual({
      subject: { kind: 'round', id: 'r1' },
      said: '',
    });
    expect(parseAnswerValue(answerValue({ to: 'person', subjectId: null }, 'own'))).toEqual({
      subject: { kind: 'sample' },
      said: 'own',
    });
    expect(parseAnswerValue('')).toBeUndefined();
    expect(parseAnswerValue('person:p1')).toBeUndefined();
  });
});

describe('the form', () => {
  it.each(['draft', 'answer', 'blank'] as const)('is one that Slack takes (%s)', (origin) => {
    const fields = answerFields(prompt(ALL).questions);
    for (const long of [false, true]) {
      const text = long ? '& <b> "'.repeat(900) : 'words';
      const names = ['words2', 'why1', 'stop', 'metric0'];
      const content = Object.fromEntries(names.map((name) => [name, text]));
      const view = answerFormView(
        {
          promptId: 'p1',
          strategyName: text,
          fields,
          content: { ...content, choice1: 'over', clarity: '3', effect0: 'neither' },
          origin,
          isLate: long,
          isInChannel: long,
          closesAt: CLOSES_AT,
        },
        '{}',
      );
      expect(validateView(view)).toEqual([]);
    }
  });
});
