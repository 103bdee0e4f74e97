import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type Period, periodKindSchema } from '#shared/contract/periods.ts';
import { unitModeSchema } from '#shared/contract/reports.ts';
import type { RecordKind, RecordMeta } from '../changes/record-kind.ts';
import { chunksOf, insertRecords } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import type { SentReportTable } from './report.table.ts';

const figuresSchema = z.record(z.string(), z.number());
const warningsSchema = z.array(z.object({ code: z.string(), message: z.string() }));

/** A report as it was sent, without the workbook itself. */
export interface StoredReport extends RecordMeta, Period {
  ordinal: number;
  fromDate: string;
  toDate: string;
  unitMode: z.output<typeof unitModeSchema>;
  sentAt: string;
  clerkName: string;
  fileName: string;
  sha256: string;
  bytes: number;
  figures: Record<string, number>;
  warnings: z.output<typeof warningsSchema>;
  note: string | null;
  label: string;
}

function toReport(row: Selectable<SentReportTable>): StoredReport {
  return {
    ...row,
    kind: periodKindSchema.parse(row.kind),
    unitMode: unitModeSchema.parse(row.unitMode),
    figures: figuresSchema.parse(JSON.parse(row.figures)),
    warnings: warningsSchema.parse(JSON.parse(row.warnings)),
  };
}

function toRow(report: StoredReport): Selectable<SentReportTable> {
  return { ...report, figures: JSON.stringify(report.figures), warnings: JSON.stringify(report.warnings) };
}

export const sentReportKind: RecordKind<StoredReport> = {
  entity: 'sentReport',
  fields: [
    'kind',
    'year',
    'number',
    'ordinal',
    'fromDate',
    'toDate',
    'unitMode',
    'sentAt',
    'clerkName',
    'fileName',
    'sha256',
    'bytes',
    'figures',
    'warnings',
    'note',
    'label',
  ],
  label: ({ label }) => label,
  load: async (db, ids) => {
    const found: StoredReport[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('sentReport').selectAll().where('id', 'in', some).execute();
      found.push(...rows.map(toReport));
    }
    return found;
  },
  insert: (db, reports) => insertRecords(db, 'sentReport', reports, toRow),
  write: async (db, report) => {
    await db.updateTable('sentReport').set(toRow(report)).where('id', '=', report.id).execute();
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('sentReport').where('id', 'in', some).execute();
  },
  // What was sent stays sent: no taking back undoes it.
  inUse: async (_, ids) => new Set(ids),
};

/** What was sent for a period, oldest first. */
export async function reportsSent(db: Db, { kind, year, number }: Period): Promise<StoredReport[]> {
  const rows = await db
    .selectFrom('sentReport')
    .selectAll()
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('number', '=', number)
    .orderBy('ordinal')
    .execute();
  return rows.map(toReport);
}

/** All that was ever sent, newest first. */
export async function allReportsSent(db: Db): Promise<StoredReport[]> {
  const rows = await db.selectFrom('sentReport').selectAll().orderBy('sentAt', 'desc').orderBy('id', 'desc').execute();
  return rows.map(toReport);
}

export async function keepContent(db: Db, reportId: number, content: Buffer): Promise<void> {
  await db.insertInto('sentReportFile').values({ reportId, content }).execute();
}

export async function readContent(db: Db, reportId: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('sentReportFile')
    .select('content')
    .where('reportId', '=', reportId)
    .executeTakeFirst();
  return row?.content;
}
