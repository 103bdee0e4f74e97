import { useCallback } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { type ImportItem, workOf } from './import-item.ts';
import { remove } from './import-work.ts';

/** Takes a file off the queue; asks first where what the clerk did with it goes with it. */
export function useRemove(): (item: ImportItem) => Promise<void> {
  const confirm = useConfirm();
  const notices = useNotices();
  return useCallback(
    async (item) => {
      const { cells, rows } = workOf(item);
      const lost = [
        cells > 0 && `${showNumber(cells)} ô đã sửa`,
        rows > 0 && `quyết định về ${showNumber(rows)} dòng`,
      ].filter(Boolean);
      const sure =
        lost.length === 0 ||
        (await confirm({
          title: `Bỏ tệp “${item.name}”?`,
          content: `Tệp này chưa được ghi vào sổ: ${lost.join(', ')} sẽ mất. Tệp gốc và sổ không thay đổi gì.`,
          action: 'Bỏ tệp',
          stay: 'Xem tiếp',
          danger: true,
        }));
      if (!sure) return;
      try {
        await remove(item.key);
      } catch (error) {
        notices.failed(error);
      }
    },
    [confirm, notices],
  );
}
