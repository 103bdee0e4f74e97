import { expect, test } from 'vitest';
import { showCounts, showDriveFault, showTouched } from '../../../src/renderer/src/features/trust/backup-words.ts';

test('a backup is told from another by what people count', () => {
  expect(showCounts({ speaker: 1300, session: 24, changeRow: 9000 })).toBe(
    '1.300 báo cáo viên, tuyên truyền viên; 24 buổi tuyên truyền',
  );
  expect(showCounts({})).toBe('chưa có bản ghi nào');
});

test('what a restore would lose names every kind of record', () => {
  expect(showTouched({ sentReport: 1, commendation: 14, submission: 3, violation: 1 })).toBe(
    'Khen thưởng: 14; Xử lý vi phạm: 1; Tình hình nộp báo cáo: 3; Báo cáo đã chốt: 1',
  );
});

test('what keeps copies from the second folder is said in words, with its code only where there are none', () => {
  expect(showDriveFault('Error ENOENT')).toBe('không thấy thư mục này, có thể ổ đĩa chưa cắm');
  expect(showDriveFault('FolderSilent ETIMEDOUT')).toBe('ổ đĩa không trả lời');
  expect(showDriveFault('Error EIO')).toBe('ổ đĩa chưa cắm, đầy, hoặc không cho ghi (mã lỗi: Error EIO)');
});
