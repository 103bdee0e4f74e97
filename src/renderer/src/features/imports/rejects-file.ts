import { invoke } from '../../api/client.ts';
import { excelFiles, saveFile } from '../../api/files.ts';

/** A file's name without its ending and without what names may not have. */
export function plainName(name: string): string {
  return name
    .replace(/\.[^.]{1,5}$/, '')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .trim()
    .slice(0, 100);
}

/** Asks where to, and writes the rows that were not imported, to be sent back. @returns the file's name, or null */
export function saveRejects(batchId: number, fileName: string): Promise<string | null> {
  return saveFile(`${plainName(fileName) || 'Danh sách'} - dòng chưa nhập.xlsx`, excelFiles, (token) =>
    invoke('imports.rejects', { batchId, file: token }),
  );
}
