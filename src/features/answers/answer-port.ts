import type { StructuredAnswer } from '../../domain/structured-answer.ts';

/** Keeps what people picked rather than wrote, and the forms that they closed before sending. */
export type AnswerStore = {
  keep(promptId: string, answer: StructuredAnswer, now: Date): Promise<void>;
  of(promptId: string): Promise<readonly StructuredAnswer[]>;
  saveDraft(promptId: string, content: FormFields, now: Date): Promise<void>;
  draft(promptId: string): Promise<FormFields>;
  dropDraft(promptId: string): Promise<void>;
};

/** What stands in each field of a form. */
export type FormFields = Readonly<Record<string, string>>;
