/** A manifest for the tests of local-slack, as parsed from YAML. */
export const manifestFixture = {
  display_information: { name: 'Test App' },
  features: {
    app_home: {
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    },
    bot_user: { display_name: 'testapp', always_online: true },
    shortcuts: [
      { name: 'Do it', type: 'global', callback_id: 'do-it', description: 'Does it' },
      { name: 'Look', type: 'message', callback_id: 'look-at-it', description: 'Looks at it' },
    ],
    slash_commands: [{ command: '/hello', description: 'Says hello' }],
  },
  oauth_config: {
    scopes: {
      bot: [
        'chat:write',
        'commands',
        'im:write',
        'im:history',
        'im:read',
        'mpim:write',
        'mpim:history',
        'mpim:read',
        'channels:history',
        'channels:read',
        'groups:history',
        'groups:read',
        'users:read',
        'users:read.email',
        'usergroups:read',
        'files:read',
        'files:write',
        'reactions:write',
        'team:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'message.im',
        'message.mpim',
        'message.channels',
        'message.groups',
        'app_home_opened',
        'file_change',
        'team_join',
        'user_change',
        'subteam_members_changed',
        'member_joined_channel',
        'tokens_revoked',
        'app_uninstalled',
      ],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};

/** The fixture with other scopes or events. */
export function manifestWith(change: {
  scopes?: readonly string[];
  events?: readonly string[];
}): object {
  return {
    ...manifestFixture,
    oauth_config: { scopes: { bot: change.scopes ?? manifestFixture.oauth_config.scopes.bot } },
    settings: {
      ...manifestFixture.settings,
      event_subscriptions: {
        bot_events: change.events ?? manifestFixture.settings.event_subscriptions.bot_events,
      },
    },
  };
}
