import type { KnownBlock, ModalView } from '@slack/types';
import type { Strategy } from '../../../domain/strategy.ts';
import { fileField, radioField, wordsField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { mistakeBlock } from '../../strategies/slack/strategy-upload-form.ts';
import type { Template } from '../../strategies/templates.ts';
import type { FileProblem } from '../../strategies/yaml-file.ts';
import { fieldOf, shownRules } from '../rules-in-form.ts';
import { stepForm } from './checklist-blocks.ts';

export const START_FORM = 'checklist_strategy_form';
/** Stands for empty fields among the examples. */
export const BLANK_CHOICE = 'blank';

const MOST_DRAFTS = 2;
const LONGEST_VALUE = 140;

type Draft = { readonly strategyId: string; readonly content: Strategy };

/** What to start from: a draft that waits, an example, empty fields or a file. */
export function startView(
  templates: readonly Template[],
  drafts: readonly Draft[],
  mistakes: readonly FileProblem[] = [],
): ModalView {
  const waiting = drafts.filter(({ strategyId }) => strategyId.length < LONGEST_VALUE);
  const options = [
    ...waiting.slice(0, MOST_DRAFTS).map(({ strategyId, content }) => ({
      value: `draft:${strategyId}`,
      label: `Go on with "${content.name}"`,
      description: 'A draft that is not published yet',
    })),
    ...templates.map(({ id, strategy }) => ({
      value: `template:${id}`,
      label: strategy.name,
      description: strategy.priorities.map(({ title }) => title).join('; '),
    })),
    {
      value: `template:${BLANK_CHOICE}`,
      label: 'Your own words',
      description: 'Empty fields for four decision rules',
    },
  ];
  return modal({
    callbackId: START_FORM,
    title: 'The strategy',
    submit: 'Go on',
    blocks: [
      ...(mistakes.length > 0 ? [mistakeBlock(mistakes)] : []),
      radioField({
        name: 'start',
        label: 'Start from an example …',
        hint: 'You can change every word of it next.',
        options,
        isOptional: true,
      }),
      fileField({
        name: 'file',
        label: '… or from your file (YAML)',
        kinds: ['yaml', 'yml'],
        isOptional: true,
      }),
    ],
  });
}

/** Name, statement and decision rules in one form, above them what would make them better. */
export function rulesView(
  content: Strategy,
  metadata: object,
  hints: readonly string[],
): ModalView {
  return modal({
    callbackId: stepForm('strategy'),
    title: 'Make it yours',
    submit: hints.length === 0 ? 'Publish' : 'Publish it so',
    metadata,
    blocks: [
      paragraph(hints.length === 0 ? INTRODUCTION : hintsInWords(hints)),
      wordsField({ name: fieldOf.name, label: 'Name', most: 100, value: content.name }),
      wordsField({
        name: fieldOf.statement,
        label: 'The strategy in one paragraph',
        isLong: true,
        value: content.statement,
      }),
      ...shownRules(content).flatMap(ruleFields),
    ],
  });
}

const INTRODUCTION =
  'Leaders are asked about these words. A decision rule says what comes first, and which *good* thing waits for it: somebody has to be able to break it. Rules that you empty are left out.';

function hintsInWords(hints: readonly string[]): string {
  const lines = hints.slice(0, 10).map((hint) => `:bulb: ${escapeShort(hint, 250)}`);
  return ['*Before you publish:* change what you like, or publish it so.', ...lines].join('\n');
}

function ruleFields({
  at,
  title,
  rule,
}: ReturnType<typeof shownRules>[number]): readonly KnownBlock[] {
  const { prefer, over, evenIf } = rule;
  return [
    ...(title === undefined
      ? []
      : [
          wordsField({
            name: fieldOf.title(at),
            label: 'Priority',
            isOptional: true,
            value: title,
          }),
        ]),
    wordsField({ name: fieldOf.prefer(at), label: 'Prefer …', isOptional: true, value: prefer }),
    wordsField({ name: fieldOf.over(at), label: '… over …', isOptional: true, value: over }),
    wordsField({ name: fieldOf.evenIf(at), label: '… even if', isOptional: true, value: evenIf }),
  ];
}
