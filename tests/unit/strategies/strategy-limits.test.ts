import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { renderViewAsText } from 'local-slack/block-kit/render-text';
import { validateView } from 'local-slack/block-kit/validate-view';
import { describe, expect, it } from 'vitest';
import { askedQuestion, DEFAULT_QUESTION, dilemmaOf } from '../../../src/domain/question.ts';
import { decisionRulesOf, type Strategy } from '../../../src/domain/strategy.ts';
import type { StrategyLine } from '../../../src/features/strategies/describe-strategies.ts';
import {
  basicsForm,
  priorityForm,
  ruleForm,
  termForm,
} from '../../../src/features/strategies/slack/strategy-forms.ts';
import { strategyListPage } from '../../../src/features/strategies/slack/strategy-list-page.ts';
import {
  incompletePage,
  publishedPage,
  strategyPage,
} from '../../../src/features/strategies/slack/strategy-page.ts';
import {
  placeFromText,
  type StrategyPlace,
} from '../../../src/features/strategies/slack/strategy-place.ts';
import { strategyPreviewPage } from '../../../src/features/strategies/slack/strategy-preview-page.ts';
import { uploadForm } from '../../../src/features/strategies/slack/strategy-upload-form.ts';
import { EMPTY_STRATEGY } from '../../../src/features/strategies/strategy-edits.ts';
import { strategyHints } from '../../../src/features/strategies/strategy-hints.ts';
import { unstamped } from '../../../src/slack/modal.ts';

/** Few runs of large things; shrinking one takes minutes and shows no more. */
const RUNS = { numRuns: 25, endOnFailure: true };
const PLACE = { strategyId: 'large', page: 0 };

function expectFit(view: ModalView): void {
  expect(validateView(view)).toEqual([]);
  const mrkdwn: string[] = [];
  JSON.stringify(view, (_, value) => {
    if (value?.type === 'mrkdwn') mrkdwn.push(value.text);
    return value;
  });
  expect(mrkdwn.join('\n')).not.toMatch(/<(?!!date)[!@#]/);
  expect(JSON.stringify(view).length).toBeLessThan(200_000);
}

/** From one letter to 3,000, plain, full of signs that grow when escaped, or without a space. */
const text = fc
  .tuple(
    fc.constantFrom('a', 'word ', '& <b> ', '<!channel> ', '😀', 'line\n', '<@U1|x>'),
    fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(3000)),
  )
  .map(([unit, length]) => unit.repeat(length).slice(0, 3000).trim() || 'x');
const texts = fc.array(text, { maxLength: 12 });
const rule = fc.record({ prefer: text, over: text, evenIf: fc.oneof(fc.constant(''), text) });
const priority = fc.record({
  title: text,
  rules: fc.array(rule, { maxLength: 30, size: 'max' }),
  behaviours: texts,
  resources: texts,
  decisionRights: texts,
  metrics: texts,
});
const strategies: fc.Arbitrary<Strategy> = fc
  .record({
    name: text.map((name) => name.slice(0, 100).trim() || 'x'),
    period: fc.constantFrom('', '2026-Q4'),
    statement: fc.oneof(fc.constant(''), text),
    before: fc.oneof(fc.constant(''), text),
    priorities: fc.array(priority, { maxLength: 8, size: 'max' }),
    keyTerms: fc.array(fc.record({ term: text, means: text }), { maxLength: 40, size: 'max' }),
  })
  .map(({ priorities, ...rest }) => ({
    ...rest,
    priorities: priorities.map(({ rules, ...one }, p) => ({
      ...one,
      id: `priority-${p}`,
      decisionRules: rules.map((each, r) => ({ ...each, id: `rule-${p}-${r}` })),
    })),
  }));

const inWork = (content: Strategy) =>
  ({ strategyId: 'large', content, isDraft: true, version: 3 }) as const;

function pagesOf(content: Strategy): readonly ModalView[] {
  const last = rememberedBy(strategyPage(inWork(content), 9999)).page;
  return Array.from({ length: last + 1 }, (_, page) => strategyPage(inWork(content), page));
}

function rememberedBy({ type, private_metadata = '' }: ModalView): StrategyPlace {
  return placeFromText(unstamped({ type, private_metadata }).private_metadata);
}

/** Where the buttons of a page lead. */
function placesIn(page: ModalView) {
  const places: StrategyPlace[] = [];
  JSON.stringify(page, (_, value) => {
    if (value?.type === 'button' && value.value) places.push(placeFromText(value.value));
    return value;
  });
  return places;
}

const keyOf = ({ priorityId, ruleId }: Partial<StrategyPlace>) => `${priorityId} ${ruleId}`;

describe('every page and form of a strategy fits into Slack', () => {
  it('page by page, with a way to change every part of it', () => {
    fc.assert(
      fc.property(strategies, (content) => {
        const pages = pagesOf(content);
        for (const page of pages) expectFit(page);
        const reached = new Set(pages.flatMap(placesIn).map(keyOf));
        for (const { rule: each, priority: one } of decisionRulesOf(content))
          expect(reached).toContain(keyOf({ priorityId: one.id, ruleId: each.id }));
      }),
      { ...RUNS, numRuns: 8 },
    );
  });

  it('when it has many short rules, of which none is lost between two pages', () => {
    const rules = (p: number) =>
      Array.from({ length: 130 }, (_, r) => ({
        id: `r${p}-${r}`,
        prefer: 'a',
        over: 'b',
        evenIf: '',
      }));
    const lists = { behaviours: [], resources: [], decisionRights: [], metrics: [] };
    const priorities = Array.from({ length: 3 }, (_, p) => ({
      id: `p${p}`,
      title: 't',
      decisionRules: rules(p),
      ...lists,
    }));
    const pages = pagesOf({ ...EMPTY_STRATEGY, priorities });
    for (const page of pages) expectFit(page);
    expect(pages.length).toBeGreaterThan(2);
    const found = pages.flatMap(placesIn).flatMap(({ ruleId }) => ruleId ?? []);
    expect(found).toEqual(
      priorities.flatMap(({ decisionRules }) => decisionRules.map(({ id }) => id)),
    );
  });

  it('form by form', () => {
    fc.assert(
      fc.property(strategies, (content) => {
        expectFit(basicsForm(content, PLACE));
        expectFit(basicsForm(null, PLACE));
        for (const one of [null, ...content.priorities.slice(0, 3)])
          expectFit(priorityForm(one, PLACE));
        for (const { rule: one } of decisionRulesOf(content).slice(0, 3))
          expectFit(ruleForm(one, PLACE));
        for (const one of [null, ...content.keyTerms.slice(0, 3)]) expectFit(termForm(one, PLACE));
      }),
      RUNS,
    );
  });

  it('as a preview of each question', () => {
    fc.assert(
      fc.property(strategies, (content) => {
        const rules = decisionRulesOf(content).map((found) => found.rule);
        for (const one of [undefined, rules[0], rules.at(-1)]) {
          const question = one === undefined ? DEFAULT_QUESTION : dilemmaOf(one);
          const message = {
            kind: 'prompt',
            to: 'person',
            subjectId: null,
            strategyName: content.name,
            statement: content.statement,
            questions: [askedQuestion(question, content, false)],
            closesAt: new Date(0),
            disclosure: 'named',
          } as const;
          const preview = { strategy: inWork(content), ruleId: one?.id ?? null, message };
          expectFit(strategyPreviewPage(preview, PLACE));
        }
      }),
      RUNS,
    );
  });

  it('when it cannot be published', () => {
    fc.assert(
      fc.property(strategies, (content) => {
        const missing = strategyHints(content).map((hint) => hint.text);
        expectFit(incompletePage(PLACE, missing));
        expectFit(publishedPage({ name: content.name, version: 1, isNew: true }));
      }),
      RUNS,
    );
  });
});

describe('many strategies', () => {
  const lines: readonly StrategyLine[] = Array.from({ length: 250 }, (_, at) => ({
    strategyId: `strategy-${'x'.repeat(200)}-${at}`,
    name: '<!channel> & so on '.repeat(6),
    version: at % 2 === 0 ? null : at,
    hasDraft: at % 3 === 0,
    lastAsked: at % 5 === 0 ? new Date(0) : null,
    isOpen: at % 10 === 0,
    nextAsked: at % 7 === 0 ? new Date(0) : null,
  }));

  it('fit page by page, each with its button', () => {
    const pages = Array.from({ length: 7 }, (_, page) => strategyListPage(lines, page));
    for (const page of pages) expectFit(page);
    for (const { strategyId } of lines) expect(JSON.stringify(pages)).toContain(strategyId);
    expectFit(strategyListPage([]));
  });

  it('fit into the form for a file, with all that is wrong in one', () => {
    const problem = {
      file: 'a.yaml',
      line: 12,
      field: 'x.'.repeat(300),
      message: '<b>'.repeat(99),
    };
    expectFit(uploadForm(lines, 'new', Array(200).fill(problem)));
    expectFit(uploadForm([]));
  });
});

describe('a list that is too long for a field', () => {
  it('is left alone and said so', () => {
    const long = Array(4).fill('x'.repeat(1000));
    const lists = { behaviours: long, resources: ['short'], decisionRights: [], metrics: [] };
    const form = priorityForm({ id: 'p', title: 't', decisionRules: [], ...lists }, PLACE);
    expect(renderViewAsText(form)).toContain('Behaviours: too long for this form');
    expect(rememberedBy(form).kept).toEqual(['behaviours']);
  });
});
