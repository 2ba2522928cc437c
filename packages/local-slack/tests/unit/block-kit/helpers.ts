import { expect } from 'vitest';
import { validateMessageBlocks } from '../../../src/block-kit/validate-blocks.ts';
import { section } from './sample-blocks.ts';
import { type Json, plain } from './samples.ts';

/** One bad example: what is wrong, the block or element, the pointer after it. */
export type Bad = readonly [string, unknown, string];

export const pathsOf = (value: unknown): readonly string[] =>
  validateMessageBlocks(value).map((problem) => problem.path);

/** The only problem of a message with this one block is at this pointer. */
export function expectRefused(block: unknown, pointer: string): void {
  expect(pathsOf([block])).toEqual([`/blocks/0${pointer}`]);
}

export const long = (length: number): string => 'x'.repeat(length);
export const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const button = (more: Json = {}): Json => ({ type: 'button', text: plain('Go'), ...more });
export const actions = (...items: readonly unknown[]): Json => ({
  type: 'actions',
  elements: items,
});
export const beside = (accessory: unknown): Json => ({ ...section, accessory });
export const cell = (text: string): Json => ({ type: 'raw_text', text });
export const rich = (...items: readonly unknown[]): Json => ({
  type: 'rich_text',
  elements: items,
});
export const richWords = (...items: readonly unknown[]): Json =>
  rich({ type: 'rich_text_section', elements: items });
export const picture: Json = {
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: 'A',
};
