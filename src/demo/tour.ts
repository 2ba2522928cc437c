import type { TourStep } from 'local-slack';
import type { OpenRound } from './move-clock.ts';
import type { LocalSlack } from './press-buttons.ts';
import type { Company } from './read-company.ts';

type Parts = {
  readonly slack: LocalSlack;
  readonly round: OpenRound;
  readonly company: Company;
  /** Whether the visitor has made a report of files of their own. */
  readonly hasBroughtOwn: () => boolean;
};

/** Six steps through the product; none for a company that has not everybody whom they need. */
export function tourOf({ slack, round, company, hasBroughtOwn }: Parts): readonly TourStep[] {
  const cast = castOf(company);
  if (cast === undefined) return [];
  const { sales, product, executive, admin } = cast;
  const seen = watchFromNow(slack);
  const openedAt = round.openedAt;
  const example = (id: string) => ({ example: wordsOf(company, id) });
  return [
    {
      title: 'Answer as Sales',
      words: `You are ${sales.name}, and Throughline asks what you will do differently. Answer in your own words, below.`,
      person: sales.id,
      look: 'messages',
      ...example(sales.id),
      isDone: () => seen.said(sales.id),
    },
    {
      title: 'See what was understood',
      words:
        'In the thread Throughline says what it took from your words. Was one understood the wrong way round? Press [The other one]. Nobody is quoted before they have seen this.',
      person: sales.id,
      look: 'thread',
      isDone: () => seen.pressed(sales.id, ['The other one']),
    },
    {
      title: 'Answer as Product',
      words: `Now you are ${product.name}. The same strategy, the same question: what will you do?`,
      person: product.id,
      look: 'messages',
      ...example(product.id),
      isDone: () => seen.said(product.id),
    },
    {
      title: 'Move the clock',
      words:
        'A round takes days; here it takes a moment. Open the clock above: [Let the others answer], then [Until the round closes].',
      look: 'actions',
      isDone: () => round.openedAt !== openedAt,
    },
    {
      title: 'Open the report',
      words: `You are ${executive.name}, who leads. Write /alignment-report and see where plans part. Under a trade-off press [Ask them], and those concerned get one question.`,
      person: executive.id,
      look: 'messages',
      isDone: () => seen.pressed(executive.id, ['Ask them']),
    },
    {
      title: 'Set up a strategy of your own',
      words: `[Show me] opens [Bring your own]: paste yours and read its report. Or be ${admin.name}, the admin, and write /strategy-check.`,
      look: 'form',
      isDone: () => hasBroughtOwn() || seen.ran(admin.id, '/strategy-check'),
    },
  ];
}

function castOf({ people }: Company) {
  const leads = (name: string) =>
    people.find(({ function: inFunction, level }) => inFunction === name && level === 'executive');
  const [sales, product] = [leads('Sales'), leads('Product')];
  const executive = people.find((each) => each.isExecutive && each !== sales && each !== product);
  const admin = people.find(({ isAdmin }) => isAdmin);
  return sales && product && executive && admin ? { sales, product, executive, admin } : undefined;
}

function wordsOf({ replies }: Company, id: string): string {
  const reply = replies.find(({ personId }) => personId === id);
  return reply?.edit ?? reply?.text ?? '';
}

type Payload = {
  readonly type?: string;
  readonly user?: { readonly id?: string };
  readonly actions?: readonly { readonly text?: { readonly text?: string } }[];
  readonly event?: { readonly type?: string; readonly user?: string };
  readonly command?: string;
  readonly user_id?: string;
};

/** What people have done since now, by what was sent to the app. */
function watchFromNow({ record }: LocalSlack) {
  const from = record.deliveries.length;
  const some = (isIt: (payload: Payload) => boolean) =>
    record.deliveries.slice(from).some(({ body }) => isIt(body as Payload));
  return {
    said: (id: string) =>
      some(
        ({ type, user, event }) =>
          (event?.type === 'message' && event.user === id) ||
          (type === 'view_submission' && user?.id === id),
      ),
    pressed: (id: string, labels: readonly string[]) =>
      some(
        ({ user, actions = [] }) =>
          user?.id === id && actions.some(({ text }) => labels.includes(text?.text ?? '')),
      ),
    ran: (id: string, command: string) =>
      some((payload) => payload.user_id === id && payload.command === command),
  };
}
