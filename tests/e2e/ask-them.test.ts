import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { read, readView, reportWorld } from './report-world.ts';
import { AFTER_CLOSING } from './world.ts';

const HOUR = 3_600_000;
const KEEP = 'selling time for the forty named accounts';
const GIVEN = 'chasing inbound trials and small leads';
const WHY = 'The bonus changed last week, so I can.';

type World = Awaited<ReturnType<typeof reportWorld>>;
let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const side = (side_accounts: string) => ({ side_features: 'silent', side_accounts });

/** Two put first what the strategy gives up, and two want both. */
const ANSWERS = {
  U0ANNA: { words: 'I split my week between both kinds of customers.', sides: side('split') },
  U0BEN: { words: 'My team will chase every inbound trial this quarter.', sides: side('over') },
  U0CLEO: { words: 'We do the named ones and the small ones, as ever.', sides: side('split') },
  U0DAN: { words: 'I answer every small lead within the hour.', sides: side('over') },
};
const LEADERS = ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN'] as const;

async function start() {
  const w = await reportWorld({ answers: ANSWERS });
  world = w;
  const { slack, anna, app } = w;
  const report = await anna.report();
  const page = () => anna.modal('What came up');
  const dmsOf = (id: string) => slack.person(id).dms();
  /** The question that was put to somebody by itself. */
  const questionTo = (id: string) =>
    dmsOf(id).find((each) => JSON.stringify(each.blocks).includes('choose_first'));
  return {
    ...w,
    page,
    questionTo,
    async openFlag() {
      await anna.self.click(report, 'report_flags');
      await anna.self.click(await anna.modal('All that came up'), 'flag_open');
      return await page();
    },
    /** Picks a side, wherever it stands for this person. */
    async press(id: string, choice: 'prefer' | 'over') {
      const question = questionTo(id);
      if (question === undefined) throw new Error(`${id} was not asked`);
      const buttons = JSON.stringify(question.blocks);
      const first = buttons.indexOf('choose_first');
      const isFirst = buttons.slice(first, first + 300).includes(` ${choice} accounts`);
      await slack.person(id).click(question, isFirst ? 'choose_first' : 'choose_second');
      await slack.whenQuiet();
    },
    async moveTo(time: number) {
      w.setTime(time);
      await app.tick();
      await slack.whenQuiet();
    },
    said: (id: string, words: string) => dmsOf(id).filter(({ text }) => text.includes(words)),
    /** The table of positions as Anna downloads it, without its head. */
    async positions(): Promise<readonly string[]> {
      const before = anna.self.dms().flatMap(({ files }) => files).length;
      const again = await anna.report();
      await anna.afterDoing('download', () => anna.self.click(again, 'report_download'));
      const files = anna.self.dms().flatMap((message) => message.files);
      const csv = files.slice(before).find(({ name }) => name === 'positions.csv');
      const answer = await fetch(String(csv?.['url_private']), {
        headers: { authorization: `Bearer ${slack.botToken}` },
      });
      const rows = parse(await answer.text()) as string[][];
      return rows.filter(([ruleId]) => ruleId === 'accounts').map((row) => row.join(','));
    },
  };
}

type Started = Awaited<ReturnType<typeof start>>;

/** Anna puts the collision to them, and they have it. */
async function asked(): Promise<Started> {
  const w = await start();
  await w.anna.self.click(await w.openFlag(), 'flag_ask_them');
  const form = await w.anna.modal('Ask them');
  expect(readView(form)).toContain('Put it to 4 people now');
  expect(readView(form)).not.toMatch(/Ben|Cleo|Dan/);
  await w.anna.self.submit(form, { when: 'now' });
  await w.slack.waitFor('its history', () => {
    const top = w.anna.self.openViews().at(-1);
    return top && readView(top).includes('put it to those concerned') ? top : undefined;
  });
  await w.moveTo(AFTER_CLOSING + 60_000);
  return w;
}

describe('a collision that an executive puts to four people', () => {
  it('reaches them as a dilemma, comes back sealed until the end, and counts', async () => {
    const w = await asked();
    const { slack, anna, app } = w;
    for (const id of LEADERS) {
      const text = JSON.stringify(w.questionTo(id)?.blocks);
      expect(text).toContain(KEEP);
      expect(text).toContain(GIVEN);
    }
    const before = await app.report('');
    expect(before?.report.headline).toContain('somebody puts first what the strategy gives up');

    await anna.self.click(await w.page(), 'flag_ask_them');
    expect(readView(await anna.modal('Ask them'))).toContain('It is with them already');

    await w.press('U0BEN', 'prefer');
    await w.press('U0CLEO', 'prefer');
    await w.press('U0DAN', 'over');
    const question = w.questionTo('U0BEN');
    await slack.person('U0BEN').dm(WHY, { threadTs: question?.ts ?? '' });
    await w.moveTo(AFTER_CLOSING + HOUR);
    expect((await app.report(''))?.report.headline).toBe(before?.report.headline);
    expect(w.said('U0ANNA', 'It has come back')).toEqual([]);

    // A day later who has not answered is reminded once; three working days later it is over.
    await w.moveTo(AFTER_CLOSING + 25 * HOUR);
    expect(w.said('U0ANNA', 'A reminder')).toHaveLength(1);
    await w.moveTo(Date.parse('2026-12-08T09:10:00Z'));
    await w.moveTo(Date.parse('2026-12-08T09:20:00Z'));
    const told = w.said('U0ANNA', 'It has come back');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('3 of 4 people have answered');
    for (const id of ['U0BEN', 'U0CLEO', 'U0DAN'])
      expect(w.said(id, 'It has come back')).toEqual([]);

    const after = await app.report('');
    expect(after?.report.round.id).toBe(before?.report.round.id);
    expect(after?.report.headline).toContain('Plans part on 1 of 2');
    const rows = await w.positions();
    const rowOf = (name: string) => rows.find((row) => row.includes(name));
    expect(rowOf('Ben Cole')).toMatch(/prefer,chosen,yes.*The bonus changed last week/);
    expect(rowOf('Cleo Diaz')).toContain('prefer,chosen');
    expect(rowOf('Dan Ek')).toContain('over,chosen');
    expect(rowOf('Anna Berg')).toContain('split,corrected');
    const message = told[0];
    if (message === undefined) return;
    const shown = await anna.afterDoing('the report', () =>
      anna.self.click(message, 'report_show'),
    );
    expect(read(shown)).toContain('Plans part on 1 of 2');

    // What Ben said beside his choice is erased everywhere once he deletes it.
    const sent = slack
      .person('U0BEN')
      .thread(question?.channel ?? '', question?.ts ?? '')
      .find(({ text }) => text === WHY);
    await slack.person('U0BEN').deleteMessage(sent?.channel ?? '', sent?.ts ?? '');
    await slack.whenQuiet();
    expect((await w.positions()).join('\n')).not.toContain('bonus changed');
    expect(JSON.stringify(await app.report(''))).not.toContain('bonus changed');
  });

  it('is decided, and those concerned hear of it once, without who stood where', async () => {
    const w = await start();
    const { anna, slack } = w;
    await anna.self.click(await w.openFlag(), 'flag_decide');
    const form = await anna.modal('Decide and tell them');
    await anna.self.submit(form, {
      reason: 'The forty go first until March.',
      told: 'concerned',
    });
    await slack.waitFor('its history', () => {
      const top = anna.self.openViews().at(-1);
      return top && readView(top).includes('and told those concerned') ? top : undefined;
    });
    await w.moveTo(AFTER_CLOSING + 60_000);
    await w.moveTo(AFTER_CLOSING + HOUR);
    for (const id of ['U0BEN', 'U0CLEO', 'U0DAN']) {
      const notes = w.said(id, 'has decided');
      expect(notes).toHaveLength(1);
      const text = notes.map(read).join('');
      expect(text).toContain('The forty go first until March.');
      expect(text).toContain(KEEP);
      expect(text).not.toMatch(/Ben|Cleo|Dan|Sales|Support/);
    }
    expect(w.said('U0ANNA', 'has decided')).toEqual([]);
  });
});
