import { describe, expect, it } from 'vitest';
import { decisionRulesOf, type Strategy } from '../../../src/domain/strategy.ts';
import { BLANK, strategyFrom } from '../../../src/features/checklist/rules-in-form.ts';
import { startView } from '../../../src/features/checklist/slack/strategy-views.ts';
import { strategyHints } from '../../../src/features/strategies/strategy-hints.ts';
import { readTemplates, startingPoint } from '../../../src/features/strategies/templates.ts';
import { filledFrom } from '../../../src/slack/form-values.ts';

const NOW = new Date('2026-12-01T10:00:00Z');
const templates = await readTemplates();

/** The fields as they are filled at first, and what somebody changes in them. */
function formOf({ name, statement, priorities }: Strategy, changed: Record<string, string> = {}) {
  let at = 0;
  const rules = priorities.flatMap(({ title, decisionRules }) =>
    decisionRules.flatMap(({ prefer, over, evenIf }, index) => {
      const number = at++;
      return [
        ...(index === 0 ? [[`title_${number}`, title]] : []),
        [`prefer_${number}`, prefer],
        [`over_${number}`, over],
        [`even_if_${number}`, evenIf],
      ];
    }),
  );
  return filledFrom({ name, statement, ...Object.fromEntries(rules), ...changed });
}

describe('the examples to start from', () => {
  it('are six, and fit into a form', () => {
    expect(templates).toHaveLength(6);
    expect(JSON.stringify(startView(templates, []))).toContain('Profit before growth');
  });

  it.each(templates)('$id has no hint, and stays as it is where nobody changes a word', (one) => {
    const base = startingPoint(one, NOW);
    expect(strategyHints(base)).toEqual([]);
    expect(strategyFrom(base, formOf(base))).toEqual({ ok: true, value: base });
  });

  it('leave out what only the made-up company has, and begin today', () => {
    const [first] = templates;
    if (first === undefined) throw new Error('no examples');
    const base = startingPoint(first, NOW);
    expect(base.period).toBe('2026-Q4');
    expect(base.keyTerms).toEqual([]);
    expect(base.priorities.flatMap(({ resources }) => resources)).toEqual([]);
  });
});

describe('a strategy written in one form', () => {
  const template = templates.find(({ id }) => id === 'enterprise-first');
  if (template === undefined) throw new Error('no such example');
  const base = startingPoint(template, NOW);
  const problems = (form: ReturnType<typeof formOf>, of = base) => {
    const written = strategyFrom(of, form);
    return written.ok ? {} : written.error;
  };

  it('leaves out rules that were emptied, and priorities without any', () => {
    const empty = { prefer_0: '', over_0: '', even_if_0: '', title_1: 'Sixty groups' };
    const written = strategyFrom(base, formOf(base, empty));
    if (!written.ok) expect.fail(JSON.stringify(written.error));
    expect(written.value.priorities.map(({ title }) => title)).toEqual([
      'Sixty groups',
      'The same everywhere, and no surprises',
    ]);
    expect(decisionRulesOf(written.value)).toHaveLength(3);
  });

  it('lets titles change places', () => {
    const [one, two] = base.priorities.map(({ title }) => title);
    const swapped = formOf(base, { title_0: two ?? '', title_1: one ?? '' });
    const written = strategyFrom(base, swapped);
    expect(written.ok && written.value.priorities.map(({ title }) => title).slice(0, 2)).toEqual([
      two,
      one,
    ]);
  });

  it('says at each field what is wrong', () => {
    const form = formOf(base, { name: '', statement: '', title_0: '', over_1: '' });
    expect(Object.keys(problems(form)).sort()).toEqual(['name', 'over_1', 'statement', 'title_0']);
  });

  it('needs one decision rule', () => {
    const blank = startingPoint(BLANK, NOW);
    const form = filledFrom({ name: 'Quality', statement: 'We do it well.' });
    expect(Object.keys(problems(form, blank))).toEqual(['prefer_0']);
  });
});
