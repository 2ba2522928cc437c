import type { Priority } from '../../domain/strategy.ts';
import { functionOf } from '../flags/quotes.ts';
import { type Answer, standOf, standsByOwnWord } from '../flags/round-view.ts';
import { ownTallyOf, tallyByFunction, tallyByLevel, tallyOf } from '../flags/tally.ts';
import { shareOf } from '../flags/wilson.ts';
import { differencesOf } from './group-differences.ts';
import type { ReportPriority, ReportStand } from './report.ts';
import { agreementA, agreementRwg } from './statistics/agreement.ts';

/** A priority with where everybody stands on each of its rules. */
export function composePriority(priority: Priority, answers: readonly Answer[]): ReportPriority {
  return {
    id: priority.id,
    title: priority.title,
    decisionRights: priority.decisionRights,
    rules: priority.decisionRules.map((rule) => ({
      ...rule,
      ...composeRule(rule.id, answers),
      stands: standsOn(answers, rule.id),
    })),
  };
}

function composeRule(ruleId: string, answers: readonly Answer[]) {
  const tally = tallyOf(answers, ruleId);
  const { over, split, prefer } = tally;
  const a = agreementA([over, split, prefer]);
  const rwg = agreementRwg([over, split, prefer]);
  const groups = tallyByFunction(answers, ruleId);
  const differences = differencesOf(groups.map((group) => group.tally));
  return {
    tally,
    own: ownTallyOf(answers, ruleId),
    aligned: shareOf(prefer, answers.length),
    unsure: answers.filter((answer) => isUnsure(answer, ruleId)).length,
    agreement: a === null || rwg === null ? null : { a, rwg },
    byFunction: groups.map((group, i) => ({ ...group, difference: differences[i] ?? 'too-few' })),
    byLevel: tallyByLevel(answers, ruleId),
  };
}

function isUnsure(answer: Answer, ruleId: string): boolean {
  const { stand, position } = standOf(answer, ruleId);
  return stand !== 'silent' && position !== null && !position.decided;
}

function standsOn(answers: readonly Answer[], ruleId: string): readonly ReportStand[] {
  const stands: readonly ReportStand[] = answers.flatMap((answer) => {
    const standing = standOf(answer, ruleId);
    const { stand, position, origin } = standing;
    if (stand !== 'prefer' && stand !== 'over' && stand !== 'split') return [];
    const isOwn = standsByOwnWord(standing);
    return [
      {
        personName: isOwn ? answer.personName : '',
        function: functionOf(answer, isOwn),
        stand,
        origin: origin ?? 'read',
        decided: position?.decided ?? false,
        quote: (answer.mayQuote && position?.evidence?.quote) || null,
      },
    ];
  });
  // By what is shown and nothing else: the order must not tell which stands are one person's.
  return stands
    .map((each) => ({
      each,
      key: [each.personName, each.function, each.quote ?? '', each.stand, each.origin].join('\n'),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ each }) => each);
}
