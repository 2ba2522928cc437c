import type { Option } from './form-fields.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OPTIONS = 100;
const LONGEST_VALUE = 150;

/** As many options as Slack takes; where there are more, what was picked stays. */
export function fitOptions(
  options: readonly Option[],
  picked: readonly string[],
): readonly Option[] {
  const possible = options.filter(({ value }) => value.length <= LONGEST_VALUE);
  if (possible.length <= MOST_OPTIONS) return possible;
  const isPicked = ({ value }: Option) => picked.includes(value);
  const others = possible.filter((option) => !isPicked(option));
  return [...possible.filter(isPicked), ...others].slice(0, MOST_OPTIONS);
}
