import { err, ok, type Result } from '../../domain/result.ts';
import { isSameText } from '../../domain/same-words.ts';
import { freeSlug } from '../../domain/slug.ts';
import type { KeyTerm, Priority, Strategy } from '../../domain/strategy.ts';

/** What is wrong, by the field that it stands in; each a kind sentence that says what to do. */
export type FieldProblems = Readonly<Record<string, string>>;

/** A strategy after a change, or why the change cannot be made. */
export type Edited = Result<Strategy, FieldProblems>;

/** What a strategy says as a whole; without an owner that stays as it is, and '' means none. */
export type Basics = Pick<Strategy, 'name' | 'period' | 'statement' | 'before' | 'owner'>;

/** What an admin writes about a priority; its id comes from its first title and stays. */
export type PriorityWords = Omit<Priority, 'id' | 'decisionRules'>;

const LONGEST_NAME = 100;
const LONGEST_TEXT = 3000;

/** A strategy that says nothing yet. */
export const EMPTY_STRATEGY: Strategy = {
  name: '',
  period: '',
  statement: '',
  before: '',
  priorities: [],
  keyTerms: [],
};

/** Writes name, period, statement, what held before, and the owner; all but the name may be empty. */
export function editBasics(
  strategy: Strategy,
  { owner = strategy.owner ?? '', ...basics }: Basics,
): Edited {
  const { owner: _, ...unowned } = strategy;
  return unless(
    {
      name: missing(basics.name, 'Give the strategy a name.') ?? tooLong(basics.name, LONGEST_NAME),
      period: tooLong(basics.period, LONGEST_NAME),
      statement: tooLong(basics.statement),
      before: tooLong(basics.before),
    },
    () => ({ ...unowned, ...basics, ...(owner === '' ? {} : { owner }) }),
  );
}

/** Writes a priority; null adds one at the end. One that somebody has removed meanwhile comes back. */
export function putPriority(
  strategy: Strategy,
  priorityId: string | null,
  words: PriorityWords,
): Edited {
  const others = strategy.priorities.filter(({ id }) => id !== priorityId);
  const isTwin = others.some(({ title }) => isSameText(title, words.title));
  const problems = {
    title:
      missing(words.title, 'Give the priority a title.') ??
      tooLong(words.title) ??
      (isTwin ? 'Another priority has this title. Choose a different one.' : undefined),
    behaviours: tooLongLine(words.behaviours),
    resources: tooLongLine(words.resources),
    decisionRights: tooLongLine(words.decisionRights),
    metrics: tooLongLine(words.metrics),
  };
  return unless(problems, () => {
    const ids = strategy.priorities.map(({ id }) => id);
    const id = priorityId ?? freeSlug(words.title, 'priority', ids);
    const old = strategy.priorities.find((priority) => priority.id === id);
    const written = { id, decisionRules: [], ...old, ...words };
    return {
      ...strategy,
      priorities: putWhere(strategy.priorities, (one) => one.id === id, written),
    };
  });
}

/** Takes a priority out, with its decision rules. */
export function removePriority(strategy: Strategy, priorityId: string): Strategy {
  return { ...strategy, priorities: strategy.priorities.filter(({ id }) => id !== priorityId) };
}

/** Writes a key term in place of `former` (a term or its key); null adds one at the end. */
export function putTerm(strategy: Strategy, former: string | null, words: KeyTerm): Edited {
  const at = former === null ? -1 : indexOfTerm(strategy, former);
  const isTwin = strategy.keyTerms.some(
    ({ term }, index) => index !== at && isSameText(term, words.term),
  );
  const problems = {
    term:
      missing(words.term, 'Write the word or phrase that you explain.') ??
      tooLong(words.term) ??
      (isTwin ? 'This term is explained already. Edit the other one.' : undefined),
    means: missing(words.means, 'Write what the term means here.') ?? tooLong(words.means),
  };
  return unless(problems, () => ({
    ...strategy,
    keyTerms: putWhere(strategy.keyTerms, (_, index) => index === at, words),
  }));
}

/** Takes a key term out. */
export function removeTerm(strategy: Strategy, term: string): Strategy {
  const at = indexOfTerm(strategy, term);
  return { ...strategy, keyTerms: strategy.keyTerms.filter((_, index) => index !== at) };
}

function indexOfTerm({ keyTerms }: Strategy, wanted: string): number {
  return keyTerms.findIndex(({ term }) => termKey(term) === termKey(wanted));
}

/** By what a key term is found again: its beginning, so that it fits into a button of Slack. */
export function termKey(term: string): string {
  return term.slice(0, 200);
}

/** Replaces the items that are meant; adds one at the end where none is. */
export function putWhere<Item>(
  items: readonly Item[],
  isMeant: (item: Item, index: number) => boolean,
  item: Item,
): readonly Item[] {
  if (!items.some(isMeant)) return [...items, item];
  return items.map((old, index) => (isMeant(old, index) ? item : old));
}

/** The change, unless a field has a problem. */
export function unless(
  problems: Readonly<Record<string, string | undefined>>,
  change: () => Strategy,
): Edited {
  const found = Object.entries(problems).flatMap(([field, problem]) =>
    problem === undefined ? [] : [[field, problem] as const],
  );
  return found.length > 0 ? err(Object.fromEntries(found)) : ok(change());
}

/** The sentence, where a text is empty. */
export function missing(text: string, sentence: string): string | undefined {
  return text.trim() === '' ? sentence : undefined;
}

/** What to say of a text that is longer than it may be. */
export function tooLong(text: string, most = LONGEST_TEXT): string | undefined {
  if (text.length <= most) return undefined;
  const format = (count: number) => count.toLocaleString('en-US');
  return `Please shorten this to ${format(most)} characters; it has ${format(text.length)}.`;
}

function tooLongLine(lines: readonly string[]): string | undefined {
  return lines.map((line) => tooLong(line)).find((problem) => problem !== undefined);
}
