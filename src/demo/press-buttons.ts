import type { startLocalSlack } from 'local-slack';
import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import type { Side } from '../domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../domain/strategy.ts';
import { READ_BACK_MORE, READ_BACK_SAY } from '../features/answers/saying.ts';
import { sideField } from '../features/answers/slack/correction-view.ts';
import { subjectOfKey } from '../features/answers/statements.ts';
import { ANSWER_QUESTION } from '../features/report/slack/question-blocks.ts';
import type { Company, Press } from './read-company.ts';

/** A Slack that runs on this machine. */
export type LocalSlack = Awaited<ReturnType<typeof startLocalSlack>>;

/** How often each button was pressed, and a read-back as it was shown: one that was put right, if any. */
export type Pressed = {
  readonly shown: string;
  readonly pressed: readonly { readonly label: string; readonly times: number }[];
};

/**
 * Everybody in `presses` says under their read-back what they meant. It is said which side they mean and
 * not which button they press, so that it is right whatever was understood: a side that they do not
 * mean is not about this, and one that the read-back does not show is said in the form behind it.
 */
export async function pressButtons(
  slack: LocalSlack,
  presses: readonly Press[],
  strategy: Strategy,
): Promise<Pressed> {
  const all: { readonly shown: string; readonly labels: readonly string[] }[] = [];
  for (const id of new Set(presses.map(({ person }) => person))) {
    const theirs = presses.filter(({ person }) => person === id);
    const meant = new Map(theirs.map(({ rule, side }) => [rule, side]));
    const { blocks, text } = await readBackTo(slack, id);
    const shown = renderBlocksAsText(blocks, text);
    all.push({ shown, labels: await sayAll(slack, id, meant, strategy) });
  }
  const labels = all.flatMap((each) => each.labels);
  const count = (label: string) => labels.filter((each) => each === label).length;
  const told = all.find((each) => each.labels.includes(CORRECTING)) ?? all[0];
  return {
    shown: told?.shown ?? '',
    pressed: [...new Set(labels)]
      .map((label) => ({ label, times: count(label) }))
      .sort((a, b) => b.times - a.times),
  };
}

/** What is pressed under a side that was understood the wrong way round. */
const CORRECTING = 'The other one';

type Meant = ReadonlyMap<string, Side>;

/** Presses until nothing is left to say; answers what the buttons said. */
async function sayAll(
  slack: LocalSlack,
  id: string,
  meant: Meant,
  strategy: Strategy,
): Promise<readonly string[]> {
  const person = slack.person(id);
  const said = new Set<string>();
  const labels: string[] = [];
  for (;;) {
    const readBack = await readBackTo(slack, id);
    const next = sayings(readBack, strategy).find(
      ({ rule, side, isQuestion }) =>
        !said.has(rule) &&
        (meant.has(rule) || !isQuestion) &&
        side === (meant.get(rule) ?? 'silent'),
    );
    if (next === undefined) break;
    await person.click(readBack, nameOf(next.button));
    await slack.whenQuiet();
    said.add(next.rule);
    labels.push(next.button.label);
  }
  // What a read-back shows first depends on who was read before it; so the rest is said in the form, and
  // the same company always ends with the same report.
  if (decisionRulesOf(strategy).every(({ rule }) => said.has(rule.id))) return labels;
  await person.click(await readBackTo(slack, id), READ_BACK_MORE);
  const form = await slack.waitFor('the form', () => person.openViews().at(-1));
  const fields = decisionRulesOf(strategy).map(({ rule }) => [
    sideField(rule.id),
    meant.get(rule.id) ?? 'silent',
  ]);
  await person.submit(form, Object.fromEntries(fields));
  await slack.whenQuiet();
  return [...labels, 'More'];
}

async function readBackTo(slack: LocalSlack, id: string): Promise<SeenMessage> {
  const person = slack.person(id);
  return await slack.waitFor(`a read-back to ${id}`, () =>
    person.dms().findLast((message) => buttonsOf(message).some(isMore)),
  );
}

/** What the buttons of a read-back say of rules: the value of one is "reading point side points". */
function sayings(readBack: SeenMessage, strategy: Strategy) {
  return buttonsOf(readBack).flatMap((button) => {
    const [, key = '', side] = button.value.split(' ');
    const subject = subjectOfKey(key, strategy);
    const isOurs = button.actionId === `${READ_BACK_SAY}_${side}`;
    if (!isOurs || subject === undefined || !('ruleId' in subject)) return [];
    return [{ button, rule: subject.ruleId, side, isQuestion: subject.kind === 'question' }];
  });
}

/** Whoever may answer what people asked answers it, by the button under the question. */
export async function answerQuestions(
  slack: LocalSlack,
  { owner, answers }: Company,
): Promise<readonly { readonly question: string; readonly text: string }[]> {
  if (owner === undefined) return [];
  const person = slack.person(owner);
  for (const { question, text } of answers) {
    const { message, button } = await slack.waitFor(
      `the question: ${question}`,
      () =>
        person.dms().flatMap((each) => {
          const found = buttonUnder(each, question);
          return found === undefined ? [] : [{ message: each, button: found }];
        })[0],
    );
    await person.click(message, nameOf(button));
    const form = await slack.waitFor('the form', () => person.openViews().at(-1));
    await person.submit(form, { answer: text });
    await slack.whenQuiet();
  }
  return answers;
}

type SeenMessage = ReturnType<ReturnType<LocalSlack['person']>['dms']>[number];

type Button = {
  readonly blockId: string;
  readonly actionId: string;
  readonly value: string;
  readonly label: string;
};

function buttonsOf({ blocks }: Pick<SeenMessage, 'blocks'>): readonly Button[] {
  return blocks.flatMap((block) => buttonsIn(block));
}

function buttonsIn(block: SeenMessage['blocks'][number]): readonly Button[] {
  const { block_id: blockId, elements } = block as {
    readonly block_id?: string;
    readonly elements?: readonly RawButton[];
  };
  return (elements ?? []).flatMap(({ action_id: actionId, value = '', text }) =>
    blockId === undefined || actionId === undefined
      ? []
      : [{ blockId, actionId, value, label: typeof text === 'object' ? text.text : '' }],
  );
}

type RawButton = {
  readonly action_id?: string;
  readonly value?: string;
  readonly text?: { readonly text: string } | string;
};

function isMore({ actionId }: Button): boolean {
  return actionId === READ_BACK_MORE;
}

/** As local-slack finds an element whose action stands several times in a message. */
function nameOf({ blockId, actionId }: Button): string {
  return `${blockId}/${actionId}`;
}

/** The button of a question stands in the block after its words. */
function buttonUnder({ blocks }: SeenMessage, question: string): Button | undefined {
  const at = blocks.findIndex((block) => JSON.stringify(block).includes(question));
  const next = at === -1 ? undefined : blocks[at + 1];
  return next && buttonsIn(next).find(({ actionId }) => actionId === ANSWER_QUESTION);
}
