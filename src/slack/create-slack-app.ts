import { App, type Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../services/ports/log.ts';
import { boltLogger } from './bolt-logger.ts';
import { listenToAnswerActions } from './listeners/actions/answer-actions.ts';
import { listenToBeliefs } from './listeners/actions/belief-actions.ts';
import { listenToFlagActions } from './listeners/actions/flag-actions.ts';
import { listenToGuideActions } from './listeners/actions/guide-actions.ts';
import { listenToGuideVotes } from './listeners/actions/guide-votes.ts';
import { listenToMisheard } from './listeners/actions/misheard.ts';
import { listenToReadBackActions } from './listeners/actions/read-back-actions.ts';
import { listenToReportActions } from './listeners/actions/report-actions.ts';
import { listenToReportPages } from './listeners/actions/report-pages.ts';
import { listenToReportPosts } from './listeners/actions/report-posts.ts';
import { listenToWhichQuestion } from './listeners/actions/which-question.ts';
import { listenToAudiences } from './listeners/admin/audiences.ts';
import { listenToHub } from './listeners/admin/hub.ts';
import { listenToPeople } from './listeners/admin/people.ts';
import { listenToPeopleImport } from './listeners/admin/people-import.ts';
import { listenToQuestions } from './listeners/admin/questions.ts';
import { listenToRounds } from './listeners/admin/rounds.ts';
import { listenToScheduleForm } from './listeners/admin/schedule-form.ts';
import { listenToSchedules } from './listeners/admin/schedules.ts';
import { listenToSettings } from './listeners/admin/settings.ts';
import { listenToStrategies } from './listeners/admin/strategy-listeners.ts';
import { listenToAlignmentReport } from './listeners/commands/alignment-report.ts';
import { listenToStrategyCheck } from './listeners/commands/strategy-check.ts';
import { listenToStrategyGuide } from './listeners/commands/strategy-guide.ts';
import { listenToDirectory } from './listeners/events/directory.ts';
import { listenToFileChanges } from './listeners/events/file-change.ts';
import { listenToHome } from './listeners/events/home.ts';
import { createHomeTabs } from './listeners/home/home-tabs.ts';
import { listenToOwnAnswers } from './listeners/home/own-answers.ts';
import { listenToOwnSettings } from './listeners/home/own-settings.ts';
import { listenToOwnStrategies } from './listeners/home/own-strategies.ts';
import { renewHome } from './listeners/home/renew-home.ts';
import { listenToMessages } from './listeners/messages/message.ts';
import { listenToAnswerForm } from './listeners/views/answer-form.ts';
import { listenToLaterForms } from './listeners/views/later-forms.ts';
import type { SlackServices } from './slack-services.ts';

/** How to reach Slack. `apiUrl` is only set for a Slack that runs on this machine. */
export type SlackAccess = {
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
};

/** Builds the Bolt app with every listener. It does not connect before `start()`. */
export function createSlackApp(access: SlackAccess, services: SlackServices, log: Log): App {
  const app = new App({
    token: access.botToken,
    appToken: access.appToken,
    socketMode: true,
    clientOptions: clientOptions(access, boltLogger(log)),
    logger: boltLogger(log),
    deferInitialization: true,
    ignoreSelf: true,
  });
  app.error(async (error) => log.error({ code: error.code }, 'a listener failed'));
  const homeTabs = createHomeTabs(services);
  renewHome(app, homeTabs);
  listenToMessages(app, services, log);
  listenToFileChanges(app, services);
  listenToMisheard(app, services);
  listenToAnswerActions(app, services);
  listenToAnswerForm(app, services);
  listenToLaterForms(app, services);
  listenToAlignmentReport(app, services);
  listenToReportActions(app, services);
  listenToReportPages(app, services);
  listenToReportPosts(app, services);
  listenToBeliefs(app, services);
  listenToFlagActions(app, services);
  listenToStrategyGuide(app, services);
  listenToStrategyCheck(app, services);
  listenToGuideActions(app, services);
  listenToGuideVotes(app, services);
  listenToReadBackActions(app, services);
  listenToWhichQuestion(app, services);
  listenToHome(app, services, homeTabs);
  listenToOwnAnswers(app, services, homeTabs);
  listenToOwnSettings(app, services);
  listenToOwnStrategies(app, services);
  listenToHub(app, services);
  listenToAudiences(app, services);
  listenToPeople(app, services);
  listenToPeopleImport(app, services);
  listenToSettings(app, services);
  listenToDirectory(app, services, log);
  listenToQuestions(app, services);
  listenToSchedules(app, services);
  listenToStrategies(app, services);
  listenToScheduleForm(app, services);
  listenToRounds(app, services);
  return app;
}

/** A client that waits and tries again on its own: for reading from Slack at leisure. */
export function patientClient(access: SlackAccess, log: Log): WebClient {
  return new WebClient(access.botToken, clientOptions(access, boltLogger(log)));
}

/** A client that answers at once whether a call worked: for sending, where the outbox decides what follows. */
export function frankClient(access: SlackAccess, log: Log): WebClient {
  return new WebClient(access.botToken, {
    ...clientOptions(access, boltLogger(log)),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
  });
}

function clientOptions({ apiUrl }: SlackAccess, logger: Logger): WebClientOptions {
  return { logger, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) };
}
