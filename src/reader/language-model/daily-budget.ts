/** Keeps how many tokens were used on a day ("2026-11-30", UTC). */
export type TokenLedger = {
  usedOn(day: string): Promise<number>;
  add(day: string, tokens: number): Promise<void>;
};

/** How much may be asked of a model in a day. */
export type DailyBudget = {
  /** False once the day's tokens are spent. A request that begins within the budget may end above it. */
  isOpen(): Promise<boolean>;
  spend(tokens: number): Promise<void>;
};

/** A budget of `tokensPerDay`, counted from midnight to midnight in UTC. */
export function createDailyBudget(options: {
  readonly tokensPerDay: number;
  readonly clock: () => Date;
  readonly ledger: TokenLedger;
}): DailyBudget {
  const { tokensPerDay, clock, ledger } = options;
  const today = () => clock().toISOString().slice(0, 10);
  return {
    isOpen: async () => (await ledger.usedOn(today())) < tokensPerDay,
    spend: async (tokens) => ledger.add(today(), tokens),
  };
}

/** A ledger that forgets when the process ends. */
export function createMemoryLedger(): TokenLedger {
  const used = new Map<string, number>();
  return {
    usedOn: async (day) => used.get(day) ?? 0,
    add: async (day, tokens) => {
      used.set(day, (used.get(day) ?? 0) + tokens);
    },
  };
}

/** No limit at all. */
export const UNLIMITED: DailyBudget = { isOpen: async () => true, spend: async () => {} };
