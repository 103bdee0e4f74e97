import { CheckCircleFilled, CloseOutlined, ExclamationCircleFilled, LoadingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { type ImportItem, isWriting } from './import-item.ts';
import { show } from './import-queue.ts';
import { stateWords } from './import-words.ts';
import { useRemove } from './use-remove.ts';

/** The files of the queue, each with where it stands. */
export function QueueStrip({ items, current }: { items: ImportItem[]; current: string | undefined }): ReactNode {
  const remove = useRemove();
  const strip = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (current === undefined) return;
    strip.current?.querySelector('.current')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav aria-label="Các tệp đang nhập">
      <ul className="import-queue" ref={strip}>
        {items.map((item) => (
          <li key={item.key} className={item.key === current ? 'current' : ''}>
            <button
              type="button"
              aria-current={item.key === current}
              onClick={() => show(item.key)}
              title={`${item.name}: ${stateWords(item)}`}
            >
              <StateIcon item={item} />
              <span className="import-queue-name">{item.name}</span>
              <small>{stateWords(item)}</small>
            </button>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              disabled={isWriting(item)}
              aria-label={`Bỏ ${item.name} khỏi hàng chờ`}
              onClick={() => void remove(item)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function StateIcon({ item }: { item: ImportItem }): ReactNode {
  if (item.phase === 'busy') return <LoadingOutlined aria-hidden />;
  if (item.phase === 'refused') return <ExclamationCircleFilled className="sign-error" aria-hidden />;
  if (item.phase === 'applied') return <CheckCircleFilled className="sign-good" aria-hidden />;
  return null;
}
