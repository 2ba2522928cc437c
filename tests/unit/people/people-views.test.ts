import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { renderViewAsText } from 'local-slack/block-kit/render-text';
import { validateView } from 'local-slack/block-kit/validate-view';
import { describe, expect, it } from 'vitest';
import { LEVELS, type Person } from '../../../src/domain/person.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { audienceForm } from '../../../src/features/people/slack/audience-form.ts';
import { audiencesPage } from '../../../src/features/people/slack/audiences-page.ts';
import { importPreview } from '../../../src/features/people/slack/import-views.ts';
import { peoplePage } from '../../../src/features/people/slack/people-page.ts';
import { personForm } from '../../../src/features/people/slack/person-form.ts';
import { workTimesForm } from '../../../src/features/people/slack/settings-forms.ts';
import { settingsPage } from '../../../src/features/people/slack/settings-page.ts';
import { personFixture } from '../../person-fixture.ts';

/** Whatever people write: links, mentions, nothing but emoji, and far too much of it. */
const words = fc.oneof(
  fc.constantFrom('<!channel>', '<@U1> & <https://x.example|here>', '*bold*', 'R&D'),
  fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== ''),
);
const functionOrNone = fc.option(words);
const person: fc.Arbitrary<Person> = fc.record({
  id: fc.integer({ min: 1, max: 9999 }).map((count) => `U${count}`),
  name: fc.oneof(words, fc.constant('long '.repeat(200))),
  email: fc.constant(null),
  timeZone: fc.constant('UTC'),
  standing: fc.constantFrom('active', 'left', 'guest'),
  isOwner: fc.boolean(),
  function: functionOrNone,
  level: fc.option(fc.constantFrom(...LEVELS)),
  region: fc.option(fc.constantFrom('DE', 'DE-BY')),
  preferredTime: fc.constant(null),
});
const people = (maxLength: number) =>
  fc.uniqueArray(person, { maxLength, selector: ({ id }) => id });
const ids = (prefix: string) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 120 })
    .map((counts) => counts.map((count) => `${prefix}${count}`));
const definition = fc.record({
  people: ids('U'),
  userGroups: ids('S'),
  channels: ids('C'),
  functions: fc.uniqueArray(words, { maxLength: 120 }),
  levels: fc.subarray([...LEVELS]),
  except: ids('U'),
});
const described = person.chain((each) =>
  fc.record({
    person: fc.constant(each),
    roles: fc.subarray(['admin', 'executive'] as const),
    awayUntil: fc.option(fc.constant('2026-12-04')),
    lastDayOff: fc.option(fc.constant('2026-12-04')),
  }),
);

function mustBeFine(view: ModalView): void {
  expect(validateView(view)).toEqual([]);
  const wire = JSON.stringify(view.blocks.filter(({ type }) => type === 'section'));
  expect(wire).not.toContain('<!channel>');
  expect(wire).not.toContain('<https://x.example');
}

describe('the pages and forms of people', () => {
  it('are such as Slack takes, and nothing that people wrote works in them', () => {
    const now = fc.option(
      fc.record({
        asked: people(30),
        away: fc.array(fc.record({ name: words, lastDay: fc.constant('2026-12-04') })),
        leftOut: fc.array(
          fc.record({
            personId: fc.constant('U77'),
            name: functionOrNone,
            why: fc.constantFrom('left', 'guest', 'bot', 'unknown'),
          }),
        ),
      }),
    );
    const audience = fc.record({ id: words, definition, now });
    const audiences = fc.uniqueArray(audience, {
      maxLength: 30,
      selector: ({ id }) => id.slice(0, 240),
    });
    fc.assert(
      fc.property(audiences, fc.nat(5), (all, page) => mustBeFine(audiencesPage(all, page))),
      { numRuns: 30 },
    );
  });

  it('hold for any audience and person', () => {
    fc.assert(
      fc.property(definition, described, (picked, one) => {
        const choices = {
          functions: picked.functions.slice(1),
          userGroups: [{ id: 'S1', name: 'All of them', handle: 'all' }],
        };
        mustBeFine(audienceForm('Sales', picked, choices, { id: 'Sales', page: 0 }));
        mustBeFine(personForm(one, picked.functions, { personId: one.person.id, page: 0 }));
      }),
      { numRuns: 60 },
    );
  });

  it('show twenty people a page, and lead from page to page', () => {
    const all = Array.from({ length: 45 }, (_, index) => ({
      person: personFixture(`U${index}`, { name: `Person ${index}` }),
      roles: [],
      awayUntil: null,
      lastDayOff: null,
    }));
    const shown = (page: number) => {
      const view = peoplePage({ people: all, undescribed: 45 }, page);
      mustBeFine(view);
      return renderViewAsText(view);
    };
    expect(shown(0).match(/Person \d+/g)).toHaveLength(20);
    expect(shown(2).match(/Person \d+/g)).toHaveLength(5);
    expect(shown(99)).toBe(shown(2));
    expect(shown(0)).toContain('45 of those who are asked lack');
  });

  it('show twenty changes and every wrong line of a list that has them all', () => {
    fc.assert(
      fc.property(people(60), fc.nat(250), (everybody, wrong) => {
        const view = importPreview({
          importId: 'i',
          changes: everybody.map((each) => ({
            person: each,
            entry: { id: each.id, function: 'New', level: 'manager' as const },
          })),
          unchanged: 3,
          problems: Array.from({ length: wrong }, (_, line) => ({
            line: line + 2,
            why: `level "${'<!channel>'.repeat(30)}" is none of ours`,
          })),
          ignored: ['<!channel>'],
        });
        mustBeFine(view);
        const text = renderViewAsText(view);
        expect(text.match(/• line \d+/g) ?? []).toHaveLength(Math.min(wrong, 200));
        if (wrong > 200) expect(text).toContain(`… and ${wrong - 200} more`);
      }),
      { numRuns: 20 },
    );
  });

  it('show settings of any size', () => {
    const quietDays = Array.from({ length: 60 }, () => ({
      from: '2026-12-24',
      to: '2026-12-31',
      name: '<!channel> and friends',
    }));
    const settings = { ...DEFAULT_SETTINGS, quietDays, region: 'DE' };
    mustBeFine(settingsPage({ settings, regionName: 'Germany', weekend: [6, 7] }));
    mustBeFine(workTimesForm({ ...settings, quietDays: quietDays.slice(0, 40) }));
  });
});
