import { describe, expect, it } from 'vitest';
import { publish } from '../../../../src/features/flags/disclosure/publish.ts';
import { type Carelessness, organisationOf } from './organisation.ts';
import { type Found, findOut } from './solve.ts';

/*
 * Attacks what was promised: everything that is ever written of a small organisation is taken for
 * equations, and solved for persons. `npm run adversary` does it with two thousand organisations.
 */

const ORGANISATIONS = Number(process.env['ORGANISATIONS'] ?? 200);
const FIRST = Number(process.env['FIRST_SEED'] ?? 1);

/** What all who see reports find out together, and what they find out of each of themselves. */
async function attack(seed: number, careless: Carelessness = {}): Promise<readonly Found[]> {
  const organisation = await organisationOf(seed, careless);
  const insiders = organisation.people.filter(({ seesReports }) => seesReports);
  const ofOthers = findOut(organisation, insiders);
  const ofThemselves = insiders.flatMap((target) =>
    findOut(
      organisation,
      insiders.filter((each) => each !== target),
    ),
  );
  return [...ofOthers, ...ofThemselves];
}

/** How many of the first organisations give somebody away where something is done wrong. */
async function givenAway(careless: Carelessness): Promise<number> {
  const found = await Promise.all(SEEDS.map((seed) => attack(seed, careless)));
  return found.filter((each) => each.length > 0).length;
}

const SEEDS = Array.from({ length: 40 }, (_, n) => n + 1);

describe('whoever holds everything that is written', () => {
  it(`finds out nobody's side in ${ORGANISATIONS} organisations`, async () => {
    for (let seed = FIRST; seed < FIRST + ORGANISATIONS; seed += 1)
      expect([seed, await attack(seed)]).toEqual([seed, []]);
  }, 600_000);

  it('sees through reports that take every change over at once', async () => {
    const atOnce: typeof publish = (answers, _, round) => publish(answers, null, round);
    expect(await givenAway({ counts: atOnce })).toBeGreaterThan(0);
  });

  it('sees through a group for which people count who see reports, or have not answered', async () => {
    const everybody: typeof publish = (answers, until, round) =>
      publish(
        answers.map((each) => ({ ...each, seesReports: false })),
        until,
        round,
      );
    expect(await givenAway({ counts: everybody })).toBeGreaterThan(0);
  });

  it('sees through a comparison of those who were asked both times', async () => {
    expect(await givenAway({ comparesPeople: true })).toBeGreaterThan(0);
  });
});
