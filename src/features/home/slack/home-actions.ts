import { counted } from '../../../domain/words.ts';

/** The buttons of the Home tab; the value of those of an answer is the id of its round. */
export const HOME_DELETE = 'home_delete';
export const HOME_QUOTE = 'home_quote';
export const HOME_UNQUOTE = 'home_unquote';
export const HOME_EXPORT = 'home_export';
export const HOME_SETTINGS = 'home_settings';
/** With "_back" and "_on"; the value is the page. */
export const HOME_PAGE = 'home_page';
/** The value is the id of the strategy, or of the one picked. */
export const HOME_STRATEGY = 'home_strategy';
/** With "_back" and "_on"; the value is the page and the id of the strategy: "2 few-and-large". */
export const HOME_STRATEGY_PAGE = 'home_strategy_page';

/** What the buttons of the Home tab answer, in mrkdwn. */
export const HOME_WORDS = {
  deleted:
    'Done. Your answer and everything made of it are erased here for good. While the question is open you can answer again.\n\nWhat you wrote in Slack itself stays there. To remove it too, point at your message, choose the three dots and then *Delete message*.',
  nothingThere: 'There is nothing left of this answer here; perhaps it was deleted before.',
  sending: 'Your file is being made. You find it in the *Messages* tab here in a moment.',
  sent: 'Your file is in the *Messages* tab here: everything that Throughline keeps about you.',
  notSent: 'Slack did not take the file. Please try again in a few minutes.',
  notAsked: 'You are not asked about this strategy any more.',
} as const;

/** What is wrong with a time to be asked at. */
export const TIME_PROBLEM = 'Please pick one of the times.';

/** What stands with the file of everything that is kept about somebody. */
export function exportedWords(answers: number): string {
  return `Here is everything that Throughline keeps about you: ${counted(answers, 'answer', 'answers')} with all wordings and how each was understood, when you were asked, your absences and settings. It is a text file; any editor opens it. Only you get it.`;
}
