import type { BackupFacts } from '#shared/contract/backup.ts';
import type { FileFilter } from '#shared/contract/host.ts';
import { showNumber } from '#shared/text/number.ts';

export const backupFilters: FileFilter[] = [{ name: 'Bản sao lưu Sổ Báo Cáo Viên', extensions: ['sbcv'] }];

/** The tables that mean something to people; the others follow from them. */
const tables: Record<string, string> = {
  speaker: 'báo cáo viên, tuyên truyền viên',
  session: 'buổi tuyên truyền',
  commendation: 'khen thưởng',
  document: 'văn bản',
  unit: 'đơn vị',
};

/** `300 báo cáo viên, tuyên truyền viên; 12 đơn vị`. */
export function showCounts(counts: Record<string, number>): string {
  const parts = Object.entries(tables).flatMap(([table, label]) =>
    counts[table] ? [`${showNumber(counts[table])} ${label}`] : [],
  );
  return parts.length > 0 ? parts.join('; ') : 'chưa có bản ghi nào';
}

/** `12,5 MB`. */
export function showSize({ size }: Pick<BackupFacts, 'size'>): string {
  const megabytes = size / 1_048_576;
  return megabytes < 1
    ? `${showNumber(Math.max(1, Math.round(size / 1024)))} KB`
    : `${megabytes.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;
}

/** The name under which a backup of today is offered. */
export function backupFileName(today: string): string {
  return `so-bao-cao-vien-${today}.sbcv`;
}
