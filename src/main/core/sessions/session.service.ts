import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import { type SessionInput, type SessionPatch, sessionInputSchema } from '#shared/contract/session-fields.ts';
import { sessionProblems } from '#shared/contract/session-rules.ts';
import type { Session } from '#shared/contract/sessions.ts';
import { CoreError } from '../core-error.ts';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { changeMany, loadLive, removeMany, removeOne, requireLive, requireSome, restoreOne } from '../lists.ts';
import type { CommandContext, QueryContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { requireUnit } from '../units/unit.service.ts';
import { presentSessions, type StoredSession, sessionKind, speakerNames } from './session.repository.ts';
import { findSessionIds } from './session-list.ts';

export async function presentSession({ db, today }: QueryContext, session: StoredSession): Promise<Session> {
  const [item] = await presentSessions(db, [session], today);
  if (!item) throw new CoreError('UNEXPECTED');
  const names = await speakerNames(
    db,
    session.attendees.map(({ speakerId }) => speakerId),
  );
  const unknown = { name: '', unit: '', position: null };
  return {
    ...item,
    attendees: session.attendees.map((attendee) => ({ ...attendee, ...(names.get(attendee.speakerId) ?? unknown) })),
  };
}

/** Throws `INVALID_INPUT` with the fields that break a rule, each path beginning with `at`. */
function checkSession(session: SessionInput, at: string): void {
  const problems = sessionProblems(session);
  if (problems.length === 0) return;
  throw new CoreError('INVALID_INPUT', {
    fields: problems.map((problem) => ({ ...problem, field: `${at}${problem.field}` })),
  });
}

async function documentNames(db: Db, ids: readonly number[]) {
  const names = new Map<number, { number: string | null; title: string }>();
  for (const some of chunksOf([...new Set(ids)])) {
    const rows = await db.selectFrom('document').select(['id', 'number', 'title']).where('id', 'in', some).execute();
    for (const { id, ...rest } of rows) names.set(id, rest);
  }
  return names;
}

/** What sessions say of people, units and documents must be there; names that were not given are taken from the register. */
export async function completeSessions(
  db: Db,
  sessions: readonly SessionInput[],
  at: (index: number) => string,
): Promise<SessionInput[]> {
  const names = await speakerNames(
    db,
    sessions.flatMap(({ speakers, attendees }) => [
      ...speakers.flatMap(({ speakerId }) => speakerId ?? []),
      ...attendees.map(({ speakerId }) => speakerId),
    ]),
  );
  for (const unitId of new Set(sessions.map((session) => session.unitId))) await requireUnit(db, unitId);
  const known = (id: number, path: string): string => {
    const found = names.get(id);
    if (!found) {
      const message = 'Báo cáo viên này không còn trong sổ.';
      throw new CoreError('NOT_FOUND', { fields: [{ field: path, code: 'UNKNOWN_SPEAKER', message }] });
    }
    return found.name;
  };
  const papers = await documentNames(
    db,
    sessions.flatMap(({ documents }) => documents.flatMap(({ documentId }) => documentId ?? [])),
  );
  return sessions.map((session, index) => {
    checkSession(session, at(index));
    for (const [place, { speakerId }] of session.attendees.entries()) {
      known(speakerId, `${at(index)}attendees.${place}.speakerId`);
    }
    const speakers = session.speakers.map((speaker, place) => {
      if (speaker.speakerId === null) return speaker;
      const name = known(speaker.speakerId, `${at(index)}speakers.${place}.speakerId`);
      return { ...speaker, name: speaker.name || name };
    });
    const documents = session.documents.map((document, place) => {
      if (document.documentId === null) return document;
      const paper = papers.get(document.documentId);
      if (!paper) {
        const field = `${at(index)}documents.${place}.documentId`;
        const message = 'Tài liệu này không còn trong sổ.';
        throw new CoreError('NOT_FOUND', { fields: [{ field, code: 'UNKNOWN_DOCUMENT', message }] });
      }
      return { ...document, number: document.number ?? paper.number, title: document.title ?? paper.title };
    });
    return { ...session, speakers, documents };
  });
}

export async function createSession(
  context: CommandContext,
  input: ParsedInputOf<'sessions.create'>,
): Promise<Session> {
  const drafts = await completeSessions(context.db, [input], () => '');
  const [session] = await context.changes.create(sessionKind, drafts);
  if (!session) throw new CoreError('UNEXPECTED');
  return presentSession(context, session);
}

export async function createSessions(
  { db, changes }: CommandContext,
  { sessions }: ParsedInputOf<'sessions.createMany'>,
): Promise<{ ids: number[]; changeId: number }> {
  const drafts = await completeSessions(db, sessions, (index) => `sessions.${index}.`);
  const created = await changes.create(sessionKind, drafts);
  return { ids: created.map(({ id }) => id), changeId: await changes.begin() };
}

/** The values of a session that people enter: what rules look at. */
function inputOf(session: StoredSession): SessionInput {
  const fields = Object.keys(sessionInputSchema.shape) as (keyof SessionInput)[];
  return Object.fromEntries(fields.map((field) => [field, session[field]])) as SessionInput;
}

/** A patch with the names that were taken from the registers. */
function completedPatch(given: SessionPatch, completed: SessionInput | undefined): SessionPatch {
  if (!completed) return given;
  return {
    ...given,
    ...(given.speakers ? { speakers: completed.speakers } : {}),
    ...(given.documents ? { documents: completed.documents } : {}),
  };
}

export async function updateSession(
  context: CommandContext,
  { id, version, ...patch }: ParsedInputOf<'sessions.update'>,
): Promise<Session> {
  const { db, changes } = context;
  const before = await requireLive(db, sessionKind, id);
  const given = definedOf(patch);
  requireVersion(before, version, given);
  const [completed] = await completeSessions(db, [{ ...inputOf(before), ...given }], () => '');
  const [after] = await changes.update(sessionKind, [{ before, patch: completedPatch(given, completed) }]);
  return presentSession(context, after ?? before);
}

export async function removeSession(
  context: CommandContext,
  input: ParsedInputOf<'sessions.remove'>,
): Promise<Session> {
  return presentSession(context, await removeOne(context, sessionKind, input));
}

export async function restoreSession(context: CommandContext, id: number): Promise<Session> {
  return presentSession(context, await restoreOne(context, sessionKind, id));
}

async function selected(
  { db, today }: CommandContext,
  selection: ParsedInputOf<'sessions.updateMany'>['selection'],
): Promise<StoredSession[]> {
  return loadLive(db, sessionKind, 'ids' in selection ? selection.ids : await findSessionIds(db, selection, today));
}

export async function updateSessions(
  context: CommandContext,
  { selection, patch }: ParsedInputOf<'sessions.updateMany'>,
): Promise<OutputOf<'sessions.updateMany'>> {
  const { db, changes } = context;
  const given = requireSome(patch);
  const sessions = await selected(context, selection);
  const completed = await completeSessions(
    db,
    sessions.map((session) => ({ ...inputOf(session), ...given })),
    () => 'patch.',
  );
  return changeMany(
    changes,
    sessionKind,
    sessions.map((before, index) => ({ before, patch: completedPatch(given, completed[index]) })),
  );
}

export async function removeSessions(
  context: CommandContext,
  { selection }: ParsedInputOf<'sessions.removeMany'>,
): Promise<OutputOf<'sessions.removeMany'>> {
  return removeMany(context.changes, sessionKind, await selected(context, selection));
}
