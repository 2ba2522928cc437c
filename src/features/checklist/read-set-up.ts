import { timeInWords } from '../../calendar/local-time.ts';
import type { Deps } from '../../deps.ts';
import { holdersOf, resolveAudience } from '../../domain/person.ts';
import { type SetUp, type SetUpStep, setUpSteps } from '../../domain/set-up-steps.ts';
import { decisionRulesOf } from '../../domain/strategy.ts';
import { whatIsMissing } from '../check-in/what-is-missing.ts';

/** How far the set-up of a workspace is, from what is known here: quickly, while a trigger of Slack lives. */
export async function readSteps(deps: Deps, workspaceId: string): Promise<readonly SetUpStep[]> {
  return setUpSteps(await readSetUp(deps, workspaceId));
}

async function readSetUp(deps: Deps, workspaceId: string): Promise<SetUp> {
  const people = await deps.people.all(workspaceId);
  const active = new Set(
    people.filter(({ standing }) => standing === 'active').map(({ id }) => id),
  );
  const published = await deps.strategies.list(workspaceId);
  const planned = await deps.schedules.list(workspaceId);
  const audiences = (await deps.audiences.all(workspaceId)).map(({ id: name, definition }) => {
    const isSlacks = definition.userGroups.length + definition.channels.length > 0;
    const asked = resolveAudience(definition, people, new Map()).asked.length;
    return { name, people: isSlacks ? null : asked };
  });
  const executives = holdersOf(await deps.people.roles(workspaceId), 'executive');
  return {
    ...(await whatIsMissing(deps, workspaceId)),
    strategies: published.map(({ content }) => ({
      name: content.name,
      rules: decisionRulesOf(content).length,
    })),
    audiences: audiences.filter((each) => each.people !== 0),
    executives: executives.filter((id) => active.has(id)).length,
    schedules: planned.flatMap(({ schedule, next }) =>
      schedule.isPaused || next === null
        ? []
        : [{ name: schedule.id, next: timeInWords(next.localTime) }],
    ),
  };
}
