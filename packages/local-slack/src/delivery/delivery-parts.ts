import type { Activity } from '../activity.ts';
import type { Changes } from '../changes.ts';
import type { Deadlines } from '../deadlines.ts';
import type { FaultBox } from '../faults.ts';
import type { Ids } from '../ids.ts';
import type { ActivityRecord } from '../record.ts';

/** What delivering tells of its work, and what decides how it goes. */
export type DeliveryParts = {
  readonly clock: () => number;
  readonly ids: Ids;
  readonly deadlines: Deadlines;
  readonly record: ActivityRecord;
  readonly activity: Activity;
  readonly changes: Changes;
  readonly faults: FaultBox;
};
