import { entities, entityLabels } from '#shared/contract/changes.ts';
import type { ChosenFile, FileFilter } from '#shared/contract/host.ts';
import { showNumber } from '#shared/text/number.ts';
import { chooseFile } from '../../api/files.ts';

export const backupFilters: FileFilter[] = [{ name: 'Bản sao lưu Sổ Báo Cáo Viên', extensions: ['sbcv'] }];

/** The tables that mean something to people; the others follow from them. */
export const tableLabels: Record<string, string> = {
  speaker: 'báo cáo viên, tuyên truyền viên',
  session: 'buổi tuyên truyền',
  commendation: 'khen thưởng',
  violation: 'vi phạm, xử lý',
  evaluation: 'đánh giá hằng năm',
  document: 'văn bản',
  unit: 'đơn vị',
  sentReport: 'báo cáo đã chốt',
  changeRow: 'dòng lịch sử thay đổi',
};

/** Those by which a backup is told from another. */
const countedTables = ['speaker', 'session', 'commendation', 'document', 'unit'];

/** `300 báo cáo viên, tuyên truyền viên; 12 đơn vị`. */
export function showCounts(counts: Record<string, number>): string {
  const parts = countedTables.flatMap((table) =>
    counts[table] ? [`${showNumber(counts[table])} ${tableLabels[table]}`] : [],
  );
  return parts.length > 0 ? parts.join('; ') : 'chưa có bản ghi nào';
}

/** What changes touched, every kind of record: `Khen thưởng: 14; Báo cáo đã chốt: 1`. */
export function showTouched(counts: Record<string, number>): string {
  return entities
    .flatMap((entity) => (counts[entity] ? [`${entityLabels[entity]}: ${showNumber(counts[entity])}`] : []))
    .join('; ');
}

const driveFaults: Record<string, string> = {
  ENOENT: 'không thấy thư mục này, có thể ổ đĩa chưa cắm',
  ENOSPC: 'ổ đĩa đã đầy',
  EROFS: 'ổ đĩa không cho ghi',
  EACCES: 'không có quyền ghi vào thư mục này',
  EPERM: 'không có quyền ghi vào thư mục này',
  ETIMEDOUT: 'ổ đĩa không trả lời',
};

/** What keeps copies from the second folder, as the core notes it (`Error ENOENT`), in words. */
export function showDriveFault(problem: string): string {
  const code = problem.split(' ').at(-1) ?? '';
  return driveFaults[code] ?? `ổ đĩa chưa cắm, đầy, hoặc không cho ghi (mã lỗi: ${problem})`;
}

/** The name under which a backup of today is offered. */
export function backupFileName(today: string): string {
  return `so-bao-cao-vien-${today}.sbcv`;
}

/** Asks for a backup to restore; null where the person changes their mind. */
export function chooseBackupFile(): Promise<ChosenFile | null> {
  return chooseFile(backupFilters, 'Chọn bản sao lưu');
}
