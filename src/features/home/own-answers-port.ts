import type { Absence } from '../../calendar/absence.ts';
import type { Level, Person, Role } from '../../domain/person.ts';
import type { Question } from '../../domain/question.ts';
import type { Reading } from '../../domain/reading.ts';
import type { ClipState, ReplyChannel } from '../../domain/reply.ts';
import type { PromptState } from '../../domain/round.ts';
import type { Disclosure } from '../../domain/settings.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { StructuredAnswer } from '../../domain/structured-answer.ts';

/** Somebody, looking at what is their own. */
export type Owner = { readonly workspaceId: string; readonly personId: string };

/** Shows one person what they answered, and lets them take it back. It never reaches anybody else's. */
export type OwnAnswersStore = {
  list(owner: Owner): Promise<readonly OwnAnswer[]>;
  erase(owner: Owner, roundId: string, now: Date): Promise<boolean>;
  setMayQuote(owner: Owner, roundId: string, mayQuote: boolean): Promise<boolean>;
  strategies(owner: Owner): Promise<readonly AskedStrategy[]>;
};

/** What a person answered in a round, as it stands now. */
export type OwnAnswer = {
  readonly roundId: string;
  /** Null for somebody who was not asked. */
  readonly promptId: string | null;
  /** Null where they only picked. */
  readonly replyId: string | null;
  /** As Slack escapes it; empty where they only picked, or for a clip that was not made out. */
  readonly text: string;
  readonly isLate: boolean;
  readonly mayQuote: boolean;
  readonly at: Date;
  readonly picked: readonly StructuredAnswer[];
};

/** A strategy that somebody was asked about. */
export type AskedStrategy = { readonly strategyId: string; readonly content: Strategy };

/** Gathers everything that is kept of one person. */
export type DossierStore = {
  gather(workspaceId: string, personId: string): Promise<Dossier>;
};

/** Everything that is kept of one person. */
export type Dossier = {
  readonly person: Person | null;
  readonly roles: readonly Role[];
  readonly absences: readonly Omit<Absence, 'personId'>[];
  readonly askings: readonly DossierAsking[];
  readonly answers: readonly DossierAnswer[];
  readonly guideVotes: readonly {
    readonly question: string;
    readonly article: string;
    readonly isHelpful: boolean;
  }[];
};

/** One time at which they were asked. */
export type DossierAsking = {
  readonly roundId: string;
  readonly strategy: string;
  readonly questions: readonly Question[];
  readonly disclosure: Disclosure;
  readonly function: string | null;
  readonly level: Level | null;
  readonly state: PromptState;
  readonly remark: string | null;
  readonly sentAt: Date | null;
  readonly remindAt: Date | null;
  readonly reminded: number;
  readonly picked: readonly { readonly answer: StructuredAnswer; readonly at: Date }[];
  readonly unsentForm: readonly {
    readonly fields: Readonly<Record<string, string>>;
    readonly at: Date;
  }[];
};

/** One reply with all its history. A reading by the leader is a correction of theirs. */
export type DossierAnswer = {
  readonly roundId: string;
  readonly strategy: string;
  readonly wasAsked: boolean;
  readonly channel: ReplyChannel;
  readonly receivedAt: Date;
  readonly isLate: boolean;
  readonly mayQuote: boolean;
  readonly messages: readonly { readonly ts: string; readonly text: string }[];
  readonly clips: readonly {
    readonly state: ClipState;
    readonly transcript: string;
    readonly since: Date;
  }[];
  readonly revisions: readonly {
    readonly number: number;
    readonly text: string;
    readonly at: Date;
  }[];
  readonly readings: readonly {
    readonly by: 'reader' | 'leader';
    readonly revision: number;
    readonly at: Date;
    readonly reading: Reading;
    readonly note: string | null;
  }[];
};
