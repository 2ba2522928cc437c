import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Strategy } from '../../domain/strategy.ts';
import { parseStrategy } from './parse-strategy.ts';
import { EMPTY_STRATEGY } from './strategy-edits.ts';

/** The examples that come with Throughline: the same step up from src and from dist. */
const FOLDER = fileURLToPath(new URL('../../../content/strategies', import.meta.url));

/** A strategy to start from; its id is the name of its file. */
export type Template = { readonly id: string; readonly strategy: Strategy };

/** Every strategy to start from, by name. */
export async function readTemplates(): Promise<readonly Template[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.yaml')).sort();
  const templates = await Promise.all(
    files.map(async (file) => {
      const parsed = parseStrategy(await readFile(join(FOLDER, file), 'utf8'), file);
      if (!parsed.ok) throw new Error(`${file} is no strategy: ${JSON.stringify(parsed.error)}`);
      return { id: basename(file, '.yaml'), strategy: parsed.value };
    }),
  );
  return templates.sort((a, b) => a.strategy.name.localeCompare(b.strategy.name));
}

/**
 * What somebody starts from: name, statement and decision rules, for the period of today. What else the
 * made-up company of the example does and has is left out: nobody else has its people and shops.
 */
export function startingPoint({ strategy }: Template, now: Date): Strategy {
  const { name, statement, priorities } = strategy;
  const nothing = { behaviours: [], resources: [], decisionRights: [], metrics: [] };
  return {
    ...EMPTY_STRATEGY,
    name,
    statement,
    period: quarterOf(now),
    priorities: priorities.map(({ id, title, decisionRules }) => ({
      ...{ id, title, decisionRules },
      ...nothing,
    })),
  };
}

function quarterOf(now: Date): string {
  return `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`;
}
