import { validateView } from '../block-kit/validate-view.ts';
import { type JsonObject, textAt } from '../json.ts';
import type { World } from '../world.ts';
import { type Answer, refuse, refuseWith } from './answer.ts';
import { refuseBlocks } from './refuse-blocks.ts';
import { slackFileProblems } from './slack-files.ts';

/** Why Slack would not show this view; undefined when it would. `except` is the view that it replaces. */
export function viewRefusal(
  world: World,
  view: JsonObject,
  type: 'modal' | 'home',
  except?: string,
): Answer | undefined {
  if (view['type'] !== type)
    return refuseWith('invalid_arguments', [
      `[ERROR] must be a ${type} view [json-pointer:/view/type]`,
    ]);
  const problems = [
    ...validateView(view),
    ...slackFileProblems(world, view['blocks'], '/view/blocks'),
  ];
  if (problems.length > 0) return refuseBlocks('invalid_arguments', problems);
  if (JSON.stringify(view).length > 250_000) return refuse('view_too_large');
  const externalId = textAt(view, 'external_id');
  const taken = [...world.views.values()].some(
    (each) =>
      externalId && each.open && each.id !== except && each.content['external_id'] === externalId,
  );
  return taken ? refuse('duplicate_external_id') : undefined;
}
