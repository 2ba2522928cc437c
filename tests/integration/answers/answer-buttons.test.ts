import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import { dilemmaOf, questionOf } from '../../../src/domain/question.ts';
import { decisionRulesOf } from '../../../src/domain/strategy.ts';
import {
  keepFormDraft,
  openAnswerForm,
  sendAnswerForm,
} from '../../../src/features/answers/answer-form.ts';
import { choose } from '../../../src/features/answers/choose.ts';
import { explainWhoSees, explainWhyAsked } from '../../../src/features/answers/explain-asking.ts';
import { comeBack, goAway, ownAbsence } from '../../../src/features/answers/go-away.ts';
import { snooze } from '../../../src/features/answers/snooze.ts';
import type { AnswerSubject } from '../../../src/features/check-in/slack/answer-buttons.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  messageOf,
  NOW,
  promptOf,
  roundOf,
  STRATEGY,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let workspace: TempWorkspace;
let now: Date;
const dilemmas = decisionRulesOf(STRATEGY).map(({ rule }) => dilemmaOf(rule));

beforeEach(async () => {
  workspace = await createTempWorkspace();
  now = NOW;
  const sent = (personId: string, ts: string) => ({
    ...promptOf('r1', personId),
    state: 'sent' as const,
    channelId: `D${personId}`,
    messageTs: ts,
    sentAt: NOW,
    remindAt: hoursLater(5),
  });
  await workspace.stores.rounds.open({
    workspaceId: WORKSPACE,
    round: roundOf('r1', { questions: [...dilemmas, questionOf('open')] }),
    prompts: [sent('U1', '100.000000'), sent('U2', '200.000000')],
    outgoing: [],
    next: null,
  });
});
afterEach(() => workspace.remove());

function depsNow() {
  const { stores, newId } = workspace;
  return testDeps({
    ...stores,
    newId,
    clock: () => now,
    holidays: createPublicHolidays(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
}

const press = (personId: string, subject: AnswerSubject = { kind: 'prompt', id: 'r1/U1' }) => ({
  workspaceId: WORKSPACE,
  personId,
  subject,
  place: null,
});
const textOf = async (personId: string) =>
  (await workspace.stores.reports.view(WORKSPACE, 'r1'))?.answers.find(
    (answer) => answer.personId === personId,
  );
const prefer = { kind: 'dilemma', ruleId: 'features', choice: 'prefer' } as const;
const over = { kind: 'dilemma', ruleId: 'features', choice: 'over' } as const;

describe('a choice', () => {
  it('is the reply until words come, and the newest counts', async () => {
    const deps = depsNow();
    await choose(deps, press('U1'), prefer);
    await choose(deps, press('U1'), over);
    expect(await textOf('U1')).toMatchObject({
      reply: { text: 'I would put quick features first.' },
      choices: [{ ...over, why: '' }],
    });
    await workspace.stores.replies.record(
      messageOf('U1', '101.000000', 'The trials pay for it.'),
      'thread',
      workspace.newId,
      now,
    );
    expect((await textOf('U1'))?.reply?.text).toBe(
      'I would put quick features first.\nThe trials pay for it.',
    );
  });

  it('is taken back with its words', async () => {
    await choose(depsNow(), press('U1'), prefer);
    const where = { workspaceId: WORKSPACE, channelId: 'DU1' };
    await workspace.stores.replies.erase(
      { ...where, messageTs: 'choice-r1/U1-features' },
      hoursLater(1),
    );
    expect(await textOf('U1')).toMatchObject({ reply: null, choices: [] });
  });

  it('is nobody else’s to make, and a sample takes none', async () => {
    const deps = depsNow();
    const kindOf = async (who: ReturnType<typeof press>) => {
      const outcome = await choose(deps, who, prefer);
      return outcome.ok ? 'kept' : outcome.error.kind;
    };
    expect(await kindOf(press('U2'))).toBe('not-asked');
    expect(await kindOf(press('U9', { kind: 'round', id: 'r1' }))).toBe('not-asked');
    expect(await kindOf(press('U2', { kind: 'round', id: 'r1' }))).toBe('kept');
    expect(await kindOf(press('U1', { kind: 'sample' }))).toBe('sample');
    expect(await kindOf(press('U1', { kind: 'prompt', id: 'gone' }))).toBe('gone');
    expect(await textOf('U1')).toMatchObject({ reply: null, choices: [] });
  });

  it('of another workspace is out of reach', async () => {
    const outcome = await choose(depsNow(), { ...press('U1'), workspaceId: 'T2' }, prefer);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'gone' } });
  });

  it('stays as it is after the end, in the form too, where new words are late', async () => {
    const deps = depsNow();
    await choose(deps, press('U1'), prefer);
    now = hoursLater(73);
    const closing = { workspaceId: WORKSPACE, roundId: 'r1', now, flags: [], outgoing: [] };
    await workspace.stores.flags.closeRound({ ...closing, published: null, standings: null });
    expect(await choose(deps, press('U1'), over)).toMatchObject({ error: { kind: 'closed' } });
    expect(
      await sendAnswerForm(deps, press('U1'), { choice0: 'over', stop: 'Gifts.' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await textOf('U1')).toMatchObject({
      reply: { text: 'I would put audit logs first.\nGifts.' },
      choices: [{ ...prefer, why: '' }],
    });
    await sendAnswerForm(deps, press('U2', { kind: 'prompt', id: 'r1/U2' }), {
      words1: 'At last.',
    });
    expect(await textOf('U2')).toMatchObject({ reply: { isLate: true } });
  });
});

describe('the form', () => {
  it('says nothing twice: the same again changes nothing and shows nothing', async () => {
    const deps = depsNow();
    const content = { words1: 'We end the gallery.', choice0: 'over', why0: 'Trials pay.' };
    expect(await sendAnswerForm(deps, press('U1'), content)).toMatchObject({
      value: { isChanged: true },
    });
    const pending = await workspace.stores.outbox.pending();
    expect(await sendAnswerForm(deps, press('U1'), content)).toMatchObject({
      value: { isChanged: false },
    });
    expect(await workspace.stores.outbox.pending()).toBe(pending);
  });

  it('shows a choice made by button, and a button keeps the why of the same choice', async () => {
    const deps = depsNow();
    await choose(deps, press('U1'), over);
    const form = await openAnswerForm(deps, press('U1'));
    expect(form).toMatchObject({ value: { origin: 'answer', content: { choice0: 'over' } } });
    await sendAnswerForm(deps, press('U1'), { choice0: 'over', why0: 'Trials pay.' });
    await choose(deps, press('U1'), over);
    expect((await textOf('U1'))?.reply?.text).toBe('I would put quick features first: Trials pay.');
    await choose(deps, press('U1'), prefer);
    expect((await textOf('U1'))?.reply?.text).toBe('I would put audit logs first.');
  });

  it('keeps only its own fields of a draft', async () => {
    const deps = depsNow();
    await keepFormDraft(deps, press('U1'), { stop: 'Gifts.', other: 'x' });
    await keepFormDraft(deps, press('U2'), { stop: 'not theirs' });
    expect(await openAnswerForm(deps, press('U1'))).toMatchObject({
      value: { origin: 'draft', content: { stop: 'Gifts.' } },
    });
    expect(await workspace.stores.answers.draft('r1/U1')).toEqual({ stop: 'Gifts.' });
  });
});

describe('a reminder', () => {
  const remindAt = async () => (await workspace.stores.rounds.prompt('r1/U1'))?.remindAt;

  it('moves into working hours, and never behind the end', async () => {
    const deps = depsNow();
    expect(await snooze(deps, press('U1'), { kind: 'hour' })).toEqual({
      ok: true,
      value: { at: hoursLater(1), isMoved: false },
    });
    now = new Date('2026-11-30T17:30:00Z');
    await snooze(deps, press('U1'), { kind: 'hour' });
    expect(await remindAt()).toEqual(new Date('2026-12-01T08:00:00Z'));
    await snooze(deps, press('U1'), { kind: 'tomorrow' });
    expect(await remindAt()).toEqual(new Date('2026-12-01T08:00:00Z'));
    const late = { kind: 'at', localTime: '2026-12-03T10:00' } as const;
    expect(await snooze(deps, press('U1'), late)).toMatchObject({
      error: { kind: 'after-closing' },
    });
    const past = { kind: 'at', localTime: '2026-11-30T09:00' } as const;
    expect(await snooze(deps, press('U1'), past)).toMatchObject({ error: { kind: 'past' } });
    expect(await remindAt()).toEqual(new Date('2026-12-01T08:00:00Z'));
  });

  it('waits until somebody is back, or falls away', async () => {
    const deps = depsNow();
    const who = { workspaceId: WORKSPACE, personId: 'U1' };
    expect(await goAway(deps, who, '2026-11-30')).toMatchObject({ error: { kind: 'not-ahead' } });
    expect(await goAway(deps, who, '2029-11-30')).toMatchObject({ error: { kind: 'too-far' } });
    await goAway(deps, who, '2026-12-02');
    expect(await remindAt()).toEqual(new Date('2026-12-02T08:00:00Z'));
    expect(await ownAbsence(deps, who)).toEqual(new Date('2026-12-02T00:00:00Z'));
    await goAway(deps, who, '2026-12-04');
    expect(await remindAt()).toBeNull();
    await comeBack(deps, who);
    expect(await ownAbsence(deps, who)).toBeNull();
    expect((await workspace.stores.rounds.prompt('r1/U2'))?.remindAt).toEqual(hoursLater(5));
  });
});

describe('what a button explains', () => {
  it('is why they are asked, and who sees it', async () => {
    const deps = depsNow();
    expect(await explainWhyAsked(deps, press('U1'))).toMatchObject({
      value: { reason: 'named', function: 'Sales', asked: 2 },
    });
    expect(await explainWhoSees(deps, press('U1'))).toMatchObject({
      value: { disclosure: 'named', smallestGroup: 3, isInChannel: false },
    });
  });
});
