import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerKey,
  asReplyText,
  compareTs,
  fromReplyText,
  joinMessages,
} from '../../../src/domain/reply.ts';

const ts = fc
  .tuple(fc.integer({ min: 1, max: 1e10 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([seconds, fraction]) => `${seconds}.${String(fraction).padStart(6, '0')}`);
const anyTs = fc.oneof(ts, fc.string());
const messages = fc.uniqueArray(
  fc.record({ messageTs: ts, text: fc.string(), isDeleted: fc.boolean() }),
  { selector: (message) => message.messageTs },
);

describe('compareTs', () => {
  it('is a total order', () => {
    fc.assert(
      fc.property(anyTs, anyTs, anyTs, (a, b, c) => {
        expect(Math.sign(compareTs(a, b))).toBe(-Math.sign(compareTs(b, a)) + 0);
        expect(compareTs(a, b) === 0).toBe(a === b);
        if (compareTs(a, b) <= 0 && compareTs(b, c) <= 0)
          expect(compareTs(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('agrees with time, also where the seconds gain a digit', () => {
    expect(compareTs('999999999.999999', '1000000000.000000')).toBeLessThan(0);
    fc.assert(
      fc.property(ts, ts, (a, b) => {
        if (Math.floor(Number(a)) !== Math.floor(Number(b)))
          expect(Math.sign(compareTs(a, b))).toBe(Math.sign(Number(a) - Number(b)));
      }),
    );
  });
});

describe('joinMessages', () => {
  it('joins in the order of sending and leaves deleted and empty ones out', () => {
    expect(
      joinMessages([
        { messageTs: '3.000000', text: 'third', isDeleted: false },
        { messageTs: '1.000000', text: 'first', isDeleted: false },
        { messageTs: '2.000000', text: 'secret', isDeleted: true },
        { messageTs: '4.000000', text: '  ', isDeleted: false },
      ]),
    ).toBe('first\nthird');
  });

  it('puts what was picked or put into the form first', () => {
    const part = (messageTs: string, text: string) => ({ messageTs, text, isDeleted: false });
    expect(
      joinMessages([
        part('1.000000', 'because of the banks'),
        part(answerKey({ field: 'stop' }, 'p'), 'the gallery'),
        part(answerKey({ choiceOn: 'features' }, 'p'), 'I would put audit logs first.'),
      ]),
    ).toBe('I would put audit logs first.\nthe gallery\nbecause of the banks');
  });

  it('does not depend on the order in which messages came, and leaves its input alone', () => {
    fc.assert(
      fc.property(messages, (all) => {
        const reversed = Object.freeze([...all].reverse());
        expect(joinMessages(reversed)).toBe(joinMessages(all));
      }),
    );
  });

  it('holds nothing of a deleted message', () => {
    fc.assert(
      fc.property(messages, (all) => {
        const marked = all.map((m) => ({ ...m, text: m.isDeleted ? 'GONE-WORDS' : 'kept' }));
        expect(joinMessages(marked)).not.toContain('GONE-WORDS');
        expect(joinMessages(marked).split('kept').length - 1).toBe(
          marked.filter((m) => !m.isDeleted).length,
        );
      }),
    );
  });
});

describe('words from a form', () => {
  it('come back as they were, and cannot ping', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(fromReplyText(asReplyText(words))).toBe(words.trim());
        expect(asReplyText(words)).not.toMatch(/[<>]/);
      }),
    );
  });
});
