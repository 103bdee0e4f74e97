import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CoreError, fieldError } from '../core-error.ts';
import type { TaskContext } from '../operation.ts';
import { replaceFile } from '../system/replace-file.ts';
import { htmlToPdf } from './html-to-pdf.ts';

/** What a print is written as. */
export type PrintEnding = '.pdf' | '.xlsx';

/**
 * The file behind a token and what it is to hold, by the ending of its name. Throws `FILE_WRITE_FAILED` for an unknown
 * token, `INVALID_INPUT` for another ending.
 */
export function printTarget({ files }: TaskContext, token: string): { path: string; ending: PrintEnding } {
  const target = files.resolve(token, 'write');
  if (!target) throw new CoreError('FILE_WRITE_FAILED');
  const ending = extname(target.name).toLowerCase();
  if (ending !== '.pdf' && ending !== '.xlsx') {
    throw fieldError('path', 'UNKNOWN_ENDING', 'Tên tệp phải kết thúc bằng .pdf hoặc .xlsx.');
  }
  return { path: target.path, ending };
}

/** Makes a PDF of a page and puts it into a file; the file takes its name when it is complete. */
export async function writePdf(
  { signal, progress }: TaskContext,
  path: string,
  html: string,
): Promise<{ bytes: number; sha256: string }> {
  progress(0, 0, 'Đang tạo PDF');
  const pdf = await htmlToPdf(html, { signal });
  await replaceFile(path, (temporary) => writeFile(temporary, pdf));
  return { bytes: pdf.byteLength, sha256: createHash('sha256').update(pdf).digest('hex') };
}
