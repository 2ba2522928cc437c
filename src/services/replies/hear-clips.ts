import { goodForADay, type MessageKind, type Outgoing } from '../../domain/outgoing.ts';
import { asReplyText } from '../../domain/reply.ts';
import type { ClipStore, WaitingClip } from '../ports/clip-store.ts';
import type { NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Hearing, Transcriber, Transcripts } from '../ports/transcripts.ts';

const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 30 * 60_000;
const AT_ONCE = 5;
const MOST_BATCHES = 20;

/** What hearing clips needs. */
export type HearNeeds = {
  readonly clips: ClipStore;
  readonly transcripts: Transcripts;
  /** Undefined where no transcription address is configured. */
  readonly transcriber: Transcriber | undefined;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Tries every clip that is due; answers how many no longer wait. Slack's transcript is waited for
 * up to half an hour; where Slack has none, the transcription address is asked if there is one,
 * and else the person. Each clip fails by itself.
 */
export async function hearDueClips(needs: HearNeeds, now: Date): Promise<number> {
  let settled = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const due = await needs.clips.due(now, AT_ONCE);
    if (due.length === 0) break;
    const outcomes = await Promise.all(due.map((clip) => hearPatiently(needs, clip, now)));
    settled += outcomes.filter((isSettled) => isSettled).length;
  }
  return settled;
}

/** A clip whose trial breaks is put off like one that is not ready. */
async function hearPatiently(needs: HearNeeds, clip: WaitingClip, now: Date): Promise<boolean> {
  try {
    return await hearOne(needs, clip, now);
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    needs.log.error({ clip: clip.id, why }, 'a clip could not be tried');
    await needs.clips.postpone(clip, new Date(now.getTime() + waitAfter(clip.attempts)));
    return false;
  }
}

async function hearOne(needs: HearNeeds, clip: WaitingClip, now: Date): Promise<boolean> {
  const slack = await needs.transcripts.of(clip.fileId);
  const isLastTry = now.getTime() >= clip.since.getTime() + LONGEST_WAIT_MS;
  switch (slack.kind) {
    case 'gone':
      await needs.clips.drop(clip.id);
      return true;
    case 'ready':
      return await keep(needs, clip, slack.text, now);
    case 'none':
      return await askElsewhere(needs, clip, isLastTry, now);
    case 'processing':
    case 'unavailable':
      if (isLastTry) return await askElsewhere(needs, clip, isLastTry, now);
      return await putOff(needs, clip, slack.kind, now);
  }
}

async function askElsewhere(
  needs: HearNeeds,
  clip: WaitingClip,
  isLastTry: boolean,
  now: Date,
): Promise<boolean> {
  const heard = await transcribe(needs, clip.fileId);
  if (heard.kind === 'ready') return await keep(needs, clip, heard.text, now);
  if (heard.kind === 'unavailable' && !isLastTry) return await putOff(needs, clip, heard.why, now);
  const why = heard.kind === 'unavailable' ? heard.why : 'no words';
  needs.log.warn({ clip: clip.id, why }, 'clip not heard');
  return await needs.clips.giveUp(clip.id, noteOf('clip-unheard', clip, needs.newId(), now));
}

async function transcribe(needs: HearNeeds, fileId: string): Promise<Hearing> {
  if (needs.transcriber === undefined) return { kind: 'none' };
  const had = await needs.transcripts.recording(fileId);
  return had.kind === 'ready' ? await needs.transcriber(had.recording) : had;
}

async function keep(
  needs: HearNeeds,
  clip: WaitingClip,
  words: string,
  now: Date,
): Promise<boolean> {
  const message = noteOf('heard', clip, needs.newId(), now);
  const isKept = await needs.clips.hear(clip.id, asReplyText(words), message, now);
  needs.log.info({ clip: clip.id, isKept }, 'clip heard');
  return isKept;
}

/** Twice as long after each try, but never past the moment at which waiting ends. */
async function putOff(
  needs: HearNeeds,
  clip: WaitingClip,
  why: string,
  now: Date,
): Promise<boolean> {
  const end = clip.since.getTime() + LONGEST_WAIT_MS;
  const next = Math.min(now.getTime() + waitAfter(clip.attempts), end);
  await needs.clips.postpone(clip, new Date(next));
  needs.log.info({ clip: clip.id, why }, 'clip not heard yet');
  return false;
}

function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
}

/** A message about a clip, in the thread where it was sent. */
export function noteOf(
  kind: Extract<MessageKind, 'heard' | 'clip-unheard'>,
  { id: subjectId, channelId, threadTs }: WaitingClip,
  id: string,
  now: Date,
): Outgoing {
  const target = { kind: 'channel', channelId, threadTs } as const;
  return goodForADay(now, { id, kind, subjectId, target });
}
