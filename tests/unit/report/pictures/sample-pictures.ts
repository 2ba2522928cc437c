import { shareOf } from '../../../../src/features/flags/wilson.ts';
import type { Report } from '../../../../src/features/report/report.ts';
import { makeFindings } from '../sample-findings.ts';
import { makeInput, makeRule } from '../sample-report.ts';

/** A report with everything that a picture can show: each kind of cell, edge and row. */
export function pictureReport(): Report {
  const build = makeRule('build', [
    ['Customer Success', { prefer: 3, silent: 1 }],
    ['Engineering', { prefer: 1, over: 1, none: 2 }],
    ['Finance', { silent: 2, none: 2 }],
    ['Sales', { over: 12, split: 3, none: 5 }],
  ]);
  const sell = makeRule('sell', [
    ['Customer Success', { over: 2, prefer: 1, unread: 1 }],
    ['Engineering', { silent: 4 }],
    ['Finance', { prefer: 4 }],
    ['Sales', { prefer: 10, split: 10 }],
  ]);
  const lower = build.byFunction.at(-1);
  const rules = [
    {
      ...build,
      own: { prefer: 4, over: 10, split: 1 },
      prefer: 'what the largest customers need to go live, such as audit trails and single sign-on',
      byFunction: build.byFunction.map((group) =>
        group === lower ? { ...group, own: { prefer: 0, over: 9, split: 1 } } : group,
      ),
    },
    { ...sell, prefer: 'fewer and larger deals', unsure: 2 },
  ];
  const { report } = makeInput('Enterprise first', {
    ...makeFindings('Enterprise first'),
    response: { asked: 32, replied: 23, late: 0, unread: 1, uncounted: 0, unreached: 0 },
    demonstrated: shareOf(9, 32),
    priorities: [{ id: 'p', title: 'p', decisionRights: [], rules }],
  });
  return report;
}
