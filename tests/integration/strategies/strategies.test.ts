import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../../src/deps.ts';
import { ok } from '../../../src/domain/result.ts';
import { describeStrategies } from '../../../src/features/strategies/describe-strategies.ts';
import { parseStrategy } from '../../../src/features/strategies/parse-strategy.ts';
import { previewStrategy } from '../../../src/features/strategies/preview-strategy.ts';
import { publishStrategy } from '../../../src/features/strategies/publish-strategy.ts';
import { putRule } from '../../../src/features/strategies/rule-edits.ts';
import {
  changeStrategy,
  discardDraft,
  openStrategy,
  startStrategy,
} from '../../../src/features/strategies/strategy-drafts.ts';
import { putPriority } from '../../../src/features/strategies/strategy-edits.ts';
import { uploadStrategy } from '../../../src/features/strategies/upload-strategy.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  NOW,
  openSentRound,
  STRATEGY,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const YAML = `name: From a file
period: 2026-Q4
statement: Large customers first.
priorities:
  - id: build
    title: Build for the large
    decision_rules:
      - { id: logs, prefer: audit logs, over: quick features }
`;
const BASICS = { name: 'Large first', period: '', statement: '', before: '' };
const priority = (title: string) => ({
  title,
  behaviours: [],
  resources: [],
  decisionRights: [],
  metrics: [],
});

let workspace: TempWorkspace;
let deps: Deps;
let file = YAML;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  file = YAML;
  const files = { text: async () => ok(file) };
  deps = testDeps({ ...workspace.stores, files, clock: () => hoursLater(1) });
});
afterEach(() => workspace.remove());

const upload = (strategyId: string | null) =>
  uploadStrategy(deps, WORKSPACE, { fileId: 'F1', fileName: 'plan.yaml', strategyId });

describe('a draft', () => {
  it('starts from the newest version, leaves it alone, and becomes the next one', async () => {
    const { stores } = workspace;
    const changed = await changeStrategy(deps, WORKSPACE, 'large', (strategy) =>
      ok({ ...strategy, before: 'Otherwise.' }),
    );
    expect(changed).toMatchObject({ ok: true, value: { isDraft: true, version: 1 } });
    expect((await stores.strategies.newest(WORKSPACE, 'large'))?.content).toEqual(STRATEGY);
    const published = await publishStrategy(deps, WORKSPACE, 'large');
    expect(published).toMatchObject({ ok: true, value: { version: 2, isNew: true } });
    expect(await openStrategy(deps, WORKSPACE, 'large')).toMatchObject({
      isDraft: false,
      version: 2,
      content: { before: 'Otherwise.' },
    });
  });

  it('keeps every change of admins who work at once', async () => {
    const titles = ['One', 'Two', 'Three', 'Four'];
    await Promise.all(
      titles.map((title) =>
        changeStrategy(deps, WORKSPACE, 'large', (strategy) =>
          putPriority(strategy, null, priority(title)),
        ),
      ),
    );
    const open = await openStrategy(deps, WORKSPACE, 'large');
    expect(open?.content.priorities.slice(1).map(({ title }) => title)).toEqual(titles);
    const starts = await Promise.all([1, 2].map(() => startStrategy(deps, WORKSPACE, BASICS)));
    expect(starts.map((start) => start.ok)).toEqual([true, false]);
  });

  it('keeps its id when it is renamed, and takes no name of another', async () => {
    const started = await startStrategy(deps, WORKSPACE, BASICS);
    expect(started).toMatchObject({ ok: true, value: { strategyId: 'large-first' } });
    const rename = (name: string) =>
      changeStrategy(deps, WORKSPACE, 'large-first', (strategy) => ok({ ...strategy, name }));
    expect(await rename('FEW and large')).toMatchObject({
      ok: false,
      error: { kind: 'problems', problems: { name: expect.stringContaining('Another strategy') } },
    });
    expect(await rename('Large now')).toMatchObject({ value: { strategyId: 'large-first' } });
    expect(await startStrategy(deps, WORKSPACE, BASICS)).toMatchObject({
      value: { strategyId: 'large-first-2' },
    });
  });

  it('that was discarded meanwhile is told as gone', async () => {
    await startStrategy(deps, WORKSPACE, BASICS);
    await discardDraft(deps, WORKSPACE, 'large-first');
    const change = await changeStrategy(deps, WORKSPACE, 'large-first', ok);
    expect(change).toEqual({ ok: false, error: { kind: 'gone' } });
    expect(await publishStrategy(deps, WORKSPACE, 'large-first')).toMatchObject({
      error: { kind: 'gone' },
    });
    expect(await previewStrategy(deps, WORKSPACE, 'large-first', null)).toBeUndefined();
  });
});

describe('publishing', () => {
  it('says what is missing, and publishes nothing', async () => {
    await startStrategy(deps, WORKSPACE, BASICS);
    await changeStrategy(deps, WORKSPACE, 'large-first', (strategy) =>
      putPriority(strategy, null, priority('Build')),
    );
    expect(await publishStrategy(deps, WORKSPACE, 'large-first')).toEqual({
      ok: false,
      error: {
        kind: 'incomplete',
        missing: [
          expect.stringContaining('Write the statement'),
          expect.stringContaining('Give "Build" a decision rule'),
        ],
      },
    });
    expect(await openStrategy(deps, WORKSPACE, 'large-first')).toMatchObject({ version: null });
  });

  it('refuses what no file could hold', async () => {
    await changeStrategy(deps, WORKSPACE, 'large', (strategy) =>
      ok({ ...strategy, keyTerms: [{ term: '', means: 'm' }] }),
    );
    expect(await publishStrategy(deps, WORKSPACE, 'large')).toMatchObject({
      ok: false,
      error: { kind: 'incomplete', missing: [expect.stringContaining('key_terms')] },
    });
  });

  it('gives the same as the file would, so that a file with the same words changes nothing', async () => {
    const parsed = parseStrategy(YAML, 'plan.yaml');
    if (!parsed.ok) throw new Error('the file is broken');
    const { name, period, statement, before } = parsed.value;
    await startStrategy(deps, WORKSPACE, { name, period, statement, before });
    await changeStrategy(deps, WORKSPACE, 'from-a-file', (strategy) =>
      putPriority(strategy, null, priority('Build')),
    );
    await changeStrategy(deps, WORKSPACE, 'from-a-file', (strategy) =>
      putRule(strategy, 'build', null, { prefer: 'Logs', over: 'quick features', evenIf: '' }),
    );
    await changeStrategy(deps, WORKSPACE, 'from-a-file', (strategy) =>
      putRule(strategy, 'build', 'logs', {
        prefer: 'audit logs',
        over: 'quick features',
        evenIf: '',
      }),
    );
    await changeStrategy(deps, WORKSPACE, 'from-a-file', (strategy) =>
      putPriority(strategy, 'build', priority('Build for the large')),
    );
    await publishStrategy(deps, WORKSPACE, 'from-a-file');
    const { strategies } = workspace.stores;
    expect(await strategies.publish(WORKSPACE, 'from-a-file', parsed.value, NOW)).toEqual({
      version: 1,
      isNew: false,
    });
  });
});

describe('a file', () => {
  it('becomes a draft of its own, or the next version of another', async () => {
    expect(await upload(null)).toMatchObject({
      ok: true,
      value: { strategyId: 'from-a-file', version: null },
    });
    expect(await upload('large')).toEqual({
      ok: false,
      error: { kind: 'name-taken', name: 'From a file' },
    });
    file = YAML.replace('From a file', 'Few & large');
    expect(await upload('large')).toMatchObject({
      ok: true,
      value: { strategyId: 'large', version: 1, isDraft: true },
    });
  });

  it('with mistakes changes nothing and names each line', async () => {
    file = YAML.replace('over:', 'ovre:');
    expect(await upload(null)).toMatchObject({
      ok: false,
      error: { kind: 'mistakes', problems: [{ line: 8 }, { line: 8 }] },
    });
    expect(await workspace.stores.strategies.drafts(WORKSPACE)).toEqual([]);
  });
});

describe('the list', () => {
  it('says of each strategy how far it is and when people are asked', async () => {
    await startStrategy(deps, WORKSPACE, BASICS);
    await changeStrategy(deps, WORKSPACE, 'large', (strategy) =>
      ok({ ...strategy, before: 'Other.' }),
    );
    await openSentRound(workspace.stores, 'r1', ['U1'], '100.000000');
    expect(await describeStrategies(deps, WORKSPACE)).toEqual([
      {
        strategyId: 'large',
        name: 'Few and large',
        version: 1,
        hasDraft: true,
        lastAsked: NOW,
        isOpen: true,
        nextAsked: null,
      },
      expect.objectContaining({ strategyId: 'large-first', version: null, lastAsked: null }),
    ]);
  });
});
