import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/person.ts';
import { checkPeopleLines } from '../../../src/features/people/check-people-lines.ts';
import { parsePeopleCsv } from '../../../src/features/people/parse-people-csv.ts';
import { withSaid } from '../../../src/features/people/person-fields.ts';
import { personFixture } from '../../person-fixture.ts';

const person = (id: string, changes: Partial<Person> = {}) =>
  personFixture(id, {
    name: `Person ${id}`,
    email: `${id.toLowerCase()}@example.com`,
    ...changes,
  });
const PEOPLE = [
  person('U1', { function: 'Sales', level: 'director', region: 'DE' }),
  person('U2'),
  person('U3', { standing: 'left' }),
  person('U4', { standing: 'guest' }),
  person('U5', { standing: 'bot' }),
];
const holidays = {
  isRegion: (code: string) => code === 'DE',
  regions: () => [{ code: 'DE', name: 'Germany' }],
};
const check = (body: string) => {
  const list = parsePeopleCsv(`person,function,level,region\n${body}`);
  if (!list.ok) throw new Error(list.error);
  return checkPeopleLines(list.value, PEOPLE, holidays);
};

describe('checkPeopleLines', () => {
  it('finds people by member id and by e-mail address, however they are written', () => {
    const { changes, problems } = check('u1,Product,,\nU2@Example.com,IT,Manager,germany');
    expect(problems).toEqual([]);
    expect(changes.map(({ entry }) => entry)).toEqual([
      { id: 'U1', function: 'Product' },
      { id: 'U2', function: 'IT', level: 'manager', region: 'DE' },
    ]);
  });

  it('leaves what an empty cell does not say as it is', () => {
    const [change] = check('U1,,executive,').changes;
    if (change === undefined) throw new Error('nothing changes');
    expect(withSaid(change.person, change.entry)).toEqual({ ...PEOPLE[0], level: 'executive' });
  });

  it('counts lines that say what is known already', () => {
    expect(check('U1,Sales,director,DE\nU2,,,')).toEqual({
      changes: [],
      named: [{ id: 'U1', function: 'Sales', level: 'director', region: 'DE' }, { id: 'U2' }],
      unchanged: 2,
      problems: [],
    });
  });

  it('says line by line what cannot be used, and takes the rest', () => {
    const { changes, problems } = check(
      [
        'nobody@example.com,IT,manager,',
        'U2,IT,boss,',
        'U3,IT,manager,',
        'U4,IT,manager,',
        'U5,IT,manager,',
        ',IT,manager,',
        'U2,IT,manager,Germny',
        `U2,${'x'.repeat(61)},manager,`,
        'U2,IT,manager,DE,and more',
        'U2,IT,manager,',
        'u2@example.com,Sales,,',
      ].join('\n'),
    );
    expect(changes).toHaveLength(1);
    expect(problems).toEqual([
      { line: 2, why: 'Slack knows nobody "nobody@example.com"' },
      { line: 3, why: 'level "boss" is none of executive, director, manager, frontline' },
      { line: 4, why: 'U3 has left the workspace' },
      { line: 5, why: 'U4 is a guest, and guests are not asked' },
      { line: 6, why: 'U5 is an app, not a person' },
      { line: 7, why: 'nobody is named' },
      { line: 8, why: expect.stringContaining('Did you mean DE (Germany)') },
      { line: 9, why: 'the function has more than 60 letters' },
      { line: 10, why: 'more cells than the first line has columns' },
      { line: 12, why: 'the same person as in line 11' },
    ]);
  });
});
