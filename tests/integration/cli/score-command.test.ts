import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CASES, type CommandLine, startCommandLine } from './command-line.ts';

let cli: CommandLine;
beforeEach(async () => {
  cli = await startCommandLine();
});
afterEach(() => cli.remove());

describe('throughline score', () => {
  it('prints exactly the promised figures as JSON, and nothing else', async () => {
    await cli.run('score', '--cases', CASES, '--json');
    expect(cli.out).toHaveLength(1);
    const figures = JSON.parse(cli.out[0] ?? '');
    expect(Object.keys(figures)).toEqual([
      'replies',
      'reading_macro_f1',
      'positions_macro_f1',
      'barriers_micro_f1',
      'flag_precision',
      'flag_recall',
      'decided_share',
      'ece',
      'ms_per_reply',
    ]);
    // Of conflicting (right), agreement (never right) and four others the mean is 1/6.
    expect(figures).toMatchObject({
      replies: 3,
      reading_macro_f1: 1 / 6,
      flag_precision: 1,
      flag_recall: 1,
      decided_share: 1,
      ms_per_reply: 20,
    });
    expect(cli.seen).toEqual({ exitCode: 0, closed: 1 });
  });

  it('prints the figures of the reader, and what it takes for what', async () => {
    await cli.run('score', '--cases', CASES);
    const text = cli.out.join('\n');
    expect(text).toContain('3 replies');
    expect(cli.out.filter((line) => line.startsWith('local  '))).toHaveLength(1);
    const conflicting = cli.out.find((line) => line.startsWith('conflicting'));
    expect(conflicting?.trim().split(/\s+/)).toEqual([
      'conflicting',
      '1',
      '0',
      '0',
      '0',
      '0',
      '0',
      '1.000',
    ]);
    expect(text).toContain('Positions as local reads them');
  });

  it('scores recorded answers, case by case', async () => {
    const silent = { quote: null, side: 'silent', sureness: 'sure' };
    const answer = {
      positions: { repair: silent, crews: silent },
      barriers: [],
      quotes: [],
      reading: 'unclear',
      sureness: 'sure',
    };
    await mkdir(cli.path('answers/tram-works'), { recursive: true });
    await writeFile(join(cli.path('answers/tram-works'), 'r3.json'), JSON.stringify(answer));
    await cli.run('score', '--cases', CASES, '--json', '--replay', cli.path('answers'));
    const before = JSON.parse(cli.out[0] ?? '');
    expect(before.reading_macro_f1).toBeCloseTo(2 / 6);
  });

  it('writes the requests of all cases', async () => {
    await cli.run('score', '--cases', CASES, '--dump-prompts', cli.path('requests'));
    expect(await cli.list('requests')).toContain('tram-works/r1.json');
    expect(cli.out).toEqual([]);
  });

  it('says where there are no cases', async () => {
    await cli.run('score', '--cases', cli.path('.'));
    await cli.run('score', '--cases', cli.path('gone'));
    expect(cli.problems).toHaveLength(2);
    expect(cli.seen.exitCode).toBe(1);
  });
});
