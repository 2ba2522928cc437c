import { z } from 'zod';

/** A view as Slack brings it with a press, a form that is sent, or one that is closed. */
export const viewSchema = z.looseObject({
  id: z.string().min(1),
  type: z.string(),
  callback_id: z.string().default(''),
  hash: z.string().default(''),
  private_metadata: z.string().default(''),
  team_id: z.string().nullish(),
  previous_view_id: z.string().nullish(),
  root_view_id: z.string().nullish(),
  title: z.looseObject({ text: z.string() }).nullish(),
  submit: z.looseObject({ text: z.string() }).nullish(),
  close: z.looseObject({ text: z.string() }).nullish(),
  notify_on_close: z.boolean().nullish(),
  blocks: z
    .array(z.looseObject({ type: z.string(), block_id: z.string().exactOptional() }))
    .default([]),
  state: z.looseObject({ values: z.unknown() }).nullish(),
});

export type ShownView = z.output<typeof viewSchema>;

/** Who uses a button or sends a form, as each interaction says it. */
export const byPersonSchema = z.looseObject({
  team: z.looseObject({ id: z.string() }).nullish(),
  user: z.looseObject({ id: z.string().min(1), team_id: z.string().optional() }),
});

/** A button, menu or checkbox that somebody used. */
export const pressSchema = byPersonSchema.extend({
  trigger_id: z.string().default(''),
  response_url: z.string().nullish(),
  container: z.unknown(),
  view: viewSchema.nullish(),
  actions: z.tuple(
    [
      z.looseObject({
        type: z.string(),
        action_id: z.string(),
        block_id: z.string().default(''),
        value: z.string().nullish(),
        selected_option: z.looseObject({ value: z.string() }).nullish(),
      }),
    ],
    z.unknown(),
  ),
});

/** A form that somebody sent or closed. */
export const formSchema = byPersonSchema.extend({ view: viewSchema });

/** A command that somebody typed; without a word after it Slack may leave the text out. */
export const commandSchema = z.looseObject({
  command: z.string(),
  team_id: z.string().min(1),
  user_id: z.string().min(1),
  text: z.string().nullish(),
  trigger_id: z.string().default(''),
  response_url: z.string().nullish(),
});
