import { isObject, type JsonObject } from '../json.ts';
import { channelRef } from '../shapes/interaction.ts';
import type { Channel } from '../state/channel.ts';
import type { Person } from '../state/person.ts';
import { issueResponseUrl } from '../state/response-url.ts';
import { isOfOtherTeam } from '../state/teams.ts';
import { issueTrigger } from '../state/trigger.ts';
import { checkContent } from '../web-api/message-content.ts';
import { postAnswer } from '../web-api/response-url.ts';
import type { World } from '../world.ts';
import { acknowledged } from './action-error.ts';
import { type SeenMessage, seenMessage } from './seen.ts';
import { plainTyped, typedText } from './typed-text.ts';

/** Where a command ran, and the message that its ack carried, if any. */
export type CommandResult = { readonly channel: string; readonly answer?: SeenMessage };

/** A person runs a slash command of the manifest. */
export async function runCommandAs(
  world: World,
  person: Person,
  channel: Channel,
  command: string,
  text: string,
): Promise<CommandResult> {
  if (!world.manifest.commands.includes(command))
    throw new Error(
      `${command} is not a command of the manifest (${world.manifest.commands.join(', ')})`,
    );
  if (isOfOtherTeam(world, person.id))
    throw new Error(`Slack gives commands only to people of the app's own workspace`);
  if (!channel.members.has(person.id))
    throw new Error(`${person.handle} is not a member of ${channel.name}`);
  const place = { channel: channel.id, userId: person.id };
  const url = issueResponseUrl(world, 'commands', place);
  const body = commandBody(world, person, channel, { command, text, url });
  const { payload } = await acknowledged(
    world,
    `${command} of ${person.handle}`,
    world.dispatcher.deliver({
      type: 'slash_commands',
      body,
      acceptsResponsePayload: true,
      label: command,
    }),
    body,
  );
  const answer = ackedMessage(world, channel, person, payload);
  return { channel: channel.id, ...(answer ? { answer } : {}) };
}

function commandBody(
  world: World,
  person: Person,
  channel: Channel,
  run: { command: string; text: string; url: string },
): JsonObject {
  const escapes = world.manifest.escapingCommands.includes(run.command);
  return {
    token: world.identity.verificationToken,
    team_id: world.identity.teamId,
    team_domain: world.identity.teamDomain,
    channel_id: channel.id,
    channel_name: channelRef(channel)['name'],
    user_id: person.id,
    user_name: person.handle,
    command: run.command,
    text: escapes ? typedText(run.text) : plainTyped(run.text),
    api_app_id: world.identity.appId,
    is_enterprise_install: 'false',
    response_url: run.url,
    trigger_id: issueTrigger(world, person.id).id,
  };
}

function ackedMessage(
  world: World,
  channel: Channel,
  person: Person,
  payload: unknown,
): SeenMessage | undefined {
  if (!isObject(payload) || Object.keys(payload).length === 0) return undefined;
  const checked = checkContent(world, payload, 'post');
  if (!checked.ok)
    throw new Error(
      `Slack would not show this answer to the command: ${JSON.stringify(checked.refusal)}`,
    );
  return seenMessage(
    world,
    postAnswer(world, { channel, userId: person.id }, checked.content, payload),
  );
}
