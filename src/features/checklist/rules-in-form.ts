import { err, ok } from '../../domain/result.ts';
import type { DecisionRule, Priority, Strategy } from '../../domain/strategy.ts';
import type { Filled } from '../../slack/form-values.ts';
import { putRule } from '../strategies/rule-edits.ts';
import {
  type Edited,
  EMPTY_STRATEGY,
  editBasics,
  putPriority,
} from '../strategies/strategy-edits.ts';
import type { Template } from '../strategies/templates.ts';

/** More do not fit into a form of Slack; those of a longer file stay as they are there. */
const MOST_RULES = 22;

/** The fields of the form; those of rules by their number in the strategy. */
export const fieldOf = {
  name: 'name',
  statement: 'statement',
  title: (at: number) => `title_${at}`,
  prefer: (at: number) => `prefer_${at}`,
  over: (at: number) => `over_${at}`,
  evenIf: (at: number) => `even_if_${at}`,
} as const;

const EMPTY_RULE: DecisionRule = { id: '', prefer: '', over: '', evenIf: '' };
const emptyPriority = (id: string): Priority => ({
  ...{ id, title: '', decisionRules: [EMPTY_RULE, EMPTY_RULE] },
  ...{ behaviours: [], resources: [], decisionRights: [], metrics: [] },
});

/** Empty fields for four decision rules. */
export const BLANK: Template = {
  id: '',
  strategy: { ...EMPTY_STRATEGY, priorities: [emptyPriority('first'), emptyPriority('second')] },
};

/** The rules of the form with their numbers; the first of each priority has its title. */
export function shownRules({ priorities }: Strategy) {
  return priorities
    .flatMap(({ title, decisionRules }) =>
      decisionRules.map((rule, index) => ({ rule, title: index === 0 ? title : undefined })),
    )
    .map((each, at) => ({ ...each, at }))
    .slice(0, MOST_RULES);
}

/**
 * A strategy as the form says it; `base` is what it was filled with. Rules that were emptied are left
 * out, and priorities without any. The error has a sentence for each field.
 */
export function strategyFrom(base: Strategy, form: Filled): Edited {
  const written = prioritiesIn(base, form);
  // Titles are written anew, one after the other: an old one of the next is nobody's twin.
  const priorities = written.map(({ priority }) => ({ ...priority, title: '', decisionRules: [] }));
  const problems: Record<string, string> = {};
  let strategy: Strategy = { ...base, priorities };
  for (const { edit, names } of [basicsEdit(base, form), ...written.flatMap(priorityEdits)]) {
    const edited = edit(strategy);
    if (edited.ok) strategy = edited.value;
    else
      for (const [field, problem] of Object.entries(edited.error))
        problems[names[field] ?? field] ??= problem;
  }
  if (form.one(fieldOf.statement) === '') problems[fieldOf.statement] ??= NO_STATEMENT;
  if (written.length === 0) problems[fieldOf.prefer(0)] ??= NO_RULE;
  return Object.keys(problems).length > 0 ? err(problems) : ok(strategy);
}

/** A change, and the fields of the form where its problems stand. */
type Edit = {
  readonly edit: (strategy: Strategy) => Edited;
  readonly names: Readonly<Record<string, string>>;
};

type Written = {
  readonly priority: Priority;
  readonly title: string;
  readonly titleAt: number;
  readonly rules: readonly { readonly rule: DecisionRule; readonly at: number }[];
};

function basicsEdit(base: Strategy, form: Filled): Edit {
  const { period, before } = base;
  const name = form.one(fieldOf.name);
  const statement = form.one(fieldOf.statement);
  return {
    edit: (strategy) => editBasics(strategy, { name, period, statement, before }),
    names: {},
  };
}

function priorityEdits({ priority, title, titleAt, rules }: Written): readonly Edit[] {
  const { id, decisionRules: _, ...words } = priority;
  return [
    {
      edit: (strategy) => putPriority(strategy, id, { ...words, title }),
      names: { title: fieldOf.title(titleAt) },
    },
    ...rules.map(({ rule: { id: ruleId, ...rule }, at }) => ({
      edit: (strategy: Strategy) => putRule(strategy, id, ruleId || null, rule),
      names: { prefer: fieldOf.prefer(at), over: fieldOf.over(at), evenIf: fieldOf.evenIf(at) },
    })),
  ];
}

/** The priorities that have rules left, as they are written in the form. */
function prioritiesIn({ priorities }: Strategy, form: Filled): readonly Written[] {
  let next = 0;
  return priorities.flatMap((priority) => {
    const first = next;
    next += priority.decisionRules.length;
    const rules = priority.decisionRules
      .map((rule, index) => ({ rule: ruleIn(form, rule, first + index), at: first + index }))
      .filter(({ rule }) => !isEmpty(rule));
    const title = first < MOST_RULES ? form.one(fieldOf.title(first)) : priority.title;
    return rules.length === 0 ? [] : [{ priority, title, titleAt: first, rules }];
  });
}

const NO_STATEMENT = 'Write the strategy in one paragraph, as you would announce it.';
const NO_RULE = 'Write at least one decision rule: prefer … over ….';

function ruleIn(form: Filled, rule: DecisionRule, at: number): DecisionRule {
  if (at >= MOST_RULES) return rule;
  const [prefer, over] = [form.one(fieldOf.prefer(at)), form.one(fieldOf.over(at))];
  return { id: rule.id, prefer, over, evenIf: form.one(fieldOf.evenIf(at)) };
}

function isEmpty({ prefer, over, evenIf }: DecisionRule): boolean {
  return prefer === '' && over === '' && evenIf === '';
}
