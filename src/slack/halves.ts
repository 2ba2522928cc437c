/** What stands before and after a place in the value of a button; all of it is before where `at` is -1. */
export function halves(value: string, at: number): readonly [string, string] {
  return at === -1 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
}
