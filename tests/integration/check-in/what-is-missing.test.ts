import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingInWords } from '../../../src/domain/missing.ts';
import { NOT_READY, noteWhatIsMissing } from '../../../src/features/check-in/messages/not-ready.ts';
import { whatIsMissing } from '../../../src/features/check-in/what-is-missing.ts';
import { hubView } from '../../../src/slack/hub-view.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  SCHEDULE,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const NOBODY = {
  people: [],
  userGroups: [],
  channels: [],
  functions: [],
  levels: [],
  except: [],
};
const { audienceId } = SCHEDULE;

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
});
afterEach(() => workspace.remove());

const deps = () => testDeps({ ...workspace.stores, newId: workspace.newId });
const missing = async () => missingInWords(await whatIsMissing(deps(), WORKSPACE));
const fill = (definition: typeof NOBODY) =>
  workspace.stores.audiences.save(WORKSPACE, audienceId, definition);
const name = (role: 'admin' | 'executive', ...ids: string[]) =>
  workspace.stores.people.setHolders(WORKSPACE, role, ids);
const notes = async () => {
  const late = hoursLater(-20);
  const claimed = await workspace.stores.outbox.claim(late, hoursLater(-19), 50);
  return claimed.filter(({ message }) => message.kind === 'not-ready');
};

describe('what a set-up lacks', () => {
  it('is nothing where somebody is asked and somebody may see', async () => {
    await name('executive', 'U1');
    expect(await missing()).toEqual([]);
    expect(JSON.stringify(hubView([]))).not.toContain(':warning:');
  });

  it('is an executive', async () => {
    const [sentence = ''] = await missing();
    expect(sentence).toContain('nobody can see a report');
    expect(JSON.stringify(hubView(await missing()))).toContain('nobody can see a report');
  });

  it.each([
    ['that is empty', NOBODY],
    ['without those who are in it', { ...NOBODY, people: ['U1'], except: ['U1'] } as never],
    ['of a function that nobody has', { ...NOBODY, functions: ['Legal'] } as never],
    ['of people who are gone', { ...NOBODY, people: ['U99'] } as never],
  ])('is somebody to ask, in an audience %s', async (_, definition) => {
    await name('executive', 'U1');
    await fill(definition);
    expect(await missing()).toEqual([
      expect.stringContaining(`Nobody is in the audience "${audienceId}": "${SCHEDULE.id}"`),
    ]);
  });

  it('cannot be told of a channel or a user group, and is not', async () => {
    await name('executive', 'U1');
    await fill({ ...NOBODY, channels: ['C1'] } as never);
    expect(await missing()).toEqual([]);
  });
});

describe('before a schedule asks for the first time', () => {
  it('each admin is told a day ahead what will be missing, once', async () => {
    await name('admin', 'U3', 'U4');
    await noteWhatIsMissing(deps(), hoursLater(-30));
    expect(await notes()).toEqual([]);
    await noteWhatIsMissing(deps(), hoursLater(-23));
    await noteWhatIsMissing(deps(), hoursLater(-22));
    expect(await notes()).toHaveLength(2);
  });

  it('nobody is told where nothing is missing, or what was has been found', async () => {
    await name('admin', 'U3');
    await name('executive', 'U1');
    await noteWhatIsMissing(deps(), hoursLater(-1));
    expect(await notes()).toEqual([]);
    const note = { subjectId: SCHEDULE.id } as Parameters<typeof NOT_READY.compose>[2];
    expect(await NOT_READY.compose(deps(), WORKSPACE, note)).toBeUndefined();
    await name('executive');
    const composed = await NOT_READY.compose(deps(), WORKSPACE, note);
    expect(composed?.missing).toHaveLength(1);
  });
});
