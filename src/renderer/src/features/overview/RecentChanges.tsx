import type { ReactNode } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { useOperationWords } from '../../app/features-context.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { showDateTime } from '../../ui/show.ts';

const RECENT = 6;

/** `: Nguyễn Văn An, Trần Bình`; nothing where the deed has named it already (Sửa thiết lập). */
function named(deed: string, labels: readonly string[]): string {
  const more = labels.slice(0, 2).filter((label) => !deed.toLowerCase().endsWith(label.toLowerCase()));
  return more.length > 0 ? `: ${more.join(', ')}` : '';
}

/** What was done in the register last. */
export function RecentChanges(): ReactNode {
  const operationWords = useOperationWords();
  const { data, error } = useOperation('changes.list', { pageSize: RECENT });
  if (error) return <FailureAlert error={error} />;
  if (!data) return <Loading />;
  if (data.items.length === 0) return <p className="hint">Chưa có thay đổi nào.</p>;
  return (
    <ul className="recent">
      {data.items.map(({ id, at, clerk, operation, labels, size }) => (
        <li key={id}>
          <time dateTime={at}>{showDateTime(at)}</time>
          <span>
            <b>{operationWords(operation)}</b>
            {named(operationWords(operation), labels)}
            {size > 2 && ` và ${showNumber(size - Math.min(2, labels.length))} bản ghi khác`}
          </span>
          <span className="hint">{clerk}</span>
        </li>
      ))}
    </ul>
  );
}
