/** Why Slack will not deliver: it lies with the person, with the channel, or with the message. */
export type Undeliverable = 'left' | 'no-dm' | 'not-in-channel' | 'archived' | 'refused';

/** What follows a word with which Slack refuses a call. */
export type ErrorCourse =
  /** Nothing was done, and it may be tried again after this time. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** Slack is in trouble: it may be tried again, and may have been done all the same. */
  | { readonly kind: 'unclear' }
  /** Nothing works until an admin acts; `mend` says how. */
  | { readonly kind: 'admin'; readonly mend: string }
  /** Asking again is of no use. */
  | { readonly kind: 'final'; readonly cause: Undeliverable; readonly why?: string };

const AFTER_A_WHILE: ErrorCourse = { kind: 'wait', ms: 30_000 };
/** Moving a workspace, or a quota of a whole workspace, takes longer. */
const AFTER_LONG: ErrorCourse = { kind: 'wait', ms: 600_000 };
const UNCLEAR: ErrorCourse = { kind: 'unclear' };

const admin = (mend: string): ErrorCourse => ({
  kind: 'admin',
  mend: `${mend} Messages wait until then.`,
});
const final = (cause: Undeliverable, why: string): ErrorCourse => ({ kind: 'final', cause, why });

const NEW_TOKEN = admin(
  'Copy the Bot User OAuth Token again from api.slack.com/apps, under OAuth & Permissions, into SLACK_BOT_TOKEN and restart.',
);
const REINSTALL = admin(
  'Paste manifest.yml again at api.slack.com/apps, under App Manifest, and reinstall the app.',
);
const ASK_OWNER = admin(
  'An owner of the Slack workspace has restricted what apps may do there: ask them to allow Throughline.',
);

const LEFT = 'Has left the workspace.';
const UNKNOWN_PERSON = 'Slack no longer knows this person.';
const NO_CHANNEL = 'Slack knows no such channel, or the app is not in it; invite it there.';
const RESTRICTED = 'The workspace does not allow the app to write there.';

/** The words after which something else follows than giving up without a reason of its own. */
const COURSES: Readonly<Record<string, ErrorCourse>> = {
  ratelimited: AFTER_A_WHILE,
  rate_limited: AFTER_A_WHILE,
  streaming_state_conflict: AFTER_A_WHILE,
  message_limit_exceeded: AFTER_LONG,
  org_login_required: AFTER_LONG,
  team_added_to_org: AFTER_LONG,
  external_channel_migrating: AFTER_LONG,

  internal_error: UNCLEAR,
  fatal_error: UNCLEAR,
  service_unavailable: UNCLEAR,
  request_timeout: UNCLEAR,
  update_failed: UNCLEAR,
  fetch_members_failed: UNCLEAR,
  file_update_failed: UNCLEAR,
  list_record_comment_fetch_failed: UNCLEAR,
  unable_to_share_files: UNCLEAR,

  invalid_auth: NEW_TOKEN,
  not_authed: NEW_TOKEN,
  account_inactive: NEW_TOKEN,
  token_revoked: NEW_TOKEN,
  token_expired: NEW_TOKEN,
  not_allowed_token_type: NEW_TOKEN,
  is_bot: NEW_TOKEN,
  missing_scope: REINSTALL,
  no_permission: REINSTALL,
  missing_args: REINSTALL,
  not_enabled: REINSTALL,
  accesslimited: ASK_OWNER,
  ekm_access_denied: ASK_OWNER,
  enterprise_is_restricted: ASK_OWNER,
  forbidden_team: ASK_OWNER,
  app_access_restricted: ASK_OWNER,
  two_factor_setup_required: admin(
    'The workspace asks for two-factor sign-in: whoever installed the app must set it up in Slack.',
  ),

  user_disabled: final('left', LEFT),
  user_not_found: final('left', UNKNOWN_PERSON),
  cannot_dm_bot: final('no-dm', 'This is a bot; it cannot be asked.'),
  user_not_visible: final('no-dm', 'Slack does not let the app write to this person.'),
  user_not_in_channel: final('no-dm', 'This person is not in that channel.'),
  restricted_action: final('no-dm', RESTRICTED),
  restricted_action_read_only_channel: final('refused', RESTRICTED),
  restricted_action_non_threadable_channel: final('refused', RESTRICTED),
  restricted_action_thread_only_channel: final('refused', RESTRICTED),
  restricted_action_thread_locked: final('refused', 'That thread is locked.'),
  posting_to_channel_denied: final('refused', RESTRICTED),
  channel_is_limited_access: final('refused', RESTRICTED),
  messages_tab_disabled: final(
    'no-dm',
    'The messages tab of the app is switched off; switch it on under App Home at api.slack.com/apps.',
  ),
  channel_not_found: final('not-in-channel', NO_CHANNEL),
  invalid_channel: final('not-in-channel', NO_CHANNEL),
  not_in_channel: final('not-in-channel', 'The app is not in that channel; invite it there.'),
  is_archived: final('archived', 'That channel is archived.'),
  is_inactive: final('archived', 'That channel is archived.'),
};

/** Words after which nothing helps, and of which the word itself is the best reason there is. */
const REFUSED = `
  access_denied alt_txt_too_large as_user_not_supported attachment_payload_limit_exceeded block_mismatch
  blocked_file_type cannot_reply_to_message cant_broadcast_message cant_delete_message cant_update_message
  canvas_disabled_file_team canvas_disabled_user_team canvas_globally_disabled channels_limit_exceeded
  deprecated_endpoint draft_already_deleted draft_already_sent draft_has_conflict draft_not_found
  duplicate_channel_not_found duplicate_external_id duplicate_message_not_found edit_window_closed
  exchanged_trigger_id expired_trigger_id file_deleted file_is_deleted file_not_found
  file_share_limit_reached file_type_not_allowed file_upload_size_restricted file_uploads_disabled
  file_uploads_except_images_disabled hash_conflict insecure_request invalid_arg_name invalid_array_arg
  invalid_attachments invalid_blocks invalid_blocks_format invalid_charset invalid_cursor invalid_form_data
  invalid_limit invalid_metadata_filter_keys invalid_metadata_format invalid_metadata_schema
  invalid_post_type invalid_team invalid_trigger_id invalid_ts_latest invalid_ts_oldest
  invalid_user_combination limit_required markdown_text_conflict max_file_sharing_exceeded
  message_not_found metadata_must_be_sent_from_app metadata_too_large method_deprecated
  method_not_supported_for_channel_type missing_argument missing_file_data missing_post_type
  missing_profile_id msg_blocks_too_long msg_too_long no_dual_broadcast_content_update no_such_subteam
  no_text not_enough_users not_found not_implemented not_visible plan_upgrade_required push_limit_reached
  send_on_behalf_not_allowed slack_connect_blocked_file_type slack_connect_canvas_sharing_blocked
  slack_connect_clip_sharing_blocked slack_connect_file_link_sharing_blocked
  slack_connect_file_upload_sharing_blocked slack_connect_lists_sharing_blocked snippet_too_large
  storage_limit_reached team_not_found template_not_visible thread_not_found too_many_attachments
  too_many_contact_cards too_many_users unknown_method unknown_snippet_type unknown_subtype
  users_list_not_supplied users_not_found view_too_large
`;
const refused = new Set(REFUSED.trim().split(/\s+/));

/** What follows a word of Slack; undefined for one that Slack's documentation does not have. */
export function courseOf(word: string): ErrorCourse | undefined {
  if (Object.hasOwn(COURSES, word)) return COURSES[word];
  return refused.has(word) ? { kind: 'final', cause: 'refused' } : undefined;
}
