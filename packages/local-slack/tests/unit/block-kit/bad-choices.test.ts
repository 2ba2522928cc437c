import { describe, expect, it } from 'vitest';
import { actions, type Bad, beside, button, many, pathsOf } from './helpers.ts';
import { section } from './sample-blocks.ts';
import { mrkdwn, option, plain } from './samples.ts';

const tenOptions = many(10, (index) => option(String(index)));

const bad: readonly Bad[] = [
  ['11 checkboxes', { type: 'checkboxes', options: [...tenOptions, option('x')] }, '/options'],
  ['no checkboxes', { type: 'checkboxes', options: [] }, '/options'],
  [
    'checkbox chosen that is not there',
    { type: 'checkboxes', options: tenOptions, initial_options: [option('1'), option('x')] },
    '/initial_options/1',
  ],
  [
    'no checkbox chosen',
    { type: 'checkboxes', options: tenOptions, initial_options: [] },
    '/initial_options',
  ],
  [
    '11 radio buttons',
    { type: 'radio_buttons', options: [...tenOptions, option('x')] },
    '/options',
  ],
  [
    'radio chosen that is not there',
    { type: 'radio_buttons', options: tenOptions, initial_option: option('1', '2') },
    '/initial_option',
  ],
  [
    'placeholder on radio buttons',
    { type: 'radio_buttons', options: tenOptions, placeholder: plain('x') },
    '',
  ],
  ['overflow of one', { type: 'overflow', options: [option('1')] }, '/options'],
  ['overflow of 6', { type: 'overflow', options: tenOptions.slice(4) }, '/options'],
  [
    'overflow in mrkdwn',
    { type: 'overflow', options: [option('1'), { text: mrkdwn('x'), value: 'x' }] },
    '/options/1/text/type',
  ],
  [
    'overflow url no URL',
    { type: 'overflow', options: [option('1'), { ...option('2'), url: 'x' }] },
    '/options/1/url',
  ],
];

describe('bad choices', () => {
  it.each(bad)('refuses %s', (_, element, pointer) => {
    expect(pathsOf([beside(element)])).toEqual([`/blocks/0/accessory${pointer}`]);
    expect(pathsOf([section, actions(button(), element)])).toEqual([
      `/blocks/1/elements/1${pointer}`,
    ]);
  });
});
