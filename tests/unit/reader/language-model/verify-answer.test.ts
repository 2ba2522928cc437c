import { describe, expect, it } from 'vitest';
import { quotesStandIn } from '../../../../src/domain/reading.ts';
import type { ModelAnswer } from '../../../../src/reader/language-model/answer-schema.ts';
import { buildRequest } from '../../../../src/reader/language-model/model-request.ts';
import { verifyAnswer, weighAgainst } from '../../../../src/reader/language-model/verify-answer.ts';
import { reading, STRATEGY, undecided } from '../../domain/samples.ts';
import { answerOf, replyOf, side, TEXT } from './samples.ts';

const verify = (answer: ModelAnswer) =>
  verifyAnswer(
    answer,
    STRATEGY,
    TEXT,
    buildRequest(replyOf(TEXT), STRATEGY, [{ id: 'U0ANNA', name: 'Anna Berg' }]).reply,
  );

describe('verifyAnswer', () => {
  it('puts names back and quotes the original', () => {
    const answer = answerOf(
      { features: side('prefer', 'audit logs start Monday, Person 2 & team') },
      { quotes: ['Sat down with Person 1 yesterday.\n\n• Quick features: gone'] },
    );
    const verified = verify(answer);
    if (!verified.ok) throw new Error(verified.error.join());
    const { positions, evidence } = verified.value;
    expect(positions[0]?.evidence?.quote).toBe('audit logs start Monday, Anna Berg &amp; team');
    expect(evidence[0]?.quote).toContain('<@U02KLM|ben>');
    expect(quotesStandIn(TEXT, { ...verified.value, reader: { name: 'm', version: '1' } })).toBe(
      true,
    );
    expect(positions.map((p) => [p.ruleId, p.side, p.decided])).toEqual([
      ['features', 'prefer', true],
      ['pricing', 'silent', true],
      ['hiring', 'silent', true],
    ]);
  });

  it('does not believe invented or missing quotes, and says where they are', () => {
    const answer = answerOf(
      {
        features: side('prefer', 'audit logs start on Tuesday'),
        pricing: { quote: null, side: 'over', sureness: 'sure' },
      },
      {
        reading: 'conflicting',
        quotes: ['Person 1'],
        barriers: [{ quote: 'no budget', barrier: 'resources', sureness: 'sure' }],
      },
    );
    expect(verify(answer)).toEqual({
      ok: false,
      error: ['positions.features', 'positions.pricing', 'barriers.resources', 'quotes'],
    });
  });

  it('rests a kind without a quote of its own on the side that decides it', () => {
    const verified = verify(answerOf({ features: side('prefer', 'audit logs start Monday') }));
    expect(verified.ok && verified.value.evidence[0]?.quote).toBe('audit logs start Monday');
    expect(verify(answerOf())).toEqual({ ok: false, error: ['quotes'] });
    expect(verify(answerOf({}, { reading: 'agreement' }))).toMatchObject({
      ok: true,
      value: { kind: 'agreement', evidence: [] },
    });
  });

  it('does not trust an answer that contradicts itself', () => {
    const over = { features: side('over', 'Quick features') };
    for (const [answer, kind] of [
      [answerOf(over, { reading: 'operational' }), 'conflicting'],
      [answerOf({ features: side('split', 'Quick features') }, { reading: 'agreement' }), 'hedged'],
    ] as const) {
      const verified = verify(answer);
      expect(verified).toMatchObject({ ok: true, value: { kind, decided: false } });
      expect(verified.ok && verified.value.positions.some((p) => p.decided)).toBe(false);
    }
  });

  it('asks more of a flag than of anything else', () => {
    const quotes = ['Quick features'];
    const likely = (kind: 'conflicting' | 'operational') => {
      const verified = verify(answerOf({}, { reading: kind, sureness: 'likely', quotes }));
      return verified.ok && verified.value.decided;
    };
    expect(likely('operational')).toBe(true);
    expect(likely('conflicting')).toBe(false);
  });
});

describe('weighAgainst', () => {
  const flagged = reading({ features: 'over' }, { kind: 'conflicting' });
  const praised = reading({ features: 'prefer' });

  it('trusts neither where both are sure and only one sees a flag', () => {
    for (const [local, model] of [
      [flagged, praised],
      [praised, flagged],
    ] as const) {
      const weighed = weighAgainst(local, model);
      expect(weighed).toEqual(undecided(model));
    }
  });

  it('changes nothing where they agree, or where the local reader is unsure or silent', () => {
    expect(weighAgainst(flagged, flagged)).toBe(flagged);
    expect(weighAgainst(undecided(flagged), praised)).toBe(praised);
    expect(weighAgainst(null, praised)).toBe(praised);
  });
});
