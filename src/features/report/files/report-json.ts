import { z } from 'zod';
import { CAUSE_WORDS, CAUSES } from '../../../domain/cause.ts';
import { LEVELS } from '../../../domain/person.ts';
import { ORIGINS } from '../../../domain/reading.ts';
import type { FullReport } from '../report.ts';

/**
 * The report as pretty printed JSON in the schema of docs/report-format.md: always the same fields
 * in the same order, moments as ISO 8601 in UTC, ending in one line break.
 */
export function reportAsJson({
  report,
  advice,
  rights,
}: Pick<FullReport, 'report' | 'advice' | 'rights'>): string {
  const document = reportSchema.parse({
    ...report,
    rights,
    causes: report.causes.map((cause) => ({ cause, words: CAUSE_WORDS[cause] })),
    advice: advice.map(({ cause, excerpt }) => ({
      cause,
      excerpt: excerpt && { ...excerpt.article, ...excerpt },
    })),
  });
  return `${JSON.stringify(document, unsigned, 2)}\n`;
}

/** Words that their author does not stand behind are not to be found again by the id of a reply. */
function unsigned(_: string, value: unknown): unknown {
  const isRead = typeof value === 'object' && value !== null && 'isOwn' in value && !value.isOwn;
  return isRead ? { ...value, replyId: '' } : value;
}

/** The JSON Schema of docs/report.schema.json, for those who read reports with a program. */
export function reportJsonSchema() {
  return z.toJSONSchema(reportSchema, {
    target: 'draft-7',
    override({ jsonSchema }) {
      // Zod adds what JavaScript and its own patterns limit; the format promises less.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      delete jsonSchema.id;
    },
  });
}

const text = z.string();
const texts = z.array(text);
const count = z.int().min(0).meta({ id: 'count' });
const fraction = z.number().min(0).max(1);
// Somebody may write a number with more digits than JavaScript holds; JSON then says null.
const typed = z.any().meta({ type: 'number' });
const moment = z
  .date()
  .transform((at) => at.toISOString())
  .pipe(z.iso.datetime({ offset: true }));

const share = z
  .object({ count, of: count, share: fraction, low: fraction, high: fraction })
  .meta({ id: 'share' });

const step = z.object({ before: share, after: share }).meta({ id: 'step' });
const beforeAfter = { all: step, samePeople: step.nullable() };

const tally = z
  .object({ prefer: count, over: count, split: count, silent: count, unread: count, none: count })
  .meta({ id: 'tally' });

const ownTally = z.object({ prefer: count, over: count, split: count }).meta({ id: 'ownTally' });

const cause = z.enum(CAUSES).meta({ id: 'cause' });

const quote = z
  .object({
    replyId: text,
    personName: text,
    function: text,
    level: z.enum(LEVELS).nullable(),
    side: z.enum(['prefer', 'over']).nullable(),
    quote: text,
    isOwn: z.boolean(),
  })
  .meta({ id: 'quote' });

const rule = z
  .object({
    id: text,
    prefer: text,
    over: text,
    evenIf: text,
    tally,
    own: ownTally,
    aligned: share,
    unsure: count,
    agreement: z.object({ a: z.number().min(-1).max(1), rwg: fraction }).nullable(),
    byFunction: z.array(
      z.object({
        function: text,
        tally,
        own: ownTally,
        difference: z.enum(['higher', 'lower', 'none', 'too-few']),
      }),
    ),
    byLevel: z.array(z.object({ level: text, tally })),
    stands: z.array(
      z.object({
        personName: text,
        function: text,
        stand: z.enum(['prefer', 'over', 'split']),
        origin: z.enum(ORIGINS),
        decided: z.boolean(),
        quote: text.nullable(),
      }),
    ),
  })
  .meta({ id: 'rule' });

const collisionSide = z.object({
  own: count,
  read: count,
  groups: texts,
  quote: quote.nullable(),
});

const collision = z
  .object({
    ruleId: text,
    standing: z.enum(['parts', 'against', 'seems']),
    prefer: collisionSide,
    over: collisionSide,
    decides: texts,
    doubts: z.array(quote),
  })
  .meta({ id: 'collision' });

const dilemma = z
  .object({
    ruleId: text,
    choices: z.object({ prefer: count, over: count, depends: count }),
    sameForOtherReasons: z.array(
      z.object({
        choice: z.enum(['prefer', 'over', 'depends']),
        withStrategy: count,
        againstIt: count,
        quotes: z.array(quote),
      }),
    ),
  })
  .meta({ id: 'dilemma' });

const meaning = z
  .object({
    term: text,
    means: text,
    unit: text,
    defined: typed.nullable(),
    uses: z.array(z.object({ value: typed, quotes: z.array(quote) })),
  })
  .meta({ id: 'meaning' });

const flag = z
  .object({
    subject: text,
    kind: z.enum([
      'opposite-sides',
      'to-ask',
      'given-up-side',
      'old-way',
      'barrier',
      'agreement-only',
      'untouched-rule',
    ]),
    severity: z.enum(['high', 'medium', 'low']),
    cause,
    ruleId: text.nullable(),
    summary: text,
    quotes: z.array(quote),
  })
  .meta({ id: 'flag' });

const strategy = z.object({
  id: text,
  version: z.int().min(1),
  name: text,
  period: text,
  statement: text,
});

const round = z.object({
  id: text,
  openedAt: moment,
  closesAt: moment,
  isClosed: z.boolean(),
  questions: texts,
});

const excerpt = z.object({
  title: text,
  url: text,
  readingTime: text,
  attribution: text,
  heading: text,
  text,
});

/** The published format. Fields of the report that do not stand here are left out. */
const reportSchema = z
  .object({
    schema: z.literal('throughline.report'),
    version: z.literal(3),
    strategy,
    round,
    headline: text,
    hidden: z.enum(['open', 'too-few']).nullable(),
    response: z.object({
      asked: count,
      replied: count,
      late: count,
      unread: count,
      uncounted: count,
      unreached: count,
    }),
    kinds: z.object({
      operational: count,
      aspirational: count,
      agreement: count,
      hedged: count,
      conflicting: count,
      unclear: count,
    }),
    readBy: z.array(z.object({ reader: text, replies: count })),
    demonstrated: share,
    signal: z.array(z.object({ band: text, aligned: share })),
    clarity: z.object({ claimed: share, demonstrated: share }).nullable(),
    belief: z.object({ predicted: fraction, found: share }).nullable(),
    priorities: z.array(
      z.object({ id: text, title: text, decisionRights: texts, rules: z.array(rule) }),
    ),
    collisions: z.array(collision),
    dilemmas: z.array(dilemma),
    meanings: z.array(meaning),
    questions: z.array(z.object({ question: text, quotes: z.array(quote) })),
    rights: z.array(z.object({ line: text, quotes: z.array(quote), isSure: z.boolean() })),
    flags: z.array(flag),
    causes: z.array(z.object({ cause, words: text })),
    evidence: z.array(
      z.object({ cause, facts: z.array(z.object({ count, of: count, words: text })) }),
    ),
    change: z
      .object({
        since: z.object({ roundId: text, openedAt: moment }),
        demonstrated: z.object(beforeAfter),
        rules: z.array(z.object({ ruleId: text, ...beforeAfter })),
      })
      .nullable(),
    history: z.array(
      z.object({
        roundId: text,
        openedAt: moment,
        demonstrated: share,
        rules: z.array(z.object({ ruleId: text, aligned: share })),
      }),
    ),
    advice: z.array(z.object({ cause, excerpt: excerpt.nullable() })),
  })
  .meta({
    title: 'A report of Throughline, version 3',
    description: 'The fields are described in report-format.md.',
  });
