import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { openStores } from '../integration/temp-workspace.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type Where, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const PLAN = 'I move my people to audit logs, and drop the quick features.';
const THEIRS = 'We at the partner would rather have quick features.';

/** A round in the channel that is shared, with the question just asked. */
async function sharedRound(where: Where = {}) {
  const started = await startWorld({ channel: 'C0LEADERS', isShared: true, ...where });
  world = started;
  const { slack } = started;
  const app = await started.startApp();
  started.setTime(AFTER_DUE);
  await app.tick();
  const [question] = slack.person('U0BEN').seesIn('leaders');
  if (question === undefined) throw new Error('nobody asked');
  const say = (id: string, words: string) =>
    slack.person(id).replyInThread('C0LEADERS', question.ts, words);
  const thread = () => slack.person('U0BEN').thread('C0LEADERS', question.ts);
  const stores = () => {
    const opened = openStores(started.config.databasePath);
    return { ...opened, workspaceId: slack.teamId };
  };
  /** Everything that is kept of what people have said. */
  const kept = async () => {
    const { context, close } = stores();
    const { replyMessages, revisions, replies } = context.schema;
    const all = [
      await context.db.select().from(replyMessages),
      await context.db.select().from(revisions),
      await context.db.select().from(replies),
    ];
    close();
    return JSON.stringify(all);
  };
  return { app, slack, say, thread, stores, kept, setTime: started.setTime, lines: started.lines };
}

describe('in a channel that is shared with another organisation', () => {
  it('a reply of one of us is taken in, follows its edit, and goes with its message', async () => {
    const w = await sharedRound();
    const { ts } = await w.say('U0BEN', PLAN);
    await w.app.tick();
    expect(await w.kept()).toContain(PLAN);
    await w.slack.person('U0BEN').edit('C0LEADERS', ts, 'I only look at audit logs.');
    await w.slack.whenQuiet();
    expect(await w.kept()).toContain('only look at audit logs');
    await w.slack.person('U0BEN').deleteMessage('C0LEADERS', ts);
    await w.slack.whenQuiet();
    expect(await w.kept()).not.toMatch(/audit logs/);
  });

  it('what others say is neither kept nor answered, live and when it is caught up', async () => {
    const w = await sharedRound({ audience: '{ channels: [C0LEADERS] }' });
    const { ts } = await w.say('U0OTTO', THEIRS);
    await w.slack.person('U0OTTO').edit('C0LEADERS', ts, `${THEIRS} Really.`);
    await w.app.tick();
    await w.app.stop();
    const again = await world?.startApp();
    await again?.tick();
    expect(await w.kept()).not.toMatch(/partner|OTTO/);
    expect(JSON.stringify(w.thread())).not.toContain('Thank you');
    expect(w.slack.person('U0OTTO').dms()).toEqual([]);
    const { rounds, people, workspaceId, close } = w.stores();
    expect(await people.find(workspaceId, 'U0OTTO')).toBeUndefined();
    const prompts = await rounds.openPrompts(workspaceId);
    expect(prompts.map(({ personId }) => personId).sort()).toEqual([
      'U0ANNA',
      'U0BEN',
      'U0CLEO',
      'U0DAN',
      'U0EVE',
    ]);
    close();
  });

  it('who is in the audience by name is asked and heard like everybody', async () => {
    const w = await sharedRound({ audience: '{ people: [U0BEN, U0OTTO] }' });
    await w.say('U0OTTO', THEIRS);
    await w.app.tick();
    expect(await w.kept()).toContain(THEIRS);
    w.setTime(AFTER_CLOSING);
    await w.app.tick();
    const report = await w.app.report('');
    expect(report?.report.response).toMatchObject({ asked: 2, replied: 1, uncounted: 0 });
  });

  it('word of somebody else changes nothing, and makes nobody an admin', async () => {
    const w = await sharedRound({ setup: 'none' }).catch(() => undefined);
    expect(w).toBeUndefined();
    const app = world;
    if (app === undefined) throw new Error('no world');
    const otto = app.slack.person('U0OTTO');
    await otto.setStatus({ text: 'On holiday', emoji: ':palm_tree:', expiration: 4e9 });
    await app.slack.whenQuiet();
    expect(app.lines.join('\n')).not.toMatch(/"level":"error"/);
    // Slack gives them no command; somebody may forge one all the same.
    const forged = { team_id: app.slack.teamId, user_id: 'U0OTTO', command: '/strategy-check' };
    await app.slack.deliver('slash_commands', { ...forged, text: '', trigger_id: '1.2.3' });
    await app.slack.whenQuiet();
    expect(otto.openViews()).toEqual([]);
    const { people, close } = openStores(app.config.databasePath);
    expect(await people.find(app.slack.teamId, 'U0OTTO')).toBeUndefined();
    expect(await people.absences(app.slack.teamId)).toEqual([]);
    expect(await people.roles(app.slack.teamId)).toEqual([]);
    close();
  });
});

describe('a role for somebody of another organisation', () => {
  it('is refused in words where a set-up file gives it', async () => {
    world = await startWorld({ isShared: true, executive: 'U0OTTO' });
    await expect(world.startApp()).rejects.toThrow(
      /setup\.yaml: U0OTTO belongs to another organisation, and can be neither admin nor executive/,
    );
  });
});

describe('who sets up first', () => {
  it('is an owner of this workspace: the first to open it becomes its admin, and is told', async () => {
    const started = await startWorld({ setup: 'none', isShared: true });
    world = started;
    const { slack } = started;
    const app = await started.startApp();
    await slack.addPerson({ id: 'U0ADA', name: 'Ada Lind', isAdmin: true });
    await slack.addPerson({ id: 'U0OLA', name: 'Ola Nyberg', isOwner: true });
    const check = async (id: string) => {
      const person = slack.person(id);
      await person.runCommand('/strategy-check');
      return await slack.waitFor('an answer', () => {
        const told = person.dms().at(-1);
        return told && `${told.text}\n${renderBlocksAsText(told.blocks)}`;
      });
    };
    expect(await check('U0ADA')).toContain('An owner of this workspace can');
    expect(slack.person('U0ADA').openViews()).toEqual([]);
    await slack.person('U0DAN').runCommand('/strategy-check');
    await slack.waitFor('the set-up', () => slack.person('U0DAN').openViews().at(-1));
    await app.tick();
    const isTold = () =>
      slack
        .person('U0DAN')
        .dms()
        .some(({ text }) => text.includes('You are the admin'));
    expect(isTold()).toBe(true);

    expect(await check('U0OLA')).toContain('Setting up is for admins');
    expect(slack.person('U0OLA').openViews()).toEqual([]);
    await slack.person('U0DAN').runCommand('/strategy-check');
    await app.tick();
    const told = slack
      .person('U0DAN')
      .dms()
      .filter(({ text }) => text.includes('the admin'));
    expect(told).toHaveLength(1);
  });
});
