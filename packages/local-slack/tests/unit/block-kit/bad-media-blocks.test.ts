import { describe, it } from 'vitest';
import { type Bad, expectRefused, long, picture } from './helpers.ts';
import { blocks } from './sample-blocks.ts';
import { mrkdwn, plain } from './samples.ts';

const bad: readonly Bad[] = [
  // Image
  ['picture without alt_text', { type: 'image', image_url: 'https://example.com' }, ''],
  ['picture with empty alt_text', { ...picture, alt_text: '' }, '/alt_text'],
  ['alt_text over 2000', { ...picture, alt_text: long(2001) }, '/alt_text'],
  ['picture without a source', { type: 'image', alt_text: 'x' }, ''],
  ['picture with two sources', { ...picture, slack_file: { id: 'F1' } }, ''],
  ['picture address no URL', { ...picture, image_url: 'chart.png' }, '/image_url'],
  ['picture address no web URL', { ...picture, image_url: 'data:image/png,x' }, '/image_url'],
  [
    'picture address over 3000',
    { ...picture, image_url: `https://example.com/${long(2981)}` },
    '/image_url',
  ],
  [
    'slack file by id and url',
    { type: 'image', alt_text: 'x', slack_file: { id: 'F1', url: 'https://a.co' } },
    '/slack_file',
  ],
  ['slack file by nothing', { type: 'image', alt_text: 'x', slack_file: {} }, '/slack_file'],
  ['picture title over 2000', { ...picture, title: plain(long(2001)) }, '/title/text'],
  ['picture title in mrkdwn', { ...picture, title: mrkdwn('x') }, '/title/type'],
  // Video
  ['video over http', { ...blocks.video, video_url: 'http://example.com/v' }, '/video_url'],
  ['video title of 200', { ...blocks.video, title: plain(long(200)) }, '/title/text'],
  [
    'video description of 200',
    { ...blocks.video, description: plain(long(200)) },
    '/description/text',
  ],
  ['video author of 50', { ...blocks.video, author_name: long(50) }, '/author_name'],
  ['video without thumbnail', { ...blocks.video, thumbnail_url: undefined }, ''],
];

describe('bad pictures and videos', () => {
  it.each(bad)('refuses %s', (_, block, pointer) => {
    expectRefused(block, pointer);
  });
});
