import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlagState } from '../../../src/domain/flag.ts';
import {
  actsOn,
  type FlagAct,
  isSettled,
  stepOf,
} from '../../../src/features/flags/flag-workflow.ts';

const STATES: readonly FlagState[] = [
  'raised',
  'acknowledged',
  'resolved',
  'dismissed',
  'withdrawn',
];
const act: fc.Arbitrary<FlagAct> = fc.oneof(
  fc.record({ kind: fc.constantFrom('acknowledge' as const, 'reopen' as const) }),
  fc.record({
    kind: fc.constantFrom('resolve' as const, 'dismiss' as const),
    reason: fc.constantFrom('', '  ', 'They talked.'),
  }),
  fc.record({
    kind: fc.constant('decide' as const),
    reason: fc.constantFrom('', '  ', 'They talked.'),
    toldTo: fc.constantFrom('concerned' as const, 'everybody' as const),
  }),
  fc.record({ kind: fc.constant('assign' as const), assigneeId: fc.constant('U1') }),
  fc.record({ kind: fc.constant('re-ask' as const), scheduleId: fc.constant('plan') }),
);
const standing = fc.record({
  state: fc.constantFrom(...STATES),
  assigneeId: fc.constantFrom(null, 'U2'),
  ruleId: fc.constantFrom(null, 'features'),
});

describe('what people may do with a flag', () => {
  it('is what its page offers, and nothing else', () => {
    fc.assert(
      fc.property(standing, act, (flag, doing) => {
        const step = stepOf(flag, doing);
        if (step.ok) expect(actsOn(flag).has(doing.kind)).toBe(true);
        else if (step.error !== 'no-reason') expect(actsOn(flag).has(doing.kind)).toBe(false);
      }),
    );
  });

  it('never touches a withdrawn flag, and never withdraws one', () => {
    fc.assert(
      fc.property(standing, act, (flag, doing) => {
        const step = stepOf(flag, doing);
        if (flag.state === 'withdrawn') expect(step).toEqual({ ok: false, error: 'state' });
        if (step.ok) expect(step.value.state).not.toBe('withdrawn');
      }),
    );
  });

  it('settles only with a reason, and can be taken back', () => {
    fc.assert(
      fc.property(standing, act, (flag, doing) => {
        const step = stepOf(flag, doing);
        if (!step.ok || !isSettled(step.value.state)) return;
        expect(step.value.event).toHaveProperty('reason', 'They talked.');
        const { state, assigneeId } = step.value;
        const again = stepOf({ ...flag, state, assigneeId }, { kind: 'reopen' });
        expect(again.ok && again.value.state).toBe('raised');
      }),
    );
  });

  it('changes who looks after it only by asking somebody', () => {
    fc.assert(
      fc.property(standing, act, (flag, doing) => {
        const step = stepOf(flag, doing);
        if (step.ok && doing.kind !== 'assign') expect(step.value.assigneeId).toBe(flag.assigneeId);
      }),
    );
  });

  it('puts only a choice to people again', () => {
    const flag = { state: 'raised', assigneeId: null, ruleId: null } as const;
    expect(actsOn(flag).has('re-ask')).toBe(false);
    expect(stepOf({ ...flag, ruleId: 'features' }, { kind: 're-ask', scheduleId: 'plan' })).toEqual(
      {
        ok: true,
        value: {
          state: 'raised',
          assigneeId: null,
          event: { kind: 're-asked', scheduleId: 'plan' },
        },
      },
    );
  });

  it('cuts a reason that is too long', () => {
    const flag = { state: 'raised', assigneeId: null, ruleId: null } as const;
    const step = stepOf(flag, { kind: 'dismiss', reason: 'x'.repeat(5000) });
    expect(step.ok && step.value.event).toMatchObject({ reason: 'x'.repeat(1000) });
  });
});
