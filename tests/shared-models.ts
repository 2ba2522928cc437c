import { loadModels } from '../src/demo/load-models.ts';
import type { Shared } from '../src/deps.ts';

let shared: Promise<Shared> | undefined;

/**
 * The encoder, the reader and the parsed articles, once for all apps that a worker starts. They keep
 * nothing of what they are asked but what is the same for everybody, and live as long as the worker.
 */
export function sharedModels(): Promise<Shared> {
  shared ??= loadModels();
  return shared;
}
