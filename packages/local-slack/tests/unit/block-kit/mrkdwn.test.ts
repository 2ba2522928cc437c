import { describe, expect, it } from 'vitest';
import { renderBlocksAsHtml } from '../../../src/block-kit/render-html.ts';
import { renderBlocksAsText } from '../../../src/block-kit/render-text.ts';

const names = (id: string): string | undefined =>
  new Map([
    ['U1', 'Ada'],
    ['C1', 'leaders'],
    ['S1', 'board'],
  ]).get(id);

const text = (source: string): string => renderBlocksAsText([], source, names);
/** The HTML of one paragraph, without the boxes around it. */
const html = (source: string): string =>
  renderBlocksAsHtml([], source, names).replace(
    /^<div class="bk-blocks"><div class="bk-section"><div class="bk-text">(.*)<\/div><\/div><\/div>$/s,
    '$1',
  );
const line = (inside: string): string => `<div class="bk-paragraph">${inside}</div>`;

describe('mrkdwn styles', () => {
  it.each([
    ['*bold*', '<b>bold</b>'],
    ['_italic_', '<i>italic</i>'],
    ['~gone~', '<s>gone</s>'],
    ['`code`', '<code class="bk-inline-code">code</code>'],
    ['*bold _and italic_*', '<b>bold </b><i><b>and italic</b></i>'],
    ['`*not bold*`', '<code class="bk-inline-code">*not bold*</code>'],
    ['(*bold*), *too*.', '(<b>bold</b>), <b>too</b>.'],
    // No styles
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
    ['a*b*c', 'a*b*c'],
    ['* not bold*', '* not bold*'],
    ['*not bold *', '*not bold *'],
    ['**double**', '**double**'],
    ['**', '**'],
    ['*open', '*open'],
    ['*over\nlines*', '*over<br>lines*'],
  ])('reads %j', (source, expected) => {
    expect(html(source)).toBe(line(expected));
  });

  it('reads code blocks, which hold no styles', () => {
    expect(html('before\n```\na *b*\n  c &lt;\n```\nafter')).toBe(
      `${line('before')}<pre class="bk-code">a *b*\n  c &lt;</pre>${line('after')}`,
    );
  });

  it.each(['> one\n> two', '&gt; one\n&gt; two', '>>> one\ntwo', '&gt;&gt;&gt; one\ntwo'])(
    'reads the quote %j',
    (source) => {
      expect(html(source)).toBe('<blockquote class="bk-quote">one<br>two</blockquote>');
      expect(text(source)).toBe('> one\n> two');
    },
  );

  it('ends a quote with the first line that has no mark', () => {
    expect(text('before\n&gt; said\nafter')).toBe('before\n> said\nafter');
  });
});

describe('links and mentions', () => {
  it.each([
    ['<https://example.com?a=1&amp;b=2|here>', 'here (https://example.com?a=1&b=2)'],
    ['<https://example.com>', 'https://example.com'],
    ['see https://example.com/a, or not', 'see https://example.com/a, or not'],
    ['<mailto:ada@example.com|write>', 'write (mailto:ada@example.com)'],
    ['<@U1> and <@U2>', '@Ada and @U2'],
    ['<@U2|grace>', '@grace'],
    ['<#C1> and <#C2|general>', '#leaders and #general'],
    ['<!here> <!channel> <!everyone>', '@here @channel @everyone'],
    ['<!subteam^S1> <!subteam^S2|@team>', '@board @team'],
    ['<!unknown|words> <!unknown>', 'words <!unknown>'],
    ['a < b and b > c', 'a < b and b > c'],
    ['<>', '<>'],
    ['<b>Tom</b> <@ me>', '<b>Tom</b> <@ me>'],
    ['&lt;@U1&gt; &amp;amp;', '<@U1> &amp;'],
    [':tada: :+1::skin-tone-3: :no_such_thing:', '🎉 👍 :no_such_thing:'],
  ])('shows %j', (source, expected) => {
    expect(text(source)).toBe(expected);
  });

  it('links web and mail addresses only', () => {
    expect(html('<https://a.co|*x*>')).toBe(
      line('<a href="https://a.co" rel="noreferrer">*x*</a>'),
    );
    expect(html('<javascript:alert(1)|x>')).toBe(line('x'));
    expect(html('<@U1>')).toBe(line('<span class="bk-mention">@Ada</span>'));
  });
});

describe('dates', () => {
  const at = (template: string): string => text(`<!date^1392734382^${template}|some day>`);

  it.each([
    ['Posted {date_num} {time_secs}', 'Posted 2014-02-18 2:39:42 PM'],
    ['{date}', 'February 18'],
    ['{date_long_full}', 'February 18, 2014'],
    ['{date_short} at {time}', 'Feb 18, 2014 at 2:39 PM'],
    ['{date_long}', 'Tuesday, February 18, 2014'],
    ['{date_slash}', '02/18/2014'],
    ['{toString}', '{toString}'],
  ])('fills %j in UTC', (template, expected) => {
    expect(at(template)).toBe(expected);
  });

  it('links a date, and shows the other text where there is no date', () => {
    expect(text('<!date^1392734382^{date}^https://a.co|x>')).toBe('February 18 (https://a.co)');
    expect(text('<!date^soon^{date}|some day>')).toBe('some day');
  });
});
