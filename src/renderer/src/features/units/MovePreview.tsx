import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { FailureAlert } from '../../ui/failure.tsx';

interface Props {
  preview: OutputOf<'units.previewMerge'> | undefined;
  error: unknown;
}

/** What a merge or a split is going to move, before it is done. */
export function MovePreview({ preview, error }: Props): ReactNode {
  if (error) return <FailureAlert error={error} />;
  if (!preview) return <p className="hint">Chọn đủ đơn vị và ngày để xem trước những gì sẽ chuyển.</p>;
  const { speakers, children, closed, conflicts } = preview;
  return (
    <>
      <Alert
        type="info"
        showIcon
        title="Khi thực hiện"
        description={
          <ul className="plain">
            <li>
              Chuyển <b>{showNumber(speakers)}</b> người và <b>{showNumber(children)}</b> đơn vị trực thuộc.
            </li>
            {closed.length > 0 && <li>Ngừng hoạt động: {closed.join(', ')}.</li>}
            <li>Hồ sơ cũ vẫn ghi đơn vị lúc đó. Có thể hoàn tác trọn vẹn.</li>
          </ul>
        }
      />
      {conflicts.length > 0 && (
        <Alert
          type="error"
          showIcon
          title="Chưa thực hiện được"
          description={
            <ul className="plain">
              {conflicts.map((conflict) => (
                <li key={conflict}>{conflict}</li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}
