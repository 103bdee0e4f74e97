import type { Selectable } from 'kysely';
import type { Submission } from '#shared/contract/submissions.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRecords } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import type { SubmissionTable } from './submission.table.ts';

/** A submission with the name that lists of changes call it by. */
export type StoredSubmission = Submission & { label: string };

function toSubmission(row: Selectable<SubmissionTable>): StoredSubmission {
  return { ...row, expected: row.expected === 1, complete: row.complete === 1 };
}

function toRow(submission: StoredSubmission): Selectable<SubmissionTable> {
  return { ...submission, expected: Number(submission.expected), complete: Number(submission.complete) };
}

export const submissionKind: RecordKind<StoredSubmission> = {
  entity: 'submission',
  fields: ['unitId', 'year', 'quarter', 'expected', 'receivedOn', 'batchId', 'fileName', 'complete', 'note', 'label'],
  label: ({ label }) => label,
  load: async (db, ids) => {
    const found: StoredSubmission[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('submission').selectAll().where('id', 'in', some).execute();
      found.push(...rows.map(toSubmission));
    }
    return found;
  },
  insert: (db, submissions) => insertRecords(db, 'submission', submissions, toRow),
  write: async (db, submission) => {
    await db.updateTable('submission').set(toRow(submission)).where('id', '=', submission.id).execute();
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('submission').where('id', 'in', some).execute();
  },
  inUse: async () => new Set(),
};

/** What units sent for the quarters of a year. */
export async function submissionsOfYear(db: Db, year: number): Promise<StoredSubmission[]> {
  const rows = await db
    .selectFrom('submission')
    .selectAll()
    .where('year', '=', year)
    .where('deletedAt', 'is', null)
    .execute();
  return rows.map(toSubmission);
}
