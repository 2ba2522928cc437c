import type { BlockProblem } from '../block-kit/problem.ts';
import { type Answer, refuse } from './answer.ts';

/** Refuses blocks with every problem, each with a JSON pointer such as `/blocks/2/text/text`, twice as Slack does. */
export function refuseBlocks(error: string, problems: readonly BlockProblem[]): Answer {
  const errors = problems.map(({ message, path }) => `${message} [json-pointer:${path}]`);
  const messages = errors.map((each) => `[ERROR] ${each}`);
  return refuse(error, { errors, response_metadata: { messages } });
}
