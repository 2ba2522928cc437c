import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from '@commander-js/extra-typings';
import type { CommandParts } from '../../../src/cli/command-parts.ts';
import { readCommand } from '../../../src/cli/read-command.ts';
import { scoreCommand } from '../../../src/cli/score-command.ts';
import type { Reading, Side } from '../../../src/domain/reading.ts';
import { err, ok } from '../../../src/domain/result.ts';
import { decisionRulesOf, type Strategy } from '../../../src/domain/strategy.ts';
import type { Reader } from '../../../src/reader/reader.ts';
import { commandParts } from './command-parts.ts';

/** Labelled cases of an organisation that nobody learnt from. */
export const CASES = fileURLToPath(new URL('../../fixtures/cases', import.meta.url));

/** Takes every rule's given-up side where a text speaks of new trams, refuses an empty text. */
export const keywordReader: Reader = {
  identity: { name: 'local', version: '1' },
  read: async ({ text }, strategy) => {
    if (text.trim() === '') return err({ kind: 'empty', message: 'It has no words.' });
    return ok(readAs(text.includes('new trams') ? 'over' : 'silent', text, strategy));
  },
};

function readAs(side: Side, text: string, strategy: Strategy): Reading {
  const evidence = { quote: text.slice(0, 5), start: 0, end: Math.min(5, text.length) };
  const shown = side === 'silent' ? null : evidence;
  return {
    reader: keywordReader.identity,
    kind: side === 'over' ? 'conflicting' : 'agreement',
    confidence: 0.9,
    decided: true,
    positions: decisionRulesOf(strategy).map(({ rule }) => ({
      ruleId: rule.id,
      side,
      confidence: 0.9,
      decided: true,
      evidence: shown,
    })),
    barriers: [],
    evidence: shown === null ? [] : [shown],
  };
}

/** A folder of its own and a command line whose words are kept. */
export async function startCommandLine(changes: Partial<CommandParts> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-cli-'));
  const out: string[] = [];
  const problems: string[] = [];
  const seen = { exitCode: 0, closed: 0 };
  let clock = 0;
  const parts = commandParts({
    openLocal: () => ({
      ...keywordReader,
      close: async () => {
        seen.closed += 1;
      },
    }),
    openModel: async () => err('Set MODEL_NAME to use a language model.'),
    write: (line) => out.push(line),
    warn: (line) => problems.push(line),
    setExitCode: (code) => {
      seen.exitCode = code;
    },
    elapsed: () => {
      clock += 60;
      return clock;
    },
    isTerminal: false,
    ...changes,
  });
  const path = (name: string) => join(folder, name);
  return {
    out,
    problems,
    seen,
    path,
    run: async (...args: readonly string[]) => {
      const program = new Command('throughline')
        .addCommand(readCommand(parts))
        .addCommand(scoreCommand(parts));
      await program.parseAsync([...args], { from: 'user' });
    },
    write: (name: string, text: string) => writeFile(path(name), text),
    lines: async (name: string) =>
      (await readFile(path(name), 'utf8'))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    json: async (name: string) => JSON.parse(await readFile(path(name), 'utf8')),
    list: async (name: string) => (await readdir(path(name), { recursive: true })).sort(),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A running command line. */
export type CommandLine = Awaited<ReturnType<typeof startCommandLine>>;
