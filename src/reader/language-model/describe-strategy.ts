import type { DecisionRule, Priority, Strategy } from '../../domain/strategy.ts';

/**
 * A strategy as a model reads it. `clean` is applied to every text, never to the ids of the rules:
 * the answer is found by them.
 */
export function describeStrategy(strategy: Strategy, clean: (text: string) => string): string {
  const lines = [
    `# The strategy: ${clean(strategy.name)}`,
    clean(strategy.statement),
    ...(strategy.before === '' ? [] : [`Until now: ${clean(strategy.before)}`]),
    ...strategy.priorities.flatMap((priority) => priorityLines(priority, clean)),
    ...strategy.keyTerms.map(({ term, means }) => `"${clean(term)}" means ${clean(means)}`),
  ];
  return lines.join('\n');
}

function priorityLines(priority: Priority, clean: (text: string) => string): readonly string[] {
  const listed = (heading: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [`${heading}: ${texts.map(clean).join(' ')}`];
  return [
    '',
    `## ${clean(priority.title)}`,
    ...priority.decisionRules.map((rule) => ruleLine(rule, clean)),
    ...listed('What people do now', priority.behaviours),
    ...listed('What moves', priority.resources),
    ...listed('Who decides', priority.decisionRights),
    ...listed('What is measured', priority.metrics),
  ];
}

function ruleLine({ id, prefer, over, evenIf }: DecisionRule, clean: (text: string) => string) {
  const cost = evenIf === '' ? '' : `, even if ${clean(evenIf)}`;
  return `- Rule "${id}": prefer ${clean(prefer)} over ${clean(over)}${cost}`;
}
