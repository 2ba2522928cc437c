import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shared } from '../deps.ts';
import { ARTICLE_CACHE, bringYourOwn } from './bring-your-own.ts';
import { clockActions, type OpenRound, openNextRound } from './move-clock.ts';
import { othersAnswer } from './others-answer.ts';
import type { Company } from './read-company.ts';
import type { RunningCompany } from './start-company.ts';
import { tourOf } from './tour.ts';

type Demo = {
  readonly running: RunningCompany;
  readonly company: Company;
  readonly strategyFile: string;
  readonly shared: Shared;
};

/**
 * Serves a company's Slack as a page, in which a visitor is anybody of the company. The
 * next round is open there, so that there is something to answer.
 */
export async function serveDemo({ running, company, strategyFile, shared }: Demo) {
  const round: OpenRound = { openedAt: undefined };
  const parts = { ...running, round };
  await openNextRound(parts);
  const form = await bringYourOwn(shared, join(running.folder, ARTICLE_CACHE));
  let hasBroughtOwn = false;
  const run: typeof form.run = async (values) => {
    const outcome = await form.run(values);
    hasBroughtOwn ||= 'made' in outcome;
    return outcome;
  };
  const strategy = await readFile(strategyFile, 'utf8');
  return await running.slack.servePage({
    actions: [othersAnswer(parts, company, strategy), ...clockActions(parts)],
    tour: tourOf({ slack: running.slack, round, company, hasBroughtOwn: () => hasBroughtOwn }),
    forms: [{ ...form, run }],
  });
}
