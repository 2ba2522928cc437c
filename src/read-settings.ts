import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { err, ok, type Result } from './domain/result.ts';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a file; throws where it cannot be read. */
export type ReadText = (path: string) => string;

/** As the file system has it. */
export const readTextFile: ReadText = (path) => readFileSync(path, 'utf8');

/**
 * Reads the settings of a schema, or names every problem at once, one line each. A secret may stand in
 * a file instead, which NAME_FILE names.
 */
export function readSettings<Schema extends z.ZodObject>(
  schema: Schema,
  environment: Environment,
  readText: ReadText,
): Result<z.infer<Schema>, readonly string[]> {
  const given: Record<string, string | undefined> = { ...environment };
  const problems = new Map<string, string>();
  for (const name of secretsOf(schema)) {
    const secret = secretFor(name, environment, readText);
    if (secret.ok) given[name] = secret.value;
    else problems.set(name, secret.error);
  }
  const parsed = schema.safeParse(given);
  const others = (parsed.error?.issues ?? [])
    .filter(({ path }) => !problems.has(String(path[0])))
    .map(({ path, message }) => `${path.join('.')} ${message}`);
  const all = [...problems.values(), ...others];
  return parsed.success && all.length === 0 ? ok(parsed.data) : err(all);
}

/** The settings of a schema that hold secrets. */
export function secretsOf({ shape }: z.ZodObject): readonly string[] {
  return Object.entries(shape)
    .filter(([, field]) => (field as z.ZodType).meta()?.['secret'] === true)
    .map(([name]) => name);
}

function secretFor(
  name: string,
  environment: Environment,
  readText: ReadText,
): Result<string | undefined, string> {
  const [itself, file] = [environment[name], environment[`${name}_FILE`]?.trim()];
  if (!file) return ok(itself);
  if (itself) return err(`${name} and ${name}_FILE are both set: keep the one that is meant`);
  try {
    return ok(readText(file).trim());
  } catch {
    return err(
      `${name}_FILE names ${file}, which cannot be read: look at the path, and whether this user may read it`,
    );
  }
}
