import { emitFileChange } from '../events/workspace-events.ts';
import type { SlackFile } from '../state/file.ts';
import { appCanSee } from '../state/files.ts';
import type { World } from '../world.ts';
import { settle, type Waiting } from './person-posts.ts';

/** Finishes the transcript of a clip and sends file_change. `spoken` replaces what was recorded. */
export async function completeTranscript(
  world: World,
  fileId: string,
  spoken?: string,
  how: Waiting = {},
): Promise<void> {
  const { file, clip } = clipOf(world, fileId);
  clip.spoken = spoken ?? clip.spoken;
  clip.status = 'complete';
  await tell(world, file, how);
}

/** Slack could not transcribe the clip. */
export async function failTranscript(
  world: World,
  fileId: string,
  how: Waiting = {},
): Promise<void> {
  const { file, clip } = clipOf(world, fileId);
  clip.status = 'failed';
  await tell(world, file, how);
}

function clipOf(
  world: World,
  fileId: string,
): { file: SlackFile; clip: NonNullable<SlackFile['clip']> } {
  const file = world.files.get(fileId);
  if (!file?.clip) throw new Error(`local-slack has no clip "${fileId}"`);
  return { file, clip: file.clip };
}

async function tell(world: World, file: SlackFile, how: Waiting): Promise<void> {
  world.changes.notify();
  if (!appCanSee(world, file)) return;
  await settle(world, how, `file_change of ${file.id}`, emitFileChange(world, file));
}
