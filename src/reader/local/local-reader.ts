import { err, ok } from '../../domain/result.ts';
import { decisionRulesOf } from '../../domain/strategy.ts';
import type { Reader, ReadFailure } from '../reader.ts';
import { prepareText, statementsOf } from '../text/sentences.ts';
import { composeReading, decode } from './compose-reading.ts';
import { judge, loadNetwork } from './judge.ts';
import { describeNetwork, networkDir } from './network-description.ts';

/** Longest reply that is read, in characters; Slack allows 40,000 in a message. */
export const MAX_REPLY_CHARACTERS = 40_000;

/** Beyond this many statements a reply is no answer to one question; the rest is not read. */
export const MAX_STATEMENTS = 60;

/** Raised by hand whenever code changes what a reading says with the same weights. */
const CODE_VERSION = 3;

/** Where the network lies, and who loads it. */
type LocalReaderOptions = { readonly dir?: string; readonly load?: typeof loadNetwork };

/** The reader that needs no outside service. */
export type LocalReader = Reader & {
  /** Frees the memory of the network, if it was loaded. */
  close(): Promise<void>;
};

/**
 * Makes the reader of the network in `dir` (default: the one that comes with the package). The
 * network is loaded with the first reply that has words to read, and `read` throws where its files
 * are missing or changed.
 */
export function createLocalReader({
  dir = networkDir(),
  load = loadNetwork,
}: LocalReaderOptions = {}): LocalReader {
  const description = describeNetwork(dir);
  const identity = { name: 'local', version: `${CODE_VERSION}-${description.version}` };
  const network = onFirstUse(() => load(dir, description));
  const languageCheck = onFirstUse(loadLanguageCheck);
  return {
    identity,
    async read({ text, question }, strategy) {
      if (text.length > MAX_REPLY_CHARACTERS) return err(TOO_LONG);
      const statements = statementsOf(prepareText(text)).slice(0, MAX_STATEMENTS);
      if (statements.length === 0) return err(EMPTY);
      const texts = statements.map((statement) => statement.text);
      const isForeign = await languageCheck.get();
      if (isForeign(texts)) return err(OTHER_LANGUAGE);
      const rules = decisionRulesOf(strategy).map(({ rule }) => rule);
      const toJudge = { statements: texts, question };
      const judgement = await judge(await network.get(), description, toJudge, rules);
      const decoded = decode(judgement, description.parameters);
      const reply = { text, statements, ruleIds: rules.map(({ id }) => id) };
      return ok(
        await composeReading(identity, reply, judgement, decoded, description.parameters.side),
      );
    },
    async close() {
      await (await network.ifUsed())?.close();
    },
  };
}

/** What is made when it is first asked for, and again after it could not be made. */
function onFirstUse<Value>(make: () => Promise<Value>) {
  let made: Promise<Value> | undefined;
  return {
    async get(): Promise<Value> {
      made ??= make();
      try {
        return await made;
      } catch (error) {
        made = undefined;
        throw error;
      }
    },
    ifUsed: async (): Promise<Value | undefined> => await made?.catch(() => undefined),
  };
}

const TOO_LONG: ReadFailure = {
  kind: 'too-long',
  message: 'This reply is too long to be read as one answer.',
};

const EMPTY: ReadFailure = {
  kind: 'empty',
  message: 'This reply has no words of its own to read.',
};

const OTHER_LANGUAGE: ReadFailure = {
  kind: 'language',
  message: 'This reply is not in English, the only language that the local reader reads.',
};

/** Says whether a reply, given as its statements, is written in another language than English. */
export type LanguageCheck = (statements: readonly string[]) => boolean;

/**
 * How much more likely than English the likeliest other language must be: of a whole reply, and of a
 * single statement among others. Chosen so that fewer than one English reply in a hundred is taken for
 * foreign; docs/reader.md has the figures.
 */
const MARGIN_OF_REPLY = 0.03;
const MARGIN_OF_STATEMENT = 0.1;
/** A shorter statement may be a name, an order number or a borrowed phrase. */
const FEWEST_WORDS = 4;
/** Fewer letters, "2 FTE" say, are of no language. */
const FEWEST_LETTERS = 4;

/** Loads the detector: its table of letter groups is a megabyte that most commands never need. */
export async function loadLanguageCheck(): Promise<LanguageCheck> {
  const { eld } = await import('eld/extrasmall');
  const marginOf = (text: string) => {
    const { en = 0, ...others } = eld.detect(text).getScores();
    return Math.max(0, ...Object.values(others)) - en;
  };
  // One sentence in another language may hold the very plan, so a reply is English only as a whole.
  const isForeign = (statement: string) =>
    isInOtherLetters(statement) ||
    (wordsOf(statement) >= FEWEST_WORDS && marginOf(statement) > MARGIN_OF_STATEMENT);
  return (statements) => {
    const reply = statements.join('\n');
    const isForeignAsWhole =
      lettersOf(reply) >= FEWEST_LETTERS && marginOf(reply) > MARGIN_OF_REPLY;
    return isForeignAsWhole || statements.some(isForeign);
  };
}

/** Mostly letters that no English word has, and that need no spaces to make many words. */
function isInOtherLetters(text: string): boolean {
  const latin = text.match(/\p{Script=Latin}/gu) ?? [];
  return lettersOf(text) > 1 && latin.length * 2 < lettersOf(text);
}

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function wordsOf(text: string): number {
  return text.split(' ').filter((word) => lettersOf(word) > 0).length;
}
