import { App, Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { EntityName } from '#shared/contract/changes.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../api/client.ts';
import { OperationFailure } from '../api/operation-failure.ts';
import { FailureText } from './failure.tsx';

/** What can be taken back: a change, or the last change of a record. */
export type Undo = { changeId: number } | { entity: EntityName; entityId: number };

/** A change with what was said of it. */
interface Step {
  change: Undo;
  what: ReactNode;
}

/** What the next Ctrl+Z takes back, and what the next Ctrl+Y brings again. */
let lastUndo: Step | undefined;
let lastRedo: Step | undefined;

async function changeOf(undo: Undo): Promise<number | undefined> {
  if ('changeId' in undo) return undo.changeId;
  const [row] = await invoke('changes.rows', { ...undo, limit: 1 });
  return row?.changeId;
}

const keyOf = (undo: Undo): string => `undo-${JSON.stringify(undo)}`;

export interface Notices {
  /** Says that something was done; with `undo`, for some seconds with the way back. */
  done: (text: ReactNode, undo?: Undo) => void;
  /** Says that something was done in the place of what was last said of its kind: many in a row make one notice. */
  doneOf: (kind: string, text: ReactNode) => void;
  /** Says that something was taken back, with the way to have it again where a change says which. */
  undone: (text: ReactNode, changeId: number | null) => void;
  /** Says that a part was taken back, and which records stayed because they were changed since: it stays until it is closed. */
  partly: (deed: string, takenBack: number, kept: readonly { label: string }[]) => void;
  failed: (error: unknown) => void;
  /** Says that something was done and what is bad was found by it: it stays until it is closed. */
  found: (title: ReactNode, what: ReactNode) => void;
  /** Takes a change back and says what came of it. */
  takeBack: (undo: Undo) => Promise<void>;
  /** Takes back what was last done in this window. */
  undoLast: () => Promise<void>;
  /** Has again what was last taken back in this window. */
  redoLast: () => Promise<void>;
}

/** Long enough to read and to take back, gone before the next page is worked on; only errors stay. */
const NOTICE_SECONDS = 6;

/** Taking back, and taking that back again: the same deed in the words of each. */
const ways = {
  undo: { button: 'Hoàn tác (Ctrl+Z)', done: 'Đã hoàn tác', next: 'redo' },
  redo: { button: 'Làm lại (Ctrl+Y)', done: 'Đã làm lại', next: 'undo' },
} as const;
type Way = keyof typeof ways;

function noticesOn(notification: ReturnType<typeof App.useApp>['notification']): Notices {
  const failed = (error: unknown) => {
    if (error instanceof OperationFailure && error.code === 'CANCELLED') {
      notification.info({ title: error.message, duration: NOTICE_SECONDS });
      return;
    }
    notification.error({ title: 'Chưa làm được', description: <FailureText error={error} />, duration: 0 });
  };

  const partly: Notices['partly'] = (deed, takenBack, kept) =>
    notification.warning({
      title: `${deed} ${showNumber(takenBack)} bản ghi, giữ nguyên ${showNumber(kept.length)}`,
      description: `Giữ nguyên vì đã được sửa sau đó: ${kept
        .slice(0, 5)
        .map(({ label }) => label)
        .join(', ')}${kept.length > 5 ? '…' : '.'}`,
      duration: 0,
    });

  const say = (title: ReactNode, change?: Undo, way: Way = 'undo', what: ReactNode = undefined) => {
    if (!change) {
      notification.success({ title, description: what, duration: NOTICE_SECONDS });
      return;
    }
    // Ctrl+Z twice must not bring back what it took away.
    const step = { change, what: what ?? (way === 'undo' ? title : undefined) };
    lastUndo = way === 'undo' ? step : undefined;
    lastRedo = way === 'redo' ? step : undefined;
    notification.success({
      key: keyOf(change),
      title,
      description: what,
      duration: NOTICE_SECONDS,
      actions: (
        <Button size="small" onClick={() => void takeBack(step, way)}>
          {ways[way].button}
        </Button>
      ),
    });
  };

  const takeBack = async ({ change, what }: Step, way: Way = 'undo') => {
    try {
      const taken = await changeOf(change);
      if (taken === undefined) return;
      if (lastUndo?.change === change) lastUndo = undefined;
      if (lastRedo?.change === change) lastRedo = undefined;
      notification.destroy(keyOf(change));
      const { takenBack, kept, changeId } = await invoke('changes.takeBack', { changeId: taken });
      const { done, next } = ways[way];
      if (kept.length === 0) return say(done, changeId === null ? undefined : { changeId }, next, what);
      partly(done, takenBack, kept);
    } catch (error) {
      failed(error);
    }
  };

  return {
    done: (text, undo) => say(text, undo),
    doneOf: (kind, title) => notification.success({ key: kind, title, duration: NOTICE_SECONDS }),
    undone: (text, changeId) => say(text, changeId === null ? undefined : { changeId }, 'redo'),
    partly,
    failed,
    found: (title, description) => notification.error({ title, description, duration: 0 }),
    takeBack: (change) => takeBack({ change, what: undefined }),
    undoLast: async () => {
      if (lastUndo) await takeBack(lastUndo);
    },
    redoLast: async () => {
      if (lastRedo) await takeBack(lastRedo, 'redo');
    },
  };
}

/** Short notices in the corner of the window; screen readers hear them. */
export function useNotices(): Notices {
  const { notification } = App.useApp();
  return useMemo(() => noticesOn(notification), [notification]);
}
