import { sqliteDialect } from './dialect-sqlite.ts';
import { makeSchema } from './schema.ts';

// drizzle-kit finds tables among a file's exports, so each is named here.
export const {
  workspaces,
  people,
  roles,
  absences,
  settings,
  peopleImports,
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
  erasedMessages,
  revisions,
  clips,
  readings,
  flags,
  guideQuestions,
  guideVotes,
  modelUsage,
} = makeSchema(sqliteDialect);
