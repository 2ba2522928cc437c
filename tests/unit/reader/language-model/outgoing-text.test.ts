import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  originalRange,
  outgoingText,
} from '../../../../src/reader/language-model/outgoing-text.ts';
import { createPseudonyms } from '../../../../src/reader/language-model/pseudonyms.ts';

const PEOPLE = [
  { id: 'U02KLM', name: 'Ben Cole' },
  { id: 'U0ANNA', name: 'Anna Berg' },
];
const send = (text: string) => outgoingText(text, createPseudonyms(PEOPLE));

describe('outgoingText', () => {
  it('replaces mentions, names and e-mail addresses, the same person alike', () => {
    const { sent } = send('<@U02KLM> and Ben agree. Anna Berg (anna@acme.example) does not, Cole.');
    expect(sent).toBe('Person 1 and Person 1 agree. Person 2 ([email 1]) does not, Person 1.');
  });

  it('replaces people it has no name for, and full names in any case', () => {
    expect(send('ask <@U0ELSE|max>, or anna  berg').sent).toBe('ask Person 1, or Person 2');
  });

  it('leaves words alone that only contain a name or are one in lower case', () => {
    const people = [{ id: 'U1', name: 'Will Mark' }];
    const { sent } = outgoingText('we will mark Willing people', createPseudonyms(people));
    expect(sent).toBe('we Person 1 Willing people');
    const alone = outgoingText('i will, Marketing too', createPseudonyms(people));
    expect(alone.sent).toBe('i will, Marketing too');
  });

  it('shows what markup means and hides addresses', () => {
    expect(
      send(
        'R&amp;D moves, see <https://a.example/x?t=1|the plan>, <https://b.example>, <#C1|sales>, <!here>, <tel:+49|+49>, <mailto:a@b.example|a@b.example>',
      ).sent,
    ).toBe('R&D moves, see the plan, [link], #channel, @group, [phone], [email 1]');
  });

  it('leaves out what the writer quotes of others', () => {
    const { sent } = send('&gt; Keep the quick features\n> really\nNo, they go.');
    expect(sent).toBe("[somebody else's words]\n[somebody else's words]\nNo, they go.");
  });

  it('covers both texts with its parts, whatever the text', () => {
    const pieces = fc.constantFrom(
      '<@U02KLM>',
      'Ben',
      'Anna Berg',
      '&amp;',
      '&',
      '<',
      '>',
      '|',
      '<https://a.example|',
      'a@b.example',
      '\n',
      ' ',
      '😀',
      'شكرا',
      'word',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { sent, parts } = send(text);
        expect(parts.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
        expect(parts.map((part) => part.text).join('')).toBe(sent);
        for (const { from, to, text: words, isOwn } of parts) {
          if (isOwn) expect(words).toBe(text.slice(from, to));
        }
      }),
    );
  });
});

describe('originalRange', () => {
  const original = 'We told <@U02KLM> that R&amp;D stops.';
  const outgoing = send(original);
  const rangeOf = (words: string) => {
    const start = outgoing.sent.indexOf(words);
    const range = originalRange(outgoing, start, start + words.length);
    return range && original.slice(range.start, range.end);
  };

  it('puts back what was replaced', () => {
    expect(outgoing.sent).toBe('We told Person 1 that R&D stops.');
    expect(rangeOf('told Person 1 that')).toBe('told <@U02KLM> that');
    expect(rangeOf('R&D stops')).toBe('R&amp;D stops');
    expect(rangeOf('on 1 that R&')).toBe('<@U02KLM> that R&amp;');
  });

  it('finds nothing where none of the words are the writer’s own', () => {
    expect(rangeOf('Person 1')).toBe(null);
    expect(rangeOf('Person 1 ')).toBe(null);
  });
});
