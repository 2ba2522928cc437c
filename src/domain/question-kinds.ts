import type { StructuredAnswer } from './structured-answer.ts';

/** What is asked: each kind looks for a different trace of the strategy in daily work. */
export type QuestionKind =
  | 'open'
  | 'dilemma'
  | 'stop'
  | 'resources'
  | 'decisions'
  | 'metrics'
  | 'clarity';

type KindOfQuestion = {
  /** What admins read for it. */
  readonly label: string;
  /** What it looks for, where admins may word a question of this kind. */
  readonly looksFor?: string;
  /** The question itself; '' where each decision rule makes its own. */
  readonly text: string;
  /** What is picked to answer it, with the inputs of `answer-inputs.ts`; left out: it takes words. */
  readonly answer?: StructuredAnswer['kind'];
  /** In a channel a pick stays hidden until the round has closed: it must not sway the others. */
  readonly isSealed?: true;
  /**
   * A claim, made by one press. It is asked first, for what somebody claims must be said before they
   * show it, and it becomes words of the answer only where nothing else is said.
   */
  readonly isClaim?: true;
};

/** Every kind of question, in the order in which admins read them. */
export const QUESTION_KINDS: Readonly<Record<QuestionKind, KindOfQuestion>> = {
  // The article's question: it asks for a change somebody can see, never for agreement.
  open: {
    label: 'Open',
    looksFor: 'what will they do?',
    text: 'Based on this strategy, what will you do differently this quarter?',
  },
  dilemma: {
    label: 'Trade-off',
    looksFor: 'one side or the other?',
    text: '',
    answer: 'dilemma',
    isSealed: true,
  },
  stop: {
    label: 'Stop',
    looksFor: 'what will they no longer do?',
    text: 'What will you stop doing because of this strategy?',
  },
  resources: {
    label: 'Resources',
    looksFor: 'what moved from where to where?',
    text: 'What did you move money, people or time away from?',
  },
  decisions: {
    label: 'Decisions',
    looksFor: 'what do they decide without asking?',
    text: 'Which decision do you now make without asking anyone?',
  },
  metrics: {
    label: 'Measures',
    text: 'What are you measured on, and does each measure help this strategy or pull against it?',
    answer: 'metrics',
  },
  clarity: {
    label: 'Clarity',
    text: 'How clear is this strategy to you, from 1 (not at all) to 5 (completely)?',
    answer: 'clarity',
    isClaim: true,
  },
};

/** Their names. */
export const KIND_NAMES = Object.keys(QUESTION_KINDS) as readonly QuestionKind[];

/** The kinds that need no decision rule to be asked. */
export type PlainKind = Exclude<QuestionKind, 'dilemma'>;
export const PLAIN_KINDS = KIND_NAMES.filter((kind): kind is PlainKind => kind !== 'dilemma');
