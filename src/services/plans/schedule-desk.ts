import type { PromptMessage } from '../../domain/message.ts';
import type { Question } from '../../domain/question.ts';
import type { Result } from '../../domain/result.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { PlannedSchedule } from '../ports/plan-stores.ts';
import {
  type DescribeRoundsNeeds,
  describeRound,
  describeRounds,
  type RoundState,
  type RoundsPage,
} from '../rounds/describe-rounds.ts';
import type { OpenRoundsNeeds } from '../rounds/open-rounds.ts';
import { type AskNowOutcome, askNow, skipNext } from '../rounds/run-now.ts';
import { type ChangeScheduleNeeds, pauseSchedule, sendSample } from './change-schedule.ts';
import {
  type DescribeQuestionsNeeds,
  describeQuestions,
  previewQuestion,
  type QuestionsOverview,
} from './describe-questions.ts';
import {
  type DescribeSchedulesNeeds,
  describeSchedule,
  listSchedules,
  type ScheduleDetail,
  type ScheduleLine,
} from './describe-schedules.ts';
import { removeQuestion } from './own-questions.ts';
import { type SaveScheduleNeeds, type ScheduleProblem, saveSchedule } from './save-schedule.ts';
import { type ChoicesNeeds, type ScheduleChoices, scheduleChoices } from './schedule-choices.ts';

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

/** What the desk needs. */
export type ScheduleDeskNeeds = OpenRoundsNeeds &
  ChangeScheduleNeeds &
  ChoicesNeeds &
  DescribeQuestionsNeeds &
  DescribeRoundsNeeds &
  DescribeSchedulesNeeds &
  SaveScheduleNeeds;

/** Binds what admins do about questions, schedules and rounds to its stores. */
export function createScheduleDesk(needs: ScheduleDeskNeeds): ScheduleDesk {
  const { schedules, rounds, newId, clock } = needs;
  return {
    questions: (workspaceId) => describeQuestions(needs, workspaceId),
    preview: (workspaceId, key) => previewQuestion(needs, workspaceId, key),
    saveQuestion: (workspaceId, id, question) =>
      schedules.saveQuestion(workspaceId, id ?? newId(), question),
    removeQuestion: (workspaceId, id) => removeQuestion(needs, workspaceId, id),
    schedules: (workspaceId) => listSchedules(needs, workspaceId),
    schedule: (workspaceId, id) => describeSchedule(needs, workspaceId, id),
    choices: (workspaceId, personId) => scheduleChoices(needs, workspaceId, personId),
    save: (workspaceId, schedule, isNew) => saveSchedule(needs, workspaceId, schedule, isNew),
    pause: (workspaceId, id, isPaused) => pauseSchedule(needs, workspaceId, id, isPaused),
    skipNext: (workspaceId, id) => skipNext(needs, workspaceId, id),
    askNow: (workspaceId, id) => askNow(needs, workspaceId, id),
    sendSample: (workspaceId, id, personId) => sendSample(needs, workspaceId, id, personId),
    remove: (workspaceId, id) => schedules.remove(workspaceId, id),
    rounds: (workspaceId, page, perPage) => describeRounds(needs, workspaceId, page, perPage),
    round: (workspaceId, id) => describeRound(needs, workspaceId, id),
    closeNow: (workspaceId, roundId) => rounds.endNow(workspaceId, roundId, clock()),
  };
}
