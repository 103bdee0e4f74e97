import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import type { Progress as Done } from '../../../api/hooks.ts';

/** How far a task is, with the way to stop it. */
export function TaskBar({
  label,
  progress,
  onStop,
}: {
  label: string;
  progress: Done | undefined;
  onStop: () => void;
}): ReactNode {
  const percent = progress && progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : 0;
  return (
    <div className="template-task" role="status">
      <span>{progress?.label || label}…</span>
      <Progress percent={percent} size="small" status="active" aria-label={label} />
      <Button size="small" onClick={onStop}>
        Dừng
      </Button>
    </div>
  );
}
