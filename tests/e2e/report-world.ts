import { renderBlocksAsText, renderViewAsText } from 'local-slack/block-kit/render-text';
import { DEFAULT_SETTINGS, type Disclosure } from '../../src/domain/settings.ts';
import { openStores } from '../integration/temp-workspace.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type Where } from './world.ts';

/** What leaders said; Dan said nothing. */
export const SAID = {
  product:
    'We stop the template gallery on Friday; its five engineers move to single sign-on and audit logs.',
  sales:
    'My team will chase every inbound trial this quarter. The bonus still pays for each small deal we close.',
  support:
    'I point the small ones to the help pages from Monday on and look after the forty named accounts myself.',
};
/** Each says by themselves how they meant it, so that nothing hangs on what a reader makes of it. */
const ANSWERS: Answers = {
  U0ANNA: { words: SAID.product, sides: { side_features: 'prefer', side_accounts: 'silent' } },
  U0BEN: { words: SAID.sales, sides: { side_features: 'silent', side_accounts: 'over' } },
  U0CLEO: { words: SAID.support, sides: { side_features: 'silent', side_accounts: 'prefer' } },
};

/** What each person says, and how they say that they meant it. */
export type Answers = Readonly<
  Record<string, { readonly words: string; readonly sides: Readonly<Record<string, string>> }>
>;

/** A world whose round has closed, with what Anna, the executive, needs to look at its report. */
export async function reportWorld(
  where: Where & { disclosure?: Disclosure; answers?: Answers } = {},
) {
  const world = await startWorld(where);
  const app = await world.startApp();
  const { slack } = world;
  if (where.disclosure) {
    const stores = openStores(world.config.databasePath);
    const settings = { ...DEFAULT_SETTINGS, disclosure: where.disclosure, smallestGroup: 2 };
    await stores.settings.save(slack.teamId, settings);
    stores.close();
  }
  world.setTime(AFTER_DUE);
  await app.tick();
  for (const [id, { words, sides }] of Object.entries(where.answers ?? ANSWERS)) {
    await sayAndMean(slack.person(id), words, sides);
  }
  world.setTime(AFTER_CLOSING);
  await app.tick();
  async function sayAndMean(
    self: ReturnType<typeof slack.person>,
    words: string,
    sides: Readonly<Record<string, string>>,
  ) {
    await self.dm(words);
    const readBack = await slack.waitFor('what was understood', () =>
      self.dms().find((message) => JSON.stringify(message.blocks).includes('read_back_wrong')),
    );
    await self.click(readBack, 'read_back_wrong');
    const form = await slack.waitFor('the form', () => self.openViews().at(-1));
    await self.submit(form, { kind: 'operational', ...sides });
    await slack.waitFor('no form', () => self.openViews().length === 0);
  }
  const person = (id: string) => {
    const self = slack.person(id);
    const answers = () => self.dms().filter((message) => message.ephemeral);
    const afterDoing = async (what: string, work: () => Promise<unknown>) => {
      const before = answers().length;
      await work();
      return await slack.waitFor(`an answer to ${what}`, () => answers()[before]);
    };
    return {
      self,
      /** The next message that only they see after a command or a press. */
      afterDoing,
      ask: (text = '') =>
        afterDoing(`/alignment-report ${text}`, () => self.runCommand('/alignment-report', text)),
      /** The report itself, after the question that comes before it. */
      async report(text = '') {
        const question = await this.ask(text);
        if (!question.text.includes('How many of 100')) return question;
        return await afterDoing('no number', () => self.click(question, 'report_skip_belief'));
      },
      modal: (title: string) =>
        slack.waitFor(`"${title}"`, () => {
          const top = self.openViews().at(-1);
          return top?.title === title ? top : undefined;
        }),
    };
  };
  return { ...world, app, anna: person('U0ANNA'), person };
}

type Seen = Awaited<ReturnType<Awaited<ReturnType<typeof reportWorld>>['anna']['ask']>>;
type View = Awaited<ReturnType<Awaited<ReturnType<typeof reportWorld>>['anna']['modal']>>;

/** A message as a person reads it. */
export const read = (message: Seen) => renderBlocksAsText(message.blocks, message.text);
/** A modal as a person reads it. */
export const readView = (view: View) => renderViewAsText(view.wire);
