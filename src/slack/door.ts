import type { App, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { causeOf } from '../domain/cause-of.ts';
import type { Log } from '../domain/log.ts';
import { openAgain } from './open-again.ts';
import { byPersonSchema, commandSchema, formSchema, pressSchema } from './shown-view.ts';
import { tellOpenAgain } from './tell-open-again.ts';

/** Notes whether any listener took what came in. */
type Visit = { isTaken: boolean };

const VISIT = 'visit';

const KNOWN: Readonly<Record<string, z.ZodType>> = {
  block_actions: pressSchema,
  view_submission: formSchema,
  view_closed: formSchema,
  command: commandSchema,
  event: z.looseObject({ event: z.looseObject({ type: z.string() }) }),
};

/**
 * Stands before every listener. What needs no answer, such as a press or a command, is acknowledged before
 * anything else is done; a form is acknowledged by its listener, and here where that did not. What cannot
 * be read reaches no listener, and its sender is asked to open it again, as they are where nobody listens
 * any more.
 */
export function guardDoor(app: App, log: Log): void {
  const dispatch = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const kind = kindOf(event.body);
    if (kind === 'event') return await letEventIn(dispatch, event, log);
    if (kind !== 'view_submission') await event.ack();
    const isAnswered = await letIn(dispatch, event, kind, log);
    if (kind === 'block_actions' && !isAnswered) await tellOpenAgain(app.client, event.body, log);
  };
}

/** A listener says that it takes what came in. */
export function take(context: Readonly<Record<string, unknown>>): void {
  const visit = context[VISIT] as Visit | undefined;
  if (visit !== undefined) visit.isTaken = true;
}

const UNREADABLE = 'what Slack brought cannot be read';

type Dispatch = (event: ReceiverEvent) => Promise<void>;

/** Whether a listener took it; a form is acknowledged in any case. */
async function letIn(dispatch: Dispatch, event: ReceiverEvent, kind: string, log: Log) {
  const visit: Visit = { isTaken: false };
  const isForm = kind === 'view_submission';
  let isAcknowledged = !isForm;
  const ack: ReceiverEvent['ack'] = async (response) => {
    if (isAcknowledged) return;
    isAcknowledged = true;
    await event.ack(response);
  };
  try {
    if (isReadable(event.body, kind)) await dispatch({ ...event, ...visited(event, visit), ack });
    else log.warn({ kind }, UNREADABLE);
  } catch (error) {
    if (visit.isTaken) log.error(causeOf(error), 'what Slack brought was not handled');
    else log.warn({ kind, ...causeOf(error) }, UNREADABLE);
  }
  await ack(openAgain(event.body));
  return visit.isTaken;
}

/** What Bolt stumbles over before it reaches a listener is nothing that Slack should bring again. */
async function letEventIn(dispatch: Dispatch, event: ReceiverEvent, log: Log): Promise<void> {
  const visit: Visit = { isTaken: false };
  try {
    if (isReadable(event.body, 'event'))
      return await dispatch({ ...event, ...visited(event, visit) });
    log.warn({ kind: 'event' }, UNREADABLE);
  } catch (error) {
    if (visit.isTaken) throw error;
    log.warn({ kind: 'event', ...causeOf(error) }, UNREADABLE);
  }
  await event.ack();
}

function visited({ customProperties }: ReceiverEvent, visit: Visit) {
  return { customProperties: { ...customProperties, [VISIT]: visit } };
}

function kindOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return 'unknown';
  if ('event' in body || ('type' in body && body.type === 'event_callback')) return 'event';
  if ('command' in body) return 'command';
  return 'type' in body && typeof body.type === 'string' ? body.type : 'unknown';
}

function isReadable(body: unknown, kind: string): boolean {
  return (KNOWN[kind] ?? byPersonSchema).safeParse(body).success;
}
