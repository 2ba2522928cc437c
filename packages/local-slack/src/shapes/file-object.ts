import type { JsonObject } from '../json.ts';
import { channelType } from '../state/channel.ts';
import type { Clip, SlackFile } from '../state/file.ts';
import { teamOf } from '../state/teams.ts';
import type { World } from '../world.ts';

/** Slack's preview of a transcript is cut after about this many characters. */
const previewLength = 200;

/** A file as messages and files.info show it, voice clips with their transcription. */
export function fileObject(world: World, file: SlackFile): JsonObject {
  const base = `${world.origin}/files-pri/${world.identity.teamId}-${file.id}`;
  const ids = (type: string): string[] =>
    file.shares
      .filter((share) => typeOf(world, share.channel) === type)
      .map((share) => share.channel);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
    pretty_type: file.filetype.toUpperCase(),
    user: file.owner,
    user_team: teamOf(world, file.owner),
    editable: false,
    size: file.bytes.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: ids('channel').length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    ...(file.clip ? clipFields(base, file.clip) : {}),
    url_private: `${base}/${encodeURIComponent(file.name)}`,
    url_private_download: `${base}/download/${encodeURIComponent(file.name)}`,
    media_display_type:
      file.clip?.kind === 'slack_video' ? 'video' : file.clip ? 'audio' : 'unknown',
    permalink: `https://${world.identity.teamDomain}.slack.com/files/${file.owner}/${file.id}/${file.name}`,
    comments_count: 0,
    is_starred: false,
    shares: shares(world, file),
    channels: ids('channel'),
    groups: [...ids('group'), ...ids('mpim')],
    ims: ids('im'),
    has_more_shares: false,
    has_rich_preview: false,
    file_access: 'visible',
  };
}

function clipFields(base: string, clip: Clip): JsonObject {
  return {
    subtype: clip.kind,
    duration_ms: clip.durationMs,
    ...(clip.kind === 'slack_audio'
      ? { aac: `${base}/file.mp4`, audio_wave_samples: [1, 60, 100, 40, 1] }
      : { mp4: `${base}/file.mp4` }),
    hls: `${base}/file.m3u8`,
    transcription: transcription(clip),
    ...(clip.status === 'complete' ? { vtt: `${base}/file.vtt` } : {}),
  };
}

function transcription(clip: Clip): JsonObject {
  if (clip.status !== 'complete') return { status: clip.status };
  return {
    status: 'complete',
    locale: 'en-US',
    preview: {
      content: clip.spoken.slice(0, previewLength),
      has_more: clip.spoken.length > previewLength,
    },
  };
}

function typeOf(world: World, channelId: string): string {
  const channel = world.channels.get(channelId);
  return channel ? channelType(channel.kind) : '';
}

function shares(world: World, file: SlackFile): JsonObject {
  const scopeOf = (id: string): string =>
    world.channels.get(id)?.kind === 'public' ? 'public' : 'private';
  const result: JsonObject = {};
  for (const scope of new Set(file.shares.map((share) => scopeOf(share.channel)))) {
    const inScope = file.shares.filter((share) => scopeOf(share.channel) === scope);
    const channels = new Set(inScope.map((share) => share.channel));
    result[scope] = Object.fromEntries(
      [...channels].map((id) => [
        id,
        inScope
          .filter((share) => share.channel === id)
          .map((share) => shareObject(world, file, share)),
      ]),
    );
  }
  return result;
}

function shareObject(
  world: World,
  file: SlackFile,
  share: SlackFile['shares'][number],
): JsonObject {
  return {
    ts: share.ts,
    channel_name: world.channels.get(share.channel)?.name ?? '',
    team_id: world.identity.teamId,
    share_user_id: file.owner,
    reply_users: [],
    reply_users_count: 0,
    reply_count: 0,
  };
}
