import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { RecordMeta } from '../../changes/record-kind.ts';
import { CoreError } from '../../core-error.ts';
import type { TaskContext } from '../../operation.ts';
import { loadSpeakersOfUnits } from '../../speakers/speaker.repository.ts';
import { allUnits, unitsBelow } from '../../units/unit.repository.ts';
import { requireUnit } from '../../units/unit.service.ts';
import type { RejectedRow, WriteFormOptions } from '../forms/types.ts';
import type { FieldValue, FieldValues, ParsedRow, SheetReport } from '../types.ts';
import { type BatchWithAnalysis, requireBatch } from './batch.repository.ts';
import { writeTo } from './import.service.ts';
import { decisionsOf, planBatch } from './plan-batch.ts';
import type { PlannedRow } from './plan-rows.ts';
import { registeredTerms } from './registered.ts';
import { rowId } from './row-id.ts';

/** Headers of a sheet from column A, for the workbook that goes back. */
function headersOf({ columns }: SheetReport): string[] {
  const headers: string[] = [];
  for (const { column, header } of columns) headers[column - 1] = header.replaceAll(' > ', ' - ');
  return Array.from(headers, (header) => header ?? '');
}

/** What a row got from a heading, the title or the sender, where its table has no column for it. */
function aroundOf({ values }: ParsedRow, sheet: SheetReport | undefined): Record<string, string> {
  const hasUnit = sheet?.columns.some(({ field }) => field === 'unit') ?? false;
  return !hasUnit && typeof values.unit === 'string' ? { 'Đơn vị': values.unit } : {};
}

/**
 * The rows that were not imported. Of a batch that stands in the register those that were left when it was written: a
 * row that came in may look like a possible duplicate beside the records that it made.
 */
async function rowsLeft(context: TaskContext, batch: BatchWithAnalysis): Promise<PlannedRow<RecordMeta>[]> {
  const { analysis, state } = batch;
  const planned = await planBatch(context, batch, decisionsOf(analysis));
  const refused = planned.filter(({ status }) => status === 'error' || status === 'duplicate');
  if (state !== 'applied' || !analysis.leftOpen) return refused.filter(({ left }) => !left);
  const open = new Set(analysis.leftOpen.map(rowId));
  return refused.filter(({ row }) => open.has(rowId(row)));
}

const NOTHING_TO_SEND_BACK =
  'Không có dòng nào để gửi trả: mọi dòng chưa nhập của tệp này đã được bỏ, hoặc nay đã có trong sổ. Chưa có tệp nào được ghi.';

/** Writes the rows that were not imported as they came, each with the reason, to be corrected and sent again; not those dropped on purpose. */
export async function writeRejects(
  context: TaskContext,
  { batchId, file }: ParsedInputOf<'imports.rejects'>,
): Promise<OutputOf<'imports.rejects'>> {
  const { excel, signal } = context;
  const batch = await requireBatch(context, batchId);
  const sheets = new Map(batch.analysis.sheets.map((sheet) => [sheet.name, sheet]));
  const refused = await rowsLeft(context, batch);
  if (refused.length === 0) throw new CoreError('CONFLICT', { message: NOTHING_TO_SEND_BACK });
  const rows = refused.map(({ row, problems, candidates }): RejectedRow => {
    const reasons = problems.map(({ message }) => message);
    if (candidates.length > 0) reasons.push('Có thể trùng với người, nội dung đã có trong sổ. Hãy kiểm tra lại.');
    const { sheet, original } = row;
    return { sheet, original, row: row.row, reason: reasons.join(' '), around: aroundOf(row, sheets.get(sheet)) };
  });
  const headers = Object.fromEntries([...sheets].map(([name, sheet]) => [name, headersOf(sheet)]));
  const bytes = await excel.writeRejects({ kind: batch.kind, headers, rows }, { signal });
  await writeTo(context, file, bytes);
  return { rows: rows.length };
}

/** The unit's records as a form carries them, by dictionary field; blanks are left out. */
async function recordsOf({ db }: TaskContext, unitIds: readonly number[]): Promise<FieldValues[]> {
  const speakers = await loadSpeakersOfUnits(db, unitIds);
  speakers.sort((a, b) => a.id - b.id);
  return speakers.map(({ recognition, ...speaker }) => {
    const latest = recognition.at(-1);
    const fields = Object.entries({
      ...speaker,
      decisionNumber: latest?.decisionNumber,
      decisionDate: latest?.decisionDate,
      issuer: latest?.issuer,
    });
    return Object.fromEntries(
      fields.filter((entry): entry is [string, FieldValue] => isFieldValue(entry[1]) && !metaFields.has(entry[0])),
    );
  });
}

const metaFields = new Set(['id', 'version', 'createdAt', 'updatedAt', 'deletedAt', 'mergedIntoId', 'unitId']);

function isFieldValue(value: unknown): value is FieldValue {
  return ['string', 'number', 'boolean'].includes(typeof value) || (Array.isArray(value) && value.length > 0);
}

/** Writes the form that a commune fills in: blank, or with the speakers that the register has of it. */
export async function writeImportForm(
  context: TaskContext,
  { kind, unitId, file, filled }: ParsedInputOf<'forms.write'>,
): Promise<OutputOf<'forms.write'>> {
  const { db, excel, signal } = context;
  const unit = await requireUnit(db, unitId);
  const units = await allUnits(db);
  const parent = units.find(({ id }) => id === unit.parentId);
  const villages = units
    .filter((below) => below.parentId === unitId && below.kind === 'village')
    .map(({ name }) => name);
  const records = filled && kind === 'speakers' ? await recordsOf(context, await unitsBelow(db, [unitId])) : [];
  const terms = kind === 'commendations' ? await registeredTerms(db, { offered: true }) : [];
  const form: WriteFormOptions = {
    kind,
    unit: unit.name,
    ...(parent ? { parent: parent.name } : {}),
    ...(villages.length > 0 ? { villages } : {}),
    ...(terms.length > 0 ? { terms } : {}),
    ...(records.length > 0 ? { records } : {}),
  };
  await writeTo(context, file, await excel.writeForm(form, { signal }));
  return { rows: records.length };
}
