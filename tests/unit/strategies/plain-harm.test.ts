import { describe, expect, it } from 'vitest';
import { isPlainHarm } from '../../../src/features/strategies/plain-harm.ts';

describe('what nobody wants', () => {
  it.each([
    'defects',
    'Bugs in production.',
    'poor quality and delays',
    'bad service',
    'low quality',
    'wasting time',
    'losing customers',
    'a lack of trust',
    'doing the wrong thing',
    'unhappy customers',
    'failure',
  ])('is a plain harm: %s', (text) => {
    expect(isPlainHarm(text)).toBe(true);
  });

  it.each([
    'fixing bugs',
    'fewer bugs',
    'cutting waste',
    'no delays',
    'lost small customers',
    'quick features',
    'customers',
    'risk',
    'low prices',
    'custom work',
    'Fehler und Verzögerungen',
    '',
  ])('is something that people choose: %s', (text) => {
    expect(isPlainHarm(text)).toBe(false);
  });
});
