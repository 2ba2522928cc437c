import { describe, it } from 'vitest';
import { type Bad, button, expectRefused, long, many } from './helpers.ts';
import { blocks, section } from './sample-blocks.ts';
import { mrkdwn, plain } from './samples.ts';

const bad: readonly Bad[] = [
  // Groups
  ['empty card', { type: 'card', subtitle: plain('x') }, ''],
  ['card title over 150', { type: 'card', title: mrkdwn(long(151)) }, '/title/text'],
  [
    'card subtitle over 150',
    { type: 'card', title: plain('x'), subtitle: plain(long(151)) },
    '/subtitle/text',
  ],
  ['card body over 200', { type: 'card', body: mrkdwn(long(201)) }, '/body/text'],
  ['card with 4 buttons', { type: 'card', actions: many(4, () => button()) }, '/actions'],
  [
    'card with equal action_ids',
    { type: 'card', actions: many(2, () => button({ action_id: 'a' })) },
    '/actions/1/action_id',
  ],
  ['carousel of none', { type: 'carousel', elements: [] }, '/elements'],
  [
    'carousel of 11',
    { type: 'carousel', elements: many(11, () => ({ type: 'card', title: plain('x') })) },
    '/elements',
  ],
  ['carousel of sections', { type: 'carousel', elements: [section] }, '/elements/0/type'],
  ['container without title', { type: 'container', child_blocks: [section] }, ''],
  ['container title over 150', { ...blocks.container, title: plain(long(151)) }, '/title/text'],
  [
    'container of none',
    { type: 'container', title: plain('x'), child_blocks: [] },
    '/child_blocks',
  ],
  [
    'container of 11',
    { type: 'container', title: plain('x'), child_blocks: many(11, () => section) },
    '/child_blocks',
  ],
  [
    'container in a container',
    { type: 'container', title: plain('x'), child_blocks: [blocks.container] },
    '/child_blocks/0/type',
  ],
  [
    'markdown in a container',
    { type: 'container', title: plain('x'), child_blocks: [blocks.markdown] },
    '/child_blocks/0/type',
  ],
  [
    'an open box that starts closed',
    { ...blocks.container, is_collapsible: false },
    '/default_collapsed',
  ],
  ['container of unknown width', { ...blocks.container, width: 'huge' }, '/width'],
  ['task without status', { ...blocks.task_card, status: undefined }, ''],
  ['task of unknown status', { ...blocks.task_card, status: 'done' }, '/status'],
  ['plan title as text object', { type: 'plan', title: plain('x') }, '/title'],
  ['plan of sections', { type: 'plan', title: 'x', tasks: [section] }, '/tasks/0/type'],
];

describe('bad groups', () => {
  it.each(bad)('refuses %s', (_, block, pointer) => {
    expectRefused(block, pointer);
  });
});
