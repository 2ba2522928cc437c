import type { Deps } from '../deps.ts';
import type { OutboxMessage } from '../domain/outbox-message.ts';
import { mainQuestion, type Question, resolveTurn } from '../domain/question.ts';
import { isSwappedFor, isSwappedInChannel } from '../domain/round.ts';
import type { Disclosure } from '../domain/settings.ts';
import type { Strategy } from '../domain/strategy.ts';
import { readBackOf } from '../features/answers/address-read-back.ts';
import { echoOf } from '../features/answers/compose-echo.ts';
import { flagNoteOf } from '../features/flags/compose-flag-note.ts';
import { disclose } from '../features/flags/disclosure/disclose.ts';
import { composeReport } from '../features/report/compose-report.ts';
import { type AskedQuestion, askedQuestion, type Message } from './message.ts';

const DAY = 86_400_000;

/** Composes a waiting message from what is known now; undefined if what it is about is gone. */
export async function composeMessage(
  deps: Deps,
  workspaceId: string,
  message: OutboxMessage,
): Promise<Message | undefined> {
  const { kind, subjectId } = message;
  switch (kind) {
    case 'prompt':
      return await promptOf(deps, workspaceId, subjectId);
    case 'round-opening':
      return await openingOf(deps, workspaceId, subjectId);
    case 'reminder':
      return await reminderOf(deps, workspaceId, subjectId);
    case 'receipt':
      return await receiptOf(deps, workspaceId, subjectId);
    case 'read-back': {
      const readBack = await readBackOf(deps, message);
      return readBack && { kind, ...readBack };
    }
    case 'heard':
    case 'clip-unheard':
      return await clipNoteOf(deps, kind, subjectId);
    case 'file-declined':
      return { kind };
    case 'why':
      return await whyOf(deps, workspaceId, subjectId);
    case 'form-echo':
      return await echoOf(deps, workspaceId, subjectId);
    case 'round-closed':
      return await closingOf(deps, workspaceId, subjectId);
    case 'flag-assigned':
      return await flagNoteOf(deps, workspaceId, message);
    case 'trouble':
      return await troubleOf(deps, workspaceId, subjectId);
    case 'sample':
      return await sampleOf(deps, workspaceId, message);
  }
}

async function promptOf(deps: Deps, workspaceId: string, promptId: string) {
  const prompt = await deps.rounds.prompt(promptId);
  const brief = prompt && (await deps.reports.brief(workspaceId, prompt.roundId));
  if (prompt === undefined || brief === undefined) return undefined;
  const { questions, closesAt, disclosure } = brief.round;
  const asking = { to: 'person', subjectId: promptId, questions, closesAt, disclosure } as const;
  return promptMessage(brief.strategy, asking, prompt.isSwapped);
}

async function openingOf(deps: Deps, workspaceId: string, roundId: string) {
  const brief = await deps.reports.brief(workspaceId, roundId);
  if (brief === undefined) return undefined;
  const { questions, closesAt, disclosure } = brief.round;
  const asking = { to: 'channel', subjectId: roundId, questions, closesAt, disclosure } as const;
  return promptMessage(brief.strategy, asking, isSwappedInChannel(roundId));
}

async function reminderOf(deps: Deps, workspaceId: string, promptId: string) {
  const prompt = await deps.rounds.prompt(promptId);
  const brief = prompt && (await deps.reports.brief(workspaceId, prompt.roundId));
  if (prompt === undefined || brief === undefined) return undefined;
  const { round, strategy } = brief;
  const main = mainQuestion(round.questions);
  return {
    kind: 'reminder',
    promptId,
    strategyName: strategy.name,
    question: main ? inOneLine(askedQuestion(main, strategy, isSwappedFor(round, prompt))) : '',
    closesAt: round.closesAt,
  } as const;
}

/** A question without its buttons; the sides of a dilemma keep the order drawn. */
function inOneLine({ text, sides }: AskedQuestion): string {
  const named = sides.map((side) => side.text).join(', or ');
  return named === '' ? text : `${text} ${named}?`;
}

/** Whose words can be read is told what was understood; a receipt is for everybody else. */
async function receiptOf(deps: Deps, workspaceId: string, replyId: string) {
  const reply = await deps.replies.find(replyId);
  const brief = reply && (await deps.reports.brief(workspaceId, reply.roundId));
  if (reply === undefined || brief === undefined) return undefined;
  const { closesAt } = brief.round;
  const wasAsked = reply.promptId !== null;
  const isClip = await deps.clips.isAllOf(replyId);
  if (wasAsked && !isClip) return undefined;
  return { kind: 'receipt', isLate: reply.isLate, wasAsked, isClip, closesAt } as const;
}

/** Undefined where the clip was deleted, or has come further since. */
async function clipNoteOf(
  { clips }: Deps,
  kind: 'heard' | 'clip-unheard',
  clipId: string,
): Promise<Message | undefined> {
  const clip = await clips.find(clipId);
  if (clip === undefined) return undefined;
  const { state, transcript: words } = clip;
  if (kind === 'heard') return state === 'heard' ? { kind, clipId, words } : undefined;
  if (state !== 'unheard' && state !== 'misheard') return undefined;
  return { kind, wasMisheard: state === 'misheard' };
}

async function whyOf(deps: Deps, workspaceId: string, promptId: string) {
  const prompt = await deps.rounds.prompt(promptId);
  const brief = prompt && (await deps.reports.brief(workspaceId, prompt.roundId));
  return brief && ({ kind: 'why', closesAt: brief.round.closesAt } as const);
}

async function closingOf(deps: Deps, workspaceId: string, roundId: string) {
  const view = await deps.reports.view(workspaceId, roundId);
  if (view === undefined) return undefined;
  // Nothing of what was found: executives are first asked what they expect.
  const { asked, replied } = composeReport(disclose(view)).response;
  const { name: strategyName } = view.strategy;
  return { kind: 'round-closed', strategyName, roundId, asked, replied } as const;
}

async function troubleOf(deps: Deps, workspaceId: string, roundId: string) {
  const brief = await deps.reports.brief(workspaceId, roundId);
  if (brief === undefined) return undefined;
  const prompts = await deps.rounds.prompts(roundId);
  const people = prompts.flatMap(({ personId, state, remark }) =>
    state === 'failed' || state === 'skipped' ? [{ personId, why: remark ?? '' }] : [],
  );
  if (people.length === 0) return undefined;
  return { kind: 'trouble', strategyName: brief.strategy.name, people } as const;
}

/** What the next turn of a schedule looks like; the ordinal of a sample says which turn. */
async function sampleOf(deps: Deps, workspaceId: string, message: OutboxMessage) {
  const planned = (await deps.schedules.list(workspaceId)).find(
    ({ schedule }) => schedule.id === message.subjectId,
  );
  if (planned === undefined) return undefined;
  const { strategyId, rotation, openDays } = planned.schedule;
  const strategy = await deps.strategies.newest(workspaceId, strategyId);
  if (strategy === undefined) return undefined;
  const bank = await deps.schedules.questions(workspaceId);
  const refs = rotation[message.ordinal % rotation.length] ?? [];
  const questions = resolveTurn(refs, strategy.content, bank);
  const { disclosure } = await deps.settings.read(workspaceId);
  const closesAt = new Date(message.notBefore.getTime() + openDays * DAY);
  const asking = { to: 'person', subjectId: null, questions, closesAt, disclosure } as const;
  return promptMessage(strategy.content, asking, false);
}

type Asking = {
  readonly to: 'person' | 'channel';
  readonly subjectId: string | null;
  readonly questions: readonly Question[];
  readonly closesAt: Date;
  readonly disclosure: Disclosure;
};

function promptMessage(
  strategy: Strategy,
  { questions, ...asking }: Asking,
  isSwapped: boolean,
): Message {
  return {
    kind: 'prompt',
    ...asking,
    strategyName: strategy.name,
    statement: strategy.statement,
    questions: questions.map((question) => askedQuestion(question, strategy, isSwapped)),
  };
}
