import type { QuestionKind } from '../../../domain/question.ts';

/** What admins read for each kind of question. */
export const KIND_LABELS: Readonly<Record<QuestionKind, string>> = {
  open: 'Open',
  dilemma: 'Trade-off',
  stop: 'Stop',
  resources: 'Resources',
  decisions: 'Decisions',
  metrics: 'Measures',
  clarity: 'Clarity',
};
