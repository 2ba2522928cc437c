import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { openStores, promptOf, roundOf } from '../integration/temp-workspace.ts';
import { AFTER_DUE, startWorld, type Where, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const WORDS =
  'I stop the quick features for small sign-ups and put four engineers on single sign-on and audit logs in December.';

/** A world in which everybody has been asked a moment ago, and what Ben sees of it. */
async function askedWorld(where: Where = {}, prepare?: (world: World) => Promise<void>) {
  const started = await startWorld(where);
  world = started;
  const app = await started.startApp();
  await prepare?.(started);
  started.setTime(AFTER_DUE);
  await app.tick();
  const { slack } = started;
  const ben = slack.person('U0BEN');
  const home = () => renderViewAsText(ben.home()?.wire);
  const homeWith = (words: string | RegExp) =>
    slack.waitFor(`a Home tab with "${words}"`, () =>
      home().match(words instanceof RegExp ? words : new RegExp(escaped(words)))
        ? home()
        : undefined,
    );
  const modal = (title: string) =>
    slack.waitFor(`"${title}"`, () => ben.openViews().find((view) => view.title === title));
  const answer = async (words = WORDS) => {
    const prompt = ben.dms()[0];
    if (prompt === undefined) throw new Error('nobody asked');
    const posted = await ben.replyInThread(prompt.channel, prompt.ts, words);
    await slack.whenQuiet();
    await app.tick();
    return posted;
  };
  const open = async () => {
    await ben.openHome();
    await slack.waitFor('a Home tab', () => ben.home());
  };
  return { ...started, app, ben, home, homeWith, modal, answer, open };
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Opens the file of the app a second time. */
async function withStores<Value>(
  { config }: World,
  work: (stores: ReturnType<typeof openStores>) => Promise<Value>,
): Promise<Value> {
  const stores = openStores(config.databasePath);
  try {
    return await work(stores);
  } finally {
    stores.close();
  }
}

describe('the leader’s own place', () => {
  it('shows what is asked, takes the answer from there, and shows it as answered', async () => {
    const w = await askedWorld({ ask: '[[clarity, "dilemma: features", open]]' });
    await w.open();
    expect(await w.homeWith('Waiting for a word from you')).toContain('Few and large');
    await w.ben.click('home', 'answer_in_form');
    const form = await w.modal('Your answer');
    await w.ben.submit(form, { words2: WORDS });
    const after = await w.homeWith('Answered. You can change it');
    expect(after).toContain(WORDS);
  });

  it('tells in a notice when the reminder comes, since nothing can be said on the tab', async () => {
    const w = await askedWorld();
    await w.open();
    const hour = JSON.stringify(w.ben.home()?.wire).match(/prompt:[^" ]+ hour/)?.[0] ?? '';
    await w.ben.click('home', 'answer_more', hour);
    expect(renderViewAsText((await w.modal('Throughline')).wire)).toContain('Gladly');
  });

  it('shows how an answer was understood, and lets it be put right', async () => {
    const w = await askedWorld();
    await w.answer();
    await w.open();
    expect(await w.homeWith('This is what I took from it')).toContain(WORDS);

    await w.ben.click('home', 'read_back_wrong');
    const form = await w.modal('What did you mean?');
    await w.ben.submit(form, { kind: 'operational', side_features: 'over' });
    expect(await w.homeWith('As you have it')).toMatch(/First: quick features/);
  });

  it('deletes an answer for good, says what stays in Slack, and takes a new one', async () => {
    const w = await askedWorld();
    await w.answer();
    await w.open();
    await w.homeWith(WORDS);
    await w.ben.click('home', 'home_delete');
    const notice = renderViewAsText((await w.modal('Delete my answer')).wire);
    expect(notice).toContain('erased here for good');
    expect(notice).toContain('Delete message');
    expect(await w.homeWith('Waiting for a word from you')).not.toContain(WORDS);
    await w.answer('I end the small deals on Friday.');
    await w.open();
    expect(await w.homeWith('I end the small deals')).not.toContain('late');
    expect(w.lines.join('\n')).not.toMatch(/audit logs|small deals/);
  });

  it('shows with a key what stands in no file as words', async () => {
    const { answer, open, homeWith, app, config } = await askedWorld({ key: randomBytes(32) });
    await answer();
    await open();
    await homeWith(WORDS);
    await app.stop();
    const kept = readFileSync(config.databasePath);
    for (const words of ['quick features for small sign-ups and put', 'Ben Cole'])
      expect(kept.includes(words)).toBe(false);
    expect(kept.includes('U0BEN')).toBe(true);
  });

  it('sends everything it keeps as a file to the person themself', async () => {
    const w = await askedWorld();
    await w.answer();
    await w.open();
    await w.ben.click('home', 'home_export');
    const message = await w.slack.waitFor('the file', () =>
      w.ben.dms().find(({ files }) => files.length > 0),
    );
    expect(message.text).toContain('1 answer with all wordings');
    await w.slack.waitFor('the end of the notice', () =>
      w.ben.openViews().some(({ wire }) => renderViewAsText(wire).includes('Your file is in')),
    );
    const file = await contentOf(w, message.files[0]);
    expect(file.about[0]).toContain('everything that Throughline keeps about you');
    expect(file.person).toMatchObject({ id: 'U0BEN', function: 'Sales' });
    expect(file.answers[0].revisions[0].text).toBe(WORDS);
    expect(file.answers[0].readings[0]).toMatchObject({ by: 'reader' });
    expect(JSON.stringify(file)).not.toMatch(/U0ANNA|U0CLEO/);
    expect(w.slack.record.messagesTo('U0ANNA').some(({ files }) => files.length > 0)).toBe(false);
    expect(w.lines.join('\n')).not.toContain('audit logs');
  });

  it('keeps when somebody likes to be asked, and that they are away until they are back', async () => {
    const w = await askedWorld();
    await w.open();
    expect(await w.homeWith('at any time within your working hours')).toContain(
      'in your own language',
    );
    await w.ben.click('home', 'home_settings');
    const form = await w.modal('How you are asked');
    const wrong = await w.ben.submit(form, { preferred_time: '10:30', back_on: '2026-11-30' });
    expect(wrong).toMatchObject({ errors: { back_on: /after today/ } });
    expect(w.home()).not.toContain('10:30');
    await w.ben.submit(form, { preferred_time: '10:30', back_on: '2026-12-02' });
    expect(await w.homeWith('You are away, and back on Wednesday 2 December')).toContain(
      'from 10:30 on',
    );
    await w.ben.click('home', 'settings/i_am_back');
    await w.slack.waitFor('the absence to go', () => !w.home().includes('You are away'));
    expect(w.home()).toContain('from 10:30 on');
  });

  it('shows the strategy as what comes before what', async () => {
    const w = await askedWorld();
    await w.open();
    await w.homeWith('The strategy in plain words');
    await w.ben.click('home', 'strategy0/home_strategy');
    const shown = renderViewAsText((await w.modal('Few and large')).wire);
    expect(shown).toContain(', then quick features that bring small sign-ups, even if');
    expect(shown).toContain('Until now: We served everybody the same.');
  });

  it('lets somebody allow quotes in an anonymous round, and take that back', async () => {
    const w = await askedWorld({}, (started) =>
      withStores(started, (stores) =>
        stores.settings.save(started.slack.teamId, {
          ...DEFAULT_SETTINGS,
          disclosure: 'anonymous',
        }),
      ),
    );
    await w.answer();
    await w.open();
    await w.homeWith('Executives do not read your words');
    await w.ben.click('home', 'home_quote');
    await w.homeWith('Executives may read your words, without your name');
    await w.ben.click('home', 'home_unquote');
    await w.homeWith('Executives do not read your words');
  });

  it('pages through thirty past answers, and stays on a page after an action there', async () => {
    const w = await askedWorld({}, seedThirty);
    await w.open();
    expect(await w.homeWith('Answer number 30.')).not.toContain('Answer number 25.');
    for (const first of [25, 20, 15, 10, 5]) {
      await w.ben.click('home', 'home_page_on');
      await w.homeWith(`Answer number ${first}.`);
    }
    expect(w.home()).not.toContain('Next');
    await w.ben.click('home', 'home_page_back');
    await w.homeWith('Answer number 10.');
    await w.ben.click('home', 'answer0/home_delete');
    await w.slack.waitFor('the deletion', () => !w.home().includes('Answer number 10.'));
    expect(w.home()).toContain('Answer number 9.');
    await w.open();
    await w.homeWith('Answer number 30.');
  });
});

async function contentOf({ slack }: World, file: unknown) {
  const url = (file as { url_private_download: string }).url_private_download;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${slack.botToken}` } });
  return JSON.parse(await answer.text());
}

/** Thirty closed rounds that Ben answered, a day apart. */
async function seedThirty(started: World): Promise<void> {
  await withStores(started, async ({ context: { transact, schema } }) => {
    const workspaceId = started.slack.teamId;
    for (let n = 1; n <= 30; n += 1) {
      const at = new Date(Date.parse('2026-10-01T09:00:00Z') + n * 86_400_000);
      const roundId = `past-${n}`;
      const closed = { strategyId: 'few-and-large', openedAt: at, closesAt: at, closedAt: at };
      const round = { ...roundOf(roundId, { ...closed, dueAt: at }), workspaceId };
      const prompt = promptOf(roundId, 'U0BEN');
      await transact(async (tx) => {
        await tx.insert(schema.rounds).values(round);
        await tx.insert(schema.prompts).values({ ...prompt, workspaceId, state: 'sent' });
        await tx.insert(schema.replies).values({
          id: `reply-${n}`,
          workspaceId,
          roundId,
          promptId: prompt.id,
          personId: 'U0BEN',
          channel: 'thread',
          receivedAt: at,
          isLate: false,
          revision: 1,
        });
        const text = `Answer number ${n}.`;
        const revision = { replyId: `reply-${n}`, number: 1, text, createdAt: at };
        await tx.insert(schema.revisions).values(revision);
      });
    }
  });
}

describe('the time somebody likes', () => {
  it('holds their question back until then, and theirs alone', async () => {
    const w = await askedWorld({}, (started) =>
      withStores(started, (stores) =>
        stores.people.setPreferredTime(started.slack.teamId, 'U0BEN', '10:30'),
      ),
    );
    expect(w.slack.person('U0CLEO').dms()).toHaveLength(1);
    expect(w.ben.dms()).toEqual([]);
    w.setTime(Date.parse('2026-11-30T10:30:10Z'));
    await w.app.tick();
    expect(w.ben.dms()).toHaveLength(1);
  });
});
