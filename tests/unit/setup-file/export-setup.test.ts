import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import type { Absence } from '../../../src/calendar/work-calendar.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import type { Change } from '../../../src/features/setup-file/change.ts';
import { computePlan } from '../../../src/features/setup-file/compare-setup.ts';
import { exportSetup } from '../../../src/features/setup-file/export-setup.ts';
import { findPeople } from '../../../src/features/setup-file/find-people.ts';
import { formatChanges } from '../../../src/features/setup-file/format-changes.ts';
import { loadSetup } from '../../../src/features/setup-file/load-setup.ts';
import type { CurrentSetup } from '../../../src/features/setup-file/read-current.ts';
import { formatProblem } from '../../../src/features/strategies/yaml-file.ts';
import { randomSetup, SETUP_NOW, STRANGERS } from './random-setup.ts';

const HOLIDAYS = createPublicHolidays();
/** A workspace in which nobody has set anything up. */
const NEW: CurrentSetup = {
  people: STRANGERS,
  absences: [],
  roles: [],
  strategies: new Map(),
  audiences: new Map(),
  questions: new Map(),
  schedules: [],
  settings: DEFAULT_SETTINGS,
};

async function planOf(text: string, current: CurrentSetup): Promise<readonly Change[]> {
  const loaded = await loadSetup('/setup.yaml', async () => text, HOLIDAYS);
  if (!loaded.ok) throw new Error(`${loaded.error.map(formatProblem).join('\n')}\n${text}`);
  const wanted = findPeople(current, loaded.value);
  if (!wanted.ok) throw new Error(`unknown: ${wanted.error.unknownPeople}`);
  return computePlan(current, wanted.value, SETUP_NOW);
}

/** How a workspace is once a change is carried out. */
function after(current: CurrentSetup, change: Change): CurrentSetup {
  switch (change.kind) {
    case 'settings':
      return { ...current, settings: change.content };
    case 'person': {
      const people = current.people.map((one) => (one.id === change.after.id ? change.after : one));
      return { ...current, people };
    }
    case 'leave':
      return { ...current, absences: [...withoutLeave(current, change), change.absence] };
    case 'role': {
      const others = current.roles.filter(({ role }) => role !== change.role);
      const holders = change.personIds.map((personId) => ({ personId, role: change.role }));
      return { ...current, roles: [...others, ...holders] };
    }
    case 'question':
      return { ...current, questions: put(current.questions, change.id, change.content) };
    case 'strategy':
      return { ...current, strategies: put(current.strategies, change.id, change.content) };
    case 'audience':
      return { ...current, audiences: put(current.audiences, change.id, change.definition) };
    case 'schedule': {
      const { id } = change.planned.schedule;
      const others = current.schedules.map((one) => [one.schedule.id, one] as const);
      return { ...current, schedules: [...put(new Map(others), id, change.planned).values()] };
    }
  }
}

/** Each source knows of one leave of a person at most. */
function withoutLeave({ absences }: CurrentSetup, { absence }: { absence: Absence }) {
  const { personId, source } = absence;
  return absences.filter((one) => one.personId !== personId || one.source !== source);
}

/** As the stores answer: ordered by id. */
function put<Content>(all: ReadonlyMap<string, Content>, id: string, content: Content) {
  const entries = [...new Map(all).set(id, content)];
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('an exported set-up', () => {
  it('changes nothing where it comes from', async () => {
    await fc.assert(
      fc.asyncProperty(randomSetup, async (current) => {
        const text = exportSetup(current, SETUP_NOW);
        expect(formatChanges(await planOf(text, current))).toEqual(['= nothing to change']);
      }),
      { numRuns: 100 },
    );
  });

  it('sets a new workspace up so that it exports the same', async () => {
    await fc.assert(
      fc.asyncProperty(randomSetup, async (current) => {
        const text = exportSetup(current, SETUP_NOW);
        const copy = (await planOf(text, NEW)).reduce(after, NEW);
        expect(exportSetup(copy, SETUP_NOW)).toBe(text);
        expect(await planOf(text, copy)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a plan', () => {
  it('names each change, and once it is carried out there is nothing more to change', async () => {
    await fc.assert(
      fc.asyncProperty(randomSetup, randomSetup, async (wanted, current) => {
        const text = exportSetup(wanted, SETUP_NOW);
        const plan = await planOf(text, current);
        for (const change of plan) expect(formatChanges([change]).length).toBeGreaterThan(0);
        expect(await planOf(text, plan.reduce(after, current))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
