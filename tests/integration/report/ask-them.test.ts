import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correctReading } from '../../../src/features/answers/correct-reading.ts';
import { explainWhyAsked } from '../../../src/features/answers/explain-asking.ts';
import { eraseMessage } from '../../../src/features/answers/take-in-replies.ts';
import { PROMPT } from '../../../src/features/check-in/messages/prompt.ts';
import { askThem, offerToAsk } from '../../../src/features/flags/ask-them.ts';
import { deleteAnswer, setMayQuote } from '../../../src/features/home/take-back.ts';
import { explainNumber } from '../../../src/features/report/explain-number.ts';
import { reportAsJson } from '../../../src/features/report/files/report-json.ts';
import { ASKED_BACK } from '../../../src/features/report/messages/asked-back.ts';
import { LATEST } from '../../../src/features/report/report-request.ts';
import { hoursLater, NOW, openStores, WORKSPACE } from '../temp-workspace.ts';
import { type AskWorkspace, createAskWorkspace } from './ask-world.ts';

let w: AskWorkspace;
afterEach(() => w.remove());

const open = async (...changes: Parameters<typeof createAskWorkspace>) => {
  w = await createAskWorkspace(...changes);
};
const offer = async () => await offerToAsk(w.deps, WORKSPACE, await w.flagId());
const left = (id: string) => ({
  ...{ id, name: id, email: null, timeZone: 'UTC', awayUntil: null },
  ...{ standing: 'left' as const, isOwner: false },
});
const subjects = async () =>
  (await w.stores.flags.list('r1')).map(({ content }) => content.subject);

describe('putting a collision to those concerned', () => {
  beforeEach(() => open());

  it('asks them and nobody else, by themselves, in a round that is no round of the strategy', async () => {
    expect(await offer()).toMatchObject({ ok: true, value: { people: 2, open: null } });
    expect(await w.ask()).toEqual({ ok: true, value: { people: 2 } });
    const round = await w.theAsk();
    expect(round).toMatchObject({
      aboutRoundId: 'r1',
      askedBy: 'U4',
      questions: [{ kind: 'dilemma', ruleId: 'features' }],
      delivery: { kind: 'direct' },
      // Thursday at nine; three working days later is Tuesday.
      closesAt: new Date('2026-12-08T09:00:00Z'),
      reminders: [24],
    });
    expect((await w.promptsOfAsk()).map(({ personId }) => personId)).toEqual(['U1', 'U2']);
    expect(await w.outgoing('prompt')).toEqual(['U1', 'U2', 'U1', 'U2']);
    expect((await w.stores.rounds.list(WORKSPACE)).map(({ id }) => id)).toEqual(['r1']);
    expect(await w.stores.rounds.countOf(WORKSPACE, 'plan')).toBe(1);
    expect((await w.key()).source).toMatchObject({ roundId: 'r1' });
    // Nobody but those asked learns whom it concerns, admins included.
    expect(await w.outgoing('trouble')).toEqual([]);
  });

  it('is offered once at a time, and says who has asked', async () => {
    await w.ask();
    const closesAt = (await w.theAsk()).closesAt;
    expect(await offer()).toMatchObject({
      ok: true,
      value: { open: { askedBy: 'U4', closesAt } },
    });
    w.at(hoursLater(73));
    expect(await w.ask('U3')).toEqual({ ok: false, error: 'asked-already' });
    await w.close();
    expect(await offer()).toMatchObject({ ok: true, value: { open: null } });
  });

  it('opens one round where two executives press at once, in two processes', async () => {
    const other = openStores(w.path);
    const flagId = await w.flagId();
    let ms = 0;
    // No two presses come at the same moment by the clock.
    const clock = () => {
      ms += 1;
      return new Date(hoursLater(72).getTime() + ms);
    };
    const having = (stores: Pick<typeof other, 'asks'>) =>
      Object.assign(Object.create(w.deps) as typeof w.deps, { asks: stores.asks, clock });
    const press = (deps: typeof w.deps, personId: string) =>
      askThem(deps, { workspaceId: WORKSPACE, personId, flagId });
    const [here, there] = [having(w.stores), having(other)];
    const outcomes = await Promise.all([
      press(here, 'U4'),
      press(there, 'U3'),
      press(here, 'U3'),
      press(there, 'U4'),
    ]);
    other.close();
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await w.stores.asks.about(WORKSPACE, 'r1')).toHaveLength(1);
    expect(await w.outgoing('prompt')).toHaveLength(4);
  });

  it('is put to those who are still here, and to nobody where all have left', async () => {
    const leave = (id: string) => w.stores.people.saveFromDirectory(WORKSPACE, [left(id)], NOW);
    await leave('U2');
    expect(await offer()).toMatchObject({ ok: true, value: { people: 1 } });
    await leave('U1');
    expect(await offer()).toEqual({ ok: false, error: 'no-one' });
    expect(await w.ask()).toEqual({ ok: false, error: 'no-one' });
    expect(await w.stores.asks.about(WORKSPACE, 'r1')).toEqual([]);
  });

  it('is no way to ask about what is settled or has no sides', async () => {
    const flagId = await w.flagId();
    await w.flags.act({
      workspaceId: WORKSPACE,
      personId: 'U4',
      flagId,
      act: { kind: 'dismiss', reason: 'Old news.' },
    });
    expect(await offer()).toEqual({ ok: false, error: 'state' });
    expect(await offerToAsk(w.deps, WORKSPACE, 'nobody')).toEqual({ ok: false, error: 'gone' });
  });

  it('waits for the next day of whoever has been asked something today, as long as it is open', async () => {
    await w.ask();
    const [prompt] = await w.promptsOfAsk();
    const day = hoursLater(72).toISOString().slice(0, 10);
    const taken = { personId: 'U1', day, promptId: 'r1/U1' };
    await w.stores.outbox.takeDays(WORKSPACE, [taken]);
    const message = { subjectId: prompt?.id ?? '' };
    const decision = await PROMPT.policy?.(w.deps, WORKSPACE, message as never, hoursLater(72));
    expect(decision).toMatchObject({
      kind: 'defer',
      at: new Date('2026-12-04T08:00:00Z'),
      expiresAt: (await w.theAsk()).closesAt,
    });
  });

  it('is said to those asked without who the others are, and without a number where that tells', async () => {
    await w.ask();
    const [prompt] = await w.promptsOfAsk();
    const subject = { kind: 'prompt', id: prompt?.id ?? '' } as const;
    const press = { workspaceId: WORKSPACE, personId: 'U1', subject, place: null };
    expect(await explainWhyAsked(w.deps, press)).toMatchObject({
      value: { reason: 'concerned', asked: 2 },
    });
    await w.remove();
    await open({ disclosure: 'anonymous', smallestGroup: 3 });
    await w.ask();
    const [other] = await w.promptsOfAsk();
    const there = { ...press, subject: { kind: 'prompt', id: other?.id ?? '' } as const };
    expect(await explainWhyAsked(w.deps, there)).toMatchObject({
      value: { reason: 'concerned', asked: null },
    });
  });

  it('can be asked again later; the latest word counts', async () => {
    for (const choice of ['over', 'prefer'] as const) {
      await w.ask();
      await w.deliver();
      await w.press('U1', choice);
      await w.close();
    }
    expect((await w.again())['U1']).toEqual([{ ruleId: 'features', choice: 'prefer', words: '' }]);
  });
});

describe('coming back', () => {
  beforeEach(async () => {
    await open();
    await w.ask();
    await w.deliver();
  });

  it('is sealed until the end; then flags and report follow, and who asked is told once', async () => {
    expect(await subjects()).toEqual(['ask:features']);
    await w.press('U1', 'over');
    await w.press('U2', 'prefer');
    await w.say('U2', 'because they pay for it');
    expect(await w.again()).toEqual({ U1: [], U2: [] });
    expect((await w.report()).asked).toMatchObject([
      { ruleId: 'features', people: 2, answered: 2, isBack: false },
    ]);
    await w.close();
    await w.tick();
    expect(await w.again()).toEqual({
      U1: [{ ruleId: 'features', choice: 'over', words: '' }],
      U2: [{ ruleId: 'features', choice: 'prefer', words: 'because they pay for it' }],
    });
    expect(await subjects()).toEqual(['rule:features']);
    const shown = await w.report();
    expect(shown.report.collisions).toMatchObject([
      { ruleId: 'features', standing: 'parts', over: { own: 1 }, prefer: { own: 1 } },
    ]);
    expect(shown.report.headline).toContain('Plans part on 1 of 1');
    expect(shown.report.dilemmas).toMatchObject([
      { ruleId: 'features', choices: { prefer: 1, over: 1, depends: 0 }, sameForOtherReasons: [] },
    ]);
    expect(JSON.parse(reportAsJson(shown)).dilemmas).toEqual(shown.report.dilemmas);
    const says = { over: 'Person U1, Sales', prefer: 'Person U2, Product' };
    for (const [choice, who] of Object.entries(says)) {
      const cell = `dilemmas.features.${choice}`;
      const explained = await explainNumber(w.deps, WORKSPACE, LATEST, cell);
      expect(explained).toMatchObject({ value: { entries: [who] } });
    }
    expect(shown.asked).toMatchObject([{ people: 2, answered: 2, isBack: true }]);
    expect(await w.outgoing('asked-back')).toEqual(['U4']);
    // One closing note, of the round itself.
    expect(await w.outgoing('round-closed')).toEqual(['U4']);
    expect(await w.stores.flags.list((await w.theAsk()).id)).toEqual([]);
  });

  it('tells how many have answered, with a way to the report', async () => {
    await w.press('U2', 'depends');
    await w.close();
    const { id } = await w.theAsk();
    const message = { subjectId: id, target: { kind: 'person', personId: 'U4' } };
    const told = await ASKED_BACK.compose(w.deps, WORKSPACE, message as never);
    expect(told).toMatchObject({ people: 2, answered: 1, aboutRoundId: 'r1' });
    if (told === undefined) return;
    expect(JSON.stringify(ASKED_BACK.draw(told))).toMatch(/1 of 2 people have answered.*round r1/);
    await w.stores.people.setHolders(WORKSPACE, 'executive', ['U3']);
    expect(await ASKED_BACK.compose(w.deps, WORKSPACE, message as never)).toBeUndefined();
  });

  it('comes early where everybody has answered, with an hour for the last word', async () => {
    await w.press('U1', 'over');
    w.at(hoursLater(80));
    expect(await w.tick()).toBe(0);
    await w.press('U2', 'over');
    expect(await w.tick()).toBe(0);
    w.at(hoursLater(80.5));
    await w.press('U2', 'prefer');
    expect(await w.tick()).toBe(0);
    expect((await w.theAsk()).closesAt).toEqual(hoursLater(81));
    w.at(hoursLater(81));
    expect(await w.tick()).toBe(1);
    expect((await w.again())['U2']).toMatchObject([{ choice: 'prefer' }]);
  });

  it('takes the word of who wrote instead of pressing, once they say how they meant it', async () => {
    await w.say('U2', 'over: I would ship the quick ones');
    const { schema, db } = w.stores.context;
    const readings = await db.select().from(schema.readings);
    const own = readings.find(({ content }) => content.evidence[0]?.quote.includes('I would'));
    await w.close();
    expect((await w.again())['U2']).toEqual([]);
    await correctReading(w.deps, {
      readingId: own?.id ?? '',
      personId: 'U2',
      sides: { features: 'over' },
    });
    expect((await w.again())['U2']).toEqual([
      { ruleId: 'features', choice: 'over', words: 'over: I would ship the quick ones' },
    ]);
    expect((await w.report()).report.collisions).toMatchObject([{ over: { own: 1 } }]);
  });
});

describe('erasing what was said', () => {
  const WHY = 'the quick ones pay the rent';
  const everywhere = async () => {
    const { schema, db } = w.stores.context;
    return JSON.stringify([
      await db.select().from(schema.flags),
      await db.select().from(schema.frozenReports),
      await db.select().from(schema.revisions),
      await db.select().from(schema.readings),
      await db.select().from(schema.replyMessages),
      await w.stores.reports.view(WORKSPACE, 'r1'),
    ]);
  };
  beforeEach(async () => {
    await open();
    await w.ask();
    await w.deliver();
    await w.press('U1', 'over');
    await w.say('U1', WHY);
    await w.close();
    await w.reports.freeze(WORKSPACE, 'U4', await w.key());
    expect((await everywhere()).split(WHY).length).toBeGreaterThan(4);
  });

  it('reaches flags, the report and frozen reports of the round it was about', async () => {
    expect(await subjects()).toEqual(['rule:features']);
    const owner = { workspaceId: WORKSPACE, personId: 'U1' };
    expect(await deleteAnswer(w.deps, owner, (await w.theAsk()).id)).toBe(true);
    expect(await everywhere()).not.toContain(WHY);
    expect(await w.again()).toEqual({ U1: [], U2: [] });
    expect(await subjects()).toEqual(['ask:features']);
    const { db, schema } = w.stores.context;
    const [frozen] = await db.select().from(schema.frozenReports);
    expect(JSON.stringify(frozen?.input)).not.toContain('"choice":"over"');
  });

  it('of a message takes its words, and leaves the choice that stands', async () => {
    await eraseMessage(w.deps, {
      workspaceId: WORKSPACE,
      channelId: 'DU1',
      messageTs: '201.000000',
    });
    expect(await everywhere()).not.toContain(WHY);
    expect((await w.again())['U1']).toEqual([{ ruleId: 'features', choice: 'over', words: '' }]);
  });
});

describe('where names are not shown', () => {
  it('tells no number below the smallest group, and nobody watches answers come in', async () => {
    await open({ disclosure: 'function', smallestGroup: 3 });
    expect(await offer()).toMatchObject({ ok: true, value: { people: null } });
    await w.ask();
    expect(await w.theAsk()).toMatchObject({ disclosure: 'function', smallestGroup: 3 });
    await w.deliver();
    await w.press('U1', 'over');
    expect((await w.report()).asked).toMatchObject([{ people: null, answered: null }]);
    await w.close();
    expect((await w.report()).asked).toMatchObject([
      { people: null, answered: null, isBack: true },
    ]);
    const message = {
      subjectId: (await w.theAsk()).id,
      target: { kind: 'person', personId: 'U4' },
    };
    const told = await ASKED_BACK.compose(w.deps, WORKSPACE, message as never);
    expect(JSON.stringify(told && ASKED_BACK.draw(told))).not.toMatch(/\d of \d/);
  });

  it('says that the report counts what was chosen only where it surely does', async () => {
    const told = async () => {
      await w.ask();
      await w.deliver();
      await w.press('U1', 'over');
      await w.press('U2', 'over');
      await w.close();
      const subjectId = (await w.theAsk()).id;
      const message = { subjectId, target: { kind: 'person', personId: 'U4' } };
      const found = await ASKED_BACK.compose(w.deps, WORKSPACE, message as never);
      return JSON.stringify(found && ASKED_BACK.draw(found));
    };
    await open();
    expect(await told()).toContain(
      '2 of 2 people have answered. The report counts what they chose',
    );
    await w.remove();
    await open({ disclosure: 'function', smallestGroup: 2 });
    const hidden = await told();
    expect(hidden).toContain('2 of 2 people have answered. What they chose counts');
    expect(hidden).toContain('as soon as enough');
  });

  it('holds a change back until enough have changed', async () => {
    await open({ disclosure: 'function', smallestGroup: 2 });
    await w.ask();
    await w.deliver();
    await w.press('U1', 'prefer');
    await w.close();
    const shown = async () => (await w.report()).report.collisions;
    expect(await shown()).toMatchObject([{ standing: 'seems', over: { own: 0, read: 1 } }]);
    await w.ask();
    await w.deliver();
    await w.press('U1', 'prefer');
    await w.press('U2', 'prefer');
    await w.close();
    expect(await shown()).toEqual([]);
  });

  it('quotes nobody who has not agreed to it, in anonymous rounds', async () => {
    await open({ disclosure: 'anonymous', smallestGroup: 2 });
    await w.ask();
    await w.deliver();
    for (const id of ['U1', 'U2']) {
      await w.press(id, 'over');
      await w.say(id, `what ${id} says`);
    }
    await w.close();
    expect((await w.again())['U1']).toMatchObject([{ words: '' }]);
    const owner = { workspaceId: WORKSPACE, personId: 'U1' };
    const askId = (await w.theAsk()).id;
    for (const roundId of ['r1', askId]) await setMayQuote(w.deps, owner, roundId, true);
    expect((await w.again())['U1']).toMatchObject([{ words: 'what U1 says' }]);
    await w.reports.freeze(WORKSPACE, 'U4', await w.key());
    await setMayQuote(w.deps, owner, askId, false);
    const { db, schema } = w.stores.context;
    const kept = [
      await db.select().from(schema.flags),
      await db.select().from(schema.frozenReports),
    ];
    expect(JSON.stringify(kept)).not.toContain('what U1 says');
  });
});
