import type { Selectable } from 'kysely';
import { z } from 'zod';
import { mappedCellSchema, type ReportTemplate } from '#shared/contract/report-templates.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind, RecordMeta } from '../../changes/record-kind.ts';
import { chunksOf, insertRecords } from '../../db/bulk.ts';
import type { Db } from '../../db/schema.ts';
import type { ReportTemplateTable } from '../report.table.ts';

/** A cell with what it takes, and the headings that it stood under when that was decided. */
const storedCellSchema = mappedCellSchema.extend({ headings: z.string() });
export type StoredCell = z.output<typeof storedCellSchema>;

export interface StoredTemplate extends RecordMeta {
  name: string;
  fingerprint: string;
  cells: StoredCell[];
  file: ReportTemplate['file'];
}

function toTemplate(row: Selectable<ReportTemplateTable>): StoredTemplate {
  const { mapping, fileName, fileSize, fileSha256, searchText: _, ...columns } = row;
  return {
    ...columns,
    cells: z.array(storedCellSchema).parse(JSON.parse(mapping)),
    file: { name: fileName, size: fileSize, sha256: fileSha256 },
  };
}

function toRow({ cells, file, ...columns }: StoredTemplate): Selectable<ReportTemplateTable> {
  return {
    ...columns,
    mapping: JSON.stringify(cells),
    fileName: file.name,
    fileSize: file.size,
    fileSha256: file.sha256,
    searchText: fold(`${columns.name} ${file.name}`),
  };
}

export const reportTemplateKind: RecordKind<StoredTemplate> = {
  entity: 'reportTemplate',
  fields: ['name', 'fingerprint', 'cells', 'file'],
  label: ({ name }) => name,
  load: async (db, ids) => {
    const found: StoredTemplate[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('reportTemplate').selectAll().where('id', 'in', some).execute();
      found.push(...rows.map(toTemplate));
    }
    return found;
  },
  insert: (db, templates) => insertRecords(db, 'reportTemplate', templates, toRow),
  write: async (db, template) => {
    await db.updateTable('reportTemplate').set(toRow(template)).where('id', '=', template.id).execute();
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('reportTemplate').where('id', 'in', some).execute();
  },
  // What was filled from a template is a file of its own.
  inUse: async () => new Set(),
};

/** All that are not in the recycle bin, the last changed first. */
export async function allTemplates(db: Db): Promise<StoredTemplate[]> {
  const rows = await db
    .selectFrom('reportTemplate')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toTemplate);
}

/** A template as operations give it. */
export function presentTemplate({ cells, ...template }: StoredTemplate): ReportTemplate {
  return { ...template, cells: cells.map(({ headings: _, ...cell }) => cell) };
}
