import { describe, expect, it } from 'vitest';
import type { Person, Role } from '../../../src/domain/person.ts';
import { troubleNotes } from '../../../src/features/check-in/messages/trouble.ts';
import { personFixture } from '../../person-fixture.ts';
import { testDeps } from '../../test-deps.ts';

const NOW = new Date('2026-11-30T09:00:00Z');
const MINUTE = 60_000;

async function notesFor(people: readonly Person[], admins: readonly string[], atLocalHour = false) {
  const roles = admins.map((personId) => ({ personId, role: 'admin' as Role }));
  const here = people.filter(({ standing }) => standing === 'active').map(({ id }) => id);
  const deps = testDeps({
    people: {
      all: async () => people,
      roles: async () => roles,
      adminsHere: async () => admins.filter((id) => here.includes(id)),
    },
    newId: () => 'id',
  });
  return await troubleNotes(deps, 'T1', { id: 'r1', openedAt: NOW, atLocalHour });
}

describe('the notes on who could not be asked', () => {
  it('go to each admin who is still there, half an hour after the opening', async () => {
    const people = [
      personFixture('U1'),
      personFixture('U2', { standing: 'left' }),
      personFixture('U3'),
    ];
    const notes = await notesFor(people, ['U1', 'U2']);
    expect(notes.map(({ target }) => target)).toEqual([{ kind: 'person', personId: 'U1' }]);
    expect(notes[0]?.notBefore).toEqual(new Date(+NOW + 30 * MINUTE));
  });

  it('go to the owners of the workspace while nobody is named', async () => {
    const notes = await notesFor([personFixture('U1'), personFixture('U2', { isOwner: true })], []);
    expect(notes.map(({ target }) => target)).toEqual([{ kind: 'person', personId: 'U2' }]);
  });

  it('wait until the day has gone round the world where each is asked at their own hour', async () => {
    const [note] = await notesFor([personFixture('U1')], ['U1'], true);
    expect(note?.notBefore).toEqual(new Date(+NOW + (26 * 60 + 30) * MINUTE));
  });
});
