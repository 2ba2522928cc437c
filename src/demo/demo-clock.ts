/** A clock that runs at its own pace and can be set ahead, so that a round of days takes seconds. */
export type DemoClock = { readonly now: () => number; readonly setTo: (time: number) => void };

/** A clock that starts at a moment and then runs on with the machine's. */
export function createDemoClock(start: number): DemoClock {
  let offset = start - Date.now();
  return {
    now: () => Date.now() + offset,
    setTo: (time) => {
      offset = time - Date.now();
    },
  };
}
