import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../../../../src/domain/settings.ts';
import { disclose } from '../../../../src/features/flags/disclosure/disclose.ts';
import { publish } from '../../../../src/features/flags/disclosure/publish.ts';
import { findDivergences } from '../../../../src/features/flags/divergence.ts';
import type { Answer } from '../../../../src/features/flags/round-view.ts';
import { composeReport } from '../../../../src/features/report/compose-report.ts';
import { cellsOf } from '../../../../src/features/report/explain.ts';
import { reportAsJson } from '../../../../src/features/report/files/report-json.ts';
import { answer, spoken, view } from '../../domain/samples.ts';

const setting = { disclosure: 'function' as Disclosure, smallestGroup: 4 };

/** People of one function, of whom the first `heard` have answered, all on the same side. */
const people = (asked: number, heard: number, changes: Partial<Answer> = {}) =>
  Array.from({ length: asked }, (_, n) =>
    answer(n, n < heard ? spoken({ features: 'over' }, 'confirmed') : undefined, changes),
  );

const seenOf = (answers: readonly Answer[], round: typeof setting = setting) => {
  const made = view(answers);
  const published = publish(answers, null, round);
  return disclose({ ...made, published, round: { ...made.round, ...round } });
};
const everythingOf = (answers: readonly Answer[], round = setting) => {
  const seen = seenOf(answers, round);
  const report = composeReport(seen);
  const json = reportAsJson({ report, advice: [], rights: [] });
  return { report, flags: findDivergences(seen), json, cells: cellsOf(seen) };
};

describe('the smallest group', () => {
  it('counts who has answered, and not who was asked', () => {
    for (const heard of [1, 2, 3]) {
      const { report, flags, json, cells } = everythingOf(people(12, heard));
      expect(report).toMatchObject({ hidden: 'too-few', response: { asked: 12, replied: heard } });
      expect(flags).toEqual([]);
      expect(json).not.toContain('on features');
      expect(cells.map(({ name }) => name.split('.')[0])).not.toContain('rules');
    }
    expect(everythingOf(people(12, 4)).report.hidden).toBeNull();
  });

  it('holds in each function by itself', () => {
    const sales = people(6, 5);
    const legal = Array.from({ length: 6 }, (_, n) =>
      answer(n + 6, n === 0 ? spoken({ features: 'over' }, 'confirmed') : undefined, {
        function: 'Legal',
      }),
    );
    const { report } = everythingOf([...sales, ...legal]);
    expect(report.priorities[0]?.rules[0]?.byFunction).toHaveLength(1);
  });

  it('does not count those who see reports: they know their own answer', () => {
    const leaders = people(3, 3);
    const executive = answer(9, spoken({ features: 'prefer' }, 'confirmed'), { seesReports: true });
    expect(everythingOf([...leaders, executive]).report.hidden).toBe('too-few');
    const four = everythingOf([...people(4, 4), executive]).report;
    expect(four).toMatchObject({ hidden: null, response: { replied: 5 } });
  });

  it('is at least three where names are not shown, whatever was set before', () => {
    const lower = { ...setting, smallestGroup: 2 };
    expect(everythingOf(people(5, 2), lower).report.hidden).toBe('too-few');
    expect(everythingOf(people(5, 3), lower).report.hidden).toBeNull();
    const named = { ...lower, disclosure: 'named' as const };
    expect(everythingOf(people(5, 1), named).report.hidden).toBeNull();
  });

  it('stays settled when somebody is given a role afterwards, or more answer', () => {
    const early = [...people(4, 4), ...people(12, 0).slice(4)];
    const made = view(early);
    const published = publish(early, null, setting);
    const later = early.map((each, n) => ({ ...each, seesReports: n === 0 }));
    const late = later.map((each, n) =>
      n === 5 ? answer(5, spoken({ features: 'prefer' }, 'confirmed')) : each,
    );
    const next = publish(late, published, setting);
    expect(next).toEqual(published);
    const round = { ...made.round, ...setting };
    const report = composeReport(disclose({ ...made, answers: late, published: next, round }));
    expect(report).toMatchObject({ hidden: null, response: { replied: 4 } });
  });
});
