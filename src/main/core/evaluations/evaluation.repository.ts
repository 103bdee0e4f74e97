import type { Selectable } from 'kysely';
import { type Evaluation, ratingSchema } from '#shared/contract/evaluations.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRecords } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { speakerFacts } from '../speakers/speaker-facts.ts';
import type { EvaluationTable } from './evaluation.table.ts';

/** An evaluation as stored: without what comes from the speaker. */
export type StoredEvaluation = Omit<Evaluation, 'speaker' | 'unitId' | 'unit'>;

function toEvaluation(row: Selectable<EvaluationTable>): StoredEvaluation {
  const { label: _, searchText: __, sessions, audience, trainings, reports, ...columns } = row;
  return {
    ...columns,
    rating: ratingSchema.parse(row.rating),
    proposed: ratingSchema.parse(row.proposed),
    figures: { sessions, audience, trainings, reports },
  };
}

const labelOf = ({ year }: StoredEvaluation): string => `Đánh giá năm ${year}`;

function toRow(evaluation: StoredEvaluation): Selectable<EvaluationTable> {
  const { figures, ...columns } = evaluation;
  return { ...columns, ...figures, label: labelOf(evaluation), searchText: fold(evaluation.notes ?? '') };
}

export const evaluationKind: RecordKind<StoredEvaluation> = {
  entity: 'evaluation',
  fields: ['speakerId', 'year', 'rating', 'proposed', 'figures', 'notes'],
  label: labelOf,
  load: async (db, ids) => {
    const evaluations: StoredEvaluation[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('evaluation').selectAll().where('id', 'in', some).execute();
      evaluations.push(...rows.map(toEvaluation));
    }
    return evaluations;
  },
  insert: (db, evaluations) => insertRecords(db, 'evaluation', evaluations, toRow),
  write: async (db, evaluation) => {
    await db.updateTable('evaluation').set(toRow(evaluation)).where('id', '=', evaluation.id).execute();
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('evaluation').where('id', 'in', some).execute();
  },
  inUse: async () => new Set(),
};

/** Evaluations as operations give them: with the speaker's name and unit. */
export async function presentEvaluations(db: Db, evaluations: readonly StoredEvaluation[]): Promise<Evaluation[]> {
  const facts = await speakerFacts(
    db,
    evaluations.map(({ speakerId }) => speakerId),
  );
  return evaluations.flatMap((evaluation) => {
    const speaker = facts.get(evaluation.speakerId);
    return speaker ? [{ ...evaluation, ...speaker }] : [];
  });
}

/** The evaluations of a year that are not in the recycle bin, by speaker. */
export async function evaluationsOfYear(db: Db, year: number): Promise<Map<number, StoredEvaluation>> {
  const rows = await db
    .selectFrom('evaluation')
    .selectAll()
    .where('year', '=', year)
    .where('deletedAt', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.speakerId, toEvaluation(row)]));
}
