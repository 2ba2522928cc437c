import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BREAKDOWNS } from '../../../src/features/report/report-request.ts';
import { formSubject, reasonForm } from '../../../src/features/report/slack/flag-forms.ts';
import {
  keyOf,
  keyValue,
  pageAndKey,
  pageValue,
} from '../../../src/features/report/slack/report-actions.ts';

import { unstamped } from '../../../src/slack/modal.ts';

const key = fc.record({
  source: fc.oneof(
    fc.record({
      kind: fc.constant('round' as const),
      roundId: fc.uuid(),
      earlierId: fc.option(fc.uuid()),
    }),
    fc.record({ kind: fc.constant('frozen' as const), frozenId: fc.uuid() }),
  ),
  breakdown: fc.constantFrom(...BREAKDOWNS),
});

describe('what a button remembers', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(key, fc.nat({ max: 99 }), (each, page) => {
        expect(keyOf(keyValue(each))).toEqual(each);
        expect(pageAndKey(keyValue(each))).toEqual({ page: 0, key: each });
        expect(pageAndKey(pageValue(each)(page))).toEqual({ page, key: each });
      }),
    );
  });

  it('is nothing where it is not ours', () => {
    fc.assert(fc.property(fc.string(), (text) => keyOf(text) === undefined));
  });

  it('leads from a form back to the list that its page was opened from', () => {
    const about = { flagId: 'f1', back: 'round r - function' };
    const { type, private_metadata = '' } = reasonForm('dismiss', about);
    const kept = unstamped({ type, private_metadata }).private_metadata;
    expect(formSubject(kept)).toEqual({ kind: 'dismiss', ...about });
    expect(formSubject('something else')).toBeUndefined();
  });
});
