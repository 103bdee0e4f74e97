import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Modal, Space, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FeeRate } from '#shared/contract/fees.ts';
import { feeRateFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { sessionKindLabels } from '#shared/contract/session-values.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { FeeRateDialog } from './FeeRateDialog.tsx';

const NONE = {} as const;

const nameOf = ({ kind, role, validFrom }: FeeRate): string =>
  `${kind ? sessionKindLabels[kind] : 'Mọi loại'}, ${role ?? 'mọi vai trò'}, từ ${showDate(validFrom)}`;

/** What speakers are paid for one session, by kind and role, each rate from a day on. */
export function FeeRatesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const notices = useNotices();
  const { data } = useOperation('fees.list', NONE);
  const [editing, setEditing] = useState<FeeRate | 'new'>();
  const remove = useCommand('fees.remove', {
    onSuccess: ({ id }) => notices.done('Đã bỏ mức chi.', { entity: 'feeRate', entityId: id }),
    onError: notices.failed,
  });
  return (
    <>
      <Modal
        open
        width={880}
        title="Mức chi bồi dưỡng"
        footer={
          <>
            <Button onClick={onClose}>Đóng</Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
              Thêm mức chi
            </Button>
          </>
        }
        onCancel={onClose}
      >
        <Table<FeeRate>
          size="small"
          pagination={false}
          rowKey="id"
          scroll={{ y: 400 }}
          dataSource={data?.items ?? []}
          locale={{ emptyText: 'Chưa có mức chi nào: bấm Thêm mức chi để máy tính tiền bồi dưỡng cho từng buổi.' }}
          columns={[
            { title: labels.kind, render: (_, { kind }) => (kind ? sessionKindLabels[kind] : 'Mọi loại') },
            { title: labels.role, render: (_, { role }) => role ?? 'Mọi vai trò' },
            { title: labels.amount, width: 210, align: 'right', render: (_, { amount }) => showNumber(amount) },
            { title: labels.validFrom, width: 160, render: (_, { validFrom }) => showDate(validFrom) },
            {
              width: 84,
              render: (_, rate) => (
                <Space size={0}>
                  <Button
                    type="text"
                    icon={<EditOutlined />}
                    aria-label={`Sửa mức chi: ${nameOf(rate)}`}
                    title="Sửa"
                    onClick={() => setEditing(rate)}
                  />
                  <Button
                    type="text"
                    danger
                    icon={<DeleteOutlined />}
                    aria-label={`Bỏ mức chi: ${nameOf(rate)}`}
                    title="Bỏ"
                    onClick={() => remove.mutate({ id: rate.id, version: rate.version })}
                  />
                </Space>
              ),
            },
          ]}
        />
      </Modal>
      {editing && <FeeRateDialog {...(editing !== 'new' && { rate: editing })} onClose={() => setEditing(undefined)} />}
    </>
  );
}
