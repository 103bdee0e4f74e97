import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { usualResults, usualRoles } from '#shared/contract/session-values.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { Db } from '../db/schema.ts';

const SHOWN = 20;
/** How far back values are looked for: a year and more of a busy district. */
const RECENT = 5000;

type Field = ParsedInputOf<'sessions.suggestions'>['field'];

/** Values entered before that hold the typed text, the latest first; those of the given unit before all others. */
export async function suggestForSession(
  db: Db,
  { field, text, unitId }: ParsedInputOf<'sessions.suggestions'>,
): Promise<string[]> {
  const wanted = fold(text);
  const used = await recentValues(db, field);
  const here = unitId ? used.filter((row) => row.unitId === unitId) : [];
  const usual = field === 'role' ? usualRoles : field === 'result' ? usualResults : [];
  const values = new Set([...here, ...used].map(({ value }) => value));
  return [...values, ...usual.filter((value) => !values.has(value))]
    .filter((value) => fold(value).includes(wanted))
    .slice(0, SHOWN);
}

async function recentValues(db: Db, field: Field): Promise<{ value: string; unitId: number }[]> {
  const recent = db.selectFrom('session').where('deletedAt', 'is', null).orderBy('id', 'desc').limit(RECENT);
  switch (field) {
    case 'topic':
    case 'venue':
    case 'organiser': {
      const rows = await recent
        .select([`${field} as value`, 'unitId'])
        .where(field, 'is not', null)
        .execute();
      return rows.flatMap(({ value, unitId }) => (value === null ? [] : { value, unitId }));
    }
    case 'role': {
      const rows = await db
        .selectFrom(recent.select(['id', 'unitId']).as('recent'))
        .innerJoin('sessionSpeaker', 'sessionSpeaker.sessionId', 'recent.id')
        .select(['sessionSpeaker.role as value', 'recent.unitId'])
        .execute();
      return rows.flatMap(({ value, unitId }) => (value === null ? [] : { value, unitId }));
    }
    case 'result': {
      const rows = await db
        .selectFrom(recent.select(['id', 'unitId']).as('recent'))
        .innerJoin('sessionAttendee', 'sessionAttendee.sessionId', 'recent.id')
        .select(['sessionAttendee.result as value', 'recent.unitId'])
        .execute();
      return rows.flatMap(({ value, unitId }) => (value === null ? [] : { value, unitId }));
    }
    case 'question': {
      const rows = await recent.select(['questions', 'unitId']).where('questions', '<>', '[]').execute();
      return rows.flatMap(({ questions, unitId }) =>
        (JSON.parse(questions) as { topic: string }[]).map(({ topic }) => ({ value: topic, unitId })),
      );
    }
  }
}
