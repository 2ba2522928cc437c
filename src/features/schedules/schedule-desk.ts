import type { Deps } from '../../deps.ts';
import type { Question } from '../../domain/question.ts';
import type { Result } from '../../domain/result.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { PromptMessage } from '../../outbox/message.ts';
import {
  describeRound,
  describeRounds,
  type RoundState,
  type RoundsPage,
} from '../check-in/describe-rounds.ts';
import { type AskNowOutcome, askNow, skipNext } from '../check-in/run-now.ts';
import { pauseSchedule, sendSample } from './change-schedule.ts';
import {
  describeQuestions,
  previewQuestion,
  type QuestionsOverview,
} from './describe-questions.ts';
import {
  describeSchedule,
  listSchedules,
  type ScheduleDetail,
  type ScheduleLine,
} from './describe-schedules.ts';
import { removeQuestion } from './own-questions.ts';
import { type ScheduleProblem, saveSchedule } from './save-schedule.ts';
import { type ScheduleChoices, scheduleChoices } from './schedule-choices.ts';
import type { PlannedSchedule } from './schedule-port.ts';

/** What admins do about questions, schedules and rounds. */
export type ScheduleDesk = {
  questions(workspaceId: string): Promise<QuestionsOverview>;
  preview(workspaceId: string, key: string): Promise<PromptMessage | undefined>;
  /** Keeps a question under its id; without one it is new. */
  saveQuestion(workspaceId: string, id: string | undefined, question: Question): Promise<void>;
  /** Refused with the names of the schedules that ask it. */
  removeQuestion(workspaceId: string, id: string): Promise<Result<null, readonly string[]>>;
  schedules(workspaceId: string): Promise<readonly ScheduleLine[]>;
  schedule(workspaceId: string, id: string): Promise<ScheduleDetail | undefined>;
  choices(workspaceId: string, personId: string): Promise<ScheduleChoices>;
  save(
    workspaceId: string,
    schedule: Schedule,
    isNew: boolean,
  ): Promise<Result<PlannedSchedule, readonly ScheduleProblem[]>>;
  pause(workspaceId: string, id: string, isPaused: boolean): Promise<unknown>;
  skipNext(workspaceId: string, id: string): Promise<{ readonly next: Date | null } | undefined>;
  askNow(workspaceId: string, id: string): Promise<AskNowOutcome>;
  sendSample(workspaceId: string, id: string, personId: string): Promise<boolean>;
  remove(workspaceId: string, id: string): Promise<void>;
  rounds(workspaceId: string, page: number, perPage: number): Promise<RoundsPage>;
  round(workspaceId: string, id: string): Promise<RoundState | undefined>;
  closeNow(workspaceId: string, roundId: string): Promise<void>;
};

/** Binds what admins do about questions, schedules and rounds to its stores. */
export function createScheduleDesk(deps: Deps): ScheduleDesk {
  const { schedules, rounds, newId, clock } = deps;
  return {
    questions: (workspaceId) => describeQuestions(deps, workspaceId),
    preview: (workspaceId, key) => previewQuestion(deps, workspaceId, key),
    saveQuestion: (workspaceId, id, question) =>
      schedules.saveQuestion(workspaceId, id ?? newId(), question),
    removeQuestion: (workspaceId, id) => removeQuestion(deps, workspaceId, id),
    schedules: (workspaceId) => listSchedules(deps, workspaceId),
    schedule: (workspaceId, id) => describeSchedule(deps, workspaceId, id),
    choices: (workspaceId, personId) => scheduleChoices(deps, workspaceId, personId),
    save: (workspaceId, schedule, isNew) => saveSchedule(deps, workspaceId, schedule, isNew),
    pause: (workspaceId, id, isPaused) => pauseSchedule(deps, workspaceId, id, isPaused),
    skipNext: (workspaceId, id) => skipNext(deps, workspaceId, id),
    askNow: (workspaceId, id) => askNow(deps, workspaceId, id),
    sendSample: (workspaceId, id, personId) => sendSample(deps, workspaceId, id, personId),
    remove: (workspaceId, id) => schedules.remove(workspaceId, id),
    rounds: (workspaceId, page, perPage) => describeRounds(deps, workspaceId, page, perPage),
    round: (workspaceId, id) => describeRound(deps, workspaceId, id),
    closeNow: (workspaceId, roundId) => rounds.endNow(workspaceId, roundId, clock()),
  };
}
