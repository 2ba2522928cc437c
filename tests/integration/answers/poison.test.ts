import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../src/domain/result.ts';
import { recordReply } from '../../../src/features/answers/take-in-replies.ts';
import { createPseudonyms } from '../../../src/reader/language-model/pseudonyms.ts';
import { type DeliveryWorld, startDeliveryWorld } from '../outbox/delivery-world.ts';
import {
  hoursLater,
  messageOf,
  NOW,
  openSentRound,
  readingOf,
  WORKSPACE,
} from '../temp-workspace.ts';

let world: DeliveryWorld;
beforeEach(async () => {
  world = await startDeliveryWorld();
  await world.stores.people.setHolders(WORKSPACE, 'admin', ['U4']);
});
afterEach(() => world.stop());

/** A reader that throws at some words, and sees no side in all others. */
const readerThrowingAt = (isPoison: (text: string) => boolean) => ({
  identity: { name: 'test', version: '1' },
  read: async ({ text }: { readonly text: string }) => {
    if (isPoison(text)) throw new TypeError(`cannot read ${text}`);
    return ok(readingOf('silent', text));
  },
});

async function answered(texts: readonly (readonly [string, string])[]) {
  await openSentRound(world.stores, 'r1', ['U1', 'U2', 'U3'], '100.000000');
  for (const [person, text] of texts) {
    const message = messageOf(person, `200.00000${person.slice(1)}`, text);
    await recordReply(world.needsOver(world.stores), message);
  }
}

describe('a reply whose reading throws', () => {
  it('keeps no other reply from being read and no round from closing', async () => {
    await answered([
      ['U1', 'poison'],
      ['U2', 'fine'],
      ['U3', 'good'],
    ]);
    const worker = world.workerOver(world.stores, {
      reader: readerThrowingAt((t) => t === 'poison'),
    });
    expect(await worker.tick()).toMatchObject({ read: 2, closed: 0 });
    world.setTime(hoursLater(73));
    expect(await worker.tick()).toMatchObject({ closed: 1 });
    await worker.stop();
    expect(world.lines.join()).not.toContain('cannot read poison');
  });

  it('is tried again with growing waits, then kept as unread and told once', async () => {
    await answered([['U1', 'poison']]);
    const tries: number[] = [];
    const reader = readerThrowingAt(() => {
      tries.push(Math.round((world.clock().getTime() - NOW.getTime()) / 60_000));
      return true;
    });
    const worker = world.workerOver(world.stores, { reader });
    for (let minute = 0; minute < 60; minute += 1) {
      world.setTime(hoursLater(minute / 60));
      await worker.tick();
    }
    await worker.stop();
    expect(tries).toEqual([0, 1, 3, 7, 15, 31]);
    expect(await world.stores.readings.unread(10)).toEqual([]);
    expect(world.sentTo('U4')).toEqual([expect.stringContaining('could not be read')]);
  });
});

describe('names of people', () => {
  it('make a pattern in every script and with every sign', () => {
    const name = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(
          'Anne-Marie',
          'O’Brien',
          "D'Arcy",
          '(Bob)',
          '[x]',
          'a/b',
          'C++',
          '李小龍',
          'Ωmega',
          '\\',
          '^$',
          '{2}',
          '|',
        ),
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), (names) => {
        const people = names.map((words, n) => ({ id: `U${n}`, name: words.join(' ') }));
        const found = createPseudonyms(people);
        for (const { name: full } of people)
          expect(() => found.findNames(`So ${full} said`)).not.toThrow();
      }),
    );
    const [place] = createPseudonyms([{ id: 'U1', name: 'Anne-Marie Berg' }]).findNames(
      'ask Anne-Marie Berg!',
    );
    expect(place).toMatchObject({ start: 4, end: 19, personId: 'U1' });
  });
});
