import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import { CoreError } from '../core-error.ts';
import type { TaskContext } from '../operation.ts';
import { quarterlyWorkbook } from './quarterly-workbook.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';

/** The path behind a token to write to; throws `FILE_WRITE_FAILED` where the token is none. */
export function requireTarget({ files }: Pick<TaskContext, 'files'>, token: string): string {
  const target = files.resolve(token, 'write');
  if (!target) throw new CoreError('FILE_WRITE_FAILED');
  return target.path;
}

/** Writes the workbook of a period to the file that was chosen. */
export async function writeReport(
  context: TaskContext,
  { period, units, path }: ParsedInputOf<'reports.write'>,
): Promise<OutputOf<'reports.write'>> {
  const { db, today, now, signal, progress } = context;
  const target = requireTarget(context, path);
  progress(0, 0, 'Đang tổng hợp số liệu');
  const { model } = await quarterlyWorkbook(db, { period, units, today, now });
  const written = await writeWorkbook(model, target, {
    signal,
    progress: (done, total) => progress(done, total, 'Đang ghi sổ Excel'),
  });
  return { sheets: model.sheets.map(({ name }) => name), ...written };
}
