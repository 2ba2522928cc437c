import { constants, existsSync } from 'node:fs';
import { access, readFile, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createPublicHolidays } from './calendar/public-holidays.ts';
import { type Config, readConfig } from './config.ts';
import { codeOf } from './db/error-code.ts';
import { problemOfDatabase } from './db/look-at-database.ts';
import { causeOf } from './domain/cause-of.ts';
import type { Clock } from './domain/clock.ts';
import { type Finding, leftOut, well, wrong } from './domain/finding.ts';
import { counted } from './domain/words.ts';
import { inspectArticles } from './features/guide/library/load-articles.ts';
import { diskPart } from './features/health/parts.ts';
import { tryToRead } from './features/health/try-to-read.ts';
import { loadSetup } from './features/setup-file/load-setup.ts';
import { formatProblem } from './features/strategies/yaml-file.ts';
import { OWN_ARTICLES } from './own-articles.ts';
import { proxyInUse } from './proxies.ts';
import type { Environment } from './read-settings.ts';
import { reachModel } from './reader/language-model/reach-model.ts';
import { createLocalReader } from './reader/local/local-reader.ts';
import { lookAtBotToken, lookAtClock, lookAtEvents } from './slack/look-at-slack.ts';

/** What each thing is called, and how it is tried. */
type Examination = readonly [name: string, look: (config: Config) => Promise<readonly Finding[]>];

/**
 * Tries everything that the settings lead to, one after another, and tells each finding as it comes.
 * Nothing is changed, and the app may be running.
 */
export async function examine(
  environment: Environment,
  wrongProxies: readonly string[],
  clock: Clock,
  tell: (name: string, finding: Finding) => void,
): Promise<void> {
  const config = readConfig(environment);
  const problems = [...wrongProxies, ...(config.ok ? [] : config.error)];
  if (problems.length === 0) tell('settings', well('All settings can be used.'));
  for (const problem of problems) tell('settings', wrong(`${problem}.`));
  for (const [name, look] of examinations(clock)) {
    const found = config.ok
      ? await look(config.value).catch((error: unknown) => [wrong(failed(error))])
      : [leftOut('The settings come first.')];
    for (const finding of found) tell(name, finding);
  }
}

/** The message of an error may hold anything. */
function failed(error: unknown): string {
  const { error: name, code } = causeOf(error);
  return `It could not be tried (${code ?? name}).`;
}

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

function examinations(clock: Clock): readonly Examination[] {
  return [
    ['set-up file', lookAtSetup],
    ['Slack', ({ slack }) => lookAtBotToken(slack, SILENT)],
    ['events', async ({ slack }) => [await lookAtEvents(slack, SILENT, proxyInUse())]],
    ['clock', async ({ slack }) => [await lookAtClock(slack, clock)]],
    ['database', async ({ databasePath }) => [await lookAtDatabase(databasePath)]],
    ['disk', async ({ databasePath }) => [await lookAtDisk(databasePath)]],
    ['articles', lookAtArticles],
    ['reader', async () => [await lookAtReader()]],
    ['language model', async ({ model }) => [await lookAtModel(model)]],
  ];
}

async function lookAtSetup({ setupFile }: Config): Promise<readonly Finding[]> {
  if (setupFile === undefined) return [leftOut('SETUP_FILE names none: it is set up in Slack.')];
  const readText = (file: string) => readFile(file, 'utf8').catch(() => undefined);
  const loaded = await loadSetup(setupFile, readText, createPublicHolidays());
  return loaded.ok
    ? [well(`${setupFile} can be used.`)]
    : loaded.error.map((problem) => wrong(formatProblem(problem)));
}

async function lookAtDatabase(path: string): Promise<Finding> {
  if (!existsSync(path)) return leftOut(`There is no ${path} yet: it is made at the start.`);
  const problem = problemOfDatabase(path);
  return problem === undefined
    ? well(`${path} is whole, and this version can use it.`)
    : wrong(`${path} ${problem} "throughline restore" puts a backup in its place.`);
}

async function lookAtDisk(path: string): Promise<Finding> {
  const folder = nearestFolder(resolve(dirname(path)));
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    return wrong(`This user may not write to ${folder} (${codeOf(error)}).`);
  }
  const { bavail, bsize } = await statfs(folder);
  const { ok, says } = diskPart(bavail * bsize);
  return ok ? well(`There is room in ${folder}, and it can be written.`) : wrong(says);
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

async function lookAtArticles({ contentDirs }: Config): Promise<readonly Finding[]> {
  const present = contentDirs.filter((dir) => existsSync(dir));
  const missing = contentDirs.filter((dir) => !existsSync(dir));
  const found = await Promise.all([...present, OWN_ARTICLES].map(inspectArticles));
  const toMend = [
    ...missing.map((dir) => `CONTENT_DIR names ${dir}, which is not there.`),
    ...found.flatMap(({ check }) =>
      check.rejected.map(({ file, line, message }) => `${file}:${line}: ${message}`),
    ),
  ];
  if (toMend.length > 0) return toMend.map(wrong);
  const loaded = found.reduce((sum, { check }) => sum + check.loaded, 0);
  return [well(`${counted(loaded, 'article', 'articles')} can be shown.`)];
}

async function lookAtReader(): Promise<Finding> {
  const reader = createLocalReader();
  try {
    const trouble = await tryToRead(reader);
    return trouble === undefined
      ? well('The files of the reader are there, and it reads.')
      : wrong(trouble);
  } finally {
    await reader.close();
  }
}

async function lookAtModel(model: Config['model']): Promise<Finding> {
  if (model === undefined) return leftOut('None is set: the local reader reads.');
  const trouble = await reachModel(model);
  return trouble === undefined ? well('It answers, and takes its key.') : wrong(trouble);
}
