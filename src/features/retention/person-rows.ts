import { and, eq, inArray, like, or, sql } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import type { MessageTarget } from '../../domain/outbox-message.ts';
import type { AudienceDefinition } from '../../domain/person.ts';
import { isDirectChannel } from '../../domain/reply.ts';
import { recipientOf } from '../../outbox/outbox-rows.ts';
import type { Owner } from '../home/own-answers-store.ts';
import { digestOf } from '../people/people-store.ts';
import { withoutPerson } from './without-person.ts';

/** Somebody who is being erased, and what stands in the place of their id where a count needs one. */
export type Leaving = Owner & { readonly name: string; readonly standIn: string };

/** What waits to be sent to them is not sent. Before anything is queued that takes messages back. */
export async function dropWaiting(tx: Db, schema: Schema, owner: Owner): Promise<void> {
  const { outbox } = schema;
  const waiting = eq(outbox.state, 'waiting');
  await tx.delete(outbox).where(and(await sentTo(tx, schema, owner), waiting));
}

/** The messages that are for them alone: by name, in their direct messages, or about them. */
async function sentTo(tx: Db, schema: Schema, owner: Owner) {
  const { outbox } = schema;
  const { workspaceId, personId } = owner;
  const channels = await directChannels(tx, schema, owner);
  return and(
    eq(outbox.workspaceId, workspaceId),
    or(
      inArray(outbox.recipient, [personId, ...channels]),
      sql`json_extract(${outbox.target}, '$.onlyTo') = ${personId}`,
      like(outbox.subjectId, `%"${personId}"%`),
    ),
  );
}

/** Where they and the app write to each other. */
async function directChannels(
  tx: Db,
  { prompts, replies, replyMessages }: Schema,
  { workspaceId, personId }: Owner,
): Promise<readonly string[]> {
  const asked = await tx
    .selectDistinct({ id: prompts.channelId })
    .from(prompts)
    .where(and(eq(prompts.workspaceId, workspaceId), eq(prompts.personId, personId)));
  const wrote = await tx
    .selectDistinct({ id: replyMessages.channelId })
    .from(replyMessages)
    .innerJoin(replies, eq(replies.id, replyMessages.replyId))
    .where(and(eq(replies.workspaceId, workspaceId), eq(replies.personId, personId)));
  return [...asked, ...wrote].flatMap(({ id }) => (id !== null && isDirectChannel(id) ? [id] : []));
}

/** Deletes what is theirs alone. */
export async function deleteOwn(
  tx: Db,
  schema: Schema,
  { workspaceId, personId }: Owner,
): Promise<void> {
  const { roles, absences, noteRefusals, askedDays, predictions, auditPeople } = schema;
  for (const table of [roles, absences, noteRefusals, askedDays, auditPeople])
    await tx
      .delete(table)
      .where(and(eq(table.workspaceId, workspaceId), eq(table.personId, personId)));
  await tx
    .delete(predictions)
    .where(
      and(eq(predictions.personId, personId), inArray(predictions.roundId, rounds(tx, schema))),
    );
  await forgetQuestions(tx, schema, { workspaceId, personId });

  function rounds(db: Db, { rounds: all }: Schema) {
    return db.select({ id: all.id }).from(all).where(eq(all.workspaceId, workspaceId));
  }
}

/** An answer of the guide is shown to whoever asked, so that who voted on it has asked. */
async function forgetQuestions(
  tx: Db,
  { guideQuestions, guideVotes }: Schema,
  { workspaceId, personId }: Owner,
): Promise<void> {
  const voted = tx
    .select({ id: guideVotes.questionId })
    .from(guideVotes)
    .where(eq(guideVotes.personId, personId));
  await tx
    .delete(guideQuestions)
    .where(and(eq(guideQuestions.workspaceId, workspaceId), inArray(guideQuestions.id, voted)));
}

/** Puts the stand-in where somebody must still be counted: as asked, as silent. */
export async function putStandIn(tx: Db, schema: Schema, leaving: Leaving): Promise<void> {
  const { prompts, replies, replyMessages, rounds, strategyAnswers } = schema;
  const { workspaceId, personId, standIn } = leaving;
  const own = and(eq(replies.workspaceId, workspaceId), eq(replies.personId, personId));
  const ownReplies = tx.select({ id: replies.id }).from(replies).where(own);
  // Places in a channel stay, so that nothing there is taken in again; a direct one names its person.
  await tx
    .delete(replyMessages)
    .where(and(inArray(replyMessages.replyId, ownReplies), like(replyMessages.channelId, 'D%')));
  const ids = await ownReplies;
  await forgetAsking(tx, schema, leaving, new Set(ids.map(({ id }) => id)));
  await tx.update(replies).set({ personId: standIn, mayQuote: false }).where(own);
  const asked = and(eq(prompts.workspaceId, workspaceId), eq(prompts.personId, personId));
  const gone = { state: 'skipped', remark: 'They were erased.' } as const;
  await tx
    .update(prompts)
    .set(gone)
    .where(and(asked, eq(prompts.state, 'waiting')));
  await tx
    .update(prompts)
    .set({ personId: standIn, channelId: null, messageTs: null, remindAt: null })
    .where(asked);
  await tx
    .update(rounds)
    .set({ askedBy: null })
    .where(and(eq(rounds.workspaceId, workspaceId), eq(rounds.askedBy, personId)));
  await tx
    .update(strategyAnswers)
    .set({ answeredBy: standIn })
    .where(
      and(eq(strategyAnswers.workspaceId, workspaceId), eq(strategyAnswers.answeredBy, personId)),
    );
}

/** An answer to a question of theirs stays, for it is nobody's reply; that they asked goes. */
async function forgetAsking(
  tx: Db,
  { strategyAnswers }: Schema,
  { workspaceId }: Leaving,
  theirs: ReadonlySet<string>,
): Promise<void> {
  const answers = await tx
    .select({ id: strategyAnswers.id, replyIds: strategyAnswers.replyIds })
    .from(strategyAnswers)
    .where(eq(strategyAnswers.workspaceId, workspaceId));
  for (const { id, replyIds } of answers) {
    const others = replyIds.filter((each) => !theirs.has(each));
    if (others.length < replyIds.length)
      await tx.update(strategyAnswers).set({ replyIds: others }).where(eq(strategyAnswers.id, id));
  }
}

/** Takes id and name out of what is kept as a whole: flags and their history, reports, lists, audiences. */
export async function takeOutOfRecords(tx: Db, schema: Schema, leaving: Leaving): Promise<void> {
  const { flags, flagEvents, frozenReports, rounds, peopleImports, audiences } = schema;
  const { workspaceId, personId, standIn } = leaving;
  const here = eq(flags.workspaceId, workspaceId);
  await tx
    .update(flags)
    .set({ assigneeId: null })
    .where(and(here, eq(flags.assigneeId, personId)));
  for (const { id, content } of await tx.select().from(flags).where(here))
    await tx
      .update(flags)
      .set({ content: withoutPerson(content, leaving) })
      .where(eq(flags.id, id));
  const ofHere = inArray(flagEvents.flagId, tx.select({ id: flags.id }).from(flags).where(here));
  await tx
    .update(flagEvents)
    .set({ personId: null })
    .where(and(ofHere, eq(flagEvents.personId, personId)));
  for (const { id, content } of await tx.select().from(flagEvents).where(ofHere))
    await tx
      .update(flagEvents)
      .set({ content: withoutPerson(content, leaving) })
      .where(eq(flagEvents.id, id));
  const frozen = await tx
    .select()
    .from(frozenReports)
    .where(eq(frozenReports.workspaceId, workspaceId));
  for (const { id, frozenBy, input } of frozen)
    await tx
      .update(frozenReports)
      .set({
        input: withoutPerson(input, leaving),
        frozenBy: frozenBy === personId ? standIn : frozenBy,
      })
      .where(eq(frozenReports.id, id));
  const stood = await tx
    .select({ id: rounds.id, standings: rounds.standings })
    .from(rounds)
    .where(and(eq(rounds.workspaceId, workspaceId), sql`${rounds.standings} is not null`));
  for (const { id, standings } of stood)
    await tx
      .update(rounds)
      .set({ standings: withoutPerson(standings, leaving) })
      .where(eq(rounds.id, id));
  const lists = await tx
    .select()
    .from(peopleImports)
    .where(eq(peopleImports.workspaceId, workspaceId));
  for (const { id, content } of lists)
    await tx
      .update(peopleImports)
      .set({ content: content.filter((each) => each.id !== personId) })
      .where(and(eq(peopleImports.workspaceId, workspaceId), eq(peopleImports.id, id)));
  for (const { id, definition } of await tx
    .select()
    .from(audiences)
    .where(eq(audiences.workspaceId, workspaceId)))
    await tx
      .update(audiences)
      .set({ definition: audienceWithout(definition, leaving) })
      .where(and(eq(audiences.workspaceId, workspaceId), eq(audiences.id, id)));
}

/**
 * The last one named cannot simply go: functions and levels alone would then pick from everybody. The
 * stand-in is nobody, and keeps it as narrow as it was.
 */
function audienceWithout(
  definition: AudienceDefinition,
  { personId, standIn }: Leaving,
): AudienceDefinition {
  const { people, userGroups, channels, except } = definition;
  if (![...people, ...except].includes(personId)) return definition;
  const others = people.filter((id) => id !== personId);
  const isLast = others.length + userGroups.length + channels.length === 0;
  return {
    ...definition,
    people: isLast && people.includes(personId) ? [standIn] : others,
    except: except.filter((id) => id !== personId),
  };
}

/**
 * Forgets what was sent to them. Where a message is still to be taken back it is known until then where it
 * stands, but not for whom.
 */
export async function forgetRecipient(tx: Db, schema: Schema, leaving: Leaving): Promise<void> {
  const { outbox } = schema;
  const rows = await tx
    .select()
    .from(outbox)
    .where(await sentTo(tx, schema, leaving));
  const isUnderWay = ({ state }: (typeof rows)[number]) =>
    state === 'waiting' || state === 'claimed';
  const about = ({ kind, subjectId }: (typeof rows)[number]) => `${kind} ${subjectId}`;
  const toTakeBack = new Set(rows.filter(isUnderWay).map(about));
  for (const row of rows) {
    const one = eq(outbox.id, row.id);
    if (!toTakeBack.has(about(row))) await tx.delete(outbox).where(one);
    else {
      const target = targetWithout(row.target, leaving.standIn);
      await tx
        .update(outbox)
        .set({ recipient: recipientOf(target), target })
        .where(one);
    }
  }
}

function targetWithout(target: MessageTarget, standIn: string): MessageTarget {
  if (target.kind === 'person') return { ...target, personId: standIn };
  return target.onlyTo === undefined ? target : { ...target, onlyTo: standIn };
}

/** Takes somebody out of the directory, and sees to it that Slack's list does not bring them back. */
export async function leaveDirectory(
  tx: Db,
  { people, erasedPeople }: Schema,
  { workspaceId, personId }: Owner,
  now: Date,
): Promise<void> {
  await tx.delete(people).where(and(eq(people.workspaceId, workspaceId), eq(people.id, personId)));
  await tx
    .insert(erasedPeople)
    .values({ workspaceId, digest: digestOf(personId), erasedAt: now })
    .onConflictDoNothing();
}
