import { LEVELS, type Level } from '../../../domain/person.ts';
import { formatList } from '../../../domain/words.ts';

/** Somebody who was asked, by what a report is broken down by. */
export type Member = {
  readonly personId: string;
  readonly function: string;
  readonly level: Level | null;
};

/** Levels that are shown as one: "executive", or "executive and director". `rank` orders from the top. */
export type Band = { readonly label: string; readonly rank: number };

/** Under which function and band each person is counted; a band is null where levels are not shown. */
export type ShownGroups = {
  readonly functionOf: (personId: string) => string;
  readonly bandOf: (personId: string) => Band | null;
};

/** Everybody in one group: nothing is broken down by function. */
/** The name of the one group where functions may not be told apart. */
export const EVERYBODY = 'everybody';

/**
 * Groups people so that nothing which can be computed from a report describes fewer than `smallest`
 * of them. Whoever sees counts by function and by band can add and subtract them, and whatever they
 * get is made of whole atoms, the people who share a function and a band. So every atom has at least
 * `smallest` people: functions that are too small are counted together, then neighbouring levels,
 * and where nothing helps there is no breakdown. The order of the people changes nothing.
 */
export function shownGroups(members: readonly Member[], smallest: number): ShownGroups {
  const functions = mergeFunctions(members, smallest);
  const functionOf = (id: string) => functions.get(id) ?? EVERYBODY;
  const bands = mergeLevels(members, functionOf, smallest);
  return { functionOf, bandOf: (id) => bands.get(id) ?? null };
}

/** A level by itself. */
export function bandOfLevel(level: Level): Band {
  return { label: level, rank: LEVELS.indexOf(level) };
}

/** Small functions become one; if that is still too small, the smallest of the others joins it. */
function mergeFunctions(members: readonly Member[], smallest: number): ReadonlyMap<string, string> {
  const sizes = countBy(members.map((member) => member.function));
  const bySize = [...sizes].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  const merged: string[] = [];
  let size = 0;
  for (const [name, count] of bySize) {
    if (count >= smallest && (size === 0 || size >= smallest)) break;
    merged.push(name);
    size += count;
  }
  const label = merged.length === sizes.size ? EVERYBODY : formatList([...merged].sort());
  return new Map(
    members.map((member) => [
      member.personId,
      merged.includes(member.function) ? label : member.function,
    ]),
  );
}

/** Joins neighbouring levels until each band has enough people in each function it appears in. */
function mergeLevels(
  members: readonly Member[],
  functionOf: (personId: string) => string,
  smallest: number,
): ReadonlyMap<string, Band> {
  // Somebody without a level would be what is left when the bands are taken from the whole.
  if (members.some((member) => member.level === null)) return new Map();
  let bands: readonly (readonly Level[])[] = LEVELS.filter((level) =>
    members.some((member) => member.level === level),
  ).map((level) => [level]);
  while (bands.length > 1) {
    const at = bands.findIndex((band) => isTooSmall(band, members, functionOf, smallest));
    if (at === -1) return labelled(bands, members);
    // The last band has nobody below it and joins the one above.
    const first = at === bands.length - 1 ? at - 1 : at;
    const joined = [...(bands[first] ?? []), ...(bands[first + 1] ?? [])];
    bands = [...bands.slice(0, first), joined, ...bands.slice(first + 2)];
  }
  return new Map();
}

function isTooSmall(
  band: readonly Level[],
  members: readonly Member[],
  functionOf: (personId: string) => string,
  smallest: number,
): boolean {
  const inBand = members.filter(({ level }) => level !== null && band.includes(level));
  const atoms = countBy(inBand.map(({ personId }) => functionOf(personId)));
  return [...atoms.values()].some((size) => size < smallest);
}

function labelled(
  bands: readonly (readonly Level[])[],
  members: readonly Member[],
): ReadonlyMap<string, Band> {
  const found = new Map<string, Band>();
  bands.forEach((band, rank) => {
    const shown = { label: formatList(band), rank };
    for (const { personId, level } of members) {
      if (level !== null && band.includes(level)) found.set(personId, shown);
    }
  });
  return found;
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
