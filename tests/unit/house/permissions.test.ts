import { readFileSync } from 'node:fs';
import type { Command } from '@commander-js/extra-typings';
import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { describePermissions } from '../../../scripts/describe-permissions.ts';
import { createProgram } from '../../../src/cli/create-program.ts';
import { registerListeners } from '../../../src/create-slack-app.ts';
import type { Deps } from '../../../src/deps.ts';
import { guarded, OPERATIONS, operationOf } from '../../../src/domain/operations.ts';
import { commandParts } from '../../integration/cli/command-parts.ts';

/** The ids of everything that is registered with Slack, as the table writes them. */
function registered(): readonly string[] {
  const found: string[] = [];
  const note = (id: unknown) => {
    if (typeof id === 'string') found.push(id);
    else if (id instanceof RegExp) found.push(id.source);
  };
  const app = { action: note, view: note, command: note, event: () => {}, use: () => {} };
  // Whatever a listener is handed at registration is not used before it is called.
  const deps: unknown = new Proxy(() => deps, { get: () => deps });
  registerListeners(app as unknown as App, deps as Deps);
  return found;
}

/** Every command of the command line, as "audit verify". */
function commandsOf(command: Command, before = ''): readonly string[] {
  return command.commands.flatMap((each) => {
    const name = `${before}${each.name()}`;
    return each.commands.length === 0 ? [name] : commandsOf(each as Command, `${name} `);
  });
}

const ids = OPERATIONS.flatMap(({ unnoted, noted }) => [...unnoted, ...Object.keys(noted)]);

describe('the table of rights', () => {
  it('has every button, form and command once, and nothing that is not there', () => {
    const there = [...registered(), ...commandsOf(createProgram(commandParts({})))];
    expect([...ids].sort()).toEqual([...new Set(there)].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets nothing be registered that is in no row', () => {
    expect(() => guarded('brand_new_button')).toThrow('src/domain/operations.ts');
    expect(operationOf(/^people_page_(back|on)$/)?.who).toBe('admin');
  });

  it('keeps what people answer out of the audit', () => {
    const own = OPERATIONS.filter(({ what }) => /^Answer questions|^See, export|guide/.test(what));
    expect(own).toHaveLength(3);
    for (const { noted } of own) expect(noted).toEqual({});
  });

  it('is what docs/permissions.md says: run "npm run permissions" if this fails', () => {
    const file = new URL('../../../docs/permissions.md', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(describePermissions());
  });
});
