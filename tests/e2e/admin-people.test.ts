import { renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AFTER_DUE, BEFORE_DUE, startWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.startApp();
});
afterEach(async () => {
  await world.stop();
});

type Input = Parameters<ReturnType<World['slack']['person']>['submit']>[1];

/** What somebody sees and does in the modals that are open for them. */
function atTheDesk(personId: string) {
  const person = () => world.slack.person(personId);
  const top = () => {
    const view = person().openViews().at(-1);
    if (view === undefined) throw new Error('no modal is open');
    return view;
  };
  const drawn = () =>
    person()
      .openViews()
      .map(({ id, wire }) => `${id} ${wire['hash']}`)
      .join();
  const shown = () => renderViewAsText(top().wire);
  const shows = (text: string) =>
    world.slack.waitFor(`"${text}" to show`, () => shown().includes(text) && shown());
  return {
    person,
    shown,
    shows,
    async openHub() {
      await person().runCommand('/strategy-check');
      await world.slack.waitFor('the hub', () => person().openViews().length > 0);
    },
    /** Presses a button, and waits until something new is drawn and `text` shows. */
    async press(actionId: string, text: string) {
      const before = drawn();
      await person().click(top(), actionId);
      await world.slack.waitFor(`what follows ${actionId}`, () => drawn() !== before);
      return await shows(text);
    },
    close: () => person().close(top()),
    submit: (input: Input) => person().submit(top(), input),
  };
}

describe('audiences', () => {
  it('are made in a form that says what is wrong, and show whom they stand for', async () => {
    const dan = atTheDesk('U0DAN');
    await dan.openHub();
    const page = await dan.press('hub_audiences', 'leaders: 4 people');
    expect(page).toContain('Anna Berg, Ben Cole, Cleo Diaz and Dan Ek');

    await dan.press('audience_new', 'New audience');
    expect((await dan.submit({ name: 'Board and sales' })).errors).toEqual({
      people: 'Pick at least one person, group, channel, function or level.',
    });
    expect((await dan.submit({ name: 'Leaders', people: ['U0EVE'] })).errors?.['name']).toContain(
      'already',
    );
    await dan.submit({ name: 'Board and sales', channels: ['C0BOARD'] });
    await dan.shows('Invite me to the channel first');
    await world.slack.inviteApp('C0BOARD');
    await dan.submit({ userGroups: ['S0SALES'], except: ['U0CLEO'] });
    await dan.shows('Saved.');
    await dan.close();
    const renewed = await dan.shows('Board and sales: 4 people');
    expect(renewed).toContain('Anna Berg, Ben Cole, Dan Ek and Eve Fox');
    // The app itself is in the channel, and no word is lost about it.
    expect(renewed).not.toContain('cannot be asked');
  });

  it('are narrowed by function and level, and removed unless a schedule asks them', async () => {
    const dan = atTheDesk('U0DAN');
    await dan.openHub();
    await dan.press('hub_audiences', 'leaders: 4 people');
    await dan.press('audience_new', 'New audience');
    await dan.submit({ name: 'Sales', functions: ['Sales'], levels: ['director'] });
    await dan.shows('Sales: 1 person');
    await dan.press('audience_Sales/audience_edit', 'Edit audience');
    await dan.submit({ functions: [], levels: ['director', 'manager'] });
    await dan.shows('Sales: 2 people');

    const kept = await dan.press('audience_leaders/audience_remove', 'leaders stays');
    expect(kept).toContain('the plan quarterly asks it');
    await dan.press('audience_Sales/audience_remove', 'Removed: Sales.');
    expect(dan.shown()).not.toContain('Sales: 2 people');
  });

  it('follow who leaves, who joins and who is on holiday', async () => {
    const { slack } = world;
    await slack.person('U0BEN').leave();
    const expiration = BEFORE_DUE / 1000 + 7 * 86_400;
    await slack.person('U0CLEO').setStatus({ text: 'Back soon', emoji: ':palm_tree:', expiration });
    await slack.whenQuiet();
    const dan = atTheDesk('U0DAN');
    await dan.openHub();
    const page = await dan.press('hub_audiences', 'leaders: 3 people');
    expect(page).toContain('Away now: Cleo Diaz (until 7 December 2026)');
    expect(page).toContain('Named, but cannot be asked: Ben Cole (has left the workspace)');
    await slack.person('U0CLEO').setStatus({ text: '', emoji: '' });
    await slack.whenQuiet();
    await dan.press('hub_home', 'Audiences');
    await dan.press('hub_audiences', 'leaders: 3 people');
    expect(dan.shown()).not.toContain('Away now');
  });
});

describe('people', () => {
  it('are edited one by one', async () => {
    const dan = atTheDesk('U0DAN');
    await dan.openHub();
    await dan.press('hub_people', 'Ben Cole');
    await dan.press('person_pick', 'Edit somebody');
    const picked = await dan.submit({ person: 'U0BEN' });
    expect(picked.outcome).toBe('updated');
    expect(dan.shown()).toContain('In use: Engineering, Product, Sales, Support');
    const wrong = await dan.submit({
      function: 'Product',
      region: 'Portugl',
      lastDayOff: '2026-11-29',
    });
    expect(wrong.errors?.['region']).toContain('PT (Portugal)');
    expect(wrong.errors?.['lastDayOff']).toContain('This day has passed');
    const right = await dan.submit({
      region: 'pt',
      level: 'executive',
      lastDayOff: '2026-12-04',
      roles: ['executive'],
    });
    expect(right.outcome).toBe('closed');
    const page = await dan.shows(
      'Product · executive · PT · sees reports · away until 4 December 2026',
    );
    expect(page).toContain('Ben Cole');

    await dan.press('person_U0BEN/person_edit', 'Back already?');
    await dan.submit({ isBack: ['yes'], level: 'none' });
    await dan.shows('Product · no level · PT · sees reports');
    expect(dan.shown()).not.toContain('away until');
    expect(dan.shown()).toContain('1 of those who are asked lacks a function or level');
  });

  it('keep one admin, and tell others kindly that this is for admins', async () => {
    const dan = atTheDesk('U0DAN');
    await dan.openHub();
    await dan.press('hub_people', 'Dan Ek');
    await dan.press('person_U0DAN/person_edit', 'May here');
    const last = await dan.submit({ roles: [] });
    expect(last.errors?.['roles']).toContain('There is no other admin');
    await dan.close();

    await dan.press('person_pick', 'Edit somebody');
    await dan.submit({ person: 'U0EVE' });
    await dan.submit({ roles: ['admin'] });
    await dan.shows('Eve Fox');
    const eve = atTheDesk('U0EVE');
    await eve.openHub();
    await eve.press('hub_settings', 'Change who sees what');
    await eve.press('settings_visibility', 'Smallest group');

    await dan.press('person_U0EVE/person_edit', 'May here');
    await dan.submit({ roles: [] });
    expect((await eve.submit({ smallestGroup: '9' })).outcome).toBe('updated');
    expect(eve.shown()).toContain('This is for the admins of Throughline');
    await eve.person().runCommand('/strategy-check');
    await dan.press('hub_home', 'Settings');
    await dan.press('hub_settings', 'Below 3 people');
  });

  it('are taken from a list, after a look at it', async () => {
    const dan = atTheDesk('U0DAN');
    await dan.openHub();
    await dan.press('hub_people', 'Ben Cole');
    await dan.press('people_upload', 'Your list');
    const upload = (content: string) => dan.submit({ file: { name: 'people.csv', content } });
    await upload('name;team\nBen;Sales\n');
    await dan.shows('must name the columns person, function and level');

    await upload(
      [
        'Level;Person;Function;Region',
        'manager;U0BEN;"Sales; North";DE-BY',
        'boss;U0CLEO;Support;',
        'frontline;u0dan;Engineering;',
        'director;nobody@example.com;Sales;',
        ';U0EVE;Finance;Atlantis',
      ].join('\r\n'),
    );
    const preview = await dan.shows('Apply the 2 good lines');
    for (const line of [
      '1 person will change. 1 line says what is known already. 3 lines cannot be used',
      'Ben Cole: function Sales → Sales; North, level director → manager, region none → DE-BY',
      'line 3: level "boss" is none of executive, director, manager, frontline',
      'line 5: Slack knows nobody "nobody@example.com"',
      'line 6: I know no calendar for "Atlantis"',
      'Apply the 2 good lines',
    ])
      expect(preview).toContain(line);
    const applied = await dan.submit({});
    expect(applied.outcome).toBe('closed');
    const page = await dan.shows('Done: 1 person has changed.');
    expect(page).toContain('Sales; North · manager · DE-BY');
  });
});

describe('settings', () => {
  it('name each line that is wrong, and hold once they are right', async () => {
    const dan = atTheDesk('U0DAN');
    await dan.openHub();
    const before = await dan.press('hub_settings', 'Change hours and days');
    expect(before).toContain('Weekend: Saturday and Sunday');
    await dan.press('settings_work_times', 'Quiet days');
    const wrong = await dan.submit({
      from: '18:00',
      to: '09:00',
      quietDays: '2026-12-24 Christmas\nThe days after',
      noHolidays: '2026-02-30',
    });
    expect(wrong.errors?.['quietDays']).toContain('Line 2: write it as');
    expect(wrong.errors?.['noHolidays']).toBe('Line 1: there is no day 2026-02-30.');
    expect(wrong.errors?.['to']).toContain('must end after it starts');
    const right = await dan.submit({
      from: '10:00',
      to: '16:30',
      region: 'Egypt',
      quietDays: '2026-12-24 to 2027-01-01 Company holidays',
      noHolidays: '',
    });
    expect(right.outcome).toBe('closed');
    const page = await dan.shows('Between 10:00 and 16:30');
    expect(page).toContain('Egypt (EG)');
    expect(page).toContain('Weekend: Friday and Saturday (as is usual there)');
    expect(page).toContain('24 December 2026 to 1 January 2027 (Company holidays)');

    await dan.press('settings_visibility', 'Smallest group');
    const alone = await dan.submit({ smallestGroup: '1' });
    expect(alone.errors?.['smallestGroup']).toContain('at least 2');
    await dan.submit({ disclosure: 'function', smallestGroup: '4' });
    const after = await dan.shows('never the name');
    expect(after).toContain('Below 4 people');
  });
});

describe('Slack profiles', () => {
  it('give function and level, where an admin says which fields hold them', async () => {
    const dan = atTheDesk('U0DAN');
    await dan.openHub();
    await dan.press('hub_settings', 'As they are written under People');
    await dan.press('settings_profile_fields', 'The field with the function');
    await dan.submit({ profileFunction: 'Department', profileLevel: '' });
    await dan.shows(
      'Slack profiles have no field "Department". There are: Team, Leadership level.',
    );
    await dan.submit({ profileFunction: 'Team', profileLevel: 'Leadership level' });
    await dan.shows('Saved.');
    await dan.close();
    const page = await dan.shows('Profiles are read: 1 person has changed.');
    expect(page).toContain(
      'function from the field "Team", level from the field "Leadership level"',
    );

    await dan.press('hub_home', 'People');
    await dan.press('hub_people', 'Finance · manager');
    await world.slack.person('U0EVE').setFields({ Team: 'Finance & Law', 'Leadership level': 'x' });
    await world.slack.addPerson({ id: 'U0GUS', name: 'Gus Hill', fields: { Team: 'Law' } });
    await world.slack.whenQuiet();
    await dan.press('hub_home', 'People');
    const people = await dan.press('hub_people', 'Finance & Law · manager');
    expect(people).toContain('Law · no level');
    // Without a word in their profiles, the others stay as they were.
    expect(people).toContain('Sales · director');
  });
});

describe('what Slack tells of itself', () => {
  it('is for the log, in words that say what an admin must do', async () => {
    world.setTime(AFTER_DUE);
    await world.slack.setUserGroup('S0SALES', ['U0BEN']);
    await world.slack.revokeTokens();
    await world.slack.waitFor('the line in the log', () =>
      world.lines.some((line) => line.includes('install it to the workspace again')),
    );
    expect(world.lines.join('\n')).toContain('members of a user group changed');
  });
});
