import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../src/cli/create-program.ts';
import { logWarnings } from '../../../src/log-process.ts';
import { commandParts } from './command-parts.ts';

describe('throughline --version', () => {
  it.each(['--version', '-V'])('%s says which version this is, and no more', async (flag) => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    );
    const said: string[] = [];
    const program = createProgram(commandParts({}))
      .exitOverride()
      .configureOutput({ writeOut: (text) => said.push(text) });
    await expect(program.parseAsync([flag], { from: 'user' })).rejects.toMatchObject({
      exitCode: 0,
    });
    expect(said).toEqual([`${version}\n`]);
  });
});

describe('warnings of Node while the app runs', () => {
  it('are lines of the log, without what they say', () => {
    const process = new EventEmitter();
    const printed: unknown[] = [];
    process.on('warning', (warning) => printed.push(warning));
    const lines: unknown[] = [];
    const log = {
      info: () => {},
      warn: (fields: object, message: string) => lines.push({ ...fields, message }),
      error: () => {},
    };
    logWarnings(process, log);
    process.emit('warning', Object.assign(new Error('words of Ana'), { code: 'DEP0040' }));
    expect(printed).toEqual([]);
    expect(lines).toEqual([
      { from: 'node', name: 'Error', code: 'DEP0040', message: 'a warning of Node' },
    ]);
  });
});
