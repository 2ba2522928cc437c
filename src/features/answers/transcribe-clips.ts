import type { Deps } from '../../deps.ts';
import { causeOf } from '../../domain/cause-of.ts';
import type { MessageKindName, OutboxMessage } from '../../domain/outbox-message.ts';
import { asReplyText } from '../../domain/reply.ts';
import { goodForADay } from '../../outbox/outbox-rows.ts';
import type { Actor } from '../../slack/guard.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import type { WaitingClip } from './clip-store.ts';
import type { Transcription } from './transcribe.ts';

const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 30 * 60_000;
const AT_ONCE = 5;
const MOST_BATCHES = 20;

/**
 * Tries every clip that is due; answers how many no longer wait. Slack's transcript is waited for
 * up to half an hour; where Slack has none, the transcription address is asked if there is one,
 * and else the person. Each clip fails by itself.
 */
export async function transcribeDueClips(deps: Deps, now: Date): Promise<number> {
  let settled = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const due = await deps.clips.due(now, AT_ONCE);
    if (due.length === 0) break;
    const outcomes = await Promise.all(due.map((clip) => tryOne(deps, clip, now)));
    settled += outcomes.filter((isSettled) => isSettled).length;
  }
  return settled;
}

/** A clip whose trial breaks is put off like one that is not ready. */
async function tryOne(deps: Deps, clip: WaitingClip, now: Date): Promise<boolean> {
  try {
    return await transcribeOne(deps, clip, now);
  } catch (error) {
    deps.log.error({ clip: clip.id, ...causeOf(error) }, 'a clip could not be tried');
    await deps.clips.postpone(clip, new Date(now.getTime() + waitAfter(clip.attempts)));
    return false;
  }
}

async function transcribeOne(deps: Deps, clip: WaitingClip, now: Date): Promise<boolean> {
  const slack = await deps.transcripts.of(clip.fileId);
  const isLastTry = now.getTime() >= clip.since.getTime() + LONGEST_WAIT_MS;
  switch (slack.kind) {
    case 'gone':
      await deps.clips.drop(clip.id);
      return true;
    case 'ready':
      return await keep(deps, clip, slack.text, now);
    case 'none':
      return await askElsewhere(deps, clip, isLastTry, now);
    case 'processing':
    case 'unavailable':
      if (isLastTry) return await askElsewhere(deps, clip, isLastTry, now);
      return await putOff(deps, clip, slack.kind, now);
  }
}

async function askElsewhere(
  deps: Deps,
  clip: WaitingClip,
  isLastTry: boolean,
  now: Date,
): Promise<boolean> {
  const found = await transcribe(deps, clip.fileId);
  if (found.kind === 'ready') return await keep(deps, clip, found.text, now);
  if (found.kind === 'unavailable' && !isLastTry) return await putOff(deps, clip, found.why, now);
  const why = found.kind === 'unavailable' ? found.why : 'no words';
  deps.log.warn({ clip: clip.id, why }, 'clip not transcribed');
  return await deps.clips.giveUp(clip.id, noteOf('clip-unheard', clip, deps.newId(), now));
}

async function transcribe(deps: Deps, fileId: string): Promise<Transcription> {
  if (deps.transcriber === undefined) return { kind: 'none' };
  const fetched = await deps.transcripts.recording(fileId);
  return fetched.kind === 'ready' ? await deps.transcriber(fetched.recording) : fetched;
}

async function keep(deps: Deps, clip: WaitingClip, words: string, now: Date): Promise<boolean> {
  const message = noteOf('heard', clip, deps.newId(), now);
  const isKept = await deps.clips.keepTranscript(clip.id, asReplyText(words), message, now);
  deps.log.info({ clip: clip.id, isKept }, 'clip transcribed');
  return isKept;
}

/** Twice as long after each try, but never past the moment at which waiting ends. */
async function putOff(deps: Deps, clip: WaitingClip, why: string, now: Date): Promise<boolean> {
  const end = clip.since.getTime() + LONGEST_WAIT_MS;
  const next = Math.min(now.getTime() + waitAfter(clip.attempts), end);
  await deps.clips.postpone(clip, new Date(next));
  deps.log.info({ clip: clip.id, why }, 'clip not transcribed yet');
  return false;
}

function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
}

/**
 * The author calls a transcript wrong: it is left out, and they are asked to type. False where the
 * clip is not theirs, is gone, or was left out before.
 */
export async function leaveOutTranscript(
  deps: Deps,
  { workspaceId, personId }: Actor,
  clipId: string,
): Promise<boolean> {
  const now = deps.clock();
  const left = await deps.clips.leaveOut(
    clipId,
    personId,
    (clip) => noteOf('clip-unheard', clip, deps.newId(), now),
    now,
  );
  if (left === undefined) return false;
  deps.log.info({ clip: clipId }, 'transcript left out');
  const round = await deps.rounds.find(workspaceId, left.roundId);
  if (round?.closedAt) await refreshFlags(deps, workspaceId, round.id, now);
  return true;
}

/** A message about a clip, in the thread where it was sent. */
function noteOf(
  kind: Extract<MessageKindName, 'heard' | 'clip-unheard'>,
  { id: subjectId, channelId, threadTs }: WaitingClip,
  id: string,
  now: Date,
): OutboxMessage {
  const target = { kind: 'channel', channelId, threadTs } as const;
  return goodForADay(now, { id, kind, subjectId, target });
}
