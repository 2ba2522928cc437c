import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CASES, type CommandLine, startCommandLine } from './command-line.ts';

const STRATEGY_FILE = join(CASES, 'tram-works', 'strategy.yaml');
const REPLIES_FILE = join(CASES, 'tram-works', 'replies.jsonl');

let cli: CommandLine;
beforeEach(async () => {
  cli = await startCommandLine();
});
afterEach(() => cli.remove());

const read = (...more: readonly string[]) =>
  cli.run('read', '--strategy', STRATEGY_FILE, '--replies', REPLIES_FILE, ...more);

/** A recorded answer that is silent about one rule and takes a side on the other. */
function recorded(side: string, quote: string, reading: string) {
  return {
    positions: {
      repair: { quote, side, sureness: 'sure' },
      crews: { quote: null, side: 'silent', sureness: 'sure' },
    },
    barriers: [],
    quotes: [quote],
    reading,
    sureness: 'sure',
  };
}

describe('throughline read', () => {
  it('writes one line for each reply, in their order', async () => {
    await read('--out', cli.path('deep/readings.jsonl'));
    const lines = await cli.lines('deep/readings.jsonl');
    expect(lines.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3']);
    expect(lines[1]).toMatchObject({
      id: 'r2',
      reading: 'conflicting',
      confidence: 0.9,
      decided: true,
      barriers: [],
      positions: { repair: 'over', crews: 'over' },
      evidence: ['Great'],
      evidence_offsets: [[0, 5]],
      reader: 'local 1',
    });
    expect(cli.seen).toEqual({ exitCode: 0, closed: 1 });
    expect(cli.problems).toEqual([]);
  });

  it('does not look at labels: the same lines come out without them', async () => {
    await read('--out', cli.path('with.jsonl'));
    const bare = [
      { id: 'r1', text: 'nothing of note' },
      { id: 'r2', text: 'more new trams', labels: 'no labels at all' },
    ];
    await cli.write('bare.jsonl', bare.map((line) => JSON.stringify(line)).join('\n'));
    const args = ['--replies', cli.path('bare.jsonl'), '--out', cli.path('without.jsonl')];
    await cli.run('read', '--strategy', STRATEGY_FILE, ...args);
    const lines = await cli.lines('without.jsonl');
    expect(lines.map(({ reading }) => reading)).toEqual(['agreement', 'conflicting']);
    expect(cli.seen.exitCode).toBe(0);
  });

  it('names bad lines by their number and reads the others', async () => {
    const lines = [
      '\uFEFF{"id":"a","text":"fine"}',
      '{"id":"b", oh',
      '',
      '{"text":"no id","channel":"pigeon"}',
      '[1]',
      '{"id":7,"text":"new trams"}',
    ];
    await cli.write('some.jsonl', lines.join('\r\n'));
    const file = cli.path('some.jsonl');
    await cli.run('read', '--strategy', STRATEGY_FILE, '--replies', file, '--out', cli.path('o'));
    expect((await cli.lines('o')).map(({ id }) => id)).toEqual(['a', '7']);
    expect(cli.problems).toEqual([
      `${file}:2: this line is no JSON object`,
      `${file}:4: id: expected an id; channel: expected thread, dm or voice`,
      `${file}:5: this line is no JSON object`,
    ]);
    expect(cli.seen.exitCode).toBe(1);
  });

  it('gives a clear refusal where there is nothing to read', async () => {
    await cli.write('empty.jsonl', '{"id":"a","text":"  "}');
    const args = ['--replies', cli.path('empty.jsonl'), '--out', cli.path('o')];
    await cli.run('read', '--strategy', STRATEGY_FILE, ...args);
    expect(await cli.lines('o')).toEqual([
      {
        id: 'a',
        reading: 'unclear',
        confidence: 0,
        decided: false,
        barriers: [],
        positions: { repair: 'silent', crews: 'silent' },
        evidence: [],
        refused: 'It has no words.',
      },
    ]);
    expect(cli.seen.exitCode).toBe(0);
  });

  it('says what is wrong with a strategy, a missing file or a missing setting', async () => {
    await cli.write('strategy.yaml', 'name: Half\nstatement: x\n');
    const out = ['--out', cli.path('o')];
    const [half, gone] = [cli.path('strategy.yaml'), cli.path('gone.jsonl')];
    await cli.run('read', '--strategy', half, '--replies', REPLIES_FILE, ...out);
    await cli.run('read', '--strategy', STRATEGY_FILE, '--replies', gone, ...out);
    await read(...out, '--reader', 'model');
    await read();
    expect(cli.problems).toEqual([
      expect.stringMatching(/strategy\.yaml:\d+: priorities: expected a list of priorities/),
      `${gone}: there is no such file.`,
      'Set MODEL_NAME to use a language model.',
      'Say where the readings go: --out FILE',
    ]);
    expect(cli.seen.exitCode).toBe(1);
    expect(await cli.list('.')).toEqual(['strategy.yaml']);
  });
});

describe('--dump-prompts and --replay', () => {
  it('writes the exact request for each reply, and needs no reader for it', async () => {
    await read('--dump-prompts', cli.path('requests'));
    expect(await cli.list('requests')).toEqual(['r1.json', 'r2.json', 'r3.json']);
    const request = await cli.json('requests/r2.json');
    expect(request.id).toBe('r2');
    expect(request.system).toContain('Rule "repair": prefer repairing trams');
    expect(request.messages).toHaveLength(1);
    expect(request.messages[0].content).toContain('We still order six new trams in March');
    expect(request.schema.properties.positions.required).toEqual(['repair', 'crews']);
    expect(JSON.stringify(request)).not.toContain('"labels"');
    expect(cli.seen).toEqual({ exitCode: 0, closed: 0 });
  });

  it('stays in the folder whatever an id says', async () => {
    await cli.write('odd.jsonl', '{"id":"../x/y","text":"a"}');
    const args = ['--replies', cli.path('odd.jsonl'), '--dump-prompts', cli.path('requests')];
    await cli.run('read', '--strategy', STRATEGY_FILE, ...args);
    expect(await cli.list('requests')).toEqual(['..%2Fx%2Fy.json']);
  });

  it('reads with recorded answers, and locally where there is none to be believed', async () => {
    const dir = cli.path('answers');
    await mkdir(dir);
    const good = recorded('prefer', 'I cancelled the order for four new ones', 'operational');
    await writeFile(join(dir, 'r1.json'), `\`\`\`json\n${JSON.stringify(good)}\n\`\`\``);
    const bad = recorded('over', 'We order seven', 'conflicting');
    await writeFile(join(dir, 'r2.json'), JSON.stringify(bad));
    await read('--replay', dir, '--out', cli.path('o'));
    const lines = await cli.lines('o');
    expect(lines.map(({ reader }) => reader.split(' ')[0])).toEqual([
      'replay:answers',
      'local',
      'local',
    ]);
    expect(cli.out.at(-1)).toContain('3 replies read by replay:answers (1) and local (2)');
    expect(lines[0].evidence).toEqual(['I cancelled the order for four new ones']);
    await writeFile(
      join(dir, 'r2.2.json'),
      JSON.stringify(recorded('over', 'We still order six new trams', 'conflicting')),
    );
    await read('--replay', dir, '--out', cli.path('o'));
    expect((await cli.lines('o'))[1].reader).toMatch(/^replay:answers/);
  });
});
