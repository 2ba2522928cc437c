import { allEvidence, type Evidence, type Reading } from '../../domain/reading.ts';

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g;

/** The ids of the people whom the quotes of a reading mention. */
export function mentionedIn(reading: Reading): readonly string[] {
  return allEvidence(reading).flatMap(({ quote }) =>
    Array.from(quote.matchAll(MENTION), ([, id = '']) => id),
  );
}

/**
 * The same reading, its quotes with the names of those whom they mention, where these are known: Slack
 * sends an id, and shows a name. Offsets go on to count in the words as Slack sent them.
 */
export function withNames(reading: Reading, names: ReadonlyMap<string, string>): Reading {
  return inQuotes(reading, (quote) =>
    quote.replace(MENTION, (mention, id: string) => {
      const name = names.get(id)?.replace(/[<>|]/g, '');
      return name === undefined ? mention : `<@${id}|${name}>`;
    }),
  );
}

/** The same reading, nobody named whom its quotes mention. */
export function withoutNames(reading: Reading): Reading {
  return inQuotes(reading, (quote) => quote.replace(MENTION, '<@$1>'));
}

function inQuotes(reading: Reading, change: (quote: string) => string): Reading {
  if (!allEvidence(reading).some(({ quote }) => quote.includes('<@'))) return reading;
  const changed = (evidence: Evidence): Evidence => ({
    ...evidence,
    quote: change(evidence.quote),
  });
  return {
    ...reading,
    evidence: reading.evidence.map(changed),
    positions: reading.positions.map((each) => ({
      ...each,
      evidence: each.evidence && changed(each.evidence),
    })),
    barriers: reading.barriers.map((each) => ({ ...each, evidence: changed(each.evidence) })),
  };
}
