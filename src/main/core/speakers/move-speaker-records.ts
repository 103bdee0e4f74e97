import { commendationKind } from '../commendations/commendation.repository.ts';
import type { Db } from '../db/schema.ts';
import { evaluationKind } from '../evaluations/evaluation.repository.ts';
import type { CommandContext } from '../operation.ts';
import { violationKind } from '../violations/violation.repository.ts';

type Entity = 'commendation' | 'violation' | 'evaluation';

async function idsOf(db: Db, table: Entity, speakerId: number): Promise<number[]> {
  const rows = await db.selectFrom(table).select('id').where('speakerId', '=', speakerId).execute();
  return rows.map(({ id }) => id);
}

/** How many of a speaker's own records a merge moves. */
export async function countSpeakerRecords(db: Db, speakerId: number): Promise<{ entity: Entity; count: number }[]> {
  const counts: { entity: Entity; count: number }[] = [];
  for (const entity of ['commendation', 'violation', 'evaluation'] as const) {
    counts.push({ entity, count: (await idsOf(db, entity, speakerId)).length });
  }
  return counts;
}

/**
 * Gives what belongs to one speaker to another: the two are one person. Where both were evaluated for a year, the kept
 * one's evaluation stands and the other's stays with the record that goes.
 */
export async function moveSpeakerRecords({ db, changes }: CommandContext, drop: number, keep: number): Promise<void> {
  const patch = { speakerId: keep };
  const commendations = await commendationKind.load(db, await idsOf(db, 'commendation', drop));
  await changes.update(
    commendationKind,
    commendations.map((before) => ({ before, patch })),
  );
  const violations = await violationKind.load(db, await idsOf(db, 'violation', drop));
  await changes.update(
    violationKind,
    violations.map((before) => ({ before, patch })),
  );
  const kept = await evaluationKind.load(db, await idsOf(db, 'evaluation', keep));
  const years = new Set(kept.map(({ year }) => year));
  const evaluations = await evaluationKind.load(db, await idsOf(db, 'evaluation', drop));
  await changes.update(
    evaluationKind,
    evaluations.filter(({ year }) => !years.has(year)).map((before) => ({ before, patch })),
  );
}
