import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correctionsCommand, rereadCommand } from '../../../src/cli/store-commands.ts';
import type { Deps } from '../../../src/deps.ts';
import { ok } from '../../../src/domain/result.ts';
import type { Correction } from '../../../src/features/answers/correction-store.ts';
import { testDeps } from '../../test-deps.ts';
import { reading } from '../../unit/domain/samples.ts';
import { commandParts } from './command-parts.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const correction = (workspaceId: string): Correction => ({
  workspaceId,
  replyId: 'x',
  personId: 'U9',
  channel: 'dm',
  function: 'Sales',
  level: 'manager',
  strategyId: 'large',
  strategyVersion: 2,
  question: undefined,
  text: 'our words',
  note: null,
  leader: reading(),
  reader: reading({ features: 'over' }),
});

describe('throughline corrections', () => {
  it('writes labelled replies, words only where they may leave, and closes the database', async () => {
    const out: string[] = [];
    let closed = 0;
    const command = correctionsCommand(
      commandParts({
        write: (line) => out.push(line),
        mayExportText: (workspaceId) => workspaceId === 'T1',
        openDeps: async () =>
          ok({
            deps: testDeps({
              corrections: { list: async () => [correction('T1'), correction('T2')] },
            }),
            close: async () => {
              closed += 1;
            },
          }),
      }),
    );
    const file = join(folder, 'deep', 'labels.jsonl');
    await command.parseAsync(['--out', file], { from: 'user' });
    const lines = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(lines.map(({ text }) => text)).toEqual(['our words', undefined]);
    expect(lines.map(({ leader }) => leader.id)).toEqual(['U01', 'U02']);
    expect(out.join('\n')).toContain('2 labelled replies');
    expect(out.join('\n')).toContain('1 without their words');
    expect(closed).toBe(1);
  });
});

describe('throughline reread', () => {
  const run = async (failing: boolean) => {
    const out: string[] = [];
    const seen = { exitCode: 0, closed: 0 };
    const old = { ...reading(), reader: { name: 'local', version: '0' } };
    const reply = {
      replyId: 'a',
      revision: 1,
      reading: old,
      isRoundClosed: false,
      text: 'x',
      promptId: null,
    };
    const deps = {
      readings: {
        page: async (afterId: string) => (afterId === '' ? [reply] : []),
        supersede: async () => true,
        saveWord: async () => undefined,
      },
      reader: {
        identity: { name: 'local', version: '1' },
        read: async () =>
          failing
            ? { ok: false, error: { kind: 'unavailable', message: 'no' } }
            : { ok: true, value: { ...reading({ features: 'over' }), kind: 'conflicting' } },
      },
      answers: { of: async () => [] },
      newId: () => 'id',
      log: { info: () => {}, warn: () => {}, error: () => {} },
    } as unknown as Deps;
    await rereadCommand(
      commandParts({
        write: (line) => out.push(line),
        setExitCode: (code) => {
          seen.exitCode = code;
        },
        now: () => new Date(0),
        openDeps: async () =>
          ok({
            deps,
            close: async () => {
              seen.closed += 1;
            },
          }),
      }),
    ).parseAsync([], { from: 'user' });
    return { text: out.join('\n'), seen };
  };

  it('says how many were read again and how many say something else', async () => {
    const { text, seen } = await run(false);
    expect(text).toContain('1 reply read again; 0 had been read by this reader already.');
    expect(text).toContain('1 reply says something else now (kind 1, positions 1, barriers 0).');
    expect(seen).toEqual({ exitCode: 0, closed: 1 });
  });

  it('says so where some could not be read', async () => {
    const { text, seen } = await run(true);
    expect(text).toContain('1 could not be read again');
    expect(seen).toEqual({ exitCode: 1, closed: 1 });
  });
});
