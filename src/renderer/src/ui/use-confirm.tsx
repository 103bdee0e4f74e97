import { App } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { holdSaving } from './actions.ts';

export interface Question {
  title: string;
  /** What will happen, and whether it can be undone. */
  content: ReactNode;
  /** The deed itself: "Đưa vào thùng rác", never "OK". */
  action: string;
  /** The way back, where "Thôi" would not say which way that is. */
  stay?: string;
  danger?: boolean;
}

/** Asks before something happens; the answer is whether to go on. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp();
  return useCallback(
    async ({ title, content, action, stay = 'Thôi', danger }: Question) => {
      const release = holdSaving();
      try {
        return await modal.confirm({
          title,
          content,
          okText: action,
          cancelText: stay,
          okButtonProps: { danger: danger ?? false },
          focusable: { autoFocusButton: danger ? 'cancel' : 'ok' },
        });
      } finally {
        release();
      }
    },
    [modal],
  );
}
