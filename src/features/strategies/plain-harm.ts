import { plainWordsIn, stem } from '../../domain/same-words.ts';

/** What nobody wants, whatever the strategy. A cost that somebody may choose ("risk", "debt") is not here. */
const HARMS =
  'defect bug waste delay failure error mistake outage downtime complaint rework chaos confusion ' +
  'inefficiency accident injury fraud breach damage harm loss churn mess disorder mediocrity ' +
  'negligence ignorance incompetence dissatisfaction frustration disappointment misunderstanding ' +
  'bureaucracy lack neglecting ignoring losing wasting failing disappointing annoying';

/** What makes anything unwanted: "poor service", "missed deadlines". */
const BAD =
  'bad badly poor poorly sloppy careless broken wrong wrongly unhappy dissatisfied frustrated ' +
  'disappointed unsafe unreliable useless pointless needless unnecessary wasteful wasted missed ' +
  'failed faulty defective inefficient ineffective mediocre inferior worse worst low';

/** Where a harm happens or what is bad: names no alternative that a leader could choose. */
const PLACES =
  'quality service product project work process software code release production delivery result ' +
  'outcome experience team customer user client company business organization organisation people ' +
  'employee time money resource deadline performance job thing decision doing making ' +
  'delivering providing shipping having accepting feedback need trust data system';

/** Words between the others, and those that only say how much. */
const LINKS =
  'a an the our your their its of in on at to for with by from and or as too more many much most high ' +
  'higher frequent constant any some all very being is are';

const HARMFUL = stemsOf(HARMS, BAD);
const PLAIN = stemsOf(HARMS, BAD, PLACES, LINKS);

/**
 * True where a text names only what nobody wants, so that nobody could choose it: "defects", "poor
 * quality and delays", "losing customers". Every word must be a harm, a bad quality, or say where or
 * how much; one word of another kind ("fixing bugs", "fewer bugs", "lost small customers") is
 * something that people do choose. English; a text in another language is never a plain harm.
 */
export function isPlainHarm(text: string): boolean {
  const words = plainWordsIn(text).map(stem);
  return words.some((word) => HARMFUL.has(word)) && words.every((word) => PLAIN.has(word));
}

function stemsOf(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')).map(stem));
}
