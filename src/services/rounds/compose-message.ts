import { composeReport } from '../../domain/compose-report.ts';
import { disclose } from '../../domain/disclosure/disclose.ts';
import { type AskedQuestion, askedQuestion, type Message } from '../../domain/message.ts';
import type { Outgoing } from '../../domain/outgoing.ts';
import { mainQuestion, type Question, resolveTurn } from '../../domain/question.ts';
import { isSwappedFor, isSwappedInChannel } from '../../domain/round.ts';
import type { Disclosure } from '../../domain/settings.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { type FlagNoteNeeds, flagNoteOf } from '../flags/compose-flag-note.ts';
import type { ClipFinder } from '../ports/clip-store.ts';
import type { ScheduleStore, StrategyStore } from '../ports/plan-stores.ts';
import type { ReportStore, RoundStore } from '../ports/round-store.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { type ReadBackNeeds, readBackOf } from '../replies/read-back.ts';
import { type EchoNeeds, echoOf } from './compose-echo.ts';

const DAY = 86_400_000;

/** What composing messages needs. */
export type ComposeNeeds = EchoNeeds &
  FlagNoteNeeds &
  ReadBackNeeds & {
    readonly rounds: Pick<RoundStore, 'prompt' | 'prompts'>;
    readonly reports: ReportStore;
    readonly clips: ClipFinder;
    readonly settings: Pick<SettingsStore, 'read'>;
    readonly schedules: Pick<ScheduleStore, 'list' | 'questions'>;
    readonly strategies: Pick<StrategyStore, 'newest'>;
  };

/** Composes a waiting message from what is known now; undefined if what it is about is gone. */
export async function composeMessage(
  needs: ComposeNeeds,
  workspaceId: string,
  message: Outgoing,
): Promise<Message | undefined> {
  const { kind, subjectId } = message;
  switch (kind) {
    case 'prompt':
      return await promptOf(needs, workspaceId, subjectId);
    case 'round-opening':
      return await openingOf(needs, workspaceId, subjectId);
    case 'reminder':
      return await reminderOf(needs, workspaceId, subjectId);
    case 'receipt':
      return await receiptOf(needs, workspaceId, subjectId);
    case 'read-back': {
      const readBack = await readBackOf(needs, message);
      return readBack && { kind, ...readBack };
    }
    case 'heard':
    case 'clip-unheard':
      return await clipNoteOf(needs, kind, subjectId);
    case 'file-declined':
      return { kind };
    case 'why':
      return await whyOf(needs, workspaceId, subjectId);
    case 'form-echo':
      return await echoOf(needs, workspaceId, subjectId);
    case 'round-closed':
      return await closingOf(needs, workspaceId, subjectId);
    case 'flag-assigned':
      return await flagNoteOf(needs, workspaceId, message);
    case 'trouble':
      return await troubleOf(needs, workspaceId, subjectId);
    case 'sample':
      return await sampleOf(needs, workspaceId, message);
  }
}

async function promptOf(needs: ComposeNeeds, workspaceId: string, promptId: string) {
  const prompt = await needs.rounds.prompt(promptId);
  const brief = prompt && (await needs.reports.brief(workspaceId, prompt.roundId));
  if (prompt === undefined || brief === undefined) return undefined;
  const { questions, closesAt, disclosure } = brief.round;
  const asking = { to: 'person', subjectId: promptId, questions, closesAt, disclosure } as const;
  return promptMessage(brief.strategy, asking, prompt.isSwapped);
}

async function openingOf(needs: ComposeNeeds, workspaceId: string, roundId: string) {
  const brief = await needs.reports.brief(workspaceId, roundId);
  if (brief === undefined) return undefined;
  const { questions, closesAt, disclosure } = brief.round;
  const asking = { to: 'channel', subjectId: roundId, questions, closesAt, disclosure } as const;
  return promptMessage(brief.strategy, asking, isSwappedInChannel(roundId));
}

async function reminderOf(needs: ComposeNeeds, workspaceId: string, promptId: string) {
  const prompt = await needs.rounds.prompt(promptId);
  const brief = prompt && (await needs.reports.brief(workspaceId, prompt.roundId));
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
async function receiptOf(needs: ComposeNeeds, workspaceId: string, replyId: string) {
  const reply = await needs.replies.find(replyId);
  const brief = reply && (await needs.reports.brief(workspaceId, reply.roundId));
  if (reply === undefined || brief === undefined) return undefined;
  const { closesAt } = brief.round;
  const wasAsked = reply.promptId !== null;
  const isClip = await needs.clips.isAllOf(replyId);
  if (wasAsked && !isClip) return undefined;
  return { kind: 'receipt', isLate: reply.isLate, wasAsked, isClip, closesAt } as const;
}

/** Undefined where the clip was deleted, or has come further since. */
async function clipNoteOf(
  { clips }: ComposeNeeds,
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

async function whyOf(needs: ComposeNeeds, workspaceId: string, promptId: string) {
  const prompt = await needs.rounds.prompt(promptId);
  const brief = prompt && (await needs.reports.brief(workspaceId, prompt.roundId));
  return brief && ({ kind: 'why', closesAt: brief.round.closesAt } as const);
}

async function closingOf(needs: ComposeNeeds, workspaceId: string, roundId: string) {
  const view = await needs.reports.view(workspaceId, roundId);
  if (view === undefined) return undefined;
  // Nothing of what was found: executives are first asked what they expect.
  const { asked, replied } = composeReport(disclose(view)).response;
  const { name: strategyName } = view.strategy;
  return { kind: 'round-closed', strategyName, roundId, asked, replied } as const;
}

async function troubleOf(needs: ComposeNeeds, workspaceId: string, roundId: string) {
  const brief = await needs.reports.brief(workspaceId, roundId);
  if (brief === undefined) return undefined;
  const prompts = await needs.rounds.prompts(roundId);
  const people = prompts.flatMap(({ personId, state, remark }) =>
    state === 'failed' || state === 'skipped' ? [{ personId, why: remark ?? '' }] : [],
  );
  if (people.length === 0) return undefined;
  return { kind: 'trouble', strategyName: brief.strategy.name, people } as const;
}

/** What the next turn of a schedule looks like; the ordinal of a sample says which turn. */
async function sampleOf(needs: ComposeNeeds, workspaceId: string, message: Outgoing) {
  const planned = (await needs.schedules.list(workspaceId)).find(
    ({ schedule }) => schedule.id === message.subjectId,
  );
  if (planned === undefined) return undefined;
  const { strategyId, rotation, openDays } = planned.schedule;
  const strategy = await needs.strategies.newest(workspaceId, strategyId);
  if (strategy === undefined) return undefined;
  const bank = await needs.schedules.questions(workspaceId);
  const refs = rotation[message.ordinal % rotation.length] ?? [];
  const questions = resolveTurn(refs, strategy.content, bank);
  const { disclosure } = await needs.settings.read(workspaceId);
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
