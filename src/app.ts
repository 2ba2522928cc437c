import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Config } from './config.ts';
import { type AppParts, makeNeeds, type Needs } from './make-needs.ts';
import { startTicking } from './scheduler/start-ticking.ts';
import { checkRights } from './services/check-rights.ts';
import { describeDesk } from './services/describe-desk.ts';
import { createFlagDesk } from './services/flags/flag-desk.ts';
import { askGuide } from './services/guide/ask-guide.ts';
import { describeGuide } from './services/guide/describe-guide.ts';
import { describeOpenQuestions } from './services/leader/describe-open-questions.ts';
import { createLeaderDesk } from './services/leader-desk.ts';
import { createPeopleDesk } from './services/plans/people-desk.ts';
import { createScheduleDesk } from './services/plans/schedule-desk.ts';
import { createStrategyDesk } from './services/plans/strategy-desk.ts';
import { createAnswerDesk } from './services/replies/answer-desk.ts';
import { catchUpAt, catchUpReplies } from './services/replies/catch-up.ts';
import { eraseMessage } from './services/replies/erase-message.ts';
import { placeMessage } from './services/replies/place-message.ts';
import { createReadBackDesk } from './services/replies/read-back-desk.ts';
import { recordReply } from './services/replies/record-reply.ts';
import { createVoiceDesk } from './services/replies/voice-desk.ts';
import { buildReport, type FullReport } from './services/reports/build-report.ts';
import { createReportDesk } from './services/reports/report-desk.ts';
import { LATEST } from './services/reports/report-request.ts';
import { createDueWorker, type DueWork } from './services/run-due-work.ts';
import { applySetup } from './services/setup/apply-setup.ts';
import { loadSetup } from './services/setup/load-setup.ts';
import { problemInWords } from './services/setup/read-yaml.ts';
import { syncDirectory } from './services/sync-directory.ts';
import { createSlackApp } from './slack/create-slack-app.ts';
import type { SlackServices } from './slack/slack-services.ts';

/** A set-up that cannot be used; `problems` say what to mend, one line each. */
export class SetupError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The set-up cannot be used:\n${problems.join('\n')}`);
    this.problems = problems;
  }
}

/** The running app. */
export type ThroughlineApp = {
  /** Connects to Slack, applies the set-up, takes in what was missed, and does what is due. */
  start(): Promise<void>;
  /** Does what is due now, and resolves when that is sent. */
  tick(): Promise<DueWork>;
  /** When the next waiting message is due; null when none waits. */
  nextSendAt(): Promise<Date | null>;
  /** Finishes what is under way and lets go of Slack and the database. */
  stop(): Promise<void>;
  /** The report of the newest round of a strategy ('' for any); undefined if there is none. */
  report(wanted: string): Promise<FullReport | undefined>;
};

/** Puts the app together. Slack is not contacted before `start()`. */
export async function createApp(config: Config, parts: AppParts): Promise<ThroughlineApp> {
  const needs = await makeNeeds(config, parts);
  const worker = createDueWorker({
    ...needs,
    catchUpAt: (workspace, proof) => catchUpAt(needs, workspace, proof),
  });
  const wake = () => {
    worker
      .tick()
      .catch((error: unknown) => needs.log.error({ error: nameOf(error) }, 'a tick failed'));
  };
  const services = bindServices(needs, wake, worker.settled);
  const slackApp = createSlackApp(config.slack, services, needs.log);
  // Nobody waits for it, and without it the first picture is only slower.
  const warmUp = () => {
    needs.reportFiles.warmUp().catch((error: unknown) => {
      needs.log.warn({ error: nameOf(error) }, 'pictures not ready');
    });
  };
  let workspaceId = '';
  let stopTicking = async () => {};

  return {
    async start() {
      workspaceId = await syncDirectory(needs);
      if (config.setupFile !== undefined) await useSetup(needs, workspaceId, config.setupFile);
      await slackApp.init();
      await slackApp.start();
      await catchUpReplies(needs, workspaceId);
      await worker.begin();
      if (parts.ticksByItself) {
        stopTicking = startTicking(wake);
        warmUp();
      }
      needs.log.info({ workspace: workspaceId }, 'listening');
    },
    tick: worker.tick,
    nextSendAt: () => needs.outbox.nextNotBefore(),
    stop: once(async () => {
      await stopTicking();
      await slackApp.stop();
      await worker.stop();
      await needs.release();
    }),
    async report(wanted) {
      const built = await buildReport(needs, workspaceId, { ...LATEST, strategy: wanted });
      return built.ok ? built.value : undefined;
    },
  };
}

function bindServices(
  needs: Needs,
  wake: () => void,
  sendingSettled: () => Promise<void>,
): SlackServices {
  const { people, library, guide } = needs;
  return {
    async recordReply(message) {
      const outcome = await recordReply(needs, message);
      if (outcome.kind !== 'not-a-reply') return outcome;
      // Slack shows a prompt before we have noted that it was sent, and some people answer fast.
      await sendingSettled();
      return await recordReply(needs, message);
    },
    openQuestions: (workspaceId, personId) =>
      describeOpenQuestions(needs, { workspaceId, personId }),
    placeMessage: (placed) => placeMessage(needs, placed),
    eraseMessage: (place) => eraseMessage(needs, place),
    rightsOf: (workspaceId, personId) => checkRights(people, workspaceId, personId),
    reportDesk: createReportDesk(needs),
    flagDesk: createFlagDesk(needs),
    askGuide: (workspaceId, question) => askGuide(needs, workspaceId, question),
    voteOnGuide: (vote) => guide.vote(vote),
    describeGuide: (workspaceId) => describeGuide(needs, workspaceId),
    guideFeedback: (workspaceId) => guide.feedback(workspaceId, 10),
    library,
    readBackDesk: createReadBackDesk(needs),
    describeDesk: (workspaceId, personId) => describeDesk(needs, workspaceId, personId),
    answerDesk: createAnswerDesk(needs),
    leaderDesk: createLeaderDesk(needs),
    peopleDesk: createPeopleDesk(needs),
    scheduleDesk: createScheduleDesk(needs),
    strategyDesk: createStrategyDesk(needs),
    voiceDesk: createVoiceDesk(needs),
    wake,
  };
}

/**
 * Applies the set-up file where it is new or has been changed. One that is as it was last time is left
 * alone, so that what an admin has changed in Slack since then stays.
 */
async function useSetup(needs: Needs, workspaceId: string, path: string): Promise<void> {
  const digest = createHash('sha256');
  const readText = async (file: string) => {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    digest.update(`${file}\n${text ?? ''}\n`);
    return text;
  };
  const loaded = await loadSetup(path, readText, needs.holidays);
  if (!loaded.ok) throw new SetupError(loaded.error.map(problemInWords));
  const seen = digest.digest('hex');
  if ((await needs.people.setupDigest(workspaceId)) === seen) return;
  const applied = await applySetup(needs, workspaceId, loaded.value);
  if (!applied.ok) {
    const unknown = applied.error.unknownPeople;
    throw new SetupError(unknown.map((name) => `${path}: Slack knows nobody called ${name}`));
  }
  await needs.people.setSetupDigest(workspaceId, seen);
}

/** Makes a function whose work is done once, however often it is called. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
