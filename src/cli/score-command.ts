import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { type Case, loadCases } from '../reader/cases/load-cases.ts';
import { buildRequest } from '../reader/language-model/model-request.ts';
import { createReplayReader, writeRequest } from '../reader/language-model/replay-reader.ts';
import type { Reader, ReplyToRead } from '../reader/reader.ts';
import { scoreReader } from '../reader/scoring/score-reader.ts';
import { type CommandParts, readerOption, refuse, withReader } from './command-parts.ts';
import { scoreTables } from './score-tables.ts';
import { startProgress, watchReader } from './watch-reader.ts';

/** `throughline score`: reads labelled cases and says how often the reader is right. */
export function scoreCommand(parts: CommandParts) {
  return new Command('score')
    .description('measure a reader on labelled cases')
    .requiredOption('--cases <dir>', 'a folder of cases: CASE/strategy.yaml and CASE/replies.jsonl')
    .addOption(readerOption())
    .option('--dump-prompts <dir>', 'only write the requests to a language model: DIR/CASE/ID.json')
    .option('--replay <dir>', 'read with recorded answers: DIR/CASE/ID.json')
    .option('--json', 'print the figures as JSON and nothing else')
    .action(async (options) => {
      const cases = await casesOf(parts, options.cases);
      if (cases === undefined) return;
      if (options.dumpPrompts !== undefined) return await dump(options.dumpPrompts, cases);
      const { replay } = options;
      await withReader(
        parts,
        replay === undefined ? options.reader : 'local',
        async (chosen, local) => {
          const { reader, whoRead } = watchReader(
            replay === undefined ? chosen : replayOf(replay, cases, local),
          );
          const score = await scoreOf(parts, reader, cases);
          if (options.json) return parts.write(JSON.stringify(score.score.figures));
          for (const line of scoreTables(score)) parts.write(line);
          parts.write(`\nRead ${whoRead()}.`);
        },
      );
    });
}

async function casesOf(parts: CommandParts, dir: string) {
  try {
    return await loadCases(dir);
  } catch (error) {
    refuse(parts, parts.warn, [error instanceof Error ? error.message : String(error)]);
    return undefined;
  }
}

async function dump(dir: string, cases: readonly Case[]): Promise<void> {
  for (const { name, strategy, replies } of cases) {
    for (const reply of replies) {
      const { request } = buildRequest(reply, strategy, []);
      await writeRequest(join(dir, name), reply.id, request);
    }
  }
}

/** Recorded answers by case and id. Replies alike in every word share an answer: so do their requests. */
function replayOf(dir: string, cases: readonly Case[], local: Reader): Reader {
  const keyOf = ({ channel, question, text }: ReplyToRead) =>
    JSON.stringify([channel, question, text]);
  const places = new Map(
    cases.map(({ name, strategy, replies }) => [
      strategy,
      { dir: join(dir, name), ids: new Map(replies.map((reply) => [keyOf(reply), reply.id])) },
    ]),
  );
  return createReplayReader({
    dir,
    local,
    placeOf: (reply, strategy) => {
      const place = places.get(strategy);
      return { dir: place?.dir ?? dir, id: place?.ids.get(keyOf(reply)) ?? '' };
    },
  });
}

async function scoreOf(parts: CommandParts, reader: Reader, cases: readonly Case[]) {
  const progress = startProgress(
    parts.isTerminal,
    cases.reduce((sum, { replies }) => sum + replies.length, 0),
  );
  const score = await scoreReader(reader, cases, parts.elapsed, progress.show);
  progress.done();
  return { name: reader.identity.name, score };
}
