import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionRulesOf } from '../../../src/domain/strategy.ts';
import {
  type Around,
  type Peer,
  rankRules,
  rankStatements,
} from '../../../src/features/answers/rank-statements.ts';
import { statementsOf } from '../../../src/features/answers/statements.ts';
import { arbitraryReading, reading, STRATEGY } from '../domain/samples.ts';

type Sides = Parameters<typeof reading>[0];
const peer = (n: number, where: string, sides: Sides): Peer => ({
  personId: `U${n}`,
  function: where,
  reading: reading(sides),
});
const around = (peers: readonly Peer[], changes: Partial<Around> = {}): Around => ({
  function: 'Sales',
  peers,
  askedRules: [],
  ...changes,
});
const three = statementsOf(
  reading({ features: 'prefer', pricing: 'prefer', hiring: 'prefer' }),
  STRATEGY,
);
const order = (peers: readonly Peer[], changes: Partial<Around> = {}) =>
  rankStatements(three, around(peers, changes)).map(({ key }) => key);
/** So many others who agree on everything that nothing is rare. */
const agreed = [1, 2, 3].map((n) =>
  peer(n, 'Product', { features: 'prefer', pricing: 'prefer', hiring: 'prefer' }),
);

describe('which statement matters most', () => {
  it('is the first of the strategy where nothing tells them apart', () => {
    expect(order([])).toEqual(['s0', 's1', 's2']);
    expect(order(agreed)).toEqual(['s0', 's1', 's2']);
  });

  it('is one where the own function parts, before one where others do, before a rare one', () => {
    expect(order([...agreed, peer(4, 'Product', { pricing: 'over' })])[0]).toBe('s1');
    const both = [peer(4, 'Product', { pricing: 'over' }), peer(5, 'Sales', { hiring: 'over' })];
    expect(order([...agreed, ...both])).toEqual(['s2', 's1', 's0']);
    const rare = [1, 2, 3].map((n) => peer(n, 'Product', { features: 'prefer' }));
    expect(order(rare)).toEqual(['s1', 's2', 's0']);
  });

  it('is one whose rule was asked, and before all one that is doubted', () => {
    const contested = [...agreed, peer(4, 'Sales', { features: 'over' })];
    expect(order(contested, { askedRules: ['hiring'] })[0]).toBe('s2');
    const doubted = three.map((each) => (each.key === 's1' ? { ...each, isSure: false } : each));
    const first = rankStatements(doubted, around(contested, { askedRules: ['hiring'] }))[0];
    expect(first?.key).toBe('s1');
  });

  it('takes somebody without a function for nobody’s neighbour', () => {
    const peers = [...agreed, { ...peer(4, 'Sales', { hiring: 'over' }), function: null }];
    expect(order(peers, { function: null })[0]).toBe('s2');
  });

  it('asks first on a rule on which the others part', () => {
    const rules = decisionRulesOf(STRATEGY).map(({ rule }) => rule);
    const peers = [...agreed, peer(4, 'Product', { pricing: 'over' })];
    expect(rankRules(rules, around(peers)).map(({ id }) => id)[0]).toBe('pricing');
  });

  it('neither loses nor invents anything', () => {
    fc.assert(
      fc.property(arbitraryReading, fc.array(arbitraryReading), (own, others) => {
        const statements = statementsOf(own, STRATEGY);
        const peers = others.map((read, n) => ({ ...peer(n, 'Sales', {}), reading: read }));
        const ranked = rankStatements(statements, around(peers));
        expect(new Set(ranked)).toEqual(new Set(statements));
        expect(ranked).toHaveLength(statements.length);
      }),
    );
  });
});
