import type { Report, ReportRule, ReportStand } from '../domain/report.ts';
import { counted } from '../domain/words.ts';

/** The sides in the order they are shown, in words that an executive reads in a list. */
export const SIDE_WORDS = {
  prefer: 'put it first',
  over: 'choose the other side',
  split: 'want both',
  silent: 'say nothing on it',
  none: 'did not answer',
  unread: 'still to be read',
} as const;

/** The response to a round in one line. */
export function responseInWords({ response }: Report): string {
  const { asked, replied, late, unread, uncounted, unreached } = response;
  const parts = [
    `${replied} of ${asked} answered`,
    late > 0 ? `${late} of them late` : '',
    unread > 0 ? `${unread} still to be read` : '',
    uncounted > 0
      ? `${counted(uncounted, 'answer', 'answers')} from people not asked, kept apart`
      : '',
    unreached > 0 ? `${counted(unreached, 'person', 'people')} could not be reached` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** A moment as a date in UTC: files are read far from any time zone of their own. */
export function dateInWords(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}

/** The functions of which somebody takes a side of a rule. */
export function functionsTaking(rule: ReportRule, side: 'prefer' | 'over' | 'split'): string {
  return rule.byFunction
    .filter(({ tally }) => tally[side] > 0)
    .map((entry) => entry.function)
    .join(', ');
}

/** Who said it, and whether the reading of it is sure. */
export function speaker({ personName, function: name, decided }: ReportStand): string {
  return `${personName}, ${name}${decided ? '' : ' (not sure)'}`;
}
