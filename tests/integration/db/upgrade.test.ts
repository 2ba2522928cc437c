import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemOfDatabase } from '../../../src/db/look-at-database.ts';
import { buildReport } from '../../../src/features/report/build-report.ts';
import { reportFiles } from '../../../src/features/report/files/report-files.ts';
import { LATEST } from '../../../src/features/report/report-request.ts';
import { likenessByWords } from '../../../src/reader/encoder/likeness.ts';
import { testDeps } from '../../test-deps.ts';
import { openStores, type Stores } from '../temp-workspace.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** Databases that earlier versions left, each named after its version and, within it, its last migration. */
const KEPT = root('tests/fixtures/databases');

/** No article is needed for what is looked at here. */
const NO_ARTICLES = {
  search: async () => ({ answered: false as const, excerpts: [], nearest: [] }),
};

/** What a database holds, said in the few columns that every version has had. */
function factsIn(path: string) {
  const connection = new Database(path, { readonly: true });
  const all = (sql: string) => connection.prepare(sql).all() as Record<string, string>[];
  try {
    return {
      rounds: all('SELECT workspace_id AS workspaceId, id FROM rounds ORDER BY id'),
      asked: all('SELECT id, person_id AS personId FROM prompts ORDER BY id'),
      replies: all(
        `SELECT replies.id, person_id AS personId, text FROM replies JOIN revisions
         ON reply_id = replies.id AND number = revision ORDER BY replies.id`,
      ),
      read: all(
        `SELECT DISTINCT reply_id AS id FROM readings JOIN replies
         ON replies.id = reply_id AND readings.revision = replies.revision ORDER BY reply_id`,
      ),
      flags: all('SELECT id, state FROM flags ORDER BY id'),
    };
  } finally {
    connection.close();
  }
}
type Facts = ReturnType<typeof factsIn>;

/** The same as today's stores tell it. */
async function factsOf({ reports, flags }: Stores, rounds: Facts['rounds']): Promise<Facts> {
  const views = await Promise.all(
    rounds.map(({ workspaceId = '', id = '' }) => reports.view(workspaceId, id)),
  );
  const answers = views.flatMap((view) => view?.answers ?? []);
  const replies = answers.flatMap(({ personId, reply }) => (reply ? { personId, ...reply } : []));
  const raised = await Promise.all(rounds.map(({ id = '' }) => flags.list(id)));
  return {
    rounds,
    asked: answers.map(({ promptId, personId }) => ({ id: promptId, personId })).sort(byId),
    replies: replies.map(({ id, personId, text }) => ({ id, personId, text })).sort(byId),
    read: replies.flatMap(({ id, reading }) => (reading ? { id } : [])).sort(byId),
    flags: raised.flatMap((each) => each.map(({ id, state }) => ({ id, state }))).sort(byId),
  };
}

const byId = (one: { readonly id: string }, other: { readonly id: string }) =>
  one.id < other.id ? -1 : 1;

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-upgrade-'));
  path = join(folder, 'throughline.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe.each(readdirSync(KEPT))('the database of an earlier version, %s', (name) => {
  beforeEach(() => writeFile(path, gunzipSync(readFileSync(join(KEPT, name)))));

  it('keeps its rounds, replies, readings and flags, and today’s stores read them', async () => {
    const before = factsIn(path);
    for (const rows of Object.values(before)) expect(rows).not.toEqual([]);
    const stores = openStores(path);
    try {
      expect(await factsOf(stores, before.rounds)).toEqual(before);
    } finally {
      stores.close();
    }
    expect(factsIn(path)).toEqual(before);
    expect(problemOfDatabase(path)).toBeUndefined();
  });

  it('gives the report on the same people and answers', async () => {
    const { asked, replies, rounds } = factsIn(path);
    const stores = openStores(path);
    try {
      const deps = testDeps({ ...stores, library: NO_ARTICLES, likeness: likenessByWords });
      const full = await buildReport(deps, rounds[0]?.['workspaceId'] ?? '', LATEST);
      if (!full.ok) throw new Error(full.error.kind);
      const [json, text] = await reportFiles(full.value, ['json', 'txt']);
      const { response, headline } = JSON.parse(String(json?.content));
      expect(response).toMatchObject({ asked: asked.length, replied: replies.length });
      expect(String(text?.content)).toContain(headline.split(' ').slice(0, 3).join(' '));
    } finally {
      stores.close();
    }
  });
});

describe('tests/fixtures/databases', () => {
  it('has the database of this version, made by npm run keep-database', () => {
    const { version } = JSON.parse(readFileSync(root('package.json'), 'utf8'));
    expect(existsSync(join(KEPT, `${version}.db.gz`))).toBe(true);
  });
});
