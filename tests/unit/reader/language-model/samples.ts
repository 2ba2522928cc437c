import type { Reading } from '../../../../src/domain/reading.ts';
import { ok } from '../../../../src/domain/result.ts';
import type { ModelAnswer } from '../../../../src/reader/language-model/answer-schema.ts';
import type { Reader } from '../../../../src/reader/reader.ts';
import { reading } from '../../domain/samples.ts';

/** A reply that Slack delivered: mentions, an address, markup. */
export const TEXT =
  'Sat down with <@U02KLM|ben> yesterday.\n\n• Quick features: gone\n• audit logs start Monday, Anna Berg &amp; team\n\nAsk anna.berg@acme.example.';

/** A reply as a reader gets it. */
export function replyOf(text: string) {
  return { text, question: 'What will you do differently?', channel: 'thread' as const };
}

/** An answer that is silent on every rule of STRATEGY but for the changes. */
export function answerOf(
  positions: ModelAnswer['positions'] = {},
  changes: Partial<ModelAnswer> = {},
): ModelAnswer {
  const silent = { quote: null, side: 'silent', sureness: 'sure' } as const;
  return {
    positions: { features: silent, pricing: silent, hiring: silent, ...positions },
    barriers: [],
    quotes: [],
    reading: 'operational',
    sureness: 'sure',
    ...changes,
  };
}

/** A position that is sure of itself. */
export function side(name: 'prefer' | 'over' | 'split', quote: string) {
  return { quote, side: name, sureness: 'sure' } as const;
}

/** A local reader that always reads the same, and counts how often. */
export function stubReader(content: Reading = localReading()): Reader & { calls: number } {
  const stub = {
    identity: content.reader,
    calls: 0,
    read: async () => {
      stub.calls += 1;
      return ok(content);
    },
  };
  return stub;
}

/** What the stub reads: unsure, so that it never disagrees with anybody. */
export function localReading(changes: Partial<Reading> = {}): Reading {
  return reading({}, { reader: { name: 'local', version: '1' }, decided: false, ...changes });
}
