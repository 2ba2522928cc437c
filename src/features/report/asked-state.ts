import { counted } from '../../domain/words.ts';
import type { AskCount } from '../flags/concerned.ts';

/** How far a collision has come that was put to those concerned by itself. */
export type AskedState = AskCount & {
  readonly ruleId: string;
  readonly closesAt: Date;
  readonly isBack: boolean;
};

/** "Put to 4 people; back on Friday 11 December." or "It has come back. 3 of 4 people have answered." */
export function formatAsked({ closesAt, isBack, ...count }: AskedState): string {
  if (isBack) return `It has come back. ${formatHeard(count)}`;
  const { people } = count;
  const whom = people === null ? 'those concerned' : counted(people, 'person', 'people');
  return `Put to ${whom}; back on ${formatWeekday(closesAt)}.`;
}

/** What counts where a number may not be told, or a change may have to wait for others. */
export const COUNTS_LATER =
  'What they chose counts in the report as soon as enough have to show it.';

/** How many have answered once it is back, as far as that may be told. */
export function formatHeard({ people, answered }: AskCount): string {
  if (people === 0) return 'Nobody could be reached in that time.';
  if (people === null || answered === null) return COUNTS_LATER;
  if (answered === 0) return 'Nobody has answered.';
  return `${answered} of ${counted(people, 'person has', 'people have')} answered.`;
}

function formatWeekday(moment: Date): string {
  const parts = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(moment);
}
