import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from './world.ts';

const PARKING = 'where may I leave my bicycle at the office?';
const article = (place: string) =>
  `---\ntitle: Bicycles at the office\nattribution: The facilities team\nlicence: CC BY 4.0\n---\n\nWhoever comes to the office by bicycle may leave the bicycle in ${place}, which has a roof, a pump and a lock for every bicycle, and which opens with the same badge as the office door does on every working day of the year.\n`;

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

async function startWithArticles() {
  const running = await startWorld();
  world = running;
  const app = await running.startApp();
  const ben = running.slack.person('U0BEN');
  const answers = () => ben.seesIn('C0LEADERS').filter((message) => message.ephemeral);
  return {
    write: (name: string, text: string) => writeFile(join(running.folder, 'articles', name), text),
    remove: (name: string) => rm(join(running.folder, 'articles', name)),
    tick: () => app.tick(),
    logged: (words: string) => running.lines.filter((line) => line.includes(words)),
    async ask(question: string) {
      const before = answers().length;
      await ben.runCommand('/strategy-guide', question, 'C0LEADERS');
      const answer = await running.slack.waitFor('an answer', () => answers()[before]);
      return renderBlocksAsText(answer.blocks);
    },
  };
}

describe('articles on disk', () => {
  it('are taken up while the app runs: added, changed, broken, removed', async () => {
    const { write, remove, tick, ask, logged } = await startWithArticles();
    await write('bicycles.md', article('the yard behind the kitchen'));
    await tick();
    const added = await ask(PARKING);
    expect(added).toContain('the yard behind the kitchen');
    expect(added).toContain('The facilities team. Licence: CC BY 4.0.');

    await write('bicycles.md', article('the old garage down by the river'));
    await tick();
    expect(await ask(PARKING)).toContain('the old garage down by the river');

    await write('bicycles.md', '---\ntitle: "Bicycles\n---\n\nNobody can read this.\n');
    await tick();
    await write('more.md', 'Something else altogether.');
    await tick();
    await tick();
    expect(logged('article not loaded')).toEqual([expect.stringContaining('bicycles.md')]);
    expect(await ask(PARKING)).not.toContain('garage');
    expect(await ask('who waters the office plants over the holidays?')).toContain('a litre');

    await remove('bicycles.md');
    await tick();
    expect(logged('article not loaded')).toHaveLength(1);
  });
});
