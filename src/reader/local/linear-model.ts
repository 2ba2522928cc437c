import { BARRIERS, READING_KINDS, type ReadingKind, type Side } from '../../domain/reading.ts';
import { tempered } from './calibration.ts';
import { activityFeatures, KINDS_WITH_SIDES, sideFeatures } from './features/pair-features.ts';
import { type Relation, relationsOf } from './features/relation-features.ts';
import { replyFeatures, statementFeatures } from './features/reply-features.ts';
import { bagProbability, memberScores } from './learning/any-of.ts';
import { classProbabilities } from './learning/softmax-regression.ts';
import type { LinearParameters } from './linear-parameters.ts';
import type { PreparedReply, PreparedStrategy } from './prepared-reply.ts';
import type { Probabilities, ReadingModel, StatementWeights } from './reading-model.ts';

const SILENT: Probabilities<Side> = { prefer: 0, over: 0, split: 0, silent: 1 };

/** A reading model of logistic regressions over n-grams, sentence vectors and relations. */
export function createLinearModel(parameters: LinearParameters, version: string): ReadingModel {
  const relations = (reply: PreparedReply, strategy: PreparedStrategy) =>
    relationsOf(reply, strategy, (stem) => parameters.stems.get(stem) ?? parameters.unseen);
  return {
    version,
    thresholds: parameters.calibration.thresholds,
    judge: (reply, strategy) => ({
      kinds: kindsOf(parameters, reply),
      barriers: barriersOf(parameters, reply),
      sides: relations(reply, strategy).map((relation) => sidesOf(parameters, reply, relation)),
    }),
    weigh: (reply, strategy) => weightsOf(parameters, reply, relations(reply, strategy)),
  };
}

function kindsOf(parameters: LinearParameters, reply: PreparedReply): Probabilities<ReadingKind> {
  const input = replyFeatures(parameters.vocabulary, reply);
  const raw = classProbabilities(parameters.kinds, input);
  const kinds = record(READING_KINDS, (_, i) => raw[i] ?? 0);
  return tempered(kinds, parameters.calibration.kindTemperature);
}

function barriersOf(parameters: LinearParameters, reply: PreparedReply) {
  const whole = replyFeatures(parameters.vocabulary, reply);
  const parts = reply.statements.map((s) => statementFeatures(parameters.vocabulary, s));
  return record(BARRIERS, (barrier) => {
    const byReply = classProbabilities(parameters.barriersByReply[barrier], whole)[1] ?? 0;
    const scores = memberScores(parameters.barriersByStatement[barrier], parts);
    return (byReply + bagProbability(scores)) / 2;
  });
}

function sidesOf(parameters: LinearParameters, reply: PreparedReply, relation: Relation) {
  const { vocabulary, relationScale } = parameters;
  const input = sideFeatures(vocabulary, reply, relation, relationScale);
  const active = KINDS_WITH_SIDES.map((_, kind) => {
    const features = activityFeatures(relation, relationScale, kind);
    return classProbabilities(parameters.activity, features)[1] ?? 0;
  });
  const [conflicting = 0, hedged = 0, operational = 0] = active;
  const [prefer = 0, over = 0, split = 0] = classProbabilities(parameters.conflictingSides, input);
  const [hedgedPrefer = 0, hedgedSplit = 0] = classProbabilities(parameters.hedgedSides, input);
  return {
    conflicting: sides(conflicting, { prefer, over, split }),
    hedged: sides(hedged, { prefer: hedgedPrefer, over: 0, split: hedgedSplit }),
    operational: sides(operational, { prefer: 1, over: 0, split: 0 }),
    aspirational: SILENT,
    agreement: SILENT,
    unclear: SILENT,
  };
}

function sides(active: number, given: Readonly<Record<'prefer' | 'over' | 'split', number>>) {
  return {
    prefer: active * given.prefer,
    over: active * given.over,
    split: active * given.split,
    silent: 1 - active,
  };
}

function weightsOf(
  parameters: LinearParameters,
  reply: PreparedReply,
  relations: readonly Relation[],
): StatementWeights {
  // Each statement as if it were the whole reply: how much of the kind is in it alone.
  const alone = reply.statements.map((statement) =>
    kindsOf(parameters, { ...reply, statements: [statement] }),
  );
  const parts = reply.statements.map((s) => statementFeatures(parameters.vocabulary, s));
  const kind = (name: ReadingKind) => alone.map((kinds) => Math.log(kinds[name] + 1e-6));
  return {
    kind,
    barrier: (barrier) => memberScores(parameters.barriersByStatement[barrier], parts),
    side: (ruleIndex, side) => {
      const nearness = relations[ruleIndex]?.nearness ?? [];
      const shown = kind(KIND_OF_SIDE[side]);
      return nearness.map((near, i) => NEARNESS_WEIGHT * near + (shown[i] ?? 0));
    },
  };
}

/** How much being about the rule counts beside showing the side; by the look of train's evidence. */
const NEARNESS_WEIGHT = 8;

const KIND_OF_SIDE: Readonly<Record<Side, ReadingKind>> = {
  prefer: 'operational',
  over: 'conflicting',
  split: 'hedged',
  silent: 'unclear',
};

function record<Name extends string>(
  names: readonly Name[],
  value: (name: Name, index: number) => number,
): Record<Name, number> {
  return Object.fromEntries(names.map((name, i) => [name, value(name, i)])) as Record<Name, number>;
}
