import { type Answer, type Stand, standOf, standsByOwnWord } from '../flags/round-view.ts';
import { askedIn, EMPTY_TALLY, standInGroup } from '../flags/tally.ts';
import type { Report, ReportRule } from './report.ts';

/** A number of a report by its name, and what it counts. */
export type Cell = { readonly name: string; readonly entries: () => readonly string[] };

type Is = (answer: Answer) => boolean;

/**
 * How cells are made. People are named only where `saysSo` holds: what is counted is their own word.
 * Without it nobody is, for what somebody was read to mean is a guess.
 */
export type Counting = {
  readonly people: (name: string, isCounted: Is, saysSo?: Is) => Cell;
  /** Two cells: the people counted, and under `name.of` those among whom they are. */
  readonly share: (name: string, isCounted: Is, isAsked: Is, saysSo?: Is) => readonly Cell[];
};

/** Where somebody takes a side, or wants both. */
export const SIDES_TAKEN = ['prefer', 'over', 'split'] as const;
const STANDS = Object.keys(EMPTY_TALLY) as readonly Stand[];

/** The numbers of each rule: `rules.ID.over`, `rules.ID.byFunction.Sales.over`, `rules.ID.unsure`. */
export function ruleCells({ priorities }: Report, counting: Counting): readonly Cell[] {
  return priorities.flatMap(({ rules }) => rules.flatMap((rule) => cellsOfRule(rule, counting)));
}

function cellsOfRule(
  { id, byFunction, byLevel }: ReportRule,
  { people, share }: Counting,
): readonly Cell[] {
  const saysSo: Is = (answer) => standsByOwnWord(standOf(answer, id));
  const tally = (name: string, isIn: Is, size: number) =>
    STANDS.map((stand) =>
      people(
        `${name}.${stand}`,
        (answer) => isIn(answer) && standInGroup(answer, id, size) === stand,
        saysSo,
      ),
    );
  const own = (name: string, isIn: Is) =>
    SIDES_TAKEN.map((side) =>
      people(
        `${name}.own.${side}`,
        (answer) => isIn(answer) && saysSo(answer) && standOf(answer, id).stand === side,
        saysSo,
      ),
    );
  return [
    ...tally(`rules.${id}`, () => true, Number.POSITIVE_INFINITY),
    ...own(`rules.${id}`, () => true),
    ...share(
      `rules.${id}.aligned`,
      (answer) => standOf(answer, id).stand === 'prefer',
      () => true,
      saysSo,
    ),
    people(`rules.${id}.unsure`, (answer) => {
      const { position, stand } = standOf(answer, id);
      return position?.decided === false && stand !== 'silent';
    }),
    ...byFunction.flatMap((group) => {
      const isIn: Is = (answer) => answer.group === group.function;
      const name = `rules.${id}.byFunction.${group.function}`;
      return [...tally(name, isIn, askedIn(group.tally)), ...own(name, isIn)];
    }),
    ...byLevel.flatMap(({ level, tally: counts }) =>
      tally(`rules.${id}.byLevel.${level}`, ({ band }) => band?.label === level, askedIn(counts)),
    ),
  ];
}
