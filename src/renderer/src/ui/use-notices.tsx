import { App, Button } from 'antd';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { EntityName } from '#shared/contract/changes.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../api/client.ts';
import { OperationFailure } from '../api/operation-failure.ts';
import { FailureText } from './failure.tsx';

/** What can be taken back: a change, or the last change of a record. */
export type Undo = { changeId: number } | { entity: EntityName; entityId: number };

/** The change that the next Ctrl+Z takes back. */
let lastUndo: Undo | undefined;

async function changeOf(undo: Undo): Promise<number | undefined> {
  if ('changeId' in undo) return undo.changeId;
  const [row] = await invoke('changes.rows', { ...undo, limit: 1 });
  return row?.changeId;
}

export interface Notices {
  /** Says that something was done; with `undo`, for some seconds with the way back. */
  done: (text: ReactNode, undo?: Undo) => void;
  failed: (error: unknown) => void;
  /** Takes a change back and says what came of it. */
  takeBack: (undo: Undo) => Promise<void>;
  /** Takes back what was last done in this window. */
  undoLast: () => Promise<void>;
}

/** Long enough to read and to take back, gone before the next page is worked on; only errors stay. */
const NOTICE_SECONDS = 6;

/** Short notices in the corner of the window; screen readers hear them. */
export function useNotices(): Notices {
  const { notification } = App.useApp();

  const failed = useCallback(
    (error: unknown) => {
      if (error instanceof OperationFailure && error.code === 'CANCELLED') {
        notification.info({ title: error.message, duration: NOTICE_SECONDS });
        return;
      }
      notification.error({ title: 'Chưa làm được', description: <FailureText error={error} />, duration: 0 });
    },
    [notification],
  );

  const takeBack = useCallback(
    async (undo: Undo) => {
      try {
        const changeId = await changeOf(undo);
        if (changeId === undefined) return;
        if (lastUndo === undo) lastUndo = undefined;
        notification.destroy(`undo-${JSON.stringify(undo)}`);
        const { takenBack, kept } = await invoke('changes.takeBack', { changeId });
        if (kept.length === 0) {
          notification.success({ title: 'Đã hoàn tác', duration: NOTICE_SECONDS });
          return;
        }
        notification.warning({
          title: `Đã hoàn tác ${showNumber(takenBack)} bản ghi, giữ nguyên ${showNumber(kept.length)}`,
          description: `Giữ nguyên vì đã được sửa sau đó: ${kept
            .slice(0, 5)
            .map(({ label }) => label)
            .join(', ')}${kept.length > 5 ? '…' : '.'}`,
          duration: 0,
        });
      } catch (error) {
        failed(error);
      }
    },
    [notification, failed],
  );

  const done = useCallback(
    (text: ReactNode, undo?: Undo) => {
      if (!undo) {
        notification.success({ title: text, duration: NOTICE_SECONDS });
        return;
      }
      lastUndo = undo;
      notification.success({
        key: `undo-${JSON.stringify(undo)}`,
        title: text,
        duration: NOTICE_SECONDS,
        actions: (
          <Button size="small" onClick={() => void takeBack(undo)}>
            Hoàn tác (Ctrl+Z)
          </Button>
        ),
      });
    },
    [notification, takeBack],
  );

  const undoLast = useCallback(async () => {
    if (lastUndo) await takeBack(lastUndo);
  }, [takeBack]);

  return useMemo(() => ({ done, failed, takeBack, undoLast }), [done, failed, takeBack, undoLast]);
}
