import type { Rights } from '../domain/person.ts';
import type { IncomingMessage } from '../domain/reply.ts';
import type { Desk } from '../services/describe-desk.ts';
import type { FlagDesk } from '../services/flags/flag-desk.ts';
import type { Guidance } from '../services/guide/ask-guide.ts';
import type { GuideOverview } from '../services/guide/describe-guide.ts';
import type { OpenQuestion } from '../services/leader/describe-open-questions.ts';
import type { LeaderDesk } from '../services/leader-desk.ts';
import type { PeopleDesk } from '../services/plans/people-desk.ts';
import type { ScheduleDesk } from '../services/plans/schedule-desk.ts';
import type { StrategyDesk } from '../services/plans/strategy-desk.ts';
import type { GuideFeedback, GuideStore } from '../services/ports/guide-store.ts';
import type { Library } from '../services/ports/library.ts';
import type { MessagePlace, RecordOutcome } from '../services/ports/reply-store.ts';
import type { AnswerDesk } from '../services/replies/answer-desk.ts';
import type { PlacedMessage } from '../services/replies/place-message.ts';
import type { ReadBackDesk } from '../services/replies/read-back-desk.ts';
import type { VoiceDesk } from '../services/replies/voice-desk.ts';
import type { ReportDesk } from '../services/reports/report-desk.ts';

/** Everything the listeners ask of the house, already bound to its stores. */
export type SlackServices = {
  readonly recordReply: (message: IncomingMessage) => Promise<RecordOutcome>;
  /** What somebody is asked and may still answer. */
  readonly openQuestions: (
    workspaceId: string,
    personId: string,
  ) => Promise<readonly OpenQuestion[]>;
  /** Takes a plain message in as the answer to the question that its author picked. */
  readonly placeMessage: (placed: PlacedMessage) => Promise<boolean>;
  readonly eraseMessage: (place: MessagePlace) => Promise<void>;
  readonly rightsOf: (workspaceId: string, personId: string) => Promise<Rights>;
  readonly reportDesk: ReportDesk;
  readonly flagDesk: FlagDesk;
  readonly askGuide: (workspaceId: string, question: string) => Promise<Guidance>;
  readonly voteOnGuide: GuideStore['vote'];
  readonly describeGuide: (workspaceId: string) => Promise<GuideOverview>;
  readonly guideFeedback: (workspaceId: string) => Promise<GuideFeedback>;
  readonly library: Pick<Library, 'article' | 'related'>;
  readonly readBackDesk: ReadBackDesk;
  readonly describeDesk: (workspaceId: string, personId: string) => Promise<Desk>;
  readonly answerDesk: AnswerDesk;
  readonly leaderDesk: LeaderDesk;
  readonly peopleDesk: PeopleDesk;
  readonly scheduleDesk: ScheduleDesk;
  readonly strategyDesk: StrategyDesk;
  readonly voiceDesk: VoiceDesk;
  /** Asks for due work to be done soon, without waiting for the next tick. */
  readonly wake: () => void;
};
