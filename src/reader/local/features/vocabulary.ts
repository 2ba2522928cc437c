import { type Block, concatenate, type SparseVector } from '../learning/sparse-vector.ts';
import {
  characterGrams,
  fitTfIdf,
  type TfIdf,
  tfIdfVector,
  wordGrams,
} from '../learning/tf-idf.ts';

/** The n-grams that the reader knows: of words and of characters within words. */
export type Vocabulary = { readonly words: TfIdf; readonly characters: TfIdf };

/** Learns from texts which n-grams are worth knowing. */
export function fitVocabulary(texts: readonly string[]): Vocabulary {
  return {
    words: fitTfIdf(texts, wordGrams, 2),
    characters: fitTfIdf(texts, characterGrams, 4),
  };
}

/** How many places a text's vector has. */
export function vocabularySize({ words, characters }: Vocabulary): number {
  return words.idf.length + characters.idf.length;
}

/** The n-grams of a text: words and characters, each part of unit length. */
export function textVector(vocabulary: Vocabulary, text: string): SparseVector {
  const { words, characters } = vocabulary;
  return concatenate([
    { vector: tfIdfVector(words, wordGrams(text)), size: words.idf.length },
    { vector: tfIdfVector(characters, characterGrams(text)), size: characters.idf.length },
  ]);
}

/** The same as a block of a longer vector. */
export function textBlock(vocabulary: Vocabulary, text: string): Block {
  return { vector: textVector(vocabulary, text), size: vocabularySize(vocabulary) };
}
