import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BARRIERS, READING_KINDS } from '../../domain/reading.ts';
import { packageRoot } from '../encoder/encoder-files.ts';

const file = z.object({ file: z.string(), sha256: z.string() });

/** Names in the order in which the network answers; another order would be another meaning. */
const exactly = (names: readonly string[]) =>
  z.array(z.string()).refine((found) => found.join() === names.join(), {
    message: `expected ${names.join(', ')}, in this order`,
  });

const schema = z.object({
  version: z.string(),
  network: file,
  tokenizer: file,
  default_question: z.string(),
  most_tokens: z.object({ reply: z.number(), side: z.number(), question: z.number() }),
  outputs: z.object({
    sides: exactly(['this', 'other', 'both', 'neither']),
    kinds: exactly(READING_KINDS),
    barriers: exactly(BARRIERS),
  }),
  parameters: z.object({
    side_temperature: z.number(),
    silent_bias: z.number(),
    kind_weight: z.number(),
    side_weight: z.number(),
    kind_bias: z.array(z.number()).length(READING_KINDS.length),
    barrier_temperature: z.number(),
    barrier: z.number(),
    flag: z.number(),
    clear: z.number(),
    side: z.number(),
  }),
});

/** What reader.json says of the network beside it: its files, its limits and what was calibrated. */
export type NetworkDescription = z.infer<typeof schema>;

/** Temperatures, weights and thresholds, chosen on organisations that were left out of training. */
export type Parameters = NetworkDescription['parameters'];

/** Where the reading network that comes with the package lives. */
export function networkDir(): string {
  return join(packageRoot(import.meta.url), 'models', 'reader', 'network');
}

/** Reads reader.json of `dir`, a page of text. Throws where it is missing or has another form. */
export function describeNetwork(dir: string): NetworkDescription {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(dir, 'reader.json'), 'utf8')));
  if (!parsed.success) throw new Error(`reader.json: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
