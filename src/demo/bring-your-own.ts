import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormOutcome, HostForm } from 'local-slack';
import type { Shared } from '../deps.ts';
import { counted } from '../domain/words.ts';
import { reportFiles } from '../features/report/files/report-files.ts';
import type { FullReport } from '../features/report/report.ts';
import { parseStrategy } from '../features/strategies/parse-strategy.ts';
import { createNarrator } from './narrator.ts';
import { type Company, EXAMPLE_STRATEGY, parseOwnCompany } from './read-company.ts';
import { runCheckIn } from './run-check-in.ts';

/** What is at hand already. */
type Warm = { readonly shared: Shared; readonly articleCache: string };

/** Beside the database of an app. */
export const ARTICLE_CACHE = 'articles-cache.db';

type Problem = Extract<FormOutcome, { readonly problems: unknown }>['problems'][number];

const REPLIES = `id,name,function,level,text
1,Ana Berg,Sales,director,We stop calling small practices and each take five hospital groups.
2,Ben Cole,Product,manager,We build what the practices ask for first since that brings money now.
3,Cleo Diaz,Customer Care,manager,We tell every ward two weeks before a change and test it with one of them.
`;

/** A strategy and replies of the visitor's own, as a report that stays on this machine. */
export async function bringYourOwn(shared: Shared, articleCache: string): Promise<HostForm> {
  return {
    label: 'Bring your own',
    words:
      'Paste a strategy and what people answered, or choose two files, and read the report. Nothing leaves this machine, and nothing is kept when the demo ends.',
    submit: 'Make the report',
    fields: [
      {
        name: 'strategy',
        label: 'Your strategy, as YAML',
        hint: 'As trade-offs that somebody could break: prefer … over …, even if …',
        example: await readFile(EXAMPLE_STRATEGY, 'utf8'),
        accept: '.yaml,.yml,.txt',
      },
      {
        name: 'replies',
        label: 'The replies, as a table',
        hint: 'The first line names the columns: id, name, function, level and text. The levels are executive, director, manager and frontline.',
        example: REPLIES,
        accept: '.csv,.tsv,.txt,.jsonl',
      },
    ],
    run: ({ strategy = '', replies = '' }) => reportOf(strategy, replies, { shared, articleCache }),
  };
}

async function reportOf(strategy: string, replies: string, warm: Warm): Promise<FormOutcome> {
  const read = parseStrategy(strategy, 'strategy');
  const company = parseOwnCompany(replies, 'replies');
  if (!read.ok || !company.ok)
    return {
      problems: [
        ...(read.ok ? [] : read.error.map(strategyProblem)),
        ...(company.ok ? [] : company.error.map(repliesProblem)),
      ],
    };
  const report = await checkedIn(company.value, strategy, warm);
  const files = await reportFiles(report, ['html']);
  const titles: Readonly<Record<string, string>> = {
    'report.html': 'Open the report',
    'one-page.html': 'On one page',
  };
  return {
    told: `${counted(company.value.replies.length, 'reply was', 'replies were')} read against “${read.value.name}”.`,
    made: files.flatMap(({ name, content }) => {
      const title = titles[name];
      return title === undefined ? [] : [{ title, name, mimetype: 'text/html', content }];
    }),
  };
}

/** A whole check-in on a Slack of its own, so that the one in the page stays as it is. */
async function checkedIn(company: Company, strategy: string, warm: Warm): Promise<FullReport> {
  const folder = await mkdtemp(join(tmpdir(), 'own-check-in-'));
  try {
    const file = join(folder, 'own.yaml');
    await writeFile(file, strategy);
    // Reading all articles anew would take longer than the check-in.
    await copyFile(warm.articleCache, join(folder, ARTICLE_CACHE)).catch(() => undefined);
    const silent = createNarrator(() => undefined, false);
    const { report, stop } = await runCheckIn(company, file, folder, silent, warm.shared);
    await stop();
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function strategyProblem({
  line,
  field,
  message,
}: {
  line: number;
  field: string;
  message: string;
}) {
  return { field: 'strategy', line, text: field === '' ? message : `${field}: ${message}` };
}

/** "replies:3: level: expected …"; without a number it is about the whole. */
function repliesProblem(problem: string): Problem {
  const [, line, text = problem] = /^replies:(?:(\d+):)? *([\s\S]*)$/.exec(problem) ?? [];
  return { field: 'replies', line: Number(line ?? 0), text };
}
