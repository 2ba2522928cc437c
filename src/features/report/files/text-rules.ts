import { askedIn, type OwnTally, type Tally } from '../../flags/tally.ts';
import { formatCollisionSide, ruleNotes } from '../finding-words.ts';
import type { ReportPriority, ReportRule } from '../report.ts';
import { harmless, STAND_MARKS, STAND_WORDS, STANDS } from '../report-words.ts';
import { pad, wrap } from './text-layout.ts';

const LONGEST_BAR = 60;

type Spoken = keyof OwnTally;

/** For each priority and decision rule, who stands where. */
export function rulesAsText(
  priorities: readonly ReportPriority[],
  width: number,
): readonly string[] {
  return priorities.flatMap((priority, index) => [
    ...(index === 0 ? [] : ['']),
    ...priorityAsText(priority, index + 1, width),
  ]);
}

function priorityAsText(
  { title, rules }: ReportPriority,
  number: number,
  width: number,
): readonly string[] {
  const heading = wrap(harmless(title), width, { first: `${number}. `, rest: '   ' });
  return [...heading, ...rules.flatMap((rule) => ['', ...ruleAsText(rule, width)])];
}

function ruleAsText(rule: ReportRule, width: number): readonly string[] {
  const { prefer, over, evenIf, tally } = rule;
  const below = { rest: '     ' };
  const cost = evenIf === '' ? '' : `, even if ${evenIf}`;
  return [
    ...wrap(harmless(`${prefer}${cost}`), width, { first: '   A ', ...below }),
    ...wrap(harmless(over), width, { first: '   B ', ...below }),
    '',
    ...wrap(barOf(tally, Math.min(LONGEST_BAR, width - 6)), width, { first: '     ', ...below }),
    ...standRows(rule, width),
    ...ruleNotes(rule).flatMap((note) =>
      wrap(harmless(note), width, { first: '     ', rest: '       ' }),
    ),
  ];
}

/** One character for each person asked; shortened in proportion where there are too many. */
function barOf(tally: Tally, longest: number): string {
  const scale = Math.min(1, (longest - STANDS.length) / Math.max(1, askedIn(tally)));
  const lengthOf = (count: number) => (count === 0 ? 0 : Math.max(1, Math.floor(count * scale)));
  return STANDS.map((stand) => STAND_MARKS[stand].repeat(lengthOf(tally[stand]))).join('');
}

function standRows(rule: ReportRule, width: number): readonly string[] {
  return STANDS.filter((stand) => rule.tally[stand] > 0).flatMap((stand) => {
    const count = pad(String(rule.tally[stand]), 3);
    const who = isSpoken(stand) ? `: ${whoseWord(rule, stand)}` : '';
    return wrap(harmless(`${STAND_WORDS[stand]}${who}`), width, {
      first: `     ${STAND_MARKS[stand]} ${count} `,
      rest: ' '.repeat(11),
    });
  });
}

function isSpoken(stand: keyof Tally): stand is Spoken {
  return stand === 'prefer' || stand === 'over' || stand === 'split';
}

/** Functions are named for what their people say, not for what was read or what they leave out. */
function whoseWord({ tally, own, byFunction }: ReportRule, side: Spoken): string {
  const groups = byFunction.flatMap((each) => (each.own[side] > 0 ? [each.function] : []));
  return formatCollisionSide({ own: own[side], read: tally[side] - own[side], groups });
}
