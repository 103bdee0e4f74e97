import { useCallback, useState } from 'react';
import { useConfirm } from './use-confirm.tsx';

/** Whether what a dialog holds is other than what it was opened with. */
export function useEntered(held: unknown): () => boolean {
  const now = JSON.stringify(held);
  const [opened] = useState(now);
  return useCallback(() => now !== opened, [now, opened]);
}

/**
 * Closes a dialog, asking first where something was entered in it: a click beside it or Esc is soon done.
 * @param isEntered read at the moment of closing
 */
export function useAskClose(isEntered: () => boolean, onClose: () => void): () => void {
  const confirm = useConfirm();
  return () => {
    if (!isEntered()) return onClose();
    void confirm({
      title: 'Đóng mà chưa lưu?',
      content: 'Những gì vừa nhập chưa được ghi vào sổ và sẽ mất.',
      action: 'Đóng, bỏ phần chưa lưu',
      stay: 'Nhập tiếp',
      danger: true,
    }).then((sure) => {
      if (sure) onClose();
    });
  };
}
