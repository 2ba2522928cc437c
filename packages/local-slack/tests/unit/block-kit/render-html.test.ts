import { describe, expect, it } from 'vitest';
import {
  renderBlocksAsHtml,
  renderPage,
  renderViewAsHtml,
} from '../../../src/block-kit/render-html.ts';
import { blocks, section } from './sample-blocks.ts';
import { elements, home, input, modal, plain } from './samples.ts';

const html = (...items: readonly unknown[]): string => renderBlocksAsHtml(items);

describe('renderBlocksAsHtml', () => {
  it('draws a section with text, fields and something beside', () => {
    const drawn = renderBlocksAsHtml([blocks.section], '', () => 'Ada');
    expect(drawn).toContain('<b>Strategy check</b>');
    expect(drawn).toContain('<span class="bk-mention">@Ada</span>');
    expect(drawn).toContain('<blockquote class="bk-quote">a quote</blockquote>');
    expect(drawn).toContain('<div class="bk-field"><div class="bk-paragraph">Right 👀</div></div>');
    expect(drawn).toContain('<span class="bk-button" title="Edit, Open">⋯</span>');
  });

  it('draws buttons in their colours', () => {
    const drawn = html(blocks.actions);
    expect(drawn).toContain('<span class="bk-button bk-primary">Agree 👍</span>');
    expect(drawn).toContain('<span class="bk-button bk-plain">Later</span>');
    expect(drawn).toContain('<span class="bk-button bk-danger">Stop</span>');
  });

  it('draws lists, tables, pictures and code', () => {
    expect(html(blocks.rich_text)).toContain(
      '<ol class="bk-list" start="3" style="margin-left:24px">',
    );
    expect(html(blocks.rich_text)).toContain('<pre class="bk-code">a &lt;b&gt; &amp; c\n  d</pre>');
    expect(html(blocks.table)).toContain('<th style="text-align:right">');
    expect(html(blocks.image)).toContain(
      '<img class="bk-picture" src="https://example.com/chart.png" alt="Two circles that overlap">',
    );
  });

  it('draws a picture from Slack files as its description', () => {
    const block = { type: 'image', slack_file: { id: 'F1' }, alt_text: 'A "map"' };
    expect(html(block)).toContain('<span class="bk-picture">picture: A &quot;map&quot;</span>');
  });

  it('escapes words wherever they come from', () => {
    const evil = '<script>alert("1")</script>';
    const safe = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;';
    for (const block of [
      { type: 'header', text: plain(evil) },
      { type: 'section', text: { type: 'mrkdwn', text: `\`\`\`${evil}\`\`\`` } },
      { type: 'markdown', text: evil },
      { type: 'actions', elements: [{ type: 'button', text: plain(evil) }] },
      { type: 'table', rows: [[{ type: 'raw_text', text: evil }]] },
      { type: 'image', alt_text: evil },
      { type: evil },
    ]) {
      expect(html(block)).toContain(safe);
      expect(html(block)).not.toContain('<script');
    }
  });

  it('never links or fetches an address that is no web address', () => {
    const link = { type: 'link', url: 'javascript:alert(1)', text: 'x' };
    const rich = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [link] }] };
    const picture = { type: 'image', image_url: 'javascript:alert(1)', alt_text: 'x' };
    expect(html(rich, picture)).not.toContain('javascript');
  });
});

describe('renderViewAsHtml', () => {
  it('draws a modal', () => {
    const drawn = renderViewAsHtml(
      modal(input(elements.checkboxes), input(elements.plain_text_input)),
    );
    expect(drawn).toContain('<section class="bk-view bk-modal">');
    expect(drawn).toContain('<header class="bk-view-title">Your answer</header>');
    expect(drawn).toContain('<span class="bk-tick bk-square bk-chosen"></span>');
    expect(drawn).toContain('<div class="bk-entry bk-tall">');
    expect(drawn).toMatch(/Not now<\/span><span class="bk-button bk-primary">Send/);
  });

  it('draws a Home tab without title and buttons', () => {
    const drawn = renderViewAsHtml(home(section));
    expect(drawn).toContain('<section class="bk-view bk-home"><div class="bk-blocks">');
    expect(drawn).not.toContain('<footer');
  });
});

describe('renderPage', () => {
  it('is a whole page without a script, and escapes title, author and time', () => {
    const page = renderPage('A <b>', [{ author: '<Ada>', time: '"9"', html: html(section) }]);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('<title>A &lt;b&gt;</title>');
    expect(page).toContain('<span class="author">&lt;Ada&gt;</span>');
    expect(page).toContain('<span class="time">&quot;9&quot;</span>');
    expect(page).toContain('Hello <b>you</b>');
    expect(page).not.toContain('<script');
  });

  it('styles every class that the fragments use', () => {
    const view = modal(section, ...Object.values(elements).map((element) => input(element)));
    const drawn = html(...Object.values(blocks)) + renderViewAsHtml(view);
    const page = renderPage('x', []);
    const used = new Set([...drawn.matchAll(/class="([^"]+)"/g)].flatMap((m) => m[1]?.split(' ')));
    const plainByIntent = ['bk-plain', 'bk-default', 'bk-field', 'bk-group-title', 'bk-choices'];
    const missing = [...used].filter((name) => name && !page.includes(`.${name}`));
    expect(missing.filter((name) => !plainByIntent.includes(name ?? ''))).toEqual([]);
  });
});
