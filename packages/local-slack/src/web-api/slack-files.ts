import type { BlockProblem } from '../block-kit/problem.ts';
import { allBlocksIn, elementsIn } from '../block-kit/walk.ts';
import { objectAt } from '../json.ts';
import type { SlackFile } from '../state/file.ts';
import { appCanSee } from '../state/files.ts';
import type { World } from '../world.ts';

/** Pictures in blocks that name a file which Slack does not have, or which is no picture. */
export function slackFileProblems(
  world: World,
  blocks: unknown,
  path: string,
): readonly BlockProblem[] {
  return allBlocksIn(blocks, path)
    .flatMap((block) => [block, ...elementsIn(block)])
    .flatMap(({ value, path: at }) => {
      const named = objectAt(value, 'slack_file');
      if (!named || isPicture(world, fileNamed(world, named))) return [];
      return [{ path: `${at}/slack_file`, message: 'invalid slack file' }];
    });
}

function fileNamed(world: World, { id, url }: { id?: unknown; url?: unknown }) {
  if (typeof id === 'string') return world.files.get(id);
  return [...world.files.values()].find((each) => String(url).includes(`/${each.id}/`));
}

function isPicture(world: World, file: SlackFile | undefined): boolean {
  return file?.complete === true && file.mimetype.startsWith('image/') && appCanSee(world, file);
}
