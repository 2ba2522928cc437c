import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  renderBlocksAsHtml,
  renderPage,
  renderViewAsHtml,
} from '../../../src/block-kit/render-html.ts';
import { renderBlocksAsText, renderViewAsText } from '../../../src/block-kit/render-text.ts';
import { validateMessageBlocks } from '../../../src/block-kit/validate-blocks.ts';
import { validateView } from '../../../src/block-kit/validate-view.ts';
import { alert, blocks } from './sample-blocks.ts';
import { elements, home, input, type Json, modal } from './samples.ts';

const samples: readonly Json[] = [
  ...Object.values(blocks),
  alert,
  ...Object.values(elements).map((element) => input(element)),
];

/** Words that are most likely to break a parser or to slip through escaping. */
const wild = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        ...['<script>', '</script>', '<', '>', '|', '&', '&lt;', '"', "'", '`', '```', '*', '_'],
        ...['~', '\n', '> ', '<@U1|', '<!date^1^{date}^', 'https://a.co', 'javascript:', ':tada:'],
        ...['# ', '- ', '1. ', '[x](', ')', '![', ']', '|-|\n', 'word', ' '],
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

/** A good block in which one value anywhere is replaced. */
const broken = fc
  .tuple(fc.constantFrom(...samples), fc.nat(), fc.oneof(fc.jsonValue(), wild))
  .map(([block, at, value]) => withNth(block, 1 + (at % countValues(block)), value));

function countValues(block: Json): number {
  let count = 0;
  JSON.stringify(block, (_, each: unknown) => {
    count += 1;
    return each;
  });
  return count;
}

/** Replaces the nth value of a block; its types stay, so that the value is looked at. */
function withNth(block: Json, nth: number, value: unknown): unknown {
  let seen = -1;
  const changed = JSON.stringify(block, (key, each: unknown) => {
    if (key === 'type') return each;
    seen += 1;
    return seen === nth ? value : each;
  });
  return JSON.parse(changed);
}

const anything = fc.oneof(fc.jsonValue(), broken);

/** Every tag that the HTML writers may open. */
const OUR_TAGS =
  /^(?:a|article|b|blockquote|br|caption|code|div|figcaption|figure|footer|h3|header|hr|i|img|li|ol|pre|s|section|span|table|tbody|td|th|tr|u|ul)$/;

function expectSafe(html: string): void {
  expect(html.toLowerCase()).not.toContain('<script');
  for (const [, name = ''] of html.matchAll(/<\/?([^\s>]*)/g)) expect(name).toMatch(OUR_TAGS);
  expect(html).not.toMatch(/(?:href|src)="(?!https?:|mailto:)/i);
}

describe('for any JSON value', () => {
  it('the validators never throw, and point into what they were given', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.array(anything)), (value) => {
        const inBlocks = validateMessageBlocks(value);
        const inView = [value, modal(value), home(value)].flatMap((view) => validateView(view));
        for (const { path } of inBlocks) expect(path).toMatch(/^\/blocks(\/|$)/);
        for (const { path } of inView) expect(path).toMatch(/^\/view(\/|$)/);
      }),
      { numRuns: 500 },
    );
  });

  it('the renderers never throw and never let HTML through', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), wild, (value, text) => {
        renderBlocksAsText(value, text);
        renderViewAsText(modal(...value));
        renderViewAsText(value[0]);
        expectSafe(renderBlocksAsHtml(value, text));
        expectSafe(renderViewAsHtml(modal(...value)));
        expectSafe(renderViewAsHtml(value[0]));
      }),
      { numRuns: 500 },
    );
  });

  it('any words are safe in mrkdwn, Markdown, names and the page around', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const section = { type: 'section', text: { type: 'mrkdwn', text: `${text}<@U1>` } };
        expectSafe(renderBlocksAsHtml([section, { type: 'markdown', text }], text, () => text));
        expectSafe(renderBlocksAsHtml([], text));
        const page = renderPage(text, [{ author: text, time: text, html: '' }]);
        expect(page.toLowerCase()).not.toContain('<script');
      }),
      { numRuns: 1000, examples: [['<!date^1^{date}^ https://a.co>']] },
    );
  });
});

describe('very deep or long input', () => {
  it('does not exhaust the stack', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 20_000; depth += 1) deep = { elements: [deep] };
    expect(validateMessageBlocks([deep, { type: 'section', text: deep }])).not.toEqual([]);
    expect(renderBlocksAsText([deep])).toBe('(unknown block: no type)');
    const marks = '*_~'.repeat(10_000);
    expect(renderBlocksAsText([], marks)).toContain('*');
    const markdown = { type: 'markdown', text: `${'>'.repeat(500)} ${'**a '.repeat(500)}` };
    expect(renderBlocksAsText([markdown])).toBeTypeOf('string');
  });
});
