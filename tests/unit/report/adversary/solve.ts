import { parse } from 'csv-parse/sync';
import { equalTo, greaterEq, solve } from 'yalps';
import type { Side } from '../../../../src/domain/reading.ts';
import {
  ASKED,
  type Organisation,
  type Person,
  type Said,
  type Slot,
  type Written,
} from './organisation.ts';

/** That so many of these answers are of a kind: one number of one report. */
type Equation = {
  readonly slots: readonly Slot[];
  readonly is: (said: Said) => boolean;
  readonly count: number;
};

/** An answer of which whoever holds everything that is written knows what it says on a rule. */
export type Found = {
  readonly slot: string;
  readonly ruleId: string;
  readonly side: Side;
};

/** Everything that somebody may have said. */
const SAYINGS: readonly Said[] = (['prefer', 'over', 'silent'] as const).flatMap((one) =>
  (['prefer', 'over', 'silent'] as const).flatMap((other) =>
    [true, false].map((isOwn) => ({ sides: [one, other], isOwn })),
  ),
);

/**
 * Solves for persons, as those would who hold every report, file and explanation, know who has
 * answered, changed or erased something and when, and put together what they said themselves. Answers
 * what they find out: sides that hold in every way in which all the numbers can come about.
 *
 * One thing is not found out by this, as docs/decisions/0007-disclosure.md says: that a group which is
 * shown and large enough is of one mind. Then everybody in it is.
 */
export function findOut(organisation: Organisation, insiders: readonly Person[]): readonly Found[] {
  const known = new Set(insiders.map(({ id }) => id));
  return organisation.rounds.flatMap((reports, at) => {
    const equations = [
      ...reports.flatMap(equationsOf),
      ...reports.flatMap((report) => compared(report, organisation.rounds[at - 1])),
    ];
    return foundBy(
      equations.map((each) => withoutKnown(each, known)),
      organisation.smallest,
    );
  });
}

/** What they said themselves they take away from every number. */
function withoutKnown({ slots, is, count }: Equation, known: ReadonlySet<string>): Equation {
  const own = slots.filter(({ personId, said }) => known.has(personId) && is(said));
  return {
    is,
    slots: slots.filter(({ personId }) => !known.has(personId)),
    count: count - own.length,
  };
}

/** Those answers that stand in the same equations are exchanged for one another freely. */
function foundBy(equations: readonly Equation[], smallest: number): readonly Found[] {
  const classes = classesOf(equations);
  return classes.flatMap((members) =>
    ASKED.flatMap((ruleId, rule) => {
      const sides = new Set(members.map(({ said }) => said.sides[rule]));
      const [side] = sides;
      // What really was said is one of the ways: where they differ, each may be the other.
      if (sides.size !== 1 || side === undefined) return [];
      if (isOfOneMind(members, equations, rule, smallest)) return [];
      if (canDiffer(members, classes, equations, rule)) return [];
      return members.map(({ id }) => ({ slot: id, ruleId, side }));
    }),
  );
}

function classesOf(equations: readonly Equation[]): readonly (readonly Slot[])[] {
  const rows = new Map<Slot, number[]>();
  equations.forEach(({ slots }, row) => {
    for (const slot of slots) rows.set(slot, [...(rows.get(slot) ?? []), row]);
  });
  const classes = new Map<string, Slot[]>();
  for (const [slot, on] of rows) {
    const known = classes.get(on.join(' ')) ?? [];
    known.push(slot);
    classes.set(on.join(' '), known);
  }
  return [...classes.values()];
}

/** Whether they are a group of enough people, or part of one, that says the same throughout. */
function isOfOneMind(
  members: readonly Slot[],
  equations: readonly Equation[],
  rule: number,
  smallest: number,
): boolean {
  const groups = [members, ...equations.map(({ slots }) => slots)];
  return groups.some(
    (group) =>
      group.length >= smallest &&
      members.every((member) => group.includes(member)) &&
      new Set(group.map(({ said }) => said.sides[rule])).size === 1,
  );
}

/** Whether all numbers can come about with somebody of them on another side: an integer programme. */
function canDiffer(
  members: readonly Slot[],
  classes: readonly (readonly Slot[])[],
  equations: readonly Equation[],
  rule: number,
): boolean {
  const side = members[0]?.said.sides[rule];
  const variables: Record<string, Record<string, number>> = {};
  const constraints: Record<string, { equal?: number; min?: number }> = { other: greaterEq(1) };
  classes.forEach((slots, at) => {
    constraints[`size ${at}`] = equalTo(slots.length);
    const [one] = slots;
    SAYINGS.forEach((said, kind) => {
      const on: Record<string, number> = { [`size ${at}`]: 1 };
      if (slots === members && said.sides[rule] !== side) on['other'] = 1;
      equations.forEach((equation, row) => {
        if (one !== undefined && equation.slots.includes(one) && equation.is(said))
          on[`row ${row}`] = 1;
      });
      variables[`${at} ${kind}`] = on;
    });
  });
  equations.forEach(({ count }, row) => {
    constraints[`row ${row}`] = equalTo(count);
  });
  const { status } = solve({ constraints, variables, integers: true }, { timeout: 20_000 });
  return status === 'optimal' || status === 'unbounded';
}

type Group = (person: Person) => boolean;

/** Every number of a report that tells of sides, with whom it counts. */
function equationsOf({ tallies, cells, counted, json }: Written): readonly Equation[] {
  if (json.hidden !== null) return [];
  const slotsIn = (isIn: Group) =>
    counted.flatMap(({ person, slot }) => (slot !== null && isIn(person) ? [slot] : []));
  const rows: readonly Record<string, string>[] = parse(tallies, { columns: true });
  const ofTallies = rows.flatMap((row) => {
    const rule = ASKED.findIndex((id) => id === row['rule_id']);
    if (rule === -1) return [];
    const slots = slotsIn(groupOf(row['by'] ?? '', row['group'] ?? ''));
    return (['prefer', 'over', 'silent'] as const).flatMap((side) => [
      { slots, is: takes(rule, side), count: Number(row[side]) },
      ...(row[`own_${side}`]
        ? [{ slots, is: takesOwn(rule, side), count: Number(row[`own_${side}`]) }]
        : []),
    ]);
  });
  return [...ofTallies, ...cells.flatMap(([name, entries]) => explained(name, entries, slotsIn))];
}

/** A number that is explained lists whom it counts by their group: as many numbers as groups. */
function explained(
  name: string,
  entries: readonly string[],
  slotsIn: (isIn: Group) => readonly Slot[],
): readonly Equation[] {
  const what = meaningOf(name);
  if (what === null) return [];
  const count = new Map<string, number>();
  for (const entry of entries) count.set(entry, (count.get(entry) ?? 0) + 1);
  return [...count].map(([signature, times]) => {
    const inFunction = groupOf(
      'function',
      /^Somebody in (.*)$/.exec(signature)?.[1] ?? 'everybody',
    );
    const slots = slotsIn((person) => what.isIn(person) && inFunction(person));
    return { slots, is: what.is, count: times };
  });
}

function meaningOf(name: string): { readonly is: Equation['is']; readonly isIn: Group } | null {
  const everybody: Group = () => true;
  if (name === 'demonstrated') return { is: shows, isIn: everybody };
  const signal = /^signal\.(.*?)(\.of)?$/.exec(name);
  if (signal !== null && signal[2] === undefined)
    return { is: shows, isIn: groupOf('level', signal[1] ?? '') };
  const found = /^rules\.(\w+)\.(?:byLevel\.(.*)\.)?(own\.)?(prefer|over|silent)$/.exec(name);
  const rule = ASKED.findIndex((id) => id === found?.[1]);
  if (found === null || rule === -1) return null;
  const side = found[4] as Side;
  const is = found[3] === undefined ? takes(rule, side) : takesOwn(rule, side);
  return { is, isIn: found[2] === undefined ? everybody : groupOf('level', found[2]) };
}

const takes = (rule: number, side: Side) => (said: Said) => said.sides[rule] === side;
const takesOwn = (rule: number, side: Side) => (said: Said) =>
  said.isOwn && said.sides[rule] === side;
const shows = ({ sides }: Said) => sides.includes('prefer') && !sides.includes('over');

/** The people of "Legal and Sales", of "director and manager", of everybody. */
function groupOf(by: string, group: string): Group {
  if (group === '' || group === 'everybody') return () => true;
  const names = group.split(/, | and /);
  return (person) => names.includes((by === 'level' ? person.level : person.function) ?? '');
}

/** What is said of those who were asked both times. */
function compared(
  { json, counted }: Written,
  earlier: readonly Written[] | undefined,
): readonly Equation[] {
  const before = earlier?.at(-1)?.counted ?? [];
  const both = new Set(before.map(({ person }) => person.id));
  return (json.change?.rules ?? []).flatMap(({ ruleId, samePeople }) => {
    const rule = ASKED.findIndex((id) => id === ruleId);
    if (samePeople === null || rule === -1) return [];
    const slots = counted.flatMap(({ person, slot }) =>
      slot !== null && both.has(person.id) ? [slot] : [],
    );
    return [{ slots, is: takes(rule, 'prefer'), count: samePeople.after.count }];
  });
}
