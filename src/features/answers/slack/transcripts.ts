import type { WebClient } from '@slack/web-api';
import webvtt, { type TreeNode } from 'webvtt-parser';
import { z } from 'zod';
import { type FetchLimits, fetchBytes } from '../../../slack/files.ts';
import type { Recording, Transcription } from '../transcribe.ts';

const MOST_VTT_BYTES = 2_000_000;
const MOST_RECORDING_BYTES = 25_000_000;
const VTT_TIME_LIMIT_MS = 10_000;
const RECORDING_TIME_LIMIT_MS = 30_000;

const fileSchema = z.object({
  file: z.object({
    mode: z.string().nullish().catch(null),
    mimetype: z.string().nullish().catch(null),
    filetype: z.string().nullish().catch(null),
    size: z.number().nullish().catch(null),
    url_private: z.string().nullish().catch(null),
    url_private_download: z.string().nullish().catch(null),
    vtt: z.string().nullish().catch(null),
    transcription: z
      .object({
        status: z.string(),
        preview: z
          .object({ content: z.string(), has_more: z.boolean().nullish() })
          .nullish()
          .catch(null),
      })
      .nullish()
      .catch(null),
  }),
});
type SlackFile = z.infer<typeof fileSchema>['file'];

/** With their semicolons: by itself the parser turns "&amp;" into "&;" (w3c/webvtt.js#36). */
const ENTITIES = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
  '&nbsp;': ' ',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
};

/** What Slack answers about a file that is no longer there. */
const GONE = new Set(['file_deleted', 'file_not_found']);

/** How far Slack has come with the transcript of a file. */
type SlackTranscript = Transcription | { readonly kind: 'processing' } | { readonly kind: 'gone' };

/** A recording that was fetched, or why it was not. */
type Fetched =
  | { readonly kind: 'ready'; readonly recording: Recording }
  | Exclude<Transcription, { readonly kind: 'ready' }>;

/**
 * Reads the transcripts that Slack makes of clips; never throws. The client should neither wait nor retry: who
 * asks comes back later. `apiUrl` names another Slack, one that runs on this machine.
 */
export function createTranscripts(
  client: WebClient,
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl?: string | undefined },
) {
  const access = { botToken, trusted: new URL(apiUrl ?? 'https://files.slack.com').origin };
  const fileOf = async (id: string) => fileSchema.parse(await client.files.info({ file: id })).file;
  return {
    /** The words of a clip. */
    async of(fileId: string): Promise<SlackTranscript> {
      try {
        return await transcriptOf(await fileOf(fileId), access);
      } catch (error) {
        return GONE.has(codeOf(error)) ? { kind: 'gone' } : unavailable(error);
      }
    },
    /** The recording itself, into memory only. `none` where it is too large or cannot be had. */
    async recording(fileId: string): Promise<Fetched> {
      try {
        return await fetchRecording(await fileOf(fileId), access);
      } catch (error) {
        return GONE.has(codeOf(error)) ? { kind: 'none' } : unavailable(error);
      }
    },
  };
}

type Access = Pick<FetchLimits, 'botToken' | 'trusted'>;

async function transcriptOf(file: SlackFile, access: Access): Promise<SlackTranscript> {
  if (file.mode === 'tombstone') return { kind: 'gone' };
  switch (file.transcription?.status) {
    case 'processing':
      return { kind: 'processing' };
    case 'complete':
      return await readComplete(file, access);
    default:
      return { kind: 'none' };
  }
}

/** The full text stands behind `vtt`; the preview is enough where it says that it is whole. */
async function readComplete(file: SlackFile, access: Access): Promise<SlackTranscript> {
  const preview = file.transcription?.preview;
  const whole =
    preview?.has_more === false ? preview.content.replace(/\s+/g, ' ').trim() : undefined;
  const words = await wordsBehind(file.vtt, access);
  const text = words || (whole ?? words);
  if (text === undefined) return { kind: 'unavailable', why: 'The transcript cannot be read.' };
  return text === '' ? { kind: 'none' } : { kind: 'ready', text };
}

/** Undefined where there is no such file, or it is no transcript. */
async function wordsBehind(
  url: string | null | undefined,
  access: Access,
): Promise<string | undefined> {
  if (!url) return undefined;
  const limits = { ...access, mostBytes: MOST_VTT_BYTES, timeLimitMs: VTT_TIME_LIMIT_MS };
  const bytes = await fetchBytes(url, limits).catch(() => undefined);
  return bytes && readVtt(new TextDecoder().decode(bytes));
}

async function fetchRecording(
  { url_private_download, url_private, size, mimetype, filetype }: SlackFile,
  access: Access,
): Promise<Fetched> {
  const url = url_private_download ?? url_private;
  if (!url || (size ?? 0) > MOST_RECORDING_BYTES) return { kind: 'none' };
  const limits = {
    ...access,
    mostBytes: MOST_RECORDING_BYTES,
    timeLimitMs: RECORDING_TIME_LIMIT_MS,
  };
  const bytes = await fetchBytes(url, limits);
  if (bytes === undefined) return { kind: 'none' };
  const ending = filetype && /^\w{1,8}$/.test(filetype) ? filetype : 'mp4';
  return { kind: 'ready', recording: { bytes, type: mimetype ?? 'audio/mp4', ending } };
}

function unavailable(error: unknown): { readonly kind: 'unavailable'; readonly why: string } {
  const why = codeOf(error) || (error instanceof Error ? error.name : 'unknown');
  return { kind: 'unavailable', why };
}

/** Slack's word for what went wrong, or ''. */
function codeOf(error: unknown): string {
  const parsed = z.object({ data: z.object({ error: z.string() }) }).safeParse(error);
  return parsed.success ? parsed.data.data.error : '';
}

/**
 * The words of a WebVTT file in the order they are said, one space between cues; who speaks and
 * how it is set drop out. A broken cue is left out. Undefined where the text is no WebVTT at all.
 */
export function readVtt(text: string): string | undefined {
  if (!/^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(text)) return undefined;
  const { cues } = new webvtt.WebVTTParser(ENTITIES).parse(text, 'captions');
  const said = cues.map(({ tree }) => tree.children.map(wordsOf).join(''));
  return said.join(' ').replace(/\s+/g, ' ').trim();
}

function wordsOf(
  node: TreeNode | { readonly type: 'object'; readonly children: readonly TreeNode[] },
): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'timestamp':
      return '';
    case 'object':
      return node.children.map((child) => wordsOf(child as TreeNode)).join('');
  }
}
