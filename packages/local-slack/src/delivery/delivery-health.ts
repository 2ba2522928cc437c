/** Slack judges by the attempts of an hour, and lets be whoever got fewer than a thousand. */
const windowMs = 60 * 60_000;
const leastAttempts = 1000;
/** At least one attempt in twenty has to be acknowledged. */
const leastShare = 0.05;

/** Whether an app still gets events: Slack turns them off when nearly all attempts fail. */
export type DeliveryHealth = {
  note(isAcked: boolean): void;
  readonly isOff: boolean;
  turnOn(): void;
};

/** Makes the judgement of an app that has not failed yet. */
export function makeDeliveryHealth(clock: () => number): DeliveryHealth {
  let attempts: { readonly at: number; readonly isAcked: boolean }[] = [];
  let isOff = false;
  return {
    note(isAcked) {
      const now = clock();
      attempts = [...attempts.filter(({ at }) => at > now - windowMs), { at: now, isAcked }];
      const acked = attempts.filter((each) => each.isAcked).length;
      if (attempts.length >= leastAttempts && acked < attempts.length * leastShare) isOff = true;
    },
    get isOff() {
      return isOff;
    },
    turnOn() {
      attempts = [];
      isOff = false;
    },
  };
}
