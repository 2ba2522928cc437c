import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLibrary, type Library } from '../../../src/features/guide/library/create-library.ts';
import type { SentenceEncoder } from '../../../src/reader/encoder/load-encoder.ts';
import { sharedModels } from '../../shared-models.ts';

const BONUS = `---
title: Why does the bonus win?
dimension: Incentives
licence: CC BY 4.0
---

People follow the reward they get. When the bonus pays for each small deal, sellers close small deals, whatever the strategy says about large customers. Change what the bonus pays for before you announce the strategy, or expect nothing to change.

See [decisions](decisions.md) and [nothing](missing.md).
`;
const DECISIONS = `# Who decides?

A decision that nobody owns travels upwards until it reaches somebody who is too busy to take it. Write down who may decide what, by name, and let them decide without asking. Escalation is a sign of missing decision rights, and not of missing courage.
`;

let encoder: SentenceEncoder;
let folder = '';
let library: Library;
beforeAll(async () => {
  ({ encoder } = await sharedModels());
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-library-'));
  await writeFile(join(folder, 'bonus.md'), BONUS);
  await writeFile(join(folder, 'decisions.md'), DECISIONS);
  await writeFile(join(folder, 'broken.md'), '---\ntitle: x\n');
  library = await createLibrary({ dirs: [folder], encoder, cacheFile: join(folder, 'cache.db') });
});
afterEach(async () => {
  library.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a library', () => {
  it('answers a question in other words, with whole sentences of the article', async () => {
    const answer = await library.search(
      'sellers chase tiny contracts since their pay depends on it',
      3,
    );
    expect(answer.excerpts[0]?.article).toMatchObject({ stem: 'bonus', dimension: 'Incentives' });
    const inOneLine = (text = '') =>
      text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ');
    expect(inOneLine(BONUS)).toContain(inOneLine(answer.excerpts[0]?.text));
    expect(answer.excerpts[0]?.article.attribution).toContain('CC BY 4.0');
  });

  it('says honestly that nothing answers, and what is nearest', async () => {
    const answer = await library.search('where can I get a pizza with extra cheese tonight', 3);
    expect(answer.answered).toBe(false);
    expect(answer.excerpts).toEqual([]);
  });

  it('names a bad file and loads the rest', () => {
    expect(library.problems()).toMatchObject([{ line: 1 }]);
    expect(library.topics().flatMap(({ articles }) => articles)).toHaveLength(2);
  });

  it('knows related articles, and links that lead nowhere', () => {
    expect(library.related('bonus').map(({ stem }) => stem)).toEqual(['decisions']);
    expect(library.brokenLinks()).toMatchObject([{ stem: 'bonus' }]);
  });

  it('picks up changes, and only changes', async () => {
    expect(await library.refresh()).toMatchObject({ changed: false });
    await writeFile(
      join(folder, 'plants.md'),
      '# Plants\n\nThe ficus wants a litre of water each Monday, and the cactus wants none at all before May comes around again.\n',
    );
    expect(await library.refresh()).toMatchObject({ changed: true });
    expect(library.article('plants')?.card.title).toBe('Plants');
  });

  it('answers the same from its cache', async () => {
    const question = 'everything is escalated to the top';
    const first = await library.search(question, 2);
    library.close();
    const never = {
      ...encoder,
      encode: async (texts: readonly string[]) => {
        if (texts.length > 1) throw new Error('the cache should have it');
        return encoder.encode(texts);
      },
    };
    library = await createLibrary({
      dirs: [folder],
      encoder: never,
      cacheFile: join(folder, 'cache.db'),
    });
    expect(await library.search(question, 2)).toEqual(first);
  });
});
