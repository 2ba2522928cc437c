import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { NetworkDescription } from './network-description.ts';
import type { Pass } from './passes.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** What the network says of a pass, as logits: of the sides, the kinds, the barriers and each token. */
export type Outputs = Readonly<Record<'sides' | 'kinds' | 'barriers' | 'words', Float32Array>>;

/** The reading network with its tokenizer. */
export type Network = {
  readonly tokens: Tokens;
  /** One pass by itself: batch mates would change the last bits of an answer. */
  run(pass: Pass): Promise<Outputs>;
  /** Frees the memory of the weights; the network cannot be used afterwards. */
  close(): Promise<void>;
};

/** Loads the files that `description` names. Throws where one is missing or is not the one it names. */
export async function loadNetwork(dir: string, description: NetworkDescription): Promise<Network> {
  const [weights, tokenizer] = await Promise.all([
    readChecked(dir, description.network),
    readChecked(dir, description.tokenizer),
  ]);
  const session = await InferenceSession.create(weights, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return {
    tokens: createTokens(JSON.parse(tokenizer.toString('utf8'))),
    run: (pass) => run(session, pass),
    close: () => session.release(),
  };
}

async function readChecked(
  dir: string,
  { file, sha256 }: NetworkDescription['network'],
): Promise<Buffer> {
  const bytes = await readFile(join(dir, file));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new Error(`The reader's ${file} is not the one that reader.json names.`);
  return bytes;
}

async function run(session: InferenceSession, { ids, parts }: Pass): Promise<Outputs> {
  const shape = [1, ids.length];
  const tensor = (values: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), shape);
  const found = await session.run({ ids: tensor(ids), parts: tensor(parts) });
  const output = (name: keyof Outputs) => {
    const data = found[name]?.data;
    if (!(data instanceof Float32Array)) throw new Error(`The reading network gave no ${name}.`);
    return data;
  };
  return {
    sides: output('sides'),
    kinds: output('kinds'),
    barriers: output('barriers'),
    words: output('words'),
  };
}
