import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNarrator } from '../../../src/demo/narrator.ts';
import { DRAWN_FROM, digest, documentPictures } from '../../../src/demo/pictures.ts';
import { EXAMPLE_STRATEGY, readExample } from '../../../src/demo/read-company.ts';
import { type FinishedCheckIn, runCheckIn } from '../../../src/demo/run-check-in.ts';
import { sharedModels } from '../../shared-models.ts';

const inRepository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

let out = '';
let finished: FinishedCheckIn;
let told = '';
beforeAll(async () => {
  const narrator = createNarrator((text) => {
    told += text;
  }, false);
  out = await mkdtemp(join(tmpdir(), 'demo-'));
  const [company, shared] = [await readExample(), await sharedModels()];
  finished = await runCheckIn(company, EXAMPLE_STRATEGY, out, narrator, shared);
});
afterAll(async () => {
  await finished?.stop();
  await rm(out, { recursive: true, force: true });
});

describe('the demo', () => {
  it('shows the three collisions of its company first, by their own word', () => {
    const { collisions, headline } = finished.report.report;
    const parts = collisions.slice(0, 3);
    expect(parts.map(({ ruleId, standing }) => [ruleId, standing]).sort()).toEqual([
      ['releases', 'parts'],
      ['sell', 'parts'],
      ['setup', 'parts'],
    ]);
    expect(headline).toContain('Plans part on 3 of 4 trade-offs.');
    const sides = new Map(
      parts.map(({ ruleId, prefer, over }) => [ruleId, [prefer.own, over.own]]),
    );
    expect(Object.fromEntries(sides)).toEqual({ sell: [1, 2], releases: [2, 1], setup: [1, 1] });
  });

  it('has one reading put right by its author, and names nobody who pressed nothing', () => {
    const { report } = finished.report;
    expect(told).toContain('They press [');
    const stands = report.priorities.flatMap(({ rules }) => rules.flatMap((rule) => rule.stands));
    const corrected = stands.filter(({ origin }) => origin === 'corrected');
    expect(corrected.map(({ personName }) => personName)).toContain('Tomas Okafor');
    for (const name of ['Priya Raman', 'Mei Tanaka'])
      expect(JSON.stringify(report)).not.toContain(name);
  });

  it('finds the right that is not known, and answers a question to whoever asked it', () => {
    const [right] = finished.report.rights;
    expect(right?.line).toContain('may refuse any custom work');
    expect(right?.quotes[0]?.quote).toContain('not allowed to say no');
    const jonas = finished.slack.person('U0JONAS').dms();
    expect(JSON.stringify(jonas)).toContain('Until March they stay with you.');
  });

  it('draws what stands in the repository: else run npm run pictures', async () => {
    const kept = JSON.parse(await readFile(inRepository(DRAWN_FROM), 'utf8'));
    for (const { file, svg } of await documentPictures(finished.report)) {
      const picture = digest(await readFile(inRepository(file)));
      expect(kept[file], file).toEqual({ drawnFrom: digest(svg), picture });
    }
  });
});
