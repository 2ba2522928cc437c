import { z } from 'zod';
import { fileObject } from '../shapes/file-object.ts';
import { appCanSee } from '../state/files.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { text } from './arguments.ts';
import { method } from './method.ts';

/** files.info: files of the app, and those shared where the app is a member. */
export const fileInfo = method({
  scopes: ['files:read'],
  tier: 4,
  ignores: ['count', 'cursor', 'limit', 'page'],
  args: z.object({ file: text }),
  handle: (world, args): Answer => {
    const file = world.files.get(args.file);
    if (!file?.complete || !appCanSee(world, file)) return refuse('file_not_found');
    return fine({
      file: fileObject(world, file),
      comments: [],
      response_metadata: { next_cursor: '' },
    });
  },
});
