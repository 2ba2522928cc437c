import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTicking } from '../../src/run-due-work.ts';

const NOON = Date.parse('2026-11-30T12:00:20Z');
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('ticking', () => {
  it.each([
    ['stays', 0],
    ['is set back an hour', -60],
    ['is set back two days', -2880],
    ['is set forward an hour', 60],
    ['is set back half a minute', -0.5],
  ])('goes on once a minute where the clock %s', async (_, minutes) => {
    const tick = vi.fn();
    const stop = startTicking(tick, () => new Date());
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(tick).toHaveBeenCalledTimes(2);
    vi.setSystemTime(Date.now() + minutes * MINUTE);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(tick.mock.calls.length).toBeGreaterThanOrEqual(6);
    expect(tick.mock.calls.length).toBeLessThanOrEqual(8);
    stop();
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(tick.mock.calls.length).toBeLessThanOrEqual(8);
  });

  it('begins with the next minute', async () => {
    const at: string[] = [];
    const stop = startTicking(
      () => at.push(new Date().toISOString().slice(11, 19)),
      () => new Date(),
    );
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    stop();
    expect(at).toEqual(['12:01:00', '12:02:00', '12:03:00']);
  });
});
