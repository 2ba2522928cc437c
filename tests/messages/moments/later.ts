import {
  AWAY_PROBLEMS,
  snoozedWords,
  snoozeFailureWords,
} from '../../../src/features/answers/slack/answer-words.ts';
import {
  awaySavedView,
  awayView,
  remindView,
  WELCOME_BACK,
} from '../../../src/features/answers/slack/later.ts';
import { REMINDER as REMINDER_KIND } from '../../../src/features/check-in/messages/reminder.ts';
import { asked, CLOSES, STRATEGY } from '../samples.ts';
import { fieldNote, form, type Moment, message, words } from '../shown.ts';

const NOW = '2026-11-30T10:15';
const AT = new Date('2026-12-01T09:00:00Z');
const BACK = new Date('2026-12-07T00:00:00Z');

export const LATER: Moment = {
  title: 'Not now',
  comes: 'When a reminder or “I’m away” is chosen under “More …”; only who chose it reads it.',
  shown: [
    words('In an hour, or tomorrow', snoozedWords({ at: AT, isMoved: false })),
    words('At an hour outside work', snoozedWords({ at: AT, isMoved: true })),
    form('At a time of one’s own', remindView(NOW, CLOSES, '')),
    fieldNote('At a field: a time that has passed', snoozeFailureWords({ kind: 'past' })),
    words(
      'Too late for a reminder',
      snoozeFailureWords({ kind: 'after-closing', closesAt: CLOSES }),
    ),
    words('After the end', snoozeFailureWords({ kind: 'closed', closesAt: CLOSES })),
    form('I’m away', awayView(NOW, null)),
    form('I’m away, while away', awayView(NOW, BACK)),
    form('I’m away, saved', awaySavedView(BACK)),
    fieldNote('At a field: no day ahead', AWAY_PROBLEMS['not-ahead']),
    fieldNote('At a field: too far ahead', AWAY_PROBLEMS['too-far']),
    words('Not known yet', AWAY_PROBLEMS.unknown),
    words('Back', WELCOME_BACK),
  ],
};

export const REMINDER: Moment = {
  title: 'The reminder',
  comes: 'To whoever has not answered, as often as the plan says, and when it was asked for.',
  shown: [
    message(
      'The reminder',
      REMINDER_KIND.draw({
        promptId: 'p1',
        strategyName: STRATEGY.name,
        questions: [asked('clarity'), asked('open'), asked('dilemma')],
        closesAt: CLOSES,
      }),
    ),
    message(
      'The reminder of a dilemma',
      REMINDER_KIND.draw({
        promptId: 'p1',
        strategyName: STRATEGY.name,
        questions: [asked('dilemma')],
        closesAt: CLOSES,
      }),
    ),
  ],
};
