import { describe, expect, it } from 'vitest';
import { createArticleSearch } from '../../../src/features/guide/library/article-search.ts';
import { parseArticle } from '../../../src/features/guide/library/parse-article.ts';
import { createCorpusSearch } from '../../../src/features/guide/library/search-corpus.ts';
import { createWordEncoder } from './word-encoder.ts';

const BODIES: Readonly<Record<string, string>> = {
  bonus: `# Why do bonuses reward the old way?

## What happens

Sales people close whatever the bonus pays for. A bonus that counts deals will bring many tiny deals.
Nobody is lazy and nobody is against the strategy. The commission plan was written two years ago, and
it is the clearest instruction that the sales team has.

## What helps

List every bonus and ask whether it pulls with the strategy or against it. Change the commission plan
before the announcement, not after it. A seller who sees the new plan believes the new strategy, and
one who does not will wait until it has passed like the others.

| bonus | effect |
|---|---|
| bonus deals bonus deals | bonus tiny deals |
`,
  budget: `# Why does money stay where it was?

Every department gets three percent more each year, and the budget looks fair. Fair budgets starve the
few things that should grow. Moving money means that somebody has less of it, and the meeting in which
that is said aloud is the meeting that everybody would rather skip.
`,
  rights: `# Who decides after a reorganization?

Decisions wait when two directors both believe that they hold the veto. Write down who decides, with a
limit and a deadline, and talk to everyone who loses a veto. Most escalation is a question about rights
that nobody answered when the boxes of the chart were moved.
`,
};

const articles = Object.entries(BODIES).map(([stem, source]) => {
  const parsed = parseArticle(`${stem}.md`, stem, source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
});

describe.each([
  ['with an encoder', () => ({ encoder: createWordEncoder() })],
  ['by words alone', () => ({})],
])('createArticleSearch %s', (_, tools) => {
  it('ranks the article that answers first, and gives as many as asked for', async () => {
    const search = await createArticleSearch(articles, tools());
    expect((await search.rank('the bonus pays for tiny deals', 2)).at(0)).toBe('bonus');
    expect(await search.rank('the bonus pays for tiny deals', 2)).toHaveLength(2);
    expect((await search.rank('money for every department', 9)).at(0)).toBe('budget');
  });

  it('quotes one passage an article, word for word, and no table', async () => {
    const search = await createArticleSearch(articles, tools());
    const answer = await search.answer('the sales bonus pays for tiny deals', 3);
    const [first] = answer.excerpts;
    expect(answer.answered).toBe(true);
    expect(first?.article.stem).toBe('bonus');
    expect(first?.heading).toBe('What happens');
    expect(BODIES['bonus']?.replace(/\s+/g, ' ')).toContain(first?.text);
    expect(new Set(answer.excerpts.map(({ article }) => article.stem)).size).toBe(
      answer.excerpts.length,
    );
  });

  it('says that nothing answers, and still names what is nearest', async () => {
    const search = await createArticleSearch(articles, tools());
    const answer = await search.answer('zebra giraffe elephant safari', 3);
    expect(answer).toMatchObject({ answered: false, excerpts: [] });
    expect(answer.nearest).toHaveLength(3);
  });

  it.each(['', '???', 'the', '\0', '🙂'.repeat(5000), '" OR * ('])(
    'refuses %j in peace',
    async (question) => {
      const search = await createArticleSearch(articles, tools());
      expect((await search.answer(question, 3)).answered).toBe(false);
    },
  );

  it('has nothing to say about an empty library', async () => {
    const search = await createArticleSearch([], tools());
    expect(await search.answer('anything', 3)).toEqual({
      answered: false,
      excerpts: [],
      nearest: [],
    });
  });
});

describe('createCorpusSearch', () => {
  it('ranks plain documents by id, and does not read a title twice', async () => {
    const documents = [
      { id: 'a', title: 'slow flow', text: 'slow flow . past a plate .' },
      { id: 'b', title: 'heat', text: 'heat in a slab . of metal .' },
    ];
    const encoder = createWordEncoder();
    const search = await createCorpusSearch(documents, { encoder });
    expect(await search.rank('metal slab', 1)).toEqual(['b']);
    expect(encoder.encoded).toContain('slow flow\n. past a plate .');
  });
});
