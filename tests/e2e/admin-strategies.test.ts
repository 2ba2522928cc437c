import { renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

type Form = Readonly<Record<string, string>>;

/** Dan, who is the admin, in a world of his own with the list of strategies open. */
async function danAtTheStrategies() {
  world = await startWorld();
  const app = await world.startApp();
  return { app, world, slack: world.slack, ...(await atTheStrategies(world, 'U0DAN')) };
}

/** An admin with the list of strategies open, and what they do there. */
async function atTheStrategies({ slack }: World, personId: string) {
  const person = slack.person(personId);
  const top = () => {
    const view = person.openViews().at(-1);
    if (view === undefined) throw new Error('no view is open');
    return view;
  };
  const shown = () => renderViewAsText(top());
  const until = (words: string) =>
    slack.waitFor(`"${words}"`, () => person.openViews().length > 0 && shown().includes(words));
  const press = async (actionId: string, words: string, input?: string) => {
    await person.click(top(), actionId, input);
    await until(words);
  };
  /** Opens a form, fills it in, and sees the page under it renewed. */
  const fill = async (actionId: string, form: Form, words: string) => {
    const below = top().id;
    await person.click(top(), actionId);
    await slack.waitFor('the form', () => top().id !== below);
    expect(await person.submit(top(), form)).toMatchObject({ outcome: 'closed' });
    expect(top().id).toBe(below);
    await until(words);
  };
  /** Sends what is wrong, sees why, and mends it in the same form. */
  const mend = async (actionId: string, wrong: Form, problems: Form, right: Form) => {
    const below = top().id;
    await person.click(top(), actionId);
    await slack.waitFor('the form', () => top().id !== below);
    const refused = await person.submit(top(), wrong);
    expect(refused.outcome).toBe('errors');
    expect(Object.keys(refused.errors ?? {})).toEqual(Object.keys(problems));
    for (const [field, words] of Object.entries(problems))
      expect(refused.errors?.[field]).toContain(words);
    expect(await person.submit(top(), right)).toMatchObject({ outcome: 'closed' });
  };
  await person.runCommand('/strategy-check', '');
  await until('Set up and look after');
  await press('hub_strategies', 'What leaders are asked about');
  return { person, top, shown, until, press, fill, mend };
}

const RULES = [
  { prefer: 'audit logs', over: 'quick features', evenIf: 'sign-ups fall' },
  { prefer: 'quality', over: 'defects', evenIf: '' },
  { prefer: 'selling time for forty accounts', over: 'chasing small leads', evenIf: '' },
] as const;

describe('an admin writes a strategy wholly in Slack', () => {
  it('with every wrong input told at its field, hints, a preview, and two versions', async () => {
    const {
      app,
      slack,
      person: dan,
      top,
      shown,
      until,
      press,
      fill,
      mend,
    } = await danAtTheStrategies();
    expect(shown()).toContain('Few and large: version 1');
    expect(shown()).toContain('Next asked');

    await mend(
      'strategy_new',
      { name: 'few and LARGE', statement: 'Large customers first.' },
      { name: 'Another strategy has this name' },
      { name: 'Large first' },
    );
    await until('A draft: nobody is asked about it before you publish it.');
    expect(shown()).toContain('Large customers first.');
    expect(shown()).toContain('Add at least one priority');

    await press('strategy_publish', 'This is missing before you can publish');
    await press('strategy_open', 'Discard the draft');

    await mend(
      'strategy_add_priority',
      { title: '   ', behaviours: 'Ask for the size first.\n- Say no.', metrics: 'Sites live' },
      { title: 'Give the priority a title' },
      { title: 'Build for the large' },
    );
    await until('1. Build for the large');
    expect(shown()).toContain('• Say no.');
    expect(shown()).toContain('Give "Build for the large" a decision rule');
    await mend(
      'strategy_add_priority',
      { title: 'build for the large' },
      { title: 'Another priority has this title' },
      { title: 'Sell to few' },
    );
    await until('2. Sell to few');

    await mend(
      'add_rule_0/strategy_add_rule',
      { prefer: 'audit logs', over: 'Audit logs!', evenIf: 'sign-ups fall' },
      { over: 'This is what comes first, too' },
      { over: 'quick features' },
    );
    await until('even if sign-ups fall');
    await fill('add_rule_0/strategy_add_rule', RULES[1], 'Nobody could break');
    await fill('add_rule_1/strategy_add_rule', RULES[2], 'over chasing small leads');
    expect(shown()).toContain('Add an "even if" to a decision rule of "Sell to few"');
    expect(shown()).toContain('Say for which period');

    await fill('strategy_add_term', { term: 'Few', means: 'forty' }, 'Few: forty');
    await mend(
      'strategy_add_term',
      { term: 'few', means: 'x' },
      { term: 'This term is explained already' },
      { term: 'whale' },
    );
    await until('The key term "whale" appears nowhere');
    await dan.click(top(), 'term_1/strategy_edit_term');
    await until('Remove this key term');
    await press('strategy_remove_term', 'It is no longer in the draft');
    await dan.close(top());
    expect(shown()).not.toContain('whale');

    await mend(
      'strategy_edit_basics',
      { name: 'x'.repeat(101), period: '2026-Q4' },
      { name: 'Please shorten this to 100 characters; it has 101.' },
      { name: 'Large first' },
    );
    await until('Period: 2026-Q4');

    await press('strategy_preview', 'what will you do differently this quarter?');
    await press('strategy_preview_pick', 'chasing small leads', '2');
    expect(shown()).toContain('selling time for forty accounts');
    expect(shown()).toContain('Nothing is sent');
    await press('strategy_open', '1. Build for the large');
    expect(slack.record.calls('chat.postMessage')).toHaveLength(0);

    await press('strategy_publish', 'Version 1 of Large first is published');
    await press('hub_strategies', 'Large first: version 1');
    expect(shown()).toContain('Never asked, and not planned.');

    await dan.click(top(), 'strategy_1/strategy_open');
    await until('Version 1, as leaders are asked.');
    await fill(
      'rule_0_1/strategy_edit_rule',
      { over: 'three more features' },
      'A draft of version 2: leaders are asked about version 1',
    );
    expect(shown()).not.toContain('Nobody could break');
    await press('strategy_publish', 'Version 2 of Large first is published');
    expect(shown()).toContain('rounds that are open keep the version');
    expect(await app.tick()).toBeDefined();
  });

  it('and a round that is open keeps the version that it asked about', async () => {
    const { app, slack, person: dan, top, until, press, fill } = await danAtTheStrategies();
    world?.setTime(AFTER_DUE);
    expect(await app.tick()).toMatchObject({ opened: 1 });
    await dan.click(top(), 'strategy_0/strategy_open');
    await until('Version 1, as leaders are asked.');
    await fill('rule_0_0/strategy_edit_rule', { over: 'whatever comes to mind' }, 'whatever comes');
    await press('strategy_publish', 'Version 2 of Few and large is published');
    await slack.person('U0BEN').dm('I will call every small lead that comes in this week.');
    await slack.waitFor('the receipt', () =>
      slack
        .person('U0BEN')
        .dms()
        .some(({ text }) => text.startsWith('Thank you')),
    );
    world?.setTime(AFTER_CLOSING);
    expect(await app.tick()).toMatchObject({ closed: 1 });
    const anna = slack.person('U0ANNA');
    await anna.runCommand('/alignment-report', '');
    const question = await slack.waitFor('what she expects', () =>
      anna.dms().find((message) => message.ephemeral),
    );
    await anna.click(question, 'report_skip_belief');
    const report = await slack.waitFor('the report', () =>
      anna
        .dms()
        .filter((message) => message.ephemeral)
        .at(1),
    );
    await anna.click(report, 'report_by_priority');
    const page = await slack.waitFor('the trade-offs', () => anna.openViews().at(-1));
    expect(renderViewAsText(page)).toContain('quick features that bring small sign-ups');
    expect(renderViewAsText(page)).not.toContain('whatever comes to mind');
  });
});

const YAML = `name: From a file
statement: Large customers first.
priorities:
  - id: build
    title: Build for the large
    decision_rules:
      - { id: logs, prefer: audit logs, over: quick features, even_if: sign-ups fall }
`;

describe('an admin uploads a strategy', () => {
  it('which becomes a draft, or the form says line by line what to mend', async () => {
    const { person: dan, top, shown, until, press } = await danAtTheStrategies();
    await press('strategy_upload', 'A YAML file');
    const bad = { name: 'plan.yaml', content: YAML.replace('over: quick', 'ovre: quick') };
    await dan.submit(top(), { file: bad });
    await until('Line 7 (priorities[0].decision_rules[0].ovre)');
    expect(shown()).toContain('Mend the file and upload it again');

    const taken = { name: 'plan.yaml', content: YAML.replace('From a file', 'Few and large') };
    await dan.submit(top(), { file: taken });
    await until('There is a strategy called "Few and large"');
    await dan.submit(top(), { file: taken, for: 'id:few-and-large' });
    await until('The file was taken');
    await dan.close(top());
    await until('A draft of version 2: leaders are asked about version 1');
    expect(shown()).toContain('over quick features');
    await press('strategy_discard', 'What leaders are asked about');

    await press('strategy_upload', 'A YAML file');
    await dan.submit(top(), { file: { name: 'plan.yml', content: YAML } });
    await until('The file was taken');
    await dan.close(top());
    await until('From a file');
    await press('strategy_publish', 'Version 1 of From a file is published');
  });
});

describe('the owner of a strategy', () => {
  it('is picked with the basics among people who are here, and can be taken out again', async () => {
    const { top, press, fill, mend, until, shown } = await danAtTheStrategies();
    await press('strategy_0/strategy_open', 'Version 1, as leaders are asked.');
    expect(shown()).toContain('nobody: questions about it go to the executives');
    const here = 'active in this workspace';
    await mend('strategy_edit_basics', { owner: 'U0GONE' }, { owner: here }, { owner: 'U0BEN' });
    await until('A draft of version 2');
    expect(JSON.stringify(top())).toContain('*Owner:* <@U0BEN>');
    await fill('strategy_edit_basics', { statement: 'Few, and large.' }, 'Few, and large.');
    expect(JSON.stringify(top())).toContain('*Owner:* <@U0BEN>');
    await press('strategy_publish', 'Version 2 of Few and large is published');
    await press('hub_strategies', 'What leaders are asked about');
    await press('strategy_0/strategy_open', 'Version 2, as leaders are asked.');
    expect(JSON.stringify(top())).toContain('*Owner:* <@U0BEN>');
    await fill('strategy_edit_basics', { owner: '' }, 'nobody: questions about it go');
  });
});

describe('somebody who is no admin', () => {
  it('gets a kind word, and nothing happens', async () => {
    const dan = await danAtTheStrategies();
    const asAdmin = async (roles: readonly string[]) =>
      expect(await dan.person.submit(dan.top(), { roles })).toMatchObject({ outcome: 'closed' });
    await dan.press('hub_home', 'Set up and look after');
    await dan.press('hub_people', 'Ben Cole');
    await dan.press('person_U0BEN/person_edit', 'May here');
    await asAdmin(['admin']);

    const ben = await atTheStrategies(dan.world, 'U0BEN');
    await ben.person.click(ben.top(), 'strategy_0/strategy_open');
    await ben.until('Version 1, as leaders are asked.');
    await ben.press('strategy_edit_basics', 'Statement');
    await dan.press('person_U0BEN/person_edit', 'May here');
    await asAdmin([]);

    const refused = await ben.person.submit(ben.top(), { statement: 'Whatever Ben likes.' });
    expect(refused.outcome).toBe('updated');
    expect(ben.shown()).toContain('This is for the admins of Throughline');
    await ben.person.close(ben.top());
    await ben.press('rule_0_0/strategy_edit_rule', 'This is for the admins of Throughline');

    await dan.press('hub_home', 'Set up and look after');
    await dan.press('hub_strategies', 'Few and large: version 1');
    expect(dan.shown()).not.toContain('draft of the next one');
  });
});
