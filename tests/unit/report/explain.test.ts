import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StructuredAnswer } from '../../../src/domain/structured-answer.ts';
import { disclose } from '../../../src/features/flags/disclosure/disclose.ts';
import type { Answer, RoundView } from '../../../src/features/flags/round-view.ts';
import type { Share } from '../../../src/features/flags/wilson.ts';
import { composeReport } from '../../../src/features/report/compose-report.ts';
import { cellsOf, explainCell } from '../../../src/features/report/explain.ts';
import type { Report } from '../../../src/features/report/report.ts';
import {
  answer,
  arbitraryAnswers,
  hasNoOwnWord,
  reading,
  spoken,
  view,
} from '../domain/samples.ts';

/** Every number of a report with the name of its cell, written down independently of the cells. */
function numbersIn(report: Report): readonly (readonly [string, number])[] {
  const share = (name: string, { count, of }: Share) =>
    [
      [name, count],
      [`${name}.of`, of],
    ] as const;
  const fields = (name: string, counts: object) =>
    Object.entries(counts).map(([key, count]) => [`${name}.${key}`, count] as const);
  const response = fields('response', report.response);
  if (report.hidden !== null) return response;
  const { clarity } = report;
  return [
    ...response,
    ...fields('kinds', report.kinds),
    ...report.readBy.map(({ reader, replies }) => [`readBy.${reader}`, replies] as const),
    ...share('demonstrated', report.demonstrated),
    ...report.signal.flatMap(({ band, aligned }) => share(`signal.${band}`, aligned)),
    ...(clarity === null
      ? []
      : [
          ...share('clarity.claimed', clarity.claimed),
          ...share('clarity.demonstrated', clarity.demonstrated),
        ]),
    ...report.collisions.flatMap(({ ruleId, prefer, over }) => [
      ...fields(`collisions.${ruleId}.prefer`, { own: prefer.own, read: prefer.read }),
      ...fields(`collisions.${ruleId}.over`, { own: over.own, read: over.read }),
    ]),
    ...report.dilemmas.flatMap(({ ruleId, choices, sameForOtherReasons }) => [
      ...fields(`dilemmas.${ruleId}`, choices),
      ...sameForOtherReasons.flatMap(({ choice, withStrategy, againstIt }) =>
        fields(`dilemmas.${ruleId}.${choice}`, { withStrategy, againstIt }),
      ),
    ]),
    ...report.meanings.flatMap(({ term, unit, uses }) =>
      uses.map(
        ({ value, quotes }) =>
          [`meanings.${term}.${`${value} ${unit}`.trim()}`, quotes.length] as const,
      ),
    ),
    ...report.evidence.flatMap(({ cause, facts }) =>
      facts.flatMap(({ count, of, words }, index) =>
        // How much more is claimed than shown is a difference; its two parts are in `clarity`.
        words.includes('call the strategy clear')
          ? []
          : fields(`evidence.${cause}`, { [index + 1]: count, [`${index + 1}.of`]: of }),
      ),
    ),
    ...report.priorities.flatMap(({ rules }) =>
      rules.flatMap(({ id, tally, own, aligned, unsure, byFunction, byLevel }) => [
        ...fields(`rules.${id}`, { ...tally, unsure }),
        ...fields(`rules.${id}.own`, own),
        ...share(`rules.${id}.aligned`, aligned),
        ...byFunction.flatMap((each) => [
          ...fields(`rules.${id}.byFunction.${each.function}`, each.tally),
          ...fields(`rules.${id}.byFunction.${each.function}.own`, each.own),
        ]),
        ...byLevel.flatMap((each) => fields(`rules.${id}.byLevel.${each.level}`, each.tally)),
      ]),
    ),
  ];
}

const arbitraryChoices: fc.Arbitrary<readonly StructuredAnswer[]> = fc.subarray([
  { kind: 'dilemma', ruleId: 'features', choice: 'prefer', why: '' },
  { kind: 'dilemma', ruleId: 'pricing', choice: 'depends', why: '' },
  { kind: 'clarity', scale: 4 },
  { kind: 'metrics', metrics: [{ name: 'signings', effect: 'conflicts' }] },
] satisfies StructuredAnswer[]);

const arbitraryView: fc.Arbitrary<RoundView> = fc
  .tuple(
    arbitraryAnswers,
    fc.array(arbitraryChoices, { minLength: 12, maxLength: 12 }),
    fc.constantFrom('named', 'function', 'anonymous'),
    fc.boolean(),
    fc.nat(3),
  )
  .map(([answers, choices, disclosure, isOpen, others]) => {
    const chosen: readonly Answer[] = answers.map((each, n) => ({
      ...each,
      choices: each.reply === null ? [] : (choices[n] ?? []),
      again: n % 4 === others ? [{ ruleId: 'features', choice: 'over' as const, words: '' }] : [],
      reply: each.reply && { ...each.reply, text: `An audit means ${n % 3} seats.` },
    }));
    const made = view(chosen);
    const keyTerms = [{ term: 'audit', means: 'a check of 2 seats' }];
    return {
      ...made,
      uncounted: others,
      unreached: others,
      strategy: { ...made.strategy, keyTerms },
      round: { ...made.round, disclosure, closedAt: isOpen ? null : made.round.closedAt },
    };
  });

function expectTraced(raw: RoundView) {
  const shown = disclose(raw);
  const numbers = numbersIn(composeReport(shown));
  const cells = new Map(cellsOf(shown).map(({ name, entries }) => [name, entries().length]));
  for (const [name, count] of numbers) expect([name, cells.get(name)]).toEqual([name, count]);
  expect(cells.size).toBe(new Set(numbers.map(([name]) => name)).size);
  return cells;
}

describe('explaining a number', () => {
  it('lists exactly as many entries as the report counts, for every number', () => {
    fc.assert(fc.property(arbitraryView, (raw) => void expectTraced(raw)));
  });

  it('does so for the same choice made for other reasons, and for choices that nobody touches', () => {
    const choices = [{ kind: 'dilemma', ruleId: 'features', choice: 'prefer', why: '' }] as const;
    const against = reading({}, { kind: 'conflicting' });
    const cells = expectTraced(
      view([
        answer(1, reading(), { choices }),
        answer(2, reading(), { choices }),
        answer(3, against, { choices }),
      ]),
    );
    expect(cells.get('dilemmas.features.prefer.withStrategy')).toBe(2);
    expect(cells.get('dilemmas.features.prefer.againstIt')).toBe(1);
    expect(cells.get('evidence.not-operational.1')).toBe(2);
    expect(cells.get('evidence.not-operational.1.of')).toBe(3);
  });

  it('names people only where they were told so, and nobody who has said nothing themselves', () => {
    fc.assert(
      fc.property(arbitraryView, (raw) => {
        const mute = raw.answers.filter(hasNoOwnWord);
        const secret = raw.round.disclosure !== 'named' || raw.round.closedAt === null;
        const lines = cellsOf(disclose(raw)).flatMap(({ entries }) => entries());
        const hidden = (secret ? raw.answers : mute).map(({ personName }) => personName);
        for (const name of hidden)
          expect(lines.some((line) => line.split(',')[0] === name)).toBe(false);
      }),
    );
  });

  const round = view([
    answer(1, spoken({ features: 'over' }, 'confirmed')),
    answer(2, reading({ features: 'over' }), { function: 'Product' }),
    answer(3, undefined),
  ]);

  it('finds a cell in any case, and names who says so themselves', () => {
    const found = explainCell(round, ' Rules.features.OVER ');
    expect(found).toEqual({
      ok: true,
      value: {
        cell: 'rules.features.over',
        // Alone in Product, they would be as good as named.
        entries: ['Person 1, Sales', 'Somebody'],
      },
    });
    expect(explainCell(round, 'rules.features.own.over')).toMatchObject({
      value: { entries: ['Person 1, Sales'] },
    });
    expect(explainCell(round, 'rules.features.none')).toMatchObject({
      value: { entries: ['Somebody'] },
    });
  });

  it('offers the cells that start alike for one that there is not', () => {
    const found = explainCell(round, 'kinds.brilliant');
    expect(found.ok ? [] : found.error).toContain('kinds.operational');
    expect(found.ok ? [] : found.error).not.toContain('response.asked');
  });
});
