import { type Answer, type Stand, standOf } from '../flags/round-view.ts';
import { EMPTY_TALLY } from '../flags/tally.ts';
import type { Report, ReportRule } from './report.ts';

/** A number of a report by its name, and what it counts. */
export type Cell = { readonly name: string; readonly entries: () => readonly string[] };

/** How cells are made. */
export type Counting = {
  readonly people: (name: string, isCounted: (answer: Answer) => boolean) => Cell;
  /** Two cells: the people counted, and under `name.of` those among whom they are. */
  readonly share: (
    name: string,
    isCounted: (answer: Answer) => boolean,
    isAsked: (answer: Answer) => boolean,
  ) => readonly Cell[];
};

const STANDS = Object.keys(EMPTY_TALLY) as readonly Stand[];

/** The numbers of each rule: `rules.ID.over`, `rules.ID.byFunction.Sales.over`, `rules.ID.unsure`. */
export function ruleCells({ priorities }: Report, counting: Counting): readonly Cell[] {
  return priorities.flatMap(({ rules }) => rules.flatMap((rule) => cellsOfRule(rule, counting)));
}

function cellsOfRule(
  { id, byFunction, byLevel }: ReportRule,
  { people, share }: Counting,
): readonly Cell[] {
  const tally = (name: string, isIn: (answer: Answer) => boolean) =>
    STANDS.map((stand) =>
      people(`${name}.${stand}`, (answer) => isIn(answer) && standOf(answer, id).stand === stand),
    );
  return [
    ...tally(`rules.${id}`, () => true),
    ...share(
      `rules.${id}.aligned`,
      (answer) => standOf(answer, id).stand === 'prefer',
      () => true,
    ),
    people(`rules.${id}.unsure`, (answer) => {
      const { position, stand } = standOf(answer, id);
      return position?.decided === false && stand !== 'silent';
    }),
    ...byFunction.flatMap((group) =>
      tally(`rules.${id}.byFunction.${group.function}`, (a) => a.group === group.function),
    ),
    ...byLevel.flatMap(({ level }) =>
      tally(`rules.${id}.byLevel.${level}`, ({ band }) => band?.label === level),
    ),
  ];
}
