import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../../src/features/health/metrics.ts';
import { createPulse } from '../../../src/features/health/pulse.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  messageOf,
  NOW,
  openSentRound,
  outgoingOf,
  promptOf,
  readingOf,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const read = (name: string) =>
  readFileSync(
    fileURLToPath(new URL(`../../../deploy/monitoring/${name}`, import.meta.url)),
    'utf8',
  );

type Rule = {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
};
type Panel = {
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number };
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
};

const rules: readonly Rule[] = parse(read('alerts.yaml')).groups.flatMap(
  (group: { rules: readonly Rule[] }) => group.rules,
);
const panels: readonly Panel[] = JSON.parse(read('grafana-dashboard.json')).panels;
const asked = [
  ...rules.map(({ alert, expr }) => ({ by: alert, expr, legend: '' })),
  ...panels.flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }) => ({ by: title, expr, legend: legendFormat })),
  ),
];

/** A metric in an expression with what is asked of its labels; `up` is Prometheus' own. */
const SELECTOR = /\b((?:throughline|process|nodejs)_\w+)\{([^}]*)\}/g;
const labelsIn = (text: string) => [...text.matchAll(/(\w+)="([^"]*)"/g)].map((m) => m.slice(1, 3));

let served: string;
beforeAll(async () => {
  const workspace = await createTempWorkspace();
  try {
    served = await serve(workspace);
  } finally {
    await workspace.remove();
  }
});

/** What `/metrics` answers after a day with a bit of everything in it. */
async function serve({ stores, newId }: TempWorkspace): Promise<string> {
  const pulse = createPulse(() => NOW);
  await openSentRound(stores, 'r1', ['U1'], '100.000000');
  const sent = { at: NOW, reminders: [{ promptId: 'r1/U1', remindAt: null }] };
  await stores.outbox.markSent('m:r1/U1', { channelId: 'DU1', messageTs: '100.000000' }, sent);
  await stores.outbox.add(WORKSPACE, outgoingOf(promptOf('r1', 'U2')));
  for (const { message, leaseUntil } of await stores.outbox.claim(NOW, hoursLater(1), 1))
    await stores.outbox.giveUp({ id: message.id, leaseUntil }, 'failed', 'left');
  await stores.replies.record(messageOf('U1', '101.000000', 'words'), 'thread', newId, NOW);
  const { positions } = readingOf('over', 'x');
  for (const origin of ['confirmed', 'corrected'] as const)
    pulse.noteWord({ positions: positions.map((each) => ({ ...each, origin })) }, ['features']);
  pulse.noteReading(readingOf('over', 'x', 'local'));
  pulse.noteReading({ ...readingOf('silent', ''), unread: 'language' });
  await pulse.tick(async () => undefined);
  const deps = testDeps({ pulse, figures: stores.figures, clock: () => hoursLater(0.5) });
  const metrics = createMetrics(deps, {
    look: async () => ({ database: { ok: true, says: '' } }),
    sizes: async () => ({ databaseBytes: 1, freeBytes: 1 }),
  });
  return await metrics();
}

describe.each(asked)('what $by asks for', ({ expr, legend }) => {
  it('is served, with the labels that it names', () => {
    const selectors = [...expr.matchAll(SELECTOR)];
    expect(selectors.length + Number(/\bup\{/.test(expr))).toBeGreaterThan(0);
    // Each metric is asked of one job: several copies may be watched by one Prometheus.
    expect(expr.match(/\b(?:throughline|process|nodejs)_\w+\b(?!\{)/g)).toBeNull();
    for (const [, name = '', wanted = ''] of selectors) {
      const lines = served.split('\n').filter((line) => new RegExp(`^${name}[{ ]`).test(line));
      expect(lines, name).not.toEqual([]);
      const own = labelsIn(wanted).filter(([label]) => label !== 'job');
      expect(wanted).toContain('job="');
      for (const [label, value] of own)
        expect(lines.join('\n'), name).toContain(`${label}="${value}"`);
      for (const [, label = ''] of legend.matchAll(/\{\{(\w+)\}\}/g))
        expect(lines.join('\n'), name).toContain(`${label}="`);
    }
  });
});

describe('the alert rules', () => {
  it('each say what is wrong and what to do, and how much it matters', () => {
    for (const { alert, labels, annotations } of rules) {
      expect(['critical', 'warning', 'info'], alert).toContain(labels.severity);
      expect(annotations.summary).not.toBe('');
      expect(annotations.description).toMatch(/\.$/);
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });
});

describe('the dashboard', () => {
  it('shows every figure of Throughline', () => {
    const own = [...served.matchAll(/^# TYPE (throughline_\w+)/gm)].map(([, name = '']) => name);
    const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n');
    for (const name of own) expect(shown).toContain(name);
  });

  it('fits its grid, no panel over another', () => {
    const taken = panels.map(({ gridPos: { x, y, w } }) => ({ from: x, to: x + w, y }));
    for (const [at, one] of taken.entries()) {
      expect(one.to).toBeLessThanOrEqual(24);
      for (const other of taken.slice(at + 1))
        expect(one.y === other.y && one.from < other.to && other.from < one.to).toBe(false);
    }
  });
});
