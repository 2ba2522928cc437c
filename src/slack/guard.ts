import type { App, Context } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import { type Done, subjectIn } from '../domain/audit.ts';
import { causeOf } from '../domain/cause-of.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { guarded, type Who } from '../domain/operations.ts';
import type { Rights } from '../domain/person.ts';
import { take } from './door.ts';
import { type Filled, filledIn } from './form-values.ts';
import { noticeView, unstamped } from './modal.ts';
import { Unreadable } from './readable.ts';
import type { Repeats } from './repeats.ts';
import { pressSchema, type ShownView } from './shown-view.ts';
import { answerAt, plain, type Respond, respondAt } from './slack-message.ts';
import { tellOpenAgain } from './tell-open-again.ts';
import { openView, showPage } from './views.ts';
import { workspaceIn } from './whose.ts';

/** What the kit is handed: who knows what somebody may do, and what was pressed and sent already. */
export type KitDeps = {
  readonly people: { rightsOf(workspaceId: string, personId: string): Promise<Rights> };
  readonly repeats: Repeats;
  readonly log: Log;
  readonly clock: Clock;
  readonly audit: { add(done: Done, at: Date): Promise<void> };
};

/** What somebody who is no admin reads. */
export const FOR_ADMINS =
  'This is for the admins of Throughline, so that nobody is asked by accident. If you should be one, ask the person who set it up to add you.';

/** What somebody reads who may not see reports. */
export const FOR_EXECUTIVES =
  'This report is for the executives who own the strategy, so that people can answer openly. If you should see it, ask the admin who set Throughline up to add you.';

export type Refusal = {
  readonly rights: readonly (keyof Rights)[];
  readonly title: string;
  readonly text: string;
  /** Whether the refusal goes into the conversation where the button stands in one. */
  readonly isSaidInPlace: boolean;
};

/** The right that each kind of user needs, any of several, and what others read; `null` needs none. */
const WHO = {
  anybody: null,
  admin: {
    rights: ['mayAdminister'],
    title: 'For admins',
    text: FOR_ADMINS,
    isSaidInPlace: false,
  },
  executive: {
    rights: ['maySeeReports'],
    title: 'For executives',
    text: FOR_EXECUTIVES,
    isSaidInPlace: true,
  },
  'admin-or-executive': {
    rights: ['mayAdminister', 'maySeeReports'],
    title: 'For admins',
    text: FOR_ADMINS,
    isSaidInPlace: false,
  },
  // Nothing in Slack is theirs.
  operator: { rights: [], title: 'Not here', text: FOR_ADMINS, isSaidInPlace: false },
} as const satisfies Readonly<Record<Who, Refusal | null>>;

/** A person in a workspace. */
export type Actor = { readonly workspaceId: string; readonly personId: string };

/** A button, menu or checkbox that somebody used. */
export type ButtonPress = Actor & {
  readonly client: WebClient;
  readonly actionId: string;
  /** The value of the button or of the option picked; '' for checkboxes. */
  readonly value: string;
  readonly triggerId: string;
  /** The modal or Home tab that it stands in; undefined in a message. */
  readonly view: ShownView | undefined;
  /** What stands in the fields of that view; a field that is not there is empty. */
  readonly form: Filled;
  /** Where an answer that only they see can go; null where the button stands in no message. */
  readonly responseUrl: string | null;
  /** Answers only them: where the button stands, or above the page or Home tab. */
  readonly respond: Respond;
  /** The message that it stands in, as Slack describes it. */
  readonly container: unknown;
  /** Has the very same press do nothing from now on: it has done what it can. */
  readonly countsOnce: () => void;
};

/**
 * Registers a button, menu or checkbox. Who may use it stands in `OPERATIONS`. Slack has been acknowledged before; who may
 * not use it reads why, and `work` is not called. The same press again does nothing while `work` is under
 * way, nor once `work` has put another page in the place of the one that it stands on.
 */
export function onPress(
  app: App,
  deps: KitDeps,
  actionId: string | RegExp,
  work: (press: ButtonPress) => Promise<unknown>,
): void {
  const { who, noted } = guarded(actionId);
  app.action(actionId, async ({ body, client, context }) => {
    take(context);
    const pressed = pressSchema.parse(body);
    const identity = identityOf(pressed);
    await deps.repeats.press(identity, async () => {
      try {
        const countsOnce = () => deps.repeats.countsOnce(identity);
        const press = { ...pressOf(pressed, client, context), countsOnce };
        const refusal = await refusalFor(deps, who, press);
        if (refusal !== null) await refuse(press, refusal);
        else if ((await work(press)) !== NOTHING_DONE)
          await noteDone(deps, press, noted, press.value);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        deps.log.warn(
          { action: pressed.actions[0].action_id, why: error.message },
          'a press cannot be read',
        );
        await tellOpenAgain(client, body, deps.log);
      }
    });
  });
}

/** What the work behind a button answers where nothing came of it that belongs into the audit. */
export const NOTHING_DONE = Symbol('nothing done');

/** Notes that somebody has done something, where that is noted. What was done stays done if it cannot be. */
export async function noteDone(
  { audit, clock, log }: KitDeps,
  { workspaceId, personId }: Actor,
  operation: string | undefined,
  about: string,
): Promise<void> {
  if (operation === undefined) return;
  try {
    await audit.add({ workspaceId, personId, operation, subject: subjectIn(about) }, clock());
  } catch (error) {
    log.error(causeOf(error), 'the audit could not be written');
  }
}

type Pressed = z.output<typeof pressSchema>;

function pressOf(
  pressed: Pressed,
  client: WebClient,
  context: Context,
): Omit<ButtonPress, 'countsOnce'> {
  const [action] = pressed.actions;
  const { trigger_id: triggerId, view = null } = pressed;
  const responseUrl = pressed.response_url || null;
  return {
    ...whoIs(pressed, context),
    client,
    actionId: action.action_id,
    value: action.value ?? action.selected_option?.value ?? '',
    triggerId,
    view: view === null ? undefined : unstamped(view),
    form: filledIn(view?.state?.values),
    responseUrl,
    respond:
      responseUrl === null
        ? noticeAbove(client, triggerId, view)
        : respondAt({ personId: pressed.user.id, responseUrl }, client),
    container: pressed.container,
  };
}

/** Tells apart this very press, and what was pressed where and with what in the fields beside it. */
function identityOf({ actions, container, user, view, trigger_id: trigger }: Pressed) {
  const [{ action_ts: _, ...action }] = actions;
  const place = view ? [view.id, view.hash, view.state?.values] : [container];
  return { trigger, key: JSON.stringify([user.id, action, place]) };
}

/** Who uses a button or sends a form, and in which workspace. */
export function whoIs(
  { user }: { readonly user: { readonly id: string } },
  context: Context,
): Actor {
  return { workspaceId: workspaceIn(context), personId: user.id };
}

/** What somebody is told who may not do this; null for those who may. */
export async function refusalFor(
  { people }: KitDeps,
  who: Who,
  { workspaceId, personId }: Actor,
): Promise<Refusal | null> {
  const refusal = WHO[who];
  if (refusal === null) return null;
  const rights = await people.rightsOf(workspaceId, personId);
  return refusal.rights.some((right) => rights[right]) ? null : refusal;
}

async function refuse(press: ButtonPress, { title, text, isSaidInPlace }: Refusal): Promise<void> {
  if (isSaidInPlace && press.responseUrl !== null) await answerAt(press, press.client, plain(text));
  else await showPage(press, noticeView(title, text));
}

/** Nothing can be said on a Home tab or in a modal itself. */
function noticeAbove(client: WebClient, triggerId: string, view: ShownView | null): Respond {
  const how = view?.type === 'modal' ? 'push' : 'open';
  return ({ text }) => openView(client, triggerId, noticeView('Throughline', text), how);
}
