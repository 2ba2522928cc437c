import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, rightsOf, type Standing } from '../../../src/domain/person.ts';
import { personFixture } from '../../person-fixture.ts';

const person = (standing: Standing = 'active', isSlackAdmin = false) =>
  personFixture('U1', { standing, isSlackAdmin });

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

  it('takes an admin of Slack for one only until somebody has been named', () => {
    expect(rightsOf(person('active', true), [], false).mayAdminister).toBe(true);
    expect(rightsOf(person('active', true), [], true).mayAdminister).toBe(false);
    expect(rightsOf(person('active', false), [], false).mayAdminister).toBe(false);
  });

  it('gives nothing to those who left, to guests and to bots', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Standing>('left', 'guest', 'bot'),
        fc.subarray([...ROLES]),
        fc.boolean(),
        fc.boolean(),
        (standing, roles, isSlackAdmin, hasAdmin) => {
          expect(rightsOf(person(standing, isSlackAdmin), roles, hasAdmin)).toEqual({
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
