import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** What local-slack needs to know of the app's manifest. */
export type AppManifest = {
  readonly name: string;
  readonly botName: string;
  readonly botScopes: readonly string[];
  readonly botEvents: readonly string[];
  readonly commands: readonly string[];
  /** What Slack shows while somebody types a command. */
  readonly commandHelp: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  /** The commands in whose text Slack marks up people, channels and links (`should_escape`). */
  readonly escapingCommands: readonly string[];
  readonly shortcuts: readonly {
    readonly type: 'global' | 'message';
    readonly callbackId: string;
    readonly name: string;
  }[];
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
  readonly interactivity: boolean;
};

const manifestFile = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z
    .looseObject({
      bot_user: z.looseObject({ display_name: z.string() }).optional(),
      slash_commands: z
        .array(
          z.looseObject({
            command: z.string(),
            description: z.string().optional(),
            usage_hint: z.string().optional(),
            should_escape: z.boolean().optional(),
          }),
        )
        .optional(),
      shortcuts: z
        .array(
          z.looseObject({
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            name: z.string().optional(),
          }),
        )
        .optional(),
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().optional(),
          messages_tab_enabled: z.boolean().optional(),
          messages_tab_read_only_enabled: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  oauth_config: z
    .looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).optional() }).optional() })
    .optional(),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).optional() }).optional(),
      interactivity: z.looseObject({ is_enabled: z.boolean() }).optional(),
    })
    .optional(),
});

/** Reads a manifest from a YAML or JSON file, or from the parsed object. Throws when Slack would refuse it. */
export function readManifest(source: string | object): AppManifest {
  const raw: unknown = typeof source === 'string' ? parse(readFileSync(source, 'utf8')) : source;
  const file = manifestFile.parse(raw);
  const home = file.features?.app_home;
  const commands = file.features?.slash_commands ?? [];
  const manifest: AppManifest = {
    name: file.display_information.name,
    botName: file.features?.bot_user?.display_name ?? file.display_information.name,
    botScopes: file.oauth_config?.scopes?.bot ?? [],
    botEvents: file.settings?.event_subscriptions?.bot_events ?? [],
    commands: commands.map((each) => each.command),
    commandHelp: commands.map(({ command, description = '', usage_hint: usageHint = '' }) => ({
      command,
      description,
      usageHint,
    })),
    escapingCommands: commands.filter((each) => each.should_escape).map((each) => each.command),
    shortcuts: (file.features?.shortcuts ?? []).map((each) => ({
      type: each.type,
      callbackId: each.callback_id,
      name: each.name ?? each.callback_id,
    })),
    homeTab: home?.home_tab_enabled ?? false,
    messagesTab:
      (home?.messages_tab_enabled ?? true) && !(home?.messages_tab_read_only_enabled ?? false),
    interactivity: file.settings?.interactivity?.is_enabled ?? false,
  };
  const problems = manifestProblems(manifest);
  if (problems.length > 0)
    throw new Error(`Slack would refuse this manifest:\n${problems.join('\n')}`);
  return manifest;
}

/** The bot scopes of which an event needs one, from Slack's event reference. */
const scopesOfEvent: Readonly<Record<string, readonly string[]>> = {
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  app_mention: ['app_mentions:read'],
  file_change: ['files:read'],
  file_shared: ['files:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
  subteam_members_changed: ['usergroups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
};

function manifestProblems(manifest: AppManifest): string[] {
  const problems: string[] = [];
  for (const event of manifest.botEvents) {
    const needed = scopesOfEvent[event];
    if (needed && !needed.some((scope) => manifest.botScopes.includes(scope)))
      problems.push(`- event ${event} needs the bot scope ${needed.join(' or ')}`);
  }
  if (
    manifest.commands.length + manifest.shortcuts.length > 0 &&
    !manifest.botScopes.includes('commands')
  )
    problems.push('- slash commands and shortcuts need the bot scope commands');
  return problems;
}
