import type { Deps } from '../../deps.ts';
import type { LocalDate, LocalTime } from '../../domain/recurrence.ts';
import type { Result } from '../../domain/result.ts';
import {
  type AnswerForm,
  keepFormDraft,
  openAnswerForm,
  type SendOutcome,
  sendAnswerForm,
} from './answer-form.ts';
import type { FormFields } from './answer-port.ts';
import { type ChooseFailure, type Chosen, choose, type Picked } from './choose.ts';
import { explainWhoSees, explainWhyAsked, type WhoSees, type WhyAsked } from './explain-asking.ts';
import { findAsked, type Press, type Refusal } from './find-asked.ts';
import { type AwayFailure, comeBack, goAway, type Leaver, ownAbsence } from './go-away.ts';
import {
  localTimeFor,
  type Snoozed,
  type SnoozeFailure,
  type SnoozeWish,
  snooze,
} from './snooze.ts';

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
export function createAnswerDesk(deps: Deps): AnswerDesk {
  return {
    choose: (press, pick) => choose(deps, press, pick),
    openForm: (press) => openAnswerForm(deps, press),
    keepDraft: (press, content) => keepFormDraft(deps, press, content),
    sendForm: (press, content) => sendAnswerForm(deps, press, content),
    snooze: (press, wish) => snooze(deps, press, wish),
    async check(press) {
      const found = await findAsked(deps, press);
      return found.ok ? { ok: true, value: { closesAt: found.value.round.closesAt } } : found;
    },
    localTime: ({ workspaceId, personId }) => localTimeFor(deps, workspaceId, personId),
    goAway: (who, backOn) => goAway(deps, who, backOn),
    comeBack: (who) => comeBack(deps, who),
    awayUntil: (who) => ownAbsence(deps, who),
    whyAsked: (press) => explainWhyAsked(deps, press),
    whoSees: (press) => explainWhoSees(deps, press),
  };
}
