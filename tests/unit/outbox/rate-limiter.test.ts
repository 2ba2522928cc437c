import { beforeEach, describe, expect, it } from 'vitest';
import { createTurns, type Turns } from '../../../src/outbox/rate-limiter.ts';

const START = Date.parse('2026-11-30T09:00:00Z');
const later = (seconds: number) => new Date(START + seconds * 1000);

let time: number;
let waits: number[];
let turns: Turns;
beforeEach(() => {
  time = START;
  waits = [];
  turns = createTurns(
    () => new Date(time),
    async (ms) => {
      waits.push(ms);
      time += ms;
    },
  );
});

describe('a turn', () => {
  it('comes at once, and to one place after three no more than once a second', async () => {
    for (let n = 0; n < 5; n += 1) expect(await turns.take('here')).toBeUndefined();
    expect(waits).toEqual([1000, 1000]);
    expect(await turns.take('elsewhere')).toBeUndefined();
    expect(waits).toHaveLength(2);
  });

  it('is put off where the place has been refused, and only there', async () => {
    turns.refuse('here', later(30));
    expect(await turns.take('here')).toMatchObject({ until: later(30) });
    expect(await turns.take('elsewhere')).toBeUndefined();
    time = later(30).getTime();
    expect(await turns.take('here')).toBeUndefined();
  });

  it("is nobody's where two places are refused at a time, but not one after the other", async () => {
    turns.refuse('here', later(30));
    time = later(31).getTime();
    turns.refuse('there', later(60));
    expect(turns.closed()).toBeUndefined();
    turns.refuse('elsewhere', later(61));
    expect(turns.closed()).toMatchObject({ until: later(61) });
    expect(await turns.take('anywhere')).toMatchObject({ until: later(61) });
  });

  it('is put off where a place has too many waiting', async () => {
    const now = () => new Date(START);
    const never = createTurns(now, async () => {});
    const outcomes = [];
    for (let n = 0; n < 25; n += 1) outcomes.push(await never.take('busy'));
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(18);
    expect(outcomes.at(-1)).toMatchObject({ until: later(16) });
  });

  it("is nobody's any more once it is stopped, and nobody waits on", async () => {
    const forever = createTurns(
      () => new Date(START),
      () => new Promise(() => {}),
    );
    for (let n = 0; n < 3; n += 1) await forever.take('here');
    const waiting = forever.take('here');
    forever.stop();
    expect(await waiting).toMatchObject({ why: 'The app was stopped.' });
    expect(await forever.take('elsewhere')).toBeDefined();
  });

  it('does not wait for a future that a clock jumping back has undone', async () => {
    time = later(86_400).getTime();
    await turns.take('here');
    turns.close({ until: later(86_500), why: 'Slack is in trouble.' });
    time = START;
    expect(await turns.take('here')).toBeUndefined();
    expect(waits).toEqual([]);
  });
});
