import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../../src/slack/whose.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/slack-payloads/', import.meta.url));
const BLANK = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name): Record<string, unknown> => JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8')));

/** Each way in which Slack says whose something is. */
const PLACES: Readonly<Record<string, (id: unknown) => object>> = {
  team_id: (id) => ({ team_id: id }),
  context_team_id: (id) => ({ context_team_id: id }),
  enterprise_id: (id) => ({ enterprise_id: id, is_enterprise_install: 'true' }),
  context_enterprise_id: (id) => ({ context_enterprise_id: id }),
  authorizations: (id) => ({ authorizations: [{ team_id: id, enterprise_id: null }] }),
  'a second authorization': (id) => ({
    authorizations: [null, { team_id: 'T8' }, { team_id: id }],
  }),
  'authorized organisation': (id) => ({
    authorizations: [{ team_id: null, enterprise_id: id, is_enterprise_install: true }],
  }),
  team: (id) => ({ team: { id, domain: 'x' } }),
  enterprise: (id) => ({ team: null, enterprise: { id }, is_enterprise_install: true }),
  user: (id) => ({ team: null, user: { id: 'U1', team_id: id } }),
  'the view': (id) => ({ view: { team_id: id } }),
  'the message of a button': (id) => ({ team: { id: 'T8' }, message: { team: id } }),
  'where a view is installed': (id) => ({ view: { team_id: 'T8', app_installed_team_id: id } }),
};
const NAMES = Object.keys(PLACES);
const at = (name: string, id: unknown) => PLACES[name]?.(id) ?? {};

describe('whose workspace something belongs to', () => {
  it.each(NAMES)('is said by %s alone', (name) => {
    expect(workspaceOf(at(name, 'T1'), ['T1'])).toBe('T1');
    expect(workspaceOf(at(name, 'T2'), ['T1'])).toBeUndefined();
  });

  it('is ours in every kind of payload that names us once, whatever else it names', () => {
    const odd = fc.constantFrom(undefined, null, '', 'T9', 7, {}, []);
    const others = fc.array(fc.tuple(fc.constantFrom(...NAMES), odd));
    const all = fc.tuple(fc.constantFrom(...BLANK), others, fc.constantFrom(...NAMES));
    fc.assert(
      fc.property(all, ([blank, more, name]) => {
        const body = Object.assign({}, blank, ...more.map(([where, id]) => at(where, id)));
        expect(workspaceOf(body, ['T1'])).toBeUndefined();
        expect(workspaceOf({ ...body, ...at(name, 'T1') }, ['T0', 'T1'])).toBe('T1');
      }),
    );
  });

  it('is nobody’s where it is not said, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(workspaceOf(body, [])).toBeUndefined();
        expect(workspaceOf(body, ['T1'])).toBeUndefined();
      }),
    );
  });
});
