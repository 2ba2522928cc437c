import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { Command } from '@commander-js/extra-typings';
import { readTextFile } from '../cli/text-file.ts';
import { parseStrategy } from '../features/strategies/parse-strategy.ts';
import { formatProblem } from '../features/strategies/yaml-file.ts';
import { loadModels } from './load-models.ts';
import { createNarrator } from './narrator.ts';
import { openInBrowser } from './open-in-browser.ts';
import type { LocalSlack } from './press-buttons.ts';
import { type Company, EXAMPLE_STRATEGY, readExample, readOwnCompany } from './read-company.ts';
import { runCheckIn } from './run-check-in.ts';
import { serveDemo } from './serve-demo.ts';
import { createVisit } from './visit.ts';

const program = new Command('npm run demo --')
  .description('Runs a whole check-in on a Slack that runs on this machine. It needs no token.')
  .option('--once', 'end when the check-in is done', false)
  .option('--no-page', 'serve no page')
  .option('--out <dir>', 'where the files go', 'demo-output')
  .option('--strategy <file>', 'your own strategy, as YAML')
  .option(
    '--replies <file>',
    'your own replies, as CSV or one JSON object a line: id, name, function, level and text',
  )
  .action(async ({ once, page, out, strategy, replies }) => {
    if ((strategy === undefined) !== (replies === undefined)) {
      program.error('Give --strategy and --replies together.');
    }
    if (strategy !== undefined) await checkStrategy(strategy);
    const company = await companyOf(replies);
    const narrator = createNarrator((text) => process.stdout.write(text), process.stdout.isTTY);
    const folder = resolve(out);
    const strategyFile = resolve(strategy ?? EXAMPLE_STRATEGY);
    const shared = await loadModels();
    const checkIn = await runCheckIn(company, strategyFile, folder, narrator, shared);
    const { slack, stop } = checkIn;
    narrator.step(`The files:\n${filesOf(folder)}`);
    const reader = company.people.find((person) => person.isExecutive);
    if (!once && page) {
      const { url } = await serveDemo({ running: checkIn, company, strategyFile, shared });
      narrator.step(
        `This Slack is a page too, and the next round is open there. Be anybody, and press everything:\n   ${url}`,
      );
      openInBrowser(url);
    }
    if (!once && reader) {
      await lookAround(slack, reader.id, process.stdin, process.stdout);
      if (!process.stdin.isTTY) await untilSignal();
    }
    await stop();
  });

/** Without a terminal there is nobody to type; it stays up all the same. */
function untilSignal(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
    // A pending promise alone does not keep a process alive.
    setInterval(() => undefined, 60_000);
  });
}

/** Lets a visitor type commands as one of the company's executives, until the input ends. */
async function lookAround(slack: LocalSlack, personId: string, input: Readable, output: Writable) {
  output.write(
    '\nEverything stays up. Type /alignment-report, /strategy-guide and a question, or /strategy-check, and then the number of a button; Ctrl+C ends it.\n',
  );
  const visit = createVisit(slack, personId);
  const terminal = createInterface({ input, output, prompt: '> ' });
  terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() !== '') output.write(`\n${await visit.type(line)}\n\n`);
    terminal.prompt();
  }
}

/** Says what is wrong with somebody's own strategy before anything starts, by the path that they gave. */
async function checkStrategy(file: string): Promise<void> {
  const text = await readTextFile(file);
  if (!text.ok) throw new Error(text.error);
  const strategy = parseStrategy(text.value, file);
  if (!strategy.ok) throw new Error(`\n${strategy.error.map(formatProblem).join('\n')}`);
}

async function companyOf(replies: string | undefined): Promise<Company> {
  return replies === undefined ? await readExample() : await readOwnCompany(replies);
}

function filesOf(folder: string): string {
  return [
    ['report.html', 'the report, to open in a browser or print'],
    ['one-page.html', 'the same on one page, to print'],
    ['who-stands-where.png', 'its picture; there are more beside it'],
    ['tallies.csv', 'its numbers for a spreadsheet; so are flags.csv, positions.csv, readings.csv'],
    ['report.json', 'the same as data'],
    ['report.txt', 'the same as text'],
    ['messages.json', 'every message in the Slack'],
    ['setup.yaml', 'the set-up file, as an admin would write it'],
  ]
    .map(([file = '', what]) => `   ${join(folder, file)}  (${what})`)
    .join('\n');
}

try {
  await program.parseAsync();
  process.exit(0);
} catch (error) {
  process.stderr.write(`\nThe demo stopped: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
