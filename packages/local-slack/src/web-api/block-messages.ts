import type { BlockProblem } from '../block-kit/problem.ts';

/** Problems in blocks as Slack words them; each path is a JSON pointer such as `/blocks/2/text/text`. */
export function blockMessages(problems: readonly BlockProblem[]): readonly string[] {
  return problems.map((problem) => `[ERROR] ${problem.message} [json-pointer:${problem.path}]`);
}
