import type { LocalDate, LocalTime } from '../../domain/recurrence.ts';
import type { Result } from '../../domain/result.ts';
import type { FormFields } from '../ports/answer-store.ts';
import {
  type AnswerForm,
  type AnswerFormNeeds,
  keepFormDraft,
  openAnswerForm,
  type SendOutcome,
  sendAnswerForm,
} from './answer-form.ts';
import { type ChooseFailure, type Chosen, choose, type Picked } from './choose.ts';
import {
  type ExplainNeeds,
  explainWhoSees,
  explainWhyAsked,
  type WhoSees,
  type WhyAsked,
} from './explain-asking.ts';
import { findAsked, type Press, type Refusal } from './find-asked.ts';
import {
  type AwayFailure,
  comeBack,
  type GoAwayNeeds,
  goAway,
  type Leaver,
  ownAbsence,
} from './go-away.ts';
import {
  localTimeFor,
  type Snoozed,
  type SnoozeFailure,
  type SnoozeWish,
  snooze,
} from './snooze.ts';

/** What the desk needs. */
export type AnswerDeskNeeds = AnswerFormNeeds & GoAwayNeeds & ExplainNeeds;

/** Everything that the buttons under a question lead to, for the one who presses them. */
export type AnswerDesk = {
  choose(press: Press, pick: Picked): Promise<Result<Chosen, ChooseFailure>>;
  openForm(press: Press): Promise<Result<AnswerForm, Refusal>>;
  keepDraft(press: Press, content: FormFields): Promise<void>;
  sendForm(press: Press, content: FormFields): Promise<SendOutcome>;
  snooze(press: Press, wish: SnoozeWish): Promise<Result<Snoozed, SnoozeFailure>>;
  /** Whether a press leads anywhere, for a button that only opens a form. */
  check(press: Press): Promise<Result<{ readonly closesAt: Date }, Refusal>>;
  localTime(who: Leaver): Promise<LocalTime>;
  goAway(who: Leaver, backOn: LocalDate): Promise<Result<{ readonly back: Date }, AwayFailure>>;
  comeBack(who: Leaver): Promise<void>;
  awayUntil(who: Leaver): Promise<Date | null>;
  whyAsked(press: Press): Promise<Result<WhyAsked, Refusal>>;
  whoSees(press: Press): Promise<Result<WhoSees, Refusal>>;
};

/** Binds the desk to its stores. */
export function createAnswerDesk(needs: AnswerDeskNeeds): AnswerDesk {
  return {
    choose: (press, pick) => choose(needs, press, pick),
    openForm: (press) => openAnswerForm(needs, press),
    keepDraft: (press, content) => keepFormDraft(needs, press, content),
    sendForm: (press, content) => sendAnswerForm(needs, press, content),
    snooze: (press, wish) => snooze(needs, press, wish),
    async check(press) {
      const found = await findAsked(needs, press);
      return found.ok ? { ok: true, value: { closesAt: found.value.round.closesAt } } : found;
    },
    localTime: ({ workspaceId, personId }) => localTimeFor(needs, workspaceId, personId),
    goAway: (who, backOn) => goAway(needs, who, backOn),
    comeBack: (who) => comeBack(needs, who),
    awayUntil: (who) => ownAbsence(needs, who),
    whyAsked: (press) => explainWhyAsked(needs, press),
    whoSees: (press) => explainWhoSees(needs, press),
  };
}
