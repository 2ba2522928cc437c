import type { KnownBlock, ModalView } from '@slack/types';
import { mainQuestion } from '../../../domain/question.ts';
import { counted, formatList } from '../../../domain/words.ts';
import { hubAction, hubPage } from '../../../slack/hub-view.ts';
import { pageButtons, pageOf, pressButton, row } from '../../../slack/pages.ts';
import { escapeShort, moment, paragraph } from '../../../slack/text.ts';
import type { PersonStanding, RoundState, RoundsPage } from '../describe-rounds.ts';

/** The actions of the rounds; the value of `page` is a page, the others name a round. */
export const ROUNDS = {
  page: 'rounds_page',
  open: 'round_open',
  /** The value is a round and a page of its people: "round 2". */
  people: 'round_people',
  close: 'round_close',
} as const;

/** So many rounds stand on a page. */
export const ROUNDS_PER_PAGE = 8;
const PEOPLE_PER_PAGE = 15;

const GROUPS: Readonly<Record<PersonStanding['state'], string>> = {
  missed: 'Could not be asked',
  waiting: 'Still to be asked',
  asked: 'Asked, no answer yet',
  reached: 'Asked (who has answered stays between each leader and Throughline)',
  answered: 'Answered',
};

/** A page of rounds, the open ones first. */
export function roundsPage({ rounds, ...where }: RoundsPage): ModalView {
  return hubPage('rounds', 'Rounds', [
    ...(rounds.length === 0
      ? [paragraph('*Nobody has been asked yet.* Make a schedule, or press "Ask now" on one.')]
      : rounds.map(roundLine)),
    ...pageButtons(ROUNDS.page, where),
  ]);
}

function roundLine(state: RoundState): KnownBlock {
  const { round, strategyName } = state;
  return row(
    `round ${round.id}`,
    `*${escapeShort(strategyName, 150)}*, ${whenOf(round)}\n${escapeShort(mainQuestion(round.questions)?.text ?? '', 200)}\n${countsOf(state)}`,
    pressButton(ROUNDS.open, 'Details', round.id),
  );
}

/** One round: how many answered, who could not be asked and why, who is still to be asked and when. */
export function roundPage(
  state: RoundState,
  wanted = 0,
  notice: string | undefined = undefined,
): ModalView {
  const { round, strategyName, people } = state;
  const { items, ...where } = pageOf(people, wanted, PEOPLE_PER_PAGE);
  const questions = round.questions.map(({ text }) => `• ${escapeShort(text, 300)}`).slice(0, 6);
  return hubPage('round', 'Round', [
    ...(notice === undefined ? [] : [paragraph(notice)]),
    paragraph(
      `*${escapeShort(strategyName, 150)}*, ${whenOf(round)}\n${questions.join('\n')}\n${countsOf(state)}`,
    ),
    ...groupsOf(items),
    ...pageButtons(ROUNDS.people, where, (page) => `${round.id} ${page}`),
    { type: 'actions', elements: [...closeButton(state), allRounds()] },
  ]);
}

function whenOf({ closedAt, closesAt }: RoundState['round']): string {
  return closedAt === null ? `open until ${moment(closesAt)}` : `closed on ${moment(closedAt)}`;
}

function countsOf({ people, answered }: RoundState): string {
  const count = (...states: readonly PersonStanding['state'][]) =>
    people.filter(({ state }) => states.includes(state)).length;
  const silent = count('asked', 'reached', 'answered') - answered;
  const parts = [
    `${answered} answered`,
    ...(silent > 0 ? [`${silent} asked and silent so far`] : []),
    ...(count('waiting') > 0 ? [`${count('waiting')} still to be asked`] : []),
    ...(count('missed') > 0 ? [`:warning: ${count('missed')} could not be asked`] : []),
  ];
  return `${counted(people.length, 'leader', 'leaders')}: ${formatList(parts)}.`;
}

function groupsOf(people: readonly PersonStanding[]): readonly KnownBlock[] {
  const states = [...new Set(people.map(({ state }) => state))];
  return states.map((state) => {
    const lines = people.filter((person) => person.state === state).map(personLine);
    return paragraph(`*${GROUPS[state]}*\n${lines.join('\n')}`);
  });
}

function personLine({ personId, waitsUntil, remark }: PersonStanding): string {
  const from = waitsUntil === null ? '' : `, from ${moment(waitsUntil)} on`;
  const why = remark === '' ? '' : `: ${escapeShort(remark, 100)}`;
  return `• <@${personId}>${from}${why}`;
}

function closeButton({ round }: RoundState) {
  if (round.closedAt !== null) return [];
  const ask = {
    title: 'Close this round?',
    text: 'Answers that come later are kept, but marked as late.',
    yes: 'Close it',
    no: 'Leave it open',
  };
  return [pressButton(ROUNDS.close, 'Close now', round.id, ask)];
}

function allRounds() {
  return pressButton(hubAction('rounds'), 'All rounds', '');
}
