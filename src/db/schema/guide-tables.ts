import type { Dialect } from '../dialect-sqlite.ts';
import type { PeopleTables } from './people-tables.ts';

/** What people asked the guide, and whether the answers helped. */
export function guideTables(d: Dialect, { workspaces }: PeopleTables) {
  const guideQuestions = d.table(
    'guide_questions',
    {
      id: d.text('id').primaryKey(),
      workspaceId: d
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      question: d.text('question').notNull(),
      stems: d.json('stems').$type<readonly string[]>().notNull(),
      isAnswered: d.bool('is_answered').notNull(),
      askedAt: d.time('asked_at').notNull(),
    },
    (t) => [d.index('guide_questions_newest').on(t.workspaceId, t.askedAt)],
  );

  const guideVotes = d.table(
    'guide_votes',
    {
      questionId: d
        .text('question_id')
        .notNull()
        .references(() => guideQuestions.id, { onDelete: 'cascade' }),
      stem: d.text('stem').notNull(),
      personId: d.text('person_id').notNull(),
      isHelpful: d.bool('is_helpful').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.questionId, t.stem, t.personId] })],
  );

  return { guideQuestions, guideVotes };
}
