import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byAddress, ROLES, rightsOf, type Standing } from '../../../src/domain/person.ts';
import { personFixture } from '../../person-fixture.ts';

const person = (standing: Standing = 'active', isOwner = false) =>
  personFixture('U1', { standing, isOwner });

describe('rightsOf', () => {
  it('lets admins administer and executives see reports, and neither the other', () => {
    expect(rightsOf(person(), ['admin'], true)).toEqual({
      mayAdminister: true,
      maySeeReports: false,
    });
    expect(rightsOf(person(), ['executive'], true)).toEqual({
      mayAdminister: false,
      maySeeReports: true,
    });
    expect(rightsOf(person(), ['leader'], true)).toEqual({
      mayAdminister: false,
      maySeeReports: false,
    });
  });

  it('takes an owner of the workspace for an admin only until somebody has been named', () => {
    expect(rightsOf(person('active', true), [], false).mayAdminister).toBe(true);
    expect(rightsOf(person('active', true), [], true).mayAdminister).toBe(false);
    expect(rightsOf(person('active', false), [], false).mayAdminister).toBe(false);
  });

  it('gives nothing to those who left, to guests, bots and people of another organisation', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Standing>('left', 'guest', 'foreign', 'bot'),
        fc.subarray([...ROLES]),
        fc.boolean(),
        fc.boolean(),
        (standing, roles, isOwner, hasAdmin) => {
          expect(rightsOf(person(standing, isOwner), roles, hasAdmin)).toEqual({
            mayAdminister: false,
            maySeeReports: false,
          });
        },
      ),
    );
  });

  it('never shows a report by anything but the role', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.boolean(), fc.boolean(), (roles, slack, has) => {
        expect(rightsOf(person('active', slack), roles, has).maySeeReports).toBe(
          roles.includes('executive'),
        );
      }),
    );
  });
});

describe('somebody with several accounts of one address', () => {
  const standings = ['active', 'left', 'guest', 'foreign', 'bot'] as const;
  const account = fc.record({
    number: fc.integer({ min: 100, max: 999 }),
    standing: fc.constantFrom(...standings),
  });
  const accounts = fc.uniqueArray(account, { selector: ({ number }) => number, minLength: 1 });

  it('is the active one, else the newest, in whatever order they are known', () => {
    fc.assert(
      fc.property(accounts, fc.infiniteStream(fc.nat()), (known, order) => {
        const people = known.map(({ number, standing }) => ({
          id: `U${number}`,
          name: 'Ada',
          email: number % 2 === 0 ? 'Ada@example.com' : 'ada@Example.com',
          timeZone: 'UTC',
          standing,
          isOwner: false,
          function: null,
          level: null,
          region: null,
          preferredTime: null,
        }));
        const shuffled = people
          .map((person) => ({ person, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ person }) => person);
        const found = byAddress(shuffled).get('ada@example.com');
        const active = people.filter(({ standing }) => standing === 'active');
        const among =
          active.length > 0 ? active : people.filter((each) => each.standing === found?.standing);
        expect(found?.id).toBe(
          among
            .map(({ id }) => id)
            .sort()
            .at(-1),
        );
        if (active.length > 0) expect(found?.standing).toBe('active');
      }),
    );
  });
});
