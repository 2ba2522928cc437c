/** Makes message timestamps (`seconds.microseconds`) that follow the clock and never repeat or fall. */
export function makeTimestamps(clock: () => number): () => string {
  let last = 0n;
  return () => {
    const now = BigInt(Math.floor(clock())) * 1000n;
    last = now > last ? now : last + 1n;
    return `${last / 1_000_000n}.${(last % 1_000_000n).toString().padStart(6, '0')}`;
  };
}

/** Slack's order of two timestamps: negative when `a` is older. */
export function compareTs(a: string, b: string): number {
  return microseconds(a) < microseconds(b) ? -1 : a === b ? 0 : 1;
}

/** True for a text of the form `1700000000.000100`. */
export function isTs(value: string): boolean {
  return /^\d{1,12}\.\d{1,6}$/.test(value);
}

function microseconds(ts: string): bigint {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return (
    BigInt(seconds.replace(/\D/g, '') || '0') * 1_000_000n +
    BigInt(fraction.slice(0, 6).padEnd(6, '0') || '0')
  );
}
