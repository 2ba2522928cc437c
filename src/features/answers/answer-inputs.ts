import type { AskedQuestion } from '../../domain/question.ts';
import {
  CHOICES,
  METRIC_EFFECTS,
  type MetricEffect,
  SCALE,
  SCALE_WORDS,
  type StructuredAnswer,
} from '../../domain/structured-answer.ts';

/** What an input may be called, with a number or without. */
const NAMES = ['words', 'stop', 'choice', 'why', 'clarity', 'metric', 'effect'] as const;
type Name = (typeof NAMES)[number];
export type InputName = Name | `${Name}${number}`;
/** The name of any input. */
export const ANY_INPUT = new RegExp(`^(${NAMES.join('|')})\\d*$`);

/** What can be filled in: words of one's own, a short line, or one of a few options. */
export type AnswerInput = {
  readonly name: InputName;
  readonly label: string;
  readonly as: 'words' | 'line' | 'radio' | 'menu';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The input that must be filled in where this one is. */
  readonly needs?: InputName;
};

type Form<Answer> = {
  inputs(question: AskedQuestion, place: number): readonly AnswerInput[];
  /** What stands in the inputs, in their order, for somebody who has answered this. */
  fill(answer: Answer): readonly string[];
  /** What the inputs say; undefined where that is no answer. */
  read(values: readonly string[], question: AskedQuestion): Answer | undefined;
};

/** How many measures the form takes. */
const MOST_METRICS = 3;

const EFFECTS: Readonly<Record<MetricEffect, string>> = {
  reinforces: 'Helps this strategy',
  conflicts: 'Pulls against it',
  neither: 'Neither',
};

/** What the form offers beside plain words, for each kind of answer. */
const FORMS: {
  readonly [Kind in StructuredAnswer['kind']]: Form<Extract<StructuredAnswer, { kind: Kind }>>;
} = {
  dilemma: {
    inputs: ({ text, sides }, place) => {
      const options = sides.map((side, i) => ({
        value: side.choice,
        label: `${'AB'[i]}: ${side.text}`,
      }));
      const depends = { value: 'depends', label: 'It depends' };
      return [
        { name: `choice${place}`, label: text, as: 'radio', options: [...options, depends] },
        { name: `why${place}`, label: 'Why?', as: 'words' },
      ];
    },
    fill: ({ choice, why }) => [choice, why],
    read([chosen, why = ''], { ruleId }) {
      const choice = CHOICES.find((each) => each === chosen);
      if (choice === undefined || ruleId === null) return undefined;
      return { kind: 'dilemma', ruleId, choice, why };
    },
  },
  clarity: {
    inputs: ({ text }) => {
      const options = SCALE.map((n) => ({ value: String(n), label: SCALE_WORDS[n] }));
      return [{ name: 'clarity', label: text, as: 'menu', options }];
    },
    fill: ({ scale }) => [String(scale)],
    read([rated]) {
      const scale = SCALE.find((each) => String(each) === rated);
      return scale && { kind: 'clarity', scale };
    },
  },
  metrics: {
    inputs: () =>
      Array.from({ length: MOST_METRICS }).flatMap((_, i): AnswerInput[] => {
        const [name, effect] = [`metric${i}`, `effect${i}`] as const;
        const label = 'What does it do to this strategy?';
        const options = METRIC_EFFECTS.map((value) => ({ value, label: EFFECTS[value] }));
        return [
          { name, label: `Measure ${i + 1}`, as: 'line', needs: effect },
          { name: effect, label, as: 'menu', options },
        ];
      }),
    fill: ({ metrics }) => metrics.flatMap(({ name, effect }) => [name, effect]),
    read: (values) => ({
      kind: 'metrics',
      metrics: values.flatMap((name, i) => {
        const effect = METRIC_EFFECTS.find((each) => each === values[i + 1]);
        return i % 2 === 0 && name !== '' && effect !== undefined ? [{ name, effect }] : [];
      }),
    }),
  },
};

/** What the form offers for a kind of answer. */
export function formOf(kind: StructuredAnswer['kind']): Form<StructuredAnswer> {
  return FORMS[kind] as Form<StructuredAnswer>;
}
