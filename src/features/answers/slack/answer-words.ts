import type { Level } from '../../../domain/person.ts';
import { QUESTION_KINDS } from '../../../domain/question-kinds.ts';
import type { Disclosure } from '../../../domain/settings.ts';
import { counted } from '../../../domain/words.ts';
import { escapeShort, moment } from '../../../slack/text.ts';
import type { ChooseFailure, Chosen } from '../choose.ts';
import type { WhoSees, WhyAsked } from '../explain-asking.ts';
import type { Refusal } from '../find-asked.ts';
import type { AwayFailure } from '../go-away.ts';
import type { FormProblem } from '../read-answer-form.ts';
import type { Snoozed, SnoozeFailure } from '../snooze.ts';

const REFUSALS: Readonly<Record<Refusal['kind'], string>> = {
  sample:
    'This is only a sample, so the buttons do nothing here. Under the real question they work.',
  'not-asked':
    'Thank you for your interest! You are not among those asked this time, so nothing is noted. You are welcome to write in the thread; it is kept apart and not counted.',
  gone: 'This question is no longer there. Nothing is left for you to do.',
};

/** Why a press leads nowhere. */
export function refusalWords({ kind }: Refusal): string {
  return REFUSALS[kind];
}

/** What became of a choice; only the one who chose reads it. */
export function chosenWords({ kind, words, isChange, isInChannel, closesAt }: Chosen): string {
  const noted = `${isChange ? 'Changed' : 'Noted'}: _${escapeShort(words, 1500)}_`;
  const until = `You can change it until ${moment(closesAt)}.`;
  if (!isInChannel || !QUESTION_KINDS[kind].isSealed) return `${noted}\n${until}`;
  return `${noted}\nOnly you see this for now. ${until} *Why?* Tell it in the form, which keeps it hidden too, or in the thread, where everybody reads it.`;
}

/** What somebody reads whose choice is in memory alone for now. */
export const NOT_WRITTEN_YET =
  'I have it, but cannot write it down this very moment. I try again by myself, so there is no need to press again.';

/** Why a choice was not taken. */
export function chooseFailureWords(failure: ChooseFailure): string {
  if (failure.kind !== 'closed') return refusalWords(failure);
  return `This closed ${moment(failure.closesAt)}, so picks stay as they are. Your words are still welcome, in the thread or the form; they are marked as late.`;
}

/** When the reminder comes. */
export function snoozedWords({ at, isMoved }: Snoozed): string {
  return isMoved
    ? `Gladly. That is outside your working hours, so you hear from me ${moment(at)}.`
    : `Gladly. You hear from me ${moment(at)}.`;
}

/** Why no reminder is set. */
export function snoozeFailureWords(failure: SnoozeFailure): string {
  switch (failure.kind) {
    case 'past':
      return 'That time has passed. Please pick a later one.';
    case 'after-closing':
      return `By then you are off work until after the end: this closes ${moment(failure.closesAt)}. Please pick an earlier time, or answer now; two minutes are enough.`;
    case 'closed':
      return `This closed ${moment(failure.closesAt)}; no reminder is needed any more.`;
    default:
      return refusalWords(failure);
  }
}

/** What is wrong with a day of return. */
export const AWAY_PROBLEMS: Readonly<Record<AwayFailure['kind'], string>> = {
  'not-ahead': 'Please pick a day after today.',
  'too-far': 'That is more than a year away. Please pick an earlier day.',
  unknown: 'Slack has not told me who you are yet. Please try again in a few minutes.',
};

/** What is wrong with a form, at the field. */
export const FORM_PROBLEMS: Readonly<Record<FormProblem['kind'], string>> = {
  'nothing-said': 'Nothing is filled in yet. A sentence in any field is enough.',
  'effect-missing': 'Please say what this measure does to the strategy.',
};

/** Why somebody is asked. */
export function whyAskedWords(why: WhyAsked): string {
  const name = escapeShort(why.strategyName, 200);
  const others =
    why.asked === null
      ? 'This is about'
      : `${counted(why.asked, 'person is', 'people are')} asked about`;
  return `${REASONS[why.reason](why)} ${others} *${name}*. It is no test: nobody is graded. Answers are laid side by side to find where the strategy is read in different ways, before that costs anybody a quarter.`;
}

const REASONS: Readonly<Record<WhyAsked['reason'], (why: WhyAsked) => string>> = {
  named: () => 'An admin put your name on the list.',
  position: (why) => `You are asked as ${positionOf(why)}.`,
  group: () => 'You belong to a group that was picked for this.',
  concerned: () =>
    'Your last answer touches this choice; everybody whose answer does is asked once more.',
  unknown: () => 'Your decisions are where this strategy becomes real.',
};

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  executive: 'an executive',
  director: 'a director',
  manager: 'a manager',
  frontline: 'somebody close to the work',
};

function positionOf({ level, function: where }: WhyAsked): string {
  const who = level === null ? 'one of those' : LEVEL_WORDS[level];
  return where === null ? who : `${who} in ${escapeShort(where, 80)}`;
}

/** Who sees an answer. */
export function whoSeesWords({
  disclosure,
  smallestGroup,
  isInChannel,
  closesAt,
}: WhoSees): string {
  const seen = DISCLOSED[disclosure](smallestGroup);
  if (!isInChannel) return `${seen} Other leaders see nothing of it.`;
  return `Everybody in this channel reads the thread. What you pick, by button or in the form, stays hidden here until the end, ${moment(closesAt)}. ${seen}`;
}

const DISCLOSED: Readonly<Record<Disclosure, (smallestGroup: number) => string>> = {
  named: () => 'Executives see your answer with your name, in your own words.',
  function: (least) =>
    `Executives see your words and your function, never your name. Groups of fewer than ${least} people are not shown apart.`,
  anonymous: (least) =>
    `Executives see numbers only, for groups of ${least} people or more. Your words are shown only if you agree to it first.`,
};
