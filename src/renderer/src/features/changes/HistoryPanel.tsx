import { UndoOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ChangeRow, EntityName } from '#shared/contract/changes.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useOperationWords, useRecordWords } from '../../app/features-context.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { showDateTime } from '../../ui/show.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { ChangedFields } from './ChangedFields.tsx';

interface Props {
  entity: EntityName;
  entityId: number;
  /** Taking back that the record was added left nothing to show here. */
  onGone: () => void;
}

/** A record's history, newest first; each change can be taken back from here. */
export function HistoryPanel({ entity, entityId, onGone }: Props): ReactNode {
  const { data, error, refetch } = useOperation('changes.rows', { entity, entityId });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <p>Chưa có thay đổi nào được ghi lại.</p>;
  return (
    <ol className="history">
      {data.map((row) => (
        <HistoryRow key={row.id} row={row} onGone={onGone} />
      ))}
    </ol>
  );
}

/** One change of a record: who, when, what. */
function HistoryRow({ row, onGone }: { row: ChangeRow; onGone: () => void }): ReactNode {
  const operationWords = useOperationWords();
  return (
    <li className={row.takenBack ? 'history-row taken-back' : 'history-row'}>
      <div className="history-head">
        <time dateTime={row.at}>{showDateTime(row.at)}</time>
        <b>{operationWords(row.operation)}</b>
        {row.about !== null && <span className="change-about">{row.about}</span>}
        <span>{row.clerk}</span>
        {row.changeSize > 1 && <span className="history-size">cùng {showNumber(row.changeSize - 1)} bản ghi khác</span>}
        {row.takenBack ? <Tag>đã hoàn tác</Tag> : <TakeBack row={row} onGone={onGone} />}
      </div>
      <ChangedFields row={row} />
    </li>
  );
}

/** One record's part of a change, under the change itself in the journal. */
export function ChangePart({ row }: { row: ChangeRow }): ReactNode {
  const path = useRecordWords().get(row.entity)?.path;
  return (
    <li className={row.takenBack ? 'history-row taken-back' : 'history-row'}>
      <div className="history-head">
        <b>{path ? <a href={`#${path(row.entityId)}`}>{row.label}</a> : row.label}</b>
        {row.takenBack && row.changeSize > 1 && <Tag>đã hoàn tác</Tag>}
        {!row.takenBack && row.changeSize > 1 && !row.wholeOnly && <TakeBack row={row} />}
      </div>
      <ChangedFields row={row} />
    </li>
  );
}

function TakeBack({ row, onGone }: { row: ChangeRow; onGone?: () => void }): ReactNode {
  const operationWords = useOperationWords();
  const confirm = useConfirm();
  const notices = useNotices();
  const takeBack = useCommand('changes.takeBack', {
    onSuccess: ({ takenBack, kept, changeId }) => {
      const gone =
        row.action === 'create' &&
        !kept.some(({ entity, entityId }) => entity === row.entity && entityId === row.entityId);
      if (kept.length === 0)
        notices.undone(gone ? `Đã hoàn tác việc thêm: ${row.label} không còn trong sổ.` : 'Đã hoàn tác.', changeId);
      else
        notices.done(
          `Hoàn tác ${showNumber(takenBack)} bản ghi; giữ nguyên ${showNumber(kept.length)} vì đã được sửa sau đó.`,
        );
      if (gone) onGone?.();
    },
    onError: notices.failed,
  });
  const whole = row.wholeOnly && row.changeSize > 1;
  const ask = async () => {
    const added = row.action === 'create' && !whole;
    const sure = await confirm({
      title: added ? `Hoàn tác việc thêm ${row.label}?` : 'Hoàn tác thay đổi này?',
      content: added
        ? 'Bản ghi này sẽ ra khỏi sổ, không vào thùng rác. Nếu bản ghi đã được sửa hoặc đang được dùng ở nơi khác thì giữ nguyên.'
        : whole
          ? `Thay đổi này đi liền ${showNumber(row.changeSize)} bản ghi nên được hoàn tác trọn vẹn. Ô nào đã được sửa sau đó thì giữ nguyên.`
          : 'Các ô của bản ghi này trở về giá trị trước đó. Ô nào đã được sửa sau đó thì giữ nguyên.',
      action: 'Hoàn tác',
    });
    if (sure) takeBack.mutate(whole ? { changeId: row.changeId } : { rowId: row.id });
  };
  return (
    <Button
      size="small"
      icon={<UndoOutlined />}
      loading={takeBack.isPending}
      onClick={() => void ask()}
      aria-label={`Hoàn tác: ${operationWords(row.operation)} lúc ${showDateTime(row.at)}`}
    >
      Hoàn tác
    </Button>
  );
}
