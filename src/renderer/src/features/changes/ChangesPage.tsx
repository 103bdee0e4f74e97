import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input, Select, Tag } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { type EntityName, entityLabels } from '#shared/contract/changes.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { useAppState } from '../../app/app-state.ts';
import { useOperationWords } from '../../app/features-context.ts';
import { useAction } from '../../ui/actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { optionsOf } from '../../ui/form.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PagedTable, usePaging } from '../../ui/PagedTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { showDateTime } from '../../ui/show.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { ChangePart } from './HistoryPanel.tsx';

type Change = OutputOf<'changes.list'>['items'][number];
const PAGE_SIZE = 50;
const ROWS_SHOWN = 200;

/** The journal of the register: every change with who and when; a whole change can be taken back here. */
export function ChangesPage(): ReactNode {
  const { clerks } = useAppState();
  const operationWords = useOperationWords();
  const [search, setSearch] = useState('');
  const [entity, setEntity] = useState<EntityName>();
  const [clerkId, setClerkId] = useState<number>();
  const { page, setPage, first } = usePaging();
  const asked = useDeferredValue(search);
  const answer = useOperation(
    'changes.list',
    {
      ...(asked !== '' && { search: asked }),
      filter: { ...(entity && { entity }), ...(clerkId !== undefined && { clerkId }) },
      page,
      pageSize: PAGE_SIZE,
    },
    { placeholderData: keepPreviousData },
  );
  const [box, setBox] = useState<HTMLInputElement | null>(null);
  useAction('find', () => box?.focus());

  return (
    <div className="page">
      <PageHeader title="Nhật ký" />
      <search className="filter-bar">
        <Input
          ref={(input) => setBox(input?.input ?? null)}
          className="filter-search"
          allowClear
          value={search}
          placeholder="Tìm theo tên bản ghi, tên tệp"
          aria-label="Tìm trong nhật ký (Ctrl+F)"
          onChange={({ target }) => first(setSearch)(target.value)}
        />
        <Select<EntityName>
          allowClear
          className="filter-entity"
          aria-label="Loại bản ghi"
          placeholder="Mọi loại bản ghi"
          options={optionsOf(entityLabels)}
          onChange={first(setEntity)}
        />
        <Select<number>
          allowClear
          className="filter-clerk"
          aria-label="Người ghi"
          placeholder="Mọi người ghi"
          options={clerks.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={first(setClerkId)}
        />
      </search>
      <PagedTable<Change>
        answer={answer}
        page={page}
        pageSize={PAGE_SIZE}
        onPage={setPage}
        rowKey="id"
        empty={<EmptyState title="Chưa có thay đổi nào" hint="Mọi lần thêm, sửa, xoá sẽ hiện ở đây." />}
        expandable={{
          expandedRowRender: ({ id, size }) => <ChangeRows changeId={id} size={size} />,
          expandRowByClick: true,
        }}
        columns={[
          { title: 'Lúc', width: 150, render: (_, { at }) => showDateTime(at) },
          { title: 'Người ghi', width: 170, dataIndex: 'clerk' },
          {
            title: 'Việc',
            width: 220,
            render: (_, { operation, about }) => (
              <>
                {operationWords(operation)}
                {about !== null && <div className="hint change-about">{about}</div>}
              </>
            ),
          },
          {
            title: 'Bản ghi',
            render: (_, { labels, size }) =>
              `${labels.join(', ')}${size > labels.length ? ` và ${showNumber(size - labels.length)} bản ghi khác` : ''}`,
          },
          {
            title: <span className="visually-hidden">Hoàn tác</span>,
            width: 130,
            render: (_, change) => (change.takenBack ? <Tag>đã hoàn tác</Tag> : <TakeBackWhole change={change} />),
          },
        ]}
      />
    </div>
  );
}

function ChangeRows({ changeId, size }: { changeId: number; size: number }): ReactNode {
  const { data, error } = useOperation('changes.rows', { changeId, limit: ROWS_SHOWN });
  if (error) return <FailureAlert error={error} />;
  if (!data) return <Loading />;
  return (
    <>
      <ol className="history">
        {data.map((row) => (
          <ChangePart key={row.id} row={row} />
        ))}
      </ol>
      {size > data.length && (
        <p className="hint">
          Chỉ hiện {showNumber(data.length)} bản ghi đầu trong {showNumber(size)}.
        </p>
      )}
    </>
  );
}

function TakeBackWhole({ change }: { change: Change }): ReactNode {
  const operationWords = useOperationWords();
  const confirm = useConfirm();
  const notices = useNotices();
  const ask = async () => {
    const sure = await confirm({
      title: `Hoàn tác “${[operationWords(change.operation), change.about].filter(Boolean).join(' ')}”?`,
      content: `${showNumber(change.size)} bản ghi trở về như trước thay đổi này. Ô nào đã được sửa sau đó thì giữ nguyên.`,
      action: 'Hoàn tác',
    });
    if (sure) await notices.takeBack({ changeId: change.id });
  };
  return (
    <Button
      size="small"
      onClick={(event) => {
        event.stopPropagation();
        void ask();
      }}
    >
      Hoàn tác
    </Button>
  );
}
