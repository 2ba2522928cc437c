import { LRUCache } from 'lru-cache';
import type { ModelAnswer } from './answer-schema.ts';

/** Keeps verified answers by the hash of their request. */
export type AnswerCache = {
  get(key: string): ModelAnswer | undefined;
  set(key: string, answer: ModelAnswer): void;
};

/** A cache in memory of at most `size` answers; those not asked for longest go first. */
export function createAnswerCache(size = 1000): AnswerCache {
  const answers = new LRUCache<string, ModelAnswer>({ max: size });
  return {
    get: (key) => answers.get(key),
    set: (key, answer) => {
      answers.set(key, answer);
    },
  };
}
