import { Command } from '@commander-js/extra-typings';
import type { Strategy } from '../domain/strategy.ts';
import { counted } from '../domain/words.ts';
import { parseStrategy } from '../features/strategies/parse-strategy.ts';
import { formatProblem } from '../features/strategies/yaml-file.ts';
import { buildRequest } from '../reader/language-model/model-request.ts';
import { createReplayReader, writeRequest } from '../reader/language-model/replay-reader.ts';
import type { ReplyToRead } from '../reader/reader.ts';
import {
  type CommandParts,
  type ReaderChoice,
  readerOption,
  refuse,
  withReader,
  writeOut,
} from './command-parts.ts';
import { type FileReply, parseReplies } from './json-lines.ts';
import { readingLine } from './reading-line.ts';
import { readTextFile } from './text-file.ts';
import { startProgress, watchReader } from './watch-reader.ts';

/** `throughline read`: reads the replies of a file and writes one line for each. */
export function readCommand(parts: CommandParts) {
  return new Command('read')
    .description('read replies from a file, without Slack')
    .requiredOption('--strategy <file>', 'the strategy, as YAML')
    .requiredOption(
      '--replies <file>',
      'the replies, as CSV or one JSON object a line: id, text, question, channel',
    )
    .option('--out <file>', 'where the readings go, one line for each reply')
    .addOption(readerOption())
    .option(
      '--dump-prompts <dir>',
      'write the exact request to a language model, one file for each reply',
    )
    .option(
      '--replay <dir>',
      'read with recorded answers: DIR/ID.json holds the answer to the request of that name',
    )
    .action(async ({ strategy: strategyFile, replies: repliesFile, ...options }) => {
      const input = await loadInput(parts, strategyFile, repliesFile);
      if (input === undefined) return;
      const { dumpPrompts, out } = options;
      if (dumpPrompts !== undefined) await dump(dumpPrompts, input);
      if (out !== undefined) await readAll(parts, input, { ...options, out });
      else if (dumpPrompts === undefined) complain(parts, 'Say where the readings go: --out FILE');
    });
}

type Input = { readonly strategy: Strategy; readonly replies: readonly FileReply[] };

/** Strategy and replies; what is wrong with them is said, and lines that can be used still are. */
async function loadInput(parts: CommandParts, strategyFile: string, repliesFile: string) {
  const [yaml, written] = [await readTextFile(strategyFile), await readTextFile(repliesFile)];
  if (!yaml.ok) complain(parts, yaml.error);
  if (!written.ok) complain(parts, written.error);
  if (!yaml.ok || !written.ok) return undefined;
  const strategy = parseStrategy(yaml.value, strategyFile);
  const { items: replies, problems } = parseReplies(written.value, repliesFile);
  for (const problem of problems) complain(parts, problem);
  if (strategy.ok) return { strategy: strategy.value, replies };
  for (const problem of strategy.error) complain(parts, formatProblem(problem));
  return undefined;
}

function complain(parts: CommandParts, problem: string): void {
  refuse(parts, parts.warn, [problem]);
}

async function dump(dir: string, { replies, strategy }: Input): Promise<void> {
  for (const reply of replies) {
    await writeRequest(dir, reply.id, buildRequest(reply, strategy, []).request);
  }
}

async function readAll(
  parts: CommandParts,
  { replies, strategy }: Input,
  options: {
    readonly out: string;
    readonly reader: ReaderChoice;
    readonly replay?: string | undefined;
  },
): Promise<void> {
  const { out, replay } = options;
  const choice = replay === undefined ? options.reader : 'local';
  await withReader(parts, choice, async (chosen, local) => {
    const ids = new Map<ReplyToRead, string>(replies.map((reply) => [reply, reply.id]));
    const placeIn = (dir: string) => (reply: ReplyToRead) => ({ dir, id: ids.get(reply) ?? '' });
    const { reader, whoRead } = watchReader(
      replay === undefined
        ? chosen
        : createReplayReader({ dir: replay, local, placeOf: placeIn(replay) }),
    );
    const progress = startProgress(parts.isTerminal, replies.length);
    const lines: string[] = [];
    for (const reply of replies) {
      const outcome = await reader.read(reply, strategy);
      lines.push(`${JSON.stringify(readingLine(reply.id, outcome, strategy))}\n`);
      progress.show(lines.length);
    }
    progress.done();
    await writeOut(out, lines.join(''));
    parts.write(`${counted(lines.length, 'reply', 'replies')} read ${whoRead()}: ${out}`);
  });
}
