import type { Deps } from '../../deps.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import { noteOf } from './hear-clips.ts';

/** What Slack and people say about clips after they were sent. */
export type VoiceDesk = {
  /** A file has changed. True where a clip of ours waits for it, which is then due. */
  fileChanged(workspaceId: string, fileId: string): Promise<boolean>;
  /**
   * The author calls a transcript wrong: it is left out, and they are asked to type. False where
   * the clip is not theirs, is gone, or was left out before.
   */
  misheard(workspaceId: string, personId: string, clipId: string): Promise<boolean>;
};

/** Binds what concerns clips to its stores. */
export function createVoiceDesk(deps: Deps): VoiceDesk {
  const { clips, rounds, clock, newId, log } = deps;
  return {
    fileChanged: (workspaceId, fileId) => clips.hasten(workspaceId, fileId, clock()),
    async misheard(workspaceId, personId, clipId) {
      const now = clock();
      const ask = (clip: Parameters<typeof noteOf>[1]) =>
        noteOf('clip-unheard', clip, newId(), now);
      const left = await clips.mishear(clipId, personId, ask, now);
      if (left === undefined) return false;
      log.info({ clip: clipId }, 'transcript left out');
      const round = await rounds.find(workspaceId, left.roundId);
      if (round?.closedAt) await refreshFlags(deps, workspaceId, round.id, now);
      return true;
    },
  };
}
