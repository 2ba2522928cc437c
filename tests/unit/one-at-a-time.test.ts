import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../src/run-due-work.ts';

/** Work whose runs are ended by hand, and that notices when two overlap. */
function scripted() {
  const ends: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const seen = { started: 0, running: 0, most: 0 };
  const work = async () => {
    seen.started += 1;
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    try {
      return await new Promise<number>((resolve, reject) => ends.push({ resolve, reject }));
    } finally {
      seen.running -= 1;
    }
  };
  return { run: oneAtATime(work), ends, seen };
}

/** Lets everything that is ready go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('oneAtATime', () => {
  it('runs at once when nothing is under way', async () => {
    const { run, ends, seen } = scripted();
    const first = run();
    ends[0]?.resolve(1);
    expect(await first).toBe(1);
    const second = run();
    ends[1]?.resolve(2);
    expect(await second).toBe(2);
    expect(seen).toMatchObject({ started: 2, most: 1 });
  });

  it('does one more run for all who call during a run', async () => {
    const { run, ends, seen } = scripted();
    const first = run();
    const later = [run(), run(), run()];
    expect(seen.started).toBe(1);
    ends[0]?.resolve(1);
    await settle();
    expect(seen.started).toBe(2);
    ends[1]?.resolve(2);
    expect(await Promise.all([first, ...later])).toEqual([1, 2, 2, 2]);
    expect(seen).toMatchObject({ started: 2, most: 1 });
  });

  it('never runs two at once, also for a call that comes just as a run ends', async () => {
    const { run, ends, seen } = scripted();
    const calls = [run().then(run), run()];
    ends[0]?.resolve(1);
    for (let i = 1; i < 4; i += 1) {
      await settle();
      ends[i]?.resolve(i + 1);
    }
    await Promise.all(calls);
    expect(seen.most).toBe(1);
  });

  it('goes on after a run that failed', async () => {
    const { run, ends } = scripted();
    const first = run();
    const second = run();
    const failed = expect(first).rejects.toThrow('no');
    ends[0]?.reject(new Error('no'));
    await failed;
    await settle();
    ends[1]?.resolve(2);
    expect(await second).toBe(2);
  });
});
