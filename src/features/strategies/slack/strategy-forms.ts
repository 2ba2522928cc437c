import type { KnownBlock, ModalView } from '@slack/types';
import type { DecisionRule, KeyTerm, Priority, Strategy } from '../../../domain/strategy.ts';
import { personField, wordsField } from '../../../slack/form-fields.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { drawFields, type FormField, modal, one, readFields } from '../../../slack/modal.ts';
import { smallPrint } from '../../../slack/text.ts';
import { eachOf } from '../../people/person-fields.ts';
import { putRule } from '../rule-edits.ts';
import { type Edited, editBasics, putPriority, putTerm } from '../strategy-edits.ts';
import { PRIORITY_LISTS } from './strategy-parts.ts';
import { placeButton, placeToText, STRATEGY, type StrategyPlace } from './strategy-place.ts';

/** The forms of a strategy, by callback id. Their fields are named as in the domain. */
export const STRATEGY_FORM = {
  basics: 'strategy_basics',
  priority: 'strategy_priority',
  rule: 'strategy_rule',
  term: 'strategy_term',
} as const;

/** What Slack lets somebody type into one field. */
const FIELD_HOLDS = 3000;

type Words = Omit<Parameters<typeof wordsField>[0], 'name' | 'value' | 'isLong'>;
const line = (words: Words): FormField<string> => {
  const field = one(wordsField, words);
  // A field of one line would drop what stands after a line break.
  return { ...field, draw: (name, value) => field.draw(name, value && oneLine(value)) };
};
const long = (words: Words) => one(wordsField, { ...words, isLong: true });
/** One item on each line; who types a bullet before it means the item alone. */
const list = (label: string, hint: string): FormField<readonly string[]> => {
  const field = long({ label, hint: `${hint} One on each line.`, isOptional: true });
  return {
    draw: (name, items) => field.draw(name, items?.map(oneLine).join('\n')),
    read: (form, name) =>
      field
        .read(form, name)
        .split('\n')
        .map((item) => item.replace(/^\s*[-•*]\s+/, '').trim())
        .filter((item) => item !== ''),
  };
};

const BASICS = {
  name: line({ label: 'Name', placeholder: 'Few and large' }),
  period: line({ label: 'Period', isOptional: true, placeholder: '2026-Q4' }),
  statement: long({
    label: 'Statement',
    isOptional: true,
    hint: 'The strategy in one paragraph, as you announce it. You can write it later; it is needed to publish.',
  }),
  before: long({
    label: 'Before',
    isOptional: true,
    hint: 'How you worked until now, so that answers that describe the old way can be told apart.',
  }),
  owner: one(personField, {
    label: 'Owner',
    isOptional: true,
    hint: 'Who answers what people ask about it, besides the executives.',
  }),
};

const TITLE = { title: line({ label: 'Title', placeholder: 'Build what large customers need' }) };
const LISTS = {
  behaviours: list('Behaviours', 'What people do differently from now on.'),
  resources: list('Resources', 'What moves: people, time, money.'),
  decisionRights: list('Decision rights', 'Who decides what, without asking anyone.'),
  metrics: list('Metrics', 'What counts as success, and what no longer does.'),
};

const LIST_NAMES = PRIORITY_LISTS.map(({ name }) => name);

const RULE = {
  prefer: long({ label: 'Prefer', placeholder: 'features that large customers need' }),
  over: long({ label: 'over', placeholder: 'quick features that bring small sign-ups' }),
  evenIf: long({
    label: 'even if',
    isOptional: true,
    placeholder: 'the small ones would pay sooner',
    hint: 'What it may cost. It tells leaders how far the rule goes.',
  }),
};

const TERM = {
  term: line({ label: 'Term', placeholder: 'large customer' }),
  means: long({ label: 'Means', placeholder: 'a company with more than 1,000 employees' }),
};

/**
 * Name, period, statement, what held before, and the owner, who stands there by their id. Without a
 * strategy it starts one.
 */
export function basicsForm(strategy: Strategy | null, place: StrategyPlace): ModalView {
  const title = strategy === null ? 'New strategy' : 'The basics';
  const where = { ...place, owner: strategy?.owner ?? '' };
  return strategyForm(STRATEGY_FORM.basics, title, where, drawFields(BASICS, strategy ?? {}));
}

/** What a form of the basics says. */
export function basicsIn(form: FormValues) {
  return readFields(BASICS, form);
}

/** A priority with its lists; null adds one. A list that is too long for a field stays as it is. */
export function priorityForm(priority: Priority | null, place: StrategyPlace): ModalView {
  const kept = PRIORITY_LISTS.filter(
    ({ name }) => (priority?.[name].join('\n').length ?? 0) > FIELD_HOLDS,
  ).map(({ name }) => name);
  const lists = PRIORITY_LISTS.map(({ name, label }) =>
    kept.includes(name)
      ? smallPrint(
          `${label}: too long for this form, and left as they are. Change them in the file.`,
        )
      : LISTS[name].draw(name, priority?.[name]),
  );
  const title = priority === null ? 'New priority' : 'Priority';
  const where = kept.length === 0 ? place : { ...place, kept };
  return strategyForm(STRATEGY_FORM.priority, title, where, [
    ...drawFields(TITLE, priority ?? {}),
    ...lists,
    ...(priority === null ? [] : [removal(STRATEGY.removePriority, 'priority', place, WITH_RULES)]),
  ]);
}

/** A decision rule; null adds one. */
export function ruleForm(rule: DecisionRule | null, place: StrategyPlace): ModalView {
  const title = rule === null ? 'New decision rule' : 'Decision rule';
  return strategyForm(STRATEGY_FORM.rule, title, place, [
    smallPrint('A trade-off: prefer something good over something else that is good, too.'),
    ...drawFields(RULE, rule ?? {}),
    ...(rule === null ? [] : [removal(STRATEGY.removeRule, 'decision rule', place)]),
  ]);
}

/** A key term; null adds one. */
export function termForm(term: KeyTerm | null, place: StrategyPlace): ModalView {
  const title = term === null ? 'New key term' : 'Key term';
  return strategyForm(STRATEGY_FORM.term, title, place, [
    ...drawFields(TERM, term ?? {}),
    ...(term === null ? [] : [removal(STRATEGY.removeTerm, 'key term', place)]),
  ]);
}

type Edit = (strategy: Strategy, form: FormValues, place: StrategyPlace) => Edited;

/**
 * What a form that was sent does to a strategy, and its first field, which tells what went wrong as
 * a whole: closing the form would lose what was typed.
 */
export const EDITS: Readonly<Record<string, { readonly first: string; readonly edit: Edit }>> = {
  [STRATEGY_FORM.basics]: {
    first: 'name',
    edit(strategy, form, { owner: shown = '' }) {
      const { owner, ...words } = basicsIn(form);
      return editBasics(strategy, owner === shown ? words : { ...words, owner });
    },
  },
  [STRATEGY_FORM.priority]: {
    first: 'title',
    edit(strategy, form, { priorityId = null, kept = [] }) {
      const old = strategy.priorities.find(({ id }) => id === priorityId);
      const lists = eachOf(LIST_NAMES, (name) =>
        kept.includes(name) ? (old?.[name] ?? []) : LISTS[name].read(form, name),
      );
      return putPriority(strategy, priorityId, { ...readFields(TITLE, form), ...lists });
    },
  },
  [STRATEGY_FORM.rule]: {
    first: 'prefer',
    edit: (strategy, form, { priorityId = '', ruleId = null }) =>
      putRule(strategy, priorityId, ruleId, readFields(RULE, form)),
  },
  [STRATEGY_FORM.term]: {
    first: 'term',
    edit: (strategy, form, { term = null }) => putTerm(strategy, term, readFields(TERM, form)),
  },
};

function strategyForm(
  callbackId: string,
  title: string,
  place: StrategyPlace,
  blocks: readonly KnownBlock[],
): ModalView {
  return modal({ callbackId, title, submit: 'Save', metadata: placeToText(place), blocks });
}

const WITH_RULES = 'Its decision rules go with it. What is published stays as it is.';

/** The button of a form that takes out of the draft what the form is about. */
function removal(
  actionId: string,
  what: string,
  place: StrategyPlace,
  text = 'It leaves the draft. What is published stays as it is.',
): KnownBlock {
  const ask = { title: `Remove this ${what}?`, text, yes: 'Remove' };
  const button = placeButton(actionId, `Remove this ${what}`, place, { style: 'danger', ask });
  return { type: 'actions', block_id: 'remove', elements: [button] };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
