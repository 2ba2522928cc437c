import { describe, expect, it } from 'vitest';
import type { Person, Role } from '../../../src/domain/person.ts';
import { troubleNotes } from '../../../src/features/check-in/messages/trouble.ts';
import { testDeps } from '../../test-deps.ts';

const NOW = new Date('2026-11-30T09:00:00Z');
const MINUTE = 60_000;

function person(id: string, changes: Partial<Person> = {}): Person {
  return {
    id,
    name: id,
    email: null,
    timeZone: 'UTC',
    standing: 'active',
    isSlackAdmin: false,
    function: null,
    level: null,
    region: null,
    preferredTime: null,
    ...changes,
  };
}

async function notesFor(people: readonly Person[], admins: readonly string[], atLocalHour = false) {
  const roles = admins.map((personId) => ({ personId, role: 'admin' as Role }));
  const deps = testDeps({
    people: { all: async () => people, roles: async () => roles },
    newId: () => 'id',
  });
  return await troubleNotes(deps, 'T1', { id: 'r1', openedAt: NOW, atLocalHour });
}

describe('the notes on who could not be asked', () => {
  it('go to each admin who is still there, half an hour after the opening', async () => {
    const people = [person('U1'), person('U2', { standing: 'left' }), person('U3')];
    const notes = await notesFor(people, ['U1', 'U2']);
    expect(notes.map(({ target }) => target)).toEqual([{ kind: 'person', personId: 'U1' }]);
    expect(notes[0]?.notBefore).toEqual(new Date(+NOW + 30 * MINUTE));
  });

  it('go to the admins of Slack while nobody is named', async () => {
    const notes = await notesFor([person('U1'), person('U2', { isSlackAdmin: true })], []);
    expect(notes.map(({ target }) => target)).toEqual([{ kind: 'person', personId: 'U2' }]);
  });

  it('wait until the day has gone round the world where each is asked at their own hour', async () => {
    const [note] = await notesFor([person('U1')], ['U1'], true);
    expect(note?.notBefore).toEqual(new Date(+NOW + (26 * 60 + 30) * MINUTE));
  });
});
