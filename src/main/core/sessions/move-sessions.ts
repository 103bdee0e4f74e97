import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext } from '../operation.ts';
import { type StoredSession, sessionKind } from './session.repository.ts';

/** The sessions of these units themselves on or after a day, without those in the recycle bin. */
export async function sessionsOfUnits(db: Db, unitIds: readonly number[], from: string): Promise<number[]> {
  const ids: number[] = [];
  for (const some of chunksOf(unitIds)) {
    const rows = await db
      .selectFrom('session')
      .select('id')
      .where('unitId', 'in', some)
      .where('date', '>=', from)
      .where('deletedAt', 'is', null)
      .execute();
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

/** Moves the sessions of closed units from a day on; those from before keep the unit in which they were held. */
export async function moveSessions(
  { db, changes }: CommandContext,
  { from, to, date }: { from: readonly number[]; to: number; date: string },
): Promise<void> {
  const sessions = await sessionKind.load(db, await sessionsOfUnits(db, from, date));
  await changes.update(
    sessionKind,
    sessions.map((before) => ({ before, patch: { unitId: to } })),
  );
}

/** The sessions at which a speaker spoke or in which they took part, those in the recycle bin too. */
export async function sessionsOfSpeaker(db: Db, speakerId: number): Promise<number[]> {
  const spoke = await db
    .selectFrom('sessionSpeaker')
    .select('sessionId')
    .where('speakerId', '=', speakerId)
    .union(db.selectFrom('sessionAttendee').select('sessionId').where('speakerId', '=', speakerId))
    .execute();
  return spoke.map(({ sessionId }) => sessionId);
}

function withSpeakerReplaced(session: StoredSession, drop: number, keep: number) {
  const speakers = session.speakers.map((speaker) =>
    speaker.speakerId === drop ? { ...speaker, speakerId: keep } : speaker,
  );
  const there = session.attendees.some(({ speakerId }) => speakerId === keep);
  const attendees = session.attendees.flatMap((attendee) => {
    if (attendee.speakerId !== drop) return attendee;
    return there ? [] : { ...attendee, speakerId: keep };
  });
  return { speakers, attendees };
}

/** Gives what one speaker spoke at and attended to another: the two are one person. */
export async function moveSpeakerSessions({ db, changes }: CommandContext, drop: number, keep: number): Promise<void> {
  const sessions = await sessionKind.load(db, await sessionsOfSpeaker(db, drop));
  await changes.update(
    sessionKind,
    sessions.map((before) => ({ before, patch: withSpeakerReplaced(before, drop, keep) })),
  );
}
