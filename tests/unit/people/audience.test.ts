import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AudienceDefinition,
  LEVELS,
  type Person,
  resolveAudience,
} from '../../../src/domain/person.ts';
import { personFixture } from '../../person-fixture.ts';

const person = (id: string, changes: Partial<Person> = {}) =>
  personFixture(id, { function: 'Sales', level: 'manager', ...changes });
const audience = (changes: Partial<AudienceDefinition>): AudienceDefinition => ({
  people: [],
  userGroups: [],
  channels: [],
  functions: [],
  levels: [],
  except: [],
  ...changes,
});
const PEOPLE = [
  person('U1'),
  person('U2', { function: 'Product', level: 'executive' }),
  person('U3', { function: null, level: null }),
  person('U4', { standing: 'left' }),
  person('U5', { standing: 'guest', function: 'Product' }),
  person('U6', { standing: 'bot', function: null, level: null }),
  person('U7', { standing: 'foreign' }),
];
const MEMBERS = new Map([
  ['S1', ['U2', 'U4']],
  ['C1', ['U1', 'U2', 'U6', 'U7', 'U9']],
]);
const resolve = (changes: Partial<AudienceDefinition>) => {
  const { asked, leftOut } = resolveAudience(audience(changes), PEOPLE, MEMBERS);
  return { asked: asked.map(({ id }) => id), leftOut };
};

describe('resolveAudience', () => {
  it('asks everybody of any source once, ordered by id', () => {
    expect(resolve({ people: ['U3', 'U1'], userGroups: ['S1'] })).toEqual({
      asked: ['U1', 'U2', 'U3'],
      leftOut: [{ personId: 'U4', why: 'left' }],
    });
  });

  it('says why somebody who was named is not asked', () => {
    expect(resolve({ channels: ['C1'], people: ['U5'] }).leftOut).toEqual([
      { personId: 'U5', why: 'guest' },
      { personId: 'U9', why: 'unknown' },
    ]);
  });

  it('mentions a bot that was named, and no bot that came with a channel', () => {
    expect(resolve({ people: ['U6'] }).leftOut).toEqual([{ personId: 'U6', why: 'bot' }]);
    expect(resolve({ channels: ['C1'], except: ['U9'] }).leftOut).toEqual([]);
  });

  it('asks somebody of another organisation by name only, and mentions nobody else of it', () => {
    expect(resolve({ people: ['U7', 'U1'] }).asked).toEqual(['U1', 'U7']);
    expect(resolve({ channels: ['C1'], people: ['U7'] }).asked).toContain('U7');
    const byChannel = resolve({ channels: ['C1'], except: ['U9'] });
    expect(byChannel).toEqual({ asked: ['U1', 'U2'], leftOut: [] });
    expect(resolve({ levels: ['manager'] }).asked).toEqual(['U1']);
  });

  it('asks nobody where nothing is picked', () => {
    expect(resolve({})).toEqual({ asked: [], leftOut: [] });
    expect(resolve({ except: ['U1'] })).toEqual({ asked: [], leftOut: [] });
    expect(resolve({ levels: [...LEVELS] }).asked).toEqual(['U1', 'U2']);
  });

  it('narrows by function and level', () => {
    expect(resolve({ channels: ['C1'], functions: ['Product'] }).asked).toEqual(['U2']);
    expect(resolve({ channels: ['C1'], levels: ['manager'] }).asked).toEqual(['U1']);
    expect(resolve({ people: ['U3'], functions: ['Sales'] }).asked).toEqual([]);
  });

  it('picks from the whole workspace where no source is named', () => {
    expect(resolve({ functions: ['Sales', 'Product'] })).toEqual({
      asked: ['U1', 'U2'],
      leftOut: [],
    });
  });

  it('does not turn a source without members into the whole workspace', () => {
    expect(resolve({ userGroups: ['S9'] })).toEqual({ asked: [], leftOut: [] });
  });

  it('leaves the exceptions out without a word', () => {
    expect(resolve({ people: ['U1', 'U4'], except: ['U1', 'U4'] })).toEqual({
      asked: [],
      leftOut: [],
    });
  });

  it('asks only active people that fit, each once, and never an exception', () => {
    const ids = fc.array(fc.constantFrom('U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U9'));
    const definitions = fc.record({
      people: ids,
      userGroups: fc.subarray(['S1', 'S9']),
      channels: fc.subarray(['C1']),
      functions: fc.subarray(['Sales', 'Product']),
      levels: fc.subarray([...LEVELS]),
      except: ids,
    });
    fc.assert(
      fc.property(
        definitions,
        fc.shuffledSubarray(PEOPLE, { minLength: PEOPLE.length }),
        (definition, all) => {
          const result = resolveAudience(definition, all, MEMBERS);
          expect(result).toEqual(resolveAudience(definition, PEOPLE, MEMBERS));
          const asked = result.asked.map(({ id }) => id);
          expect(asked).toEqual([...new Set(asked)].sort());
          for (const each of result.asked) {
            if (each.standing === 'foreign') expect(definition.people).toContain(each.id);
            else expect(each.standing).toBe('active');
            expect(definition.except).not.toContain(each.id);
            if (definition.levels.length > 0) expect(definition.levels).toContain(each.level);
            if (definition.functions.length > 0)
              expect(definition.functions).toContain(each.function);
          }
        },
      ),
    );
  });
});
