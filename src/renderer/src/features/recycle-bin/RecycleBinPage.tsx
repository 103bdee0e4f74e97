import { keepPreviousData, useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { type EntityName, entityLabels } from '#shared/contract/changes.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import { useOperation } from '../../api/hooks.ts';
import { useRecordWords } from '../../app/features-context.ts';
import { useAction } from '../../ui/actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PagedTable, usePaging } from '../../ui/PagedTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { showDateTime } from '../../ui/show.ts';
import { useNotices } from '../../ui/use-notices.tsx';

type Removed = OutputOf<'recycleBin.list'>['items'][number];

const PAGE_SIZE = 50;

/** What was removed: nothing here is lost, each can be brought back. */
export function RecycleBinPage(): ReactNode {
  const words = useRecordWords();
  const kinds = [...words.values()].filter(({ restore }) => restore !== undefined).map(({ entity: kind }) => kind);
  const [entity, setEntity] = useState<EntityName | 'all'>('all');
  const [search, setSearch] = useState('');
  const { page, setPage, first } = usePaging();
  const asked = useDeferredValue(search);
  const answer = useOperation(
    'recycleBin.list',
    {
      ...(asked !== '' && { search: asked }),
      ...(entity !== 'all' && { filter: { entity } }),
      page,
      pageSize: PAGE_SIZE,
    },
    { placeholderData: keepPreviousData },
  );
  const [box, setBox] = useState<HTMLInputElement | null>(null);
  useAction('find', () => box?.focus());

  return (
    <div className="page">
      <PageHeader title="Thùng rác" />
      <p className="hint">
        Những bản ghi đã bỏ khỏi danh sách. Chúng không tính vào báo cáo và khôi phục được bất cứ lúc nào.
      </p>
      <search className="filter-bar">
        <Input
          ref={(input) => setBox(input?.input ?? null)}
          className="filter-search"
          allowClear
          value={search}
          placeholder="Tìm trong thùng rác"
          aria-label="Tìm trong thùng rác (Ctrl+F)"
          onChange={({ target }) => first(setSearch)(target.value)}
        />
        <Select<EntityName | 'all'>
          aria-label="Thuộc sổ"
          popupMatchSelectWidth={false}
          value={entity}
          options={[
            { value: 'all', label: 'Mọi sổ' },
            ...kinds.map((value) => ({ value, label: entityLabels[value] })),
          ]}
          onChange={first(setEntity)}
        />
      </search>
      <PagedTable<Removed>
        answer={answer}
        page={page}
        pageSize={PAGE_SIZE}
        onPage={setPage}
        rowKey={({ entity: kind, entityId }) => `${kind}-${entityId}`}
        empty={<EmptyState title={search ? 'Không có bản ghi nào khớp' : 'Thùng rác trống'} />}
        columns={[
          {
            title: 'Bản ghi',
            render: (_, { entity: kind, entityId, label }) => (
              <RecordLink path={words.get(kind)?.path?.(entityId)}>{label}</RecordLink>
            ),
          },
          { title: 'Thuộc sổ', width: 260, render: (_, { entity: kind }) => entityLabels[kind] },
          { title: 'Bỏ lúc', width: 160, render: (_, { deletedAt }) => showDateTime(deletedAt) },
          { title: 'Người bỏ', width: 180, dataIndex: 'clerk' },
          {
            title: <span className="visually-hidden">Thao tác</span>,
            width: 130,
            render: (_, each) => <Restore removed={each} />,
          },
        ]}
      />
    </div>
  );
}

function RecordLink({ path, children }: { path: string | undefined; children: ReactNode }): ReactNode {
  return path === undefined ? children : <a href={`#${path}`}>{children}</a>;
}

function Restore({ removed: { entity, entityId, label } }: { removed: Removed }): ReactNode {
  const notices = useNotices();
  const back = useRecordWords().get(entity)?.restore;
  const restore = useMutation({
    mutationFn: async () => back?.(entityId),
    onSuccess: () => notices.done(`Đã khôi phục ${label}.`, { entity, entityId }),
    onError: notices.failed,
  });
  return (
    <Button
      size="small"
      disabled={!back}
      loading={restore.isPending}
      aria-label={`Khôi phục ${label}`}
      onClick={() => restore.mutate()}
    >
      Khôi phục
    </Button>
  );
}
