import type { PlainKind, QuestionRef } from '../../../domain/question.ts';

/**
 * A question as the value of a choice. `texts` are the questions written out in a set-up file, which
 * are too long for a value and are named by their place.
 */
export function refValue(ref: QuestionRef, texts: readonly string[]): string {
  switch (ref.kind) {
    case 'dilemma':
      return `rule ${ref.ruleId}`;
    case 'own':
      return `own ${ref.questionId}`;
    case 'text':
      return `text ${texts.indexOf(ref.text)}`;
    default:
      return `kind ${ref.kind}`;
  }
}

/** The question that the value of a choice stands for. */
export function refFrom(value: string, texts: readonly string[]): QuestionRef {
  const space = value.indexOf(' ');
  const [kind, rest] = [value.slice(0, space), value.slice(space + 1)];
  switch (kind) {
    case 'rule':
      return { kind: 'dilemma', ruleId: rest };
    case 'own':
      return { kind: 'own', questionId: rest };
    case 'text':
      return { kind: 'text', text: texts[Number(rest)] ?? '' };
    default:
      return { kind: rest as PlainKind };
  }
}

/** The questions that are written out in a rotation, each once. */
export function textsOf(rotation: readonly (readonly QuestionRef[])[]): readonly string[] {
  const texts = rotation.flat().flatMap((ref) => (ref.kind === 'text' ? [ref.text] : []));
  return [...new Set(texts)];
}
