#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { pino } from 'pino';
import { createApp, SetupError, type ThroughlineApp } from './app.ts';
import { createProgram } from './cli/create-program.ts';
import { commandTools } from './command-tools.ts';
import { type Config, readConfig } from './config.ts';
import type { Log } from './domain/log.ts';
import { formatBug, formatFailure } from './format-failure.ts';
import { logWarnings } from './log-process.ts';
import { useProxies } from './proxies.ts';

// What is written here holds the words of people: only this user may read it.
process.umask(0o077);

const wrongProxies = useProxies(process.env);

/** Starts the app and keeps it running until a signal; answers the exit code. */
async function start(): Promise<number> {
  const config = readConfig(process.env);
  if (!config.ok || wrongProxies.length > 0) {
    console.error('Throughline cannot start yet:');
    const problems = [...wrongProxies, ...(config.ok ? [] : config.error)];
    for (const problem of problems) console.error(`- ${problem}`);
    console.error('\nTo see it work without Slack and without any setting: npm run demo');
    return 1;
  }
  try {
    await runUntilSignal(config.value);
    return 0;
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : formatFailure(error));
    return 1;
  }
}

/** A signal ends the start too, which goes on for as long as Slack cannot be reached. */
async function runUntilSignal(config: Config): Promise<void> {
  const signal = untilSignal();
  const log = pino({ level: config.logLevel, base: null });
  logWarnings(process, log);
  const app = await createApp(config, { log, clock: () => new Date(), ticksByItself: true });
  await Promise.race([app.start(), signal]);
  await signal;
  await stopInTime(app, log);
}

/** Less than the ten seconds after which service managers kill. */
const LONGEST_STOP_MS = 8_000;

/** Finishes what is under way; what takes longer is taken up again at the next start. */
async function stopInTime(app: ThroughlineApp, log: Log): Promise<void> {
  const late = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), LONGEST_STOP_MS).unref();
  });
  if ((await Promise.race([app.stop(), late])) === 'late')
    log.warn({}, 'stopped with work under way; it is taken up again at the next start');
  else log.info({}, 'stopped');
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/** No answer, as after Ctrl-D, is a no. */
async function askOnTerminal(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const answer = await Promise.race([terminal.question(`${question} [y/N] `), ended]);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

// Node itself would print the message of an error, and with it perhaps the words of people.
process.on('uncaughtException', (error) => {
  console.error(formatBug(error));
  process.exit(1);
});

const program = createProgram({
  ...commandTools(process.env, wrongProxies),
  start,
  now: () => new Date(),
  write: (line) => console.log(line),
  warn: (line) => console.error(line),
  elapsed: () => performance.now(),
  isTerminal: process.stderr.isTTY,
  confirm: process.stdin.isTTY && process.stdout.isTTY ? askOnTerminal : undefined,
  setExitCode: (code) => {
    process.exitCode = code;
  },
});
await program.parseAsync();
// The encoder's threads would keep a process alive that has nothing left to do.
process.exit();
