import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds package.json, seen from the module at `moduleUrl`. It is the same folder
 * whether the module runs from `src` or, built, from `dist`.
 */
export function packageRoot(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No package.json above the module that asked for it.');
    folder = parent;
  }
  return folder;
}

/** Where the encoder that comes with the package lives. */
export function vendoredEncoderDir(): string {
  return join(packageRoot(import.meta.url), 'models', 'all-MiniLM-L6-v2');
}

/**
 * Reads model.onnx, tokenizer.json and tokenizer_config.json of `dir` and checks each against
 * SHA256SUMS in the same folder. Throws where a file is missing or is not the listed one.
 */
export async function readEncoderFiles(dir: string) {
  const sums = parseSums(await readFile(join(dir, 'SHA256SUMS'), 'utf8'));
  const checked = (name: string) =>
    readChecked(
      join(dir, name),
      sums.get(name),
      `The encoder's ${name} is not the file its SHA256SUMS lists.`,
    );
  const [model, tokenizer, config] = await Promise.all([
    checked('model.onnx'),
    checked('tokenizer.json'),
    checked('tokenizer_config.json'),
  ]);
  return {
    model,
    tokenizer: JSON.parse(tokenizer.toString('utf8')) as object,
    tokenizerConfig: JSON.parse(config.toString('utf8')) as object,
    /** First eight hex digits of the model's sha256. */
    modelHash: (sums.get('model.onnx') ?? '').slice(0, 8),
  };
}

/** Reads a file whose sum is known. Throws what `otherwise` says where it is another one. */
export async function readChecked(path: string, sha256: string | undefined, otherwise: string) {
  const bytes = await readFile(path);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(otherwise);
  return bytes;
}

function parseSums(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return new Map(
    lines.map((line) => {
      const [sum = '', name = ''] = line.trim().split(/\s+/);
      return [name, sum] as const;
    }),
  );
}
