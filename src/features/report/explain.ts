import { isOwnWord, LEADER, originOf, READING_KINDS } from '../../domain/reading.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { EVERYBODY } from '../flags/disclosure/groups.ts';
import { functionOf, saysKind, signatureOf } from '../flags/quotes.ts';
import { type Answer, compareAnswers, isUnread, type RoundView } from '../flags/round-view.ts';
import { composeReport } from './compose-report.ts';
import { findingCells } from './explain-findings.ts';
import { type Cell, type Counting, ruleCells } from './explain-rules.ts';
import type { Report } from './report.ts';

/** What a number of a report counts: one entry for each. */
export type Explained = { readonly cell: string; readonly entries: readonly string[] };

/**
 * Lists what a number of the report of a round counts, under the rights of whoever sees the report:
 * `view` is what `disclose` made. People are named only where the round was asked that way and what is
 * counted is their own word; else the group is told under which they are counted. The error lists the
 * cells that start alike, or all.
 */
export function explainCell(view: RoundView, cell: string): Result<Explained, readonly string[]> {
  const cells = cellsOf(view);
  const wanted = cell.trim().toLowerCase();
  const found = cells.find(({ name }) => name.toLowerCase() === wanted);
  if (found !== undefined) return ok({ cell: found.name, entries: found.entries() });
  const names = cells.map(({ name }) => name);
  const [first = ''] = wanted.split('.');
  const alike = names.filter((name) => name.toLowerCase().startsWith(`${first}.`));
  return err(alike.length > 0 ? alike : names);
}

/** Every number of the report of a round that can be explained, in the report's order. */
export function cellsOf(view: RoundView): readonly Cell[] {
  const report = composeReport(view);
  const answers = [...view.answers].sort(compareAnswers);
  const counting = countingOf(answers, signer(view, report.hidden));
  const response = responseCells(view, counting);
  if (report.hidden !== null) return response;
  return [
    ...response,
    ...READING_KINDS.map((kind) =>
      counting.people(
        `kinds.${kind}`,
        (answer) => isRead(answer) && answer.reply?.reading?.kind === kind,
        saysKind,
      ),
    ),
    ...report.readBy.map(({ reader }) =>
      counting.people(
        `readBy.${reader}`,
        (answer) => isRead(answer) && answer.reply?.reading?.reader.name === reader,
        hasSpoken,
      ),
    ),
    ...findingCells(report, view, counting),
    ...ruleCells(report, counting),
  ];
}

const isRead = ({ reply }: Answer) => reply !== null && !isUnread(reply);

/** Whether its author has said anything of how they were read. */
function hasSpoken(answer: Answer): boolean {
  const { reading } = answer.reply ?? {};
  if (reading == null || reading.reader.name !== LEADER) return false;
  const parts = [reading, ...reading.positions, ...reading.barriers];
  return parts.some((part) => isOwnWord(originOf(reading.reader, part)));
}

type Sign = (answer: Answer, isTheirWord: boolean) => string;

function countingOf(answers: readonly Answer[], sign: Sign): Counting {
  const people: Counting['people'] = (name, isCounted, saysSo = () => false) => ({
    name,
    entries: () => answers.filter(isCounted).map((answer) => sign(answer, saysSo(answer))),
  });
  return {
    people,
    share: (name, isCounted, isAsked, saysSo) => [
      people(name, (answer) => isAsked(answer) && isCounted(answer), saysSo),
      people(`${name}.of`, isAsked),
    ],
  };
}

/** Who stands in a list. While a report is hidden nothing is told but that it is somebody. */
function signer({ round }: RoundView, hidden: Report['hidden']): Sign {
  if (hidden !== null) return () => 'Somebody';
  const isNamed = round.disclosure === 'named';
  return (answer, isTheirWord) => {
    if (isNamed && !isTheirWord)
      return signatureOf({ personName: '', function: functionOf(answer, false) });
    const personName = isNamed ? answer.personName : '';
    return signatureOf({ personName, function: answer.group === EVERYBODY ? '' : answer.group });
  };
}

function responseCells({ uncounted, unreached }: RoundView, { people }: Counting): readonly Cell[] {
  const others = (name: string, count: number, words: string): Cell => ({
    name,
    entries: () => Array.from({ length: count }, () => words),
  });
  return [
    people('response.asked', () => true),
    people('response.replied', ({ reply }) => reply !== null),
    people('response.late', ({ reply }) => reply?.isLate === true),
    people('response.unread', ({ reply }) => reply !== null && isUnread(reply)),
    others('response.uncounted', uncounted, 'Somebody who was not asked'),
    others('response.unreached', unreached, 'Somebody who could not be asked'),
  ];
}
