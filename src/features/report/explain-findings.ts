import { decisionRulesOf } from '../../domain/strategy.ts';
import type { Choice } from '../../domain/structured-answer.ts';
import { isAligned } from '../flags/alignment.ts';
import { signatureOf } from '../flags/quotes.ts';
import { type Answer, type RoundView, standOf, standsByOwnWord } from '../flags/round-view.ts';
import {
  type CauseEvidence,
  type CauseFact,
  factWords,
  PEOPLE_SIGNS,
  untouchedWords,
} from './cause-evidence.ts';
import type { Collision } from './collisions.ts';
import { choiceOn, type DilemmaResult, reasonOf, saysReason } from './dilemmas.ts';
import { type Cell, type Counting, SIDES_TAKEN } from './explain-rules.ts';
import type { MeaningGap } from './key-terms.ts';
import type { Report } from './report.ts';

/** The numbers of what a report found beyond its rules: `demonstrated`, `collisions.ID.over.own` … */
export function findingCells(report: Report, view: RoundView, counting: Counting): readonly Cell[] {
  const shows = (answer: Answer) => isAligned(answer, view.strategy);
  const saysSo = saysWhereTheyStand(view);
  return [
    ...counting.share('demonstrated', shows, () => true, saysSo),
    ...report.signal.flatMap(({ band }) =>
      counting.share(`signal.${band}`, shows, (answer) => answer.band?.label === band, saysSo),
    ),
    ...clarityCells(report, { shows, saysSo }, counting),
    ...report.collisions.flatMap((collision) => collisionCells(collision, counting)),
    ...report.dilemmas.flatMap((dilemma) => dilemmaCells(dilemma, counting)),
    ...report.meanings.flatMap(meaningCells),
    ...report.evidence.flatMap((evidence) => evidenceCells(evidence, report, view, counting)),
  ];
}

type Is = (answer: Answer) => boolean;

/** Whether every side that somebody takes is their own word. */
function saysWhereTheyStand({ strategy }: RoundView): Is {
  const rules = decisionRulesOf(strategy);
  return (answer) => {
    const standings = rules.map(({ rule }) => standOf(answer, rule.id));
    const taken = standings.filter(({ stand }) => SIDES_TAKEN.some((side) => side === stand));
    return taken.length > 0 && taken.every(standsByOwnWord);
  };
}

function clarityCells(
  { clarity }: Report,
  { shows, saysSo }: { readonly shows: Is; readonly saysSo: Is },
  { share }: Counting,
): readonly Cell[] {
  if (clarity === null) return [];
  const rated: Is = ({ choices }) => choices.some(({ kind }) => kind === 'clarity');
  const findsClear: Is = ({ choices }) =>
    choices.some((choice) => choice.kind === 'clarity' && choice.scale >= 4);
  return [
    ...share('clarity.claimed', findsClear, rated, rated),
    ...share('clarity.demonstrated', shows, rated, saysSo),
  ];
}

function collisionCells({ ruleId }: Collision, { people }: Counting): readonly Cell[] {
  return (['prefer', 'over'] as const).flatMap((side) => {
    const saysSo: Is = (answer) => standsByOwnWord(standOf(answer, ruleId));
    const takes: Is = (answer) => standOf(answer, ruleId).stand === side;
    const name = `collisions.${ruleId}.${side}`;
    return [
      people(`${name}.own`, (answer) => takes(answer) && saysSo(answer), saysSo),
      people(`${name}.read`, (answer) => takes(answer) && !saysSo(answer)),
    ];
  });
}

function dilemmaCells({ ruleId, sameForOtherReasons }: DilemmaResult, { people }: Counting) {
  const chose = (answer: Answer, choice: Choice) => choiceOn(answer, ruleId) === choice;
  const name = `dilemmas.${ruleId}`;
  return [
    ...(['prefer', 'over', 'depends'] as const).map((choice) =>
      people(
        `${name}.${choice}`,
        (answer) => chose(answer, choice),
        () => true,
      ),
    ),
    ...sameForOtherReasons.flatMap(({ choice }) => [
      people(
        `${name}.${choice}.withStrategy`,
        (answer) => chose(answer, choice) && reasonOf(answer, ruleId) === 'with',
        saysReason,
      ),
      people(
        `${name}.${choice}.againstIt`,
        (answer) => chose(answer, choice) && reasonOf(answer, ruleId) === 'against',
        saysReason,
      ),
    ]),
  ];
}

/** What counts are the quotes themselves, as far as they may be shown. */
function meaningCells({ term, unit, uses }: MeaningGap): readonly Cell[] {
  return uses.map(({ value, quotes }) => ({
    name: `meanings.${term}.${value}${unit === '' ? '' : ` ${unit}`}`,
    entries: () => quotes.map((quote) => `${signatureOf(quote)}: “${quote.quote}”`),
  }));
}

/** `evidence.CAUSE.1` is the first fact of a cause. What is claimed too much is in `clarity`. */
function evidenceCells(
  { cause, facts }: CauseEvidence,
  report: Report,
  view: RoundView,
  { share }: Counting,
): readonly Cell[] {
  return facts.flatMap((fact, index) => {
    const name = `evidence.${cause}.${index + 1}`;
    if (fact.words === untouchedWords(fact.count, fact.of))
      return untouchedCells(name, report, view);
    const sign = PEOPLE_SIGNS[cause].find((each) => isAbout(fact, each.what));
    return sign === undefined ? [] : share(name, sign.counts, sign.among, sign.isTheirWord);
  });
}

function isAbout({ count, of, words }: CauseFact, what: string): boolean {
  return words.startsWith(factWords(count, of, what));
}

function untouchedCells(name: string, { flags }: Report, { strategy }: RoundView) {
  const rules = decisionRulesOf(strategy).map(({ rule }) => rule);
  const untouched = flags.flatMap((flag) => (flag.kind === 'untouched-rule' ? [flag.ruleId] : []));
  return [
    {
      name,
      entries: () =>
        rules
          .filter(({ id }) => untouched.includes(id))
          .map(({ prefer }) => `Trade-off: ${prefer}`),
    },
    { name: `${name}.of`, entries: () => rules.map(({ prefer }) => `Trade-off: ${prefer}`) },
  ];
}
