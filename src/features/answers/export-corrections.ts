import type { Deps } from '../../deps.ts';
import { isOwnWord, type Origin, originOf, type Reading, saySame } from '../../domain/reading.ts';
import type { Correction } from './correction-store.ts';

/** A correction as a labelled reply, in the format of labelled cases; names and ids of people stay here. */
export type LabelledCorrection = {
  readonly id: string;
  readonly leader: {
    readonly id: string;
    readonly function: string | null;
    readonly level: string | null;
  };
  readonly question: string;
  readonly channel: Correction['channel'];
  /** The reply, where its words may leave; then the evidence and the note may, too. */
  readonly text?: string;
  /** Of the rules only those on which the leader has spoken; see `origins` for kind and barriers. */
  readonly labels: CaseLabels & { readonly evidence?: string };
  /** Whose word the kind and each barrier and side is; "read" is nobody's but the reader's. */
  readonly origins: {
    readonly reading: Origin;
    readonly barriers: Readonly<Record<string, Origin>>;
    readonly positions: Readonly<Record<string, Origin>>;
  };
  readonly strategy: { readonly id: string; readonly version: number };
  /** Whether the leader agreed with the reader. */
  readonly outcome: 'confirmed' | 'corrected';
  /** What the reader had made of it. */
  readonly machine: (CaseLabels & { readonly reader: string }) | null;
  readonly note?: string;
};

type CaseLabels = {
  readonly reading: string;
  readonly barriers: readonly string[];
  readonly positions: Readonly<Record<string, string>>;
};

/**
 * What leaders said about their readings, as labelled replies, the oldest first. People become
 * U01, U02 … and replies r001, r002 …. `withText` says for a workspace whether words may leave.
 */
export async function exportCorrections(
  corrections: Deps['corrections'],
  withText: (workspaceId: string) => boolean,
): Promise<readonly LabelledCorrection[]> {
  const people: string[] = [];
  const list = await corrections.list();
  return list.map((correction, i) => {
    const who = `${correction.workspaceId} ${correction.personId}`;
    if (!people.includes(who)) people.push(who);
    const leaderId = `U${String(people.indexOf(who) + 1).padStart(2, '0')}`;
    const id = `r${String(i + 1).padStart(3, '0')}`;
    return labelled(correction, id, leaderId, withText(correction.workspaceId));
  });
}

function labelled(
  correction: Correction,
  id: string,
  leaderId: string,
  withText: boolean,
): LabelledCorrection {
  const { leader, reader, question, channel, text, note } = correction;
  const [evidence] = leader.evidence;
  const origins = originsOf(leader);
  const own = leader.positions.filter(({ ruleId }) => isOwnWord(origins.positions[ruleId] ?? null));
  const labels = labelsOf({ ...leader, positions: own });
  return {
    id,
    leader: { id: leaderId, function: correction.function, level: correction.level },
    question: question?.text ?? '',
    channel,
    ...(withText ? { text } : {}),
    labels: withText ? { ...labels, evidence: evidence?.quote ?? '' } : labels,
    origins,
    strategy: { id: correction.strategyId, version: correction.strategyVersion },
    outcome: reader !== null && saySame(leader, reader) ? 'confirmed' : 'corrected',
    machine: reader && {
      ...labelsOf(reader),
      reader: `${reader.reader.name} ${reader.reader.version}`,
    },
    ...(withText && note !== null ? { note } : {}),
  };
}

function originsOf(leader: Reading): LabelledCorrection['origins'] {
  const { reader, barriers, positions } = leader;
  const of = (part: { readonly origin?: Origin }) => originOf(reader, part);
  return {
    reading: of(leader),
    barriers: Object.fromEntries(barriers.map((each) => [each.barrier, of(each)])),
    positions: Object.fromEntries(positions.map((each) => [each.ruleId, of(each)])),
  };
}

function labelsOf({ kind, barriers, positions }: Reading): CaseLabels {
  return {
    reading: kind,
    barriers: barriers.map(({ barrier }) => barrier),
    positions: Object.fromEntries(positions.map(({ ruleId, side }) => [ruleId, side])),
  };
}
