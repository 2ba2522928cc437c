import { parse, TomlError } from 'smol-toml';
import { err, ok, type Result } from '../../../domain/result.ts';
import { mendedYaml } from './mend-yaml.ts';
import { readYaml, type YamlProblem } from './read-yaml.ts';
import type { Notation } from './split-front-matter.ts';

/**
 * Reads the metadata at the top of an article. YAML that its author's tools take and the standard does
 * not is understood; else the problem names the line (from 1), in plain words.
 */
export function readMetadata(text: string, notation: Notation): Result<unknown, YamlProblem> {
  if (notation === 'toml') return readToml(text);
  return notation === 'json' ? readJson(text) : mendedYaml(text, readYaml);
}

function readToml(text: string): Result<unknown, YamlProblem> {
  try {
    return ok(parse(text));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const line = text.split('\n')[error.line - 1]?.trim().slice(0, 80) ?? '';
    return err({
      line: error.line,
      message: `Between +++ and +++ I cannot read: ${line}. Write a field as: title = "The title".`,
    });
  }
}

function readJson(text: string): Result<unknown, YamlProblem> {
  try {
    return ok(text.trim() === '' ? null : JSON.parse(text));
  } catch {
    return err({ line: 1, message: 'The fields at the top are no JSON that I can read.' });
  }
}
