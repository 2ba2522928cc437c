import { describe, expect, it } from 'vitest';
import { parseStrategy } from '../../../src/features/strategies/parse-strategy.ts';
import { formatProblem } from '../../../src/features/strategies/yaml-file.ts';

const GOOD = `name: Few and large
period: 2026-Q4
statement: >
  We serve few large customers well,
  and let the small ones help themselves.
before: We served everybody the same.
priorities:
  - id: build
    title: Build for the large
    decision_rules:
      - id: features
        prefer: audit logs
        over: quick features
        even_if: small ones would pay sooner
    behaviours: [Ask for the size first., Say no by default.]
    decision_rights: Product leads decide alone
    metrics: []
key_terms:
  - term: large
    means: more than 1,000 employees
`;
const problems = (yaml: string) => {
  const read = parseStrategy(yaml, 'plan.yaml');
  return read.ok ? [] : read.error.map(formatProblem);
};
const change = (from: string, to: string) => {
  expect(GOOD).toContain(from);
  return GOOD.replace(from, to);
};

describe('a good strategy file', () => {
  it('is read whole', () => {
    const read = parseStrategy(GOOD, 'plan.yaml');
    expect(read).toEqual({
      ok: true,
      value: {
        name: 'Few and large',
        period: '2026-Q4',
        statement: 'We serve few large customers well, and let the small ones help themselves.',
        before: 'We served everybody the same.',
        priorities: [
          {
            id: 'build',
            title: 'Build for the large',
            decisionRules: [
              {
                id: 'features',
                prefer: 'audit logs',
                over: 'quick features',
                evenIf: 'small ones would pay sooner',
              },
            ],
            behaviours: ['Ask for the size first.', 'Say no by default.'],
            resources: [],
            decisionRights: ['Product leads decide alone'],
            metrics: [],
          },
        ],
        keyTerms: [{ term: 'large', means: 'more than 1,000 employees' }],
      },
    });
  });

  it.each([
    ['period: 2026', '2026'],
    ['period:', ''],
    ['period: ""', ''],
  ])('may say "%s"', (line, period) => {
    const read = parseStrategy(change('period: 2026-Q4', line), 'plan.yaml');
    expect(read.ok && read.value.period).toBe(period);
  });

  it('needs neither period, before nor key terms', () => {
    const bare = GOOD.replace(/^(period|before):.*\n/gm, '').replace(/key_terms:[\s\S]*/, '');
    const read = parseStrategy(bare, 'plan.yaml');
    expect(read.ok && [read.value.period, read.value.before, read.value.keyTerms]).toEqual([
      '',
      '',
      [],
    ]);
  });
});

describe('a mistake names file, line, field and what is expected', () => {
  it.each([
    [
      'name missing',
      'name: Few and large\n',
      '',
      ['plan.yaml:1: name: expected the name of the strategy'],
    ],
    [
      'name too long',
      'Few and large',
      'x'.repeat(101),
      ['plan.yaml:1: name: at most 100 characters'],
    ],
    [
      'no text',
      'before: We served everybody the same.',
      'before: [a]',
      ['plan.yaml:6: before: expected how the organization worked until now'],
    ],
    [
      'empty side',
      'over: quick features',
      'over: " "',
      ['plan.yaml:13: priorities[0].decision_rules[0].over: expected what is given up for it'],
    ],
    [
      'a wrong id',
      'id: features',
      'id: the features',
      [
        'plan.yaml:11: priorities[0].decision_rules[0].id: an id has letters, digits and hyphens only, such as "roadmap"',
      ],
    ],
    [
      'missing in a rule',
      '        prefer: audit logs\n',
      '',
      ['plan.yaml:11: priorities[0].decision_rules[0].prefer: expected what comes first'],
    ],
    [
      'a typing mistake',
      'even_if:',
      'evenif:',
      [
        'plan.yaml:14: priorities[0].decision_rules[0].evenif: this field is not known here; look for a typing mistake',
      ],
    ],
    [
      'no list',
      'metrics: []',
      'metrics: { a: 1 }',
      ['plan.yaml:17: priorities[0].metrics: expected a list of sentences'],
    ],
    [
      'a wrong period',
      'period: 2026-Q4',
      'period: [2026]',
      ['plan.yaml:2: period: expected a period such as 2026-Q4'],
    ],
  ])('%s', (_, from, to, expected) => {
    expect(problems(change(from, to))).toEqual(expected);
  });

  it('says every mistake at once', () => {
    const wrong = change('prefer: audit logs', 'prefer: 7').replace('means: more', 'meanz: more');
    expect(problems(wrong)).toEqual([
      'plan.yaml:12: priorities[0].decision_rules[0].prefer: expected what comes first',
      'plan.yaml:19: key_terms[0].means: expected what the word means',
      'plan.yaml:20: key_terms[0].meanz: this field is not known here; look for a typing mistake',
    ]);
  });

  it('wants a rule in each priority, and a priority', () => {
    const start = 'name: a\nstatement: b\n';
    expect(problems(`${start}priorities: []`)).toEqual([
      'plan.yaml:3: priorities: a strategy needs at least one priority',
    ]);
    expect(
      problems(`${start}priorities:\n  - id: a\n    title: b\n    decision_rules: []`),
    ).toEqual([
      'plan.yaml:6: priorities[0].decision_rules: a priority needs at least one decision rule: prefer … over …',
    ]);
  });

  it('wants every id once', () => {
    const again = change(
      'key_terms:',
      `  - id: build
    title: Again
    decision_rules:
      - { id: features, prefer: a, over: b }
key_terms:`,
    );
    expect(problems(again)).toEqual([
      'plan.yaml:18: priorities[1].id: "build" is the id of another priority already',
      'plan.yaml:21: priorities[1].decision_rules[0].id: "features" is the id of another decision rule already',
    ]);
  });

  it.each([
    ['', /^plan\.yaml:1: /],
    ['just words', /^plan\.yaml:1: /],
    ['- a\n- b', /^plan\.yaml:1: /],
    ['name: "a', /^plan\.yaml:1: /],
    ['name: a\nname: b', /^plan\.yaml:2: .*unique/],
    ['name: a\n\tstatement: b', /^plan\.yaml:2: /],
    ['name: *nobody', /^plan\.yaml:1: /],
  ])('never throws over what is no strategy at all: %j', (yaml, expected) => {
    const found = problems(yaml);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(expected);
  });

  it('does not follow an alias bomb', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]']
      .concat(
        'bcdefg'.split('').map((key, i) => {
          const before = 'abcdef'[i];
          return `${key}: &${key} [${Array(10).fill(`*${before}`).join(',')}]`;
        }),
      )
      .join('\n');
    expect(problems(bomb)).toEqual([
      'plan.yaml:1: it repeats too many anchors; write the values out',
    ]);
  });
});
