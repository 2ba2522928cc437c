import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LEVELS } from '../../../src/domain/person.ts';
import { decisionRulesOf } from '../../../src/domain/strategy.ts';
import { parseStrategy } from '../../../src/features/strategies/parse-strategy.ts';

const CONTENT = new URL('../../../content/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, CONTENT), 'utf8');
const files = readdirSync(new URL('strategies/', CONTENT)).filter((f) => f.endsWith('.yaml'));

type Company = {
  readonly company: string;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly function: string;
    readonly level: string;
    readonly time_zone: string;
    readonly executive?: boolean;
    readonly admin?: boolean;
  }[];
  readonly channels: readonly { readonly id: string; readonly members: readonly string[] }[];
};
type ExampleReply = {
  readonly person: string;
  readonly text: string;
  readonly via: string;
  readonly edit?: string;
};

describe('the example strategies', () => {
  it('are at least three', () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
  });

  it.each(files)('%s is complete', (file) => {
    const parsed = parseStrategy(read(`strategies/${file}`), file);
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    const { name, period, before, priorities, keyTerms } = parsed.value;
    for (const text of [name, period, before]) expect(text).toMatch(/\S/);
    expect([2, 3]).toContain(priorities.length);
    expect(keyTerms.length).toBeGreaterThan(0);
    for (const { behaviours, resources, decisionRights, metrics } of priorities) {
      for (const list of [behaviours, resources, decisionRights, metrics]) {
        expect(list.length).toBeGreaterThan(0);
      }
    }
    const rules = decisionRulesOf(parsed.value).map(({ rule }) => rule);
    expect([3, 4]).toContain(rules.length);
    for (const rule of rules) expect(rule.evenIf).toMatch(/\S/);
  });
});

describe('the example company', () => {
  const { people, channels } = parse(read('example/company.yaml')) as Company;
  const ids = people.map(({ id }) => id);
  const replies = read('example/replies.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ExampleReply);

  it('has 12 leaders of 7 functions, 4 levels and several time zones', () => {
    expect(new Set(ids).size).toBe(12);
    expect(new Set(people.map((p) => p.function)).size).toBe(7);
    expect(new Set(people.map((p) => p.level))).toEqual(new Set(LEVELS));
    const zones = new Set(people.map((p) => p.time_zone));
    expect(zones.size).toBeGreaterThanOrEqual(4);
    for (const timeZone of zones) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    }
    for (const { id, email } of people) {
      expect(id).toMatch(/^U[A-Z0-9]{2,}$/);
      expect(email).toMatch(/^[a-z]+@harbourline\.example$/);
    }
    expect(people.some((p) => p.executive)).toBe(true);
    expect(people.some((p) => p.admin)).toBe(true);
  });

  it('has channels of its own people only', () => {
    for (const { members } of channels) {
      for (const member of members) expect(ids).toContain(member);
    }
  });

  it('has a reply of everybody but one', () => {
    expect(new Set(replies.map(({ person }) => person)).size).toBe(11);
    for (const { person, text, via, edit } of replies) {
      expect(ids).toContain(person);
      expect(text).toMatch(/\S/);
      expect(['thread', 'dm']).toContain(via);
      if (edit !== undefined) expect(edit).not.toBe(text);
    }
  });
});
