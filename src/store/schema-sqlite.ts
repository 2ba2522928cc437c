import { sqliteDialect } from './dialect-sqlite.ts';
import { makeSchema } from './schema.ts';

// drizzle-kit finds tables among a file's exports, so each is named here.
export const {
  workspaces,
  people,
  roles,
  absences,
  settings,
  strategyVersions,
  strategyDrafts,
  ownQuestions,
  audiences,
  schedules,
  rounds,
  prompts,
  outbox,
  askedDays,
  structuredAnswers,
  formDrafts,
  replies,
  replyMessages,
  revisions,
  readings,
  flags,
  guideQuestions,
  guideVotes,
  modelUsage,
} = makeSchema(sqliteDialect);
