import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import type { Log } from '../domain/log.ts';
import { guarded } from '../domain/operations.ts';
import { take } from './door.ts';
import { type Actor, type KitDeps, noteDone, refusalFor } from './guard.ts';
import { commandSchema } from './shown-view.ts';
import { answerAt, plain, type SlackMessage } from './slack-message.ts';
import { typedWords } from './text.ts';
import { workspaceIn } from './whose.ts';

/** A command that somebody typed. */
export type TypedCommand = Actor & {
  readonly client: WebClient;
  /** What they typed after it; '' for nothing. */
  readonly text: string;
  readonly triggerId: string;
  readonly responseUrl: string | null;
  /** Answers only them, where they typed it. */
  readonly answer: (message: SlackMessage) => Promise<void>;
};

/** Registers a command. Who may use it stands in `OPERATIONS`. Slack has been acknowledged before. */
export function onCommand(
  app: App,
  deps: KitDeps,
  name: string,
  work: (typed: TypedCommand) => Promise<void>,
): void {
  const { who, noted } = guarded(name);
  app.command(name, async ({ body, client, context }) => {
    take(context);
    const command = commandSchema.parse(body);
    const responseUrl = command.response_url || null;
    const place = { personId: command.user_id, responseUrl };
    const actor = { workspaceId: workspaceIn(context), personId: command.user_id };
    const refusal = await refusalFor(deps, who, actor);
    if (refusal !== null) return await answerAt(place, client, plain(refusal.text));
    await work({
      ...place,
      workspaceId: actor.workspaceId,
      client,
      text: typedWords(command.text),
      triggerId: command.trigger_id,
      answer: (message) => answerAt(place, client, message),
    });
    await noteDone(deps, actor, noted, '');
  });
}

/** Registers what follows an event; one that does not hold what `schema` asks for is passed over. */
export function onEvent<Schema extends z.ZodType>(
  app: App,
  { log }: { readonly log: Log },
  name: string,
  schema: Schema,
  work: (event: z.output<Schema>, workspaceId: string, client: WebClient) => Promise<void>,
): void {
  app.event(name, async ({ event, client, context }) => {
    take(context);
    const read = schema.safeParse(event);
    if (read.success) await work(read.data, workspaceIn(context), client);
    else log.warn({ event: name }, 'an event cannot be read');
  });
}
