import type { Missing } from './missing.ts';
import { counted, formatList } from './words.ts';

/** The steps of setting up, in the order in which they stand in the checklist. */
export const STEPS = ['strategy', 'people', 'report', 'when'] as const;
export type StepName = (typeof STEPS)[number];

/** What is known of a set-up; names as people gave them. */
export type SetUp = Missing & {
  /** The published strategies, with how many decision rules each has. */
  readonly strategies: readonly { readonly name: string; readonly rules: number }[];
  /** The audiences that have somebody, or may have; null where Slack alone knows how many. */
  readonly audiences: readonly { readonly name: string; readonly people: number | null }[];
  /** How many people may see the reports. */
  readonly executives: number;
  /** What asks by itself, and when next, in words. */
  readonly schedules: readonly { readonly name: string; readonly next: string }[];
};

/** A step of the checklist; `state` is plain text, a sentence or a phrase. */
export type SetUpStep = {
  readonly name: StepName;
  readonly label: string;
  readonly isDone: boolean;
  readonly state: string;
};

/** How far a set-up is, step by step. */
export function setUpSteps(setUp: SetUp): readonly SetUpStep[] {
  return [strategyStep(setUp), peopleStep(setUp), reportStep(setUp), whenStep(setUp)];
}

/** Whether nothing is left to do. */
export function isSetUp(steps: readonly SetUpStep[]): boolean {
  return steps.every(({ isDone }) => isDone);
}

/** The checklist as lines of plain text. */
export function stepsInWords(steps: readonly SetUpStep[]): readonly string[] {
  return steps.map(({ isDone, label, state }) => `[${isDone ? 'x' : ' '}] ${label}: ${state}`);
}

function strategyStep({ strategies }: SetUp): SetUpStep {
  const shown = strategies.map(
    ({ name, rules }) => `"${name}", ${counted(rules, 'decision rule', 'decision rules')}`,
  );
  return {
    name: 'strategy',
    label: 'The strategy',
    isDone: strategies.length > 0,
    state: few(shown) ?? 'what leaders are asked about. Start from an example, or upload yours.',
  };
}

function peopleStep({ audiences, askNobody }: SetUp): SetUpStep {
  const empty = [...new Set(askNobody.map(({ audience }) => `"${audience}"`))];
  const shown = audiences.map(({ name, people }) =>
    people === null ? `"${name}"` : `"${name}", ${counted(people, 'person', 'people')}`,
  );
  const state =
    empty.length > 0
      ? `nobody is in ${formatList(empty)}.`
      : (few(shown) ?? 'whom you ask. Take a channel or user group, or paste a list.');
  return {
    name: 'people',
    label: 'The people',
    isDone: empty.length + shown.length > 0 && empty.length === 0,
    state,
  };
}

function reportStep({ hasNoExecutive, executives }: SetUp): SetUpStep {
  return {
    name: 'report',
    label: 'Who reads the report',
    isDone: !hasNoExecutive,
    state: hasNoExecutive
      ? 'nobody yet. Without a reader, people answer and nobody sees it.'
      : counted(executives, 'person', 'people'),
  };
}

function whenStep({ schedules }: SetUp): SetUpStep {
  const shown = schedules.map(({ name, next }) => `"${name}", next on ${next}`);
  return {
    name: 'when',
    label: 'When',
    isDone: shown.length > 0,
    state: few(shown) ?? 'how often you ask, and how the first question looks.',
  };
}

const MOST_SHOWN = 2;

function few(shown: readonly string[]): string | undefined {
  if (shown.length === 0) return undefined;
  const more = shown.length - MOST_SHOWN;
  return [...shown.slice(0, MOST_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
