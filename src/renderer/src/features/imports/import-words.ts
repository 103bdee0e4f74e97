import type { importMatchReasons } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import type { ImportItem, Phase, Work } from './import-item.ts';

/** Wording of the import pages that is not the contract's. */

export const reasonWords: Record<(typeof importMatchReasons)[number], string> = {
  nationalId: 'cùng số CCCD',
  birthDate: 'cùng họ tên và ngày sinh',
  unit: 'cùng họ tên và đơn vị',
  phone: 'cùng số điện thoại',
  decision: 'cùng số quyết định',
  content: 'cùng nội dung',
};

export const workWords: Record<Work, string> = {
  upload: 'Đang nhận tệp…',
  read: 'Đang đọc tệp…',
  apply: 'Đang ghi vào sổ…',
  undo: 'Đang hoàn tác…',
};

const phaseWords: Record<Exclude<Phase, 'busy'>, string> = {
  waiting: 'chờ đọc',
  refused: 'không đọc được',
  review: 'chờ xem lại',
  applied: 'đã ghi vào sổ',
  undone: 'đã hoàn tác',
};

export const encodingWords: Record<string, string> = {
  auto: 'Tự nhận',
  unicode: 'Unicode',
  tcvn3: 'TCVN3 (ABC, phông .VnTime)',
  vni: 'VNI (phông VNI-Times)',
  nfd: 'Unicode tổ hợp',
  mixed: 'Nhiều bảng mã',
};

/** Where an item stands, in few words. */
export function stateWords({ phase, work, preview }: ImportItem): string {
  if (phase === 'busy') return workWords[work ?? 'read'];
  if (phase !== 'review' || !preview) return phaseWords[phase];
  const { error, duplicate } = preview.counts;
  const open = [error > 0 && `${showNumber(error)} lỗi`, duplicate > 0 && `${showNumber(duplicate)} nghi trùng`];
  return [phaseWords.review, ...open].filter(Boolean).join(', ');
}

/** `46 KB`, `1,2 MB`. */
export function showSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${showNumber(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${(bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;
}

/** Endings that the dialog offers; what a file is comes from its content. */
export const ACCEPT = '.xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt,.html,.htm';
