import { describe, expect, it } from 'vitest';
import { withIds } from '../../page/src/completions.ts';

const named = (...pairs: (readonly [string, string])[]) =>
  new Map(pairs.map(([id, name]) => [id, { id, name, kind: 'public' }])) as never;
const directory = {
  people: named(['U0ANNA', 'Anna Berg'], ['U0ANN', 'Ann']),
  channels: named(['C0LEADERS', 'leaders'], ['C0LEAD', 'lead']),
};

describe('names that somebody typed', () => {
  it('become ids, the longest name first', () => {
    expect(withIds('Hi @Anna Berg, see #leaders and #lead.', directory)).toBe(
      'Hi <@U0ANNA>, see <#C0LEADERS> and <#C0LEAD>.',
    );
    expect(withIds('@Ann', directory)).toBe('<@U0ANN>');
  });

  it('stay as they are where nobody is called so', () => {
    for (const text of ['@Annabel', 'a@b.example', '#leadership', '@', 'x'])
      expect(withIds(text, directory)).toBe(text);
  });
});
