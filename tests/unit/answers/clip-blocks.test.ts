import fc from 'fast-check';
import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { validateMessageBlocks } from 'local-slack/block-kit/validate-blocks';
import { describe, expect, it } from 'vitest';
import { asReplyText } from '../../../src/domain/reply.ts';
import {
  CLIP_UNTRANSCRIBED,
  FILE_DECLINED,
  TRANSCRIPT,
} from '../../../src/features/answers/messages/clip-notes.ts';
import { RECEIPT } from '../../../src/features/answers/messages/receipt.ts';

const heard = (words: string) => TRANSCRIPT.draw({ clipId: 'c1', words });
const wordsIn = (text: string) => text.split(/\s+/).length;

describe('what was heard', () => {
  it('is shown as a quote, with what to do where it is wrong', () => {
    const { blocks } = heard('We stop R&amp;D on &lt;Friday&gt;');
    const shown = renderBlocksAsText(blocks);
    expect(shown).toContain('Here is what I heard');
    expect(shown).toContain('We stop R&D on <Friday>');
    expect(JSON.stringify(blocks)).toContain('"value":"c1"');
  });

  it('fits into a message and pings nobody, however long and whatever it is', () => {
    const words = fc.oneof(fc.string(), fc.string({ minLength: 3000, maxLength: 9000 }));
    fc.assert(
      fc.property(words, (said) => {
        const { text, blocks } = heard(asReplyText(`<!channel> ${said}`));
        expect(validateMessageBlocks(blocks)).toEqual([]);
        expect(text.length).toBeLessThan(3000);
        expect(text).not.toContain('<!channel>');
      }),
    );
  });

  it('comes with fewer than 60 words of ours', () => {
    const ours = [
      heard('x'),
      CLIP_UNTRANSCRIBED.draw({ wasMisheard: false }),
      CLIP_UNTRANSCRIBED.draw({ wasMisheard: true }),
      FILE_DECLINED.draw({}),
    ].map(({ blocks }) => renderBlocksAsText(blocks));
    for (const text of ours) expect(wordsIn(text)).toBeLessThan(60);
    expect(new Set(ours).size).toBe(4);
  });
});

describe('the receipt for a clip alone', () => {
  const receipt = (facts: { isLate: boolean; wasAsked: boolean; isClip: boolean }) =>
    RECEIPT.draw({ closesAt: new Date(0), ...facts }).text;

  it('says that it is safe and that it is read back', () => {
    const text = receipt({ isLate: false, wasAsked: true, isClip: true });
    expect(text).toContain('your clip is safe');
    expect(text).toContain('you read here what I heard');
    expect(wordsIn(text)).toBeLessThan(60);
  });

  it.each([
    { isLate: true, wasAsked: true },
    { isLate: false, wasAsked: false },
  ])('says so too where %j', (facts) => {
    expect(receipt({ ...facts, isClip: true })).toContain('you read here');
    expect(receipt({ ...facts, isClip: false })).not.toContain('you read here');
  });
});
