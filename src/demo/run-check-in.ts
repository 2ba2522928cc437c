import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import type { ThroughlineApp } from '../app.ts';
import type { Shared } from '../deps.ts';
import { counted, formatList } from '../domain/words.ts';
import { reportFiles } from '../features/report/files/report-files.ts';
import { reportAsText } from '../features/report/files/report-text.ts';
import type { FullReport } from '../features/report/report.ts';
import { parseStrategy } from '../features/strategies/parse-strategy.ts';
import { formatProblem } from '../features/strategies/yaml-file.ts';
import type { Narrator } from './narrator.ts';
import { answerQuestions, type LocalSlack, pressButtons } from './press-buttons.ts';
import type { Company, CompanyReply } from './read-company.ts';
import { type DemoClock, DUE, type RunningCompany, startCompany } from './start-company.ts';
import { DUE_AT, OPEN_DAYS } from './write-setup.ts';

const MOST_TRIES = 5;
/** No weekend lies between, so that working days are days. */
const CLOSING = DUE + OPEN_DAYS * 86_400_000;

/** What a finished check-in leaves: still running. */
export type FinishedCheckIn = RunningCompany & { readonly report: FullReport };

/**
 * Runs a whole check-in of a company on a strategy: asks, lets people answer, closes, reports,
 * and writes the files to `out`. Throws where a step fails.
 * What takes a while to load may be handed in.
 */
export async function runCheckIn(
  company: Company,
  strategyFile: string,
  out: string,
  narrator: Narrator,
  shared?: Shared,
): Promise<FinishedCheckIn> {
  const running = await startCompany(company, strategyFile, out, narrator, shared);
  const { slack, app, clock, stop } = running;
  try {
    await askEverybody(app, slack, clock, narrator);
    await letPeopleAnswer(app, slack, company, narrator);
    await letPeoplePress(app, slack, company, strategyFile, narrator);
    const report = await closeAndReport(app, clock, narrator);
    await letTheOwnerAnswer(app, slack, company, narrator);
    await askTheGuide(slack, company, narrator);
    await writeFiles(out, report, slack);
    return { ...running, report };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function askEverybody(
  app: ThroughlineApp,
  slack: LocalSlack,
  clock: DemoClock,
  narrator: Narrator,
): Promise<void> {
  clock.setTo(DUE + 1000);
  const { opened, sent } = await app.tick();
  if (opened !== 1) throw new Error('The round did not open.');
  const later = await askTheOthers(app, clock);
  if (sent + later === 0) throw new Error('Nobody was asked.');
  narrator.step(
    `It is ${DUE_AT.replace('T', ' ')} UTC: the round opens. ${sent} leaders are asked now, ${later} when their own working day begins. Each reads:`,
  );
  const [prompt] = slack.record.messages.filter((message) => message.fromApp);
  if (prompt !== undefined) narrator.quote(renderBlocksAsText(prompt.blocks, prompt.text));
}

/** Moves the clock from one waiting message to the next; answers how many went out. */
async function askTheOthers(app: ThroughlineApp, clock: DemoClock): Promise<number> {
  let sent = 0;
  for (;;) {
    const next = await app.nextSendAt();
    if (next === null || next.getTime() >= CLOSING) return sent;
    clock.setTo(next.getTime() + 1000);
    sent += (await app.tick()).sent;
  }
}

async function letPeopleAnswer(
  app: ThroughlineApp,
  slack: LocalSlack,
  company: Company,
  narrator: Narrator,
): Promise<void> {
  const progress = narrator.progress('people answer', company.replies.length);
  for (const reply of company.replies) {
    await answer(slack, reply);
    progress.advance();
  }
  progress.done();
  await app.tick();
  narrator.step(`${company.replies.length} answers came in, and each has been read.`);
}

async function answer(slack: LocalSlack, { personId, text, via, edit }: CompanyReply) {
  const person = slack.person(personId);
  const prompt = person.dms().find((message) => message.fromApp);
  if (prompt === undefined) throw new Error(`${personId} was not asked.`);
  const message = await heard(slack, () =>
    via === 'dm' ? person.dm(text) : person.replyInThread(prompt.channel, prompt.ts, text),
  );
  const sent = message ?? person.dms().findLast(({ from }) => from === personId);
  if (edit === undefined || sent === undefined) return;
  await heard(slack, () => person.edit(sent.channel, sent.ts, edit));
}

/** An event that nobody took, as while a socket is renewed on a busy machine, comes again at once. */
async function heard<Value>(
  slack: LocalSlack,
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isLost(error)) throw error;
    for (let tries = 1; tries < MOST_TRIES; tries += 1) await slack.redeliverNow();
    return undefined;
  }
}

/** Under their read-backs people say what they meant; of somebody's own replies nobody can know. */
async function letPeoplePress(
  app: ThroughlineApp,
  slack: LocalSlack,
  company: Company,
  strategyFile: string,
  narrator: Narrator,
): Promise<void> {
  const [first] = company.presses;
  if (first === undefined) return;
  const strategy = parseStrategy(await readFile(strategyFile, 'utf8'), strategyFile);
  if (!strategy.ok) throw new Error(strategy.error.map(formatProblem).join('\n'));
  const { shown, pressed } = await pressButtons(slack, company.presses, strategy.value);
  await app.tick();
  narrator.step('Each reads back what was understood, and says by one press what they meant:');
  narrator.quote(shown);
  const labels = formatList(
    pressed.map(({ label, times }) => `[${label}] ${counted(times, 'time', 'times')}`),
  );
  const all = new Set(company.replies.map(({ personId }) => personId));
  for (const { person } of company.presses) all.delete(person);
  const quiet = counted(all.size, 'person presses nothing and is', 'people press nothing and are');
  narrator.step(`They press ${labels}; ${quiet} not named for anything that was only read.`);
}

/** The question came to whoever owns the strategy; one answer goes to everybody who asked it. */
async function letTheOwnerAnswer(
  app: ThroughlineApp,
  slack: LocalSlack,
  company: Company,
  narrator: Narrator,
): Promise<void> {
  const answered = await answerQuestions(slack, company);
  if (answered.length === 0) return;
  await app.tick();
  const owner = company.people.find(({ id }) => id === company.owner);
  narrator.step(`${owner?.name ?? 'The owner'} answers what people asked, with [Answer]:`);
  for (const { question, text } of answered) narrator.quote(`…${question}…\n${text}`);
}

async function closeAndReport(app: ThroughlineApp, clock: DemoClock, narrator: Narrator) {
  clock.setTo(CLOSING + 60_000);
  const { closed } = await app.tick();
  if (closed !== 1) throw new Error('The round did not close.');
  const report = await app.report('');
  if (report === undefined) throw new Error('There is no report.');
  narrator.step('Three days later the round closes. This is what the executive reads:');
  narrator.quote(reportAsText(report));
  return report;
}

async function askTheGuide(slack: LocalSlack, company: Company, narrator: Narrator): Promise<void> {
  const executive = company.people.find((person) => person.isExecutive);
  if (executive === undefined) throw new Error('Nobody is an executive: name one.');
  const question = 'sales keeps closing tiny deals because that is what the bonus pays for';
  narrator.step(`The executive types: /strategy-guide ${question}`);
  narrator.quote(await answerTo(slack, executive.id, '/strategy-guide', question));
  const inSlack = await answerTo(slack, executive.id, '/alignment-report', '');
  if (inSlack === '') throw new Error('/alignment-report gave no answer.');
}

/** What a person sees after a command, as text. */
async function answerTo(
  slack: LocalSlack,
  personId: string,
  command: string,
  text: string,
): Promise<string> {
  const person = slack.person(personId);
  const answers = () => person.dms().filter((message) => message.ephemeral);
  const before = answers().length;
  await untilTaken(() => person.runCommand(command, text));
  const message = await slack.waitFor(`an answer to ${command}`, () => answers()[before]);
  return renderBlocksAsText(message.blocks, message.text);
}

/** A command that nobody took, as while a socket is renewed on a busy machine, is typed again. */
async function untilTaken<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error) || tries >= MOST_TRIES) throw error;
    }
  }
}

function isLost(error: unknown): boolean {
  return error instanceof Error && error.message.includes('did not acknowledge');
}

async function writeFiles(out: string, report: FullReport, slack: LocalSlack): Promise<void> {
  for (const { name, content } of await reportFiles(report, ['html', 'json', 'txt', 'csv', 'png']))
    await writeFile(join(out, name), content);
  await writeFile(join(out, 'messages.json'), JSON.stringify(slack.exportMessages(), null, 2));
}
