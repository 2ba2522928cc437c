/** Slack's tiers: calls a minute for each method. `free` methods are not limited here. */
export type Tier = 1 | 2 | 3 | 4 | 'post' | 'free';

/** Answers how many seconds to wait, or undefined when the call may go ahead. */
export type RateLimiter = { take(method: string, tier: Tier, channel: string): number | undefined };

type Bucket = { tokens: number; at: number };
type Rate = { readonly key: string; readonly perMinute: number; readonly burst: number };

/** Calls a minute of tiers 1 to 4, from Slack's page on rate limits. */
const perMinute: Readonly<Record<1 | 2 | 3 | 4, number>> = { 1: 1, 2: 20, 3: 50, 4: 100 };

/** Makes a limiter with a token bucket for each method, and for posts one for each channel and one for all. */
export function makeRateLimiter(clock: () => number, on: boolean): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take: (method, tier, channel) => {
      if (!on) return undefined;
      const now = clock();
      const rates = ratesOf(method, tier, channel);
      const filled = rates.map((rate) => refill(buckets, rate, now));
      const waits = rates.map((rate, i) => secondsUntilToken(rate, filled[i]));
      const wait = Math.max(0, ...waits);
      if (wait > 0) return wait;
      for (const bucket of filled) bucket.tokens -= 1;
      return undefined;
    },
  };
}

function ratesOf(method: string, tier: Tier, channel: string): readonly Rate[] {
  if (tier === 'free') return [];
  if (tier === 'post')
    return [
      { key: `${method} ${channel}`, perMinute: 60, burst: 4 },
      { key: method, perMinute: 300, burst: 300 },
    ];
  const rate = perMinute[tier];
  return [{ key: method, perMinute: rate, burst: Math.max(rate, 5) }];
}

function refill(buckets: Map<string, Bucket>, rate: Rate, now: number): Bucket {
  const bucket = buckets.get(rate.key) ?? { tokens: rate.burst, at: now };
  const gained = (Math.max(0, now - bucket.at) / 60_000) * rate.perMinute;
  bucket.tokens = Math.min(rate.burst, bucket.tokens + gained);
  bucket.at = now;
  buckets.set(rate.key, bucket);
  return bucket;
}

function secondsUntilToken(rate: Rate, bucket: Bucket | undefined): number {
  const missing = 1 - (bucket?.tokens ?? 0);
  // A hair below one token is rounding, not a limit.
  if (missing < 1e-9) return 0;
  return Math.max(1, Math.ceil((missing / rate.perMinute) * 60 - 1e-9));
}
