import { dirname, resolve } from 'node:path';
import type { Regions } from '../../calendar/read-region.ts';
import { FILE_LIMITS } from '../../domain/file-limits.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { parseStrategy } from '../strategies/parse-strategy.ts';
import { type FileProblem, fieldProblem, lineFinder, readYaml } from '../strategies/yaml-file.ts';
import { mismatches } from './check-setup.ts';
import { SETUP, type SetupFile } from './setup-codec.ts';

/** A set-up with its strategies read and its parts checked against each other. */
export type Setup = Omit<SetupFile, 'strategies'> & {
  readonly strategies: ReadonlyMap<string, Strategy>;
};

/** Reads the text of a file; undefined if there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** Loads a set-up file and the strategy files that it names, or says everything that is wrong. */
export async function loadSetup(
  path: string,
  readText: ReadText,
  holidays: Regions,
): Promise<Result<Setup, readonly FileProblem[]>> {
  const text = await readText(path);
  if (text === undefined)
    return err([{ file: path, line: 1, field: '', message: 'there is no such file' }]);
  const parsed = readYaml(SETUP.schema, text, path, FILE_LIMITS.setupLetters);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const lineOf = lineFinder(text);
  const report = (field: readonly PropertyKey[], message: string) =>
    fieldProblem(path, lineOf, field, message);
  const strategies = new Map<string, Strategy>();
  const problems: FileProblem[] = [];
  for (const [id, written] of file.strategies) {
    const strategy = await strategyOf(written, dirname(path), readText, (message) =>
      report(['strategies', id], message),
    );
    if (strategy.ok) strategies.set(id, strategy.value);
    else problems.push(...strategy.error);
  }
  problems.push(...mismatches(file, strategies, holidays, report));
  return problems.length > 0 ? err(problems) : ok({ ...file, strategies });
}

async function strategyOf(
  written: Strategy | string,
  folder: string,
  readText: ReadText,
  report: (message: string) => FileProblem,
): Promise<Result<Strategy, readonly FileProblem[]>> {
  if (typeof written !== 'string') return ok(written);
  const path = resolve(folder, written);
  const text = await readText(path);
  if (text !== undefined) return parseStrategy(text, path);
  return err([report(`there is no file "${written}" beside this one`)]);
}
