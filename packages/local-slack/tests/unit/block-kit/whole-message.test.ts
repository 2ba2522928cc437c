import { describe, expect, it } from 'vitest';
import { validateMessageBlocks } from '../../../src/block-kit/validate-blocks.ts';
import { actions, button, long, many, pathsOf } from './helpers.ts';
import { blocks, section } from './sample-blocks.ts';
import { type Json, mrkdwn, plain } from './samples.ts';

describe('rules over all blocks of a message', () => {
  const twoTables = [blocks.table, section, blocks.data_table];
  const inContainer = {
    type: 'container',
    title: plain('x'),
    child_blocks: [{ ...section, block_id: 'same' }],
  };

  it.each<[string, unknown, readonly string[]]>([
    ['no list', { type: 'section' }, ['/blocks']],
    ['no blocks at all', undefined, ['/blocks']],
    ['51 blocks', many(51, () => ({ type: 'divider' })), ['/blocks']],
    [
      'two equal block_ids',
      [{ ...section, block_id: 'b' }, section, { ...section, block_id: 'b' }],
      ['/blocks/2/block_id'],
    ],
    [
      'a block_id repeated in a container',
      [{ ...section, block_id: 'same' }, inContainer],
      ['/blocks/1/child_blocks/0/block_id'],
    ],
    ['two tables', twoTables, ['/blocks/2']],
    [
      'markdown over 12000 together',
      many(2, () => ({ type: 'markdown', text: long(6001) })),
      ['/blocks'],
    ],
    [
      'over 13,200 characters together',
      many(5, () => ({ type: 'section', text: plain(long(2541)) })),
      ['/blocks'],
    ],
    [
      'two elements in focus',
      [
        { ...section, accessory: { type: 'datepicker', focus_on_load: true } },
        actions({ type: 'datepicker', focus_on_load: true }),
      ],
      ['/blocks/1/elements/0/focus_on_load'],
    ],
  ])('refuses %s', (_, value, pointers) => {
    expect(pathsOf(value)).toEqual(pointers);
  });

  it('takes blocks just below the size of a message', () => {
    const value = many(5, () => ({ type: 'section', text: plain(long(2540)) }));
    expect(validateMessageBlocks(value)).toEqual([]);
  });

  it('names every problem at once, in the order of the blocks', () => {
    const value = [
      { type: 'header', text: mrkdwn('x') },
      { type: 'divider', x: 1 },
      { type: 'nope' },
    ];
    expect(validateMessageBlocks(value)).toEqual([
      { path: '/blocks/0/text/type', message: 'unsupported type: mrkdwn' },
      { path: '/blocks/1', message: 'invalid additional property: x' },
      { path: '/blocks/2/type', message: 'unsupported type: nope' },
    ]);
  });

  it("uses Slack's words for what is too long, too short or missing", () => {
    const messages = (block: Json): readonly string[] =>
      validateMessageBlocks([block]).map((problem) => problem.message);
    expect(messages({ type: 'section', text: plain(long(3001)) })).toEqual([
      'must be less than 3001 characters',
    ]);
    expect(messages({ type: 'section', text: plain('') })).toEqual([
      'must be more than 0 characters',
    ]);
    expect(messages(actions(...many(26, () => button())))).toEqual([
      'no more than 25 items allowed',
    ]);
    expect(messages({ type: 'header' })).toEqual(['missing required field: text']);
  });
});
