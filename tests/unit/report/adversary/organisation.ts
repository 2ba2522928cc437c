import { isTooFew } from '../../../../src/domain/heard.ts';
import type { Level } from '../../../../src/domain/person.ts';
import type { Side } from '../../../../src/domain/reading.ts';
import type { Standings } from '../../../../src/domain/round.ts';
import type { Disclosure } from '../../../../src/domain/settings.ts';
import { disclose, maskAnswers } from '../../../../src/features/flags/disclosure/disclose.ts';
import { publish } from '../../../../src/features/flags/disclosure/publish.ts';
import type { Answer, RoundView } from '../../../../src/features/flags/round-view.ts';
import { standingsOf } from '../../../../src/features/flags/standings.ts';
import { type Change, type Compared, changeSince } from '../../../../src/features/report/change.ts';
import { composeReport } from '../../../../src/features/report/compose-report.ts';
import { cellsOf } from '../../../../src/features/report/explain.ts';
import { reportFiles } from '../../../../src/features/report/files/report-files.ts';
import { answer, reading, STRATEGY, spoken, view } from '../../domain/samples.ts';

/** The rules on which people of an organisation say something. */
export const ASKED = ['features', 'pricing'] as const;

/** What somebody said at a time: a side of each rule, and whether that is confirmed. */
export type Said = { readonly sides: readonly Side[]; readonly isOwn: boolean };

/** One answer of one person: `id` is told apart from the one that replaces it. */
export type Slot = { readonly id: string; readonly personId: string; readonly said: Said };

/** A report as it was written at one moment, and which answers it counted. */
export type Written = {
  readonly tallies: string;
  readonly json: WrittenReport;
  readonly cells: readonly (readonly [name: string, entries: readonly string[]])[];
  /** Who was asked, with the answer that is counted; null for none. */
  readonly counted: readonly { readonly person: Person; readonly slot: Slot | null }[];
};

type WrittenShare = { readonly count: number };
export type WrittenReport = {
  readonly hidden: string | null;
  readonly change: {
    readonly rules: readonly {
      readonly ruleId: string;
      readonly samePeople: { readonly before: WrittenShare; readonly after: WrittenShare } | null;
    }[];
  } | null;
};

export type Person = {
  readonly id: string;
  readonly function: string;
  readonly level: Level | null;
  readonly seesReports: boolean;
};

export type Organisation = {
  readonly smallest: number;
  readonly people: readonly Person[];
  /** The reports on each round, in the order in which they were written. */
  readonly rounds: readonly (readonly Written[])[];
};

/** Random numbers that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What may be done wrong, to see that it is found out. */
export type Carelessness = {
  readonly counts?: typeof publish;
  readonly comparesPeople?: boolean;
};

/**
 * A small organisation and all that is ever written about it: two rounds, of audiences that differ,
 * each closed at an hour when some have answered, then late answers, corrections and erasures.
 */
export async function organisationOf(
  seed: number,
  { counts = publish, comparesPeople = false }: Carelessness = {},
): Promise<Organisation> {
  const random = randomFrom(seed);
  const pick = <Each>(of: readonly Each[]): Each => of[Math.floor(random() * of.length)] as Each;
  const setting = {
    disclosure: pick<Disclosure>(['function', 'anonymous']),
    smallestGroup: pick([2, 3, 4, 4, 5]),
  };
  const functions = ['Sales', 'Legal', 'Product', 'Support'].slice(0, 1 + Math.floor(random() * 4));
  const levels = pick<readonly (Level | null)[]>([[null], ['director'], ['director', 'manager']]);
  const insiders = pick([0, 0.1, 0.3]);
  const people = Array.from({ length: 4 + Math.floor(random() * 13) }, (_, n) => ({
    id: `U${n}`,
    function: pick(functions),
    level: pick(levels),
    seesReports: random() < insiders,
  }));
  const alike = pick([0, 0, 0.7]);
  const say = (): Said => ({
    sides: ASKED.map(() => (random() < alike ? 'over' : pick<Side>(['prefer', 'over', 'silent']))),
    isOwn: random() < 0.5,
  });
  const rounds: Written[][] = [];
  let earlier: Compared | null = null;
  for (const roundId of ['r1', 'r2']) {
    const asked = people.filter(() => random() < 0.85);
    const said = await roundOf({
      ...{ roundId, asked, setting, random, say, earlier },
      ...{ counts, comparesPeople },
    });
    rounds.push(said.written);
    earlier = said.compared;
  }
  return { smallest: Math.max(3, setting.smallestGroup), people, rounds };
}

type Course = Required<Carelessness> & {
  readonly roundId: string;
  readonly asked: readonly Person[];
  readonly setting: { readonly disclosure: Disclosure; readonly smallestGroup: number };
  readonly random: () => number;
  readonly say: () => Said;
  readonly earlier: Compared | null;
};

async function roundOf(course: Course) {
  const { roundId, asked, setting, random, say, earlier, counts, comparesPeople } = course;
  const slots = new Map<string, Slot>();
  let [now, made] = [new Map<string, Slot | null>(), 0];
  const speak = (personId: string) => {
    const slot = { id: `${roundId}/${personId}/${made++}`, personId, said: say() };
    slots.set(slot.id, slot);
    return slot;
  };
  const early = 0.2 + random() * 0.8;
  for (const { id } of asked) now.set(id, random() < early ? speak(id) : null);
  let published: RoundView['published'] = null;
  let standings: Standings | null = null;
  const written: Written[] = [];
  const moments = 2 + Math.floor(random() * 2);
  for (let moment = 0; moment < moments; moment += 1) {
    const answers = asked.map((person, n) => answerOf(person, n, now.get(person.id) ?? null));
    published = counts(answers, published, setting);
    const made = view(answers);
    const raw = { ...made, published, round: { ...made.round, ...setting, id: roundId } };
    const masked = maskAnswers(raw);
    standings = isTooFew({ ...raw, answers: masked }) ? null : standingsOf(STRATEGY, masked);
    const countedNow = published;
    const counted = asked.map((person) => ({
      person,
      slot: slots.get(countedNow[`p-${person.id}`]?.reply?.id ?? '') ?? null,
    }));
    const reported = standings && comparedOf(roundId, standings);
    const change = earlier && reported ? changeSince(earlier, reported, comparesPeople) : null;
    written.push({ ...(await writtenOf(raw, change)), counted });
    const stir = pickStir(random);
    now = new Map(
      [...now].map(([id, slot]) => {
        if (random() >= (slot === null ? stir.late : stir.changes)) return [id, slot];
        return [id, slot !== null && random() < stir.erased ? null : speak(id)];
      }),
    );
  }
  return { written, compared: standings && comparedOf(roundId, standings) };
}

/** How many answer late, change their answer, and of those take it back. */
function pickStir(random: () => number) {
  const many = () => [0, 0.2, 0.5, 0.9][Math.floor(random() * 4)] ?? 0;
  return { late: many(), changes: many(), erased: many() };
}

function comparedOf(roundId: string, standings: Standings): Compared {
  return { roundId, openedAt: new Date(0), standings };
}

function answerOf(person: Person, n: number, slot: Slot | null): Answer {
  const { id, function: inFunction, level, seesReports } = person;
  const facts = { promptId: `p-${id}`, personId: id, function: inFunction, level, seesReports };
  if (slot === null) return answer(n, undefined, facts);
  const sides = Object.fromEntries(
    ASKED.flatMap((rule, at) => {
      const side = slot.said.sides[at] ?? 'silent';
      return side === 'silent' ? [] : [[rule, side] as const];
    }),
  );
  const read = slot.said.isOwn ? spoken(sides, 'confirmed') : reading(sides);
  const made = answer(n, read, facts);
  return { ...made, reply: made.reply && { ...made.reply, id: slot.id, text: `words ${slot.id}` } };
}

/** What executives get of a round, as it leaves the machine. */
async function writtenOf(raw: RoundView, change: Change | null) {
  const seen = disclose(raw);
  const report = composeReport(seen, { change, history: [], predictions: [] });
  const full = { report, advice: [], rights: [], flags: [], asked: [], answered: [], names: {} };
  const files = await reportFiles(full, ['json', 'csv']);
  const named = (name: string) => String(files.find((file) => file.name === name)?.content);
  return {
    tallies: named('tallies.csv'),
    json: JSON.parse(named('report.json')) as WrittenReport,
    cells: cellsOf(seen).map(({ name, entries }) => [name, entries()] as const),
  };
}
