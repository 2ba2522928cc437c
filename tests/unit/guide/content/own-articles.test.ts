import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

type Article = {
  readonly stem: string;
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
};

const CONTENT = new URL('../../../../content/articles/', import.meta.url);
const FIXTURES = new URL('../../../fixtures/', import.meta.url);
const FIELDS = [
  'title',
  'dimension',
  'category',
  'difficulty',
  'reading_time',
  'seo_title',
  'meta_description',
];
const DIMENSIONS = [
  'Strategic Alignment',
  'Organizational Systems',
  'Leadership Communication',
  'Decision Making',
  'Measurement',
];
const NOT_BODY = [
  'Short Answer',
  'Why This Matters',
  'What To Do Next',
  'Related Content',
  'Sources',
];

function readArticle(file: string): Article {
  const [, front = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(new URL(file, CONTENT), 'utf8')) ?? [];
  return { stem: file.replace(/\.md$/, ''), front: parse(front) as Article['front'], body };
}

const wordsOf = (text: string): readonly string[] => text.match(/\S+/g) ?? [];
const headingsOf = ({ body }: Article) => [...body.matchAll(/^## (.+)$/gm)].map(([, h = '']) => h);
const linksOf = ({ body }: Article) =>
  [...body.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, text = '', to = '']) => ({ text, to }));
const sectionOf = ({ body }: Article, heading: string) =>
  (body.split(`\n## ${heading}\n`)[1] ?? '').split('\n## ')[0] ?? '';

/** Paragraphs of running text: no headings, lists, tables, quotes. */
const paragraphsOf = (text: string) =>
  text.split(/\n{2,}/).filter((block) => /^[A-Z"*]/.test(block.trim()));

/** Long sentences of the prose, without punctuation; the works cited may repeat, so Sources are left out. */
function longSentencesOf({ body }: Article): readonly string[] {
  const prose = (body.split('\n## Related Content')[0] ?? '').replace(/^\|.*$/gm, (row) =>
    row.replaceAll('|', '. '),
  );
  return prose
    .split(/[.!?:]\s|["”]\s|\n/)
    .map((sentence) => (sentence.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).join(' '))
    .filter((sentence) => wordsOf(sentence).length >= 8);
}

function readLines(file: string): readonly Readonly<Record<string, unknown>>[] {
  return readFileSync(new URL(file, FIXTURES), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

const articles = readdirSync(CONTENT)
  .filter((file) => file.endsWith('.md'))
  .map(readArticle);
const titles = new Map(articles.map(({ stem, front }) => [stem, front['title']]));

describe('the article library', () => {
  it('has at least 30 articles', () => {
    expect(articles.length).toBeGreaterThanOrEqual(30);
  });

  it('gives every article a title and a description of its own', () => {
    const descriptions = articles.map(({ front }) => front['meta_description']);
    expect(new Set(titles.values()).size).toBe(articles.length);
    expect(new Set(descriptions).size).toBe(articles.length);
  });

  it('never repeats a sentence of eight words or more in another article', () => {
    const seen = new Map<string, string>();
    const repeated: string[] = [];
    for (const article of articles) {
      for (const sentence of longSentencesOf(article)) {
        const other = seen.get(sentence) ?? article.stem;
        if (other !== article.stem) repeated.push(`${other}, ${article.stem}: ${sentence}`);
        seen.set(sentence, article.stem);
      }
    }
    expect(seen.size).toBeGreaterThan(articles.length * 10);
    expect(repeated).toEqual([]);
  });

  it('leads to every article from at least one other', () => {
    const linked = new Set(articles.flatMap((a) => linksOf(a).map(({ to }) => to)));
    expect(articles.map(({ stem }) => stem).filter((stem) => !linked.has(`${stem}.md`))).toEqual(
      [],
    );
  });
});

describe.each(articles)('article $stem', (article) => {
  it('has complete front matter', () => {
    for (const field of FIELDS) expect(article.front[field], field).toMatch(/\S/);
    expect(DIMENSIONS).toContain(article.front['dimension']);
    expect(article.front['tags']).not.toHaveLength(0);
    expect(article.front['difficulty']).toMatch(/^(foundational|intermediate|advanced)$/);
    // Nothing is published there yet: the article opens in Slack, and stands in the report.
    expect(article.front['canonical_url']).toBeUndefined();
  });

  it('has 400 to 900 words and states its reading time', () => {
    const count = wordsOf(article.body).length;
    expect(count).toBeGreaterThanOrEqual(400);
    expect(count).toBeLessThanOrEqual(900);
    expect(article.front['reading_time']).toBe(`${Math.round(count / 220)} min`);
  });

  it('has its sections in order, with at least one of its own', () => {
    const headings = headingsOf(article);
    expect(article.body.trimStart().split('\n')[0]).toBe(`# ${String(article.front['title'])}`);
    expect(headings.slice(0, 2)).toEqual(['Short Answer', 'Why This Matters']);
    expect(headings.filter((h) => !NOT_BODY.includes(h)).length).toBeGreaterThanOrEqual(1);
    expect(headings.filter((h) => h !== 'Sources').slice(-2)).toEqual([
      'What To Do Next',
      'Related Content',
    ]);
  });

  it('answers in a paragraph of 40 to 90 words that can be quoted alone', () => {
    const lengths = paragraphsOf(sectionOf(article, 'Short Answer')).map((p) => wordsOf(p).length);
    expect(lengths).toHaveLength(1);
    expect(lengths[0]).toBeGreaterThanOrEqual(40);
    expect(lengths[0]).toBeLessThanOrEqual(90);
  });

  it('links only to other articles, under their titles', () => {
    const links = linksOf(article);
    expect(links.length).toBeGreaterThanOrEqual(2);
    for (const { text, to } of links) {
      expect(to).not.toBe(`${article.stem}.md`);
      expect(titles.get(to.replace(/\.md$/, '')), to).toBe(text);
    }
  });

  it('has no raw HTML and names the years of its sources', () => {
    expect(article.body).not.toMatch(/<\/?[a-z!]/i);
    for (const line of sectionOf(article, 'Sources').match(/^- .+$/gm) ?? []) {
      expect(line).toMatch(/\b(19|20)\d\d\b/);
    }
  });
});

describe('the questions to the guide', () => {
  const questions = readLines('guide-questions.jsonl');

  it('are 60, name only articles of the library and reach every one of them', () => {
    const answers = questions.map(({ answers: stems }) => stems as readonly string[]);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(60);
    for (const stems of answers) expect([1, 2, 3]).toContain(stems.length);
    expect([...new Set(answers.flat())].sort()).toEqual([...titles.keys()].sort());
  });

  it('are accompanied by 15 off-topic ones', () => {
    expect(new Set(readLines('guide-off-topic.jsonl').map(({ query }) => query)).size).toBe(15);
  });
});
