import { counted } from '../../domain/words.ts';

/** How far a collision has come that was put to those concerned by itself. */
export type AskedState = {
  readonly ruleId: string;
  /** Null where a number would tell of fewer people than may be told apart. */
  readonly people: number | null;
  readonly answered: number | null;
  readonly closesAt: Date;
  readonly isBack: boolean;
};

/** "Put to 4 people; back on Friday 11 December." or "It has come back: 3 of 4 people have answered." */
export function formatAsked({ people, answered, closesAt, isBack }: AskedState): string {
  if (!isBack) {
    const whom = people === null ? 'those concerned' : counted(people, 'person', 'people');
    return `Put to ${whom}; back on ${formatWeekday(closesAt)}.`;
  }
  if (people === null || answered === null)
    return 'It has come back: their answers are counted here.';
  return `It has come back: ${answered} of ${counted(people, 'person has', 'people have')} answered.`;
}

function formatWeekday(moment: Date): string {
  const parts = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(moment);
}
