import { z } from 'zod';
import { type ClickTarget, personHandle } from '../script/person-handle.ts';
import { type FormInput, fillIn } from '../script/person-modals.ts';
import { reactAs } from '../script/person-reactions.ts';
import { suggestOptionsTo } from '../script/person-suggestions.ts';
import { messageSeenBy, viewSeenBy } from '../script/targets.ts';
import { personByAnyName } from '../state/lookup.ts';
import type { World } from '../world.ts';
import type { PageHost } from './page-host.ts';

const text = z.string().max(40_000);
const id = z.string().max(100);
const message = z.object({ channel: id, ts: id });
const target = z.union([message, z.object({ id }), z.literal('home')]);
const elementInput = z.union([text, z.array(text).max(100), z.null()]);
const upload = z.object({ name: z.string().max(255), base64: z.string() });
const formInput = z.union([elementInput, upload]);
const values = z.record(text, formInput);
/** Where something is written: the conversation with the app has no id before its first message. */
const place = z.object({ channel: id, threadTs: id.optional() });

/** Everything that a visitor can do; `as` is the person whom they play. */
const pageCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('post'), as: id, place, text, broadcast: z.boolean().optional() }),
  z.object({ do: z.literal('edit'), as: id, message, text }),
  z.object({ do: z.literal('delete'), as: id, message }),
  z.object({ do: z.literal('react'), as: id, message, name: z.string().max(60) }),
  z.object({ do: z.literal('press'), as: id, target, name: text, input: elementInput, values }),
  z.object({ do: z.literal('suggest'), as: id, target, name: text, query: text }),
  z.object({ do: z.literal('submit'), as: id, view: id, values }),
  z.object({ do: z.literal('close'), as: id, view: id, all: z.boolean(), values }),
  z.object({ do: z.literal('command'), as: id, channel: id, command: text, text }),
  z.object({ do: z.literal('open-tab'), as: id, tab: z.enum(['home', 'messages']) }),
  z.object({ do: z.literal('share'), as: id, place, file: upload, text }),
  z.object({
    do: z.literal('clip'),
    as: id,
    place,
    durationMs: z.number().int().min(0).max(3_600_000),
    transcript: text,
  }),
  z.object({
    do: z.literal('shortcut'),
    as: id,
    callbackId: id,
    message: message.optional(),
  }),
  z.object({ do: z.literal('join'), as: id, channel: id }),
  z.object({ do: z.literal('offer'), id }),
  z.object({ do: z.literal('fill'), id, values: z.record(id, z.string().max(2_000_000)) }),
  z.object({ do: z.literal('inspect'), on: z.boolean() }),
]);

export type PageCommand = z.infer<typeof pageCommand>;
type CommandOf<Name extends PageCommand['do']> = Extract<PageCommand, { do: Name }>;

/** A command with the number under which its answer goes back. */
export const numberedCommand = z.object({ id: z.number().int(), command: pageCommand });

type Doing = {
  readonly [Name in PageCommand['do']]: (
    command: CommandOf<Name>,
    parts: { readonly world: World; readonly host: PageHost },
  ) => Promise<unknown>;
};

/** The channel of the conversation with the app, before there is one. */
export const APP_PLACE = 'app';

const doing: Omit<Doing, 'inspect'> = {
  post: ({ as, place: { channel, threadTs }, text: words, broadcast }, { world }) => {
    const person = personHandle(world, as);
    const thread = threadTs === undefined ? {} : { threadTs };
    if (channel === APP_PLACE) return person.dm(words, thread);
    if (threadTs === undefined) return person.post(channel, words);
    return person.replyInThread(channel, threadTs, words, broadcast ? { broadcast } : {});
  },
  edit: ({ as, message: { channel, ts }, text: words }, { world }) =>
    personHandle(world, as).edit(channel, ts, words),
  delete: ({ as, message: { channel, ts } }, { world }) =>
    personHandle(world, as).deleteMessage(channel, ts),
  react: ({ as, message: ref, name }, { world }) => {
    const person = personByAnyName(world, as);
    return reactAs(world, person, messageSeenBy(world, person, ref), name);
  },
  press: async (command, { world }) => {
    await enter(world, command.as, command.target, command.values);
    await personHandle(world, command.as).click(command.target, command.name, command.input);
  },
  suggest: ({ as, target: where, name, query }, { world }) => {
    const person = personByAnyName(world, as);
    const place =
      typeof where === 'object' && 'ts' in where
        ? messageSeenBy(world, person, where)
        : { view: viewSeenBy(world, person, where) };
    return suggestOptionsTo(world, person, place, name, query);
  },
  submit: ({ as, view, values: entered }, { world }) =>
    personHandle(world, as).submit({ id: view }, formValues(entered)),
  close: async ({ as, view, all, values: entered }, { world }) => {
    await enter(world, as, { id: view }, entered);
    await personHandle(world, as).close({ id: view }, { all });
  },
  command: ({ as, channel, command, text: words }, { world }) =>
    personHandle(world, as).runCommand(command, words, channel === APP_PLACE ? undefined : channel),
  'open-tab': ({ as, tab }, { world }) => {
    const person = personHandle(world, as);
    return tab === 'home' ? person.openHome() : person.openMessagesTab();
  },
  share: ({ as, place: where, file, text: words }, { world }) =>
    personHandle(world, as).shareFile(placeOf(where), {
      name: file.name,
      content: Buffer.from(file.base64, 'base64'),
      text: words,
    }),
  clip: ({ as, place: where, durationMs, transcript }, { world }) =>
    personHandle(world, as).recordClip(placeOf(where), { durationMs, transcript }),
  shortcut: ({ as, callbackId, message: ref }, { world }) => {
    const person = personHandle(world, as);
    return ref === undefined
      ? person.globalShortcut(callbackId)
      : person.messageShortcut(callbackId, ref.channel, ref.ts);
  },
  join: ({ as, channel }, { world }) => personHandle(world, as).join(channel),
  offer: ({ id: offer }, { host }) => host.take(offer),
  fill: ({ id: form, values: given }, { host }) => host.forms.fill(form, given),
};

/** Does what the visitor asks for, as the person whom they play. Rejects with what a visitor can read. */
export async function doPageCommand(
  command: Exclude<PageCommand, { do: 'inspect' }>,
  parts: { readonly world: World; readonly host: PageHost },
): Promise<unknown> {
  const perform = doing[command.do] as (
    command: PageCommand,
    parts: { readonly world: World; readonly host: PageHost },
  ) => Promise<unknown>;
  return await perform(command, parts);
}

/** What was entered goes along when something is pressed or a form is closed, as in Slack. */
async function enter(
  world: World,
  as: string,
  where: ClickTarget,
  entered: Readonly<Record<string, z.infer<typeof formInput>>>,
): Promise<void> {
  const person = personByAnyName(world, as);
  for (const [name, input] of Object.entries(formValues(entered))) {
    try {
      if (where === 'home' || 'id' in where)
        fillIn(world, person, viewSeenBy(world, person, where), { [name]: input });
      else if (isElementInput(input)) await personHandle(world, as).click(where, name, input);
    } catch {
      // What could not be sent (too long, gone meanwhile) does not keep anybody from pressing.
    }
  }
}

function isElementInput(input: FormInput): input is z.infer<typeof elementInput> {
  return input === null || typeof input === 'string' || Array.isArray(input);
}

function formValues(
  entered: Readonly<Record<string, z.infer<typeof formInput>>>,
): Readonly<Record<string, FormInput>> {
  return Object.fromEntries(
    Object.entries(entered).map(([name, input]) => [
      name,
      isUpload(input) ? { name: input.name, content: Buffer.from(input.base64, 'base64') } : input,
    ]),
  );
}

function isUpload(input: z.infer<typeof formInput>): input is z.infer<typeof upload> {
  return typeof input === 'object' && input !== null && 'base64' in input;
}

function placeOf({ channel, threadTs }: z.infer<typeof place>) {
  if (channel === APP_PLACE) return 'dm' as const;
  return threadTs === undefined ? { channel } : { channel, threadTs };
}
