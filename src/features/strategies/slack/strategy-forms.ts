import type { ModalView } from '@slack/types';
import type { DecisionRule, KeyTerm, Priority, Strategy } from '../../../domain/strategy.ts';
import { wordsField } from '../../../slack/form-fields.ts';
import { smallPrint } from '../../../slack/text.ts';
import { oneLine, removal, STRATEGY_FORM, strategyForm } from './strategy-form.ts';
import { PRIORITY_LISTS } from './strategy-parts.ts';
import { STRATEGY, type StrategyPlace } from './strategy-place.ts';

/** What Slack lets somebody type into one field. */
const FIELD_HOLDS = 3000;

const LIST_HINTS = {
  behaviours: 'What people do differently from now on.',
  resources: 'What moves: people, time, money.',
  decisionRights: 'Who decides what, without asking anyone.',
  metrics: 'What counts as success, and what no longer does.',
} as const;

/** Name, period, statement and what held before. Without a strategy it starts one. */
export function basicsForm(strategy: Strategy | null, place: StrategyPlace): ModalView {
  const { name, period, statement, before } = strategy ?? NO_BASICS;
  return strategyForm(
    STRATEGY_FORM.basics,
    strategy === null ? 'New strategy' : 'The basics',
    place,
    [
      wordsField({
        name: 'name',
        label: 'Name',
        value: oneLine(name),
        placeholder: 'Few and large',
      }),
      wordsField({
        name: 'period',
        label: 'Period',
        value: oneLine(period),
        isOptional: true,
        placeholder: '2026-Q4',
      }),
      wordsField({
        name: 'statement',
        label: 'Statement',
        value: statement,
        isLong: true,
        isOptional: true,
        hint: 'The strategy in one paragraph, as you announce it. You can write it later; it is needed to publish.',
      }),
      wordsField({
        name: 'before',
        label: 'Before',
        value: before,
        isLong: true,
        isOptional: true,
        hint: 'How you worked until now, so that answers that describe the old way can be told apart.',
      }),
    ],
  );
}

/** A priority with its lists; null adds one. */
export function priorityForm(priority: Priority | null, place: StrategyPlace): ModalView {
  const kept = PRIORITY_LISTS.filter(
    ({ name }) => (priority?.[name].join('\n').length ?? 0) > FIELD_HOLDS,
  ).map(({ name }) => name);
  return strategyForm(
    STRATEGY_FORM.priority,
    priority === null ? 'New priority' : 'Priority',
    kept.length === 0 ? place : { ...place, kept },
    [
      wordsField({
        name: 'title',
        label: 'Title',
        value: oneLine(priority?.title ?? ''),
        placeholder: 'Build what large customers need',
      }),
      ...PRIORITY_LISTS.map(({ name, label }) =>
        kept.includes(name)
          ? smallPrint(
              `${label}: too long for this form, and left as they are. Change them in the file.`,
            )
          : wordsField({
              name,
              label,
              value: priority?.[name].map(oneLine).join('\n') ?? '',
              isLong: true,
              isOptional: true,
              hint: `${LIST_HINTS[name]} One on each line.`,
            }),
      ),
      ...(priority === null
        ? []
        : [
            removal(
              STRATEGY.removePriority,
              'priority',
              place,
              'Its decision rules go with it. What is published stays as it is.',
            ),
          ]),
    ],
  );
}

/** A decision rule; null adds one. */
export function ruleForm(rule: DecisionRule | null, place: StrategyPlace): ModalView {
  return strategyForm(
    STRATEGY_FORM.rule,
    rule === null ? 'New decision rule' : 'Decision rule',
    place,
    [
      smallPrint('A trade-off: prefer something good over something else that is good, too.'),
      wordsField({
        name: 'prefer',
        label: 'Prefer',
        value: rule?.prefer ?? '',
        isLong: true,
        placeholder: 'features that large customers need',
      }),
      wordsField({
        name: 'over',
        label: 'over',
        value: rule?.over ?? '',
        isLong: true,
        placeholder: 'quick features that bring small sign-ups',
      }),
      wordsField({
        name: 'evenIf',
        label: 'even if',
        value: rule?.evenIf ?? '',
        isLong: true,
        isOptional: true,
        placeholder: 'the small ones would pay sooner',
        hint: 'What it may cost. It tells leaders how far the rule goes.',
      }),
      ...(rule === null ? [] : [removal(STRATEGY.removeRule, 'decision rule', place)]),
    ],
  );
}

/** A key term; null adds one. */
export function termForm(term: KeyTerm | null, place: StrategyPlace): ModalView {
  return strategyForm(STRATEGY_FORM.term, term === null ? 'New key term' : 'Key term', place, [
    wordsField({
      name: 'term',
      label: 'Term',
      value: oneLine(term?.term ?? ''),
      placeholder: 'large customer',
    }),
    wordsField({
      name: 'means',
      label: 'Means',
      value: term?.means ?? '',
      isLong: true,
      placeholder: 'a company with more than 1,000 employees',
    }),
    ...(term === null ? [] : [removal(STRATEGY.removeTerm, 'key term', place)]),
  ]);
}

const NO_BASICS = { name: '', period: '', statement: '', before: '' };
