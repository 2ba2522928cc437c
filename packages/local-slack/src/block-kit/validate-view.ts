import { viewBlockList } from './block-list.ts';
import {
  byType,
  type Check,
  type Fields,
  fieldOf,
  type Rule,
  text,
  trueOrFalse,
  typed,
  type ValidationContext,
} from './checks.ts';
import type { BlockProblem } from './problem.ts';
import { plainText } from './text-objects.ts';
import { checkWholeList } from './whole-list-rules.ts';

const TITLE_MAX = 24;

const common: Fields = {
  private_metadata: text({ min: 0, max: 3000 }),
  callback_id: text({ min: 0, max: 255 }),
  external_id: text({ min: 0, max: 255 }),
};

/** https://docs.slack.dev/reference/views/modal-views and .../home-tab-views */
const anyView: Check = byType({
  modal: typed(
    { title: plainText(TITLE_MAX), blocks: viewBlockList },
    {
      ...common,
      submit: plainText(TITLE_MAX),
      close: plainText(TITLE_MAX),
      clear_on_close: trueOrFalse,
      notify_on_close: trueOrFalse,
    },
    inputsNeedSubmit,
  ),
  home: typed({ blocks: viewBlockList }, common),
});

/**
 * Everything that Slack would refuse in a modal or Home tab view, with pointers that start at
 * "/view". An empty answer means that Slack takes it. Never throws for JSON values.
 */
export function validateView(view: unknown): readonly BlockProblem[] {
  const problems: BlockProblem[] = [];
  const context: ValidationContext = {
    surface: fieldOf(view, 'type') === 'home' ? 'home' : 'modal',
    report: (path, message) => problems.push({ path, message }),
  };
  anyView(view, '/view', context);
  checkWholeList(fieldOf(view, 'blocks'), '/view/blocks', context);
  return problems;
}

/** Slack names the first input block, by a pointer that ends in "/input". */
function inputsNeedSubmit(...[view, path, context]: Parameters<Rule>): void {
  const blocks = fieldOf(view, 'blocks');
  if (!Array.isArray(blocks) || fieldOf(view, 'submit') !== undefined) return;
  const first = blocks.findIndex((block) => fieldOf(block, 'type') === 'input');
  if (first < 0) return;
  const message = 'must define `submit` to use an `input` block in modals';
  context.report(`${path}/blocks/${first}/input`, message);
}
