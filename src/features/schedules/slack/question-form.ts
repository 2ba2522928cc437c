import type { ModalView } from '@slack/types';
import type { Question } from '../../../domain/question.ts';
import { KIND_NAMES, PLAIN_KINDS, QUESTION_KINDS } from '../../../domain/question-kinds.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import { choiceField, fitOptions, wordsField } from '../../../slack/form-fields.ts';
import type { Filled } from '../../../slack/form-values.ts';
import { modal } from '../../../slack/modal.ts';
import type { Option } from '../../../slack/text.ts';
import { questionProblem } from '../questions.ts';
import type { Problems } from './schedule-values.ts';

/** The form of a question of one's own; its fields have these names. */
export const QUESTION_FORM = 'question_form';
export const QUESTION_FIELD = {
  text: 'question_text',
  kind: 'question_kind',
  rule: 'question_rule',
};

const KINDS: readonly Option[] = PLAIN_KINDS.flatMap(optionOf);

function optionOf(kind: Question['kind']): readonly Option[] {
  const { label, looksFor } = QUESTION_KINDS[kind];
  return looksFor === undefined ? [] : [{ value: kind, label: `${label}: ${looksFor}` }];
}

type Strategies = readonly { readonly id: string; readonly content: Strategy }[];

/** The form of a question of one's own; `known` is one to edit, and `id` its id. */
export function questionForm(
  strategies: Strategies,
  known?: { readonly id: string; readonly question: Question },
): ModalView {
  const { text = '', kind = 'open', ruleId = null } = known?.question ?? {};
  const every = ruleOptions(strategies);
  const rule = every.find(({ value }) => value.endsWith(`/${ruleId}`))?.value;
  const rules = fitOptions(every, [rule ?? '']);
  return modal({
    callbackId: QUESTION_FORM,
    title: known === undefined ? 'New question' : 'Edit this question',
    submit: 'Save',
    metadata: known?.id ?? '',
    blocks: [
      wordsField({
        name: QUESTION_FIELD.text,
        label: 'Your question',
        hint: 'It ends with a question mark. Ask for something that somebody could see, never for agreement.',
        value: text,
        most: 500,
        isLong: true,
        placeholder: 'What will your team do on Monday that it did not do last week?',
      }),
      choiceField({
        name: QUESTION_FIELD.kind,
        label: 'What does it look for?',
        options: rules.length === 0 ? KINDS : [...KINDS, ...optionOf('dilemma')],
        value: kind,
      }),
      ...(rules.length === 0
        ? []
        : [
            choiceField({
              name: QUESTION_FIELD.rule,
              label: 'Which trade-off?',
              hint: 'Only for a trade-off: your question is the situation, and its two sides become the choices.',
              isOptional: true,
              options: rules,
              ...(rule === undefined ? {} : { value: rule }),
            }),
          ]),
    ],
  });
}

function ruleOptions(strategies: Strategies): readonly Option[] {
  return strategies.flatMap(({ id, content }) =>
    decisionRulesOf(content).map(({ rule }) => ({
      value: `${id}/${rule.id}`,
      label: `${rule.prefer}, or ${rule.over}`,
    })),
  );
}

/** The question that a form says, or what is wrong with it, at each field; `rule` is what it is about. */
export function questionFrom(
  form: Filled,
  rule = form.one(QUESTION_FIELD.rule),
): Result<Question, Problems> {
  const text = form.one(QUESTION_FIELD.text);
  const kind = KIND_NAMES.find((each) => each === form.one(QUESTION_FIELD.kind)) ?? 'open';
  const wrongText = questionProblem({ text });
  const problems = {
    ...(wrongText === null ? {} : { [QUESTION_FIELD.text]: wrongText }),
    ...ruleProblem(kind, rule),
  };
  if (Object.keys(problems).length > 0) return err(problems);
  return ok({ kind, text, ruleId: kind === 'dilemma' ? rule.slice(rule.indexOf('/') + 1) : null });
}

function ruleProblem(kind: Question['kind'], rule: string): Problems {
  if (kind === 'dilemma' && rule === '')
    return { [QUESTION_FIELD.rule]: 'Choose the trade-off that your question is about.' };
  return kind !== 'dilemma' && rule !== ''
    ? {
        [QUESTION_FIELD.rule]:
          'Only a trade-off needs this; clear it, or choose "Trade-off" above.',
      }
    : {};
}
