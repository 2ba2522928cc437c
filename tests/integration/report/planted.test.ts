import { beforeAll, describe, expect, it } from 'vitest';
import type { RoundView } from '../../../src/features/flags/round-view.ts';
import type { Library } from '../../../src/features/guide/library/create-library.ts';
import { fullReport } from '../../../src/features/report/build-report.ts';
import { reportFiles } from '../../../src/features/report/files/report-files.ts';
import type { FullReport } from '../../../src/features/report/report.ts';
import { likenessBy } from '../../../src/reader/encoder/likeness.ts';
import { sharedModels } from '../../shared-models.ts';
import { afterTheirWord, COMPANIES, loadPlanted, type PlantedCompany } from './planted-company.ts';

/** No article is needed for what is looked at here. */
const NO_ARTICLES: Pick<Library, 'search'> = {
  search: async () => ({ answered: false, excerpts: [], nearest: [] }),
};

async function reportOn(view: RoundView): Promise<FullReport> {
  const { encoder } = await sharedModels();
  return await fullReport(
    {
      library: NO_ARTICLES as Library,
      likeness: likenessBy(encoder),
      flags: { list: async () => [] },
      people: { all: async () => [] },
    } as unknown as Parameters<typeof fullReport>[0],
    'W1',
    { view, around: { change: null, history: [], predictions: [] } },
  );
}

/** Every file with words in it, one after the other. */
async function wordsOf(full: FullReport): Promise<string> {
  const files = await reportFiles(full, ['txt', 'html', 'json', 'csv']);
  return files.map(({ content }) => String(content)).join('\n');
}

describe.each(COMPANIES)('what was planted in %s', (name) => {
  let company: PlantedCompany;
  beforeAll(async () => {
    company = await loadPlanted(name);
  });

  it('is in the headline before anybody has confirmed anything, and names nobody', async () => {
    const full = await reportOn(company.view);
    const { headline, collisions } = full.report;
    const planted = company.planted.collisions.map(({ rule }) => rule);
    expect(collisions.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(planted));
    expect(collisions.every(({ standing }) => standing === 'seems')).toBe(true);
    expect(headline).toContain(`Plans seem to part on ${collisions.length} of `);
    expect(headline).not.toMatch(/no plans part/i);
    const words = await wordsOf(full);
    const named = company.people.filter((person) => words.includes(person.name));
    expect(named.map((person) => person.name)).toEqual([]);
  });

  it('is said by name once they have said that it is theirs', async () => {
    const full = await reportOn(afterTheirWord(company));
    const words = await wordsOf(full);
    for (const { rule, prefer, over } of company.planted.collisions) {
      const collision = full.report.collisions.find(({ ruleId }) => ruleId === rule);
      expect(collision).toMatchObject({
        standing: 'parts',
        prefer: { own: prefer.length },
        over: { own: over.length },
      });
      const theirs = company.people.filter(({ id }) => [...prefer, ...over].includes(id));
      for (const person of theirs) expect(words).toContain(person.name);
      expect(theirs.map((person) => person.name)).toContain(collision?.over.quote?.personName);
    }
    const parts = full.report.collisions.filter(({ standing }) => standing === 'parts');
    expect(full.report.headline).toContain(`Plans part on ${parts.length} of `);
  });

  it('holds a right that is granted and not known, and a question', async () => {
    const { rights, report } = await reportOn(company.view);
    const { right, question } = company.planted;
    const replyIds = (people: readonly string[]) => people.map((id) => `reply-${id}`);
    const found = rights.find(({ line }) => line === right.line);
    expect(found?.quotes.map(({ replyId }) => replyId)).toEqual(
      expect.arrayContaining(replyIds(right.people)),
    );
    const asked = report.questions.find((each) => each.question.includes(question.text));
    expect(asked?.quotes.map(({ replyId }) => replyId).sort()).toEqual(replyIds(question.people));
  });
});
