import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import type { Deps } from '../../deps.ts';
import { causeOf } from '../../domain/cause-of.ts';
import type { Figures } from './figure-store.ts';
import type { Look } from './look.ts';

/** A value with its labels; every label has a small and fixed set of values. */
type Point = { readonly labels?: Readonly<Record<string, string>>; readonly value: number };
type Sizes = { readonly databaseBytes: number; readonly freeBytes: number };
type Metric<From> = {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  readonly points: (from: From) => readonly Point[];
};

const one = (value: number | null): readonly Point[] => (value === null ? [] : [{ value }]);

const FIGURES: readonly Metric<Figures>[] = [
  {
    name: 'throughline_prompts',
    help: 'Questions to people, by what became of them',
    labels: ['state'],
    points: ({ prompts }) => prompts.map(({ state, n }) => ({ labels: { state }, value: n })),
  },
  {
    name: 'throughline_outbox_messages',
    help: 'Messages to Slack, by what became of them; waiting and claimed are the queue',
    labels: ['state'],
    points: ({ outbox }) => outbox.map(({ state, n }) => ({ labels: { state }, value: n })),
  },
  {
    name: 'throughline_due_messages',
    help: 'Messages that might have gone out by now',
    points: ({ due }) => one(due.messages),
  },
  {
    name: 'throughline_delivery_lag_seconds',
    help: 'How long the longest of them has been due',
    points: ({ due }) => one(due.seconds),
  },
  {
    name: 'throughline_prompt_delay_seconds',
    help: 'Mean time from when questions of the last hour might go out to when they did',
    points: ({ promptDelay }) => one(promptDelay),
  },
  {
    name: 'throughline_replies',
    help: 'Answers that are kept, by how they came',
    labels: ['channel'],
    points: ({ replies }) => replies.map(({ channel, n }) => ({ labels: { channel }, value: n })),
  },
  {
    name: 'throughline_model_tokens',
    help: 'Tokens of the language model that were used, over all days',
    points: ({ modelTokens }) => one(modelTokens),
  },
];

const SIZES: readonly Metric<Sizes>[] = [
  {
    name: 'throughline_database_bytes',
    help: 'Size of the database with its log of what was written last',
    points: ({ databaseBytes }) => one(databaseBytes),
  },
  {
    name: 'throughline_disk_free_bytes',
    help: 'Room that the disk of the database has left',
    points: ({ freeBytes }) => one(freeBytes),
  },
];

const PARTS_UP: Metric<Look> = {
  name: 'throughline_part_up',
  help: 'Whether a part of the app does its work: 1 or 0, the same as in /readyz',
  labels: ['part'],
  points: (look) =>
    Object.entries(look).map(([part, { ok }]) => ({ labels: { part }, value: ok ? 1 : 0 })),
};

/** Where the figures come from. */
export type Sources = {
  readonly look: () => Promise<Look>;
  readonly sizes: () => Promise<Sizes>;
};

/** Makes what answers `/metrics`: everything that is known now, in the text format of Prometheus. */
export function createMetrics({ pulse, figures, clock, log }: Deps, sources: Sources) {
  const { registry } = pulse;
  collectDefaultMetrics({ register: registry });
  const groups = [
    gaugesOf(registry, [PARTS_UP], sources.look),
    gaugesOf(registry, FIGURES, () => figures.read(clock())),
    gaugesOf(registry, SIZES, sources.sizes),
  ];
  return async (): Promise<string> => {
    const refreshed = await Promise.allSettled(groups.map((refresh) => refresh()));
    for (const each of refreshed)
      if (each.status === 'rejected') log.warn(causeOf(each.reason), 'figures cannot be read');
    return await registry.metrics();
  };
}

/** What cannot be read now is left out, and not told as it was before. */
function gaugesOf<From>(
  registry: Registry,
  metrics: readonly Metric<From>[],
  read: () => Promise<From>,
): () => Promise<void> {
  const gauges = metrics.map(({ name, help, labels = [], points }) => ({
    gauge: new Gauge({ name, help, labelNames: labels, registers: [registry] }),
    points,
  }));
  return async () => {
    for (const { gauge } of gauges) gauge.reset();
    const from = await read();
    for (const { gauge, points } of gauges)
      for (const { labels = {}, value } of points(from)) gauge.set(labels, value);
  };
}
