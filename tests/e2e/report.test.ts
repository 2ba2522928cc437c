import { afterEach, describe, expect, it } from 'vitest';
import { CORRECTION_FORM } from '../../src/features/answers/slack/correction-view.ts';
import { HOUR } from '../integration/temp-workspace.ts';
import { read, readView, reportWorld, SAID } from './report-world.ts';
import { AFTER_CLOSING } from './world.ts';

type World = Awaited<ReturnType<typeof reportWorld>>;
let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

async function start(...options: Parameters<typeof reportWorld>): Promise<World> {
  world = await reportWorld(...options);
  return world;
}

describe('the report for an executive', () => {
  it('asks once what they expect, then shows it beside what was found', async () => {
    const { anna } = await start();
    const question = await anna.ask();
    expect(read(question)).toContain('How many of 100 leaders');
    expect(read(question)).not.toMatch(/inbound|directions/);
    await anna.self.click(question, 'report_believe');
    const form = await anna.modal('What do you expect?');
    expect(await anna.self.submit(form, { belief: 'most of them' })).toMatchObject({
      outcome: 'errors',
      errors: { belief: 'Please write a number from 0 to 100.' },
    });
    const report = await anna.afterDoing('a number', () =>
      anna.self.submit(form, { belief: '75%' }),
    );
    expect(read(report)).toContain('expected 75%');
    expect(read(report)).toContain('2 of 4 (50%)');
    const image = report.blocks.find((block) => block['type'] === 'image');
    expect(image).toMatchObject({ alt_text: expect.stringContaining('Sales') });
    expect(read(await anna.ask())).toContain('Next:');
  });

  it('is found whatever keyboard and phone make of what was typed', async () => {
    const { anna } = await start();
    expect(read(await anna.ask('R&D <first>'))).toContain('no strategy called “R&D <first>”');
    await anna.report('“since 2026‑11‑01”');
    for (const typed of ['“Few and large”', 'few‑and‑large', 'Few and large by “function”'])
      expect(read(await anna.ask(typed)), typed).toContain('Next:');
  });

  it('shows both sides in their own words, what to do first, and opens every page', async () => {
    const { anna } = await start();
    const report = await anna.report('large latest by level');
    const text = read(report);
    expect(text).toContain('Cleo Diaz');
    expect(text).toContain(SAID.sales.slice(0, 40));
    expect(text).toContain('What to do');
    for (const [action, title, words] of [
      ['report_flags', 'All that came up', 'inbound trials'],
      ['report_by_function', 'By function', 'The other side: 1 says so (Sales)'],
      ['report_by_level', 'By level', 'Levels are not told apart'],
      ['report_by_priority', 'By priority', 'The head of product may drop any small feature'],
      ['report_quotes', 'In their own words', 'Ben Cole, Sales'],
      ['report_frozen', 'Frozen reports', 'None yet'],
    ] as const) {
      await anna.self.click(report, action);
      const view = await anna.modal(title);
      if (action !== 'report_by_level') expect(readView(view)).toContain(words);
      await anna.self.close(view, { all: true });
    }
    await anna.self.click(report, 'report_flags');
    const flags = await anna.modal('All that came up');
    await anna.self.click(flags, 'flag_open');
    expect(readView(await anna.modal('What came up'))).toContain('What happened');
  });

  it('goes as files to the one who asks, and nobody else', async () => {
    const { anna, slack } = await start();
    const report = await anna.report();
    const told = await anna.afterDoing('download', () =>
      anna.self.click(report, 'report_download'),
    );
    expect(read(told)).toMatch(/\d+ files in your direct messages/);
    const sent = anna.self.dms().find(({ files }) => files.length > 1);
    expect(sent?.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['report.html', 'report.json', 'flags.csv']),
    );
    for (const id of ['U0BEN', 'U0CLEO', 'U0DAN'])
      expect(
        slack
          .person(id)
          .dms()
          .flatMap(({ files }) => files),
      ).toEqual([]);
  });

  it('can be frozen and opened again as it was, after somebody has corrected their answer', async () => {
    const { anna, slack, setTime } = await start();
    const report = await anna.report();
    await anna.afterDoing('freeze', () => anna.self.click(report, 'report_freeze'));
    setTime(AFTER_CLOSING + HOUR);
    const ben = slack.person('U0BEN');
    const own = await slack.waitFor('what was understood', () =>
      ben.dms().find((message) => JSON.stringify(message.blocks).includes('read_back_wrong')),
    );
    await ben.click(own, 'read_back_wrong');
    const form = await slack.waitFor('the form', () => ben.openViews().at(-1));
    await ben.submit(form, { kind: 'operational', side_accounts: 'prefer' });
    await slack.whenQuiet();
    expect(read(await anna.report())).not.toContain('Plans part');
    await anna.self.click(report, 'report_frozen');
    const list = await anna.modal('Frozen reports');
    const again = await anna.afterDoing('open it', () => anna.self.click(list, 'report_show'));
    expect(read(again)).toContain('Frozen');
    expect(read(again)).toContain('Plans part');
  });
});

describe('what came up', () => {
  async function openFlag() {
    const w = await start();
    const report = await w.anna.report();
    const flag = await openIt(w, report);
    return { ...w, report, flag };
  }
  async function openIt({ anna }: World, report: Awaited<ReturnType<World['anna']['report']>>) {
    await anna.self.click(report, 'report_flags');
    const flags = await anna.modal('All that came up');
    await anna.self.click(flags, 'flag_open');
    return await anna.modal('What came up');
  }

  it('is seen, dismissed with a reason, and opened again; the history says so', async () => {
    const { anna, flag, slack } = await openFlag();
    await anna.self.click(flag, 'flag_acknowledge');
    const text = (words: string) =>
      slack.waitFor(words, () => {
        const top = anna.self.openViews().at(-1);
        return top && readView(top).includes(words) ? top : undefined;
      });
    await anna.self.click(await text('has seen it'), 'flag_dismiss');
    const form = await anna.modal('Dismiss');
    await anna.self.submit(form, { reason: '   x ' });
    const settled = await text('dismissed it: “x”');
    await anna.self.click(settled, 'flag_reopen');
    await text('opened it again');
  });

  it('is given to somebody, who hears of it; only an executive reads what it is', async () => {
    const { anna, flag, slack, app } = await openFlag();
    await anna.self.click(flag, 'flag_assign');
    await anna.self.submit(await anna.modal('Who looks after it?'), { person: 'U0CLEO' });
    await slack.whenQuiet();
    await app.tick();
    const note = await slack.waitFor('a note', () =>
      slack
        .person('U0CLEO')
        .dms()
        .find(({ text }) => text.includes('to look after something')),
    );
    expect(read(note)).toContain('talk to them');
    expect(read(note)).not.toMatch(/inbound|Sales/);
  });

  it('can be put to them now, and with no round where no plan asks about the strategy any more', async () => {
    const { anna, flag } = await openFlag();
    await anna.self.click(flag, 'flag_ask_them');
    const form = readView(await anna.modal('Ask them'));
    expect(form).toContain('Put it to 2 people now');
    expect(form).not.toContain('With the next round');
  });
});

describe('posting to a channel', () => {
  it('shows first exactly what the channel will see, without names, quotes only when ticked', async () => {
    const { anna, slack } = await start();
    const report = await anna.report();
    await anna.self.click(report, 'report_post');
    const form = await anna.modal('Post to a channel');
    const preview = readView(form);
    expect(preview).not.toMatch(/Ben Cole|Cleo Diaz|chase every inbound/);
    await anna.self.submit(form, { channel: 'C0BOARD' });
    const again = await slack.waitFor('the form again, with what is wrong', () => {
      const top = anna.self.openViews().at(-1);
      return top && readView(top).includes('/invite @Throughline') ? top : undefined;
    });
    await anna.self.submit(again, { channel: 'C0LEADERS' });
    const posted = await slack.waitFor(
      'the post',
      () => slack.person('U0BEN').seesIn('C0LEADERS')[0],
    );
    expect(read(posted)).not.toMatch(/Ben Cole|Cleo Diaz|chase every inbound/);
    for (const line of read(posted).split('\n').filter(Boolean)) expect(preview).toContain(line);
    const shown = await slack.waitFor('its picture', () =>
      slack
        .person('U0BEN')
        .thread('C0LEADERS', posted.ts)
        .find(({ files }) => files.length === 1),
    );
    expect(shown.text).toContain('how many stand on each side');
    // What Slack does not know it ignores, and nobody reads it.
    expect(slack.record.apiCalls.flatMap((call) => call.unknownArguments)).toEqual([]);
  });

  it('happens once, however often it is pressed', async () => {
    const { anna, slack } = await start();
    const report = await anna.report();
    await anna.self.click(report, 'report_post');
    const form = await anna.modal('Post to a channel');
    const posted = () => slack.record.calls('chat.postMessage').filter(inLeaders);
    const inLeaders = ({ args }: { args: Readonly<Record<string, unknown>> }) =>
      args['channel'] === 'C0LEADERS' && args['thread_ts'] === undefined;
    const before = posted().length;
    const press = () => anna.self.submit(form, { channel: 'C0LEADERS' });
    const [first, second] = await Promise.all([press(), press()]);
    expect([first.outcome, second.outcome]).toEqual(['updated', 'updated']);
    await anna.modal('Post to a channel');
    await slack.waitFor('the word that it is done', () =>
      readView(anna.self.openViews().at(-1) ?? form).includes('Posted to'),
    );
    expect(posted().length - before).toBe(1);
  });

  it('quotes without names where the one who posts wants it', async () => {
    const { anna, slack } = await start();
    const report = await anna.report();
    await anna.self.click(report, 'report_post');
    const form = await anna.modal('Post to a channel');
    await anna.self.click(form, 'report_post_quotes', ['quotes']);
    const ticked = await slack.waitFor('the preview with quotes', () => {
      const top = anna.self.openViews().at(-1);
      return top && readView(top).includes('chase every inbound') ? top : undefined;
    });
    expect(readView(ticked)).not.toMatch(/Ben Cole|Cleo Diaz/);
    await anna.self.submit(ticked, { channel: 'C0LEADERS' });
    const posted = await slack.waitFor(
      'the post',
      () => slack.person('U0BEN').seesIn('C0LEADERS')[0],
    );
    expect(read(posted)).toContain('chase every inbound');
    expect(read(posted)).not.toContain('Ben Cole');
  });
});

describe('who may see the report', () => {
  it.each(['U0BEN', 'U0DAN'])('%s, a leader or an admin, gets a kind word', async (id) => {
    const { person, anna, slack } = await start();
    const told = await person(id).ask('few and large');
    expect(read(told)).toContain('for the executives who own the strategy');
    expect(read(told)).not.toMatch(/inbound|Sales/);
    expect(anna.self.dms().some(({ text }) => text.includes('has closed'))).toBe(true);
    expect(
      slack
        .person(id)
        .dms()
        .some(({ text }) => text.includes('has closed')),
    ).toBe(false);
  });

  it('says what can be written where the words are not understood', async () => {
    const { anna } = await start();
    expect(read(await anna.ask('by colour'))).toContain('by function, by level or by priority');
    expect(read(await anna.ask('round 7'))).toContain('no such round: 1 round');
    expect(read(await anna.ask('nothing of ours'))).toContain('• Few and large');
  });

  it('comes by the note after the closing, which can be stopped', async () => {
    const { anna } = await start();
    const note = anna.self.dms().find(({ text }) => text.includes('has closed'));
    if (note === undefined) throw new Error('no note');
    expect(read(note)).not.toMatch(/directions|gives up/);
    const question = await anna.afterDoing('show', () => anna.self.click(note, 'report_show'));
    expect(read(question)).toContain('How many of 100');
    const told = await anna.afterDoing('stop', () => anna.self.click(note, 'report_notes'));
    expect(read(told)).toContain('no longer write to you');
  });
});

/** What was sent after the closing, but for what Anna said herself before; what is read back is shown to nobody. */
function isForAnna({ at, method }: { at: number; method: string }): boolean {
  return at >= AFTER_CLOSING && method !== 'chat.update' && !method.startsWith('conversations.');
}

async function contentOf({ botToken }: World['slack'], url: string): Promise<string> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${botToken}` } });
  return await answer.text();
}

describe('what leaders were promised', () => {
  it.each(['function', 'anonymous'] as const)(
    'holds in every message, page and file: %s',
    async (disclosure) => {
      const { anna, slack } = await start({ disclosure });
      const report = await anna.report();
      for (const action of [
        'report_flags',
        'report_by_function',
        'report_by_level',
        'report_by_priority',
        'report_quotes',
        'report_post',
      ]) {
        await anna.self.click(report, action);
        const view = await slack.waitFor(action, () => anna.self.openViews().at(-1));
        await anna.self.close(view, { all: true });
      }
      await anna.afterDoing('download', () => anna.self.click(report, 'report_download'));
      const files = anna.self.dms().flatMap((message) => message.files);
      expect(files.length).toBeGreaterThan(3);
      const contents = await Promise.all(
        files.map(({ url_private }) => contentOf(slack, String(url_private))),
      );
      const shown = JSON.stringify([
        ...slack.record.apiCalls.filter(isForAnna),
        ...slack.record.views.filter(
          ({ userId, callbackId }) => userId === 'U0ANNA' && callbackId !== CORRECTION_FORM,
        ),
        ...contents,
      ]);
      expect(shown).toContain('inbound trials');
      expect(contents.join('')).toContain('Few and large');
      expect(shown).not.toMatch(/Ben Cole|Cleo Diaz|Anna Berg/);
      if (disclosure === 'anonymous') expect(shown).not.toMatch(/every inbound|template gallery/);
    },
  );
});
