import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { showNumber } from '#shared/text/number.ts';
import type { ImportItem } from './import-item.ts';
import { workWords } from './import-words.ts';
import { stop } from './import-work.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import { RefusedFile } from './RefusedFile.tsx';

/** One file, wherever it stands. */
export function ItemPanel({ item }: { item: ImportItem }): ReactNode {
  if (item.preview) return <PreviewPanel item={item} preview={item.preview} />;
  if (item.phase === 'refused') return <RefusedFile item={item} />;
  return (
    <section className="import-reading" aria-label={item.name}>
      <h2>{item.name}</h2>
      <Working item={item} />
    </section>
  );
}

/** What runs, how far it is, and the way to stop it. */
export function Working({ item }: { item: ImportItem }): ReactNode {
  const { progress, work, phase, taskId } = item;
  const words = phase === 'waiting' ? 'Chờ tệp trước đọc xong…' : workWords[work ?? 'read'];
  const percent = progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : undefined;
  return (
    <div className="import-working">
      <div role="status">
        <strong>{words}</strong> {progress?.label}
        {percent !== undefined && progress && ` (${showNumber(progress.done)}/${showNumber(progress.total)})`}
      </div>
      <Progress
        percent={percent ?? 100}
        status="active"
        showInfo={percent !== undefined}
        aria-label={words}
        className={percent === undefined ? 'import-unknown-length' : ''}
      />
      {taskId !== undefined && work !== 'upload' && <Button onClick={() => stop(item.key)}>Dừng</Button>}
    </div>
  );
}
