import { keepPreviousData } from '@tanstack/react-query';
import { Button, Select, Space, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  type ImportCounts,
  type ImportKind,
  type ImportState,
  importKindLabels,
  importStatuses,
  importStatusLabels,
} from '#shared/contract/imports.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { useOperation, useTask } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { optionsOf } from '../../ui/form.tsx';
import { PagedTable, usePaging } from '../../ui/PagedTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { showDateTime, showSize } from '../../ui/show.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { openBatch } from './import-work.ts';
import { IMPORTS_PATH } from './paths.ts';
import { saveRejects } from './rejects-file.ts';
import { kindNames } from './steps.ts';

type Batch = OutputOf<'imports.list'>['items'][number];

const stateLabels: Record<ImportState, string> = {
  previewed: 'Mới xem, chưa ghi',
  applied: 'Đã ghi vào sổ',
  undone: 'Đã hoàn tác',
};
const stateColors: Record<ImportState, string> = { previewed: 'default', applied: 'green', undone: 'orange' };
const PAGE_SIZE = 50;

function showCounts(counts: ImportCounts): string {
  return importStatuses
    .filter((status) => counts[status] > 0)
    .map((status) => `${importStatusLabels[status].toLowerCase()} ${showNumber(counts[status])}`)
    .join(', ');
}

/** Every file that was brought in: what came of it, and the way to take it back. */
export function HistoryPage(): ReactNode {
  const navigate = useNavigate();
  const [kind, setKind] = useState<ImportKind>();
  const [state, setState] = useState<ImportState>();
  const [unitId, setUnitId] = useState<number | null>(null);
  const { page, setPage, first } = usePaging();
  const answer = useOperation(
    'imports.list',
    {
      filter: { ...(kind && { kind }), ...(state && { state }), ...(unitId !== null && { unitId }) },
      page,
      pageSize: PAGE_SIZE,
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <div className="page">
      <PageHeader title="Lịch sử nhập tệp" onBack={() => void navigate(IMPORTS_PATH)} />
      <search className="filter-bar">
        <Select<ImportKind | undefined>
          allowClear
          className="filter-entity"
          aria-label="Loại danh sách"
          placeholder="Mọi loại danh sách"
          options={optionsOf(importKindLabels)}
          onChange={first(setKind)}
        />
        <Select<ImportState | undefined>
          allowClear
          className="filter-clerk"
          aria-label="Tình trạng"
          placeholder="Mọi tình trạng"
          options={optionsOf(stateLabels)}
          onChange={first(setState)}
        />
        <div className="import-history-unit">
          <UnitPicker
            value={unitId}
            onChange={first(setUnitId)}
            withClosed
            placeholder="Mọi đơn vị gửi"
            aria-label="Đơn vị gửi"
          />
        </div>
      </search>
      <PagedTable<Batch>
        answer={answer}
        page={page}
        pageSize={PAGE_SIZE}
        onPage={setPage}
        rowKey="batchId"
        empty={<EmptyState title="Chưa nhập tệp nào" hint="Mỗi tệp đã nhập sẽ hiện ở đây." />}
        columns={[
          {
            title: 'Tệp',
            render: (_, { fileName, fileSize, fileHash }) => (
              <>
                <b>{fileName}</b>
                <div className="hint" title={`SHA-256: ${fileHash}`}>
                  {showSize(fileSize)} · mã tệp {fileHash.slice(0, 8)}
                </div>
              </>
            ),
          },
          {
            title: 'Loại, đơn vị gửi',
            width: 150,
            render: (_, { kind: of, unit }) => (
              <>
                {kindNames[of]}
                {unit && <div className="hint">{unit}</div>}
              </>
            ),
          },
          {
            title: 'Lúc, người nhập',
            width: 150,
            render: (_, { at, clerk }) => (
              <>
                {showDateTime(at)}
                <div className="hint">{clerk}</div>
              </>
            ),
          },
          { title: 'Số dòng', width: 190, render: (_, { counts }) => showCounts(counts) },
          {
            title: 'Tình trạng',
            width: 140,
            render: (_, { state: of }) => <Tag color={stateColors[of]}>{stateLabels[of]}</Tag>,
          },
          {
            title: <span className="visually-hidden">Thao tác</span>,
            width: 290,
            render: (_, batch) => <BatchActions batch={batch} />,
          },
        ]}
      />
    </div>
  );
}

function BatchActions({ batch }: { batch: Batch }): ReactNode {
  const { batchId, fileName, state, toSendBack } = batch;
  const navigate = useNavigate();
  const confirm = useConfirm();
  const notices = useNotices();
  const undo = useTask('imports.undo', {
    onError: notices.failed,
    onSuccess: ({ undone, kept }) =>
      kept.length === 0
        ? notices.done(`Đã hoàn tác ${showNumber(undone)} bản ghi.`)
        : notices.partly('Đã hoàn tác', undone, kept),
  });
  const ask = async () => {
    const sure = await confirm({
      title: `Hoàn tác lần nhập “${fileName}”?`,
      content:
        'Những dòng đã thêm bị bỏ ra, những ô đã cập nhật trở về như cũ. Dòng nào đã được sửa sau đó thì giữ nguyên.',
      action: 'Hoàn tác lần nhập',
      danger: true,
    });
    if (sure) undo.mutate({ batchId });
  };
  const open = async () => {
    try {
      await openBatch(batchId);
      void navigate(IMPORTS_PATH);
    } catch (error) {
      notices.failed(error);
    }
  };
  return (
    <Space size={4} wrap>
      <Button size="small" aria-label={`Mở ${fileName}`} onClick={() => void open()}>
        Mở
      </Button>
      {toSendBack > 0 && (
        <Button
          size="small"
          aria-label={`Lưu các dòng chưa nhập của ${fileName}`}
          onClick={() => void saveRejects(batchId, fileName).catch(notices.failed)}
        >
          Dòng chưa nhập
        </Button>
      )}
      {state === 'applied' && (
        <Button
          size="small"
          danger
          loading={undo.isPending}
          aria-label={`Hoàn tác ${fileName}`}
          onClick={() => void ask()}
        >
          Hoàn tác
        </Button>
      )}
    </Space>
  );
}
