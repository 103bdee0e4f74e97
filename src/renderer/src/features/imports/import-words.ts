import type { importMatchReasons } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { addedRows, type ImportItem, outlook, type Phase, sessionsOf, undecided, type Work } from './import-item.ts';

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

/** What of a file still wants to be looked at: errors that were not dropped, duplicates that were not decided. */
export function openWords(item: ImportItem): string[] {
  const { errors } = outlook(item);
  const duplicates = undecided(item).length;
  return [
    ...(errors > 0 ? [`${showNumber(errors)} lỗi`] : []),
    ...(duplicates > 0 ? [`${showNumber(duplicates)} nghi trùng`] : []),
  ];
}

/** Where an item stands, in few words. */
export function stateWords(item: ImportItem): string {
  const { phase, work, preview } = item;
  if (phase === 'busy') return workWords[work ?? 'read'];
  if (phase !== 'review' || !preview) return phaseWords[phase];
  if (preview.rows.length === 0) return 'không thấy danh sách';
  return [phaseWords.review, ...openWords(item)].join(', ');
}

/** `24 dòng`, and of sessions how many they stand for where that is more: `24 dòng (50 buổi)`. */
export function addedWords(item: ImportItem, kind = ''): string {
  const rows = addedRows(item);
  const sessions = item.preview?.kind === 'sessions' ? sessionsOf(rows) : rows.length;
  const lines = [showNumber(rows.length), 'dòng', kind].filter(Boolean).join(' ');
  return sessions === rows.length ? lines : `${lines} (${showNumber(sessions)} buổi)`;
}

/** What came of writing a file: what was dropped on purpose is told from what still waits. */
export function appliedWords(item: ImportItem): string {
  const { result } = item;
  if (!result) return 'Tệp này đã được ghi vào sổ.';
  const { created, updated, unchanged, skipped, failed } = result;
  const { dropped } = outlook(item);
  const left = skipped - dropped;
  const parts = [
    created > 0 && `thêm ${addedWords(item)}`,
    updated > 0 && `cập nhật ${showNumber(updated)} dòng`,
    unchanged > 0 && `không đổi ${showNumber(unchanged)}`,
    left > 0 && `để lại ${showNumber(left)}`,
    dropped > 0 && `bỏ ${showNumber(dropped)}`,
    failed > 0 && `lỗi ${showNumber(failed)}`,
  ].filter(Boolean);
  return `Đã ghi vào sổ: ${parts.join(', ')}.`;
}

/** Endings that the dialog offers; what a file is comes from its content. */
export const ACCEPT = '.xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt,.html,.htm';
