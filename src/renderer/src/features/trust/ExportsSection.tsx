import { Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EntityName } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import { fieldLabel } from '#shared/contract/field-labels.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { showDateTime } from '../../ui/show.ts';

type Export = OutputOf<'exports.list'>['items'][number];

const PAGE_SIZE = 10;

const kinds: Record<string, { paper: string; entity: EntityName }> = {
  speakers: { paper: 'Danh sách báo cáo viên', entity: 'speaker' },
  sessions: { paper: 'Danh sách hoạt động', entity: 'session' },
  commendations: { paper: 'Danh sách khen thưởng', entity: 'commendation' },
  records: { paper: 'Lý lịch trích ngang', entity: 'speaker' },
  cards: { paper: 'Thẻ báo cáo viên', entity: 'speaker' },
};

/** What a list is filtered by that is no field of its records. */
const conditionLabels: Record<string, string> = {
  from: 'Từ ngày',
  to: 'Đến ngày',
  year: 'Năm',
  below: 'Cả cấp dưới',
  ids: 'Các dòng đã chọn',
};
const OTHER_CONDITION = 'Điều kiện khác';

const operationLabels: Record<string, string> = {
  'commendations.writeProposal': 'Hồ sơ đề nghị khen thưởng',
  'payments.write': 'Bảng kê bồi dưỡng',
  'imports.rejects': 'Dòng chưa nhập được',
  'lists.write': 'Bảng đủ mọi ô',
  'personal.export': 'Dữ liệu của một người',
  'reports.write': 'Sổ báo cáo',
  'reports.sentFile': 'Báo cáo đã chốt',
};

const isRecord = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What left the register: the paper, and by what it was chosen. */
function contentOf({ operation, input }: Export): string {
  const asked = isRecord(input) ? input : {};
  const { kind, search, filter } = asked;
  const known = typeof kind === 'string' ? kinds[kind] : undefined;
  const paper = known?.paper ?? operationLabels[operation] ?? 'Tệp khác';
  const labelOf = (field: string): string =>
    (known && fieldLabel(known.entity, field)) ?? conditionLabels[field] ?? OTHER_CONDITION;
  const fields = isRecord(filter) ? [...new Set(Object.keys(filter).map(labelOf))] : [];
  const chosen = [
    ...(typeof search === 'string' && search !== '' ? [`tìm “${search}”`] : []),
    ...(fields.length > 0 ? [`lọc theo ${fields.join(', ')}`] : []),
  ];
  return chosen.length === 0 ? paper : `${paper}: ${chosen.join('; ')}`;
}

function placeOf({ operation, path }: Export): string {
  if (operation === 'print') return 'In ra giấy';
  return operation === 'pdf' ? 'Lưu PDF từ bản in' : path;
}

/** What left the register with people in it: the law wants it to be known who took what, and where to. */
export function ExportsSection(): ReactNode {
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useOperation('exports.list', { page, pageSize: PAGE_SIZE });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <section className="section" aria-labelledby="exports-title">
      <h2 id="exports-title">Nhật ký xuất tệp, in</h2>
      <Table<Export>
        size="small"
        rowKey="id"
        dataSource={data.items}
        pagination={
          data.total > PAGE_SIZE
            ? { current: page, pageSize: PAGE_SIZE, total: data.total, onChange: setPage, showSizeChanger: false }
            : false
        }
        locale={{ emptyText: 'Chưa xuất tệp, chưa in danh sách nào.' }}
        columns={[
          { title: 'Lúc', width: 150, dataIndex: 'at', render: showDateTime },
          { title: 'Ai', width: 150, dataIndex: 'clerk' },
          { title: 'Nội dung', render: (_, item) => contentOf(item) },
          {
            title: 'Số dòng',
            width: 90,
            align: 'right',
            render: (_, { rows }) => (rows === null ? '' : showNumber(rows)),
          },
          { title: 'Ghi vào', width: 260, className: 'export-path', render: (_, item) => placeOf(item) },
        ]}
      />
    </section>
  );
}
