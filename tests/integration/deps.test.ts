import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDeps } from '../../src/deps.ts';
import { sharedModels } from '../shared-models.ts';
import { ARTICLE_CACHE } from '../warm-article-cache.ts';
import { NOW } from './temp-workspace.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-deps-'));
  await copyFile(ARTICLE_CACHE, join(folder, 'articles-cache.db'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('uses the models that it is handed, and leaves them open for the next app', async () => {
  const models = await sharedModels();
  const closed: string[] = [];
  const shared = {
    ...models,
    encoder: { ...models.encoder, close: async () => void closed.push('encoder') },
    local: { ...models.local, close: async () => void closed.push('reader') },
  };
  const config = {
    slack: { botToken: '', appToken: '', apiUrl: undefined },
    databasePath: join(folder, 'throughline.db'),
    contentDirs: [],
    model: undefined,
    transcription: undefined,
  };
  const deps = await createDeps(config, { log, clock: () => NOW, shared });
  expect(deps.reader).toBe(shared.local);
  const { library } = deps;
  expect((await library.search('how do we write a decision rule?', 1)).answered).toBe(true);
  await deps.release();
  expect(closed).toEqual([]);
});
