/**
 * Measures the search of the articles room:
 *
 *     tsx tests/bench/articles.ts --cranfield DIR [--cache FILE]
 *
 * DIR holds corpus.jsonl, queries.jsonl and qrels.tsv of the Cranfield 1400 collection.
 * Without it only speed is measured.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { createLibrary } from '../../src/features/guide/library/create-library.ts';
import type { SearchTools } from '../../src/features/guide/library/document-search.ts';
import { createKeywordIndex } from '../../src/features/guide/library/keyword-index.ts';
import { loadArticles } from '../../src/features/guide/library/load-articles.ts';
import { createMeaningIndex } from '../../src/features/guide/library/meaning-index.ts';
import { passagesOfText } from '../../src/features/guide/library/passages.ts';
import { bestIndices } from '../../src/features/guide/library/scores.ts';
import {
  type CorpusDocument,
  createCorpusSearch,
} from '../../src/features/guide/library/search-corpus.ts';
import { openVectorCache } from '../../src/features/guide/library/vector-cache.ts';
import { loadEncoder } from '../../src/reader/encoder/load-encoder.ts';
import { ndcgAt10, percentile } from './measures.ts';

type Question = { readonly id: string; readonly query: string };
type Ranker = (query: string) => Promise<readonly string[]>;

const PASSAGES = 5000;
const { values } = parseArgs({
  options: { cranfield: { type: 'string' }, cache: { type: 'string' } },
});
const scratch = await mkdtemp(join(tmpdir(), 'articles-bench-'));
const cacheFile = values.cache ?? join(scratch, 'vectors.db');
const encoder = await loadEncoder();
try {
  if (values.cranfield !== undefined) await measureRanking(values.cranfield);
  await measureSpeed();
} finally {
  await encoder.close();
  await rm(scratch, { recursive: true, force: true });
}

async function measureRanking(dir: string): Promise<void> {
  const documents = await readJsonl<CorpusDocument>(join(dir, 'corpus.jsonl'));
  const questions = await readJsonl<Question>(join(dir, 'queries.jsonl'));
  const relevant = await readJudgements(join(dir, 'qrels.tsv'));
  const cache = openVectorCache(cacheFile);
  const fused = await createCorpusSearch(documents, { encoder, cache });
  const rankers: Readonly<Record<string, Ranker>> = {
    'MiniSearch as it comes': miniSearchAlone(documents),
    'keywords alone (MiniSearch, stems, corrected)': keywordsAlone(documents),
    'meaning alone (one vector a document)': await oneVectorAlone(documents, cache),
    'meaning alone (passages)': await meaningAlone(documents, cache),
    fused: (query) => fused.rank(query, 10),
  };
  console.log(`Cranfield, ${documents.length} documents, ${questions.length} questions, nDCG@10`);
  console.log('(all, and the questions in two halves: every second one)');
  for (const [name, rank] of Object.entries(rankers)) {
    const scores: number[] = [];
    for (const { id, query } of questions) {
      scores.push(ndcgAt10(await rank(query), relevant.get(id) ?? new Set()));
    }
    const halves = [0, 1].map((half) => scores.filter((_, i) => i % 2 === half));
    console.log(`  ${name.padEnd(46)} ${[scores, ...halves].map(meanOf).join('  ')}`);
  }
  cache.close();
}

function miniSearchAlone(documents: readonly CorpusDocument[]): Ranker {
  const index = new MiniSearch<CorpusDocument>({ fields: ['title', 'text'] });
  index.addAll(documents);
  return async (query) =>
    index
      .search(query)
      .map(({ id }) => String(id))
      .slice(0, 10);
}

function keywordsAlone(documents: readonly CorpusDocument[]): Ranker {
  const index = createKeywordIndex(
    documents.map(({ title, text }) => ({ title, text: rest(title, text) })),
  );
  return async (query) => idsOf(documents, index.scores(query));
}

async function oneVectorAlone(
  documents: readonly CorpusDocument[],
  cache: ReturnType<typeof openVectorCache>,
): Promise<Ranker> {
  const whole = documents.map(({ title, text }, document) => ({
    text: `${title}\n${text}`,
    document,
  }));
  const index = await createMeaningIndex(whole, documents.length, encoder, cache);
  return async (query) => idsOf(documents, index.passageScores(await index.encode(query)));
}

async function meaningAlone(
  documents: readonly CorpusDocument[],
  cache: ReturnType<typeof openVectorCache>,
): Promise<Ranker> {
  const passages = documents.flatMap(({ title, text }, document) =>
    passagesOfText(rest(title, text)).map((passage) => ({
      text: `${title}\n${passage.text}`,
      document,
    })),
  );
  const index = await createMeaningIndex(passages, documents.length, encoder, cache);
  return async (query) => {
    const vector = await index.encode(query);
    return idsOf(documents, index.documentScores(vector, index.passageScores(vector)));
  };
}

/** 5,000 passages of words as they follow one another in our articles: the sense does not matter for speed. */
async function measureSpeed(): Promise<void> {
  const words = await wordsOfArticles();
  const documents = madeUpDocuments(words);
  const questions = madeUpQuestions(words);
  const file = values.cache ?? join(scratch, 'speed.db');
  const first = await timed(() => withCache(file, documents));
  const again = await timed(() => withCache(file, documents));
  console.log(`\n${PASSAGES} passages`);
  console.log(`  first start, what is not cached encoded  ${(first.ms / 1000).toFixed(1)} s`);
  console.log(`  start from the cache                     ${(again.ms / 1000).toFixed(2)} s`);
  await measureFolder(file, documents);
  const times: number[] = [];
  for (const question of questions) {
    times.push((await timed(() => again.value.answer(question, 3))).ms);
  }
  const [half, most] = [percentile(times, 0.5), percentile(times, 0.95)];
  console.log(
    `  a question, encoder included             ${half.toFixed(1)} ms median, ${most.toFixed(1)} ms p95`,
  );
}

/** The same passages as a folder of Markdown, as the app starts with it and looks at it each minute. */
async function measureFolder(file: string, documents: readonly CorpusDocument[]): Promise<void> {
  const folder = join(scratch, 'markdown');
  await mkdir(folder, { recursive: true });
  for (const { id, title, text } of documents) {
    await writeFile(join(folder, `${id}.md`), `---\ntitle: ${title}\n---\n\n${text}\n`);
  }
  const start = () => createLibrary({ dirs: [folder], encoder, cacheFile: file });
  (await start()).close();
  const library = await timed(start);
  const look = await timed(() => library.value.refresh());
  library.value.close();
  console.log(
    `  the same as ${documents.length} Markdown files            ${(library.ms / 1000).toFixed(2)} s`,
  );
  console.log(`  a look whether a file has changed        ${look.ms.toFixed(0)} ms`);
}

async function withCache(file: string, documents: readonly CorpusDocument[]) {
  const cache = openVectorCache(file);
  const tools: SearchTools = { encoder, cache };
  const search = await createCorpusSearch(documents, tools);
  cache.close();
  return search;
}

function madeUpDocuments(words: readonly string[]): readonly CorpusDocument[] {
  const draw = drawer(words, 1);
  const sentence = () => `${Array.from({ length: 14 }, draw).join(' ')}.`;
  return Array.from({ length: PASSAGES / 10 }, (_, i) => ({
    id: `d${i}`,
    title: Array.from({ length: 6 }, draw).join(' '),
    text: Array.from({ length: 10 }, () => Array.from({ length: 5 }, sentence).join(' ')).join(
      '\n\n',
    ),
  }));
}

function madeUpQuestions(words: readonly string[]): readonly string[] {
  const draw = drawer(words, 2);
  return Array.from({ length: 200 }, () => Array.from({ length: 14 }, draw).join(' '));
}

/** Draws words by a fixed sequence (Park and Miller 1988), each as often as it stands in the list. */
function drawer(words: readonly string[], seed: number): () => string {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return words[state % words.length] ?? '';
  };
}

async function wordsOfArticles(): Promise<readonly string[]> {
  const folder = fileURLToPath(new URL('../../content/articles', import.meta.url));
  const { articles } = await loadArticles([folder]);
  const texts = articles.flatMap(({ passages }) => passages.map(({ text }) => text));
  return (
    texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  );
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}

function idsOf(documents: readonly CorpusDocument[], scores: Float64Array): readonly string[] {
  return bestIndices(scores, 10).map((at) => documents[at]?.id ?? '');
}

function rest(title: string, text: string): string {
  return text.startsWith(title) ? text.slice(title.length) : text;
}

function meanOf(scores: readonly number[]): string {
  return (scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(4);
}

async function readJsonl<Item>(file: string): Promise<readonly Item[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Item);
}

async function readJudgements(file: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const relevant = new Map<string, Set<string>>();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const [question, document, grade] = line.split('\t');
    if (question === undefined || document === undefined || grade === '0') continue;
    relevant.set(question, (relevant.get(question) ?? new Set()).add(document));
  }
  return relevant;
}
