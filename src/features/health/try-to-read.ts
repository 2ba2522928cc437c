import type { Strategy } from '../../domain/strategy.ts';
import type { Reader } from '../../reader/reader.ts';

const SAMPLE: Strategy = {
  name: 'A sample',
  period: '',
  statement: '',
  before: '',
  keyTerms: [],
  priorities: [
    {
      id: 'a',
      title: 'A',
      decisionRules: [{ id: 'a', prefer: 'large customers', over: 'small ones', evenIf: '' }],
      behaviours: [],
      resources: [],
      decisionRights: [],
      metrics: [],
    },
  ],
};

/** Reads a sample sentence; says in a line why it cannot, undefined where it can. */
export async function tryToRead(reader: Reader): Promise<string | undefined> {
  const reply = {
    text: 'We visit our large customers first.',
    question: '',
    channel: 'dm',
  } as const;
  const read = await reader.read(reply, SAMPLE);
  return read.ok ? undefined : read.error.message;
}
