import { withoutNames } from '../mentions.ts';
import type { Answer, RoundView } from '../round-view.ts';
import { EVERYBODY, shownGroups } from './groups.ts';
import { asPublished } from './publish.ts';

/**
 * A round as executives may see it, by what its people were told when they were asked.
 * `named`: as it is. `function`: quotes are signed with a function that is large enough.
 * `anonymous`: only counts, and quotes of those who agreed, unsigned. In the latter two nothing that
 * can be computed from what is shown, from one report or from several, describes fewer people than
 * the smallest group. Every report is made from what this returns, so nothing else has to take care.
 */
export function disclose(view: RoundView): RoundView {
  return seal({ ...view, answers: maskAnswers(view) });
}

/** Takes the ids away from masked answers where names may not be seen: the last step of `disclose`. */
export function seal(masked: RoundView): RoundView {
  const { round, answers } = masked;
  return round.disclosure === 'named' ? masked : { ...masked, answers: withoutIds(answers) };
}

/**
 * The answers as they may be seen, still under the ids of their people: for telling who was asked in
 * two rounds, and for finding words again that are to be erased, never for showing.
 */
export function maskAnswers(view: RoundView): readonly Answer[] {
  const known = MASKED.get(view);
  if (known !== undefined) return known;
  const answers = mask(view);
  MASKED.set(view, answers);
  return answers;
}

/** A report masks its round for showing and for comparing, and views never change. */
const MASKED = new WeakMap<RoundView, readonly Answer[]>();

function mask(view: RoundView): readonly Answer[] {
  const { disclosure, smallestGroup } = view.round;
  if (disclosure === 'named') return namedWhereSaid(view);
  const groups = shownGroups(view.answers, smallestGroup);
  const { published } = view;
  return view.answers.map((answer) => {
    const shown = published === null ? answer : asPublished(answer, published);
    const group = groups.functionOf(answer.personId);
    const inFunction = disclosure === 'function' && group !== EVERYBODY ? group : '';
    return {
      ...shown,
      group,
      band: groups.bandOf(answer.personId),
      level: null,
      personName: '',
      function: inFunction,
      unsignedFunction: inFunction,
      mayQuote: disclosure === 'function' || answer.mayQuote,
      reply: unnamed(shown.reply),
    };
  });
}

/** Fewer people than this are no group in which somebody could be anybody. */
const FEWEST = 2;

/** Where everything may be seen, nobody is told by their function for what was only read. */
function namedWhereSaid({ round, answers }: RoundView): readonly Answer[] {
  const groups = shownGroups(answers, Math.max(FEWEST, round.smallestGroup));
  return answers.map((answer) => {
    const group = groups.functionOf(answer.personId);
    const unsignedFunction = group === EVERYBODY ? '' : group;
    return { ...answer, unsignedFunction, mayQuote: true };
  });
}

/** Whom somebody mentions is a name, too. */
function unnamed(reply: Answer['reply']): Answer['reply'] {
  return reply?.reading ? { ...reply, reading: withoutNames(reply.reading) } : reply;
}

/** Neither an id nor the order of quotes may tell which words come from one person. */
function withoutIds(answers: readonly Answer[]): readonly Answer[] {
  return byWhatIsShown(answers).map((answer, i) => {
    const id = String(i).padStart(6, '0');
    const { reply } = answer;
    return { ...answer, personId: id, promptId: id, reply: reply && { ...reply, id: '' } };
  });
}

/** In an order that follows from what is shown and nothing else. */
function byWhatIsShown(answers: readonly Answer[]): readonly Answer[] {
  const closely = new Map<Answer, string>();
  // Writing a reading out is slow, and few answers have the same words.
  const inFull = (answer: Answer) => {
    const { reply, choices, again } = answer;
    const known = closely.get(answer) ?? JSON.stringify([reply?.reading ?? null, choices, again]);
    closely.set(answer, known);
    return known;
  };
  return answers.toSorted(
    (one, other) =>
      compareText(one.reply?.text ?? '', other.reply?.text ?? '') ||
      compareText(one.group, other.group) ||
      compareText(one.band?.label ?? '', other.band?.label ?? '') ||
      compareText(inFull(one), inFull(other)),
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
