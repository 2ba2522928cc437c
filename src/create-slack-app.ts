import { App, SocketModeReceiver } from '@slack/bolt';
import type { Deps } from './deps.ts';
import { causeOf } from './domain/cause-of.ts';
import type { Log } from './domain/log.ts';
import { registerAnswerForm } from './features/answers/slack/answer-form.ts';
import { registerLater } from './features/answers/slack/later.ts';
import { registerMessages } from './features/answers/slack/messages.ts';
import { registerReadBackActions } from './features/answers/slack/read-back-actions.ts';
import { registerAnswerActions } from './features/answers/slack/register-answer-actions.ts';
import { registerWhichQuestion } from './features/answers/slack/which-question.ts';
import { registerAudit } from './features/audit/slack/audit-page.ts';
import { registerRounds } from './features/check-in/slack/rounds.ts';
import { registerChecklist } from './features/checklist/slack/checklist.ts';
import { registerGuideActions } from './features/guide/slack/guide-actions.ts';
import { registerStrategyGuide } from './features/guide/slack/strategy-guide.ts';
import { registerHome } from './features/home/slack/register-home.ts';
import { registerStrategyCheck } from './features/home/slack/strategy-check.ts';
import { registerAudiences } from './features/people/slack/audiences.ts';
import { registerDirectory } from './features/people/slack/directory-events.ts';
import { registerPeople } from './features/people/slack/people.ts';
import { registerPeopleImport } from './features/people/slack/people-import.ts';
import { registerSettings } from './features/people/slack/settings.ts';
import { registerAlignmentReport } from './features/report/slack/alignment-report.ts';
import { registerPredictions } from './features/report/slack/prediction-actions.ts';
import { registerFlagActions } from './features/report/slack/register-flag-actions.ts';
import { registerQuestionActions } from './features/report/slack/register-question-actions.ts';
import { registerReportActions } from './features/report/slack/register-report-actions.ts';
import { registerReportPages } from './features/report/slack/report-pages.ts';
import { registerReportPosts } from './features/report/slack/report-posts.ts';
import { registerErasePerson } from './features/retention/slack/erase-person.ts';
import { registerQuestions } from './features/schedules/slack/questions.ts';
import { registerScheduleForm } from './features/schedules/slack/register-schedule-form.ts';
import { registerSchedules } from './features/schedules/slack/schedules.ts';
import { registerStrategies } from './features/strategies/slack/strategies.ts';
import { proxyInUse } from './proxies.ts';
import { boltLogger, clientOptions, impatientOptions, type SlackAccess } from './slack/clients.ts';
import { guardDoor } from './slack/door.ts';
import { createHeldAcks } from './slack/held-acks.ts';
import { registerWhose } from './slack/whose.ts';

/** Everything that listens to Slack; the order is that in which Bolt asks them. */
const LISTENERS: readonly ((app: App, deps: Deps) => void)[] = [
  // What is not ours reaches none of the others.
  registerWhose,
  registerHome,
  registerMessages,
  registerDirectory,
  registerAnswerActions,
  registerAnswerForm,
  registerLater,
  registerAlignmentReport,
  registerReportActions,
  registerReportPages,
  registerReportPosts,
  registerPredictions,
  registerFlagActions,
  registerQuestionActions,
  registerStrategyGuide,
  registerStrategyCheck,
  registerGuideActions,
  registerReadBackActions,
  registerWhichQuestion,
  registerAudiences,
  registerPeople,
  registerPeopleImport,
  registerErasePerson,
  registerSettings,
  registerQuestions,
  registerSchedules,
  registerStrategies,
  registerScheduleForm,
  registerRounds,
  registerAudit,
  registerChecklist,
];

/** What receives events; whoever starts it sees to it that it stays connected. */
export function createReceiver(access: SlackAccess, log: Log): SocketModeReceiver {
  const dispatcher = proxyInUse();
  return new SocketModeReceiver({
    appToken: access.appToken,
    logger: boltLogger(log),
    // By itself it would end the process where Slack cannot be reached when it connects again.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: impatientOptions(access, log) },
    // Whatever failed was logged where it did, and is not acknowledged.
    processEventErrorHandler: async () => false,
    ...(dispatcher === undefined ? {} : { dispatcher }),
  });
}

/** Builds the Bolt app with every listener. It does not connect by itself. */
export function createSlackApp(
  access: SlackAccess,
  deps: Deps,
  receiver: SocketModeReceiver = createReceiver(access, deps.log),
): App {
  const { log } = deps;
  const acks = createHeldAcks();
  const app = new App({
    token: access.botToken,
    receiver: acks.over(receiver),
    clientOptions: clientOptions(access, log),
    logger: boltLogger(log),
    deferInitialization: true,
    ignoreSelf: true,
    extendedErrorHandler: true,
  });
  app.error(async ({ error, body }: { error: Error; body: object }) => {
    acks.hasFailed(body);
    log.error(causeOf(error), 'a listener failed');
  });
  guardDoor(app, log);
  registerListeners(app, deps);
  return app;
}

/** Registers every listener. */
export function registerListeners(app: App, deps: Deps): void {
  for (const register of LISTENERS) register(app, deps);
}
