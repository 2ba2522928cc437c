import { QUESTION_KINDS, type Question, type QuestionKind } from '../../../domain/question.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Filled } from '../../../slack/form-values.ts';
import { questionProblem } from '../own-questions.ts';
import type { Problems } from './schedule-values.ts';

/** The names of the fields of a question's form. */
type Names = { readonly text: string; readonly kind: string; readonly rule: string };

/** The question that a form says, or what is wrong with it, at each field. */
export function questionFrom(form: Filled, names: Names): Result<Question, Problems> {
  const text = form.one(names.text);
  const kind = kindOf(form.one(names.kind));
  const rule = form.one(names.rule);
  const wrongText = questionProblem({ text });
  const problems = {
    ...(wrongText === null ? {} : { [names.text]: wrongText }),
    ...ruleProblem(kind, rule, names),
  };
  if (Object.keys(problems).length > 0) return err(problems);
  return ok({ kind, text, ruleId: kind === 'dilemma' ? rule.slice(rule.indexOf('/') + 1) : null });
}

function ruleProblem(kind: QuestionKind, rule: string, names: Names): Problems {
  if (kind === 'dilemma' && rule === '')
    return { [names.rule]: 'Choose the trade-off that your question is about.' };
  return kind !== 'dilemma' && rule !== ''
    ? { [names.rule]: 'Only a trade-off needs this; clear it, or choose "Trade-off" above.' }
    : {};
}

function kindOf(value: string): QuestionKind {
  return QUESTION_KINDS.find((kind) => kind === value) ?? 'open';
}
