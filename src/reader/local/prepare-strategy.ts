import {
  type DecisionRule,
  decisionRulesOf,
  type Priority,
  type Strategy,
} from '../../domain/strategy.ts';
import type { SentenceEncoder } from '../encoder/load-encoder.ts';
import type { EncodedText, PreparedRule, PreparedStrategy } from './prepared-reply.ts';

/** Encodes the parts of a strategy that a reply is read against. */
export async function prepareStrategy(
  strategy: Strategy,
  encoder: SentenceEncoder,
): Promise<PreparedStrategy> {
  const rules: PreparedRule[] = [];
  for (const { rule, priority } of decisionRulesOf(strategy)) {
    rules.push(await prepareRule(rule, priority, encoder));
  }
  return { rules };
}

async function prepareRule(
  rule: DecisionRule,
  priority: Priority,
  encoder: SentenceEncoder,
): Promise<PreparedRule> {
  const { title, behaviours, resources, decisionRights, metrics } = priority;
  const encodeOne = async (text: string): Promise<EncodedText> => {
    const [vector] = await encoder.encode([text]);
    if (vector === undefined) throw new Error('The encoder gave no vector.');
    return { text, vector };
  };
  const asked = [title, ...behaviours, ...resources, ...decisionRights, ...metrics];
  return {
    ruleId: rule.id,
    prefer: await encodeOne(rule.prefer),
    over: await encodeOne(rule.over),
    evenIf: await encodeOne(rule.evenIf),
    priority: await Promise.all(asked.map(encodeOne)),
  };
}
